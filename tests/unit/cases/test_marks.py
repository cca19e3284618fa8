"""Marks find a person's data however it is written, and nothing else."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.cases.guard.marks import Marker, Net, marks_of, plain

MARKER = Marker(b"k" * 32, b"case-one-case-one")
PERSON = {
    "name": "Nguyễn Thị Bích Vân", "address": "Số nhà 12, tổ 5, ấp Cầu Ngang, xã Bưng Sen", "phone": "0912 345 678",
    "email": "Bich.Van@vidu.vn", "id_number": "086192001234",
}  # fmt: skip
NET = Net(marks_of(PERSON, MARKER), MARKER)


def kinds(text: str) -> list[str]:
    return [hit.kind for hit in NET.hits(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Bà Nguyễn Thị Bích Vân trình bày", "bà NGUYỄN THỊ BÍCH VÂN", "ba nguyen thi bich van", "Nguyễn  Thị\nBích\tVân",
        "Nguyễn-Thị-Bích-Vân.pdf", "nguyen_thi_bich_van.jpg", "don-NguyenThiBichVan.pdf", "NguyenThiBichVan", "N.T.B. Vân",
        "N T B Van", "NTBVan", "Nguyễn T.B. Vân", "Vân Nguyễn Thị Bích", unicodedata.normalize("NFD", "Nguyễn Thị Bích Vân"),
        "Nguyễn\u200b Thị Bích Vân", "Nguyễn Thị Bí\u00adch Vân", "Nguyễn Thị Bích Vân", "(Nguyễn Thị Bích Vân)",
    ],
)  # fmt: skip
def test_name_is_found_however_written(text: str) -> None:
    assert kinds(text) == ["name"]


@pytest.mark.parametrize(
    "text", ["0912345678", "0912.345.678", "+84 912 345 678", "84912345678", "ĐT:0912-345-678.", "(0912) 345678"]
)
def test_phone_is_found_however_written(text: str) -> None:
    assert kinds(text) == ["phone"]


@pytest.mark.parametrize("text", ["CCCD 086192001234", "086 192 001 234", "số:086192001234,"])
def test_number_is_found(text: str) -> None:
    assert kinds(text) == ["number"]


def test_mail_and_address_are_found() -> None:
    assert kinds("gửi bich.van@VIDU.vn") == ["email"]
    assert kinds("tại số nhà 12 ấp Cầu Ngang") == ["address"]


@pytest.mark.parametrize(
    "text",
    [
        "Đường liên ấp, ấp Cầu Ngang, xã Bưng Sen", "tổ 5, ấp Cầu Ngang", "Nguyễn Thị Bích", "Trần Thị Bích Vân", "Bích Vân",
        "Số 12/TB-UBND",
        "0912 345 679", "086192001235", "van@vidu.vn", "ngày 12 tháng 3", "", "vân", "bichvan",
    ],
)  # fmt: skip
def test_what_leads_to_nobody_is_no_hit(text: str) -> None:
    assert kinds(text) == []


def test_marks_of_two_cases_have_nothing_in_common() -> None:
    other = Marker(b"k" * 32, b"case-two-case-two")
    one, two = ({mark.digest for mark in marks_of(PERSON, marker)} for marker in (MARKER, other))
    assert not one & two
    assert not {mark.digest for mark in marks_of(PERSON, Marker(b"q" * 32, b"case-one-case-one"))} & one


def test_nothing_is_made_of_nothing() -> None:
    assert marks_of({}, MARKER) == []
    assert marks_of({"name": "Vân", "phone": "12", "address": "ấp Cầu Ngang"}, MARKER) == []


@given(st.text(max_size=200))
def test_any_text_is_read(text: str) -> None:
    assert NET.hits(text) == NET.hits(unicodedata.normalize("NFD", text))
    assert len(plain(text)) <= 2 * len(text)


SYLLABLES = [
    "Nguyễn",
    "Trần",
    "Thạch",
    "Kim",
    "Sơn",
    "Thị",
    "Văn",
    "Bích",
    "Đức",
    "Ngọc",
    "Út",
    "Sa",
    "Rết",
    "Ánh",
    "Ẩn",
]
NAMES = st.lists(st.sampled_from(SYLLABLES), min_size=2, max_size=5)


@given(NAMES, st.text(alphabet="abc .,;\n", max_size=40), st.text(alphabet=" .,;\n(", min_size=1, max_size=3))
def test_a_name_in_the_middle_of_anything_is_found(words: list[str], before: str, between: str) -> None:
    net = Net(marks_of({"name": " ".join(words)}, MARKER), MARKER)
    assert any(hit.kind == "name" for hit in net.hits(f"{before} {between.join(words)} {before}"))
