"""One week of a unit: seven days with what is planned in each part of them and what has been written down."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from danvan.calendars import workdays
from danvan.documents.domain import daysoff
from danvan.records.domain import queries as record_reads
from danvan.records.models import Record
from danvan.schedule.domain.queries import of_unit
from danvan.schedule.enums import Part
from danvan.schedule.models import Session
from danvan.units.actor import Actor
from danvan.units.models import Unit

ONE_WEEK = dt.timedelta(days=7)
FAR = 10  # years: a wrong address must not lead to a calendar nobody can compute
_NAME = re.compile(r"(\d{4})-W(\d{1,2})", re.ASCII)


@dataclass(frozen=True)
class Line:
    """A session as it stands in a week; ``record`` is what came of it, None while nothing has or one may not see it."""

    session: Session
    record: Record | None = None


@dataclass(frozen=True)
class Day:
    """One day: the sessions by part in the order of ``Week.parts``; ``written`` began on it and belongs to no session.

    ``named`` is the line of the table of days off that speaks of the day; ``works`` whether offices work.
    """

    date: dt.date
    cells: tuple[tuple[Part, list[Line]], ...]
    written: list[Record]
    named: workdays.DayOff | None
    works: bool

    @property
    def is_empty(self) -> bool:
        return not self.written and not any(lines for _part, lines in self.cells)


@dataclass(frozen=True)
class Week:
    """The week of ``unit`` that begins on ``monday``, a local date. The evening is among ``parts`` only when it is used."""

    unit: Unit
    monday: dt.date
    parts: tuple[Part, ...]
    days: tuple[Day, ...]

    @property
    def sunday(self) -> dt.date:
        return self.monday + ONE_WEEK - dt.timedelta(days=1)

    @property
    def is_empty(self) -> bool:
        return all(day.is_empty for day in self.days)

    @property
    def sessions(self) -> list[Session]:
        return [line.session for day in self.days for _part, lines in day.cells for line in lines]


def week(*, unit: Unit, monday: dt.date, by: Actor) -> Week:
    """What ``by`` may see of the week of ``unit``, planned or written down; a fixed number of queries.

    Sessions are those ``unit`` holds or joins. A record linked to one of them stands with it and nowhere else.
    """
    sunday = monday + ONE_WEEK - dt.timedelta(days=1)
    sessions = list(of_unit(unit, by=by, first=monday, last=sunday))
    linked = _linked(sessions, by)
    asked = record_reads.Filter(unit=unit, date_from=monday, date_to=sunday)
    written = [row for row in reversed(record_reads.register(by=by, asked=asked)) if row.pk not in linked]
    lines = [Line(row, linked.get(row.record_id or 0)) for row in sessions]
    late = any(row.part == Part.EVENING for row in sessions)
    parts = tuple(part for part in Part if late or part != Part.EVENING)
    off = daysoff.overrides()
    days = (monday + dt.timedelta(days=number) for number in range(7))
    return Week(unit, monday, parts, tuple(_day(day, parts, lines, written, off) for day in days))


def _linked(sessions: Iterable[Session], by: Actor) -> dict[int, Record]:
    """The records of ``sessions`` that still count and that ``by`` may see, by key."""
    ids = {row.record_id for row in sessions if row.record_id}
    return {row.pk: row for row in Record.objects.visible_to(by).filter(pk__in=ids, archived_at__isnull=True)}


def _day(
    day: dt.date, parts: tuple[Part, ...], lines: list[Line], written: list[Record], off: tuple[workdays.DayOff, ...]
) -> Day:
    here = [line for line in lines if line.session.day == day]
    return Day(
        date=day,
        cells=tuple((part, [line for line in here if line.session.part == part]) for part in parts),
        written=[row for row in written if row.began_on == day],
        named=workdays.named_day(day, off),
        works=workdays.is_working_day(day, off),
    )


def monday_of(day: dt.date) -> dt.date:
    """The Monday of the week of ``day``."""
    return day - dt.timedelta(days=day.weekday())


def week_name(monday: dt.date) -> str:
    """2023-W23, as ISO 8601 counts weeks: what a week is called in addresses."""
    year, number, _day_of_week = monday.isocalendar()
    return f"{year}-W{number:02d}"


def asked_monday(*, week: str = "", day: dt.date | None = None, today: dt.date) -> dt.date:
    """The Monday that a ``week_name`` or a day asks for; of this week for what cannot be read or lies too far away."""
    found = _monday_called(week) or day
    return monday_of(found if found and abs(found.year - today.year) <= FAR else today)


def _monday_called(name: str) -> dt.date | None:
    read = _NAME.fullmatch(name.strip())
    try:
        return dt.date.fromisocalendar(int(read[1]), int(read[2]), 1) if read else None
    except ValueError:
        return None
