"""Plans: the list, the import with its progress, the page of one plan, publishing."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.plans.domain import importing, publishing, queries, reviewing
from danvan.plans.enums import PlanState
from danvan.plans.forms import ImportForm, PublishForm
from danvan.plans.models import Plan
from danvan.reports.domain import regimes
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission

READ_WRITE = ("GET", "HEAD", "POST")


def _plan(request: HttpRequest, uid: str) -> Plan:
    rows = Plan.objects.visible_to(request.actor).select_related("document", "unit", "source")
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_PLANS)
def plan_list(request: HttpRequest) -> HttpResponse:
    context = paginated(request, queries.plans_with_progress(request.actor))
    context["units"] = names([plan.unit_id for plan in context["rows"]], on=request.actor.on)
    context["may_import"] = request.actor.holds(Permission.IMPORT_PLANS)
    return render(request, "desk/plans/list.html", context)


@page(needs=Permission.IMPORT_PLANS, methods=READ_WRITE)
def plan_import(request: HttpRequest) -> HttpResponse:
    """Upload a file or paste a text; reading goes on in the background."""
    actor = request.actor
    form = ImportForm(request.POST or None, request.FILES or None, units=_committees(actor))
    if request.method == "POST" and (form.is_valid() or getattr(request, "upload_too_large", False)):
        given = form.cleaned_data

        def work() -> str:
            file = given["file"]
            plan, new = importing.receive(
                unit=given["unit"],
                by=actor,
                content=file.file if file else None,
                name=file.name if file else "",
                text=given["text"],
            )
            if not new:
                messages.info(request, _("Tệp này đã được nhập trước đây. Đây là kế hoạch đã nhập lần đầu."))
            return reverse("desk:plan", args=[plan.uid])

        outcome = perform(request, work)
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/plans/import.html", {"form": form})


def _committees(actor) -> list[tuple[str, str]]:
    """Committees of the area, the area's own first: only they sign plans."""
    reach = Unit.objects.visible_to(actor).filter(pk__in=actor.reach(Permission.IMPORT_PLANS), system="state")
    known = names([unit.pk for unit in reach], on=actor.on)
    rows = [(unit, known[unit.pk]) for unit in reach if unit.pk in known and known[unit.pk].kind.startswith("UBND")]
    rows.sort(key=lambda row: (row[0].pk != actor.area_id, row[1].name))
    return [(str(unit.uid), version.name) for unit, version in rows]


@page(needs=Permission.SEE_PLANS)
def plan_detail(request: HttpRequest, uid: str) -> HttpResponse:
    """Where the plan stands: being read, unreadable, under review, or published with its text and duties."""
    plan = _plan(request, uid)
    may_import = request.actor.may(Permission.IMPORT_PLANS, plan.unit_id)
    if plan.state in {PlanState.READING, PlanState.UNREADABLE}:
        return render(request, "desk/plans/reading.html", {"plan": plan, "may_import": may_import})
    if plan.state == PlanState.REVIEW and may_import:
        return redirect("desk:plan-review", plan.uid)
    shown = reviewing.review_page(plan)
    ids = [part.unit_id for one in shown.proposals for part in one.participants if part.unit_id]
    return render(
        request,
        "desk/plans/detail.html",
        {
            "plan": plan,
            "shown": shown,
            "units": names(ids, on=request.actor.on),
            "may_see_assignments": request.actor.holds(Permission.SEE_ASSIGNMENTS),
        },
    )


@page(needs=Permission.SEE_PLANS)
def plan_reading(request: HttpRequest, uid: str) -> HttpResponse:
    """The progress alone, asked for every second; sends the page on when the reading has ended."""
    plan = _plan(request, uid)
    answer = render(request, "desk/plans/_progress.html", {"plan": plan})
    if plan.state != PlanState.READING:
        answer["HX-Redirect"] = reverse("desk:plan", args=[plan.uid])
    return answer


@page(needs=Permission.IMPORT_PLANS, methods=("POST",))
def plan_read_again(request: HttpRequest, uid: str) -> HttpResponse:
    plan = _plan(request, uid)

    def work() -> str:
        importing.read_again(plan=plan, by=request.actor)
        return reverse("desk:plan", args=[plan.uid])

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    return redirect("desk:plan", plan.uid)


@page(needs=Permission.PUBLISH_PLANS, methods=READ_WRITE)
def plan_publish(request: HttpRequest, uid: str) -> HttpResponse:
    """Ask for the day-off rule, say what will happen, publish, and open the plan's own reporting regime in one act."""
    plan, actor = _plan(request, uid), request.actor
    document = plan.document
    form = PublishForm(
        request.POST or None, initial={"number": document.number, "date": document.date, "signer": document.signer}
    )
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            issue = publishing.Issue(number=given["number"], date=given["date"], signer=given["signer"])
            published = publishing.publish(
                plan=plan, day_off_rule=given["day_off_rule"], issue=issue, by=actor, on=actor.on
            )
            regimes.open_from(plan=published, by=actor)
            return reverse("desk:plan", args=[plan.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ban hành kế hoạch trong danvan. Các đơn vị nhận việc ngay từ bây giờ."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {
        "plan": plan, "form": form, "obstacles": publishing.obstacles(plan), "nobody": publishing.without_units(plan),
        "forecast": publishing.forecast(plan, on=actor.on),
        "previews": [(rule.label, publishing.preview(plan, rule.value)) for rule in publishing.DayOffRule],
    }  # fmt: skip
    return render(request, "desk/plans/publish.html", context)
