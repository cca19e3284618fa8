"""The verbs on commitments: promise, move, and note what has become late."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.commitments.enums import UNFINISHED, Origin
from danvan.commitments.models import Commitment, CommitmentStep
from danvan.commitments.moves import COMMITMENT_MOVES, STAYS
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import Move, check_move, moves_from
from danvan.documents.domain import files
from danvan.documents.enums import Visibility
from danvan.units.actor import Actor, program
from danvan.units.domain import notices
from danvan.units.models import Field, Unit
from danvan.units.names import folded
from danvan.units.roles import Permission, Role

DUE_WITHIN = dt.timedelta(days=365 * 5)


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: its bytes or an open file, its name, and who may see it."""

    content: bytes | BinaryIO
    name: str
    visibility: str = Visibility.UNIT


@dataclass(frozen=True)
class Promise:
    """What is to be done, by which post of which unit, until when (``due_on``, the last day in time).

    ``due_rule`` is the code of the rule that sets the day, ``due_words`` how it was promised; both may be empty.
    """

    text: str
    owner: Unit
    owner_post: str
    due_on: dt.date
    field: Field | None = None
    public_line: str = ""
    visibility: str = Visibility.AREA
    due_rule: str = ""
    due_words: str = ""


@transaction.atomic
def promise(
    *, what: Promise, origin: str, origin_unit: Unit, origin_label: str, made_on: dt.date, by: Actor,
    origin_uid: uuid.UUID | None = None,
) -> Commitment:  # fmt: skip
    """Enter a commitment made on the local date ``made_on`` at an event of ``origin_unit``; tells the owner.

    Raises NotPermitted for whoever may not write for ``origin_unit``, Refused for a missing part or dates out of order.
    """
    if not by.may(Permission.ENTER_ON_BEHALF, origin_unit):
        by.require(Permission.WRITE_COMMITMENTS, origin_unit)
    _check_promise(what, made_on)
    row = Commitment.objects.create(
        owner=what.owner, owner_post=what.owner_post.strip(), text=what.text.strip(), public_line=what.public_line.strip(),
        field=what.field, made_on=made_on, due_on=what.due_on, first_due_on=what.due_on, due_rule=what.due_rule.strip(),
        due_words=what.due_words.strip(), origin=Origin(origin), origin_uid=origin_uid, origin_label=origin_label[:300],
        origin_unit=origin_unit, visibility=what.visibility,
        recorded_at=clock.now(), search=_search(what.text, origin_label, what.owner_post),
    )  # fmt: skip
    if by.post is None or by.post.unit_id != row.owner_id:
        _tell_owner(row, key=f"commitment:{row.uid}", text=_("Nội dung phải giải quyết: %(text)s") % {"text": row.text})
    audit.write(
        by=by, action="commitment.promise", what=row,
        changes={"owner": str(what.owner.uid), "due_on": what.due_on.isoformat(), "origin": str(origin)},
    )  # fmt: skip
    return row


def _check_promise(what: Promise, made_on: dt.date) -> None:
    if not what.text.strip():
        raise Refused(_("Ghi việc phải làm bằng một câu ngắn."))
    if not what.owner_post.strip():
        raise Refused(_("Ghi chức danh chịu trách nhiệm cho việc «%(text)s».") % {"text": what.text})
    if made_on > clock.today():
        raise Refused(_("Ngày nêu nội dung phải giải quyết không được ở tương lai."))
    _check_due(what.due_on, made_on)


def _check_due(due_on: dt.date, made_on: dt.date) -> None:
    if due_on < made_on:
        raise Refused(
            _("Hạn %(due)s sớm hơn ngày nêu nội dung %(made)s. Sửa lại hạn.")
            % {"due": _said(due_on), "made": _said(made_on)}
        )
    if due_on - made_on > DUE_WITHIN:
        raise Refused(
            _("Hạn %(due)s cách ngày nêu nội dung hơn 5 năm. Kiểm tra lại năm của hạn.") % {"due": _said(due_on)}
        )


