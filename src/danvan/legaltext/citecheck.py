"""Checks the legal bases of a paper: replaced or lapsed on its date, another's title, numbers that contradict themselves."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from datetime import date
from functools import cache

from danvan.legaltext.legalstatus import ABOLISHED, BY_NUMBER, TABLE, LegalStatus
from danvan.legaltext.matchkey import plain
from danvan.legaltext.model import Citation, Header, Lint, Reading, Span

_YEAR_IN_NUMBER = re.compile(r"^\d+[a-zđ]?/((?:19|20)\d{2})/")
_PERIOD = re.compile(r"giai đoạn (?:19|20)\d{2}\s*-\s*((?:19|20)\d{2})")
_LEADING_WORDS = re.compile(r"^(?:(?:về việc|về|ban hành|quy định về|v/v)\s+)+")
_SERIAL = re.compile(r"^(\d+)([a-zđ]?)(.*)$", re.I)
_ALIKE, _SAME, _LONGEST = 0.6, 0.985, 160
_UNCHECKED = " (thông tin chưa đối chiếu văn bản gốc)"


def check_citations(reading: Reading) -> Iterator[Lint]:
    """The doubts about what a paper cites, by the shipped table and by the paper itself."""
    day = _day(reading.header)
    dates: dict[tuple[str, str | None], date] = {}
    for cited in reading.citations:
        yield from _contradictions(cited, dates)
        status = status_of(cited, reading.source.text)
        if status:
            yield from _replaced(cited, status, day)
            yield from _title(cited, status)
        yield from _lapsed(cited, reading.header, reading.source.text)
    yield from _collisions(reading.citations)
    yield from _abolished(reading, day)


def _day(header: Header) -> date | None:
    """The day on which the paper must be right: its own, else the last of its year."""
    return header.date or (date(header.year, 12, 31) if header.year else None)


def status_of(cited: Citation, text: str) -> LegalStatus | None:
    """The table's entry for a citation: by number (with the province where one is given), or a law's title and date."""
    if cited.number is None:
        return next((e for e in TABLE if e.kind == cited.type and e.day == cited.date and _same_title(cited, e)), None)
    known = BY_NUMBER.get(cited.number.upper(), [])
    if not known and cited.type == "pháp lệnh" and cited.number.isdigit():
        known = [e for e in TABLE if e.kind == "pháp lệnh" and e.number.startswith(f"{cited.number}/")]
    return next((e for e in known if (e.area is None or e.area in text) and _same_day(cited, e)), None)


def _same_day(cited: Citation, entry: LegalStatus) -> bool:
    return cited.date is None or entry.day is None or cited.date == entry.day


def _same_title(cited: Citation, entry: LegalStatus) -> bool:
    return _bare(cited.title or "") == _bare(entry.title)


def _lint(code: str, message: str, span: Span, confidence: float) -> Lint:
    return Lint(code, message, (span[0], min(span[1], span[0] + _LONGEST)), f"lint.{code}", confidence)


def _replaced(cited: Citation, status: LegalStatus, day: date | None) -> Iterator[Lint]:
    if status.until is None or day is None or status.until > day:
        return
    message = f"Văn bản này đã được thay thế bởi {status.replaced_by} từ ngày {status.until:%d/%m/%Y}."
    doubt = "" if status.checked else _UNCHECKED
    yield _lint("citation-replaced", message + doubt, cited.span, 0.9 if status.checked else 0.6)


def _bare(title: str) -> str:
    return _LEADING_WORDS.sub("", re.sub(r"[\W_]+", " ", plain(title)).strip())


@cache
def _telling_titles() -> tuple[tuple[LegalStatus, str], ...]:
    """Entries with a title long enough to be nobody else's, and its bare words."""
    return tuple((entry, _bare(entry.title)) for entry in TABLE if entry.title and len(entry.title) > 30)


def _likeness(some: list[str], others: list[str]) -> float:
    """The share of words two titles have in common, in whatever order: 0 to 1."""
    common = Counter(some) & Counter(others)
    return 2 * common.total() / (len(some) + len(others))


def _title(cited: Citation, status: LegalStatus) -> Iterator[Lint]:
    """A title that is not the published one; one that goes on after it, or says the same in other order, is let pass."""
    if not cited.title or not cited.title_span or not status.title or status.kind:
        return
    printed, published = _bare(cited.title), _bare(status.title)
    if published in printed or not printed:
        return
    others = (e for e, title in _telling_titles() if e.number != status.number and title in printed)
    other = next(others, None)
    if other:
        message = f"Trích yếu này là của văn bản số {other.number}, không phải của {status.number}."
    elif _ALIKE <= _likeness(printed.split(), published.split()) < _SAME:
        message = f"Trích yếu khác tên đã công bố: “{status.title}”."
    else:
        return
    doubt = "" if status.checked else _UNCHECKED
    yield _lint("citation-title", message + doubt, cited.title_span, 0.8 if status.checked else 0.6)


def _contradictions(cited: Citation, dates: dict[tuple[str, str | None], date]) -> Iterator[Lint]:
    if cited.number is None or cited.date is None:
        return
    key = (cited.number, plain(cited.issuer) if cited.issuer else None)
    first = dates.setdefault(key, cited.date)
    if first != cited.date:
        message = f"Văn bản số {cited.number} được ghi hai ngày khác nhau: {first:%d/%m/%Y} và {cited.date:%d/%m/%Y}."
        yield _lint("citation-dates-differ", message, cited.span, 1.0)
    year = _YEAR_IN_NUMBER.match(cited.number)
    if year and int(year[1]) != cited.date.year:
        yield _lint("citation-year", "Năm trong số ký hiệu khác năm của ngày ban hành.", cited.span, 0.9)


def _lapsed(cited: Citation, header: Header, text: str) -> Iterator[Lint]:
    """A document whose title tells a period that ended before the paper's year."""
    if not cited.title_span or header.year is None:
        return
    period = _PERIOD.search(plain(text[slice(*cited.title_span)])[:400])
    if period and int(period[1]) < header.year:
        message = f"Giai đoạn của văn bản đã kết thúc năm {period[1]}."
        yield _lint("citation-period-over", message, cited.title_span, 0.6)


def _collisions(citations: Sequence[Citation]) -> Iterator[Lint]:
    """Numbers that differ by a letter only (39/KH-UBND and 39a/KH-UBND) are easily confused."""
    seen: dict[tuple[str, str], Citation] = {}
    for cited in citations:
        parts = _SERIAL.match(cited.number or "")
        if parts is None or cited.rule.startswith("citation.partial"):
            continue
        other = seen.setdefault((parts[1], parts[3].upper()), cited)
        if other.number != cited.number:
            message = f"Số {cited.number} rất gần với số {other.number} cũng được viện dẫn; hãy kiểm tra lại."
            yield _lint("citation-near-collision", message, cited.span, 0.5)


def _abolished(reading: Reading, day: date | None) -> Iterator[Lint]:
    """Bodies charged with something that no longer exist on the paper's date."""
    seen: set[str] = set()
    for unit in reading.units:
        name = plain(unit.mention)
        for pattern, since, why in ABOLISHED if day and name not in seen else ():
            if day and day >= since and re.search(pattern, name):
                seen.add(name)
                message = f"Từ ngày {since:%d/%m/%Y} không còn cơ quan này ({why}); hãy kiểm tra lại."
                yield _lint("unit-abolished", message, unit.span, 0.6)
