"""Provisions of cited papers, and words that point back to a paper cited before."""

import pytest

from danvan.legaltext.reading import read_text

HEAD = (
    "KẾ HOẠCH\nThử năm 2026\n\nCăn cứ Nghị quyết số 68-NQ/TW ngày 04/5/2025 của Bộ Chính trị; Kế hoạch số 88/KH-UBND ngày 10/3/2025 "
    "của Ủy ban nhân dân tỉnh;\n\nI. NHIỆM VỤ\n1. {}\n"
)


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Thực hiện Điều 5 Nghị định số 59/2023/NĐ-CP.", ("Điều 5",)),
        ("Thực hiện khoản 2 Điều 11 của Nghị định số 59/2023/NĐ-CP.", ("khoản 2 Điều 11",)),
        ("Theo điểm a, b khoản 1 Điều 3 Nghị định số 59/2023/NĐ-CP.", ("điểm a khoản 1 Điều 3", "điểm b khoản 1 Điều 3")),
        ("Theo khoản 1, khoản 2 Điều 10 và Điều 12 Nghị định số 59/2023/NĐ-CP.", ("khoản 1 Điều 10", "khoản 2 Điều 10", "Điều 12")),
        ("Theo các điều 8, 9 và 10 Nghị định số 59/2023/NĐ-CP.", ("Điều 8", "Điều 9", "Điều 10")),
        ("Thực hiện Nghị định số 59/2023/NĐ-CP.", ()),
    ],
)  # fmt: skip
def test_provisions(words: str, wanted: tuple[str, ...]) -> None:
    cited = next(one for one in read_text(HEAD.format(words)).citations if one.number == "59/2023/NĐ-CP")

    assert cited.articles == wanted


@pytest.mark.parametrize(
    ("words", "text", "number"),
    [
        ("Tháo gỡ theo Nghị quyết số 68 nêu trên.", "Nghị quyết số 68 nêu trên", "68-NQ/TW"),
        ("Tháo gỡ theo Nghị quyết nói trên.", "Nghị quyết nói trên", "68-NQ/TW"),
        ("Thực hiện Kế hoạch số 88 của tỉnh.", "Kế hoạch số 88", "88/KH-UBND"),
        ("Việc nêu trong Kế hoạch trên, các đơn vị tự làm.", "Kế hoạch trên", "88/KH-UBND"),
    ],
)
def test_words_that_point_back(words: str, text: str, number: str) -> None:
    reading = read_text(HEAD.format(words))
    (found,) = reading.references

    assert (found.text, found.number) == (text, number)
    assert reading.source.text[slice(*found.span)] == text
    assert number in reading.source.text[slice(*found.cited)]


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Nghị quyết trên địa bàn tỉnh.",
        "Đăng Thông báo trên Cổng Thông tin điện tử.",
        "Thực hiện Chỉ thị số 12 và Quyết định nêu trên.",
    ],
)
def test_words_that_mean_no_paper_known(words: str) -> None:
    assert read_text(HEAD.format(words)).references == ()


def test_a_number_told_whole_before_is_not_incomplete() -> None:
    assert "citation-incomplete" not in {lint.code for lint in read_text(HEAD.format("Theo Kế hoạch số 88.")).lints}
    assert "citation-incomplete" in {lint.code for lint in read_text(HEAD.format("Theo Kế hoạch số 87.")).lints}
