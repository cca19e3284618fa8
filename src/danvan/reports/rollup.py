"""How figures of many units become one. Pure: no database.

A blank is never a zero, a ratio is made of its parts and never averaged, an event of many units is counted once.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal

from danvan.indicators.declaration import Amount, FigureState, Indicator, RollUp
from danvan.reports.frozen import MISSING, NOT_APPLICABLE, Cell

TENTH = Decimal("0.1")


@dataclass(frozen=True)
class Event:
    """A record or commitment as one report froze it. ``units`` are keys, host first."""

    host: str
    units: tuple[str, ...]
    amounts: Mapping[str, Amount] = field(hash=False)


@dataclass(frozen=True)
class Sent:
    """One unit's report that counts, in the order reports were sent: its figures, its events by uid, and which figures
    were typed over the count (entered on behalf)."""

    unit: str
    cells: Mapping[str, Cell] = field(hash=False)
    events: Mapping[str, Event] = field(hash=False)
    typed: frozenset[str]


@dataclass(frozen=True)
class Total:
    """One figure over many units. ``answered`` of ``asked`` units gave a number; units it does not apply to are not asked.

    ``summed`` is the plain sum over units; ``cell.value`` is less where an event of several units counts once.
    """

    cell: Cell
    answered: int
    asked: int
    not_applicable: int
    summed: Decimal | None = None

    @property
    def joint(self) -> Decimal:
        """What joint events would have counted twice."""
        return Decimal(0) if self.summed is None or self.cell.value is None else self.summed - self.cell.value


def ratio(numerator: Cell, denominator: Cell) -> Cell:
    """Percent with one decimal, half up; not reported unless both parts are known, not applicable over nought."""
    if numerator.value is None or denominator.value is None:
        same = numerator.state is denominator.state is FigureState.NOT_APPLICABLE
        return NOT_APPLICABLE if same else MISSING
    if not denominator.value:
        return NOT_APPLICABLE
    return Cell.of((numerator.value * 100 / denominator.value).quantize(TENTH, rounding=ROUND_HALF_UP))


def with_ratios(cells: Mapping[str, Cell], indicators: Iterable[Indicator]) -> dict[str, Cell]:
    """``cells`` with every ratio computed from its parts."""
    found = dict(cells)
    for one in indicators:
        if one.roll_up is RollUp.RATIO:
            found[one.code] = ratio(found.get(one.numerator, MISSING), found.get(one.denominator, MISSING))
    return found


def totals(sent: Sequence[Sent], indicators: Iterable[Indicator], *, expected: int) -> dict[str, Total]:
    """Every figure over the reports ``sent`` (in the order they were sent) of ``expected`` units."""
    declared = list(indicators)
    found = {one.code: _total(one, sent, expected) for one in declared if one.roll_up is not RollUp.RATIO}
    cells = with_ratios({code: total.cell for code, total in found.items()}, declared)
    for one in declared:
        if one.roll_up is RollUp.RATIO:
            found[one.code] = _coverage(one.code, cells[one.code], sent, expected)
    return {one.code: found[one.code] for one in declared}


def _coverage(code: str, cell: Cell, sent: Sequence[Sent], expected: int, summed: Decimal | None = None) -> Total:
    own = [one.cells.get(code, MISSING) for one in sent]
    absent = sum(one.state is FigureState.NOT_APPLICABLE for one in own)
    return Total(cell, sum(one.known for one in own), expected - absent, absent, summed)


def _total(indicator: Indicator, sent: Sequence[Sent], expected: int) -> Total:
    code = indicator.code
    own = [one.cells.get(code, MISSING) for one in sent]
    known = [cell.value or Decimal(0) for cell in own if cell.known]
    if not known:
        nowhere = bool(own) and all(cell.state is FigureState.NOT_APPLICABLE for cell in own)
        return _coverage(code, NOT_APPLICABLE if nowhere else MISSING, sent, expected)
    typed = sum((one.cells.get(code, MISSING).value or Decimal(0) for one in sent if code in one.typed), Decimal(0))
    counted = sum(event.amounts.get(code, 0) for event in _distinct(code, sent).values())
    return _coverage(code, Cell.of(typed + counted), sent, expected, sum(known, Decimal(0)))


def _distinct(code: str, sent: Sequence[Sent]) -> dict[str, Event]:
    """Each event once: as its host's report froze it, else as the last report that holds it did."""
    counting = [one for one in sent if code not in one.typed]
    chosen: dict[str, Event] = {}
    for one in counting:
        chosen |= one.events
    for one in counting:
        chosen |= {uid: event for uid, event in one.events.items() if event.host == one.unit}
    return chosen
