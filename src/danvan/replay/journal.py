"""What the replay did, as the lines of ``events.jsonl``: written from what was invented, never from what was stored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from itertools import zip_longest
from pathlib import Path
from typing import Any

from django.db.models import Field

from danvan.common.clock import VIETNAM
from danvan.indicators.declaration import Indicator
from danvan.records.kinds.registry import kind_called
from danvan.replay.generator import (
    BROADCAST,
    COMMUNICATION,
    DIALOGUE,
    DISSEMINATION,
    TRAINING,
    Happening,
    moved_on,
)
from danvan.replay.invented.made import Partner


def facts_of(happening: Happening, *, people: int | None) -> dict[str, Any]:
    """What figures are made of: the columns of ``happening`` and of its kind by name, with ``people`` taking part."""
    promised = sum(question.promise is not None for question in happening.questions)
    asked = len(happening.questions)
    own: dict[str, dict[str, Any]] = {
        DISSEMINATION: {},
        COMMUNICATION: _communication(happening),
        DIALOGUE: {"opinions": asked, "answered": asked - promised, "assigned": promised},
        TRAINING: {},
    }
    common = {"people": people, "mode": "woven" if happening.woven else "standalone"}
    if (made := happening.made) is None:
        return common | own[happening.kind]
    chosen: dict[str, Any] = {name: [{}] * len(keys) for name, keys in happening.chosen.items()}
    counted_people = None if made.people is None else people
    rows = {name: _followed(rows, made.follows.get(name, ())) for name, rows in made.rows.items()}
    days = {done.day: moved_on(happening, done) for done in made.moves if done.day}
    facts = defaults_of(happening.kind) | dict(made.details) | dict(made.follows) | days
    return common | {"people": counted_people, "place": happening.place} | facts | rows | chosen


def _followed(rows: Sequence[Mapping[str, Any]], follows: Sequence[Mapping[str, Any]]) -> list[dict[str, Any]]:
    """``rows``, each with the columns that follow from its others."""
    nothing: Mapping[str, Any] = {}
    rows = [{name: value for name, value in row.items() if not isinstance(value, Partner)} for row in rows]
    return [dict(row) | dict(more) for row, more in zip_longest(rows, follows, fillvalue=nothing)]


def defaults_of(kind: str) -> dict[str, Any]:
    """What the columns of ``kind`` hold when nobody fills them in."""
    columns = (kind_called(kind).details._meta.get_field(name) for name in kind_called(kind).columns)
    return {one.name: one.get_default() for one in columns if isinstance(one, Field) and one.has_default()}


def _communication(happening: Happening) -> dict[str, Any]:
    on_air = happening.form == BROADCAST
    return {
        "form": happening.form, "items": 1 if on_air else happening.count,
        "broadcasts": happening.count if on_air else 0, "minutes": happening.minutes,
    }  # fmt: skip


def state_on(happening: Happening, *, on: dt.date) -> dict[str, Any] | None:
    """``happening`` as whoever held it knows it on ``on``, as a line of the journal; None when it was ever withdrawn."""
    change = happening.correction
    if change is not None and change.people is None:
        return None
    people = change.people if change is not None and change.people and change.at.date() <= on else happening.people
    return _event(happening, people=people, archived=False)


def promises_on(happening: Happening, *, on: dt.date) -> dict[str, int]:
    """Indicator code -> what has become of the promises of ``happening`` by ``on``, as its host knows it."""
    promises = [question.promise for question in happening.questions if question.promise]
    open_ones = [one for one in promises if not (one.resolved_on and one.resolved_on <= on)]
    kept = {"G3.09e": len(promises) - len(open_ones), "G3.09f": sum(one.due_by(on) < on for one in open_ones)}
    return kept if promises else {}


def _event(happening: Happening, *, people: int | None, archived: bool) -> dict[str, Any]:
    facts = facts_of(happening, people=people)
    return {
        "kind": happening.kind, "date": happening.date.isoformat(), "host": happening.host, "units": list(happening.units),
        "facts": _plain(facts), "archived": archived,
    }  # fmt: skip


@dataclass
class Journal:
    """The lines so far, in the order things happened."""

    lines: list[dict[str, Any]] = field(default_factory=list)

    def note(self, type_: str, **values: Any) -> None:
        """Add a line of ``type_``; dates and aware moments become ISO text, moments with the offset of Vietnam."""
        self.lines.append({"type": type_, **{name: _plain(value) for name, value in values.items()}})

    def indicators(self, declared: Iterable[Indicator]) -> None:
        """Say how each indicator is counted and rolled up."""
        for one in declared:
            self.note("indicator", **indicator_line(one))

    def happening(self, happening: Happening, *, uid: str, recorded_at: dt.datetime, people: int | None) -> None:
        """Say how ``happening`` stands from ``recorded_at`` on; ``people`` None: it was withdrawn."""
        event = _event(happening, people=people or 0, archived=people is None)
        self.note("event", id=uid, recorded_at=recorded_at, **event)

    def commitment(
        self, happening: Happening, *, uid: str, recorded_at: dt.datetime, first_due_on: dt.date, due_on: dt.date,
        answered_on: dt.date | None, resolved_on: dt.date | None,
    ) -> None:  # fmt: skip
        """Say how a commitment made at ``happening`` stands from ``recorded_at`` on."""
        self.note(
            "event", id=uid, kind="commitment", date=happening.date, recorded_at=recorded_at, host=happening.host,
            units=list(happening.units), archived=False, origin=happening.kind, first_due_on=first_due_on,
            due_on=due_on, answered_on=answered_on, resolved_on=resolved_on,
        )  # fmt: skip

    def withdraw(self, uid: str, recorded_at: dt.datetime) -> None:
        """Say that what has the identity ``uid`` is withdrawn from ``recorded_at`` on."""
        last = next(line for line in reversed(self.lines) if line.get("id") == uid)
        self.lines.append(last | {"recorded_at": _plain(recorded_at), "archived": True})

    def write(self, path: Path) -> None:
        """Write the lines to ``path``, one JSON object each."""
        text = "".join(json.dumps(line, ensure_ascii=False) + "\n" for line in self.lines)
        path.write_text(text, encoding="utf-8")

    def count(self) -> Mapping[str, int]:
        """How many lines of each type there are; events by kind, each once however often it was changed."""
        kinds = {line["id"]: line["kind"] for line in self.lines if line["type"] == "event"}
        names = [*kinds.values(), *(line["type"] for line in self.lines if line["type"] != "event")]
        return {name: names.count(name) for name in sorted(set(names))}


def indicator_line(one: Indicator) -> dict[str, Any]:
    """How an indicator is made, as ``docs/replay.md`` describes it."""
    how = one.counts
    counts = {
        "of": how.of, "where": _plain(how.where), "rows": how.rows, "among": _plain(how.among),
        "counts": how.counts.value, "until": how.until, "per": how.per, "on": how.on,
    }  # fmt: skip
    return {
        "code": one.code, "name": one.name, "unit": one.unit, "roll_up": one.roll_up.value, "source": one.source.value,
        "kind": one.kind, "counts": counts, "numerator": one.numerator, "denominator": one.denominator,
        "origins": list(one.origins),
    }  # fmt: skip


def _plain(value: Any) -> Any:
    if isinstance(value, Mapping):
        return {name: _plain(one) for name, one in value.items()}
    if isinstance(value, list | tuple):
        return [_plain(one) for one in value]
    if isinstance(value, Decimal):
        return str(value)
    if isinstance(value, dt.datetime):
        return value.astimezone(VIETNAM).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value
