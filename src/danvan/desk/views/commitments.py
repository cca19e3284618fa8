"""The ledger of what must be resolved: list, export, one commitment, what happens to it, one from another source."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.domain import commitments as verbs
from danvan.commitments.domain import export as sheets
from danvan.commitments.domain import queries
from danvan.commitments.forms import LedgerFilter, MoveForm, PromiseForm, PublicForm
from danvan.commitments.models import Commitment
from danvan.commitments.moves import COMMITMENT_MOVES
from danvan.common.errors import Refused
from danvan.desk.listing import in_words, paginated
from danvan.desk.overview import promise_parts
from danvan.desk.page import page, perform
from danvan.desk.views.records import attached
from danvan.records.models import Record
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission

DONE_WORDS = {
    "start": gettext_lazy("Đã ghi là đang làm."),
    "answer": gettext_lazy("Đã ghi câu trả lời. Nội dung vẫn còn cho đến khi giải quyết xong."),
    "resolve": gettext_lazy("Đã ghi là giải quyết xong."),
    "give_up": gettext_lazy("Đã ghi là không thực hiện được, kèm lý do."),
    "extend": gettext_lazy("Đã gia hạn; hạn cũ vẫn được giữ."),
    "reopen": gettext_lazy("Đã mở lại để làm tiếp."),
    "note": gettext_lazy("Đã ghi tiến độ."),
}


@page(needs=Permission.SEE_COMMITMENTS)
def ledger(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = LedgerFilter(request.GET, units=_owners(actor))
    asked = form.asked()
    rows = queries.ledger(by=actor, asked=asked, on=actor.on)
    context = paginated(request, rows)
    balance = queries.balance(rows, on=actor.on)
    context |= {
        "form": form,
        "filtered": asked != queries.Filter(),
        "asked": asked,
        "asked_words": in_words(form),
        "balance": balance,
        "parts": promise_parts(balance),
        "units": names(queries.unit_ids_of(context["rows"]), on=actor.on),
        "may_add": actor.holds(Permission.WRITE_COMMITMENTS),
        "query": request.GET.urlencode(),
        "today": actor.on,
    }
    return render(request, "desk/commitments/list.html", context)


def _owners(actor) -> list[tuple[str, str]]:
    rows = Unit.objects.visible_to(actor).filter(pk__in=actor.reach(Permission.SEE_COMMITMENTS))
    uids = dict(rows.values_list("pk", "uid"))
    versions = names(uids, on=actor.on)
    return sorted(((str(uids[pk]), one.short_name) for pk, one in versions.items()), key=lambda choice: choice[1])


@page(needs=Permission.SEE_COMMITMENTS)
def export(request: HttpRequest) -> HttpResponse:
    """What the list shows, as .xlsx."""
    actor = request.actor
    asked = LedgerFilter(request.GET, units=_owners(actor)).asked()
    rows = list(queries.ledger(by=actor, asked=asked, on=actor.on)[: sheets.MOST_ROWS + 1])
    try:
        content = sheets.workbook(rows, on=actor.on)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('desk:commitments')}?{request.GET.urlencode()}")
    return attached(content, f"noi-dung-phai-giai-quyet-{actor.on.isoformat()}.xlsx")


@page(needs=Permission.SEE_COMMITMENTS)
def detail(request: HttpRequest, uid: str) -> HttpResponse:
    actor = request.actor
    row = get_object_or_404(_rows(actor), uid=uid)
    origin = Record.objects.visible_to(actor).filter(uid=row.origin_uid).first() if row.origin_uid else None
    context = {
        "row": row,
        "origin": origin,
        "due_basis": sheets.due_basis(row),
        "steps": [{"step": step, "label": _step_label(step.event)} for step in queries.steps_of(row)],
        "moves": verbs.moves_open_to(row, actor),
        "units": names(queries.unit_ids_of([row]), on=actor.on),
        "today": actor.on,
    }
    return render(request, "desk/commitments/detail.html", context)


def _rows(actor):
    return queries.with_proof(Commitment.objects.visible_to(actor)).select_related("owner", "origin_unit", "field")


def _step_label(event: str) -> str:
    return str(COMMITMENT_MOVES[event].label) if event in COMMITMENT_MOVES else event


@page(needs=Permission.WRITE_COMMITMENTS, methods=("GET", "HEAD", "POST"))
def move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    """One thing that happened, with its words and proof."""
    actor = request.actor
    row = get_object_or_404(_rows(actor), uid=uid)
    if name not in COMMITMENT_MOVES:
        raise Http404
    if name not in verbs.moves_open_to(row, actor) and request.method != "POST":
        messages.error(request, _("Việc này không làm được ở tình trạng hiện nay."))
        return redirect("desk:commitment", uid=row.uid)
    late = row.was_late or (row.is_unfinished and row.due_on < actor.on)
    form = MoveForm(request.POST or None, request.FILES or None, name=name, late=late, initial={"seen": row.version})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.move(commitment=row, name=name, by=actor, **form.arguments())
            return reverse("desk:commitment", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, DONE_WORDS[name])
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        form = _still_typed(form, row)
    context = {"form": form, "row": row, "move": COMMITMENT_MOVES[name], "today": actor.on}
    return render(request, "desk/commitments/move.html", context)


@page(needs=Permission.WRITE_COMMITMENTS, methods=("GET", "HEAD", "POST"))
def public(request: HttpRequest, uid: str) -> HttpResponse:
    """The sentence people would read, and who may see the commitment."""
    row = get_object_or_404(_rows(request.actor), uid=uid)
    if not verbs.may_move(row, request.actor):
        messages.error(request, _("Chỉ đơn vị làm và đơn vị đã hứa ghi được dòng công khai."))
        return redirect("desk:commitment", uid=row.uid)
    kept = {"public_line": row.public_line, "visibility": row.visibility, "seen": row.version}
    form = PublicForm(request.POST or None, initial=kept)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            verbs.propose_public(commitment=row, by=request.actor, **form.cleaned_data)
            return reverse("desk:commitment", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi dòng công khai đề nghị."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        form = _still_typed(form, row)
    move = {"label": _("Đề nghị dòng công khai")}
    return render(request, "desk/commitments/move.html", {"form": form, "row": row, "move": move})


def _still_typed(form, row: Commitment):
    """The same form; a second sending is judged by what stands there now, which the page shows."""
    form.data = form.data.copy()
    row.refresh_from_db()
    form.data["seen"] = str(row.version)
    return form


@page(needs=Permission.WRITE_COMMITMENTS, methods=("GET", "HEAD", "POST"))
def promise_new(request: HttpRequest) -> HttpResponse:
    """Something required by an oversight, an inspection, voters or another source."""
    actor = request.actor
    form = PromiseForm(request.POST or None, by=actor)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            row = verbs.promise(
                what=form.promise(), origin=given["origin"], origin_unit=actor.unit, origin_label=given["origin_label"],
                made_on=given["made_on"], by=actor,
            )  # fmt: skip
            return reverse("desk:commitment", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi nội dung phải giải quyết."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/commitments/form.html", {"form": form})
