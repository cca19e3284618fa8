"""The register of denunciations: numbers, days, choices."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.cases.domain import denunciations as verbs
from danvan.cases.forms.reception import DenunciationForm, DenunciationMoveForm
from danvan.cases.models import Denunciation
from danvan.cases.tracks.denunciations import DENUNCIATION_MOVES
from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.desk.views.cases import never_kept
from danvan.documents.domain import legalrules
from danvan.units.roles import Permission

NEEDS = Permission.REGISTER_DENUNCIATIONS


@page(needs=NEEDS)
def register(request: HttpRequest) -> HttpResponse:
    context = paginated(request, verbs.register(request.actor))
    context["today"] = request.actor.on
    return never_kept(render(request, "desk/denunciations/list.html", context))


@page(needs=NEEDS, methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    form = DenunciationForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            row = verbs.enter(entry=form.entry(), by=request.actor)
            return reverse("desk:denunciation", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã vào sổ. Ghi số hồ sơ lên bìa hồ sơ giấy."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return never_kept(render(request, "desk/denunciations/form.html", {"form": form, "title": _("Vào sổ tố cáo")}))


def _row(request: HttpRequest, uid: str) -> Denunciation:
    return get_object_or_404(Denunciation.objects.visible_to(request.actor).select_related("unit", "officer"), uid=uid)


@page(needs=NEEDS)
def detail(request: HttpRequest, uid: str) -> HttpResponse:
    row = _row(request, uid)
    context = {
        "row": row,
        "dues": verbs.dues(row, legalrules.law()),
        "moves": verbs.moves_open_to(row, request.actor),
        "today": request.actor.on,
    }
    return never_kept(render(request, "desk/denunciations/detail.html", context))


@page(needs=NEEDS, methods=("GET", "HEAD", "POST"))
def move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    row = _row(request, uid)
    if name not in DENUNCIATION_MOVES:
        raise Http404
    if name not in verbs.moves_open_to(row, request.actor) and request.method != "POST":
        messages.error(request, _("Bước này không làm được ở tình trạng hiện nay."))
        return redirect("desk:denunciation", uid=row.uid)
    form = DenunciationMoveForm(request.POST or None, name=name, initial={"seen": row.version})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.move(row=row, name=name, by=request.actor, **form.cleaned_data)
            return reverse("desk:denunciation", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {"form": form, "row": row, "title": DENUNCIATION_MOVES[name].label}
    return never_kept(render(request, "desk/denunciations/form.html", context))
