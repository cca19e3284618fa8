"""Content that is frozen: canonical JSON, its hash, and figures in the one form all snapshots use."""

from __future__ import annotations

import hashlib
import json
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from danvan.indicators.declaration import Amount, FigureState

HAS_NUMBER = frozenset({FigureState.VALUE, FigureState.ZERO})


def canonical(content: Any) -> str:
    """``content`` as JSON that is the same text for the same content: keys sorted, no spaces, letters as they are."""
    return json.dumps(content, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def content_hash(text: str) -> str:
    """SHA-256 of ``text`` in UTF-8, in hex."""
    return hashlib.sha256(text.encode()).hexdigest()


def written(value: Decimal | int | None) -> str | None:
    """A number as plain text without needless zeros («12», «1.5»); None stays None."""
    if value is None:
        return None
    exact = Decimal(value)
    return f"{exact.quantize(Decimal(1)) if exact == exact.to_integral_value() else exact.normalize():f}"


def number(text: str | None) -> Decimal | None:
    """The number ``written`` made; None stays None."""
    return None if text is None else Decimal(text)


def frozen_amount(amount: Amount) -> int | str:
    """What an event adds, as a snapshot holds it: whole numbers as numbers, others as text."""
    return amount if isinstance(amount, int) else written(amount) or "0"


def amount_of(frozen: int | str) -> Amount:
    """The amount ``frozen_amount`` made."""
    return frozen if isinstance(frozen, int) else Decimal(frozen)


@dataclass(frozen=True)
class Cell:
    """A figure: its state, and its value when the state is value or zero."""

    state: FigureState
    value: Decimal | None = None

    @classmethod
    def of(cls, value: Decimal) -> Cell:
        """A known number; nought is a confirmed zero."""
        return cls(FigureState.VALUE if value else FigureState.ZERO, value)

    @classmethod
    def read(cls, frozen: dict[str, Any]) -> Cell:
        """The cell a snapshot holds."""
        return cls(FigureState(frozen["state"]), number(frozen["value"]))

    @property
    def known(self) -> bool:
        return self.state in HAS_NUMBER

    def freeze(self) -> dict[str, Any]:
        """The cell as a snapshot holds it."""
        return {"state": self.state.value, "value": written(self.value)}


MISSING = Cell(FigureState.NOT_REPORTED)
NOT_APPLICABLE = Cell(FigureState.NOT_APPLICABLE)
