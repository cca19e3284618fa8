"""Whatever the text, a reading is made, obeys the schema, and points inside the text."""

from collections.abc import Iterator
from typing import Any

from hypothesis import example, given, settings
from hypothesis import strategies as st
from jsonschema import Draft202012Validator

from danvan.legaltext.contract import as_dict, json_schema
from danvan.legaltext.reading import read_text

VALIDATOR = Draft202012Validator(json_schema())
PIECES = st.sampled_from(
    [
        "KẾ HOẠCH", "I. MỤC ĐÍCH", "1. ", "- ", "+ ", "a) ", "Phòng Nội vụ", "Ủy ban nhân dân các xã, thị trấn", "các cơ quan, đơn vị",
        " báo cáo ", "gửi ", "tổng hợp", "trước ngày 31/02", "trước ngày 05 tháng 6", "quý IV/0000", "ngày 99/99/9999", "số 39a/KH-UBND",
        "Quyết định số ", "218-QĐÐ/TW", " của ", "Bộ Chính trị (khóa XI)", "Nơi nhận:", "TM. ỦY BAN NHÂN DÂN", "Số: /KH-UBND",
        "hằng tháng",
        "Đề nghị ", "phối hợp với ", "nếu có ", "phản ánh ", ", ", "; ", ". ", "\n", "\n\n", " ", "hoà", "Uỷ", "\u0301",
        "\u00a0", "*", "“", "”",
        "(b/c)", "Sông La, ngày tháng năm 2023",
        "năm 2023", "İ", "ﬁ", "\ud7ff", "𝔸", "Lưu: VT", "| ", "\f", "\r\n",
    ]
)  # fmt: skip


def _spans(value: Any) -> Iterator[list[int]]:
    if isinstance(value, dict):
        for name, inner in value.items():
            if name == "span" and inner is not None:
                yield inner
            else:
                yield from _spans(inner)
    elif isinstance(value, list):
        for inner in value:
            yield from _spans(inner)


def _check(text: str) -> None:
    out = as_dict(read_text(text))
    VALIDATOR.validate(out)
    assert out["text"] == text
    assert all(0 <= start <= end <= len(text) for start, end in _spans(out))
    for kind, words in (("citations", "ref"), ("units", "mention"), ("duties", "text")):
        assert all(text[slice(*one["span"])] == one[words] for one in out[kind])


@settings(deadline=None)
@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    _check(text)


@example("İTM. ỦY BAN NHÂN DÂN")
@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join))
def test_any_mixture_of_the_words_of_plans_is_read(text: str) -> None:
    _check(text)


def test_long_runs_of_one_sign_are_read_in_no_time() -> None:
    for sign in (
        "-",
        " ",
        "(",
        "1.",
        "số ",
        "các ",
        "a, ",
        "UBND ",
        "ngày ",
        "*",
        "“",
        "Nơi nhận: ",
        "\n",
        "A",
        "Ủy ban ",
        "1/",
        "báo cáo ",
    ):
        _check(sign * 4000)
        _check("KẾ HOẠCH\nThử\n\nI. A\n1. " + sign * 4000)
