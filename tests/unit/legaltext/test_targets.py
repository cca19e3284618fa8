"""Numbers to be reached: which bound, how many of what, how often; and the numbers that are none."""

import pytest

from danvan.legaltext.matchkey import fold
from danvan.legaltext.reading import read_text
from danvan.legaltext.targets import find_targets

PAPER = "KẾ HOẠCH\nThử năm 2026\n\nI. NHIỆM VỤ\n1. {}\n"


def _told(words: str) -> list[tuple[str, str, str, str | None]]:
    key = fold(words, [(0, len(words))])
    found = find_targets(words, key, start=0, end=len(key.text))
    assert [words[slice(*one.span)] for one in found] == [one.text for one in found]
    return [(one.bound, str(one.value), one.unit, one.period) for one in found]


@pytest.mark.parametrize(
    ("words", "wanted"),
    [
        ("Tỷ lệ hài lòng đạt 100%.", [("exactly", "100", "%", None)]),
        ("Phấn đấu đạt ít nhất 95% hồ sơ đúng hạn.", [("at_least", "95", "%", None)]),
        ("Có từ 90% cán bộ, công chức trở lên được tập huấn.", [("at_least", "90", "%", None)]),
        ("Trên 85% kiến nghị được giải quyết.", [("more_than", "85", "%", None)]),
        ("Tỷ lệ hộ nghèo còn dưới 1,5%.", [("less_than", "1.5", "%", None)]),
        ("Thời gian chờ không quá 15 phút.", [("at_most", "15", "phút", None)]),
        ("Trồng tối thiểu 20.000 cây xanh.", [("at_least", "20000", "cây xanh", None)]),
        ("Đối thoại ít nhất 02 cuộc/năm với người dân.", [("at_least", "2", "cuộc", "year")]),
        ("Mỗi quý tổ chức ít nhất 01 buổi tiếp xúc.", [("at_least", "1", "buổi", "quarter")]),
        ("Khảo sát mức độ hài lòng mỗi quý 01 lần.", [("exactly", "1", "lần", "quarter")]),
        ("Đăng tối thiểu 05 tin, bài mỗi tuần.", [("at_least", "5", "tin, bài", "week")]),
        ("Mở 06 lớp tập huấn cho 240 người.", [("exactly", "6", "lớp", None), ("exactly", "240", "người", None)]),
        ("Mỗi tổ có ít nhất 03 thành viên nòng cốt.", [("at_least", "3", "thành viên", None)]),
    ],
)
def test_target(words: str, wanted: list[tuple[str, str, str, str | None]]) -> None:
    assert _told(words) == wanted


@pytest.mark.parametrize(
    "words",
    [
        "Thực hiện Điều 5 và khoản 2 Điều 10 của Quy chế.",
        "Báo cáo 6 tháng, năm theo quy định.",
        "Họp lúc 14 giờ 00 ngày 05/6.",
        "Quan tâm trẻ em dưới 06 tuổi.",
        "Giai đoạn 2021 - 2025, năm 2026 và quý IV.",
        "Tỷ lệ hộ nghèo đầu năm là 3,2%.",
        "Gọi Tổng đài 1022 khi cần.",
    ],
)
def test_other_numbers_are_no_targets(words: str) -> None:
    assert _told(words) == []


def test_numbers_of_cited_papers_and_days_are_no_targets() -> None:
    words = "Tổ chức 02 hội nghị theo Kế hoạch số 88/KH-UBND ngày 10/3/2026, xong trước ngày 15/6/2026."
    (duty,) = read_text(PAPER.format(words)).duties

    assert [(one.text, one.unit) for one in duty.targets] == [("02 hội nghị", "hội nghị")]


def test_reports_have_no_targets() -> None:
    words = "Báo cáo danh sách doanh nghiệp có trên 100 lao động về Sở Nội vụ trước ngày 10/3/2026."
    (duty,) = read_text(PAPER.format(words)).duties

    assert (duty.kind, duty.targets) == ("reporting", ())


def test_a_wish_with_a_number_is_a_task() -> None:
    (wish,) = read_text(PAPER.format("Nâng cao tinh thần phục vụ của cán bộ.")).duties
    (task,) = read_text(PAPER.format("Nâng cao tinh thần phục vụ, ít nhất 90% người dân hài lòng.")).duties

    assert (wish.kind, task.kind) == ("principle", "task")
