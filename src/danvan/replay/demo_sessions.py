"""The invented weekly schedule of the demo: a few sessions of three units around the day it stands at."""

from __future__ import annotations

import datetime as dt

from danvan.records.models import Record
from danvan.replay.area import Area
from danvan.replay.moments import DAY
from danvan.schedule.domain import sessions
from danvan.schedule.domain.sessions import Planned, When
from danvan.schedule.domain.weeks import monday_of
from danvan.schedule.enums import Part
from danvan.units.actor import Actor
from danvan.units.roles import Role

MORNING, AFTERNOON, EVENING = Part.MORNING, Part.AFTERNOON, Part.EVENING
OFFICE, HOME, COMMITTEE, COMMUNE = "office", "receiver", "committee", "commune"
BUNG_SEN = "ubnd-xa-bung-sen-song-la"
SESSIONS = (
    # whose, days after Monday, part, hour, what, where, chaired by, attending, joined by, kind
    (OFFICE, 0, MORNING, 7, "Giao ban đầu tuần", "Phòng họp Văn phòng", "Chánh Văn phòng", "Lãnh đạo và công chức Văn phòng", (), ""),
    (OFFICE, 1, MORNING, 8, "Họp chuẩn bị báo cáo 6 tháng về công tác dân vận chính quyền", "Phòng họp số 2", "Chánh Văn phòng",
     "Công chức phụ trách tổng hợp", (HOME,), ""),
    (OFFICE, 2, AFTERNOON, 14, "Kiểm tra việc niêm yết công khai tại Bộ phận một cửa", "Bộ phận một cửa", "Chánh Văn phòng",
     "", (), "inspection"),
    (OFFICE, 4, AFTERNOON, None, "Rà soát lịch tuần sau", "", "", "", (), ""),
    (OFFICE, 9, MORNING, 8, "Tập huấn ghi chép, theo dõi nội dung sau đối thoại", "Hội trường Ủy ban nhân dân huyện", "Chánh Văn phòng",
     "Công chức phụ trách dân vận các xã", (HOME,), "training"),
    (HOME, 1, AFTERNOON, 14, "Rà soát báo cáo 6 tháng của các xã", "Phòng Nội vụ", "Trưởng phòng Nội vụ",
     "Công chức phụ trách dân vận", (), ""),
    (HOME, 3, MORNING, 8, "Họp thống nhất số liệu tổng hợp", "Phòng Nội vụ", "Trưởng phòng Nội vụ", "", (OFFICE,), "coordination"),
    (COMMITTEE, 1, MORNING, 9, "Tiếp công dân định kỳ", "Trụ sở tiếp công dân huyện", "Chủ tịch Ủy ban nhân dân huyện", "", (OFFICE,), ""),
    (COMMUNE, 2, EVENING, 19, "Đối thoại với Nhân dân ấp 1", "Nhà văn hóa ấp 1", "Chủ tịch Ủy ban nhân dân xã",
     "Trưởng ấp, đoàn thể ấp", (), "dialogue"),
)  # fmt: skip


def plan(area: Area, *, on: dt.date) -> None:
    """Put the sessions into the schedules of this week and the next, put one off, and link an earlier one to its record."""
    units = {OFFICE: area.office, HOME: area.receiver, COMMITTEE: area.committee, COMMUNE: area.units[BUNG_SEN]}
    for whose, days, part, hour, title, place, chaired_by, attending, joined, kind in SESSIONS:
        when = When(monday_of(on) + days * DAY, part, dt.time(hour, 30 if hour == 7 else 0) if hour else None)
        what = Planned(when, title, place=place, chaired_by=chaired_by, attending=attending, kind=kind)
        row = sessions.plan_session(
            unit=units[whose],
            what=what,
            participating=[units[one] for one in joined],
            by=_keeper(area, units[whose].key, on),
        )
        if (whose, days) == (OFFICE, 2):
            to = When(row.day + DAY, MORNING, dt.time(9))
            reason = "Lãnh đạo Văn phòng dự họp đột xuất"
            sessions.postpone(session=row, reason=reason, to=to, by=_keeper(area, area.office.key, on))
    _link(area, on)


def _link(area: Area, on: dt.date) -> None:
    """A session of the office that has been held already, linked to what was written down of it."""
    rows = Record.rows.filter(host=area.office, archived_at__isnull=True).order_by("-began_on", "-pk")
    for record in rows[:1]:
        by, when = _keeper(area, area.office.key, on), When(record.began_on, MORNING, dt.time(8))
        what = Planned(when, record.title, place=record.place, kind=record.kind)
        row = sessions.plan_session(unit=area.office, what=what, by=by)
        sessions.link_record(session=row, record=record, by=by)


def _keeper(area: Area, unit: str, on: dt.date) -> Actor:
    """Whoever keeps the schedule of the unit: its officer; for one without, the coordinator of the area."""
    if (unit, Role.OFFICER) in area.posts:
        return area.actor(unit, Role.OFFICER, on)
    return area.coordinator(on)
