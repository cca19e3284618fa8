"""The verbs on the schedule: plan a session, change it, postpone, cancel, and link what was written down of it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import Move, check_move, moves_from
from danvan.documents.enums import Visibility
from danvan.records.domain.columns import check_columns
from danvan.records.kinds import KINDS
from danvan.records.models import Record
from danvan.schedule.enums import Part, SessionState
from danvan.schedule.models import Session
from danvan.schedule.moves import SESSION_MOVES
from danvan.units.actor import Actor
from danvan.units.domain.queries import require_existing
from danvan.units.models import Unit
from danvan.units.names import folded
from danvan.units.roles import Permission

WITHIN = dt.timedelta(days=365)
NOON, EVENING, NIGHT = dt.time(12), dt.time(17), dt.time(19)
HOURS: dict[str, tuple[dt.time, dt.time]] = {
    Part.MORNING: (dt.time.min, NOON),
    Part.AFTERNOON: (NOON, NIGHT),
    Part.EVENING: (EVENING, dt.time.max),
}
"""From when (included) to when (excluded) a part of the day may begin; late afternoon and early evening overlap."""

LABELS = {
    "unit": gettext_lazy("Lịch của đơn vị"),
    "day": gettext_lazy("Ngày"),
    "part": gettext_lazy("Buổi"),
    "starts_at": gettext_lazy("Giờ bắt đầu"),
    "title": gettext_lazy("Nội dung"),
    "place": gettext_lazy("Địa điểm"),
    "chaired_by": gettext_lazy("Chức danh chủ trì"),
    "attending": gettext_lazy("Thành phần"),
    "participating": gettext_lazy("Đơn vị cùng dự"),
    "kind": gettext_lazy("Xong sẽ ghi thành"),
    "visibility": gettext_lazy("Ai xem được"),
    "cancel_reason": gettext_lazy("Lý do"),
}


@dataclass(frozen=True)
class When:
    """A local date, the part of it, and the local time when one is set."""

    day: dt.date
    part: str
    starts_at: dt.time | None = None


@dataclass(frozen=True)
class Planned:
    """What a session is about: ``chaired_by`` and ``attending`` are posts and bodies; ``kind`` a folder under records/kinds."""

    when: When
    title: str
    place: str = ""
    chaired_by: str = ""
    attending: str = ""
    kind: str = ""
    visibility: str = Visibility.AREA

    def values(self) -> dict[str, Any]:
        """Columns of Session, texts without spaces around them."""
        texts = {name: getattr(self, name).strip() for name in TEXTS}
        return {"day": self.when.day, "part": self.when.part, "starts_at": self.when.starts_at, **texts}


TEXTS = ("title", "place", "chaired_by", "attending", "kind", "visibility")


@transaction.atomic
def plan_session(*, unit: Unit, what: Planned, by: Actor, participating: Sequence[Unit] = ()) -> Session:
    """Put a session into the schedule of ``unit``, in one's own unit or on behalf of one in the area.

    Raises NotPermitted, and Refused for a missing title, a text too long, a day more than a year away, an hour outside
    its part of the day, units that do not exist on that day, and a session that stands there already.
    """
    _require(unit.pk, by)
    row = Session(unit=unit, created_at=clock.now(), created_by=by.post, **what.values())
    others = [one for one in participating if one.pk != unit.pk]
    _check(row, others)
    row.save()
    row.participating.set(others)
    audit.write(
        by=by, action="session.plan", what=row,
        changes={
            "unit": str(unit.uid), "day": row.day.isoformat(), "part": str(row.part),
            "participating": [str(one.uid) for one in others],
        },
    )  # fmt: skip
    return row


@transaction.atomic
def change_session(
    *, session: Session, what: Planned, by: Actor, participating: Sequence[Unit] | None = None, seen: int | None = None
) -> Session:
    """Put a session right; its unit stays, and None leaves the participating units as they are.

    Raises as ``plan_session`` does, Refused for one that was called off or no longer fits the record linked to it, and
    StaleRow when it changed since version ``seen``.
    """
    require_change(session, by)
    _require_planned(session)
    had = list(session.participating.order_by("key"))
    others = had if participating is None else [one for one in participating if one.pk != session.unit_id]
    values = what.values()
    before = {name: getattr(session, name) for name in values}
    for name, value in values.items():
        setattr(session, name, value)
    _check(session, others)
    if session.record is not None:
        _check_same_day(session, session.record)
    session.store(*values, seen=seen)
    session.participating.set(others)
    changes = audit.difference(session, before)
    if {one.pk for one in had} != {one.pk for one in others}:
        changes["participating"] = [[one.key for one in had], sorted(one.key for one in others)]
    audit.write(by=by, action="session.change", what=session, changes=changes)
    return session


@transaction.atomic
def postpone(
    *, session: Session, reason: str, by: Actor, to: When | None = None, seen: int | None = None
) -> Session | None:
    """Take a session off its day, because of ``reason``; with ``to`` a new one stands on the new day, and is returned.

    One postponed without a new day may be given it later. Raises NotPermitted, StaleRow, and Refused for a missing
    reason, a session done or called off, a new time that is the old one, and whatever ``plan_session`` refuses.
    """
    require_change(session, by)
    if session.moved_to_id is not None:
        raise Refused(_("Buổi này đã dời sang ngày khác. Mở buổi của ngày mới để hoãn tiếp."))
    if session.state == SessionState.POSTPONED and to is None:
        raise Refused(_("Buổi này đã hoãn. Chọn ngày mới cho buổi."))
    if to == When(session.day, session.part, session.starts_at):
        raise Refused(_("Ngày giờ mới trùng với ngày giờ cũ. Chọn ngày giờ khác, hoặc để trống nếu chưa có ngày mới."))
    _call_off(session, "postpone", reason)
    moved = None
    if to is not None:
        what = replace(_planned(session), when=to)
        moved = plan_session(unit=session.unit, what=what, by=by, participating=list(session.participating.all()))
        session.moved_to = moved
    _store_called_off(session, "postpone", by, seen)
    return moved


@transaction.atomic
def cancel(*, session: Session, reason: str, by: Actor, seen: int | None = None) -> Session:
    """Say that a session will not take place, because of ``reason``. Raises NotPermitted, Refused, StaleRow."""
    require_change(session, by)
    if session.moved_to_id is not None:
        raise Refused(_("Buổi này đã dời sang ngày khác. Mở buổi của ngày mới để hủy."))
    _call_off(session, "cancel", reason)
    _store_called_off(session, "cancel", by, seen)
    return session


@transaction.atomic
def link_record(*, session: Session, record: Record | None, by: Actor, seen: int | None = None) -> Session:
    """Say which record came of a session; None takes a wrong link off.

    Raises NotPermitted, StaleRow, and Refused for a session called off and for a record that ``by`` may not see, that is
    archived, of other units, or of other days.
    """
    require_change(session, by)
    _require_planned(session)
    if record is not None:
        _check_record(session, record, by)
    old, session.record = session.record, record
    session.store("record", seen=seen)
    changes = {"record": [str(one.uid) if one else None for one in (old, record)]}
    audit.write(by=by, action="session.link_record", what=session, changes=changes)
    return session


def may_change(session: Session, by: Actor) -> bool:
    """Whether ``by`` keeps the schedule of its unit, or enters on behalf of it."""
    return _may_plan(session.unit_id, by)


def moves_open_to(session: Session, by: Actor) -> dict[str, Move]:
    """The moves ``by`` may take now, by name, for the buttons; none for a session that is done or stands on another day."""
    open_ = may_change(session, by) and session.record_id is None and session.moved_to_id is None
    return moves_from(SESSION_MOVES, session.state) if open_ else {}


def require_change(session: Session, by: Actor) -> None:
    """Raise NotPermitted unless ``may_change``."""
    if not may_change(session, by):
        raise NotPermitted(_("Buổi này thuộc lịch của đơn vị khác; chỉ đơn vị đó sửa được."))


def _may_plan(unit_id: int, by: Actor) -> bool:
    return by.may(Permission.WRITE_RECORDS, unit_id) or by.may(Permission.ENTER_ON_BEHALF, unit_id)


def _require(unit_id: int, by: Actor) -> None:
    if not _may_plan(unit_id, by):
        by.require(Permission.WRITE_RECORDS, unit_id)


def _require_planned(session: Session) -> None:
    if session.state != SessionState.PLANNED:
        raise Refused(_("Buổi này đã hoãn hoặc hủy nên không sửa được nữa. Thêm một buổi mới vào lịch."))


def _check(row: Session, others: Sequence[Unit]) -> None:
    if not row.title:
        raise Refused(_("Ghi nội dung buổi làm việc."))
    check_columns(row, lambda name: str(LABELS.get(name, name)))
    if row.kind and row.kind not in KINDS:
        raise Refused(_("Không có loại hoạt động «%(kind)s». Chọn lại loại, hoặc để trống.") % {"kind": row.kind})
    if abs(row.day - clock.today()) > WITHIN:
        raise Refused(_("Ngày %(day)s cách hôm nay hơn một năm. Kiểm tra lại năm.") % {"day": _said(row.day)})
    _check_hour(row)
    require_existing([row.unit, *others], on=row.day)
    _check_double(row)


def _check_hour(row: Session) -> None:
    first, last = HOURS[row.part]
    if row.starts_at is not None and not first <= row.starts_at < last:
        raise Refused(
            _("%(hour)s không thuộc buổi %(part)s. Sửa giờ bắt đầu hoặc chọn lại buổi.")
            % {"hour": f"{row.starts_at:%H:%M}", "part": str(row.get_part_display()).lower()}
        )


def _check_double(row: Session) -> None:
    """Two people may enter the same session at once: the unit's row is the lock."""
    Unit.rows.select_for_update().get(pk=row.unit_id)
    there = Session.rows.filter(unit=row.unit_id, day=row.day, starts_at=row.starts_at, state=SessionState.PLANNED)
    if row.starts_at is None:
        there = there.filter(part=row.part)
    titles = {folded(one.title) for one in there.exclude(pk=row.pk)}
    if folded(row.title) in titles:
        raise Refused(
            _("Lịch ngày %(day)s đã có buổi «%(title)s» vào giờ này. Sửa buổi đã có, không thêm lần nữa.")
            % {"day": _said(row.day), "title": row.title}
        )


