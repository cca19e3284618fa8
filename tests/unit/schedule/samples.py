"""Sessions for tests, entered through the verbs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from danvan.schedule.domain import sessions
from danvan.schedule.domain.sessions import Planned, When
from danvan.schedule.enums import Part
from danvan.schedule.models import Session
from tests.factories import Area

MONDAY = dt.date(2023, 2, 27)
"""Of the week of DAY (Wednesday, 1 March 2023)."""
HOST = "ubnd-xa-bung-sen"


def when(days: int = 2, part: str = Part.MORNING, hour: int | None = 8) -> When:
    """``days`` after MONDAY, at ``hour`` o'clock."""
    return When(MONDAY + dt.timedelta(days=days), part, None if hour is None else dt.time(hour))


def planned(
    area: Area, *, by: str = "commune_officer", unit: str = HOST, joined: tuple[str, ...] = (), **given: Any
) -> Session:
    """A session of ``unit`` by the person ``by``; ``given`` are parts of Planned."""
    what = Planned(**({"when": when(), "title": "Giao ban tuần"} | given))
    others = [area.units[key] for key in joined]
    return sessions.plan_session(unit=area.units[unit], what=what, participating=others, by=area.actor(by))
