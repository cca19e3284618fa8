"""What an invented record holds. Knows nothing of the database: choices are their stored words, units their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Partner:
    """Stands in a row for a unit: the host itself, or another one that is drawn for the place (from 0)."""

    place: int = -1


HOST = Partner()


@dataclass(frozen=True)
class Done:
    """A move taken ``days`` after the record's day (or when it is written down, where that is earlier), by the ``hand``
    of the host's officer, its head or a judge of the area. ``share`` of all points is given in that hand before it.

    ``day`` is the column that takes the date, ``given`` what the move asks for.
    """

    name: str
    days: int = 0
    hand: str = "officer"
    note: str = ""
    share: str = ""
    day: str = ""
    given: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Made:
    """``details`` are columns of the kind, ``rows`` its lists (demands apart: those are promises), as a person would type them.

    ``others`` says how many other units stand in a column, ``partners`` how many in rows (as Partner); which ones is drawn.
    ``moves`` are done as soon as it is written down.
    ``follows`` are columns and properties that figures are made of and nobody types: worked out here once more, so that
    the check of the replay does not trust the program. Of a list they are a mapping per row, in its order.
    """

    title: str
    details: Mapping[str, Any]
    people: int | None = None
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    others: Mapping[str, int] = field(default_factory=dict)
    follows: Mapping[str, Any] = field(default_factory=dict)
    partners: int = 0
    moves: Sequence[Done] = ()
