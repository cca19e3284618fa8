"""Recomputes a replayed year from its events alone and says where the reported figures differ.

Reads ``events.jsonl`` and ``figures.csv`` of one folder and nothing else; uses the standard library only, so that
anybody can run it (``python check.py DIR``) and no mistake of the program can repeat itself here. The files and the
rules are described in ``docs/replay.md``. Exit codes: 0 no difference, 1 differences, 2 the files cannot be read.
"""

from __future__ import annotations

import csv
import datetime as dt
import json
import sys
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from decimal import ROUND_HALF_UP, Decimal, InvalidOperation
from pathlib import Path
from typing import Any, NamedTuple

TOTAL = "total"
VALUE, ZERO, NOT_APPLICABLE, NOT_REPORTED = "value", "zero", "not_applicable", "not_reported"
COMMITMENT = "commitment"
TENTH = Decimal("0.1")
VIETNAM = dt.timezone(dt.timedelta(hours=7))


class Unreadable(Exception):
    """A file is missing or a line is not as ``docs/replay.md`` says; the text names file and line."""


class Cell(NamedTuple):
    """A figure: its value (None unless the state is value or zero) and its state."""

    value: Decimal | None
    state: str


MISSING = Cell(None, NOT_REPORTED)


class Place(NamedTuple):
    """Which figure: period, unit key or «total», indicator code."""

    period: str
    unit: str
    indicator: str


@dataclass(frozen=True)
class Difference:
    """One figure that is not what the events give."""

    place: Place
    expected: Cell | None
    found: Cell | None

    def __str__(self) -> str:
        period, unit, indicator = self.place
        return (
            f"{period}, {unit}, {indicator}: events give {_words(self.expected)}, figures.csv has {_words(self.found)}"
        )


@dataclass(frozen=True)
class Submission:
    """One version of a unit's report, with what was typed into it by indicator code."""

    unit: str
    period: str
    version: int
    at: dt.datetime
    typed: dict[str, Cell] = field(default_factory=dict)


class Frozen(NamedTuple):
    """An event as a report froze it: its host and what it adds, by indicator code."""

    host: str
    amounts: dict[str, Decimal]


@dataclass
class Year:
    """The lines of ``events.jsonl``, sorted by what they say."""

    indicators: dict[str, dict[str, Any]] = field(default_factory=dict)
    periods: dict[str, tuple[dt.date, dt.date]] = field(default_factory=dict)
    units: list[str] = field(default_factory=list)
    events: dict[str, list[dict[str, Any]]] = field(default_factory=lambda: defaultdict(list))
    submissions: dict[tuple[str, str, int], Submission] = field(default_factory=dict)
    returned: dict[tuple[str, str, int], dt.datetime] = field(default_factory=dict)
    consolidated: dict[str, dt.datetime] = field(default_factory=dict)


def check(folder: Path) -> list[Difference]:
    """Every figure of ``folder`` that differs from its events, in order; empty when all agree. Raises Unreadable."""
    expected = expected_figures(read_events(folder / "events.jsonl"))
    found = read_figures(folder / "figures.csv")
    places = sorted({*expected, *found})
    pairs = ((place, expected.get(place), found.get(place)) for place in places)
    return [Difference(place, wanted, given) for place, wanted, given in pairs if wanted != given]


def expected_figures(year: Year) -> dict[Place, Cell]:
    """Every figure the events of ``year`` give: each period × (each unit and the total) × each indicator."""
    figures: dict[Place, Cell] = {}
    for period in year.consolidated:
        counted = counted_submissions(year, period)
        frozen = {unit: _frozen_events(year, submission) for unit, submission in counted.items()}
        for code in _parts_first(year.indicators):
            indicator = year.indicators[code]
            for unit in year.units:
                cell = _unit_cell(indicator, counted.get(unit), frozen.get(unit, {}), _row(year, figures, period, unit))
                figures[Place(period, unit, code)] = cell
            own = {unit: figures[Place(period, unit, code)] for unit in counted}
            total = _total_cell(indicator, counted, frozen, own, _row(year, figures, period, TOTAL))
            figures[Place(period, TOTAL, code)] = total
    return figures


def _row(year: Year, figures: Mapping[Place, Cell], period: str, unit: str) -> dict[str, Cell]:
    """The figures of one unit known so far, for the ratios made of them."""
    return {code: figures.get(Place(period, unit, code), MISSING) for code in year.indicators}


