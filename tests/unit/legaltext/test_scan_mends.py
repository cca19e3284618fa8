"""What recognition is known to mistake."""

import pytest

from danvan.legaltext.read.layout import PrintedRow
from danvan.legaltext.read.scanmends import mend


def _rows(*texts: str) -> list[PrintedRow]:
    return [PrintedRow(text, 80, 500, 20.0 * at, 20.0 * at + 12, 20, 0, edge=False) for at, text in enumerate(texts)]


@pytest.mark.parametrize(
    ("read", "right"),
    [
        ("Quyết định số 412/QĐ-1 1g ngày 16/5/2024", "Quyết định số 412/QĐ-TTg ngày 16/5/2024"),
        ("Tờ trình số 88/TIr-SNV", "Tờ trình số 88/TTr-SNV"),
        ("Thông tư số 05/2021/11-TTCP", "Thông tư số 05/2021/TT-TTCP"),
        ("- UB MLIQVN tỉnh;", "- UB MTTQVN tỉnh;"),
        ("số 23-QĐÐ/TW", "số 23-QĐ/TW"),
        ("trong Quý I1/⁄2026.", "trong Quý II/2026."),
        ("các SỞ, ban, ngành", "các sở, ban, ngành"),
        ("- Bộ Nội vụ (để b/€);", "- Bộ Nội vụ (để b/c);"),
    ],
)
def test_slip_is_put_right_and_marked(read: str, right: str) -> None:
    (row,) = mend(_rows(read), {0})

    assert row.text == right
    assert row.unclear


@pytest.mark.parametrize("words", ["Quyết định số 412/QĐ-TTg", "SỞ NỘI VỤ", "1. TT. Đảng ủy", "Mục II, III"])
def test_right_words_stay(words: str) -> None:
    (row,) = mend(_rows(words), {0})

    assert (row.text, row.unclear) == (words, ())


def test_lost_stroke_of_a_heading_is_told_by_those_around_it() -> None:
    rows = mend(
        _rows("I. MỤC ĐÍCH, YÊU CẦU", "II NHIỆM VỤ, GIẢI PHÁP", "II. KINH PHÍ THỰC HIỆN", "IV. TỔ CHỨC THỰC HIỆN"), {0}
    )

    assert [row.text.split()[0] for row in rows] == ["I.", "II", "III.", "IV."]


def test_two_headings_of_one_number_stay_where_the_next_proves_it() -> None:
    heads = ("I. MỤC ĐÍCH, YÊU CẦU", "II. NHIỆM VỤ CHUNG", "II. NHIỆM VỤ RIÊNG", "III. TỔ CHỨC THỰC HIỆN")

    assert [row.text for row in mend(_rows(*heads), {0})] == list(heads)


def test_pages_with_a_text_layer_are_left_alone() -> None:
    (row,) = mend(_rows("các SỞ, ban, ngành"), set())

    assert row.text == "các SỞ, ban, ngành"
