"""What a kind of record declares of itself. One object per folder, called KIND in its ``kind`` module."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

from django.db.models import Manager, Model
from django.utils.functional import Promise

from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Amount, Counts, Indicator
from danvan.records.kinds.layout import Step
from danvan.records.kinds.rows import Rows
from danvan.records.kinds.stages import Marking, StageMove
from danvan.records.models import Record
from danvan.units.models import Unit

Text = str | Promise
Value = str | Amount | dt.date | bool | Promise | None
Facts = list[tuple[Text, Value]]


COMMUNES = ("UBND xã", "UBND phường", "UBND thị trấn", "UBND đặc khu")
"""The kinds of unit that govern a commune, for what each of them owes."""


@dataclass(frozen=True)
class Deadline:
    """Something a record still owes: ``text`` says what, until the local date ``day``, by which ``article`` (or none)."""

    day: dt.date
    text: Text
    article: str = ""


@dataclass(frozen=True)
class Expected:
    """What every unit of the ``unit_kinds`` owes of a kind: ``times`` a year by the rule ``rule``, or, ``standing``, one
    in force at any time (until the date in its column of that name). ``where`` narrows the details; ``text`` names it.
    """

    text: Text
    unit_kinds: tuple[str, ...]
    rule: str = ""
    standing: str = ""
    where: Mapping[str, Any] = field(default_factory=dict)


class Whole:
    """A record with its details and rows as one thing, for counting: ``whole.people``, ``whole.opinions``, ``whole.items``."""

    def __init__(self, record: Record, details: Any) -> None:
        self.record, self.details = record, details

    def __getattr__(self, name: str) -> Any:
        value = getattr(self.details if hasattr(self.details, name) else self.record, name)
        return value.all() if isinstance(value, Manager) else value


def _nothing(record: Record, details: Any, law: Law) -> list[Any]:
    return []


def _settled(record: Record, details: Any, law: Law) -> None:
    """No column follows from others."""


def _nobody(record: Record, details: Any) -> list[Unit]:
    return []


def _ready(record: Record, details: Any, name: str, note: str) -> None:
    """Nothing to be done before a move."""


def _holds(record: Record, details: Any) -> None:
    """Nothing to contradict."""


@dataclass(frozen=True, eq=False)
class Kind:
    """``name`` is the folder and ``Record.kind``; ``slug`` the word in addresses; ``icon`` a symbol of the sprite.

    ``details`` is the model of its own columns, related to a record as ``name``; ``words`` names every one of them (and
    may rename columns of Record), ``helps`` explains some; ``steps`` lay the entry out; ``rows`` are its lists.
    ``required`` are columns of Record that this kind cannot do without, ``once`` columns that a copy leaves out.
    ``quick`` is the one field beside title and date that quick entry asks for, or the list whose first row it asks for.
    ``grid`` says that many villages may be entered at once: the first list has an item and its value in front.

    For a record and its details: ``settle`` sets columns that follow from others, before anything is checked; ``check``
    raises Refused for what contradicts itself. Once the rows are written ``settle_rows`` writes the ``derived`` columns of
    rows and ``check_rows`` raises Refused for what contradicts itself in them; ``doubts`` are
    sentences on figures that may be right but need a reason; ``missing`` names what is still to be added; ``warnings``
    are sentences on rules not kept; ``deadlines`` what it still owes; ``public`` what citizens may be shown (None where
    there is nothing: then ``no_public_view`` says why). Those that judge by law get the table of legal rules.
    ``facts`` are label and value for the page; without it, every column in the order of the entry.

    A kind with ``moves`` has a column ``stage`` that they change; in the stages of ``sealed`` nothing else is changed any
    more. ``before_move`` (with name and note) raises Refused for what must come first and may set columns. ``marking`` says
    by which criteria records are scored. ``praised`` are the units whose work from ``achieved_from`` to ``achieved_to``
    speaks for the record.
    """

    name: str
    slug: str
    label: Text
    hint: Text
    icon: str
    group: int
    details: type[Model]
    steps: tuple[Step, ...]
    words: Mapping[str, Text]
    indicators: tuple[Indicator, ...] = ()
    helps: Mapping[str, Text] = field(default_factory=dict)
    rows: tuple[Rows, ...] = ()
    required: tuple[str, ...] = ()
    once: tuple[str, ...] = ()
    quick: str = "people"
    grid: bool = False
    expected: tuple[Expected, ...] = ()
    settle: Callable[[Record, Any, Law], None] = _settled
    settle_rows: Callable[[Record, Any, Law], None] = _settled
    check: Callable[[Record, Any], None] = _holds
    check_rows: Callable[[Record, Any], None] = _holds
    doubts: Callable[[Record, Any, Law], list[str]] = _nothing
    missing: Callable[[Record, Any, Law], list[str]] = _nothing
    warnings: Callable[[Record, Any, Law], list[str]] = _nothing
    deadlines: Callable[[Record, Any, Law], list[Deadline]] = _nothing
    facts: Callable[[Record, Any], Facts] | None = None
    public: Callable[[Record, Any], Facts] | None = None
    moves: Mapping[str, StageMove] = field(default_factory=dict)
    sealed: tuple[str, ...] = ()
    before_move: Callable[[Record, Any, str, str], None] = _ready
    marking: Marking | None = None
    praised: Callable[[Record, Any], list[Unit]] = _nobody
    no_public_view: Text = ""
    no_indicators: Text = ""

    @cached_property
    def columns(self) -> tuple[str, ...]:
        """The columns of the details, in the order of the model."""
        plumbing = {"record", "uid", "version"}
        fields = self.details._meta.get_fields()
        return tuple(one.name for one in fields if not one.auto_created and one.name not in plumbing)

    def details_of(self, record: Record) -> Any:
        """The details row of ``record``; one query unless it was selected with it."""
        return getattr(record, self.name)

    def rows_called(self, name: str) -> Rows:
        """The list of rows called ``name``. Raises KeyError for none."""
        return {one.name: one for one in self.rows}[name]

    def amounts(self, record: Record, details: Any) -> dict[str, Amount]:
        """Indicator code -> what the record adds to a period it counts in; nothing known is left out."""
        whole = Whole(record, details)
        found = {one.code: one.counts.added(whole) for one in self.indicators if one.numerator == ""}
        return {code: amount for code, amount in found.items() if amount is not None}

    @cached_property
    def asked(self) -> tuple[str, ...]:
        """The columns a person fills in, in the order of the entry."""
        return tuple(name for step in self.steps for name in step.fields)

    @cached_property
    def unfolded(self) -> frozenset[str]:
        """The columns everybody is asked for: those outside folded sections."""
        return frozenset(
            name for step in self.steps for section in step.sections if not section.folded for name in section.fields
        )

    @cached_property
    def counted_relations(self) -> tuple[str, ...]:
        """The relations of a record that figures of this kind are made of, its details first."""
        rows = {one.name for one in self.rows}
        wanted = sorted({one.counts.rows for one in self.indicators if one.counts.rows})
        return (self.name, *(name if name in rows else f"{self.name}__{name}" for name in wanted))

    @cached_property
    def looks_back(self) -> bool:
        """Whether a figure of a period may be made of records that began before it."""
        return any(one.counts.counts is not Counts.WITHIN or one.counts.on for one in self.indicators)
