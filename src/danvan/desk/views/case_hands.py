"""Giving a case to a unit, taking and sending back, one step of its track, repeats, what the sender thinks."""

from __future__ import annotations

import uuid
from collections.abc import Callable
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.cases.domain import assigning, merging, moving, rating, succession
from danvan.cases.domain.rights import decides, in_hand, may_assign, may_take, moves_open_to
from danvan.cases.domain.steps import Paper
from danvan.cases.forms.handling import AssignForm, BackForm, MoveForm, RateForm, SuccessionForm, TakeForm
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS
from danvan.desk.page import page, perform
from danvan.desk.views.cases import found, never_kept
from danvan.units.domain.queries import names
from danvan.units.roles import Permission


def _acted(
    request: HttpRequest,
    row: Case,
    form: Any,
    *,
    title: str | Promise,
    act: Callable[[], object],
    done: str,
    hint: str = "",
) -> HttpResponse:
    """The page of one act: the form, and back to the case when it is done."""
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            act()
            return reverse("desk:case", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, done)
            still_seen = Case.objects.visible_to(request.actor).filter(pk=row.pk).exists()
            return redirect(outcome.location if still_seen else reverse("desk:cases"))
        form.add_error(None, outcome.refusal)
        form.data = form.data.copy()
        row.refresh_from_db()
        form.data["seen"] = str(row.version)
    context = {"form": form, "row": row, "title": title, "hint": hint}
    return never_kept(render(request, "desk/cases/act.html", context))


def _back(request: HttpRequest, row: Case, why: str) -> HttpResponse:
    messages.error(request, why)
    return redirect("desk:case", uid=row.uid)


@page(needs=Permission.ASSIGN_CASES, methods=("GET", "HEAD", "POST"))
def assign(request: HttpRequest, uid: str) -> HttpResponse:
    actor, row = request.actor, found(request, uid)
    if not may_assign(row, actor):
        return _back(request, row, _("Chỉ thủ trưởng đơn vị đang giữ vụ việc hoặc lãnh đạo mới giao vụ việc này."))
    form = AssignForm(request.POST or None, by=actor, initial={"seen": row.version})

    def act() -> object:
        given = form.cleaned_data
        return assigning.assign(
            case=row, unit=given["unit"], by=actor, due_on=given["due_on"], note=given["note"], seen=given["seen"]
        )

    hint = _("Đơn vị được giao nhận rồi phân công người xử lý, hoặc trả lại kèm lý do.")
    return _acted(request, row, form, title=_("Giao xử lý"), act=act, done=_("Đã giao; chờ đơn vị nhận."), hint=hint)


@page(needs=Permission.ASSIGN_CASES, methods=("GET", "HEAD", "POST"))
def take(request: HttpRequest, uid: str) -> HttpResponse:
    actor, row = request.actor, found(request, uid)
    if not may_take(row, actor):
        return _back(request, row, _("Vụ việc này không chờ đơn vị của anh, chị nhận."))
    form = TakeForm(request.POST or None, unit=row.handling_unit, by=actor, initial={"seen": row.version})

    def act() -> object:
        return assigning.take(case=row, by=actor, post=form.chosen(), seen=form.cleaned_data["seen"])

    return _acted(request, row, form, title=_("Nhận vụ việc"), act=act, done=_("Đã nhận vụ việc."))


@page(needs=Permission.ASSIGN_CASES, methods=("GET", "HEAD", "POST"))
def send_back(request: HttpRequest, uid: str) -> HttpResponse:
    actor, row = request.actor, found(request, uid)
    if not may_take(row, actor):
        return _back(request, row, _("Vụ việc này không chờ đơn vị của anh, chị nhận."))
    form = BackForm(request.POST or None, initial={"seen": row.version})

    def act() -> object:
        return assigning.send_back(case=row, by=actor, **form.cleaned_data)

    return _acted(request, row, form, title=_("Trả lại vụ việc"), act=act, done=_("Đã trả lại nơi giao."))


DONE_WORDS = {
    "accept": gettext_lazy("Đã ghi thụ lý; thời hạn giải quyết bắt đầu tính."),
    "answer": gettext_lazy("Đã ghi trả lời. Vụ việc vẫn mở cho đến khi giải quyết xong."),
    "resolve": gettext_lazy("Đã ghi giải quyết xong."),
    "suspend": gettext_lazy("Đã tạm dừng; thời hạn không tính cho đến khi tiếp tục."),
    "extend": gettext_lazy("Đã gia hạn; hạn cũ vẫn được giữ."),
    "note": gettext_lazy("Đã ghi chú; ghi chú được niêm phong."),
}


