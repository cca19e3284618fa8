"""Reads the labelled lines under a task: "Cơ quan chủ trì: …", "Phối hợp: …", "Thời gian: …", "Sản phẩm: …"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace

from danvan.legaltext.deadlines import as_due, find_bare, recurrence
from danvan.legaltext.marks import RANK_BULLET, read_mark
from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Due, Duty, Key
from danvan.legaltext.units import excepted, find, names

_WHO = r"(?:các )?(?:cơ quan|đơn vị|bộ phận|cá nhân|tổ chức)(?:, (?:cơ quan|đơn vị|cá nhân))?"
_LABEL = (
    rf"(?:(?P<lead>(?:{_WHO} )?(?:được giao )?chủ trì(?: thực hiện| tham mưu| triển khai)?"
    rf"|{_WHO} (?:thực hiện|đầu mối|phụ trách|tham mưu|chịu trách nhiệm)(?: chính)?|phân công(?: thực hiện)?"
    r"|(?:đơn vị|cơ quan)|trách nhiệm(?: thực hiện)?|người chịu trách nhiệm)"
    rf"|(?P<partners>(?:{_WHO} )?phối hợp(?: thực hiện)?)"
    r"|(?P<time>(?:thời gian|thời hạn|tiến độ|lộ trình|hạn)(?: dự kiến)?(?: thực hiện| hoàn thành| triển khai)?)"
    r"|(?P<product>(?:sản phẩm|kết quả)(?: đầu ra| dự kiến| hoàn thành| đạt được| thực hiện)?)"
    r"|(?P<other>(?:địa điểm|kinh phí|nguồn lực|nguồn kinh phí|thành phần|đối tượng|số lượng|hình thức)"
    r"(?: thực hiện| tham dự| tham gia)?))"
    r"(?: \([^)]{1,30}\))?\s*:\s*"
)
_AT_START = re.compile(rf"[\s*+•-]*(?:{_LABEL})")
_INSIDE = re.compile(rf"(?:[.;(]\s*(?:[*+•-]\s*)?|\s[*+•-]\s+)(?:{_LABEL})")
_KINDS = ("lead", "partners", "time", "product", "other")
_CONFIDENCE = 0.95


@dataclass(frozen=True, slots=True)
class Block:
    """What the labelled lines of one task say; None or empty where there is no such line."""

    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    due: tuple[Due, ...] = ()
    recurrence: str | None = None
    product: str | None = None
    timed: bool = False
    excepted: tuple[str, ...] = ()


NO_BLOCK = Block()


def is_labelled(key: Key) -> bool:
    """Whether a paragraph is nothing but labelled values, unmarked or behind a bullet."""
    mark = read_mark(key.text)
    if mark is not None and mark.rank < RANK_BULLET:
        return False
    return _AT_START.match(key.low, mark.length if mark else 0) is not None


def first_label(key: str, start: int, end: int) -> int | None:
    """Where labelled values begin inside a task's own text ("… (Chủ trì: A; phối hợp: B)"), or None."""
    if key.find(":", start, end) < 0:
        return None
    return next((at for _, _, _, at in _values(key, start, end) if at > start), None)


def _values(key: str, start: int, end: int) -> Iterator[tuple[str, int, int, int]]:
    """Each label's kind, the range of its value, and where the label itself begins."""
    first = _AT_START.match(key, start, end)
    found = [*([first] if first else []), *_INSIDE.finditer(key, first.end() if first else start, end)]
    for index, match in enumerate(found):
        kind = next(kind for kind in _KINDS if match[kind])
        stop = found[index + 1].start() if index + 1 < len(found) else end
        yield kind, match.end(), stop, match.start()


def read_block(text: str, pieces: Iterable[tuple[Key, int, int]], year: int | None) -> Block:
    """The labelled values in the given ranges of keys; `year` stands in where a time names none."""
    block = Block()
    for key, start, end in pieces:
        for kind, at, stop, _ in _values(key.low, start, end):
            block = _with(block, kind, _Value(text, key, at, stop), year)
    return block


@dataclass(frozen=True, slots=True)
class _Value:
    """What stands behind one label: a range of a key over the stored text."""

    text: str
    key: Key
    start: int
    end: int


def _with(block: Block, kind: str, value: _Value, year: int | None) -> Block:
    key = value.key
    if kind == "lead":
        out = block.excepted if block.lead else _left_out(value)
        return replace(block, lead=block.lead or _bodies(value), excepted=out)
    if kind == "partners":
        return replace(block, partners=block.partners or _bodies(value))
    if kind == "time" and not block.timed:
        found = find_bare(key.low, year, start=value.start, end=value.end)
        last = found[0].last_day if len(found) == 1 else None
        dues = tuple(as_due(value.text, key, one) for one in found)
        return replace(block, due=dues, recurrence=recurrence(key.low[value.start : value.end], last), timed=True)
    if kind == "product":
        printed = surface(value.text, key.span(value.start, value.end)).rstrip(".;)")
        return replace(block, product=block.product or printed[:200] or None)
    return block


def _bodies(value: _Value) -> tuple[str, ...]:
    """Bodies named in a value; one that names none known is given as printed, parted at semicolons."""
    words, start, key = value.key.text[value.start : value.end], value.start, value.key
    found = [(a + start, b + start, rule) for a, b, rule in find(words)]
    out = excepted(key.low, found, start, value.end)
    if found:
        return names(value.text, key, [one for one in found if one not in out])
    pieces = ((m.start(), m.end()) for m in re.finditer(r"[^;\s][^;]*", words))
    printed = (surface(value.text, key.span(start + a, start + b)).strip(" .)") for a, b in pieces)
    return tuple(name for name in printed if name)


def _left_out(value: _Value) -> tuple[str, ...]:
    found = [(a + value.start, b + value.start, rule) for a, b, rule in find(value.key.text[value.start : value.end])]
    return names(value.text, value.key, excepted(value.key.low, found, value.start, value.end))


def apply(duty: Duty, block: Block) -> Duty:
    """The duty with what its labelled lines say put in the place of what was inferred."""
    if block is NO_BLOCK:
        return duty
    lead = block.lead or duty.lead
    return replace(
        duty,
        lead=lead,
        lead_implied=not lead,
        coordinating=block.partners or duty.coordinating,
        due=block.due or duty.due,
        recurrence=block.recurrence or duty.recurrence,
        product=block.product or duty.product,
        excepted=block.excepted if block.lead else duty.excepted,
        rule=f"duty.{duty.kind}+lead.labelled" if block.lead else duty.rule,
        confidence=_CONFIDENCE if block.lead else duty.confidence,
    )
