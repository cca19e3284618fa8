"""A plan comes in: the file is kept, the reading is a job, and what was read fills the plan in one transaction."""

from __future__ import annotations

import hashlib
import uuid
from functools import partial
from typing import Any, BinaryIO

from django.core.files.storage import default_storage
from django.db import IntegrityError, transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock, queue
from danvan.common.errors import Refused
from danvan.documents.domain import files
from danvan.documents.enums import Direction, FileKind
from danvan.documents.models import Document
from danvan.legaltext.childread import read_in_child
from danvan.legaltext.read.errors import UnreadableFile
from danvan.plans.domain import filling
from danvan.plans.enums import PlanState
from danvan.plans.models import Plan
from danvan.units.actor import Actor, program
from danvan.units.domain import notices
from danvan.units.models import Unit
from danvan.units.roles import Permission

READABLE = frozenset({FileKind.WORD, FileKind.PDF, FileKind.TEXT, FileKind.PICTURE})
SHORTEST = 40
STEPS = ("kept", "reading", "read", "filled")


def receive(
    *, unit: Unit, by: Actor, content: bytes | BinaryIO | None = None, name: str = "", text: str = ""
) -> tuple[Plan, bool]:
    """Take in a plan of ``unit`` from a file or a pasted text and queue its reading; returns (plan, whether it is new).

    The same file (by SHA-256) a second time gives the first plan and changes nothing. Raises Refused for nothing,
    or for a file that can't be a plan; NotPermitted for whoever does not import for ``unit``.
    """
    by.require(Permission.IMPORT_PLANS, unit)
    data, shown = _given(content, name, text)
    known = Plan.rows.filter(unit=unit, sha256=hashlib.sha256(data).hexdigest()).first()
    if known is not None:
        return known, False
    try:
        return _new(unit, data, shown, by), True
    except IntegrityError:  # another submit of the same file was quicker
        return Plan.rows.get(unit=unit, sha256=hashlib.sha256(data).hexdigest()), False


def _given(content: bytes | BinaryIO | None, name: str, text: str) -> tuple[bytes, str]:
    if content is not None:
        return (content if isinstance(content, bytes) else content.read()), name
    if len(text.strip()) < SHORTEST:
        raise Refused(_("Chọn một tệp, hoặc dán toàn văn kế hoạch (ít nhất %(n)d ký tự).") % {"n": SHORTEST})
    return text.encode("utf-8"), _("Văn bản dán vào.txt")


@transaction.atomic
def _new(unit: Unit, data: bytes, name: str, by: Actor) -> Plan:
    source = files.keep(content=data, name=name, unit=unit, by=by, accept=READABLE)
    document = Document.objects.create(
        unit=unit, direction=Direction.INCOMING, type=_("kế hoạch"), title="", file=source
    )
    plan = Plan.objects.create(
        unit=unit, document=document, source=source, sha256=source.sha256, imported_by=by.post, steps_total=len(STEPS),
        steps_done=1,
    )  # fmt: skip
    queue.enqueue("danvan.plans.jobs.read_plan", str(plan.uid))
    audit.write(by=by, action="plan.receive", what=plan, changes={"sha256": plan.sha256})
    return plan


def read(uid: uuid.UUID | str) -> Plan:
    """Read a received plan. Done already: nothing happens. Killed anywhere: the next run begins anew, no half state.

    A file that can't be read leaves the plan UNREADABLE with a sentence that says why.
    """
    plan = (
        Plan.objects.unscoped("tiến trình nền đọc kế hoạch vừa nhận")
        .select_related("source", "unit", "document")
        .get(uid=uid)
    )
    if plan.state != PlanState.READING:
        return plan
    _advance(plan, 2)
    try:
        reading = read_in_child(
            default_storage.path(plan.source.path), name=plan.source.name, on_page=partial(_turn_page, plan)
        )
    except UnreadableFile as trouble:
        return _unreadable(plan, str(trouble))
    _advance(plan, 3)
    return _filled(plan, reading)


def _advance(plan: Plan, steps: int) -> None:
    """Progress, in a short transaction of its own; never backwards."""
    Plan.rows.filter(pk=plan.pk, steps_done__lt=steps).update(steps_done=steps)


def _turn_page(plan: Plan, done: int, of: int) -> None:
    """How far the recognition of a scan is, in a short transaction of its own."""
    Plan.rows.filter(pk=plan.pk, state=PlanState.READING).update(pages_done=done, pages_total=of)


@transaction.atomic
def _unreadable(plan: Plan, trouble: str) -> Plan:
    plan = Plan.rows.select_for_update().get(pk=plan.pk)
    if plan.state == PlanState.READING:
        plan.state, plan.trouble = PlanState.UNREADABLE, trouble[:500]
        plan.store("state", "trouble")
        _tell(plan, _("Không đọc được kế hoạch vừa nhập: %(name)s") % {"name": plan.source.name})
        audit.write(by=_reader(), action="plan.unreadable", what=plan)
    return plan


@transaction.atomic
def _filled(plan: Plan, reading: dict[str, Any]) -> Plan:
    plan = Plan.rows.select_for_update().select_related("unit", "document", "source").get(pk=plan.pk)
    if plan.state != PlanState.READING:
        return plan
    filling.fill(plan, reading)
    plan.state, plan.steps_done = PlanState.REVIEW, plan.steps_total
    plan.store("state", "steps_done", "text", "year", "signature")
    _tell(plan, _("Đã đọc xong kế hoạch, chờ soát: %(title)s") % {"title": plan.document.title or plan.source.name})
    audit.write(by=_reader(), action="plan.read", what=plan, changes={"duties": plan.duties.count()})
    return plan


@transaction.atomic
def give_up(uid: uuid.UUID | str) -> Plan:
    """Leave a plan whose reading failed by a fault of the program UNREADABLE, so that nobody waits for ever."""
    plan = Plan.objects.unscoped("tiến trình nền đọc kế hoạch vừa nhận").select_related("source").get(uid=uid)
    return _unreadable(
        plan,
        _(
            "danvan gặp lỗi khi đọc tệp này. Bấm Đọc lại; nếu vẫn lỗi, dán toàn văn thay cho tệp và báo quản trị kỹ thuật."
        ),
    )


@transaction.atomic
def read_again(*, plan: Plan, by: Actor) -> Plan:
    """Queue the reading once more, of a plan that was unreadable or whose reading takes too long. Two readings are one.

    Raises Refused when the plan has been read.
    """
    by.require(Permission.IMPORT_PLANS, plan.unit)
    if plan.state not in {PlanState.UNREADABLE, PlanState.READING}:
        raise Refused(_("Kế hoạch này đã đọc xong. Tải lại trang để xem."))
    before = {"state": plan.state}
    plan.state, plan.trouble, plan.steps_done = PlanState.READING, "", 1
    plan.pages_done = plan.pages_total = 0
    plan.store("state", "trouble", "steps_done", "pages_done", "pages_total")
    queue.enqueue("danvan.plans.jobs.read_plan", str(plan.uid))
    audit.write(by=by, action="plan.read_again", what=plan, changes=audit.difference(plan, before))
    return plan


def _reader() -> Actor:
    return program("read plan", on=clock.today())


def _tell(plan: Plan, text: str) -> None:
    posts = [plan.imported_by] if plan.imported_by else []
    notices.tell(posts=posts, key=f"plan:{plan.uid}:{plan.state}", text=text[:300], path=f"/ke-hoach/{plan.uid}/")
