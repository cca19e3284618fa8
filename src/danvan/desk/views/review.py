"""The review screen and its acts."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.desk.page import page, perform
from danvan.plans.domain import publishing, reviewing
from danvan.plans.domain import review as verbs
from danvan.plans.enums import DutyState
from danvan.plans.forms import AddForm, DutyForm, GiveForm, MapForm, named_choices
from danvan.plans.models import Duty, Lint, Participant, Plan
from danvan.units.domain.queries import names
from danvan.units.roles import Permission

READ_WRITE = ("GET", "HEAD", "POST")
TAB_WORDS = (
    ("open", gettext_lazy("Chưa soát")),
    ("look", gettext_lazy("Cần xem")),
    ("undated", gettext_lazy("Thiếu hạn")),
    ("confirmed", gettext_lazy("Đã xác nhận")),
    ("discarded", gettext_lazy("Bỏ qua")),
)


def _plan(request: HttpRequest, uid: str) -> Plan:
    return get_object_or_404(
        Plan.objects.visible_to(request.actor).select_related("document", "unit", "source"), uid=uid
    )


def _duty(request: HttpRequest, uid: str) -> Duty:
    return get_object_or_404(Duty.objects.visible_to(request.actor).select_related("plan__unit", "field"), uid=uid)


def _screen(plan: Plan, tab: str = "", **query: str) -> str:
    asked = {"tab": tab} if tab in reviewing.TABS else {}
    return reverse("desk:plan-review", args=[plan.uid], query=asked | query)


@page(needs=Permission.IMPORT_PLANS)
def review(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)
    shown, tab = reviewing.review_page(plan), request.GET.get("tab", "open")
    choices = named_choices(plan.unit, on=request.actor.on)
    proposals = shown.tab(tab)
    ids = [plan.unit_id, *(part.unit_id for one in shown.proposals for part in one.participants if part.unit_id)]
    context = {
        "plan": plan, "shown": shown, "tab": tab, "proposals": proposals, "clear": shown.clear,
        "tabs": [(key, words, len(shown.tab(key))) for key, words in TAB_WORDS],
        "asks": _asks(proposals), "choices": choices, "discarded": _just_discarded(request, shown), "add_form": AddForm(),
        "nobody": sum(one.names_nobody for one in proposals),
        "units": names(ids, on=request.actor.on), "obstacles": publishing.obstacles(plan),
        "open_lints": [(lint, line) for lint, line in shown.lints if not lint.noted],
    }  # fmt: skip
    return render(request, "desk/plans/review.html", context)


def _asks(proposals: list[reviewing.Proposal]) -> dict[int, list[str]]:
    """Duty -> the unknown names to ask about there: each name once, at the first proposal on screen that has it."""
    asks: dict[int, list[str]] = {}
    asked: set[str] = set()
    for one in proposals:
        fresh = {part.written: None for part in one.unknown if part.written not in asked}
        asked.update(fresh)
        asks[one.duty.pk] = list(fresh)
    return asks


def _just_discarded(request: HttpRequest, shown: reviewing.ReviewPage) -> Duty | None:
    """The duty the person has just left out, for the undo bar."""
    uid = request.GET.get("bo", "")
    found = (one.duty for one in shown.proposals if str(one.duty.uid) == uid and one.duty.state == DutyState.DISCARDED)
    return next(found, None)


def _act(request: HttpRequest, plan: Plan, act, said: str = "", **query: str) -> HttpResponse:
    """Perform ``act`` and come back to the tab the person was on; a refusal is said on top of it."""
    back = _screen(plan, request.POST.get("tab", ""), **query)

    def work() -> str:
        act()
        return back

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    elif said:
        messages.success(request, said)
    return redirect(outcome.location or back)


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def confirm(request: HttpRequest, uid: str) -> HttpResponse:
    """Confirm the ticked duties, or all that were read clearly."""
    plan = _plan(request, uid)
    duties = _chosen(request, plan)
    if not duties and "marked" not in request.POST:
        rows = (
            plan.duties.filter(state=DutyState.PROPOSED).select_related("plan__unit").prefetch_related("participants")
        )
        duties = [duty for duty in rows if verbs.is_clear(duty)]
    if not duties:
        messages.error(request, _("Đánh dấu ít nhất một nhiệm vụ rồi bấm lại."))
        return redirect(_screen(plan, request.POST.get("tab", "")))
    seen = _seen(request, duties)
    return _act(
        request,
        plan,
        lambda: verbs.confirm(duties=duties, by=request.actor, seen=seen),
        _("Đã xác nhận %(n)d nhiệm vụ.") % {"n": len(duties)},
    )


def _chosen(request: HttpRequest, plan: Plan) -> list[Duty]:
    """The duties that were ticked, in the order of the text."""
    wanted = set(request.POST.getlist("duty"))
    return [duty for duty in plan.duties.select_related("plan__unit") if str(duty.uid) in wanted]


def _seen(request: HttpRequest, duties: list[Duty]) -> dict[uuid.UUID, int]:
    """The versions that stood on screen, as far as the form says them."""
    said = {duty.uid: request.POST.get(f"seen-{duty.uid}", "") for duty in duties}
    return {uid: int(value) for uid, value in said.items() if value.isdecimal()}


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def give(request: HttpRequest, uid: str) -> HttpResponse:
    """Give the ticked duties that name nobody to the chosen units or groups."""
    plan = _plan(request, uid)
    form = GiveForm(request.POST, choices=named_choices(plan.unit, on=request.actor.on))
    duties = _chosen(request, plan)
    if not form.is_valid() or not duties:
        messages.error(request, _("Đánh dấu các nhiệm vụ và chọn đơn vị, rồi bấm Giao."))
        return redirect(_screen(plan, request.POST.get("tab", "")))
    leads = form.cleaned_data["leads"]
    return _act(
        request,
        plan,
        lambda: verbs.give(duties=duties, leads=leads, by=request.actor),
        _("Đã ghi đơn vị cho các nhiệm vụ được đánh dấu mà chưa nêu đơn vị."),
    )


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def merge(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)
    chosen = _chosen(request, plan)
    return _act(request, plan, lambda: verbs.merge(duties=chosen, by=request.actor), _("Đã gộp các nhiệm vụ đã chọn."))


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def add(request: HttpRequest, uid: str) -> HttpResponse:
    plan, form = _plan(request, uid), AddForm(request.POST)
    if not form.is_valid():
        messages.error(request, " ".join(error for errors in form.errors.values() for error in errors))
        return redirect(_screen(plan, request.POST.get("tab", "")))
    given = form.cleaned_data

    def act() -> None:
        chosen = (given["start"] or 0, given["end"]) if given["end"] else verbs.find_quote(plan, given["quote"])
        verbs.add(plan=plan, start=chosen[0], end=chosen[1], kind=given["kind"], by=request.actor)

    return _act(request, plan, act, _("Đã thêm nhiệm vụ từ đoạn đã chọn."))


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def map_name(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)
    form = MapForm(request.POST, choices=named_choices(plan.unit, on=request.actor.on))
    if not form.is_valid():
        messages.error(request, _("Chọn một đơn vị trong danh mục."))
        return redirect(_screen(plan, request.POST.get("tab", "")))
    given = form.cleaned_data

    def act() -> None:
        verbs.map_name(
            plan=plan, written=given["written"], unit=given["unit"], remember=given["remember"], by=request.actor
        )

    return _act(
        request,
        plan,
        act,
        _("Đã ghi «%(name)s» là đơn vị đã chọn ở mọi chỗ trong kế hoạch.") % {"name": given["written"]},
    )


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def discard(request: HttpRequest, uid: str) -> HttpResponse:
    duty = _duty(request, uid)
    seen = _seen(request, [duty]).get(duty.uid)
    return _act(request, duty.plan, lambda: verbs.discard(duty=duty, by=request.actor, seen=seen), bo=str(duty.uid))


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def restore(request: HttpRequest, uid: str) -> HttpResponse:
    duty = _duty(request, uid)
    return _act(request, duty.plan, lambda: verbs.restore(duty=duty, by=request.actor))


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def note_lint(request: HttpRequest, uid: str) -> HttpResponse:
    lint = get_object_or_404(Lint.objects.visible_to(request.actor).select_related("plan__unit"), uid=uid)
    return _act(request, lint.plan, lambda: verbs.note_lint(lint=lint, by=request.actor))


@page(needs=Permission.IMPORT_PLANS, methods=READ_WRITE)
def split(request: HttpRequest, uid: str) -> HttpResponse:
    """Choose the sentence the second duty begins with."""
    duty = _duty(request, uid)
    if request.method == "POST":
        at = request.POST.get("at", "")
        return _act(
            request,
            duty.plan,
            lambda: verbs.split(duty=duty, at=int(at) if at.isdecimal() else -1, by=request.actor),
            _("Đã tách thành hai nhiệm vụ."),
        )
    return render(
        request, "desk/plans/split.html", {"duty": duty, "plan": duty.plan, "cuts": verbs.places_to_cut(duty)}
    )


@page(needs=Permission.IMPORT_PLANS, methods=READ_WRITE)
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    duty = _duty(request, uid)
    form = _duty_form(request, duty)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            verbs.edit(duty=duty, changes=_changes(form), by=request.actor, seen=given["seen"])
            verbs.confirm(duties=[duty], by=request.actor)
            return _screen(duty.plan)

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã sửa và xác nhận nhiệm vụ."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        fresh = _duty(request, uid)
        if fresh.version != given["seen"]:
            form.data = form.data.copy() | {"seen": str(fresh.version)}
    return render(request, "desk/plans/edit.html", {"form": form, "duty": duty, "plan": duty.plan})


def _changes(form: DutyForm) -> verbs.DutyChanges:
    given = form.cleaned_data
    return verbs.DutyChanges(
        title=given["title"], kind=given["kind"], relation=given["relation"], product=given["product"],
        fields=[one for one in [given["field"]] if one], receivers=[one for one in [given["receiver"]] if one],
        last_days=form.last_days, leads=given["leads"], coordinating=given["coordinating"], excepted=given.get("excepted"),
        dropped=given.get("dropped", ()), targets=list(given["targets"]) if "targets" in given else None,
    )  # fmt: skip


def _duty_form(request: HttpRequest, duty: Duty) -> DutyForm:
    parts = list(duty.participants.select_related("unit", "group"))
    return DutyForm(
        request.POST or None,
        choices=named_choices(duty.plan.unit, on=request.actor.on),
        unknown=list(dict.fromkeys(part.written for part in parts if not part.known)),
        days=[due.last_day for due in duty.due_dates.all() if due.last_day],
        targets=duty.targets.all(),
        grouped=any(part.group_id or part.role == "excepted" for part in parts),
        initial=_initial(duty, parts),
    )


def _initial(duty: Duty, parts: list[Participant]) -> dict[str, object]:
    def held(*roles: str) -> list[str]:
        return [
            f"g:{part.group.uid}" if part.group else f"u:{part.unit.uid}"
            for part in parts
            if part.role in roles and part.known
        ]

    return {
        "title": duty.title, "kind": duty.kind, "relation": duty.relation, "field": duty.field, "product": duty.product,
        "leads": held("lead", "requested"), "coordinating": held("coordinating"), "excepted": held("excepted"),
        "receiver": next(iter(held("receiver")), ""),
        "seen": duty.version, "targets": list(duty.targets.all()),
    }  # fmt: skip
