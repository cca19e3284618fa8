"""The verbs on records: enter, amend, archive, restore, and keep what is typed before it is sent."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit import domain as audit
from danvan.commitments.domain import commitments
from danvan.commitments.domain.commitments import Upload
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import files, legalrules
from danvan.documents.domain.legalrules import Law
from danvan.documents.enums import Visibility
from danvan.plans.models import Duty
from danvan.records.domain import rows as row_lists
from danvan.records.domain.columns import check_columns
from danvan.records.domain.labels import label_of
from danvan.records.domain.rows import Given
from danvan.records.enums import Mode, UnitRole
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record, RecordDraft, RecordUnit
from danvan.units.actor import Actor
from danvan.units.domain.queries import require_existing
from danvan.units.models import Field, Unit
from danvan.units.names import folded
from danvan.units.roles import Permission

MOST_FILES = 20
MOST_DRAFT = 200_000  # characters
GIVE_A_REASON = gettext_lazy("Kiểm tra lại; nếu đúng thì ghi lý do ở ô «Lý do của số liệu khác thường».")


class Doubtful(Refused):
    """Figures that may be right but look wrong; ``doubts`` says which. A reason lets them stand."""

    def __init__(self, doubts: list[str]) -> None:
        self.doubts = doubts
        super().__init__(" ".join([*doubts, str(GIVE_A_REASON)]))


@dataclass(frozen=True)
class Entry:
    """What every kind of record has. ``ended_on`` None is the day it began; ``people`` None is not counted.

    Dates are local dates. ``channel``, ``given_by``, ``given_on`` together say how a unit sent what another enters.
    """

    title: str
    began_on: dt.date
    ended_on: dt.date | None = None
    place: str = ""
    people: int | None = None
    field: Field | None = None
    duty: Duty | None = None
    mode: str = Mode.STANDALONE
    summary: str = ""
    visibility: str = Visibility.AREA
    channel: str = ""
    given_by: str = ""
    given_on: dt.date | None = None
    reason: str = ""

    def values(self) -> dict[str, Any]:
        """Columns of Record, texts stripped."""
        given = {name: getattr(self, name) for name in ENTRY_COLUMNS}
        given["ended_on"] = self.ended_on or self.began_on
        return {name: value.strip() if isinstance(value, str) else value for name, value in given.items()}


ENTRY_COLUMNS = tuple(Entry.__dataclass_fields__)


@transaction.atomic
def record(
    *, kind: str, host: Unit, entry: Entry, by: Actor, participating: Sequence[Unit] = (),
    details: Mapping[str, Any] | None = None, rows: Given | None = None, evidence: Sequence[Upload] = (),
) -> Record:  # fmt: skip
    """Enter one event of ``host``, in its own name or on behalf of it (then ``entry.channel`` says how it came).

    ``kind`` is the name of a folder under ``kinds``; ``details`` are columns of its details, ``rows`` its lists of rows by
    name. The draft of ``by`` for this kind is dropped. Raises NotPermitted, and Refused for dates out of order or in the
    future, units that did not exist on the day, counts that contradict each other, a missing title; Doubtful for figures
    that need a reason and have none.
    """
    _require_entry(by, host, entry.channel)
    what = kind_called(kind)
    row = Record(kind=what.name, host=host, recorded_at=clock.now(), recorded_by=by.post, **entry.values())
    others = [unit for unit in participating if unit.pk != host.pk]
    _check_entry(row, [host, *others])
    row.search = _search(row)
    row.save()
    _set_units(row, others)
    law = legalrules.law()
    own = _write_details(what, row, what.details(record=row), details or {}, law)
    _keep_rows(what, row, own, rows, law, by)
    _follow_from(what, row, own, law)
    _keep_evidence(row, evidence, by)
    _drop_draft(by, what.name, None)
    audit.write(
        by=by, action="record.record", what=row,
        changes={
            "kind": what.name, "host": str(host.uid), "began_on": row.began_on.isoformat(), "people": row.people,
            "participating": [str(unit.uid) for unit in others], "on_behalf": row.channel, "evidence": len(evidence),
        },
    )  # fmt: skip
    return row


@transaction.atomic
def amend(
    *, record: Record, entry: Entry, by: Actor, participating: Sequence[Unit] | None = None,
    details: Mapping[str, Any] | None = None, rows: Given | None = None, evidence: Sequence[Upload] = (),
    drop_evidence: Sequence[str] = (), seen: int | None = None,
) -> Record:  # fmt: skip
    """Correct a record; its host and kind stay. None leaves units, details or rows as they are.

    ``evidence`` is added; ``drop_evidence`` are uids of files to take off. A record already counted in a report may be
    amended: the report notices. Raises as ``record`` does, and StaleRow when it changed since version ``seen``.
    """
    require_change(record, by)
    if record.archived_at is not None:
        raise Refused(_("Hoạt động này đã lưu trữ. Khôi phục trước khi sửa."))
    what, own = kind_called(record.kind), kind_called(record.kind).details_of(record)
    if is_sealed(what, own):
        raise Refused(
            _("Hồ sơ đang ở bước «%(stage)s» nên không sửa nội dung nữa.") % {"stage": own.get_stage_display()}
        )
    before = {name: getattr(record, name) for name in ENTRY_COLUMNS}
    old_version = record.version if seen is None else seen
    for name, value in entry.values().items():
        setattr(record, name, value)
    others = _others(record, participating)
    _check_entry(record, [record.host, *others])
    record.search = _search(record)
    record.store(*ENTRY_COLUMNS, "search", seen=seen)
    changes = _entry_changes(record, before) | _set_units(record, others)
    law = legalrules.law()
    changes |= _details_changes(what, own, details or {}, record, law)
    _keep_rows(what, record, own, rows, law, by)
    _follow_from(what, record, own, law)
    _follow(record, by)
    changes |= _evidence_changes(record, evidence, drop_evidence, by)
    _drop_draft(by, record.kind, record)
    audit.write(by=by, action="record.amend", what=record, changes=changes | {"version": [old_version, record.version]})
    return record


@transaction.atomic
def archive(*, record: Record, by: Actor, seen: int | None = None) -> Record:
    """Take a record out of the register and of all counts; with its commitments. Undone by ``restore``."""
    return _shelve(record, by, "archive", seen)


@transaction.atomic
def restore(*, record: Record, by: Actor, seen: int | None = None) -> Record:
    """Put an archived record and its commitments back."""
    return _shelve(record, by, "restore", seen)


def _shelve(record: Record, by: Actor, act: str, seen: int | None) -> Record:
    require_change(record, by)
    if (record.archived_at is None) is (act == "restore"):
        raise Refused(_("Việc này đã được làm trước đó. Tải lại trang để xem tình trạng mới nhất."))
    before = {"archived_at": record.archived_at}
    record.archived_at = clock.now() if act == "archive" else None
    record.store("archived_at", seen=seen)
    _follow(record, by)
    audit.write(by=by, action=f"record.{act}", what=record, changes=audit.difference(record, before))
    return record


@transaction.atomic
def save_draft(
    *, kind: str, content: Mapping[str, str | list[str]], by: Actor, record: Record | None = None
) -> RecordDraft:
    """Keep what is typed, field name -> text as typed; nothing is checked, nothing is an act yet, so nothing is audited.

    Raises NotPermitted for a person without a post, Refused for more text than any form holds.
    """
    if by.post is None:
        raise NotPermitted(_("Tài khoản chưa có chức danh nên chưa ghi được."))
    if record is not None:
        require_change(record, by)
    if sum(len(name) + sum(map(len, _texts(value))) for name, value in content.items()) > MOST_DRAFT:
        raise Refused(_("Nội dung quá dài nên chưa lưu nháp được. Rút gọn phần diễn giải."))
    values = {"content": {name: _storable(value) for name, value in content.items()}, "saved_at": clock.now()}
    name = kind_called(kind).name
    draft, _new = RecordDraft.objects.unscoped("bản nháp của chính người đang gõ").update_or_create(
        post=by.post, kind=name, record=record, defaults=values
    )
    return draft


@transaction.atomic
def drop_draft(*, kind: str, by: Actor, record: Record | None = None) -> None:
    """Forget what was typed; harmless when there is nothing."""
    _drop_draft(by, kind_called(kind).name, record)


def may_change(record: Record, by: Actor) -> bool:
    """Whether ``by`` writes for the host, or entered for it on behalf."""
    if by.may(Permission.WRITE_RECORDS, record.host_id):
        return True
    return bool(record.channel) and by.may(Permission.ENTER_ON_BEHALF, record.host_id)


def is_sealed(kind: Kind, details: Any) -> bool:
    """Whether a record of ``kind`` has gone so far that only its moves change it."""
    return bool(kind.sealed) and details.stage in kind.sealed


def require_change(record: Record, by: Actor) -> None:
    """Raise NotPermitted unless ``may_change``."""
    if not may_change(record, by):
        raise NotPermitted(_("Hoạt động này của đơn vị khác; chỉ đơn vị chủ trì sửa được."))


def _require_entry(by: Actor, host: Unit, channel: str) -> None:
    if by.may(Permission.WRITE_RECORDS, host):
        return
    by.require(Permission.ENTER_ON_BEHALF, host)
    if not channel:
        raise Refused(_("Nhập thay đơn vị khác: ghi rõ nhận qua đâu, ai báo, ngày nào."))


def _check_entry(row: Record, units: Sequence[Unit]) -> None:
    if not row.title:
        raise Refused(_("Ghi tên hoạt động."))
    kind = kind_called(row.kind)
    check_columns(row, lambda name: label_of(name, kind))
    if wanting := [label_of(name, kind).lower() for name in kind.required if getattr(row, name) in (None, "")]:
        raise Refused(_("Còn phải ghi: %(columns)s.") % {"columns": ", ".join(wanting)})
    _check_days(row)
    if row.channel and row.given_on is None:
        raise Refused(_("Ghi ngày nhận được thông tin của đơn vị nhờ nhập thay."))
    if not row.channel and (row.given_by or row.given_on):
        raise Refused(_("Đã ghi người báo hoặc ngày báo thì chọn cả hình thức nhận."))
    require_existing(units, on=row.began_on)


def _check_days(row: Record) -> None:
    today = clock.today()
    if row.began_on > today:
        raise Refused(_("Ngày bắt đầu %(day)s ở tương lai. Chỉ ghi việc đã làm.") % {"day": f"{row.began_on:%d/%m/%Y}"})
    if row.ended_on < row.began_on:
        raise Refused(_("Ngày kết thúc sớm hơn ngày bắt đầu. Sửa một trong hai ngày."))
    if row.ended_on > today:
        raise Refused(_("Ngày kết thúc ở tương lai. Ghi khi việc đã xong, hoặc để trống nếu chỉ trong một ngày."))
    if row.given_on is not None and not row.began_on <= row.given_on <= today:
        raise Refused(_("Ngày báo phải từ ngày hoạt động diễn ra đến hôm nay."))


def _search(row: Record) -> str:
    return folded(f"{row.title} {row.place} {row.summary}")


def _others(row: Record, participating: Sequence[Unit] | None) -> list[Unit]:
    if participating is None:
        parts = row.units.filter(role=UnitRole.PARTICIPATING).select_related("unit").order_by("pk")
        return [part.unit for part in parts]
    return [unit for unit in participating if unit.pk != row.host_id]


def _set_units(row: Record, others: Sequence[Unit]) -> dict[str, Any]:
    """Write the units of ``row`` and say what changed."""
    old = {part.unit_id: part for part in row.units.select_related("unit")}
    wanted = {row.host_id: UnitRole.HOST} | dict.fromkeys((unit.pk for unit in others), UnitRole.PARTICIPATING)
    gone = [part for unit_id, part in old.items() if unit_id not in wanted]
    new = [unit_id for unit_id in wanted if unit_id not in old]
    RecordUnit.rows.filter(pk__in=[part.pk for part in gone]).delete()
    RecordUnit.objects.bulk_create(RecordUnit(record=row, unit_id=unit_id, role=wanted[unit_id]) for unit_id in new)
    if not gone and not new:
        return {}
    had = [part.unit.key for part in old.values() if part.role == UnitRole.PARTICIPATING]
    return {"participating": [sorted(had), sorted(unit.key for unit in others)]}


def _write_details(what: Kind, row: Record, own: Any, given: Mapping[str, Any], law: Law) -> Any:
    many = {field.name for field in what.details._meta.many_to_many}
    for name, value in given.items():
        if name not in many:
            setattr(own, name, value.strip() if isinstance(value, str) else value)
    what.settle(row, own, law)
    check_columns(own, lambda name: label_of(name, what))
    what.check(row, own)
    own.save()
    for name in many & set(given):
        getattr(own, name).set(given[name])
    return own


def _details_changes(what: Kind, own: Any, given: Mapping[str, Any], row: Record, law: Law) -> dict[str, Any]:
    many = {field.name for field in what.details._meta.many_to_many}
    plain = {
        name: value.strip() if isinstance(value, str) else value for name, value in given.items() if name not in many
    }
    written = [name for name in what.columns if name not in many]
    before = {name: getattr(own, name) for name in written}
    for name, value in plain.items():
        setattr(own, name, value)
    what.settle(row, own, law)
    check_columns(own, lambda name: label_of(name, what))
    what.check(row, own)
    own.store(*written)
    changes = audit.difference(own, before)
    for name in many & set(given):
        had = set(getattr(own, name).values_list("pk", flat=True))
        getattr(own, name).set(given[name])
        if had != {one.pk for one in given[name]}:
            changes[name] = audit.NAME_ONLY
    return changes


def _entry_changes(row: Record, before: Mapping[str, Any]) -> dict[str, Any]:
    """As the audit keeps it; a duty has no name to keep, so only that it changed."""
    plain = {name: value for name, value in before.items() if name != "duty"}
    changes = audit.difference(row, plain)
    return changes | {"duty": audit.NAME_ONLY} if row.duty != before["duty"] else changes


def _keep_rows(what: Kind, row: Record, own: Any, given: Given | None, law: Law, by: Actor) -> None:
    if given is not None:
        row_lists.keep(row, what, given, by)
    what.settle_rows(row, own, law)
    what.check_rows(row, own)


def _follow_from(what: Kind, row: Record, own: Any, law: Law) -> None:
    """Ask for the reason of what looks wrong, and write the columns that follow from all the others."""
    if (doubts := what.doubts(row, own, law)) and not row.reason:
        raise Doubtful(doubts)
    owed = what.deadlines(row, own, law)
    row.due_on = min((one.day for one in owed), default=None)
    row.incomplete = bool(what.missing(row, own, law))
    Record.rows.filter(pk=row.pk).update(due_on=row.due_on, incomplete=row.incomplete)


def _keep_evidence(row: Record, evidence: Sequence[Upload], by: Actor) -> None:
    if row.evidence.count() + len(evidence) > MOST_FILES:
        raise Refused(
            _("Mỗi hoạt động giữ nhiều nhất %(most)s tệp minh chứng. Bớt tệp rồi gửi lại.") % {"most": MOST_FILES}
        )
    row.evidence.add(
        *[
            files.keep(content=one.content, name=one.name, unit=row.host, by=by, visibility=one.visibility)
            for one in evidence
        ]
    )


def _evidence_changes(row: Record, evidence: Sequence[Upload], drop: Sequence[str], by: Actor) -> dict[str, Any]:
    before = row.evidence.count()
    row.evidence.remove(*row.evidence.filter(uid__in=drop))
    _keep_evidence(row, evidence, by)
    after = row.evidence.count()
    return {"evidence": [before, after]} if evidence or drop else {}


def _follow(row: Record, by: Actor) -> None:
    commitments.follow_origin(
        origin_uid=row.uid, made_on=row.began_on, origin_label=row.named, archived=row.archived_at is not None,
        by=by,
    )  # fmt: skip


def _drop_draft(by: Actor, kind: str, record: Record | None) -> None:
    if by.post is not None:
        RecordDraft.objects.unscoped("bản nháp của chính người đang gửi").filter(
            post=by.post, kind=kind, record=record
        ).delete()


def _texts(value: str | list[str]) -> list[str]:
    return [value] if isinstance(value, str) else value


def _storable(value: str | list[str]) -> str | list[str]:
    """Without the NUL character, which no form accepts and PostgreSQL cannot keep."""
    return value.replace("\0", "") if isinstance(value, str) else [one.replace("\0", "") for one in value]