def _said(day: dt.date) -> str:
    return f"{day:%d/%m/%Y}"


@transaction.atomic
def move(
    *, commitment: Commitment, name: str, by: Actor, note: str, on: dt.date | None = None,
    due_on: dt.date | None = None, late_reason: str = "", evidence: Sequence[Upload] = (), seen: int | None = None,
) -> Commitment:  # fmt: skip
    """Take ``name`` of COMMITMENT_MOVES. ``note`` says what was answered, done or why; ``on`` the local date it happened (today).

    ``due_on`` is the new last day of "extend"; the old one stays on the step and ``first_due_on`` never changes. A late
    commitment stays late. Raises NotPermitted (neither owner nor origin writes here), Refused (the state does not allow
    it, no note, a date in the future or before the promise), StaleRow (changed since version ``seen``).
    """
    _require(commitment, by)
    step = check_move(COMMITMENT_MOVES, name, state=commitment.state, note=note)
    day, before, old_due = on or clock.today(), _state_of(commitment), commitment.due_on
    _check_day(commitment, day)
    _apply(commitment, name, step, day, due_on)
    if late_reason.strip() and commitment.was_late:
        commitment.late_reason = late_reason.strip()
    commitment.store(*before, seen=seen)
    entry = CommitmentStep.objects.create(
        commitment=commitment, at=clock.now(), post=by.post, event=name, text=note.strip(),
        old_due_on=old_due if name == "extend" else None,
    )  # fmt: skip
    entry.evidence.set(
        files.keep(content=one.content, name=one.name, unit=commitment.owner, by=by, visibility=one.visibility)
        for one in evidence
    )
    audit.write(by=by, action=f"commitment.{name}", what=commitment, changes=audit.difference(commitment, before))
    return commitment


@transaction.atomic
def propose_public(
    *, commitment: Commitment, public_line: str, visibility: str, by: Actor, seen: int | None = None
) -> Commitment:
    """Set who may see a commitment and the sentence people would read; showing it to them is decided elsewhere.

    Raises NotPermitted, Refused for a line that names nothing while it is proposed for the public, StaleRow.
    """
    _require(commitment, by)
    if visibility == Visibility.PUBLIC and not public_line.strip():
        raise Refused(_("Đề nghị công khai thì ghi câu người dân sẽ đọc."))
    before = {"public_line": commitment.public_line, "visibility": commitment.visibility}
    commitment.public_line, commitment.visibility = public_line.strip()[:300], Visibility(visibility)
    commitment.store(*before, seen=seen)
    audit.write(by=by, action="commitment.propose", what=commitment, changes=audit.difference(commitment, before))
    return commitment


def may_move(commitment: Commitment, by: Actor) -> bool:
    """Whether ``by`` writes for the owner or for the unit it was promised by."""
    needs = Permission.WRITE_COMMITMENTS
    return by.may(needs, commitment.owner_id) or by.may(needs, commitment.origin_unit_id)


def moves_open_to(commitment: Commitment, by: Actor) -> dict[str, Move]:
    """The moves ``by`` may take now, by name, for the buttons."""
    return moves_from(COMMITMENT_MOVES, commitment.state) if may_move(commitment, by) else {}


def _require(commitment: Commitment, by: Actor) -> None:
    if not may_move(commitment, by):
        raise NotPermitted(_("Nội dung này do đơn vị khác chịu trách nhiệm; chỉ đơn vị đó và đơn vị đã hứa ghi được."))


def _state_of(row: Commitment) -> dict[str, object]:
    fields = ("state", "due_on", "answered_on", "resolved_on", "not_done_on", "was_late", "late_reason")
    return {name: getattr(row, name) for name in fields}


def _check_day(row: Commitment, day: dt.date) -> None:
    if day > clock.today():
        raise Refused(_("Ngày %(day)s ở tương lai. Ghi ngày việc đã xảy ra.") % {"day": _said(day)})
    if day < row.made_on:
        raise Refused(
            _("Ngày %(day)s sớm hơn ngày nêu nội dung (%(made)s). Kiểm tra lại ngày.")
            % {"day": _said(day), "made": _said(row.made_on)}
        )


