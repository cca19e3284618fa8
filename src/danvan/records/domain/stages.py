"""The verb on stages: take a move of the kind, with its day, words and proof."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from typing import Any

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.commitments.domain.commitments import Upload
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import check_move, moves_from
from danvan.documents.domain import files, legalrules
from danvan.officedocs.numbers import short_date
from danvan.records.domain import records
from danvan.records.domain.columns import check_columns
from danvan.records.domain.labels import label_of
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.stages import STAYS, StageMove
from danvan.records.models import Record, RecordStep
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.models import ReportingLine
from danvan.units.models.dated import valid_on
from danvan.units.roles import Permission, Role


def moves_open_to(record: Record, by: Actor) -> dict[str, StageMove]:
    """The moves ``by`` may take now, by name, for the buttons. One query where the details were not selected."""
    kind = kind_called(record.kind)
    if not kind.moves or record.archived_at is not None:
        return {}
    stage = kind.details_of(record).stage
    return {name: kind.moves[name] for name in moves_from(kind.moves, stage) if may_take(kind.moves[name], record, by)}


def may_take(move: StageMove, record: Record, by: Actor) -> bool:
    """Whether ``by`` holds what ``move`` needs over the host. Nobody judges what their own unit has sent in."""
    if move.needs == Permission.WRITE_RECORDS:
        return records.may_change(record, by)
    if move.needs == Permission.ASSESS and by.unit is not None and by.unit.pk == record.host_id:
        return False
    return by.may(Permission(move.needs), record.host_id)


@transaction.atomic
def take(
    *, record: Record, name: str, by: Actor, note: str = "", on: dt.date | None = None,
    given: Mapping[str, Any] | None = None, evidence: Sequence[Upload] = (), seen: int | None = None,
) -> Record:  # fmt: skip
    """Take the move ``name`` of the record's kind on the local date ``on`` (today). ``given`` holds the columns it asks for.

    Tells the host when another unit took it, and whom the host reports to when a judge is waited for. Raises KeyError for
    a move the kind does not have; NotPermitted; Refused when the stage does not allow it, for a missing reason or column,
    a date in the future or before the record, an archived record; StaleRow when it changed since version ``seen``.
    """
    kind = kind_called(record.kind)
    move, details = kind.moves[name], kind.details_of(record)
    if not may_take(move, record, by):
        raise NotPermitted(_("Việc «%(label)s» do đơn vị khác làm.") % {"label": move.label})
    if record.archived_at is not None:
        raise Refused(_("Hoạt động này đã lưu trữ. Khôi phục trước khi làm tiếp."))
    check_move(kind.moves, name, state=details.stage, note=note)
    day = on or clock.today()
    _check_day(record, day)
    before = {column: getattr(details, column) for column in kind.columns if _is_plain(kind, column)}
    _fill(kind, details, move, day, given or {})
    kind.before_move(record, details, name, note)
    details.store(*before)
    _follow(kind, record, details, seen)
    step = RecordStep.objects.create(
        record=record, at=clock.now(), on=day, post=by.post, event=name, stage=details.stage, text=note.strip()
    )
    step.evidence.set(
        files.keep(content=one.content, name=one.name, unit=record.host, by=by, visibility=one.visibility)
        for one in evidence
    )
    changes = audit.difference(details, before)
    audit.write(by=by, action=f"record.{name}", what=record, changes=changes | {"on": day.isoformat()})
    if by.unit is None or by.unit.pk != record.host_id:
        _tell(record, name, move, unit_id=record.host_id, roles=[Role.HEAD, Role.OFFICER])
    elif move.target in _waiting(kind):
        for line in ReportingLine.rows.filter(valid_on(clock.today()), unit_id=record.host_id):
            _tell(record, name, move, unit_id=line.receiver_id, roles=[Role.COORDINATOR])
    return record


def steps_of(record: Record) -> list[RecordStep]:
    """What happened to ``record``, first to last, with proof; two queries."""
    return list(record.stage_steps.select_related("post").prefetch_related("evidence"))


def waiting_for(kind: Kind, by: Actor) -> QuerySet[Record]:
    """Records of ``kind`` in a stage in which ``by`` may judge, those of their own unit apart, longest waiting first."""
    sources = _waiting(kind)
    rows = Record.objects.visible_to(by).filter(kind=kind.name, archived_at__isnull=True)
    rows = rows.filter(**{f"{kind.name}__stage__in": sources}, host__in=by.reach(Permission.ASSESS))
    rows = rows.exclude(host=by.unit) if by.unit is not None else rows
    return rows.select_related(kind.name).prefetch_related("units").order_by("began_on", "pk")


def _waiting(kind: Kind) -> set[str]:
    """The stages in which a judge is waited for; a move that only corrects one's own decision waits for nobody."""
    judged = [move for move in kind.moves.values() if move.needs == Permission.ASSESS and move.awaited]
    return {stage for move in judged for stage in move.sources}


def _is_plain(kind: Kind, column: str) -> bool:
    return not kind.details._meta.get_field(column).many_to_many


def _check_day(record: Record, day: dt.date) -> None:
    if day > clock.today():
        raise Refused(_("Ngày %(day)s ở tương lai. Ghi ngày việc đã xảy ra.") % {"day": short_date(day)})
    if day < record.began_on:
        raise Refused(
            _("Ngày %(day)s sớm hơn ngày bắt đầu của hồ sơ (%(began)s). Kiểm tra lại ngày.")
            % {"day": short_date(day), "began": short_date(record.began_on)}
        )


def _fill(kind: Kind, details: Any, move: StageMove, day: dt.date, given: Mapping[str, Any]) -> None:
    for column in move.asks:
        value = given.get(column, getattr(details, column))
        setattr(details, column, value.strip() if isinstance(value, str) else value)
    if wanting := [label_of(column, kind).lower() for column in move.asks if getattr(details, column) in (None, "")]:
        raise Refused(
            _("Còn phải ghi trước khi «%(label)s»: %(columns)s.") % {"label": move.label, "columns": ", ".join(wanting)}
        )
    if move.day:
        setattr(details, move.day, day)
    if move.target != STAYS:
        details.stage = move.target
    check_columns(details, lambda column: label_of(column, kind))


def _follow(kind: Kind, record: Record, details: Any, seen: int | None) -> None:
    """Write what follows from the details, and count the record's version up: a form open elsewhere learns of it."""
    law = legalrules.law()
    record.due_on = min((one.day for one in kind.deadlines(record, details, law)), default=None)
    record.incomplete = bool(kind.missing(record, details, law))
    record.store("due_on", "incomplete", seen=seen)


def _tell(record: Record, name: str, move: StageMove, *, unit_id: int, roles: list[Role]) -> None:
    notices.tell_roles(
        unit=unit_id, roles=roles, on=clock.today(),
        key=f"record:{record.uid}:{name}:{record.version}",
        text=(_("%(title)s: %(label)s") % {"title": record.title[:200], "label": move.label})[:300],
        path=f"/hoat-dong/{record.uid}/",
    )  # fmt: skip
