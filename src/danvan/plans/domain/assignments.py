"""What becomes of an assignment: the moves of ASSIGNMENT_MOVES, its officer, its difficulties, and lateness."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import Move, check_move, moves_from
from danvan.documents.models import StoredFile
from danvan.plans.domain.queries import difficulty_receiver
from danvan.plans.enums import AssignmentState, DifficultyState, Relation
from danvan.plans.models import Assignment, Difficulty, Progress
from danvan.plans.moves import ASSIGNMENT_MOVES
from danvan.units.actor import Actor, program
from danvan.units.domain import notices
from danvan.units.models import Post, Unit
from danvan.units.roles import Permission, Role

WRITTEN = ("state", "done_on", "was_late", "late_reason")


@transaction.atomic
def move(
    *, assignment: Assignment, name: str, by: Actor, note: str = "", percent: int | None = None,
    evidence: Sequence[StoredFile] = (), late_reason: str = "", on: dt.date | None = None, seen: int | None = None,
) -> Assignment:  # fmt: skip
    """Take ``name`` of ASSIGNMENT_MOVES on the local date ``on`` (today). ``percent`` is 0 to 100.

    The day the work was handed to the head is the day it was done; after ``due_on`` it was late, for good, with
    ``late_reason`` beside it. Raises NotPermitted, Refused (state, missing note) or StaleRow (changed since ``seen``).
    """
    step = check_move(ASSIGNMENT_MOVES, name, state=assignment.state, note=note)
    if not may_move(assignment, step, by):
        raise NotPermitted(_("Việc này do đơn vị được giao và thủ trưởng của đơn vị ấy thực hiện."))
    before = {field: getattr(assignment, field) for field in WRITTEN}
    assignment.state = step.target
    _date(assignment, name, on or clock.today())
    if late_reason.strip() and assignment.was_late:
        assignment.late_reason = late_reason.strip()
    assignment.store(*WRITTEN, seen=seen)
    entry = Progress.objects.create(
        assignment=assignment, at=clock.now(), post=by.post, event=name, text=note.strip(), percent=percent
    )
    entry.evidence.set(evidence)
    _tell(assignment, name, by)
    audit.write(by=by, action=f"assignment.{name}", what=assignment, changes=audit.difference(assignment, before))
    return assignment


def may_move(assignment: Assignment, step: Move, by: Actor) -> bool:
    """Whether ``by`` holds the permission of ``step``: over the unit, or over the plan's committee for requests."""
    needs = Permission(step.needs)
    over = assignment.duty.plan.unit_id if needs is Permission.PUBLISH_PLANS else assignment.unit_id
    return by.may(needs, over)


def moves_open_to(assignment: Assignment, by: Actor) -> dict[str, Move]:
    """The moves ``by`` may take now, by name, for the buttons."""
    return {
        name: step
        for name, step in moves_from(ASSIGNMENT_MOVES, assignment.state).items()
        if may_move(assignment, step, by)
    }


def _date(assignment: Assignment, name: str, day: dt.date) -> None:
    if name == "submit":
        assignment.done_on = day
        assignment.was_late = assignment.was_late or (assignment.due_on is not None and day > assignment.due_on)
    elif name == "return":
        assignment.done_on = None
    elif name == "respond":
        assignment.done_on = day


def _tell(assignment: Assignment, name: str, by: Actor) -> None:
    key, path = f"assignment:{assignment.uid}:{assignment.version}", f"/nhiem-vu/{assignment.uid}/"
    title = assignment.duty.title
    if name == "submit":
        text = _("Chờ duyệt: %(title)s") % {"title": title}
        notices.tell_roles(unit=assignment.unit_id, roles=[Role.HEAD], on=by.on, key=key, text=text[:300], path=path)
    elif name == "return" and assignment.officer:
        text = _("Bị trả lại: %(title)s") % {"title": title}
        notices.tell(posts=[assignment.officer], key=key, text=text[:300], path=path)


@transaction.atomic
def confirm_officers(*, assignments: Iterable[Assignment], by: Actor) -> int:
    """The head agrees with the proposed officers; returns how many were confirmed."""
    confirmed = 0
    for assignment in assignments:
        if assignment.officer and not assignment.officer_confirmed:
            set_officer(assignment=assignment, officer=assignment.officer, by=by)
            confirmed += 1
    return confirmed


@transaction.atomic
def set_officer(*, assignment: Assignment, officer: Post, by: Actor) -> Assignment:
    """The head gives the work to ``officer`` of the same unit. Raises Refused for an officer of another unit."""
    by.require(Permission.CONFIRM_OFFICERS, assignment.unit_id)
    if officer.unit_id != assignment.unit_id:
        raise Refused(_("Chọn người của chính đơn vị được giao."))
    before = {"officer_confirmed": assignment.officer_confirmed}
    assignment.officer, assignment.officer_confirmed = officer, True
    assignment.store("officer", "officer_confirmed")
    text = _("Được phân công: %(title)s") % {"title": assignment.duty.title}
    notices.tell(
        posts=[officer],
        key=f"officer:{assignment.uid}:{officer.pk}",
        text=text[:300],
        path=f"/nhiem-vu/{assignment.uid}/",
    )
    audit.write(by=by, action="assignment.officer", what=assignment, changes=audit.difference(assignment, before))
    return assignment


