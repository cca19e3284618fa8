"""Tiếp công dân: the month, schedules, one sitting and its visits, the register of Mẫu số 03."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.cases.domain import reception as verbs
from danvan.cases.domain import sheets, visits
from danvan.cases.forms.reception import (
    BookFilter,
    BookOpenForm,
    CallForm,
    HoldForm,
    PostponeForm,
    ScheduleForm,
    VisitForm,
)
from danvan.cases.models import ReceptionSchedule, Sitting
from danvan.desk.page import page, perform
from danvan.desk.views.cases import never_kept
from danvan.desk.views.records import attached
from danvan.documents.domain import legalrules
from danvan.units.domain.queries import name_of, names
from danvan.units.roles import Permission

NEEDS = Permission.HOLD_RECEPTION
FORM_METHODS = ("GET", "HEAD", "POST")


@page(needs=NEEDS, methods=FORM_METHODS)
def month(request: HttpRequest) -> HttpResponse:
    """One month of the unit: what the law asks for, what is planned, held, put off. Sending it plans the month."""
    actor, (year, number) = request.actor, _month(request)
    if request.method == "POST":

        def work() -> str:
            verbs.plan(unit=actor.unit, year=year, month=number, by=actor)
            return f"{reverse('desk:reception')}?thang={year}-{number:02d}"

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lập các buổi tiếp của tháng theo lịch."))
            return redirect(outcome.location)
        messages.error(request, outcome.refusal)
    first = dt.date(year, number, 1)
    rows = Sitting.objects.visible_to(actor).filter(unit=actor.unit, on__year=year, on__month=number)
    schedules = [
        row
        for row in ReceptionSchedule.objects.visible_to(actor).filter(unit=actor.unit)
        if row.valid_to is None or row.valid_to > first
    ]
    law = legalrules.law()
    context = {
        "sittings": rows.order_by("on", "pk"),
        "schedules": [(row, verbs.demand(row, year=year, month=number, law=law)) for row in schedules],
        "first": first,
        "before": (first - dt.timedelta(days=1)).replace(day=1),
        "after": (first + dt.timedelta(days=32)).replace(day=1),
        "today": actor.on,
        "unit_name": name_of(actor.unit, on=actor.on),
    }
    return render(request, "desk/reception/month.html", context)


def _month(request: HttpRequest) -> tuple[int, int]:
    """Year and month asked for by ?thang=2026-07; this month for nonsense."""
    try:
        asked = dt.date.fromisoformat(f"{request.GET.get('thang', '')}-01")
    except ValueError:
        asked = request.actor.on
    if not 2000 <= asked.year <= 2100:
        asked = request.actor.on
    return asked.year, asked.month


@page(needs=NEEDS, methods=FORM_METHODS)
def schedule_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = ScheduleForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.schedule(pattern=form.pattern(), unit=actor.unit, on=form.cleaned_data["on"], by=actor)
            return reverse("desk:reception")

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã đặt lịch tiếp công dân. Bấm «Lập buổi tiếp của tháng» để đưa vào tháng."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return _form(request, form, title=_("Đặt lịch tiếp công dân"), button=_("Đặt lịch"))


@page(needs=NEEDS, methods=("POST",))
def schedule_end(request: HttpRequest, uid: str) -> HttpResponse:
    row = get_object_or_404(ReceptionSchedule.objects.visible_to(request.actor), uid=uid)

    def work() -> str:
        verbs.end_schedule(row=row, on=request.actor.on, by=request.actor)
        return reverse("desk:reception")

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    else:
        messages.success(request, _("Lịch này thôi áp dụng từ hôm nay."))
    return redirect("desk:reception")


@page(needs=NEEDS, methods=FORM_METHODS)
def call(request: HttpRequest) -> HttpResponse:
    """A sitting outside the schedule."""
    actor = request.actor
    form = CallForm(request.POST or None, initial={"on": actor.on})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            row = verbs.call(unit=actor.unit, by=actor, **form.cleaned_data)
            return reverse("desk:sitting", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return _form(request, form, title=_("Thêm buổi tiếp"), button=_("Thêm buổi tiếp"))


def _form(request: HttpRequest, form, *, title: str, button: str, row: Sitting | None = None) -> HttpResponse:
    return never_kept(
        render(request, "desk/reception/form.html", {"form": form, "title": title, "button": button, "row": row})
    )


def _sitting(request: HttpRequest, uid: str) -> Sitting:
    return get_object_or_404(Sitting.objects.visible_to(request.actor).select_related("unit", "schedule"), uid=uid)


@page(needs=NEEDS)
def sitting(request: HttpRequest, uid: str) -> HttpResponse:
    actor, row = request.actor, _sitting(request, uid)
    rows = list(row.visits.select_related("sitting", "case").order_by("number"))
    lines = visits.lines(rows, actor)
    context = {
        "row": row,
        "lines": lines,
        "any_open": any(line.is_open for line in lines),
        "may_open": visits.may_open(row, actor),
        "may_hold": row.state in ("planned", "postponed") and row.on <= actor.on,
        "may_postpone": row.state in ("planned", "postponed") and not rows,
        "units": names([row.unit_id], on=actor.on),
    }
    return never_kept(render(request, "desk/reception/sitting.html", context))


@page(needs=NEEDS, methods=FORM_METHODS)
def hold(request: HttpRequest, uid: str) -> HttpResponse:
    row = _sitting(request, uid)
    form = HoldForm(request.POST or None, initial={"mode": row.mode, "seen": row.version})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.hold(row=row, by=request.actor, **form.cleaned_data)
            return reverse("desk:sitting", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi buổi tiếp."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return _form(request, form, title=_("Ghi đã tiếp"), button=_("Ghi đã tiếp"), row=row)


@page(needs=NEEDS, methods=FORM_METHODS)
def postpone(request: HttpRequest, uid: str) -> HttpResponse:
    row = _sitting(request, uid)
    form = PostponeForm(request.POST or None, initial={"seen": row.version})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.postpone(row=row, by=request.actor, **form.cleaned_data)
            return reverse("desk:sitting", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi; ngày đã định vẫn được giữ."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return _form(request, form, title=_("Hoãn hoặc không tiếp"), button=_("Ghi"), row=row)


@page(needs=NEEDS, methods=FORM_METHODS)
def visit_new(request: HttpRequest, uid: str) -> HttpResponse:
    """A visit at a sitting."""
    actor, row = request.actor, _sitting(request, uid)
    form = VisitForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            visits.receive(came=form.came(), sitting=row, by=actor)
            return reverse("desk:sitting", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi lượt tiếp; họ tên, nội dung đã niêm phong."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return _form(request, form, title=_("Ghi lượt tiếp công dân"), button=_("Ghi lượt tiếp"), row=row)


# --- the register of Mẫu số 03 ------------------------------------------------------------------------------------------


@page(needs=NEEDS)
def book(request: HttpRequest) -> HttpResponse:
    """The register of [first, last] in its twelve columns; names only where a sitting is open."""
    actor, form = request.actor, BookFilter(request.GET)
    first, last = form.asked()
    lines = _lines(request, first, last)
    context = {
        "form": BookFilter(initial={"first": first, "last": last}),
        "rows": [(line, sheets.reception_cells(line, order)) for order, line in enumerate(lines, 1)],
        "sealed": any(not line.is_open for line in lines),
        "any_open": any(line.is_open for line in lines),
        "may_open": actor.may(Permission.OPEN_IDENTITY, actor.unit),
        "open_form": BookOpenForm(initial={"first": first, "last": last}),
        "first": first,
        "last": last,
        "unit_name": name_of(actor.unit, on=actor.on),
    }
    return never_kept(render(request, "desk/reception/book.html", context))


def _lines(request: HttpRequest, first: dt.date, last: dt.date) -> list[visits.Line]:
    actor = request.actor
    rows = visits.of_unit(actor.unit, first=first, last=last, by=actor)[: sheets.MOST_ROWS]
    return visits.lines(list(rows), actor)


@page(needs=NEEDS)
def book_export(request: HttpRequest) -> HttpResponse:
    """The same as .xlsx, exactly in the columns of the form."""
    first, last = BookFilter(request.GET).asked()
    unit_name = name_of(request.actor.unit, on=request.actor.on)
    content = sheets.reception_book(_lines(request, first, last), unit_name=unit_name, first=first, last=last)
    return never_kept(attached(content, f"so-tiep-cong-dan-{first.isoformat()}-{last.isoformat()}.xlsx"))


@page(needs=Permission.OPEN_IDENTITY, methods=("POST",))
def book_open(request: HttpRequest) -> HttpResponse:
    """Open who came to every sitting of the days asked for, for a reason, for half an hour."""
    actor, form = request.actor, BookOpenForm(request.POST)
    first, last = form.asked()
    address = f"{reverse('desk:reception-book')}?first={first.isoformat()}&last={last.isoformat()}"

    def work() -> str:
        rows = (
            Sitting.objects.visible_to(actor)
            .filter(unit=actor.unit, visits__on__gte=first, visits__on__lte=last)
            .distinct()
        )
        visits.open_sittings(sittings=rows, reason=form.cleaned_data.get("reason", ""), by=actor)
        return address

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    return redirect(address)