def _apply(row: Commitment, name: str, step: Move, day: dt.date, due_on: dt.date | None) -> None:
    if step.target != STAYS:
        row.state = step.target
    if name == "answer":
        row.answered_on = day
    elif name == "resolve":
        row.resolved_on = day
        row.was_late = row.was_late or day > row.due_on
    elif name == "give_up":
        row.not_done_on = day
        row.was_late = row.was_late or day > row.due_on
    elif name == "reopen":
        row.answered_on = row.resolved_on = row.not_done_on = None
    elif name == "extend":
        _extend(row, due_on)


def _extend(row: Commitment, due_on: dt.date | None) -> None:
    if due_on is None:
        raise Refused(_("Chọn hạn mới để gia hạn."))
    if due_on <= row.due_on:
        raise Refused(
            _("Hạn mới phải sau hạn hiện nay (%(due)s). Hạn cũ vẫn được giữ bên cạnh.") % {"due": _said(row.due_on)}
        )
    _check_due(due_on, row.made_on)
    row.was_late = row.was_late or row.due_on < clock.today()
    row.due_on = due_on


@transaction.atomic
def follow_origin(*, origin_uid: uuid.UUID, made_on: dt.date, origin_label: str, archived: bool, by: Actor) -> None:
    """Let the commitments of an event follow it when its day or title is corrected, or when it is archived or restored.

    The caller has checked that ``by`` may change the event. Raises Refused when a due date would come before ``made_on``.
    """
    rows = Commitment.objects.unscoped("nội dung đi theo hoạt động đã phát sinh ra nó")
    for row in rows.select_for_update().filter(origin_uid=origin_uid).order_by("pk"):
        _check_due(row.first_due_on, made_on)
        archived_at = (row.archived_at or clock.now()) if archived else None
        before = {name: getattr(row, name) for name in ("made_on", "origin_label", "archived_at", "search")}
        row.made_on, row.origin_label, row.archived_at = made_on, origin_label[:300], archived_at
        row.search = _search(row.text, row.origin_label, row.owner_post)
        if any(getattr(row, name) != value for name, value in before.items()):
            row.store(*before)
            before.pop("search")
            audit.write(by=by, action="commitment.follow", what=row, changes=audit.difference(row, before))


def _search(text: str, origin_label: str, owner_post: str) -> str:
    return folded(f"{text} {origin_label} {owner_post}")


def mark_late(*, on: dt.date) -> int:
    """Note every unfinished commitment whose due date lies before ``on`` as late, and tell its owner; returns how many were new.

    Done once a day and harmless when repeated: each in its own short transaction, late once and for ever.
    """
    by, new = program("mark late", on=on), 0
    due = Commitment.rows.filter(due_on__lt=on, was_late=False, archived_at__isnull=True, state__in=UNFINISHED)
    for pk in due.order_by("pk").values_list("pk", flat=True):
        new += _mark_one(pk, on, by)
    return new


@transaction.atomic
def _mark_one(pk: int, on: dt.date, by: Actor) -> bool:
    row = Commitment.rows.select_for_update().get(pk=pk)
    if row.was_late or not row.is_unfinished or row.due_on >= on:
        return False
    before = {"was_late": row.was_late}
    row.was_late = True
    row.store("was_late")
    _tell_owner(
        row,
        key=f"commitment:late:{row.uid}:{row.due_on}",
        text=_("Quá hạn chưa giải quyết: %(text)s") % {"text": row.text},
    )
    audit.write(by=by, action="commitment.late", what=row, changes=audit.difference(row, before))
    return True


def _tell_owner(row: Commitment, *, key: str, text: str) -> None:
    notices.tell_roles(
        unit=row.owner_id, roles=[Role.HEAD, Role.OFFICER], on=clock.today(), key=key, text=text[:300],
        path=f"/noi-dung-phai-giai-quyet/{row.uid}/",
    )  # fmt: skip
