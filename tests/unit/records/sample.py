"""What a kind brings for the tests that every kind has to pass."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from danvan.indicators.declaration import Amount
from tests.factories import Area

RowsOf = Callable[[Area], dict[str, Any]]
Again = Callable[[int], dict[str, Any]]


def _alike(_number: int) -> dict[str, Any]:
    return {}


@dataclass(frozen=True)
class Sample:
    """A whole record of the kind: columns of its ``details``, parts of its ``entry``, its ``rows``.

    ``amounts`` are the figures it must yield, without those it has no number for; ``quick`` what quick entry asks for
    beside title and day, as typed. ``incomplete`` says that it still misses something. ``again`` gives the columns of the
    details that the nth further record needs otherwise; None where there can be no other in the same year.
    """

    details: dict[str, Any]
    amounts: dict[str, Amount]
    entry: dict[str, Any] = field(default_factory=dict)
    rows: RowsOf | None = None
    quick: dict[str, str] = field(default_factory=lambda: {"people": "25"})
    incomplete: bool = False
    again: Again | None = _alike
