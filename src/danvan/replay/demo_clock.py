"""The clock of the demo: every process says the same day of the invented year, while the hours of today go on."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable

from danvan.common.clock import VIETNAM


def reader(day: dt.date, wall: Callable[[], dt.datetime]) -> Callable[[], dt.datetime]:
    """What ``clock.now`` reads in the demo: the time of day of ``wall()`` (aware) in Asia/Ho_Chi_Minh, always on ``day``.

    ``wall`` is the clock on the wall, not ``clock.now``, which will read this one. No state is shared, so that web and
    worker processes agree whenever each was started. At midnight the same day begins anew.
    """

    def read() -> dt.datetime:
        return dt.datetime.combine(day, wall().astimezone(VIETNAM).time(), tzinfo=VIETNAM)

    return read
