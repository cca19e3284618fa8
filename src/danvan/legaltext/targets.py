"""Numbers a duty must reach: "đạt ít nhất 80%", "mỗi quý ít nhất 01 lần", "không quá 15 phút", "tổ chức 06 lớp"."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from danvan.legaltext.matchkey import LOWER, UPPER, surface
from danvan.legaltext.model import Key, Target, TargetBound, TargetPeriod

_BEFORE_NUMBER = re.compile(r"[\w.,/-]")
_NUMBER = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d{1,7})(?:,\d+)?(?![\d/]|\.\d|[-/][a-zđ])")
# What offices count. Longer names stand before those they begin with.
_COUNTED = (
    "ngày làm việc|giờ làm việc|hội nghị|hội thảo|hội thi|mô hình|công trình|dự án|đề tài|sáng kiến|thủ tục|hồ sơ|lượt người|"
    "lượt hộ|người lao động|lao động|doanh nghiệp|hợp tác xã|tổ hợp tác|sản phẩm|cụm công nghiệp|khu công nghiệp|vụ việc|"
    "chuyên mục|chuyên đề|chuyên trang|phóng sự|chương trình|kế hoạch|cuộc|buổi|lớp|khóa|lần|đợt|phiên|kỳ|tin, bài|tin bài|"
    "tin|bài viết|bài|lượt|hộ gia đình|hộ nghèo|hộ|nhà ở xã hội|căn nhà|căn|nhà|cơ quan|đơn vị|ấp|khóm|thôn|tổ dân phố|khu dân cư|khu phố|"
    "xã, phường|phường, xã|xã|phường|cán bộ|công chức|viên chức|lãnh đạo|học viên|học sinh|sinh viên|đại biểu|thành viên|hội viên|"
    "đoàn viên|tuyên truyền viên|hòa giải viên|người|hòm thư|camera|điểm cầu|điểm|cây xanh|cây|héc-ta|"
    "hecta|ha|km|m2|m3|tấn|kg|tỷ đồng|triệu đồng|đồng|"
    "tỷ USD|triệu USD|USD|giường bệnh|giường|bác sĩ|trường|phòng học|trạm|cụm|tổ|nhóm|đội|câu lạc bộ|"
    "lễ hội|vụ|đầu mối|giờ|phút|ngày|tuần|tháng|"
    "năm|m²|m³|tổ chức|tàu|phương tiện|bộ|vị trí|Ban Quản lý dự án|bản|bàn|trang|chi nhánh|hợp đồng|giao dịch|"
    "Mbps|Gbps|kW|MW|lít|tài liệu|tờ rơi|tờ gấp|tờ|cuốn|quyển|băng rôn|pa nô|"
    "áp phích|pano|văn bản|kiến nghị|ý kiến|"
    "nhiệm vụ|chỉ tiêu|việc|giải|suất|phần quà|quà|chuyến|bếp|bể|giếng|cầu|tuyến đường|tuyến|cống|trụ|bóng đèn|đèn|vở|máy|sở"
)
_PERCENT = re.compile(r"\s?(?:%|phần trăm)")
_UNIT = re.compile(rf"\s+(?P<unit>{_COUNTED})(?![{LOWER}{UPPER}])", re.I)
# After "ít nhất" any counted word will do.
_ANY_UNIT = re.compile(rf"\s+(?P<unit>[{LOWER}]+(?: [{LOWER}]+)?)")
_AT_LEAST = (
    r"ít nhất|tối thiểu|không dưới|không ít hơn|không thấp hơn|từ(?=[^.;]{1,40}trở lên)|trên(?=[^.;]{1,40}trở lên)"
)
_AT_MOST = (
    r"không(?: để| để xảy ra| kéo dài| tồn đọng)?[^.;,\d]{0,30} quá|không quá|tối đa|không vượt quá|không vượt|"
    r"nhiều nhất|chậm nhất(?: là)?(?= 0?\d{1,2} (?:ngày|giờ))|"
    r"dưới(?=[^.;]{1,30}trở xuống)"
)
_MORE = r"trên|hơn|vượt"
_LESS = r"dưới|thấp hơn"
_EQUAL = r"đạt|bằng|đủ|còn|phấn đấu|khoảng"
_BOUND = re.compile(
    rf"(?:(?P<at_least>{_AT_LEAST})|(?P<at_most>{_AT_MOST})|(?P<more_than>{_MORE})|(?P<less_than>{_LESS})|(?P<exactly>{_EQUAL}))"
    r"(?: (?:có|là|được|mức|ở mức|xuống|lên|đạt|được|từ))*\s*$"
)
_BOUND_REACH = 40
_UP, _DOWN = re.compile(r"[^.;\d]{0,40}?\btrở lên"), re.compile(r"[^.;\d]{0,40}?\btrở xuống")
_EACH = r"(?:/|mỗi |hằng |hàng |một |trên |từng |/ )"
_PERIODS: tuple[tuple[TargetPeriod, str], ...] = (
    ("half", "6 tháng|06 tháng|sáu tháng"), ("quarter", "quý"), ("month", "tháng"), ("week", "tuần"), ("year", "năm"),
)  # fmt: skip
_SIX_MONTHS = re.compile(r"(?<!\d)(?:0?6|sáu) tháng\s*$")
_AFTER = [
    (
        name,
        re.compile(
            rf"(?: [^.;,\d()]{{0,30}})?\s?(?:/|mỗi |hằng |hàng |một |trong (?:một |01 |1 )?)(?:{words})"
            rf"(?![{LOWER}]| \d| [ivx]{{1,3}}(?![{LOWER}]))"
        ),
    )
    for name, words in _PERIODS
]
_BEFORE = [
    (
        name,
        re.compile(
            rf"(?:mỗi|hằng|hàng)\s(?:{words})(?:,| phải| cần| tổ chức| có| xây dựng| ít nhất| tối thiểu| đăng| viết|"
            rf" tăng| giảm| đạt| mở|\s*$)[^.;\d]{{0,60}}$|(?:mỗi|hằng|hàng)\s(?:{words})\s[^.;,\d]{{2,45}}$"
        ),
    )
    for name, words in _PERIODS
]
_BEFORE_REACH = 75
# Numbers that tell which, not how many.
_WHICH = re.compile(
    r"(?:số|vốn|kinh phí|mức đầu tư|dự toán|điều|khoản|điểm|mục|phần|chương|phụ lục|biểu|mẫu|ngày|tháng|"
    r"năm|quý|khóa|lần thứ|thứ|cấp độ|mức độ|hạng|loại|khu vực|bậc|"
    r"giai đoạn|nhiệm kỳ|kỳ họp thứ|tổ dân phố số|bão số|đường|quốc lộ|tổng đài|điện thoại|đến|-|–|tết|"
    r"nghị định|công văn|nghị quyết)\s*[:(]?\s*$"
)
_TIME = re.compile(r"\s?(?:giờ|h|g)\s?\d{0,2}(?:\s?phút)?,?\s*(?:ngày|thứ|hằng|hàng|cùng)")
_RANGE = re.compile(r"\s?(?:-|–|đến)\s?(?=\d)")
_EACH_BEFORE = re.compile(r"(?:mỗi|hằng|hàng|từng) (?:tuần|tháng|quý|năm)(?: một cách)?\s*$")
# A stretch of time is a target only where a bound makes it one ("không quá 15 phút"); "6 tháng" alone is a period.
# "ít nhất 30% thời gian, 30% chi phí": the bound holds for both.
_LISTED = re.compile(r"[^.;\d]{0,60}(?:,| và)\s")
_PLACES_COUNTED = ("chi nhánh", "xã, phường", "xã", "phường", "đơn vị", "trường")
_CONDITION = re.compile(
    r"\s*(?:trường hợp|nếu|khi)\b|.*\b(?:địa phương|đơn vị|cơ quan|nơi) (?:nào )?có tỷ lệ [^,;.]{3,60}(?:từ|trên|dưới)\s*$"
)
_COUNTS = re.compile(r"\s?(?:%|phần trăm)|\s[^\W\d_]")
_STRETCHES = ("giờ", "phút", "ngày", "ngày làm việc", "giờ làm việc", "tuần", "tháng", "năm")
_BASE = re.compile(
    r"(?:đầu năm|cuối năm|(?<!hết )(?<!đến )(?<!trong )năm 20\d\d|hiện nay|hiện|cùng kỳ|năm trước)(?: \d{4})?,? (?:là|"
    r"đạt|có|còn|chiếm)(?: khoảng)?\s*$|nếu [^,;.]{0,30}$|(?:nơi|xã|phường|"
    r"ấp|khóm|hộ|doanh nghiệp|trường|đơn vị|cơ quan|vùng|tuyển) (?:có )?(?:trên|dưới|từ)\s*$"
)
_AGE = re.compile(r"\s+tuổi\b")


def find_targets(
    text: str, key: Key, *, start: int, end: int, skip: Sequence[tuple[int, int]] = ()
) -> tuple[Target, ...]:
    """The targets told in `key[start:end]`; `skip` holds ranges of citations and of due phrases.

    Values are decimals: "1.250" is 1250, "0,8" is 0.8.
    """
    return tuple(_targets(text, key, start, end, skip))


def _targets(text: str, key: Key, start: int, end: int, skip: Sequence[tuple[int, int]]) -> Iterator[Target]:
    words = key.low
    before: Target | None = None
    last = start
    for number in _NUMBER.finditer(words, start, end):
        first, after = number.span()
        if (first and _BEFORE_NUMBER.match(words, first - 1)) or _within(skip, first):
            continue
        if _COUNTS.match(words, after, end) is None or _TIME.match(words, after, end) or _AGE.match(words, after, end):
            continue
        bound = _BOUND.search(words, max(start, first - _BOUND_REACH), first)
        unit = _unit(words, after, end, counted=bound is None or bound["exactly"] is not None)
        if unit is None or _is_aside(words, start, first):
            continue
        told, unit_end = unit
        if told != "%" and words.endswith(("bình quân ", "bình quân trên ", "bình quân mỗi "), start, first):
            continue
        if told != "%" and bound is None and _tells_which(words, start, first):
            continue
        if told in _STRETCHES and (bound is None or bound["exactly"]):
            continue
        kind = _bound(words, bound, unit_end, end)
        if (
            bound is None
            and before
            and (told == before.unit == "%" or told in _PLACES_COUNTED)
            and _LISTED.fullmatch(words, last, number.start())
        ):
            kind = before.bound
        period, stop = _period(words, start, number.start(), unit_end, end)
        first = bound.start() if bound else number.start()
        span = key.span(first, stop)
        before, last = Target(surface(text, span), span, kind, _value(number.group()), told, period), unit_end
        yield before


def _tells_which(words: str, start: int, at: int) -> bool:
    """Whether a number says which one ("Điều 5", "năm 2026") and not how many; "mỗi quý 01 lần" says how many."""
    start = max(start, at - 24)
    often = _EACH_BEFORE.search(words, start, at) or _SIX_MONTHS.search(words, start, at)
    return _WHICH.search(words, start, at) is not None and often is None


def _within(ranges: Sequence[tuple[int, int]], at: int) -> bool:
    for start, end in ranges:  # noqa: SIM110 - asked of every number: a generator would cost more than the question
        if start <= at < end:
            return True
    return False


def _is_aside(words: str, start: int, at: int) -> bool:
    """Whether a number tells what is or would be, not what is to be reached: "đầu năm là 3,2%", "nếu có dưới 100 hộ"."""
    sentence = max(start, words.rfind(".", start, at) + 1, words.rfind(";", start, at) + 1)
    if _CONDITION.match(words, sentence, at):
        return True
    return _BASE.search(words, max(start, at - _BOUND_REACH), at) is not None


def _unit(words: str, at: int, end: int, *, counted: bool) -> tuple[str, int] | None:
    """The unit told after a number and where it ends; a word that is not counted in offices only where a bound proves it."""
    if percent := _PERCENT.match(words, at, end):
        return "%", percent.end()
    found = _UNIT.match(words, at, end)
    if found is None and not counted:
        found = _ANY_UNIT.match(words, at, end)
    return (found["unit"], found.end()) if found else None


def _bound(words: str, bound: re.Match[str] | None, at: int, end: int) -> TargetBound:
    if _UP.match(words, at, end):
        return "at_least"
    if _DOWN.match(words, at, end):
        return "at_most"
    kind = bound.lastgroup if bound else None
    return kind if kind in ("at_least", "at_most", "more_than", "less_than") else "exactly"  # type: ignore[return-value]


def _period(words: str, start: int, number: int, at: int, end: int) -> tuple[TargetPeriod | None, int]:
    """How often, and where the whole target ends."""
    for name, pattern in _AFTER:
        if match := pattern.match(words, at, end):
            return name, match.end()
    for name, pattern in _BEFORE:
        if pattern.search(words, max(start, number - _BEFORE_REACH), number):
            return name, at
    return ("half" if _SIX_MONTHS.search(words, max(start, number - 12), number) else None), at


def _value(number: str) -> Decimal:
    return Decimal(number.replace(".", "").replace(",", "."))
