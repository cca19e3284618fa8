"""Reads tables of tasks: columns are told by what their heads say (Nội dung, Đơn vị chủ trì, phối hợp, Thời gian, Sản phẩm)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from danvan.legaltext.deadlines import as_due, find_bare, recurrence
from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Duty, DutyKind, Key, Node, Paragraph
from danvan.legaltext.targets import find_targets
from danvan.legaltext.units import Found, excepted, find, names, run_from

CELL_JOIN = " | "
_COLUMNS = (
    ("coordinating", re.compile(r"phối hợp")),
    ("lead", re.compile(r"chủ trì|(?:đơn vị|cơ quan|bộ phận) (?:thực hiện|phụ trách)|đơn vị$|cơ quan$|trách nhiệm")),
    ("time", re.compile(r"thời gian|tiến độ|thời hạn|hoàn thành")),
    ("product", re.compile(r"sản phẩm|kết quả")),
    ("content", re.compile(r"nội dung|nhiệm vụ|công việc|hoạt động|đầu việc")),
)
_CONFIDENCE = 0.8
_REPORTS = re.compile(r"(?:(?P<gathers>tổng hợp)|báo cáo)\b")
_TO = re.compile(r"(?:báo cáo|gửi|về|cho)(?: (?:báo cáo|về|cho))* ")


@dataclass(frozen=True, slots=True)
class _Row:
    paragraph: Paragraph
    cells: tuple[tuple[int, int], ...]


def read_tables(text: str, parts: Sequence[Paragraph], year: int | None) -> tuple[tuple[Node, ...], tuple[Duty, ...]]:
    """Outline nodes ("table-1", rows "table-1.2") and duties of every task table; other tables give nothing."""
    nodes: list[Node] = []
    duties: list[Duty] = []
    for rows in _tables(parts):
        columns = _columns(rows[0])
        if "content" not in columns or len(columns) < 2:
            continue
        anchor = f"table-{len(nodes) + 1}"
        read = [(row, f"{anchor}.{at}") for at, row in enumerate(rows[1:], 1) if _filled(row, columns)]
        nodes.append(_node(anchor, rows[0].paragraph, tuple(_node(own, row.paragraph) for row, own in read)))
        duties.extend(_duty(text, row, own, columns, year) for row, own in read)
    return tuple(nodes), tuple(duties)


def _tables(parts: Sequence[Paragraph]) -> Iterator[list[_Row]]:
    rows: list[_Row] = []
    for part in parts:
        if part.row:
            rows.append(_Row(part, tuple(_cells(part.key.text))))
        elif rows:
            yield rows
            rows = []
    if rows:
        yield rows


def _cells(key: str) -> Iterator[tuple[int, int]]:
    """Ranges of the cells of a row; an empty cell is an empty range."""
    at = 0
    for piece in key.split("|"):
        left, right = len(piece) - len(piece.lstrip()), len(piece.rstrip())
        yield (at + min(left, right), at + max(min(left, right), right))
        at += len(piece) + 1


def _columns(head: _Row) -> dict[str, int]:
    found: dict[str, int] = {}
    for index, (start, end) in enumerate(head.cells):
        words = head.paragraph.key.low[start:end]
        kind = next((name for name, pattern in _COLUMNS if name not in found and pattern.search(words)), None)
        if kind:
            found[kind] = index
    return found


def _filled(row: _Row, columns: Mapping[str, int]) -> bool:
    start, end = _cell(row, columns, "content")
    return any(char.isalpha() for char in row.paragraph.key.text[start:end]) and not _is_group(row, columns)


def _is_group(row: _Row, columns: Mapping[str, int]) -> bool:
    """A row that only heads those under it: nobody, no time and no product stand in it."""
    others = [name for name in columns if name != "content"]
    return bool(others) and all(a == b for a, b in (_cell(row, columns, name) for name in others))


def _cell(row: _Row, columns: Mapping[str, int], name: str) -> tuple[int, int]:
    index = columns.get(name)
    return row.cells[index] if index is not None and index < len(row.cells) else (0, 0)


def _node(anchor: str, part: Paragraph, children: tuple[Node, ...] = ()) -> Node:
    return Node(anchor, None, None, part.span, part.span, part, 0, "outline.table", _CONFIDENCE, children)


def _bodies(text: str, row: _Row, cell: tuple[int, int]) -> tuple[str, ...]:
    """Bodies named in a cell; a cell that names none known is given as printed, parted at semicolons."""
    start, end = cell
    key = row.paragraph.key
    found = [(a + start, b + start, rule) for a, b, rule in find(key.text[start:end])]
    if found:
        out = excepted(key.low, found, start, end)
        return names(text, key, [one for one in found if one not in out])
    pieces = [(m.start(), m.end()) for m in re.finditer(r"[^;\s][^;]*", key.text[start:end])]
    printed = (surface(text, key.span(start + a, start + b)) for a, b in pieces)
    return tuple(name for name in printed if name)


def _report(key: Key, start: int, end: int) -> tuple[DutyKind, list[Found]]:
    """What kind of duty a row's content is, and to whom it goes when it is a report."""
    opening = _REPORTS.match(key.low, start, end)
    if opening is None:
        return "task", []
    found = [(a + start, b + start, rule) for a, b, rule in find(key.text[start:end])]
    to = next((run for m in _TO.finditer(key.low, start, end) if (run := run_from(key.low, found, m.end()))), [])
    if opening["gathers"]:
        return ("consolidation", to) if to else ("task", [])
    return "reporting", to


def _duty(text: str, row: _Row, anchor: str, columns: Mapping[str, int], year: int | None) -> Duty:
    key = row.paragraph.key
    start, end = _cell(row, columns, "content")
    span = key.span(start, end)
    when = _cell(row, columns, "time")
    dues = find_bare(key.low, year, start=when[0], end=when[1])
    lead = _bodies(text, row, _cell(row, columns, "lead"))
    product = _cell(row, columns, "product")
    in_charge = _cell(row, columns, "lead")
    named = [(a + in_charge[0], b + in_charge[0], rule) for a, b, rule in find(key.text[slice(*in_charge)])]
    kind, to = _report(key, start, end)
    return Duty(
        anchor=anchor,
        kind=kind,
        text=text[span[0] : span[1]],
        span=span,
        relation="assigned",
        lead=lead,
        lead_implied=not lead,
        coordinating=_bodies(text, row, _cell(row, columns, "coordinating")),
        report_to=names(text, key, to)[0] if to else None,
        due=tuple(as_due(text, key, due) for due in dues),
        recurrence=recurrence(key.low[when[0] : when[1]], dues[0].last_day if len(dues) == 1 else None),
        product=surface(text, key.span(*product)) or None if product[0] < product[1] else None,
        excepted=names(text, key, excepted(key.low, named, *in_charge)),
        targets=find_targets(text, key, start=start, end=end),
        rule="duty.table-row",
        confidence=_CONFIDENCE,
    )
