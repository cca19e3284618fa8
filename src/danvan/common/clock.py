"""The one place that reads the clock, so that a replay or a test can set it."""

import datetime as dt
from collections.abc import Callable, Iterator
from contextlib import contextmanager

from danvan.calendars.due import VIETNAM, local_date

__all__ = ["VIETNAM", "at_noon", "fixed", "local_date", "now", "replace", "today", "wall"]


def wall() -> dt.datetime:
    """What the machine says the time is, aware, in UTC; ``now`` is what danvan goes by."""
    return dt.datetime.now(dt.UTC)


_read: Callable[[], dt.datetime] = wall


def now() -> dt.datetime:
    """The present moment, aware, in UTC."""
    return _read()


def today() -> dt.date:
    """The legal date: the calendar date in Asia/Ho_Chi_Minh."""
    return local_date(now())


def at_noon(day: dt.date) -> dt.datetime:
    """Noon of ``day`` in Asia/Ho_Chi_Minh, aware."""
    return dt.datetime.combine(day, dt.time(12), tzinfo=VIETNAM)


def replace(read: Callable[[], dt.datetime]) -> None:
    """For the rest of the process ``now()`` is what ``read`` returns (an aware datetime)."""
    global _read  # noqa: PLW0603 (one clock, one source)
    _read = read


@contextmanager
def fixed(read: Callable[[], dt.datetime]) -> Iterator[None]:
    """Within the block ``now()`` is what ``read`` returns (an aware datetime)."""
    global _read  # noqa: PLW0603 (one clock, one source)
    before, _read = _read, read
    try:
        yield
    finally:
        _read = before
