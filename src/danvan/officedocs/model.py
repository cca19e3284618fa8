"""What a paper is made of, before it is a file. Figures stay numbers here; the writers give them their form."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from typing import Literal

Figure = int | Decimal
Cell = str | int | Decimal | None


@dataclass(frozen=True, slots=True)
class Letterhead:
    """Who issues the paper, its number, place and day.

    ``issuer`` may hold a line break. ``number`` None leaves the place of the number blank for văn thư; ``symbol`` is «BC-UBND».
    ``date`` None leaves the day blank, with ``year`` printed when it is given.
    """

    issuer: str
    symbol: str
    place: str
    superior: str | None = None
    number: str | None = None
    date: dt.date | None = None
    year: int | None = None


@dataclass(frozen=True, slots=True)
class Run:
    """Words of one style within a paragraph."""

    text: str
    bold: bool = False
    italic: bool = False


@dataclass(frozen=True, slots=True)
class Paragraph:
    """A justified paragraph with its first line indented."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str) -> Paragraph:
        """A paragraph of plain words."""
        return cls((Run(text),))


@dataclass(frozen=True, slots=True)
class Heading:
    """Level 1 «I. …» in capitals and bold, 2 «1. …» bold, 3 «a) …» upright."""

    level: Literal[1, 2, 3]
    text: str


@dataclass(frozen=True, slots=True)
class Bullet:
    """A paragraph opened by a dash, which the writer puts."""

    runs: tuple[Run, ...]

    @classmethod
    def of(cls, text: str) -> Bullet:
        """A bullet of plain words."""
        return cls((Run(text),))


@dataclass(frozen=True, slots=True)
class LegalBasis:
    """One line «Căn cứ …». The writer sets italics and the ends: «;», the last «.»."""

    text: str


Block = Paragraph | Heading | Bullet | LegalBasis


@dataclass(frozen=True, slots=True)
class Signature:
    """«TM. ỦY BAN NHÂN DÂN», «KT. CHỦ TỊCH» or None, «PHÓ CHỦ TỊCH», and the signer's name or None while it is open."""

    post: str
    on_behalf: str | None = None
    for_post: str | None = None
    name: str | None = None


class ColumnKind(StrEnum):
    """What a column of an annex holds. LABEL names the row and stands once in a table; ORDER is the running number,
    MARK a few signs in the middle of their cell («27/29»)."""

    ORDER = "order"
    LABEL = "label"
    TEXT = "text"
    MARK = "mark"
    FIGURE = "figure"


@dataclass(frozen=True, slots=True)
class Column:
    """A column of an annex. Neighbouring columns of the same ``group`` share a head above their own.

    ``places`` fixes the decimals of a FIGURE column; None writes a figure with the decimals it has. ``least`` is the width in
    millimetres below which the column is not wanted, even at the price of smaller type.
    """

    title: str
    kind: ColumnKind = ColumnKind.FIGURE
    group: str = ""
    places: int | None = None
    least: float = 0.0

    @property
    def heading(self) -> str:
        """The full name, unique in its table: «Đối thoại với Nhân dân / Số cuộc»."""
        return f"{self.group} / {self.title}" if self.group else self.title


class Emphasis(StrEnum):
    """How a row stands out: a total is bold, an adjustment (joint events counted once) italic.

    A GROUP row heads the rows below it: its label runs to the right edge and it holds no figures.
    """

    PLAIN = "plain"
    TOTAL = "total"
    ADJUSTMENT = "adjustment"
    GROUP = "group"


@dataclass(frozen=True, slots=True)
class Row:
    """One row of an annex, as many cells as columns. Text in a FIGURE column is for states: «-», «chưa báo cáo»."""

    cells: tuple[Cell, ...]
    emphasis: Emphasis = Emphasis.PLAIN


@dataclass(frozen=True, slots=True)
class Annex:
    """A table behind the paper. ``caption`` is «(Kèm theo Báo cáo số …)»; ``notes`` stand under the table. ``title`` may
    hold line breaks.

    Raises ValueError when rows and columns do not fit, headings repeat, not exactly one column is the label, or a group
    row holds a figure.
    """

    title: str
    caption: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]
    notes: tuple[str, ...] = ()
    landscape: bool = True

    def __post_init__(self) -> None:
        if [column.kind for column in self.columns].count(ColumnKind.LABEL) != 1:
            raise ValueError("an annex has exactly one label column")
        if len({column.heading for column in self.columns}) != len(self.columns):
            raise ValueError("headings of an annex repeat")
        if any(len(row.cells) != len(self.columns) for row in self.rows):
            raise ValueError("a row has another number of cells than the annex has columns")
        if any(row.emphasis is Emphasis.GROUP and any(row.cells[self.label + 1 :]) for row in self.rows):
            raise ValueError("a group row holds a figure")

    @property
    def label(self) -> int:
        """The place of the label column."""
        return [column.kind for column in self.columns].index(ColumnKind.LABEL)


@dataclass(frozen=True, slots=True)
class OfficeDocument:
    """A whole paper. A letter (công văn) has no ``type_name`` and carries ``title`` as «V/v …» under its number.

    ``title`` may hold line breaks. ``banner``, such as «DỮ LIỆU MINH HỌA», is printed at the head of every page.
    """

    letterhead: Letterhead
    title: str
    body: tuple[Block, ...]
    recipients: tuple[str, ...]
    signature: Signature
    type_name: str | None = None
    addressees: tuple[str, ...] = ()
    annexes: tuple[Annex, ...] = ()
    banner: str | None = None

    @property
    def is_letter(self) -> bool:
        return self.type_name is None


@dataclass(frozen=True, slots=True)
class Sheet:
    """One sheet: ``name`` on its tab (cut and cleaned to what Excel allows), and the same table an annex has."""

    name: str
    annex: Annex


@dataclass(frozen=True, slots=True)
class Workbook:
    """An .xlsx of at least one sheet. ``banner`` stands on top of every sheet and on every printed page."""

    title: str
    sheets: tuple[Sheet, ...]
    banner: str | None = None


_NOT_XML = re.compile("[\x00-\x08\x0e-\x1f\x7f\ud800-\udfff\ufffe\uffff]")


def printable(text: str) -> str:
    """``text`` without the characters an office file cannot hold."""
    return _NOT_XML.sub("", text)


def one_line(text: str) -> str:
    """``text`` on one line: line breaks and tabs become a space. Other spaces stay: blanks to be filled by hand are made of them."""
    return re.sub(r" *[\t\r\n\v\f\x85\u2028\u2029]+[ \t]*", " ", printable(text)).strip(" ")


def listed(names: Iterable[str]) -> list[str]:
    """Names as a list ends them: «;» after each, «.» after the last, whatever ended them before. Blank ones are left out."""
    cleaned = [name for name in (one_line(name).rstrip(" .;,") for name in names) if name]
    return [name + (";" if place < len(cleaned) else ".") for place, name in enumerate(cleaned, start=1)]


def lines_of(text: str) -> tuple[str, ...]:
    """The lines of ``text`` that are not blank, each on one line."""
    return tuple(line for line in map(one_line, text.splitlines()) if line)


def paragraphs_of(text: str) -> tuple[Paragraph | Bullet, ...]:
    """Typed text as blocks: one for each line; a line that begins with a dash is a bullet."""
    return tuple(
        Bullet.of(line[1:].strip()) if line[0] in "-–•+" and line[1:].strip() else Paragraph.of(line)
        for line in lines_of(text)
    )