def _check_record(session: Session, record: Record, by: Actor) -> None:
    if not Record.objects.visible_to(by).filter(pk=record.pk, archived_at__isnull=True).exists():
        raise Refused(_("Không tìm thấy hoạt động này, hoặc hoạt động đã lưu trữ. Chọn hoạt động khác."))
    if not record.units.filter(unit=session.unit_id).exists():
        raise Refused(_("Đơn vị có lịch này không chủ trì, không cùng dự hoạt động đã chọn. Chọn hoạt động khác."))
    _check_same_day(session, record)


def _check_same_day(session: Session, record: Record) -> None:
    if not record.began_on <= session.day <= record.ended_on:
        raise Refused(
            _("Buổi này vào ngày %(day)s, còn hoạt động đã ghi vào ngày %(began)s. Sửa một trong hai ngày cho khớp.")
            % {"day": _said(session.day), "began": _said(record.began_on)}
        )


def _planned(session: Session) -> Planned:
    """What the row says, as a verb takes it."""
    when = When(session.day, session.part, session.starts_at)
    return Planned(when=when, **{name: getattr(session, name) for name in TEXTS})


def _call_off(session: Session, name: str, reason: str) -> None:
    if session.record is not None:
        raise Refused(_("Buổi này đã ghi thành hoạt động đã làm. Bỏ nối với hoạt động trước khi hoãn, hủy."))
    session.state = check_move(SESSION_MOVES, name, state=session.state, note=reason).target
    session.cancel_reason, session.cancelled_at = reason.strip(), clock.now()
    check_columns(session, lambda column: str(LABELS.get(column, column)))


def _store_called_off(session: Session, name: str, by: Actor, seen: int | None) -> None:
    session.store("state", "cancel_reason", "cancelled_at", "moved_to", seen=seen)
    moved = {"moved_to": str(session.moved_to.uid)} if session.moved_to else {}
    changes = {"state": session.state, "cancel_reason": audit.NAME_ONLY, **moved}
    audit.write(by=by, action=f"session.{name}", what=session, changes=changes)


def _said(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"
