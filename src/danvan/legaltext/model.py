"""The facts a reading yields.

Every span is [start, end) in code points of the stored text, which is never rewritten.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from typing import Literal

Span = tuple[int, int]
DutyKind = Literal["principle", "task", "reporting", "consolidation", "event"]
Relation = Literal["assigned", "requested"]
TargetBound = Literal["at_least", "more_than", "at_most", "less_than", "exactly"]
TargetPeriod = Literal["week", "month", "quarter", "half", "year"]


@dataclass(frozen=True, slots=True)
class Line:
    """One physical line of the stored text, without its line break.

    `gap`: white space above it sets it apart. `full`: the line ran to the right margin, so the break after it may be
    soft.
    `opens`: its indent says that it opens a paragraph. `row`: it is a row of a table.
    """

    span: Span
    gap: bool = False
    full: bool = False
    opens: bool = False
    row: bool = False


@dataclass(frozen=True, slots=True)
class Scan:
    """What is known of pages that were pictures: how many, which (from 1) gave no words and why, and where words are doubtful."""

    pages: int
    unread: tuple[tuple[int, str], ...] = ()
    unclear: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True)
class Source:
    """A file as read: its stored text and where its lines lie; `scan` only when pages of it had to be recognised."""

    name: str
    sha256: str
    format: str
    text: str
    lines: tuple[Line, ...]
    scan: Scan | None = None


@dataclass(frozen=True, slots=True)
class Key:
    """A match key (folded text), the same in lower case, and per character of it where that character came from."""

    text: str
    low: str
    starts: Sequence[int]
    ends: Sequence[int]

    def span(self, start: int, end: int) -> Span:
        """The stored span of `text[start:end]`; an empty range gives an empty span."""
        if not self.text:
            return (0, 0)
        if start >= end:
            place = self.starts[start] if start < len(self.starts) else self.ends[-1]
            return (place, place)
        return (self.starts[start], self.ends[end - 1])


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Lines that belong together once soft breaks are joined."""

    key: Key
    lines: tuple[Line, ...]

    @property
    def span(self) -> Span:
        return (self.lines[0].span[0], self.lines[-1].span[1])

    @property
    def gap(self) -> bool:
        return self.lines[0].gap

    @property
    def row(self) -> bool:
        return self.lines[0].row


@dataclass(frozen=True, slots=True)
class Header:
    """The head of the paper. `number` is the whole number with its symbol; None where the paper leaves it blank."""

    type: str | None = None
    number: str | None = None
    symbol: str | None = None
    date: date | None = None
    year: int | None = None
    place: str | None = None
    title: str | None = None
    issuer: str | None = None
    issuer_inferred: bool = False
    span: Span | None = None
    number_span: Span | None = None
    date_span: Span | None = None
    rule: str = "header.none"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Node:
    """One item of the outline.

    `text_span` leaves the marker out; `title` is None for an item that is itself the text.
    """

    anchor: str
    marker: str | None
    title: str | None
    span: Span
    text_span: Span
    paragraph: Paragraph
    text_at: int
    rule: str
    confidence: float
    children: tuple[Node, ...] = ()


@dataclass(frozen=True, slots=True)
class Citation:
    """Another document named here. `number` has no spaces, and is None for a law told by title and date;
    `title_span` covers the title as printed."""

    ref: str
    span: Span
    type: str
    number: str | None
    date: date | None
    issuer: str | None
    title: str | None
    title_span: Span | None
    legal_basis: bool
    rule: str
    confidence: float
    articles: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Reference:
    """Words that point back to a paper cited before; `number` and `title` are that paper's, `cited` is where it stands."""

    text: str
    span: Span
    number: str | None
    title: str | None
    cited: Span


@dataclass(frozen=True, slots=True)
class UnitMention:
    """A body named in the text. `name` has abbreviations spelt out; `group` when it stands for many bodies."""

    mention: str
    span: Span
    name: str
    group: bool
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Due:
    """A time by which an act is due.

    `last_day` is the last day still in time; None when the text fixes no calendar day.
    """

    text: str
    last_day: date | None
    span: Span


@dataclass(frozen=True, slots=True)
class Target:
    """A number to be reached: "ít nhất 02 cuộc/năm" is at_least 2 "cuộc" a year. `period` is None when none is told."""

    text: str
    span: Span
    bound: TargetBound
    value: Decimal
    unit: str
    period: TargetPeriod | None


@dataclass(frozen=True, slots=True)
class Duty:
    """What the paper obliges somebody to do. Names are as written, line breaks folded to spaces."""

    anchor: str
    kind: DutyKind
    text: str
    span: Span
    relation: Relation
    lead: tuple[str, ...]
    lead_implied: bool
    coordinating: tuple[str, ...]
    report_to: str | None
    due: tuple[Due, ...]
    recurrence: str | None
    product: str | None
    rule: str
    confidence: float
    excepted: tuple[str, ...] = ()
    targets: tuple[Target, ...] = ()


@dataclass(frozen=True, slots=True)
class Recipient:
    """One line of "Nơi nhận". `purpose` is spelt out ("báo cáo"), None when the line gives none."""

    name: str
    purpose: str | None
    span: Span
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Signature:
    """The signature block as printed; absent parts are None."""

    on_behalf: str | None = None
    for_post: str | None = None
    signer_post: str | None = None
    signer: str | None = None
    span: Span | None = None
    rule: str = "signature.none"
    confidence: float = 0.0


@dataclass(frozen=True, slots=True)
class Lint:
    """Something a careful clerk would ask about."""

    code: str
    message: str
    span: Span | None
    rule: str
    confidence: float


@dataclass(frozen=True, slots=True)
class Reading:
    """Everything read from one paper."""

    source: Source
    header: Header
    outline: tuple[Node, ...] = ()
    citations: tuple[Citation, ...] = ()
    references: tuple[Reference, ...] = ()
    units: tuple[UnitMention, ...] = ()
    duties: tuple[Duty, ...] = ()
    recipients: tuple[Recipient, ...] = ()
    signature: Signature = field(default_factory=Signature)
    lints: tuple[Lint, ...] = ()
