"""Duties given to units: the list, the table of duties and units, one assignment with its steps."""

from __future__ import annotations

from typing import NamedTuple

from django.contrib import messages
from django.db.models import QuerySet
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.documents.domain import files
from danvan.plans.domain import assignments as verbs
from danvan.plans.domain import heat, queries
from danvan.plans.domain.page import line_of
from danvan.plans.enums import AssignmentState, PlanState
from danvan.plans.forms import MoveForm
from danvan.plans.models import Assignment, Difficulty, Plan
from danvan.plans.moves import ASSIGNMENT_MOVES
from danvan.units.actor import Actor
from danvan.units.domain.queries import names, posts_held
from danvan.units.models import Post
from danvan.units.roles import Permission

STATES = [
    ("late", gettext_lazy("Quá hạn")),
    ("soon", gettext_lazy("Đến hạn trong 7 ngày")),
    *AssignmentState.choices,
]


class Look(NamedTuple):
    """How a cell looks: its tone, its glyph and its words; a cell that is overdue shows its days in place of the glyph."""

    tone: str
    icon: str
    words: str | Promise


LOOKS = {
    heat.Standing.DONE: Look("ok", "check", gettext_lazy("Xong đúng hạn")),
    heat.Standing.DONE_LATE: Look("ok was-late", "check", gettext_lazy("Xong, trễ")),
    heat.Standing.OVERDUE: Look("bad", "", gettext_lazy("Quá hạn")),
    heat.Standing.SOON: Look("warn", "clock", gettext_lazy("Sắp đến hạn")),
    heat.Standing.DOING: Look("", "half-disc", gettext_lazy("Đang làm")),
    heat.Standing.AWAITING: Look("lotus", "dots", gettext_lazy("Chờ duyệt")),
    heat.Standing.RETURNED: Look("warn", "arrow-back", gettext_lazy("Trả lại")),
    heat.Standing.GIVEN: Look("outline", "minus", gettext_lazy("Chưa nhận")),
}


def _assignment(request: HttpRequest, uid: str) -> Assignment:
    rows = Assignment.objects.visible_to(request.actor).select_related("duty__plan__document", "unit", "officer")
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_ASSIGNMENTS)
def assignment_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    wide = len(actor.reach(Permission.SEE_ASSIGNMENTS)) > 1
    asked = queries.Filter(unit=_uuid(request, "unit"), plan=_uuid(request, "plan"), state=request.GET.get("state", ""))
    context = paginated(request, queries.assignment_list(actor, asked, on=actor.on))
    units = (
        names(actor.reach(Permission.SEE_ASSIGNMENTS), on=actor.on)
        if wide
        else names([row.unit_id for row in context["rows"]], on=actor.on)
    )
    context |= {
        "asked": asked, "states": STATES, "units": units, "wide": wide,
        "unit_choices": _unit_choices(request, units) if wide else [],
        "plans": _published(actor),
        "unconfirmed": _unconfirmed(actor).count() if actor.holds(Permission.CONFIRM_OFFICERS) else 0,
    }  # fmt: skip
    return render(request, "desk/assignments/list.html", context)


def _uuid(request: HttpRequest, name: str) -> str:
    value = request.GET.get(name, "")
    return value if len(value) == 36 and value.count("-") == 4 else ""


def _unit_choices(request: HttpRequest, units: dict) -> list[tuple[str, str]]:
    rows = Assignment.objects.visible_to(request.actor).values_list("unit_id", "unit__uid").distinct()
    return sorted(((str(uid), units[pk].short_name) for pk, uid in rows if pk in units), key=lambda row: row[1])


def _unconfirmed(actor):
    rows = Assignment.objects.visible_to(actor).filter(
        unit_id=actor.post.unit_id, officer__isnull=False, officer_confirmed=False
    )
    return rows.select_related("duty__plan", "officer", "unit")


@page(needs=Permission.SEE_ASSIGNMENTS)
def assignment_grid(request: HttpRequest) -> HttpResponse:
    """Duties × units of one plan."""
    actor, only = request.actor, request.GET.get("chi", "")
    plans = list(_published(actor))
    asked = _uuid(request, "plan")
    plan = next((one for one in plans if not asked or str(one.uid) == asked), None)
    context = {"plan": plan, "plans": plans, "only": only, "looks": LOOKS}
    if plan is not None:
        table = heat.heat(plan, actor, on=actor.on)
        context |= {
            "table": table,
            "rows": [row for row in table.rows if row.has(only)] if only in LOOKS else table.rows,
            "columns": [(heat.column_name(one.short_name), one) for one in table.columns],
            "units": {one.unit_id: one for one in table.columns},
            "asked_units": names([row.unit_id for row in table.requested], on=actor.on),
            "unanswered": heat.unanswered(plan, actor),
        }
    return render(request, "desk/assignments/grid.html", context)


def _published(actor: Actor) -> QuerySet[Plan]:
    """The latest published plans ``actor`` may read, newest first."""
    rows = Plan.objects.visible_to(actor).filter(state=PlanState.PUBLISHED).select_related("document")
    return rows.order_by("-year", "-pk")[:20]


@page(needs=Permission.SEE_ASSIGNMENTS)
def assignment_detail(request: HttpRequest, uid: str) -> HttpResponse:
    return _detail(request, _assignment(request, uid), MoveForm(initial={"seen": None}))