def counted_submissions(year: Year, period: str) -> dict[str, Submission]:
    """Unit key -> the version of its report that the consolidation counts, in the order they were sent.

    It is the last version sent by the time the consolidation was made that had not been returned by then.
    """
    made = year.consolidated[period]
    counted: dict[str, Submission] = {}
    for key, submission in sorted(year.submissions.items(), key=lambda pair: (pair[1].at, pair[0])):
        returned = year.returned.get(key)
        if submission.period == period and submission.at <= made and (returned is None or returned > made):
            counted.pop(submission.unit, None)
            counted[submission.unit] = submission
    return counted


def _frozen_events(year: Year, submission: Submission) -> dict[str, Frozen]:
    """Id -> what an event added when the report was submitted, for events of the unit."""
    first, end = year.periods[submission.period]
    states = {}
    for identity, changes in year.events.items():
        known = [state for state in changes if _moment(state["recorded_at"]) <= submission.at]
        if known and not known[-1].get("archived"):
            states[identity] = known[-1]
    on = submission.at.astimezone(VIETNAM).date()
    return unit_events(states, year.indicators, submission.unit, first=first, end=end, on=on)


def unit_events(
    states: Mapping[str, Mapping[str, Any]], indicators: Mapping[str, Mapping[str, Any]], unit: str, *, first: dt.date,
    end: dt.date, on: dt.date,
) -> dict[str, Frozen]:  # fmt: skip
    """Id -> what each of ``states`` (id -> event line, in the order they were first written down) adds to the figures of
    ``unit`` in the period [first, end); commitments are judged on the local date ``on``."""
    frozen: dict[str, Frozen] = {}
    latest: dict[str, dict[str, tuple[str, Decimal]]] = {}
    mine = [(key, one) for key, one in states.items() if unit in {one["host"], *one["units"]}]
    for identity, event in sorted(mine, key=lambda pair: pair[1]["date"]):
        day, amounts = _date(event["date"]), dict[str, Decimal]()
        if day >= end:
            continue
        if event["kind"] == COMMITMENT:
            if day >= first:
                frozen[identity] = Frozen(event["host"], _promised(event, indicators, on))
            continue
        for code, indicator in indicators.items():
            if indicator["kind"] != event["kind"] or indicator["roll_up"] == "ratio":
                continue
            counts = indicator["counts"]
            amount = added(counts, event["facts"], first, end)
            if amount is None:
                continue
            if counts["counts"] == "latest":
                if event["host"] == unit:
                    _say_last(latest.setdefault(code, {}), _part(counts, event["facts"]), (identity, amount))
            elif (
                counts.get("on", "")
                or (counts["counts"] == "within" and day >= first)
                or (counts["counts"] == "standing" and _stands(counts, event["facts"], end - dt.timedelta(days=1)))
            ):
                amounts[code] = amount
        frozen[identity] = Frozen(event["host"], amounts)
    for code, standing in latest.items():
        for identity, amount in standing.values():
            frozen[identity].amounts[code] = amount
    return {identity: one for identity, one in frozen.items() if one.amounts}


def added(
    counts: Mapping[str, Any], facts: Mapping[str, Any], first: dt.date = dt.date.min, end: dt.date = dt.date.max
) -> Decimal | None:
    """What an event with ``facts`` adds; None where it has no such number. A date it is counted ``on`` lies in [first, end)."""
    if not _fits(facts, counts["where"]):
        return None
    if not counts["rows"]:
        return _number(facts, counts["of"]) if _falls(facts, counts.get("on", ""), first, end) else None
    rows = [row for row in facts.get(counts["rows"], []) if _fits(row, counts["among"])]
    found = [_number(row, counts["of"]) for row in rows if _falls({**facts, **row}, counts.get("on", ""), first, end)]
    known = [one for one in found if one is not None]
    return sum(known, Decimal(0)) if known else None


def _falls(facts: Mapping[str, Any], on: str, first: dt.date, end: dt.date) -> bool:
    return not on or (bool(facts.get(on)) and first <= _date(facts[on]) < end)


def _number(facts: Mapping[str, Any], of: str) -> Decimal | None:
    value = facts.get(of) if of else 1
    return None if value is None or value == "" else Decimal(str(int(value) if isinstance(value, bool) else value))


def _fits(facts: Mapping[str, Any], wanted: Mapping[str, Any]) -> bool:
    return all(_is_among(facts.get(column), value) for column, value in wanted.items())


