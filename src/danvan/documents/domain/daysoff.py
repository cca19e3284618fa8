"""The editable table of days off."""

from danvan.calendars import workdays
from danvan.documents.models import DayOff


def preload(years: range) -> int:
    """Put the public holidays of ``years`` into the table where they are missing; returns how many were new."""
    new = 0
    for year in years:
        for day in workdays.days_off(year):
            _row, made = DayOff.rows.get_or_create(
                date=day.date, defaults={"name": day.name, "kind": day.kind, "checked": day.checked}
            )
            new += made
    return new


def overrides() -> tuple[workdays.DayOff, ...]:
    """The table in the form the calendar functions take."""
    rows = DayOff.objects.unscoped("ngày nghỉ là dữ liệu dùng chung").order_by("date")
    return tuple(workdays.DayOff(date=row.date, name=row.name, kind=row.kind, checked=row.checked) for row in rows)
