"""The review screen and its acts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import page, perform
from danvan.plans.domain import publishing, reviewing
from danvan.plans.domain import review as verbs
from danvan.plans.forms import AddForm, DutyForm, MapForm, named_choices
from danvan.plans.models import Duty, Lint, Plan
from danvan.units.domain.queries import names
from danvan.units.roles import Permission

READ_WRITE = ("GET", "HEAD", "POST")
TAB_WORDS = (
    ("open", _("Chưa soát")), ("look", _("Cần xem")), ("undated", _("Thiếu hạn")), ("confirmed", _("Đã xác nhận")),
    ("discarded", _("Bỏ qua")),
)  # fmt: skip


def _plan(request: HttpRequest, uid: str) -> Plan:
    return get_object_or_404(
        Plan.objects.visible_to(request.actor).select_related("document", "unit", "source"), uid=uid
    )


def _duty(request: HttpRequest, uid: str) -> Duty:
    return get_object_or_404(Duty.objects.visible_to(request.actor).select_related("plan__unit", "field"), uid=uid)


def _screen(plan: Plan, tab: str = "") -> str:
    return reverse("desk:plan-review", args=[plan.uid]) + (f"?tab={tab}" if tab else "")


@page(needs=Permission.IMPORT_PLANS)
def review(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)
    shown, tab = reviewing.review_page(plan), request.GET.get("tab", "open")
    choices = named_choices(plan.unit, on=request.actor.on)
    unknown = {part.written for one in shown.proposals for part in one.unknown}
    ids = [plan.unit_id, *(part.unit_id for one in shown.proposals for part in one.participants if part.unit_id)]
    context = {
        "plan": plan, "shown": shown, "tab": tab, "proposals": shown.tab(tab), "clear": shown.clear,
        "tabs": [(key, words, len(shown.tab(key))) for key, words in TAB_WORDS],
        "maps": _maps(unknown, choices),
        "add_form": AddForm(), "units": names(ids, on=request.actor.on), "obstacles": publishing.obstacles(plan),
        "open_lints": [(lint, line) for lint, line in shown.lints if not lint.noted],
    }  # fmt: skip
    return render(request, "desk/plans/review.html", context)


def _maps(unknown: set[str], choices: list[tuple[str, str]]) -> dict[str, MapForm]:
    """A small form for every name the directory does not know."""
    return {
        name: MapForm(choices=choices, initial={"written": name}, auto_id=f"map{number}_%s")
        for number, name in enumerate(sorted(unknown))
    }


def _act(request: HttpRequest, plan: Plan, act, said: str = "") -> HttpResponse:
    """Perform ``act`` and come back to the tab the person was on; a refusal is said on top of it."""
    back = _screen(plan, request.POST.get("tab", ""))

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
    chosen = request.POST.getlist("duty")
    rows = plan.duties.select_related("plan__unit").prefetch_related("participants")
    duties = (
        [duty for duty in rows if str(duty.uid) in chosen]
        if chosen
        else [duty for duty in rows if duty.state == "proposed" and verbs.is_clear(duty)]
    )
    return _act(
        request,
        plan,
        lambda: verbs.confirm(duties=duties, by=request.actor),
        _("Đã xác nhận %(n)d nhiệm vụ.") % {"n": len(duties)},
    )


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def merge(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)
    chosen = [
        duty for duty in plan.duties.select_related("plan__unit") if str(duty.uid) in request.POST.getlist("duty")
    ]
    return _act(request, plan, lambda: verbs.merge(duties=chosen, by=request.actor), _("Đã gộp các nhiệm vụ đã chọn."))


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def add(request: HttpRequest, uid: str) -> HttpResponse:
    plan, form = _plan(request, uid), AddForm(request.POST)
    if not form.is_valid():
        messages.error(request, _("Bôi chọn một đoạn trong văn bản bên trái rồi bấm Thêm nhiệm vụ."))
        return redirect(_screen(plan))
    return _act(
        request,
        plan,
        lambda: verbs.add(plan=plan, by=request.actor, **form.cleaned_data),
        _("Đã thêm nhiệm vụ từ đoạn đã chọn."),
    )


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
    return _act(
        request,
        duty.plan,
        lambda: verbs.discard(duty=duty, by=request.actor),
        _("Đã bỏ qua. Lấy lại được ở thẻ Bỏ qua."),
    )


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
            lambda: verbs.split(duty=duty, at=int(at) if at.isdigit() else -1, by=request.actor),
            _("Đã tách thành hai nhiệm vụ."),
        )
    return render(
        request, "desk/plans/split.html", {"duty": duty, "plan": duty.plan, "cuts": verbs.places_to_cut(duty)}
    )


@page(needs=Permission.IMPORT_PLANS, methods=READ_WRITE)
def edit(request: HttpRequest, uid: str) -> HttpResponse:
    duty = _duty(request, uid)
    choices = named_choices(duty.plan.unit, on=request.actor.on)
    form = DutyForm(request.POST or None, choices=choices, initial=_initial(duty))
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            verbs.edit(duty=duty, changes=_changes(given), by=request.actor, seen=given["seen"])
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


def _changes(given: dict) -> verbs.DutyChanges:
    days = [day for day in (given["due_1"], given["due_2"]) if day]
    return verbs.DutyChanges(
        title=given["title"], kind=given["kind"], relation=given["relation"], field=given["field"], product=given["product"],
        last_days=days, leads=given["leads"], coordinating=given["coordinating"], receiver=given["receiver"],
    )  # fmt: skip


def _initial(duty: Duty) -> dict:
    parts = list(duty.participants.select_related("unit", "group"))
    days = [due.last_day for due in duty.due_dates.all() if due.last_day]

    def held(*roles: str) -> list[str]:
        return [
            f"g:{part.group.uid}" if part.group else f"u:{part.unit.uid}"
            for part in parts
            if part.role in roles and part.known
        ]

    return {
        "title": duty.title, "kind": duty.kind, "relation": duty.relation, "field": duty.field, "product": duty.product,
        "leads": held("lead", "requested"), "coordinating": held("coordinating"), "receiver": next(iter(held("receiver")), ""),
        "due_1": days[0] if days else None, "due_2": days[1] if len(days) > 1 else None, "seen": duty.version,
    }  # fmt: skip
