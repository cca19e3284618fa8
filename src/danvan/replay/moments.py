"""Moments of the invented year."""

from __future__ import annotations

import datetime as dt

from danvan.common.clock import VIETNAM

DAY = dt.timedelta(days=1)


def at(day: dt.date, hour: int, minute: int = 0) -> dt.datetime:
    """``day`` at ``hour``:``minute`` in Asia/Ho_Chi_Minh, aware."""
    return dt.datetime.combine(day, dt.time(hour, minute), tzinfo=VIETNAM)