def _is_among(value: Any, wanted: Any) -> bool:
    if isinstance(wanted, bool):
        return bool(value) is wanted
    return value in (wanted if isinstance(wanted, list) else [wanted])


def _part(counts: Mapping[str, Any], facts: Mapping[str, Any]) -> str:
    """The part of its host an event speaks of; empty for the whole."""
    return " ".join(str(facts.get(counts["per"]) or "").split()).casefold() if counts.get("per") else ""


def _say_last(standing: dict[str, tuple[str, Decimal]], part: str, said: tuple[str, Decimal]) -> None:
    """The whole takes the place of all its parts, a part that of the whole."""
    if part:
        standing.pop("", None)
    else:
        standing.clear()
    standing[part] = said


def _stands(counts: Mapping[str, Any], facts: Mapping[str, Any], last: dt.date) -> bool:
    until = facts.get(counts["until"]) if counts["until"] else None
    return not until or _date(until) >= last


def _promised(event: Mapping[str, Any], indicators: Mapping[str, Mapping[str, Any]], on: dt.date) -> dict[str, Decimal]:
    """Indicator code -> 1 or 0 for a commitment, judged on the local date ``on``."""
    judged = _judged(event, on)
    owed = {
        code: one for code, one in indicators.items() if one["source"] == "commitments" and one["roll_up"] != "ratio"
    }
    return {
        code: Decimal(judged[one["counts"]["of"]]) for code, one in owed.items() if event["origin"] in one["origins"]
    }


def _judged(event: Mapping[str, Any], on: dt.date) -> dict[str, bool]:
    """What is true of a commitment on ``on``, by the words of the indicators; what is resolved has been answered as well."""
    ends = {name: event[name] and _date(event[name]) for name in ("answered_on", "resolved_on")}
    known = {name: day for name, day in ends.items() if day and day <= on}
    resolved = "resolved_on" in known
    return {
        "made": True,
        "answered": bool(known),
        "answered_in_time": bool(known) and min(known.values()) <= _date(event["first_due_on"]),
        "resolved": resolved,
        "overdue": not resolved and _date(event["due_on"]) < on,
    }


def _parts_first(indicators: Mapping[str, Mapping[str, Any]]) -> list[str]:
    """The codes with ratios last, so that their parts are known."""
    return sorted(indicators, key=lambda code: indicators[code]["roll_up"] == "ratio")


def _unit_cell(
    indicator: Mapping[str, Any],
    submission: Submission | None,
    frozen: Mapping[str, Frozen],
    known: Mapping[str, Cell],
) -> Cell:
    if submission is None:
        return MISSING
    if indicator["roll_up"] == "ratio":
        return _ratio(known[indicator["numerator"]], known[indicator["denominator"]])
    typed = submission.typed.get(indicator["code"], MISSING)
    if typed.state in {VALUE, NOT_APPLICABLE} or indicator["source"] == "typed":
        return typed
    count = sum((event.amounts.get(indicator["code"], Decimal(0)) for event in frozen.values()), Decimal(0))
    return Cell(count, VALUE) if count else typed


def _total_cell(
    indicator: Mapping[str, Any], counted: Mapping[str, Submission], frozen: Mapping[str, Mapping[str, Frozen]],
    own: Mapping[str, Cell], known: Mapping[str, Cell],
) -> Cell:  # fmt: skip
    if indicator["roll_up"] == "ratio":
        return _ratio(known[indicator["numerator"]], known[indicator["denominator"]])
    states = {cell.state for cell in own.values()}
    if not states & {VALUE, ZERO}:
        return Cell(None, NOT_APPLICABLE) if states == {NOT_APPLICABLE} else MISSING
    if indicator["source"] == "typed":
        total = sum((cell.value or Decimal(0) for cell in own.values()), Decimal(0))
    else:
        total = _joined(indicator, counted, frozen, own)
    return Cell(total, VALUE) if total else Cell(total, ZERO)


def _joined(
    indicator: Mapping[str, Any],
    counted: Mapping[str, Submission],
    frozen: Mapping[str, Mapping[str, Frozen]],
    own: Mapping[str, Cell],
) -> Decimal:
    """The sum over reports, an event that several hold taken once: as its host's report froze it, else the last report."""
    typed = {unit for unit in counted if counted[unit].typed.get(indicator["code"], MISSING).state == VALUE}
    chosen: dict[str, Frozen] = {}
    counting = [unit for unit in counted if unit not in typed]
    for unit in counting:
        chosen |= frozen[unit]
    for unit in counting:
        chosen |= {identity: event for identity, event in frozen[unit].items() if event.host == unit}
    events = sum((event.amounts.get(indicator["code"], Decimal(0)) for event in chosen.values()), Decimal(0))
    return events + sum((own[unit].value or Decimal(0) for unit in typed), Decimal(0))


