"""Personal data: what people ask about theirs, and what went wrong; the two clocks of the law."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from danvan.cases.domain import care as verbs
from danvan.cases.forms.care import AnswerForm, BreachForm, NotifyForm, RequestForm
from danvan.cases.models import Breach, Case, DataRequest
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.desk.page import page, perform
from danvan.units.domain.queries import names
from danvan.units.roles import Permission

NEEDS = Permission.SEE_CASES
FORM_METHODS = ("GET", "HEAD", "POST")


@page(needs=NEEDS)
def overview(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    requests = list(DataRequest.objects.visible_to(actor).select_related("case")[:200])
    breaches = list(Breach.objects.visible_to(actor)[:200])
    context = {
        "requests": requests,
        "breaches": breaches,
        "units": names({row.unit_id for row in [*requests, *breaches]}, on=actor.on),
        "may_keep": actor.unit is not None and verbs.may_keep(actor.unit, actor),
        "now": clock.now(),
        "today": actor.on,
    }
    return render(request, "desk/care/list.html", context)


def _acted(
    request: HttpRequest, form: Any, *, title: str | Promise, act: Callable[[], object], done: str, hint: str = ""
) -> HttpResponse:
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            act()
            return reverse("desk:care")

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, done)
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/care/form.html", {"form": form, "title": title, "hint": hint})


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def request_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = RequestForm(request.POST or None)

    def act() -> object:
        given = form.cleaned_data
        case = _case(request, given["number"])
        return verbs.receive(unit=actor.unit, kind=given["kind"], received_on=given["received_on"], by=actor, case=case)

    hint = _("Người yêu cầu là ai xem ở vụ việc; ở đây chỉ ghi ngày, loại và kết quả để tính hạn 2 ngày làm việc.")
    return _acted(
        request, form, title=_("Ghi yêu cầu về dữ liệu cá nhân"), act=act, done=_("Đã ghi yêu cầu."), hint=hint
    )


def _case(request: HttpRequest, typed: str) -> Case | None:
    """The case somebody asks about, by its number. Raises Refused for one the actor does not know of."""
    number, _slash, year = typed.strip().partition("/")
    if not typed.strip():
        return None
    if number.isdigit() and year.isdigit() and len(number) < 9 and len(year) < 5:
        rows = Case.objects.visible_to(request.actor).filter(
            unit=request.actor.unit, number=int(number), year=int(year)
        )
        if row := rows.first():
            return row
    raise Refused(_("Không có vụ việc số %(number)s trong sổ của đơn vị. Ghi dạng 12/2026.") % {"number": typed})


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def request_answer(request: HttpRequest, uid: str) -> HttpResponse:
    row = get_object_or_404(DataRequest.objects.visible_to(request.actor).select_related("unit"), uid=uid)
    form = AnswerForm(request.POST or None, initial={"on": request.actor.on, "seen": row.version})

    def act() -> object:
        return verbs.answer(row=row, by=request.actor, **form.cleaned_data)

    return _acted(request, form, title=_("Ghi trả lời"), act=act, done=_("Đã ghi trả lời."), hint=row.reference)


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def breach_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = BreachForm(request.POST or None)

    def act() -> object:
        return verbs.report(unit=actor.unit, by=actor, **form.cleaned_data)

    hint = _("Luật cho 72 giờ kể từ lúc phát hiện để thông báo cơ quan chuyên trách bảo vệ dữ liệu cá nhân.")
    return _acted(
        request,
        form,
        title=_("Ghi vi phạm dữ liệu"),
        act=act,
        done=_("Đã ghi; thời hạn thông báo bắt đầu tính."),
        hint=hint,
    )


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def breach_notify(request: HttpRequest, uid: str) -> HttpResponse:
    row = get_object_or_404(Breach.objects.visible_to(request.actor).select_related("unit"), uid=uid)
    form = NotifyForm(request.POST or None, initial={"seen": row.version})

    def act() -> object:
        return verbs.notify(row=row, by=request.actor, **form.cleaned_data)

    return _acted(request, form, title=_("Ghi đã thông báo"), act=act, done=_("Đã ghi thông báo."), hint=row.reference)
