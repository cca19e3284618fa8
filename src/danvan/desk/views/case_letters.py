"""Letters of a case: drawn up, edited, written out through the guard, let out by whoever may; their templates."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.cases.domain import guarding, letters, lettertexts, opening
from danvan.cases.domain.rights import decides, in_hand
from danvan.cases.enums import LetterKind, OpeningScope
from danvan.cases.forms.letters import LetterForm, LetterNewForm, ReleaseForm, TemplateForm
from danvan.cases.models import Letter, LetterTemplate, PaperCheck
from danvan.common.errors import NotPermitted, Refused
from danvan.desk.page import page, perform
from danvan.desk.views.cases import found, never_kept
from danvan.desk.views.files import attachment
from danvan.documents.domain import files
from danvan.units.roles import Permission

FORM_METHODS = ("GET", "HEAD", "POST")


def _letter(request: HttpRequest, uid: str) -> Letter:
    return get_object_or_404(Letter.objects.visible_to(request.actor).select_related("case__unit"), uid=uid)


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def new(request: HttpRequest, uid: str) -> HttpResponse:
    """Which letter for whom; its words come from the template."""
    actor, row = request.actor, found(request, uid)
    if not (in_hand(row, actor) or decides(row, actor)):
        messages.error(request, _("Vụ việc này do đơn vị, người khác xử lý; chỉ họ soạn văn bản."))
        return redirect("desk:case", uid=row.uid)
    if opening.standing(row, OpeningScope.WORDS, actor) is None:
        messages.info(request, _("Mở nội dung vụ việc trước khi soạn văn bản."))
        return redirect("desk:case-open", uid=row.uid, scope=OpeningScope.WORDS.value)
    form = LetterNewForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            letter = letters.draw_up(case=row, by=actor, **form.cleaned_data)
            return reverse("desk:case-letter", args=[letter.uid])

        outcome = perform(request, work)
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {"form": form, "row": row, "title": _("Soạn văn bản"), "hint": ""}
    return never_kept(render(request, "desk/cases/act.html", context))


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def letter(request: HttpRequest, uid: str) -> HttpResponse:
    """The words of one letter, and what the guard said of it."""
    actor, row = request.actor, _letter(request, uid)
    try:
        draft = letters.draft_of(row, actor)
    except NotPermitted as refusal:
        messages.info(request, str(refusal))
        return redirect("desk:case", uid=row.case.uid)
    kept = {
        "title": draft.text.title, "body": draft.text.body, "recipients": draft.text.recipients, "agency": draft.agency,
        "signer_post": draft.signer_post, "on_behalf": draft.on_behalf, "paper_number": row.paper_number,
        "paper_date": row.paper_date, "seen": row.version,
    }  # fmt: skip
    form = LetterForm(request.POST or None, initial=kept)
    if row.audience == "person":
        del form.fields["agency"]
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data | {"agency": form.cleaned_data.get("agency", "")}
        form.cleaned_data = given

        def work() -> str:
            letters.rewrite(
                letter=row, draft=form.draft(), paper_number=given["paper_number"], paper_date=given["paper_date"], by=actor,
                seen=given["seen"],
            )  # fmt: skip
            return reverse("desk:case-letter", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lưu văn bản (niêm phong)."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {
        "form": form,
        "row": row,
        "case": row.case,
        "identity": opening.standing(row.case, OpeningScope.IDENTITY, actor) is not None,
    }
    return never_kept(render(request, "desk/cases/letter.html", context))


@page(needs=Permission.SEE_CASES, methods=("POST",))
def letter_file(request: HttpRequest, uid: str) -> HttpResponse:
    """The letter as a file, if the guard lets it out; otherwise what it found, and where."""
    row = _letter(request, uid)
    try:
        paper = letters.write(letter=row, by=request.actor)
    except guarding.Held as held:
        return redirect("desk:case-check", uid=held.check.uid)
    except (NotPermitted, Refused) as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:case", uid=row.case.uid)
    return never_kept(attachment(paper.content, paper.name, files.CONTENT_TYPES[paper.kind]))


@page(needs=Permission.SEE_CASES, methods=FORM_METHODS)
def check(request: HttpRequest, uid: str) -> HttpResponse:
    """What the guard held back, and letting it out with a reason."""
    actor = request.actor
    row = get_object_or_404(PaperCheck.objects.visible_to(actor).select_related("case__unit", "post"), uid=uid)
    may = guarding.may_release(row, actor)
    form = ReleaseForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            guarding.release(check=row, reason=form.cleaned_data["reason"], by=actor)
            return reverse("desk:case-check", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã cho phép; người soạn tải lại văn bản để gửi."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {"row": row, "case": row.case, "found": guarding.findings(row), "may": may, "form": form}
    return never_kept(render(request, "desk/cases/check.html", context))


@page(needs=Permission.MANAGE_CASES)
def templates(request: HttpRequest) -> HttpResponse:
    """The words letters of each kind begin with."""
    own = {row.kind: row for row in LetterTemplate.objects.visible_to(request.actor).filter(unit=request.actor.unit)}
    kinds = [(kind, label, own.get(kind)) for kind, label in LetterKind.choices]
    return render(request, "desk/cases/templates.html", {"kinds": kinds})


@page(needs=Permission.MANAGE_CASES, methods=FORM_METHODS)
def template(request: HttpRequest, kind: str) -> HttpResponse:
    if kind not in LetterKind:
        raise Http404
    actor = request.actor
    text = lettertexts.template_of(kind, actor.unit)
    form = TemplateForm(
        request.POST or None, initial={"title": text.title, "body": text.body, "recipients": text.recipients}
    )
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            lettertexts.edit(kind=kind, unit=actor.unit, text=form.text(), by=actor)
            return reverse("desk:letter-templates")

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lưu mẫu văn bản của đơn vị."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/cases/template.html", {"form": form, "kind": LetterKind(kind)})
