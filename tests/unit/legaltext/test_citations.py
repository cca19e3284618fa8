"""Citations of government, Party and law shapes."""

from datetime import date

import pytest

from danvan.legaltext.citations import find_citations
from danvan.legaltext.joins import paragraphs, split_lines
from danvan.legaltext.model import Citation
from danvan.legaltext.units import find


def _cited(text: str) -> tuple[Citation, ...]:
    part = paragraphs(text, split_lines(text))[0]
    found = find_citations(text, part, find(part.key.text), legal_basis=False)
    assert [text[slice(*one.span)] for one in found] == [one.ref for one in found]
    return found


@pytest.mark.parametrize(
    ("text", "kind", "number", "day", "issuer"),
    [
        (
            "Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ",
            "chỉ thị",
            "33/CT-TTg",
            date(2021, 11, 26),
            "Thủ tướng Chính phủ",
        ),
        (
            "Kết luận số 43-KL/TW ngày 07/01/2019 của Ban Bí thư (khóa XII)",
            "kết luận",
            "43-KL/TW",
            date(2019, 1, 7),
            "Ban Bí thư (khóa XII)",
        ),
        (
            "Nghị định số 04/2015/NĐ-CP ngày 09 tháng 01 năm 2015 của Chính phủ",
            "nghị định",
            "04/2015/NĐ-CP",
            date(2015, 1, 9),
            "Chính phủ",
        ),
        (
            "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15 ngày 10/11/2022",
            "luật",
            "10/2022/QH15",
            date(2022, 11, 10),
            "Quốc hội",
        ),
        (
            "Pháp lệnh số 34/2007/PL-UBTVQH11 ngày 20/4/2007",
            "pháp lệnh",
            "34/2007/PL-UBTVQH11",
            date(2007, 4, 20),
            "Ủy ban Thường vụ Quốc hội",
        ),
        (
            "Quyết định số 1167-QĐ/TU ngày 08.12.2021 của Ban Thường vụ Tỉnh ủy",
            "quyết định",
            "1167-QĐ/TU",
            date(2021, 12, 8),
            "Ban Thường vụ Tỉnh ủy",
        ),
        (
            "Kế hoạch số 39a/KH-UBND ngày 20/4/2022 của UBND huyện",
            "kế hoạch",
            "39a/KH-UBND",
            date(2022, 4, 20),
            "UBND huyện",
        ),
        ("Kế hoạch số 16 -KH/TU ngày 13/3/2019", "kế hoạch", "16-KH/TU", date(2019, 3, 13), None),
        ("Quyết định số 218-QĐÐ/TW ngày 12/12/2013", "quyết định", "218-QĐ/TW", date(2013, 12, 12), None),
        (
            "Công văn số 123/UBND-NV ngày 5/5/2023 của UBND tỉnh",
            "công văn",
            "123/UBND-NV",
            date(2023, 5, 5),
            "UBND tỉnh",
        ),
        ("theo số 52/BC-PNV ngày 1/6/2023", "báo cáo", "52/BC-PNV", date(2023, 6, 1), None),
    ],
)
def test_one_citation(text: str, kind: str, number: str, day: date, issuer: str | None) -> None:
    (found,) = _cited(text)

    assert (found.type, found.number, found.date, found.issuer) == (kind, number, day, issuer)


def test_number_broken_over_lines_is_whole() -> None:
    (found,) = _cited("Kế hoạch số 39a/KH-\nUBND ngày 20/4/2022 của UBND huyện")

    assert (found.number, found.date) == ("39a/KH-UBND", date(2022, 4, 20))


def test_partial_number_is_kept_as_printed() -> None:
    (found,) = _cited("Pháp lệnh số 34 của Ủy ban Thường vụ Quốc hội (khóa XI) về thực hiện dân chủ ở xã")

    assert (found.number, found.date, found.rule, found.confidence) == ("34", None, "citation.partial", 0.8)


@pytest.mark.parametrize(
    "text",
    [
        "các Quyết định số 217-QĐ/TW, số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị",
        "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị",
    ],
)
def test_date_and_issuer_are_shared_by_numbers_listed_together(text: str) -> None:
    found = _cited(text)

    assert [(one.type, one.number, one.date, one.issuer) for one in found] == [
        ("quyết định", "217-QĐ/TW", date(2013, 12, 12), "Bộ Chính trị"),
        ("quyết định", "218-QĐ/TW", date(2013, 12, 12), "Bộ Chính trị"),
    ]


def test_two_quoted_titles_go_to_two_numbers_in_order() -> None:
    text = (
        "Quyết định số 217-QĐ/TW, Quyết định số 218-QĐ/TW ngày 12/12/2013 của Bộ Chính trị về “Quy chế "
        "giám sát”, “Quy định góp ý”; chủ động"
    )

    assert [one.title for one in _cited(text)] == ["Quy chế giám sát", "Quy định góp ý"]


def test_nested_citation_ends_the_outer_title_at_its_issuer() -> None:
    outer, inner = _cited(
        "Kế hoạch số 39/KH-UBND ngày 10/5/2019 của Ủy ban nhân dân tỉnh về thực hiện Nghị quyết số "
        "17/NQ-CP ngày 07/3/2019 "
        "của Chính phủ về phát triển Chính phủ điện tử; tiếp tục"
    )

    assert outer.title == "thực hiện Nghị quyết số 17/NQ-CP ngày 07/3/2019 của Chính phủ"
    assert inner.title == "phát triển Chính phủ điện tử"


