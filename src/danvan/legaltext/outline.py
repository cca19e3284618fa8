"""Builds the outline: sections, items, bullets, and the unmarked paragraphs that close a section."""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from danvan.legaltext.blocks import is_labelled
from danvan.legaltext.marks import (
    RANK_BULLET,
    RANK_CAPITAL_INNER,
    RANK_CAPITAL_OUTER,
    RANK_CIRCLE,
    RANK_PLUS,
    RANK_ROMAN,
    Mark,
    read_mark,
)
from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Node, Paragraph
from danvan.legaltext.units import find

_CLOSING = re.compile(
    r"(?:Định kỳ|Trong quá trình|Quá trình|Trên đây|Đề nghị|Yêu cầu|Giao|Căn cứ|Trên cơ sở|Kế hoạch này|"
    r"Trước ngày|Hằng|Hàng|"
    r"Các cơ quan|Các đơn vị|Các sở|Các phòng|Thủ trưởng|Nhận được|Khi có|Nếu|Ủy ban nhân dân|UBND)\b"
)
_HEADING_LIMIT = 400
_DOTS = "•·●○◦"
RANK_LABEL = 20


@dataclass(slots=True)
class _Draft:
    paragraph: Paragraph
    mark: Mark | None
    anchor: str
    rule: str
    rank: int = -1
    children: list[_Draft] = field(default_factory=list)
    parent: _Draft | None = None
    numbers: dict[str, int] = field(default_factory=dict)
    has_marked: bool = False  # among its children, labelled lines included
    has_items: bool = False  # among its children, labelled lines apart

    def count(self, sign: str) -> int:
        self.numbers[sign] = self.numbers.get(sign, 0) + 1
        return self.numbers[sign]

    @property
    def text_at(self) -> int:
        return self.mark.length if self.mark else 0


def build(text: str, body: tuple[Paragraph, ...], *, within: str = "") -> tuple[Node, ...]:
    """The outline of the body of a paper, outermost items first.

    Anchors join cleaned markers ("II.3.-2"); an unmarked paragraph is "tail-n" of its section, or "p-n" when it is
    the text under
    a heading. A marker used twice gets "~2" so that anchors stay unique.
    """
    root = _Draft(Paragraph(body[0].key, body[0].lines), None, within, "root") if body else None
    if root is None:
        return ()
    outer_capital = _capital_is_outer(body)
    current = root
    for paragraph in body:
        mark = None if paragraph.row else read_mark(paragraph.key.text)
        if not paragraph.row and current.parent is not None and is_labelled(paragraph.key):
            current = _labelled(current, paragraph, mark)
            continue
        current = _unmarked(current, paragraph) if mark is None else _marked(current, paragraph, mark, outer_capital)
    return tuple(_finish(text, child) for child in root.children)


def _capital_is_outer(body: tuple[Paragraph, ...]) -> bool:
    """ "A." stands above "I." when it comes first."""
    for paragraph in body:
        mark = read_mark(paragraph.key.text)
        if mark is not None and mark.rank in (RANK_ROMAN, RANK_CAPITAL_OUTER):
            return mark.rank == RANK_CAPITAL_OUTER
    return False


def _marked(current: _Draft, paragraph: Paragraph, mark: Mark, outer_capital: bool) -> _Draft:
    rank = RANK_CAPITAL_INNER if mark.rank == RANK_CAPITAL_OUTER and not outer_capital else mark.rank
    if rank == RANK_BULLET and mark.sign in _DOTS and _counts_under_plus(current):
        rank = RANK_CIRCLE
    parent = current
    while parent.parent is not None and (parent.rank >= rank or parent.mark is None):
        parent = parent.parent
    if mark.label is None:
        sign = "+" if mark.family in ("plus", "circle") else "-"
        label = f"{sign}{parent.count(sign)}"
    else:
        turn = parent.count(mark.label)
        label = mark.label if turn == 1 else f"{mark.label}~{turn}"
    return _attach(parent, _Draft(paragraph, mark, label, f"outline.{mark.family}", rank))