def _detail(request: HttpRequest, row: Assignment, form: MoveForm, status: int = 200) -> HttpResponse:
    actor = request.actor
    may_staff = actor.may(Permission.CONFIRM_OFFICERS, row.unit_id)
    parts = list(row.duty.participants.select_related("unit", "group"))
    difficulties = list(
        Difficulty.objects.visible_to(actor).filter(assignment=row).select_related("answering_unit", "raised_by")
    )
    ids = [
        row.unit_id,
        *(part.unit_id for part in parts if part.unit_id),
        *(one.answering_unit_id for one in difficulties),
    ]
    context = {
        "row": row, "form": form, "moves": verbs.moves_open_to(row, actor), "steps": queries.steps_of(row),
        "move_words": {name: move.label for name, move in ASSIGNMENT_MOVES.items()}, "parts": parts,
        "targets": row.duty.targets.all(), "units": names(ids, on=actor.on),
        "line": line_of(row.duty.plan.text, row.duty.start), "difficulties": difficulties, "may_staff": may_staff,
        "may_work": actor.may(Permission.WORK_ASSIGNMENTS, row.unit_id),
        "officers": posts_held([row.unit_id], on=actor.on) if may_staff else [],
        "answers": [one.pk for one in difficulties if verbs.may_answer(one, actor)],
    }  # fmt: skip
    return render(request, "desk/assignments/detail.html", context, status=status)


@page(needs=Permission.SEE_ASSIGNMENTS, methods=("POST",))
def assignment_move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    row = _assignment(request, uid)
    if name not in ASSIGNMENT_MOVES:
        raise Http404
    form = MoveForm(request.POST, request.FILES)
    if not form.is_valid():
        return _detail(request, row, form)
    given = form.cleaned_data

    def work() -> str:
        file = given["file"]
        evidence = [files.keep(content=file.file, name=file.name, unit=row.unit, by=request.actor)] if file else []
        verbs.move(
            assignment=row, name=name, by=request.actor, note=given["note"], percent=given["percent"], evidence=evidence,
            late_reason=given["late_reason"], seen=given["seen"],
        )  # fmt: skip
        return reverse("desk:assignment", args=[row.uid])

    outcome = perform(request, work)
    if outcome.location:
        messages.success(request, _("Đã ghi: %(what)s.") % {"what": ASSIGNMENT_MOVES[name].label})
        return redirect(outcome.location)
    form.add_error(None, outcome.refusal)
    return _detail(request, _assignment(request, uid), form)


def _small(request: HttpRequest, row: Assignment, act, said: str) -> HttpResponse:
    def work() -> str:
        act()
        return reverse("desk:assignment", args=[row.uid])

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
        return redirect("desk:assignment", row.uid)
    messages.success(request, said)
    return redirect(outcome.location)


@page(needs=Permission.CONFIRM_OFFICERS, methods=("POST",))
def set_officer(request: HttpRequest, uid: str) -> HttpResponse:
    row = _assignment(request, uid)
    officer = get_object_or_404(Post.objects.visible_to(request.actor), uid=_posted_uuid(request, "officer"))
    return _small(
        request,
        row,
        lambda: verbs.set_officer(assignment=row, officer=officer, by=request.actor),
        _("Đã phân công người phụ trách."),
    )


def _posted_uuid(request: HttpRequest, name: str) -> str:
    value = request.POST.get(name, "")
    if len(value) != 36 or value.count("-") != 4:
        raise Http404
    return value


@page(needs=Permission.CONFIRM_OFFICERS, methods=("POST",))
def confirm_officers(request: HttpRequest) -> HttpResponse:
    """The head agrees with every officer proposed for the unit."""
    rows = list(_unconfirmed(request.actor))

    def work() -> str:
        verbs.confirm_officers(assignments=rows, by=request.actor)
        return reverse("desk:assignments")

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    else:
        messages.success(request, _("Đã xác nhận người phụ trách cho %(n)d việc.") % {"n": len(rows)})
    return redirect("desk:assignments")


@page(needs=Permission.WORK_ASSIGNMENTS, methods=("POST",))
def difficulty_raise(request: HttpRequest, uid: str) -> HttpResponse:
    row, text = _assignment(request, uid), request.POST.get("text", "")
    return _small(
        request,
        row,
        lambda: verbs.raise_difficulty(assignment=row, text=text, by=request.actor),
        _("Đã gửi vướng mắc."),
    )


def _difficulty(request: HttpRequest, uid: str) -> Difficulty:
    rows = Difficulty.objects.visible_to(request.actor).select_related(
        "assignment__duty__plan", "assignment__unit", "answering_unit", "raised_by"
    )
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_ASSIGNMENTS, methods=("GET", "HEAD", "POST"))
def difficulty_answer(request: HttpRequest, uid: str) -> HttpResponse:
    """A page of its own: the unit asked for an answer need not see the other unit's work."""
    row, typed, actor = _difficulty(request, uid), request.POST.get("answer", ""), request.actor
    seen = Assignment.objects.visible_to(actor).filter(pk=row.assignment_id).exists()
    if request.method == "POST":
        after = reverse("desk:assignment", args=[row.assignment.uid]) if seen else request.path

        def work() -> str:
            verbs.answer_difficulty(difficulty=row, answer=typed, by=actor)
            return after

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã trả lời vướng mắc."))
            return redirect(outcome.location)
        messages.error(request, outcome.refusal)
    context = {
        "row": row, "typed": typed, "seen": seen, "may_answer": verbs.may_answer(row, actor),
        "units": names([row.assignment.unit_id, row.answering_unit_id], on=actor.on),
    }  # fmt: skip
    return render(request, "desk/assignments/difficulty.html", context)


@page(needs=Permission.WORK_ASSIGNMENTS, methods=("POST",))
def difficulty_resolve(request: HttpRequest, uid: str) -> HttpResponse:
    row = _difficulty(request, uid)
    return _small(
        request,
        row.assignment,
        lambda: verbs.resolve_difficulty(difficulty=row, by=request.actor),
        _("Đã khép lại vướng mắc."),
    )