@pytest.mark.parametrize(
    "text",
    [
        "phấn đấu đạt 100/120 chỉ tiêu",
        "năm 2022 - 2025",
        "điện thoại 0294/385-123",
        "Điều 5, khoản 2",
        "khu vực 3/4 xã",
        "Kế hoạch này",
    ],
)
def test_other_numbers_are_no_citations(text: str) -> None:
    assert _cited(text) == ()


def test_impossible_date_is_absent() -> None:
    (found,) = _cited("Quyết định số 5/QĐ-UBND ngày 31/02/2023 của UBND xã")

    assert (found.date, found.issuer) == (None, "UBND xã")


@pytest.mark.parametrize(
    ("text", "number", "day", "issuer"),
    [
        (
            "Nghị quyết số 57-NQ/TW của Bộ Chính trị ngày 22 tháng 12 năm 2024",
            "57-NQ/TW",
            date(2024, 12, 22),
            "Bộ Chính trị",
        ),
        (
            "ngày 10/9/2025, Bộ Nội vụ ban hành Công văn số 6120/BNV-CCHC",
            "6120/BNV-CCHC",
            date(2025, 9, 10),
            "Bộ Nội vụ",
        ),
        ("Quyết định số 468/QĐ-TTg (ngày 27/3/2021)", "468/QĐ-TTg", date(2021, 3, 27), "Thủ tướng Chính phủ"),
        (
            "Kế hoạch số 03-KH/BCĐ57 ngày 5/6/2025 của Ban Chỉ đạo 57 tỉnh",
            "03-KH/BCĐ57",
            date(2025, 6, 5),
            "Ban Chỉ đạo 57 tỉnh",
        ),
        (
            "Kết luận số 1-KL/TW ngày 2/3/2025 của Ban Bí thư khóa XIII",
            "1-KL/TW",
            date(2025, 3, 2),
            "Ban Bí thư khóa XIII",
        ),
        ("Kế hoạch số 31 /KH - UBND ngày 29/01/24 của UBND tỉnh", "31/KH-UBND", date(2024, 1, 29), "UBND tỉnh"),
    ],
)
def test_date_and_issuer_wherever_they_stand(text: str, number: str, day: date, issuer: str | None) -> None:
    (one,) = _cited(text)

    assert (one.number, one.date, one.issuer) == (number, day, issuer)


@pytest.mark.parametrize(
    ("text", "title", "day"),
    [
        ("Luật Tiếp công dân ngày 25 tháng 11 năm 2013", "Tiếp công dân", date(2013, 11, 25)),
        ("Bộ luật Lao động ngày 20/11/2019", "Lao động", date(2019, 11, 20)),
        ("Luật Tố cáo năm 2018", "Tố cáo", None),
        (
            "Luật sửa đổi, bổ sung một số điều của Luật Khiếu nại ngày 1/2/2025",
            "sửa đổi, bổ sung một số điều của Luật Khiếu nại",
            date(2025, 2, 1),
        ),
    ],
)
def test_laws_told_by_title(text: str, title: str, day: date | None) -> None:
    (one,) = _cited(text)

    assert (one.number, one.title, one.date) == (None, title, day)


def test_a_law_named_without_date_is_no_citation() -> None:
    assert _cited("theo quy định của Luật Ngân sách nhà nước.") == ()


def test_a_list_shares_the_issuer_of_its_last_number() -> None:
    first, second = _cited("các Quyết định số 23-QĐ/TW ngày 30/7/2021, số 217-QĐ/TW ngày 12/12/2013 của Bộ Chính trị")

    assert (first.date, first.issuer, second.issuer) == (date(2021, 7, 30), "Bộ Chính trị", "Bộ Chính trị")


@pytest.mark.parametrize(
    ("text", "facts"),
    [
        (
            "Nghị quyết liên tịch số 88/2016/NQLT/CP-ĐCTUBTWMTTQVN ngày 07/10/2016 của Chính phủ",
            [("nghị quyết liên tịch", "88/2016/NQLT/CP-ĐCTUBTWMTTQVN", date(2016, 10, 7), "Chính phủ")],
        ),
        (
            "Thông tư liên tịch số 04/2014/TTLT-BNV-BTC ngày 02/01/2014 của Bộ Nội vụ, Bộ Tài chính",
            [("thông tư liên tịch", "04/2014/TTLT-BNV-BTC", date(2014, 1, 2), "Bộ Nội vụ, Bộ Tài chính")],
        ),
        (
            "các Kế hoạch của UBND tỉnh: số 12/KH-UBND ngày 05/01/2024, số 15/KH-UBND ngày 12/01/2024",
            [
                ("kế hoạch", "12/KH-UBND", date(2024, 1, 5), "UBND tỉnh"),
                ("kế hoạch", "15/KH-UBND", date(2024, 1, 12), "UBND tỉnh"),
            ],
        ),
        (
            "Thông báo kết luận số 77-TB/HU ngày 03/4/2024 của Huyện ủy",
            [("thông báo", "77-TB/HU", date(2024, 4, 3), "Huyện ủy")],
        ),
    ],
)
def test_joint_papers_lists_and_types_told_in_more_words(text: str, facts: list[tuple[object, ...]]) -> None:
    assert [(one.type, one.number, one.date, one.issuer) for one in _cited(text)] == facts


def test_law_that_amends_two_laws_is_one_citation() -> None:
    words = (
        "Luật sửa đổi, bổ sung một số điều của Luật Tổ chức Chính phủ và Luật Tổ chức chính quyền địa phương năm 2019"
    )
    (law,) = _cited(f"Căn cứ {words};")

    assert law.title == words.removeprefix("Luật ").removesuffix(" năm 2019")