def _counts_under_plus(current: _Draft) -> bool:
    """Whether the item before, or the one it counts for, is a "+" that ends in a colon: dots then count its parts."""
    plus = current.parent if current.rank == RANK_CIRCLE and current.parent else current
    return plus.rank == RANK_PLUS and plus.paragraph.key.text.rstrip().endswith(":")


def _labelled(current: _Draft, paragraph: Paragraph, mark: Mark | None) -> _Draft:
    """A line such as "Cơ quan chủ trì: …" belongs to the task before it, whatever bullet it carries."""
    parent = current
    while parent.parent is not None and parent.rule == "outline.label":
        parent = parent.parent
    label = f"b-{parent.count('b')}"
    return _attach(parent, _Draft(paragraph, mark, label, "outline.label", RANK_LABEL))


def _attach(parent: _Draft, child: _Draft) -> _Draft:
    child.parent = parent
    child.anchor = f"{parent.anchor}.{child.anchor}" if parent.anchor else child.anchor
    parent.children.append(child)
    parent.has_marked = parent.has_marked or child.mark is not None
    parent.has_items = parent.has_items or (child.mark is not None and child.rank != RANK_LABEL)
    return child


def _unmarked(current: _Draft, paragraph: Paragraph) -> _Draft:
    """Where a paragraph without a marker belongs.

    Right under a heading it is the heading's text; after bullets or after an item that is a full sentence it closes
    the section:
    the nearest item around it that is a heading of no single body.
    """
    holder = _holder(current)
    if _is_text_of(holder, paragraph):
        label = f"p-{holder.count('p')}"
        return _attach(holder, _Draft(paragraph, None, label, "outline.text"))
    while holder.parent is not None and (
        holder.rank >= RANK_BULLET or holder.mark is None or _names_unit(holder) or _is_sentence(holder)
    ):
        holder = holder.parent
    kind = "tail" if holder.children else "p"
    return _attach(holder, _Draft(paragraph, None, f"{kind}-{holder.count(kind)}", "outline.closing"))


def _holder(current: _Draft) -> _Draft:
    while current.rule == "outline.label" and current.parent is not None:
        current = current.parent
    return current.parent if current.mark is None and current.parent is not None else current


def _is_text_of(holder: _Draft, paragraph: Paragraph) -> bool:
    if holder.mark is None or holder.rank >= RANK_BULLET or _is_sentence(holder):
        return False
    if holder.has_marked:
        return False
    return not holder.children or _CLOSING.match(paragraph.key.text) is None


def _is_sentence(draft: _Draft) -> bool:
    """Whether an item is itself a sentence ("3. UBND các xã có trách nhiệm …") rather than a heading."""
    words = draft.paragraph.key.text[draft.text_at :].strip()
    if draft.mark is None or draft.has_items:
        return False
    ends = words.endswith((".", ";", "./."))
    return len(words) > _HEADING_LIMIT or (ends and (len(words) > 60 or ": " in words))


def _names_unit(draft: _Draft) -> bool:
    words = draft.paragraph.key.text[draft.text_at :].lstrip()
    return any(start <= 25 for start, _, _ in find(words[:200]))


def _finish(text: str, draft: _Draft) -> Node:
    paragraph, at = draft.paragraph, draft.text_at
    start, end = paragraph.span
    key = paragraph.key
    text_start = key.span(at, len(key.text))[0] if at < len(key.text) else end
    children = tuple(_finish(text, child) for child in draft.children)
    inner = any(child.rank != RANK_LABEL for child in draft.children)
    heading = draft.mark is not None and (inner or not (draft.rank >= RANK_BULLET or _is_sentence(draft)))
    title = surface(text, (text_start, end)) if heading else None
    sign = draft.mark.sign if draft.mark else None
    confidence = 1.0 if draft.mark else 0.8
    return Node(
        draft.anchor,
        sign,
        title or None,
        (start, end),
        (text_start, end),
        paragraph,
        at,
        draft.rule,
        confidence,
        children,
    )
