"""What a kind of record declares of itself. One object per folder, called KIND in its ``kind`` module."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise

from danvan.indicators.declaration import Indicator
from danvan.records.models import Record
from danvan.units.actor import Actor

Text = str | Promise
Value = str | int | dt.date | Promise | None
Facts = list[tuple[Text, Value]]


def _nothing(record: Record, details: Any) -> list[str]:
    return []


@dataclass(frozen=True)
class Kind:
    """``name`` is the folder and ``Record.kind``; ``slug`` the word in addresses; ``icon`` a symbol of the sprite.

    ``details`` is the model of its own columns, related to a record as ``name``. For a record and its details:
    ``amounts`` is indicator code -> whole number, ``check`` raises Refused for what contradicts itself, ``warnings`` are
    sentences on rules not kept, ``missing`` names what is still to be added, ``facts`` are label and value for the
    page, ``public`` what citizens may be shown (None where there is nothing: then ``no_public_view`` says why).
    ``quick`` is the one field beside title and date that quick entry asks for. ``keep_questions`` writes the rows of a
    kind that has questions. ``fetch`` are relations of the details that its page and export read.
    """

    name: str
    slug: str
    label: Text
    hint: Text
    icon: str
    details: type[Model]
    indicators: tuple[Indicator, ...]
    amounts: Callable[[Record, Any], dict[str, int]]
    facts: Callable[[Record, Any], Facts]
    check: Callable[[Record, Any], None]
    missing: Callable[[Record, Any], list[str]] = _nothing
    warnings: Callable[[Record, Any], list[str]] = _nothing
    public: Callable[[Record, Any], Facts] | None = None
    no_public_view: Text = ""
    no_indicators: Text = ""
    quick: str = "people"
    keep_questions: Callable[[Record, Any, Sequence[Any], Actor], None] | None = None
    fetch: tuple[str, ...] = ()

    def details_of(self, record: Record) -> Any:
        """The details row of ``record``; one query unless it was selected with it."""
        return getattr(record, self.name)
