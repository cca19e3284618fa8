"""What an invented record holds. Knows nothing of the database: choices are their stored words, units their keys."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any


@dataclass(frozen=True)
class Made:
    """``details`` are columns of the kind, ``rows`` its lists (demands apart: those are promises), as a person would type them.

    ``others`` says how many other units stand in a column; which ones is drawn for it.
    ``follows`` are columns and properties that figures are made of and nobody types: worked out here once more, so that
    the check of the replay does not trust the program. Of a list they are a mapping per row, in its order.
    """

    title: str
    details: Mapping[str, Any]
    people: int | None = None
    rows: Mapping[str, Sequence[Mapping[str, Any]]] = field(default_factory=dict)
    others: Mapping[str, int] = field(default_factory=dict)
    follows: Mapping[str, Any] = field(default_factory=dict)
