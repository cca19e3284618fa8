"""Taking a case in, its receipt, saying what it is."""

from __future__ import annotations

import uuid

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.cases.domain import classifying, intake, merging, receipts, wording
from danvan.cases.domain.rights import decides, in_hand
from danvan.cases.enums import Track
from danvan.cases.forms.entry import ClassifyForm, IntakeForm
from danvan.cases.models import Case
from danvan.common.errors import NotPermitted, Refused
from danvan.desk.page import page, perform
from danvan.desk.views.cases import found, never_kept
from danvan.desk.views.files import attachment
from danvan.documents.domain import files
from danvan.documents.uploads import never_on_disk
from danvan.units.roles import Permission


@never_on_disk
@page(needs=Permission.RECEIVE_CASES, methods=("GET", "HEAD", "POST"))
def new(request: HttpRequest) -> HttpResponse:
    """Take a matter in at the register of the actor's unit."""
    actor = request.actor
    earlier = _earlier(request)
    form = IntakeForm(request.POST or None, request.FILES or None, earlier=earlier)
    stopped = False
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            made = intake.register(
                voice=form.voice(earlier), unit=actor.unit, by=actor, no_denunciation=given["no_denunciation"]
            )
            return reverse("desk:case", args=[made.case.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã vào sổ và niêm phong. In giấy biên nhận đưa người gửi."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        stopped = wording.denounces("\n".join([given["words"], given["call"], given["summary"]]))
    if not stopped:
        form.fields["no_denunciation"].widget = form.fields["no_denunciation"].hidden_widget()
    return never_kept(render(request, "desk/cases/new.html", {"form": form, "stopped": stopped, "earlier": earlier}))


def _earlier(request: HttpRequest) -> Case | None:
    """The complaint decided before, by ?truoc=…, if the actor may know of it and it has a next step."""
    try:
        asked = uuid.UUID(request.GET.get("truoc", ""))
    except ValueError:
        return None
    rows = Case.objects.visible_to(request.actor).filter(track=Track.COMPLAINT, answered_on__isnull=False)
    return rows.filter(uid=asked, unit=request.actor.unit).first()


@page(needs=Permission.SEE_CASES, methods=("GET", "HEAD", "POST"))
def classify(request: HttpRequest, uid: str) -> HttpResponse:
    """What the case is by its content, and which like it there are."""
    actor, row = request.actor, found(request, uid)
    if not (in_hand(row, actor) or decides(row, actor)):
        messages.error(request, _("Vụ việc này do đơn vị, người khác xử lý; chỉ họ phân loại được."))
        return redirect("desk:case", uid=row.uid)
    form = ClassifyForm(request.POST or None, case=row, by=actor)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            classifying.classify(case=row, finding=form.finding(), by=actor, seen=form.cleaned_data["seen"])
            return reverse("desk:case", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi phân loại; thời hạn được tính theo loại đơn."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        row.refresh_from_db()
    like = merging.similar(
        summary=row.summary,
        place=row.place,
        subject=row.subject,
        received_on=row.received_on,
        by=actor,
        leave_out=row.pk,
    )
    return never_kept(render(request, "desk/cases/classify.html", {"form": form, "row": row, "like": like}))


@page(needs=Permission.RECEIVE_CASES, methods=("POST",))
def receipt(request: HttpRequest, uid: str) -> HttpResponse:
    """Draw a new secret and print it with the code, as .docx (or .pdf with loai=pdf); the secret is shown nowhere else."""
    row = found(request, uid)
    try:
        paper = receipts.issue(case=row, by=request.actor, form=request.POST.get("loai", "docx"))
    except NotPermitted as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:case", uid=row.uid)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:case", uid=row.uid)
    return never_kept(attachment(paper.content, paper.name, files.CONTENT_TYPES[paper.kind]))
