"""What people ask about their data (two working days to answer), and what went wrong with it (72 hours to tell)."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import registers
from danvan.cases.enums import BreachKind, RequestKind, RequestOutcome
from danvan.cases.models import Breach, Case, DataRequest
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import legalrules
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.roles import Permission

BREACHES = "breaches"


def may_keep(unit: Unit | int, by: Actor) -> bool:
    """Whether ``by`` writes these registers of ``unit``."""
    return by.may(Permission.MANAGE_CASES, unit) or by.may(Permission.RECEIVE_CASES, unit)


def _require(unit: Unit, by: Actor) -> None:
    if not may_keep(unit, by):
        raise NotPermitted(_("Chỉ thủ trưởng hoặc người nhận đơn của đơn vị ghi sổ này."))


@transaction.atomic
def receive(*, unit: Unit, kind: str, received_on: dt.date, by: Actor, case: Case | None = None) -> DataRequest:
    """Note that somebody asks about their data (Luật 91/2025/QH15; Nghị định 356/2025/NĐ-CP: answered in two working days).

    Raises NotPermitted, Refused for an unknown kind or a day to come.
    """
    _require(unit, by)
    if kind not in RequestKind:
        raise Refused(_("Chọn loại yêu cầu trong danh sách."))
    if received_on > clock.today():
        raise Refused(_("Ngày nhận không được ở tương lai. Sửa lại ngày nhận."))
    term = legalrules.law().term("DSAR.PHANHOI", received_on)
    row = DataRequest.objects.create(
        unit=unit, year=received_on.year, kind=RequestKind(kind), case=case, received_on=received_on, post=by.post,
        number=registers.next_number(unit, year=received_on.year, register=registers.REQUESTS),
        due_on=term.due if term else None, words=term.words[:600] if term else "",
    )  # fmt: skip
    audit.write(by=by, action="data.request", what=row, changes={"kind": kind})
    return row


@transaction.atomic
def answer(*, row: DataRequest, on: dt.date, outcome: str, by: Actor, seen: int | None = None) -> DataRequest:
    """Note how it was answered on ``on``. Raises NotPermitted, Refused, StaleRow."""
    _require(row.unit, by)
    if row.answered_on is not None:
        raise Refused(_("Yêu cầu này đã được trả lời."))
    if outcome not in RequestOutcome:
        raise Refused(_("Chọn kết quả trong danh sách."))
    if not row.received_on <= on <= clock.today():
        raise Refused(_("Ngày trả lời phải từ ngày nhận đến hôm nay."))
    row.answered_on, row.outcome = on, outcome
    row.store("answered_on", "outcome", seen=seen)
    audit.write(by=by, action="data.answer", what=row, changes={"outcome": outcome})
    return row


@transaction.atomic
def report(*, unit: Unit, kind: str, found_at: dt.datetime, people: int, by: Actor) -> Breach:
    """Note that data got out or lost, found at the aware moment ``found_at``. Raises NotPermitted, Refused."""
    _require(unit, by)
    if kind not in BreachKind:
        raise Refused(_("Chọn loại vi phạm trong danh sách."))
    if found_at > clock.now():
        raise Refused(_("Lúc phát hiện không được ở tương lai."))
    day = clock.local_date(found_at)
    rule = legalrules.law().on("BREACH", day)
    row = Breach.objects.create(
        unit=unit, year=day.year, kind=BreachKind(kind), found_at=found_at, people=people, post=by.post,
        number=registers.next_number(unit, year=day.year, register=BREACHES),
        notify_until=found_at + dt.timedelta(hours=int(rule.value)) if rule else None,
    )  # fmt: skip
    audit.write(by=by, action="data.breach", what=row, changes={"kind": kind})
    return row


@transaction.atomic
def notify(
    *, row: Breach, at: dt.datetime, paper_number: str, paper_date: dt.date, by: Actor, seen: int | None = None
) -> Breach:
    """Note that the authority was told, with which paper. Raises NotPermitted, Refused, StaleRow."""
    _require(row.unit, by)
    if row.notified_at is not None:
        raise Refused(_("Vụ này đã ghi thông báo."))
    if not paper_number.strip() or not row.found_at <= at <= clock.now():
        raise Refused(_("Ghi số văn bản, và lúc thông báo từ khi phát hiện đến nay."))
    row.notified_at, row.paper_number, row.paper_date = at, paper_number.strip(), paper_date
    row.store("notified_at", "paper_number", "paper_date", seen=seen)
    audit.write(by=by, action="data.notify", what=row)
    return row