@page(needs=Permission.SEE_CASES, methods=("GET", "HEAD", "POST"))
def move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    """One step of the track."""
    actor, row = request.actor, found(request, uid)
    table = TRACKS[row.track].moves
    if name not in table:
        raise Http404
    if name not in moves_open_to(row, actor) and request.method != "POST":
        return _back(request, row, _("Bước này không làm được ở tình trạng hiện nay, hoặc do người khác làm."))
    form = MoveForm(request.POST or None, case=row, name=name, move=table[name])

    def act() -> object:
        return moving.move(case=row, name=name, given=form.given(), by=actor, seen=form.cleaned_data["seen"])

    return _acted(request, row, form, title=table[name].label, act=act, done=DONE_WORDS.get(name, _("Đã ghi.")))


@page(needs=Permission.SEE_CASES, methods=("GET", "HEAD", "POST"))
def like(request: HttpRequest, uid: str) -> HttpResponse:
    """Cases that may be about the same matter: linked, put together, taken apart."""
    actor, row = request.actor, found(request, uid)
    if not (in_hand(row, actor) or decides(row, actor)):
        return _back(request, row, _("Vụ việc này do đơn vị, người khác xử lý."))
    if request.method == "POST":

        def work() -> str:
            _joined(request, row)
            return reverse("desk:case", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi."))
            return redirect(outcome.location)
        messages.error(request, outcome.refusal)
    found_like = merging.similar(
        summary=row.summary,
        place=row.place,
        subject=row.subject,
        received_on=row.received_on,
        by=actor,
        leave_out=row.pk,
    )
    units = names({one.case.holder_id for one in found_like}, on=actor.on)
    return never_kept(render(request, "desk/cases/like.html", {"row": row, "like": found_like, "units": units}))


def _joined(request: HttpRequest, row: Case) -> None:
    """What the pressed button asks for; the other case is one the actor may know of."""
    act, actor = request.POST.get("act"), request.actor
    if act == "unmerge":
        merging.unmerge(case=row, by=actor)
    elif act == "unlink":
        merging.link(case=row, to=None, by=actor)
    elif act in ("link", "merge"):
        other = found(request, _uid(request.POST.get("other", "")))
        if act == "link":
            merging.link(case=row, to=other, by=actor)
        else:
            merging.merge(case=row, into=other, by=actor)
    else:
        raise Http404


def _uid(text: str) -> str:
    """``text`` if it is a UUID. Raises Http404 otherwise."""
    try:
        return str(uuid.UUID(text))
    except ValueError:
        raise Http404 from None


@page(needs=Permission.ASSIGN_CASES, methods=("GET", "HEAD", "POST"))
def succession_of_unit(request: HttpRequest) -> HttpResponse:
    """Cases of a unit that ended go to its successor."""
    actor = request.actor
    form = SuccessionForm(request.POST or None, by=actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            paper = Paper(given["paper_number"], given["paper_date"])
            succession.hand_over(old=given["old"], new=given["new"], paper=paper, on=actor.on, by=actor)
            return reverse("desk:cases")

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã chuyển vụ việc sang đơn vị tiếp nhận; số cũ, thời hạn, tệp giữ nguyên."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return never_kept(render(request, "desk/cases/succession.html", {"form": form}))


@page(needs=Permission.RECEIVE_CASES, methods=("GET", "HEAD", "POST"))
def rate(request: HttpRequest, uid: str) -> HttpResponse:
    """What the sender said of the handling, noted by whoever heard it."""
    actor, row = request.actor, found(request, uid)
    if not row.is_rateable or row.rating is not None:
        return _back(request, row, _("Vụ việc chưa có trả lời hoặc đã được đánh giá."))
    form = RateForm(request.POST or None, initial={"seen": row.version})

    def act() -> object:
        return rating.rate(case=row, on=actor.on, by=actor, **form.cleaned_data)

    hint = _("Không hài lòng trong 15 ngày kể từ khi trả lời thì vụ việc được mở lại.")
    return _acted(
        request, row, form, title=_("Ghi đánh giá của người gửi"), act=act, done=_("Đã ghi đánh giá."), hint=hint
    )
