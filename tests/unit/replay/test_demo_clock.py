"""The demo's day stands, its hours go on."""

import datetime as dt

from danvan.common import clock
from danvan.replay.demo_clock import reader

DAY = dt.date(2023, 6, 6)


def test_demo_clock_keeps_the_day_and_the_hour() -> None:
    wall = dt.datetime(2026, 11, 22, 2, 30, 15, tzinfo=dt.UTC)
    with clock.fixed(reader(DAY, lambda: wall)):
        assert clock.now() == dt.datetime(2023, 6, 6, 9, 30, 15, tzinfo=clock.VIETNAM)
        assert clock.today() == DAY


def test_demo_clock_late_evening_in_london_is_still_the_day() -> None:
    wall = dt.datetime(2026, 11, 22, 22, 0, tzinfo=dt.UTC)
    with clock.fixed(reader(DAY, lambda: wall)):
        assert clock.today() == DAY