@transaction.atomic
def raise_difficulty(*, assignment: Assignment, text: str, by: Actor) -> Difficulty:
    """Tell the unit the plan names for difficulties what hinders. Raises Refused when the plan names none."""
    by.require(Permission.WORK_ASSIGNMENTS, assignment.unit_id)
    receiver = difficulty_receiver(assignment.duty.plan)
    if not text.strip():
        raise Refused(_("Ghi rõ vướng mắc và điều đơn vị cần."))
    if receiver is None:
        raise Refused(_("Kế hoạch không nêu đơn vị tiếp nhận vướng mắc. Liên hệ trực tiếp đầu mối tổng hợp."))
    row = Difficulty.objects.create(
        assignment=assignment, raised_at=clock.now(), raised_by=by.post, text=text.strip(), answering_unit=receiver
    )
    said = _("Vướng mắc mới: %(title)s") % {"title": assignment.duty.title}
    _tell_unit(receiver, row, said, by)
    audit.write(by=by, action="difficulty.raise", what=row, changes={"assignment": str(assignment.uid)})
    return row


@transaction.atomic
def answer_difficulty(*, difficulty: Difficulty, answer: str, by: Actor, seen: int | None = None) -> Difficulty:
    """Answer it. «Đã trả lời» is not «đã giải quyết»: the unit that raised it says when it is resolved."""
    if not may_answer(difficulty, by):
        raise NotPermitted(_("Vướng mắc này do đơn vị khác trả lời."))
    if difficulty.state != DifficultyState.OPEN:
        raise Refused(_("Vướng mắc này đã được trả lời. Tải lại trang để xem."))
    if not answer.strip():
        raise Refused(_("Ghi nội dung trả lời."))
    before = {"state": difficulty.state}
    difficulty.state, difficulty.answer = DifficultyState.ANSWERED, answer.strip()
    difficulty.answered_at, difficulty.answered_by = clock.now(), by.post
    difficulty.store("state", "answer", "answered_at", "answered_by", seen=seen)
    if difficulty.raised_by:
        path = f"/nhiem-vu/{difficulty.assignment.uid}/"
        notices.tell(
            posts=[difficulty.raised_by],
            key=f"answer:{difficulty.uid}",
            text=_("Vướng mắc đã được trả lời."),
            path=path,
        )
    audit.write(by=by, action="difficulty.answer", what=difficulty, changes=audit.difference(difficulty, before))
    return difficulty


def may_answer(difficulty: Difficulty, by: Actor) -> bool:
    """Whether ``by`` works in the answering unit, or coordinates the area it is in."""
    unit = difficulty.answering_unit_id
    return by.may(Permission.ANSWER_DIFFICULTIES, unit) or by.may(Permission.WORK_ASSIGNMENTS, unit)


@transaction.atomic
def resolve_difficulty(*, difficulty: Difficulty, by: Actor) -> Difficulty:
    """The unit that raised it says the matter is settled."""
    by.require(Permission.WORK_ASSIGNMENTS, difficulty.assignment.unit_id)
    if difficulty.state != DifficultyState.ANSWERED:
        raise Refused(_("Chỉ khép lại vướng mắc đã được trả lời."))
    before = {"state": difficulty.state}
    difficulty.state = DifficultyState.RESOLVED
    difficulty.store("state")
    audit.write(by=by, action="difficulty.resolve", what=difficulty, changes=audit.difference(difficulty, before))
    return difficulty


def _tell_unit(unit: Unit, difficulty: Difficulty, text: str, by: Actor) -> None:
    roles, path = [Role.HEAD, Role.COORDINATOR], f"/nhiem-vu/vuong-mac/{difficulty.uid}/tra-loi/"
    notices.tell_roles(unit=unit, roles=roles, on=by.on, key=f"difficulty:{difficulty.uid}", text=text[:300], path=path)


def mark_late(*, on: dt.date) -> int:
    """Note every open assignment due before ``on`` as late, once and for good; requested bodies never. Returns how many."""
    by, new = program("mark late", on=on), 0
    open_ = Assignment.rows.filter(due_on__lt=on, was_late=False, relation=Relation.ASSIGNED, done_on__isnull=True)
    for pk in open_.exclude(state=AssignmentState.DONE).order_by("pk").values_list("pk", flat=True):
        new += _mark_one(pk, on, by)
    return new


@transaction.atomic
def _mark_one(pk: int, on: dt.date, by: Actor) -> bool:
    row = Assignment.rows.select_for_update(of=("self",)).select_related("duty", "officer").get(pk=pk)
    if row.was_late or row.done_on or row.due_on is None or row.due_on >= on:
        return False
    before = {"was_late": row.was_late}
    row.was_late = True
    row.store("was_late")
    text = _("Quá hạn chưa xong: %(title)s") % {"title": row.duty.title}
    notices.tell_roles(
        unit=row.unit_id, roles=[Role.HEAD, Role.OFFICER], on=on, key=f"assignment:late:{row.uid}", text=text[:300],
        path=f"/nhiem-vu/{row.uid}/",
    )  # fmt: skip
    audit.write(by=by, action="assignment.late", what=row, changes=audit.difference(row, before))
    return True
