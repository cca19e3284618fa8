"""Doubts about legal bases: replaced, lapsed, of another title, contradicting themselves."""

import pytest

from danvan.legaltext.legalstatus import TABLE
from danvan.legaltext.reading import read_text

CODES = ("citation-replaced", "citation-title", "citation-dates-differ", "citation-year", "citation-near-collision",
         "citation-period-over", "unit-abolished", "deadline-day-off")  # fmt: skip


def _doubts(item: str, year: int = 2024) -> list[tuple[str, str]]:
    head = f"ỦY BAN NHÂN DÂN\nTỈNH VÀM XANH\nSố: 5/KH-UBND\nVàm Xanh, ngày 5 tháng 8 năm {year}\n\nKẾ HOẠCH\nThử\n\nI. VIỆC\n1. "
    reading = read_text(head + item)
    return [
        (one.code, reading.source.text[slice(*one.span)]) for one in reading.lints if one.span and one.code in CODES
    ]


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        (
            "Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.",
            "citation-replaced",
            "Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ",
        ),
        (
            "Thực hiện Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007.",
            "citation-replaced",
            "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007",
        ),
        (
            (
                "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về tăng cường và đổi mới công tác "
                "dân vận trong cơ quan hành chính nhà nước, chính quyền các cấp."
            ),
            "citation-title",
            "tăng cường và đổi mới công tác dân vận trong cơ quan hành chính nhà nước, chính quyền các cấp",
        ),
        (
            "Thực hiện Chỉ thị số 8/CT-UBND ngày 01/3/2024 của UBND tỉnh và Chỉ thị số 8/CT-UBND ngày 03/3/2024 của UBND tỉnh.",
            "citation-dates-differ",
            "Chỉ thị số 8/CT-UBND ngày 03/3/2024 của UBND tỉnh",
        ),
        (
            "Thực hiện Nghị quyết số 05/2022/NQ-HĐND ngày 07/7/2023 của HĐND tỉnh.",
            "citation-year",
            "Nghị quyết số 05/2022/NQ-HĐND ngày 07/7/2023 của HĐND tỉnh",
        ),
        ("Phòng Nội vụ báo cáo UBND tỉnh trước ngày 01/9/2024.", "deadline-day-off", "trước ngày 01/9/2024"),
    ],
)
def test_doubt_is_raised(item: str, code: str, words: str) -> None:
    assert _doubts(item) == [(code, words)]


@pytest.mark.parametrize(
    "item",
    [
        "Thực hiện Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022.",
        "Thực hiện Quyết định số 36/2013/QĐ-UBND ngày 02/10/2013 của UBND tỉnh.",
        (
            "Thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ về việc tiếp tục tăng cường và đổi mới công "
            "tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp."
        ),
        "UBND huyện Sông Lá báo cáo UBND tỉnh trước ngày 05/9/2024.",
    ],
)
def test_sound_bases_raise_none(item: str) -> None:
    assert _doubts(item) == []


def test_bodies_abolished_by_the_day_of_the_paper_are_asked_about() -> None:
    assert _doubts("UBND huyện Sông Lá tổ chức thực hiện.", 2025) == [("unit-abolished", "UBND huyện Sông Lá")]


def test_a_document_replaced_later_is_still_sound() -> None:
    assert _doubts("Thực hiện Nghị định số 04/2015/NĐ-CP ngày 09/01/2015 của Chính phủ.", 2020) == []


def test_what_was_checked_names_its_source() -> None:
    assert [entry.number for entry in TABLE if entry.checked and not entry.source] == []
