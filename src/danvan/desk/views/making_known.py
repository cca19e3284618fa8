"""Which documents of a plan were made known in which units."""

from __future__ import annotations

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render

from danvan.desk.page import page
from danvan.desk.views.records import attached
from danvan.plans.models import Plan
from danvan.records.domain import making_known
from danvan.units.roles import Permission


@page(needs=Permission.SEE_RECORDS)
def table(request: HttpRequest) -> HttpResponse:
    """Documents × units; without a published plan there is nothing to make known yet."""
    plans = list(making_known.plans_to_make_known(request.actor))
    plan = _asked(request, plans)
    found = making_known.matrix(plan, by=request.actor) if plan else None
    context = {"plans": plans, "plan": plan, "matrix": found, "today": request.actor.on}
    return render(request, "desk/records/making_known.html", context)


@page(needs=Permission.SEE_RECORDS)
def export(request: HttpRequest) -> HttpResponse:
    plan = _asked(request, list(making_known.plans_to_make_known(request.actor)))
    if plan is None:
        raise Http404
    content = making_known.workbook(making_known.matrix(plan, by=request.actor))
    return attached(content, f"quan-triet-{request.actor.on.isoformat()}.xlsx")


def _asked(request: HttpRequest, plans: list[Plan]) -> Plan | None:
    """The plan asked for by ?plan=, or the latest."""
    asked = request.GET.get("plan", "")
    return next((one for one in plans if str(one.uid) == asked), plans[0] if plans else None)
