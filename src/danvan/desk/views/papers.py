"""Papers on their way: ký nháy, soát thể thức, duyệt, then number, day and the issued copy are recorded."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.desk.listing import paginated
from danvan.desk.page import Outcome, page, perform
from danvan.desk.views.reports import READ_WRITE, go
from danvan.documents.domain import files, routing
from danvan.documents.enums import FileKind
from danvan.documents.models import Paper, RoutingStep
from danvan.documents.moves import PAPER_MOVES
from danvan.reports import paper as wording
from danvan.reports.domain import issuing
from danvan.reports.forms import IssueForm
from danvan.units.domain.queries import names
from danvan.units.roles import Permission


def _seen(request: HttpRequest, uid: str) -> Paper:
    rows = Paper.objects.visible_to(request.actor).select_related(
        "unit", "word_file", "sheet_file", "issued_file", "document"
    )
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_REPORTS)
def paper_list(request: HttpRequest) -> HttpResponse:
    """All papers one sees, latest first; those that wait for oneself are marked."""
    actor = request.actor
    context = paginated(request, Paper.objects.visible_to(actor).select_related("unit", "document").order_by("-pk"))
    steps = RoutingStep.objects.visible_to(actor).filter(
        signing_unit=actor.unit, unit__in=[row.unit_id for row in context["rows"]]
    )
    held = {
        (unit, kind)
        for unit, kind in steps.values_list("unit_id", "kind")
        if routing.ROLE_OF_STEP[kind] == actor.post.role
    }
    context["lines"] = [{"paper": row, "mine": _waits(row, actor, held)} for row in context["rows"]]
    return render(request, "desk/papers/list.html", context)


def _waits(row: Paper, actor, held: set[tuple[int, str]]) -> bool:
    """Whether the next step of ``row`` is the actor's, without asking the database again."""
    if row.state in routing.ROLE_OF_STEP:
        return (row.unit_id, row.state) in held
    name = next((name for name in ("send", "issue") if row.state in PAPER_MOVES[name].sources), "")
    return bool(name) and actor.may(Permission(PAPER_MOVES[name].needs), row.unit_id)


@page(needs=Permission.SEE_REPORTS)
def paper_detail(request: HttpRequest, uid: str) -> HttpResponse:
    row, actor = _seen(request, uid), request.actor
    consolidation = issuing.consolidation_of(row)
    steps = RoutingStep.objects.visible_to(actor).filter(unit=row.unit).order_by("order")
    open_ = routing.steps_open_to(row, actor)
    context = {
        "paper": row,
        "steps": _steps(row, list(steps)),
        "marks": row.marks.select_related("post"),
        "moves": {name: step for name, step in open_.items() if name not in {"issue", "return"}},
        "may_return": "return" in open_,
        "may_issue": "issue" in open_,
        "cover": wording.cover_note(consolidation.body) if consolidation else [],
        "consolidation": consolidation if consolidation and actor.holds(Permission.SEE_REPORTS) else None,
        "units": names({row.unit_id, *(step.signing_unit_id for step in steps)}, on=actor.on),
        "typed": request.session.pop(f"note:{row.uid}", ""),
    }
    return render(request, "desk/papers/detail.html", context)


def _steps(row: Paper, steps: list[RoutingStep]) -> list[dict[str, object]]:
    """Each step with how it stands: done, current or still to come."""
    order = [*(step.kind for step in steps), "approved", "issued"]
    at = order.index(row.state) if row.state in order else -1
    return [
        {"step": step, "css": "done" if place < at else "current" if place == at else "todo"}
        for place, step in enumerate(steps)
    ]


@page(needs=Permission.SEE_REPORTS, methods=("POST",))
def move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    """Take a step; returning needs a reason, which is kept when it was refused."""
    row = _seen(request, uid)
    back = reverse("desk:paper", args=[row.uid])
    if name not in PAPER_MOVES or name == "issue":
        return redirect(back)
    note = request.POST.get("note", "")[:500]

    def work() -> str:
        done = routing.move(paper=row, name=name, note=note, by=request.actor)
        messages.success(request, _("Đã ghi: %(step)s.") % {"step": PAPER_MOVES[name].label})
        return reverse("desk:paper", args=[done.uid])

    outcome = perform(request, work)
    if not outcome.location:
        request.session[f"note:{row.uid}"] = note
    return go(request, outcome, back)


@page(needs=Permission.RECORD_ISSUE, methods=READ_WRITE)
def issue(request: HttpRequest, uid: str) -> HttpResponse:
    """Number, day and the signed PDF; its sentences and figures are compared with what was submitted."""
    row = _seen(request, uid)
    form = IssueForm(request.POST or None, request.FILES or None, initial={"date": request.actor.on})
    if request.method == "POST" and form.is_valid():
        outcome = _issued(request, row, form)
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {"paper": row, "form": form, "open": "issue" in routing.steps_open_to(row, request.actor)}
    return render(request, "desk/papers/issue.html", context)


def _issued(request: HttpRequest, row: Paper, form: IssueForm):
    """Read the PDF before the transaction begins, then record everything in it."""
    clean = form.cleaned_data
    content, name = clean["issued"].read(), clean["issued"].name
    try:
        if files.kind_of(content, name) != FileKind.PDF:
            raise Refused(_("Bản phát hành phải là tệp PDF đã ký."))
    except Refused as refusal:
        return Outcome(refusal=str(refusal))
    consolidation = issuing.consolidation_of(row)
    found = issuing.differences(consolidation, issuing.text_of_pdf(content, name)) if consolidation else []

    def work() -> str:
        kept = files.keep(content=content, name=name, unit=row.unit, by=request.actor, accept=frozenset({FileKind.PDF}))
        routing.issue(
            paper=row, number=clean["number"], date=clean["date"], signer=clean["signer"], signer_post=clean["signer_post"],
            issued_file=kept, difference=found, document=issuing.unsaved_document(row, consolidation), by=request.actor,
        )  # fmt: skip
        if found:
            messages.warning(
                request, _("Đã ghi phát hành. Bản đã ký khác bản trình ở %(n)d chỗ, xem bên dưới.") % {"n": len(found)}
            )
        else:
            messages.success(request, _("Đã ghi phát hành. Số liệu trong bản đã ký khớp bản trình."))
        return reverse("desk:paper", args=[row.uid])

    return perform(request, work)