def _ratio(numerator: Cell, denominator: Cell) -> Cell:
    """Percent with one decimal, half up; without both parts not reported, over zero or where neither applies not applicable."""
    if numerator.value is None or denominator.value is None:
        return Cell(None, NOT_APPLICABLE) if numerator.state == denominator.state == NOT_APPLICABLE else MISSING
    if not denominator.value:
        return Cell(None, NOT_APPLICABLE)
    percent = (numerator.value * 100 / denominator.value).quantize(TENTH, rounding=ROUND_HALF_UP)
    return Cell(percent, VALUE) if percent else Cell(percent, ZERO)


def read_events(path: Path) -> Year:
    """The year that ``path`` (events.jsonl) tells. Raises Unreadable, naming the line."""
    year = Year()
    for number, line in enumerate(_lines(path), start=1):
        try:
            _take(year, json.loads(line))
        except (ValueError, KeyError, TypeError, InvalidOperation) as error:
            raise Unreadable(f"{path.name}, line {number}: {type(error).__name__} {error}") from error
    for states in year.events.values():
        states.sort(key=lambda state: _moment(state["recorded_at"]))
    return year


def _take(year: Year, line: dict[str, Any]) -> None:
    match line["type"]:
        case "indicator":
            year.indicators[line["code"]] = line
        case "period":
            year.periods[line["period"]] = (_date(line["from"]), _date(line["to"]))
        case "unit":
            year.units.append(line["unit"])
        case "event":
            year.events[line["id"]].append(line)
        case "submission":
            key = (line["unit"], line["period"], int(line["version"]))
            year.submissions[key] = Submission(*key, at=_moment(line["submitted_at"]))
        case "typed":
            key = (line["unit"], line["period"], int(line["version"]))
            year.submissions[key].typed[line["indicator"]] = _cell(line["value"], line["state"])
        case "returned":
            key = (line["unit"], line["period"], int(line["version"]))
            year.returned[year.submissions[key].unit, key[1], key[2]] = _moment(line["at"])
        case "consolidation":
            year.consolidated[line["period"]] = _moment(line["at"])
        case "estimate" | "accepted":
            return  # what is expected is never added to what was done; taking a report over changes no figure
        case other:
            raise ValueError(f"type «{other}» is unknown")


def read_figures(path: Path) -> dict[Place, Cell]:
    """The figures of ``path`` (figures.csv) by place. Raises Unreadable for a figure given twice or a bad number."""
    figures: dict[Place, Cell] = {}
    for number, row in enumerate(csv.DictReader(_lines(path)), start=2):
        try:
            place = Place(row["period"], row["unit"], row["indicator"])
            cell = _cell(row["value"], row["state"])
        except (KeyError, InvalidOperation) as error:
            raise Unreadable(f"{path.name}, line {number}: {type(error).__name__}") from error
        if place in figures:
            raise Unreadable(f"{path.name}, line {number}: {', '.join(place)} stands twice")
        figures[place] = cell
    return figures


def _lines(path: Path) -> Iterator[str]:
    try:
        yield from path.read_text(encoding="utf-8").splitlines()
    except (OSError, UnicodeDecodeError) as error:
        raise Unreadable(f"{path.name}: {error}") from error


def _cell(value: object, state: str) -> Cell:
    return Cell(None if value in {"", None} else Decimal(str(value)), state)


def _date(text: str) -> dt.date:
    return dt.date.fromisoformat(text)


def _moment(text: str) -> dt.datetime:
    return dt.datetime.fromisoformat(text)


def _words(cell: Cell | None) -> str:
    if cell is None:
        return "nothing"
    return cell.state if cell.value is None else f"{cell.value} ({cell.state})"


def main(arguments: Iterable[str]) -> int:
    """Check the one folder in ``arguments``; prints what differs and returns the exit code."""
    folders = [Path(argument) for argument in arguments]
    if len(folders) != 1:
        print("usage: python check.py DIR", file=sys.stderr)
        return 2
    try:
        differences = check(folders[0])
    except Unreadable as reason:
        print(reason, file=sys.stderr)
        return 2
    for difference in differences:
        print(difference)
    print(f"{len(differences)} differences")
    return int(bool(differences))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
