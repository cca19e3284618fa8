"""Steps in the order of their moments, each done with the clock at its moment."""

from __future__ import annotations

import datetime as dt
import time
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, field

from danvan.commitments.domain import commitments
from danvan.common.clock import local_date
from danvan.plans.domain import assignments
from danvan.replay.moments import DAY, at
from danvan.replay.progress import Watch
from danvan.replay.scratch import Hand

Act = Callable[[dt.datetime], None]


@dataclass(frozen=True, order=True)
class Step:
    """Something done at ``moment`` (aware); steps of one moment go by ``place``. ``name`` is what its time is booked on."""

    moment: dt.datetime
    place: int
    name: str = field(compare=False)
    act: Act = field(compare=False)


def do(steps: Iterable[Step], *, hand: Hand, watch: Watch, part: str, until: dt.datetime | None = None) -> int:
    """Do the steps up to and including the moment ``until`` (all without it), in order; returns how many."""
    wanted = sorted(step for step in steps if until is None or step.moment <= until)
    for step in watch.each(part, wanted):
        hand.moment = step.moment
        began = time.perf_counter()
        step.act(step.moment)
        watch.add(f"{part}: {step.name}", time.perf_counter() - began)
    return len(wanted)


def daily_chores(begins: dt.date, ends: dt.date) -> Iterator[Step]:
    """What the worker does every morning: note what has become late."""

    def act(moment: dt.datetime) -> None:
        commitments.mark_late(on=local_date(moment))
        assignments.mark_late(on=local_date(moment))

    for number in range((ends - begins).days + 1):
        yield Step(at(begins + number * DAY, 7), 0, "chores", act)
