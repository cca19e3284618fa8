"""Ways in which papers cite other papers: each gives the words as printed and notes the citations in the draft."""

from __future__ import annotations

from datetime import date

from tests.corpus.draft import Draft
from tests.corpus.gold import Cited, plain


def long_day(day: date) -> str:
    return (
        f"ngày {day.day:02d} tháng {day.month:02d} năm {day.year}"
        if day.month < 3
        else f"ngày {day.day:02d} tháng {day.month} năm {day.year}"
    )


def short_day(day: date) -> str:
    return f"ngày {day.day:02d}/{day.month}/{day.year}"


def full(
    d: Draft, kind: str, number: str, day: date | None, issuer: str, about: str = "", *, long: bool = False
) -> str:
    """ "Kế hoạch số 12/KH-UBND ngày … của … về …". `issuer` is marked text, "" when the paper names none."""
    d.cite(Cited(kind.lower(), number.replace(" ", ""), day, plain(issuer) or None))
    when = "" if day is None else " " + (long_day(day) if long else short_day(day))
    return f"{kind} số {number}{when}{f' của {issuer}' if issuer else ''}{f' {about}' if about else ''}"


def law(d: Draft, title: str, day: date) -> str:
    """A law told by title and date only."""
    kind, _, rest = title.partition(" ")
    d.cite(Cited(kind.lower(), None, day, None, rest))
    return f"{title} {long_day(day)}"


def numbered_law(d: Draft, title: str, number: str) -> str:
    """ "Luật … số 72/2025/QH15"."""
    d.cite(Cited(title.split(" ", 1)[0].lower(), number, None, None))
    return f"{title} số {number}"


def shared_day(d: Draft, kind: str, numbers: tuple[str, str], day: date, issuer: str, about: str) -> str:
    """Two numbers of one kind that share date, issuer and titles."""
    for number in numbers:
        d.cite(Cited(kind.lower(), number, day, plain(issuer)))
    return f"các {kind} số {numbers[0]}, số {numbers[1]} {short_day(day)} của {issuer} {about}"


def twice(d: Draft, kind: str, numbers: tuple[str, str], day: date, issuer: str) -> str:
    """ "Quyết định số A, Quyết định số B ngày … của …": the first borrows date and issuer."""
    for number in numbers:
        d.cite(Cited(kind.lower(), number, day, plain(issuer)))
    return f"{kind} số {numbers[0]}, {kind} số {numbers[1]} {short_day(day)} của {issuer}"


def again(d: Draft, kind: str, number: str) -> str:
    """A later mention by kind and number alone."""
    d.cite(Cited(kind.lower(), number, None, None))
    return f"{kind} số {number}"


Basis = tuple[str, str, date, str, str]
ORDER = ("Chỉ thị", "33/CT-TTg", date(2021, 11, 26), "<Thủ tướng Chính phủ>")
RESOLUTION = ("Nghị quyết", "25-NQ/TW", date(2013, 6, 3), "<Ban Chấp hành Trung ương Đảng> (khóa XI)")
BASES: tuple[Basis, ...] = (
    ("Nghị định", "59/2023/NĐ-CP", date(2023, 8, 14), "<Chính phủ>", "quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở"),
    ("Nghị quyết", "76/NQ-CP", date(2021, 7, 15), "<Chính phủ>", "ban hành Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"),
    ("Chỉ thị", "33/CT-TTg", date(2021, 11, 26), "<Thủ tướng Chính phủ>", "về tiếp tục tăng cường, đổi mới công tác dân vận của cơ quan hành chính nhà nước, <chính quyền các cấp>"),
    ("Thông tư", "05/2021/TT-TTCP", date(2021, 10, 1), "<Thanh tra Chính phủ>", "quy định quy trình xử lý đơn"),
    ("Nghị quyết", "25-NQ/TW", date(2013, 6, 3), "<Ban Chấp hành Trung ương Đảng> (khóa XI)", "về tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới"),
    ("Kết luận", "43-KL/TW", date(2019, 1, 7), "<Ban Bí thư> (khóa XII)", "về tiếp tục thực hiện Nghị quyết nêu trên"),
    ("Quyết định", "23-QĐ/TW", date(2021, 7, 30), "<Bộ Chính trị>", "về ban hành Quy chế công tác dân vận của hệ thống chính trị"),
    ("Quyết định", "18/2024/QĐ-UBND", date(2024, 5, 9), "<Ủy ban nhân dân tỉnh>", "ban hành Quy chế tiếp nhận, xử lý phản ánh, kiến nghị"),
    ("Kế hoạch", "147-KH/TU", date(2025, 2, 18), "<Ban Thường vụ Tỉnh ủy>", "về nâng cao chất lượng công tác vận động Nhân dân"),
    ("Công văn", "2716/BNV-CQĐP", date(2025, 5, 20), "<Bộ Nội vụ>", "về việc hướng dẫn công tác dân vận chính quyền"),
    ("Chương trình phối hợp", "05-CTrPH/BDVTU-BCSĐUBND", date(2024, 3, 12), "", "về công tác dân vận"),
    ("Hướng dẫn", "13-HD/BTGDVTU", date(2025, 8, 6), "<Ban Tuyên giáo và Dân vận Tỉnh ủy>", "về tổ chức đối thoại"),
    ("Quyết định", "766/QĐ-TTg", date(2022, 6, 23), "<Thủ tướng Chính phủ>", "phê duyệt Bộ chỉ số chỉ đạo, điều hành và đánh giá chất lượng phục vụ người dân"),
    ("Tờ trình", "88/TTr-SNV", date(2025, 7, 30), "<Sở Nội vụ>", "về ban hành Kế hoạch"),
)  # fmt: skip
