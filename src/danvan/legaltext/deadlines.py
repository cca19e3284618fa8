"""The grammar of time: by when something is due, and how often it comes back."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import MAXYEAR, date, timedelta

from danvan.legaltext.model import Due, Key, Span

_DAY = (
    r"(?:(?:ngày\s*)?(?P<d1>\d{1,2})\s*[/.]\s*(?P<m1>\d{1,2})(?:\s*[/.]\s*(?P<y1>\d{4}))?(?![\d/])"
    r"|ngày\s*(?P<d2>\d{1,2})\s*-\s*(?P<m3>\d{1,2})(?:\s*-\s*(?P<y4>\d{4}))?(?![\d/])"
    r"|ngày\s*(?P<d3>\d{1,2})\s*tháng\s*(?P<m2>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y2>\d{4}))?)"
)
_MONTH = r"(?:tháng\s*(?P<m4>\d{1,2})(?:\s*(?:năm|/)\s*(?P<y3>\d{4}))?(?![\d/]))"
_QUARTER = r"(?:quý\s*(?P<q>iv|iii|ii|i|[1-4])\b(?:\s*(?:năm|/)?\s*(?P<y5>\d{4}))?)"
_YEAR = r"(?P<h1>(?:0?6|sáu)\s+tháng\s+đầu\s+)?năm\s*(?P<y6>\d{4})(?!\d)"
_EXCLUSIVE = r"(?:xong\s+|hoàn thành\s+)?trước(?!\s+hết)"
_INCLUSIVE = (
    r"chậm nhất(?:\s+là)?|muộn nhất(?:\s+là)?|đến hết|hết|hạn cuối(?:\s+là)?|"
    r"không quá|xong trong|hoàn thành(?:\s+trong)?|hạn chót(?:\s+là)?|thời hạn|lúc"
)
_DUE = re.compile(
    rf"(?P<bound>(?P<before>{_EXCLUSIVE})|{_INCLUSIVE}|trong|vào|đến)\s*:?\s+(?:(?:vào|đến|hết|trong|là|"
    rf"cuối)\s+){{0,2}}"
    rf"(?:\d{{1,2}}\s*giờ(?:\s*\d\d)?(?:,\s+|\s+và\s+)){{0,6}}(?P<clock>\d{{1,2}}\s*(?:giờ|h|g)\s*(?:\d{{2}})?(?:\s*phút)?(?:\s*(?:sáng|chiều|trưa|tối))?,?\s*(?:cùng\s+)?)?(?:{_DAY}|{_MONTH}|{_QUARTER})"
)
_YEAR_HINT = re.compile(r"năm\s*\d{4}")
_YEAR_DUE = re.compile(
    rf"(?P<bound>hoàn thành|xong|hết|chậm nhất|muộn nhất|đến cuối|thời hạn|thời gian)\s*:?\s+"
    rf"(?:(?:vào|đến|hết|trong|là|cuối)\s+){{0,2}}{_YEAR}"
)
_WITHIN_YEAR = re.compile(
    r"(?:hoàn thành|xong|dứt điểm|ít nhất|tối thiểu|trở lên|phấn đấu)\b(?:[^.;]|(?<=\d)\.(?=\d)){0,120}?\b"
    r"(?P<due>trong\s+năm\s*(?P<y6>\d{4}))(?!\d)(?P<h1>(?!))?"
)
# A period told from an event: due, on no day the text fixes.
_RELATIVE = re.compile(
    r"(?:trong|sau|chậm nhất|không quá|thời hạn)(?:\s+(?:là|sau|vòng|thời hạn|thời gian|không quá)){0,2}\s+\d{1,3}\s+"
    r"(?:ngày(?:\s+làm việc)?|tuần|tháng|giờ)\s*,?\s*(?:kể\s+)?(?:từ|sau)\s+(?:ngày|khi|thời điểm)"
    r"(?:\s+[^\s,;.()]+){0,9}"
)
_SINCE = re.compile(r"từ (?:ngày )?\d[\d/. thángnăm-]{2,25}$")
_DONE = re.compile(r"\b(?:xong|hoàn thành|kết thúc)\b")
_RANGE_REST = re.compile(r"\s*(?:-|đến(?:\s+hết)?)\s*$")
_ALSO = re.compile(
    rf"\s*(?:,|và|;)\s+(?P<day>(?=ngày|\d{{1,2}}/\d){_DAY})(?P<m4>(?!))?(?P<q>(?!))?(?P<y3>(?!))?(?P<y5>(?!))?"
)
_BARE = re.compile(rf"(?:{_DAY}|{_MONTH}|{_QUARTER}|{_YEAR})")
_OPENING = re.compile(r"trước|chậm nhất|muộn nhất|đến|hết|hạn c|không quá|xong|hoàn thành|thời hạn|trong|vào|lúc")
_EACH = r"(?:hằng|hàng|mỗi|các)"
_ROLLING = re.compile(
    rf"(?P<before>trước\s+)?(?:vào\s+|chậm nhất\s+)?ngày\s*(?P<day>\d{{1,2}})\s*(?:của\s+)?"
    rf"(?:(?P<month>{_EACH}\s*tháng|tháng\s+{_EACH})|(?P<next>tháng đầu (?:của )?quý (?:sau|kế tiếp|tiếp theo))"
    rf"|(?P<quarter>tháng cuối (?:của )?(?:{_EACH} )?quý))"
)
_RHYTHMS = (
    (re.compile(r"(?:hằng|hàng|mỗi)\s+tuần\b"), "FREQ=WEEKLY"),
    (re.compile(r"(?:hằng|hàng|mỗi|từng)\s+tháng\b"), "FREQ=MONTHLY"),
    (re.compile(r"(?:hằng|hàng|mỗi|từng|theo)\s+quý\b|định kỳ\s*,?\s*quý\b"), "FREQ=MONTHLY;INTERVAL=3"),
    (
        re.compile(r"(?:6|sáu)\s+tháng(?:\s+một lần|/lần)|(?:định kỳ|hằng|hàng)\s*,?\s*(?:6|06|sáu)\s+tháng\b"),
        "FREQ=MONTHLY;INTERVAL=6",
    ),
    (re.compile(r"(?:hằng|hàng|mỗi)\s+năm\b|định kỳ\s*,?\s*năm\b"), "FREQ=YEARLY"),
)
_RHYTHM_WORDS = ("hằng", "hàng", "mỗi", "từng", "theo", "định kỳ", "6", "sáu")
_RHYTHM_HINTS = (
    "hằng", "hàng", "mỗi", "từng", "định kỳ", "6 tháng", "sáu tháng", "theo quý", "cuối quý", "quý sau", "quý kế", "quý tiếp",
)  # fmt: skip
_PERIODIC = re.compile(r"(?:định kỳ|hằng|hàng|mỗi (?:năm|quý|tháng)|(?:0?6|sáu) tháng|năm\s*\()")
_NOT_DUE = re.compile(r"(?:từ|kể từ|(?:đã|được|mới) (?:ban hành|ký)|số\s*\d\S*|luật\s*\S*)\s*$")


@dataclass(frozen=True, slots=True)
class Found:
    """A due phrase in a key. `exclusive` when the day printed is the first one too late."""

    start: int
    end: int
    last_day: date | None
    exclusive: bool


def safe_date(year: int | None, month: int | None, day: int | None) -> date | None:
    """The date, or None when a part is missing or no such day exists."""
    if year is None or month is None or day is None:
        return None
    try:
        return date(year, month, day)
    except (ValueError, OverflowError):
        return None


def _int(match: re.Match[str], *groups: str) -> int | None:
    return next((int(match[group]) for group in groups if match[group]), None)


def _month_end(year: int | None, month: int | None) -> date | None:
    if year is None or month is None or not 1 <= month <= 12 or not 1 <= year < MAXYEAR:
        return None
    return date(year, month, calendar.monthrange(year, month)[1])


def _day_before(day: date | None) -> date | None:
    return None if day is None or day == date.min else day - timedelta(days=1)


def last_day_of(match: re.Match[str], year: int | None, *, exclusive: bool) -> date | None:
    """The last day still in time. "trước ngày X" ends the day before X; "chậm nhất", "đến hết ngày X" end on X."""
    own_year = _int(match, "y1", "y2", "y3", "y4", "y5") or year
    day, month = _int(match, "d1", "d2", "d3"), _int(match, "m1", "m2", "m3")
    if day is not None:
        found = safe_date(own_year, month, day)
        return _day_before(found) if exclusive else found
    month = _int(match, "m4")
    if match["q"]:
        quarter = {"i": 1, "ii": 2, "iii": 3, "iv": 4}.get(match["q"]) or int(match["q"])
        month = 3 * quarter - 2 if exclusive else 3 * quarter
    return _day_before(safe_date(own_year, month, 1)) if exclusive else _month_end(own_year, month)


def find_due(
    key: str, year: int | None, *, start: int = 0, end: int | None = None, skip: Sequence[tuple[int, int]] = ()
) -> list[Found]:
    """Due phrases of `key[start:end]`, a key in lower case.

    `year` stands in where the text names none; `skip` holds ranges of citations.
    """
    found: list[Found] = []
    for match in _matches(key, start, len(key) if end is None else end):
        if any(a <= match.start() < b for a, b in skip) or _NOT_DUE.search(
            key, max(0, match.start() - 12), match.start()
        ):
            continue
        loose = match["bound"] in ("trong", "vào", "đến")
        if loose and match["bound"] == "đến" and _int(match, "d1", "d2", "d3") is None:
            continue
        if match["bound"] == "đến" and _is_stretch(key, match, len(key) if end is None else end):
            continue
        found.extend(_with_following(key, match, year, len(key) if end is None else end))
    stop = len(key) if end is None else end
    found = _once(found)
    others = [*_rolling(key, start, stop), *_worded(key, start, stop, skip)]
    return [*(one for one in others if not any(one.start < f.end and f.start < one.end for f in found)), *found]


def _once(found: list[Found]) -> list[Found]:
    """Due phrases, the second of two that end on one day left out ("từ … đến ngày 26/01, … xong trước ngày 27/01")."""
    days = [one.last_day for one in found]
    return [one for at, one in enumerate(found) if one.last_day is None or one.last_day not in days[:at]]


def _is_stretch(key: str, match: re.Match[str], end: int) -> bool:
    """ "từ ngày A đến ngày B" tells when something goes on; B is a deadline only where the work must then be done."""
    if _SINCE.search(key, max(0, match.start() - 40), match.start()) is None:
        return False
    stop = next((at for at in range(match.end(), end) if key[at] in ".;"), end)
    return _DONE.search(key, match.end(), stop) is None


def _with_following(key: str, match: re.Match[str], year: int | None, end: int) -> Iterator[Found]:
    """A due phrase, and the days after it that share its bound ("trước ngày 01/6 và ngày 25/11")."""
    # "trước 17 giờ ngày X" still leaves the day X itself.
    exclusive = match["before"] is not None and match["clock"] is None
    days = [match]
    while following := _ALSO.match(key, days[-1].end(), end):
        days.append(following)
    # "15/3, 15/6, 15/9/2026": the year stands once, at the end.
    shared = _int(days[-1], "y1", "y2", "y3", "y4", "y5") or year
    for day in days:
        start = day.start() if day is match else day.start("day")
        yield Found(start, day.end(), last_day_of(day, shared, exclusive=exclusive), exclusive)


def find_bare(key: str, year: int | None, *, start: int, end: int) -> list[Found]:
    """Due phrases of a cell that holds nothing but a time: a day or month there needs no "trước" or "chậm nhất"."""
    worded = find_due(key, year, start=start, end=end)
    if worded:
        return worded
    found: list[Found] = []
    for match in _BARE.finditer(key, start, end):
        # Of a stretch of time the end is what is due.
        stretch = bool(found) and _RANGE_REST.match(key, found[-1].end, match.start()) is not None
        began = found.pop().start if stretch else match.start()
        last = _year_end(match) if match["y6"] else last_day_of(match, year, exclusive=False)
        found.append(Found(began, match.end(), last, False))
    return found


def find_label(key: str, year: int | None, *, start: int, end: int) -> list[Found]:
    """The time an item opens with, as a label of what must be reached by its end: "Quý I/2026: …", "Năm 2027: …"."""
    label = _BARE.match(key, start, end)
    if label is None or not key.startswith(":", label.end()):
        return []
    last = _year_end(label) if label["y6"] else last_day_of(label, year, exclusive=False)
    return [Found(start, label.end(), last, False)]


def _year_end(match: re.Match[str]) -> date | None:
    return safe_date(int(match["y6"]), 6, 30) if match["h1"] else safe_date(int(match["y6"]), 12, 31)


def _worded(key: str, start: int, end: int, skip: Sequence[tuple[int, int]]) -> list[Found]:
    """Whole years as bounds, and periods told from an event (those fix no day)."""
    found: list[Found] = []
    if _YEAR_HINT.search(key, start, end):
        found.extend(Found(m.start(), m.end(), _year_end(m), False) for m in _YEAR_DUE.finditer(key, start, end))
        within = _WITHIN_YEAR.finditer(key, start, end) if not found else ()
        found.extend(Found(m.start("due"), m.end("due"), _year_end(m), False) for m in within)
    if key.find("từ", start, end) >= 0 or key.find("sau", start, end) >= 0:
        found.extend(Found(m.start(), m.end(), None, False) for m in _RELATIVE.finditer(key, start, end))
    return [one for one in found if not any(a <= one.start < b for a, b in skip)]


def _rolling(key: str, start: int, end: int) -> list[Found]:
    """Days that come back each month or quarter: due, on no one calendar day."""
    if key.find("ngày", start, end) < 0 or key.find("tháng", start, end) < 0:
        return []
    return [Found(m.start(), m.end(), None, m["before"] is not None) for m in _ROLLING.finditer(key, start, end)]


def _matches(key: str, start: int, end: int) -> Iterator[re.Match[str]]:
    """Due phrases that do not overlap.

    Looking for their first words first is much cheaper than trying the grammar everywhere.
    """
    for opening in _OPENING.finditer(key, start, end):
        match = _DUE.match(key, opening.start(), end) if opening.start() >= start else None
        if match:
            start = match.end()
            yield match


def as_due(text: str, key: Key, found: Found) -> Due:
    span: Span = key.span(found.start, found.end)
    return Due(text[span[0] : span[1]], found.last_day, span)


def is_periodic(words: str) -> bool:
    """Whether the words, in lower case, speak of something that comes back (định kỳ, hằng năm, 6 tháng …)."""
    return _PERIODIC.search(words) is not None


def recurrence(words: str, last_day: date | None) -> str | None:
    """The RRULE of a recurring act told in lower case, None when the words state no rhythm.

    With a due day the rule repeats that last day each year; a rule never marks the first day too late.
    """
    if last_day is None and not any(hint in words for hint in _RHYTHM_HINTS):
        return None
    rolling = _ROLLING.search(words) if last_day is None and "ngày" in words else None
    if rolling:
        day = int(rolling["day"]) - (1 if rolling["before"] else 0)
        quarters = "YEARLY;BYMONTH=1,4,7,10" if rolling["next"] else "YEARLY;BYMONTH=3,6,9,12"
        months = "MONTHLY" if rolling["month"] else quarters
        return f"FREQ={months};BYMONTHDAY={day if 1 <= day <= 31 else -1}"
    if last_day is not None:
        return _yearly(last_day) if is_periodic(words) else None
    # Words are found much faster than patterns: these are tried only where a rhythm's first word stands.
    places = [at for word in _RHYTHM_WORDS for at in _places(words, word)]
    return next((rule for pattern, rule in _RHYTHMS if any(pattern.match(words, at) for at in places)), None)


def _places(words: str, word: str) -> Iterator[int]:
    at = words.find(word)
    while at >= 0:
        yield at
        at = words.find(word, at + 1)


def _yearly(day: date) -> str:
    """A month's last day is written -1, so that 28 February stays right in a leap year."""
    last = day.day == calendar.monthrange(day.year, day.month)[1]
    return f"FREQ=YEARLY;BYMONTH={day.month};BYMONTHDAY={-1 if last else day.day}"
