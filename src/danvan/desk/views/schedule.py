"""The weekly schedule: one week of a unit, its calendar file, one session and what happens to it."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import page, perform
from danvan.desk.views.files import attachment
from danvan.desk.views.records import offered_units
from danvan.records.domain.queries import writable_unit_ids
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.schedule.domain import feed, queries
from danvan.schedule.domain import sessions as verbs
from danvan.schedule.domain.weeks import ONE_WEEK, monday_of, week, week_name
from danvan.schedule.enums import SessionState
from danvan.schedule.forms import CancelForm, PostponeForm, SessionForm, WeekAsked
from danvan.schedule.models import Session
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission

CALENDAR = "text/calendar; charset=utf-8"


@page(needs=Permission.SEE_RECORDS)
def week_page(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form, unit = _asked(request)
    monday = form.monday(today=actor.on)
    shown = week(unit=unit, monday=monday, by=actor)
    context = {
        "week": shown,
        "offered": form.fields["don_vi"].choices,
        "unit_uid": str(unit.uid),
        "units": names({unit.pk} | queries.unit_ids_of(shown.sessions), on=monday),
        "before": week_name(monday - ONE_WEEK),
        "after": week_name(monday + ONE_WEEK),
        "is_this_week": monday == monday_of(actor.on),
        "new_day": actor.on if monday == monday_of(actor.on) else monday,
        "may_add": unit.pk in writable_unit_ids(actor),
    }
    return render(request, "desk/schedule/week.html", context)


def _asked(request: HttpRequest) -> tuple[WeekAsked, Unit]:
    """The question, and the unit it is about: one's own unless another one may see is chosen."""
    form = WeekAsked(request.GET, units=offered_units(request.actor))
    return form, form.unit() or request.actor.unit


@page(needs=Permission.SEE_RECORDS)
def calendar_file(request: HttpRequest) -> HttpResponse:
    """The last two weeks and the next eight of a unit, as .ics."""
    _form, unit = _asked(request)
    return attachment(feed.calendar_file(unit=unit, by=request.actor), f"lich-cong-tac-{unit.key}.ics", CALENDAR)


@page(needs=Permission.SEE_RECORDS)
def session_detail(request: HttpRequest, uid: str) -> HttpResponse:
    actor = request.actor
    row = _session(actor, uid)
    may_change = verbs.may_change(row, actor)
    planned, past = row.state == SessionState.PLANNED, row.day <= actor.on
    record = Record.objects.visible_to(actor).filter(pk=row.record_id).first() if row.record_id else None
    context = {
        "row": row,
        "kind": kind_called(row.kind) if row.kind else None,
        "record": record,
        "moved_from": Session.objects.visible_to(actor).filter(moved_to=row).first(),
        "offered": queries.may_have_become(row, by=actor) if may_change and planned and not row.record_id else [],
        "units": names(queries.unit_ids_of([row]), on=row.day),
        "may_change": may_change,
        "may_record": may_change and planned and past and not row.record_id,
        "moves": verbs.moves_open_to(row, actor),
        "week_url": _week_url(row),
    }
    return render(request, "desk/schedule/detail.html", context)


def _session(actor, uid: str) -> Session:
    rows = Session.objects.visible_to(actor).select_related("unit", "record", "moved_to", "created_by")
    return get_object_or_404(rows.prefetch_related("participating"), uid=uid)


def _week_url(row: Session) -> str:
    return f"{reverse('desk:schedule')}?tuan={week_name(monday_of(row.day))}&don_vi={row.unit.uid}"


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def session_new(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    asked = {"unit": request.GET.get("don_vi"), "day": request.GET.get("ngay")}
    initial = {"day": actor.on} | {name: value for name, value in asked.items() if value}
    form = SessionForm(request.POST or None, by=actor, initial=initial)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            row = verbs.plan_session(
                unit=given["unit"], what=form.planned(), by=actor, participating=given["participating"]
            )
            return _week_url(row)

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã thêm buổi làm việc vào lịch."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/schedule/form.html", {"form": form})


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def session_change(request: HttpRequest, uid: str) -> HttpResponse:
    actor = request.actor
    row = _session(actor, uid)
    if not verbs.may_change(row, actor) or row.state != SessionState.PLANNED:
        messages.error(request, _("Chỉ đơn vị có lịch này sửa được, và chỉ khi buổi chưa hoãn, hủy."))
        return redirect("desk:session", uid=row.uid)
    form = SessionForm(request.POST or None, by=actor, session=row)

    def work() -> str:
        verbs.change_session(
            session=row, what=form.planned(), by=actor, participating=form.cleaned_data["participating"],
            seen=form.cleaned_data["seen"],
        )  # fmt: skip
        return reverse("desk:session", args=[row.uid])

    return _act(request, form, row, work, _("Đã sửa buổi làm việc."), "form")


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def session_postpone(request: HttpRequest, uid: str) -> HttpResponse:
    """Off its day, with the reason; to a new day when there is one."""
    actor = request.actor
    row = _session(actor, uid)
    kept = {"part": row.part, "starts_at": row.starts_at, "seen": row.version}
    form = PostponeForm(request.POST or None, initial=kept)

    def work() -> str:
        moved = verbs.postpone(session=row, by=actor, **form.arguments())
        return reverse("desk:session", args=[(moved or row).uid])

    return _call_off(request, "postpone", form, row, work, _("Đã ghi hoãn buổi làm việc."))


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def session_cancel(request: HttpRequest, uid: str) -> HttpResponse:
    """Off for good, with the reason."""
    actor = request.actor
    row = _session(actor, uid)
    form = CancelForm(request.POST or None, initial={"seen": row.version})

    def work() -> str:
        verbs.cancel(session=row, by=actor, **form.arguments())
        return reverse("desk:session", args=[row.uid])

    return _call_off(request, "cancel", form, row, work, _("Đã ghi hủy buổi làm việc."))


def _call_off(request: HttpRequest, name: str, form, row: Session, work, said: str) -> HttpResponse:
    if request.method != "POST" and name not in verbs.moves_open_to(row, request.actor):
        messages.error(
            request, _("Chỉ đơn vị có lịch này hoãn, hủy được, và chỉ khi buổi chưa hủy, chưa dời, chưa ghi.")
        )
        return redirect("desk:session", uid=row.uid)
    return _act(request, form, row, work, said, name)


def _act(request: HttpRequest, form, row: Session, work, said: str, template: str) -> HttpResponse:
    """Show the form, or perform ``work`` with it; a refusal keeps what was typed, to be judged by what stands there now."""
    if request.method == "POST" and form.is_valid():
        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, said)
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        form.data = form.data.copy()
        row.refresh_from_db()
        form.data["seen"] = str(row.version)
    return render(request, f"desk/schedule/{template}.html", {"form": form, "row": row})


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def session_link(request: HttpRequest, uid: str) -> HttpResponse:
    """Link the record that came of a session, or take the link off when none is named."""
    actor = request.actor
    row, chosen = _session(actor, uid), request.POST.get("record")
    record = get_object_or_404(Record.objects.visible_to(actor), uid=_uid(chosen)) if chosen else None

    def work() -> str:
        verbs.link_record(session=row, record=record, by=actor)
        return reverse("desk:session", args=[row.uid])

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    else:
        messages.success(request, _("Đã nối với việc đã ghi.") if record else _("Đã bỏ nối với việc đã ghi."))
    return redirect("desk:session", uid=row.uid)


def _uid(text: str) -> uuid.UUID:
    try:
        return uuid.UUID(text)
    except ValueError:
        raise Http404 from None
