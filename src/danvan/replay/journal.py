"""What the replay did, as the lines of ``events.jsonl``: written from what was invented, never from what was stored."""

from __future__ import annotations

import datetime as dt
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from danvan.common.clock import VIETNAM
from danvan.indicators.declaration import Indicator
from danvan.replay.generator import (
    ARTICLE,
    BROADCAST,
    COMMUNICATION,
    DIALOGUE,
    DISSEMINATION,
    MEETING,
    POSTER,
    Happening,
)


def amounts(happening: Happening, *, people: int) -> dict[str, int]:
    """Indicator code -> what ``happening`` adds with ``people`` taking part, as the reporting form defines it."""
    if happening.kind == DISSEMINATION:
        return {"G1.03": 1, "G1.03w": int(happening.woven), "G1.04": people}
    if happening.kind == COMMUNICATION:
        return _communication(happening)
    if happening.kind == DIALOGUE:
        promised = sum(question.promise is not None for question in happening.questions)
        asked = len(happening.questions)
        return {"G3.08": 1, "G3.09a": people, "G3.09b": asked, "G3.09c": asked - promised, "G3.09d": promised}
    return {"G6.02": 1, "G6.03": people}


def _communication(happening: Happening) -> dict[str, int]:
    if happening.form == BROADCAST:
        return {"G1.06": happening.count, "G1.06p": happening.minutes}
    if happening.form == MEETING:
        return {"G1.08": happening.count, "G1.08w": happening.count * happening.woven}
    return {{ARTICLE: "G1.05", POSTER: "G1.07"}[happening.form]: happening.count}


def known_to(happening: Happening, *, on: dt.date) -> dict[str, int]:
    """Indicator code -> what whoever held it knows of it on ``on``, with what has become of its promises; nothing when it
    was withdrawn at any time."""
    change = happening.correction
    if change is not None and change.people is None:
        return {}
    people = change.people if change is not None and change.people and change.at.date() <= on else happening.people
    promises = [question.promise for question in happening.questions if question.promise]
    open_ones = [one for one in promises if not (one.resolved_on and one.resolved_on <= on)]
    kept = {"G3.09e": len(promises) - len(open_ones), "G3.09f": sum(one.due_by(on) < on for one in open_ones)}
    return amounts(happening, people=people) | (kept if promises else {})


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
            self.note(
                "indicator", code=one.code, name=one.name, unit=one.unit, roll_up=one.roll_up.value,
                source=one.source.value, kind=one.kind, counts=one.counts, numerator=one.numerator,
                denominator=one.denominator, origins=list(one.origins),
            )  # fmt: skip

    def happening(self, happening: Happening, *, uid: str, recorded_at: dt.datetime, people: int | None) -> None:
        """Say how ``happening`` stands from ``recorded_at`` on; ``people`` None: it was withdrawn."""
        self.note(
            "event", id=uid, kind=happening.kind, date=happening.date, recorded_at=recorded_at, host=happening.host,
            units=list(happening.units), amounts=amounts(happening, people=people or 0), archived=people is None,
        )  # fmt: skip

    def commitment(
        self, happening: Happening, *, uid: str, recorded_at: dt.datetime, first_due_on: dt.date, due_on: dt.date,
        answered_on: dt.date | None, resolved_on: dt.date | None,
    ) -> None:  # fmt: skip
        """Say how a commitment made at ``happening`` stands from ``recorded_at`` on."""
        self.note(
            "event", id=uid, kind="commitment", date=happening.date, recorded_at=recorded_at, host=happening.host,
            units=list(happening.units), amounts={}, archived=False, origin=happening.kind, first_due_on=first_due_on,
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


def _plain(value: Any) -> Any:
    if isinstance(value, dt.datetime):
        return value.astimezone(VIETNAM).isoformat()
    return value.isoformat() if isinstance(value, dt.date) else value
