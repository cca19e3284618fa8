"""What happens to a record after it was entered: its moves, its score sheet, and the ranking of a year."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import page, perform
from danvan.records.domain import marking, queries, ranking, stages
from danvan.records.forms.marking import MarkingForm
from danvan.records.forms.stages import StageForm
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from danvan.units.domain.queries import names
from danvan.units.roles import Permission


def _record(request: HttpRequest, uid: str) -> Record:
    rows = queries.with_details(Record.objects.visible_to(request.actor))
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_RECORDS, methods=("GET", "HEAD", "POST"))
def stage_move(request: HttpRequest, uid: str, name: str) -> HttpResponse:
    """One move, with its day, words and proof."""
    actor, row = request.actor, _record(request, uid)
    kind = kind_called(row.kind)
    if name not in kind.moves:
        raise Http404
    if name not in stages.moves_open_to(row, actor) and request.method != "POST":
        messages.error(request, _("Việc này không làm được ở bước hiện nay, hoặc do đơn vị khác làm."))
        return redirect("desk:record", uid=row.uid)
    move = kind.moves[name]
    form = StageForm(
        request.POST or None, request.FILES or None, move=move, kind=kind, details=kind.details_of(row),
        initial={"seen": row.version},
    )  # fmt: skip
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            stages.take(record=row, name=name, by=actor, **form.arguments())
            return reverse("desk:record", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, str(move.done))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        _look_again(form, row)
    return render(request, "desk/records/move.html", {"form": form, "record": row, "kind": kind, "move": move})


@page(needs=Permission.SEE_RECORDS, methods=("GET", "HEAD", "POST"))
def marks(request: HttpRequest, uid: str) -> HttpResponse:
    """The score sheet: read by whoever sees the record, filled in by whose turn it is."""
    actor, row = request.actor, _record(request, uid)
    kind = kind_called(row.kind)
    if kind.marking is None:
        raise Http404
    hand = marking.hand_of(row, actor)
    form = MarkingForm(request.POST or None, lines=marking.sheet(row, actor), hand=hand, initial={"seen": row.version})
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            marking.mark(record=row, given=form.given(), by=actor, seen=form.cleaned_data["seen"])
            return reverse("desk:record-marks", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi điểm. Tổng điểm ở cuối trang."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
        _look_again(form, row)
    asked = groupby(form.asked(), key=lambda one: one.line.criterion.group)
    context = {
        "form": form, "record": row, "kind": kind, "details": kind.details_of(row), "hand": hand,
        "groups": [(group, list(lines)) for group, lines in asked],
        "judged_label": _("Hội đồng") if kind.marking.panel else _("Thẩm định"),
        "units": names({row.host_id}, on=row.began_on), "moves": stages.moves_open_to(row, actor),
        "criteria": kind.details_of(row).criteria,
    }  # fmt: skip
    return render(request, "desk/records/marks.html", context)


def _look_again(form: StageForm | MarkingForm, row: Record) -> None:
    """A second sending is judged by what stands there now."""
    form.data = form.data.copy()
    row.refresh_from_db(fields=["version"])
    form.data["seen"] = str(row.version)


@page(needs=Permission.SEE_RECORDS)
def rank_list(request: HttpRequest, kind: str) -> HttpResponse:
    """The scored records of a year, best first."""
    actor = request.actor
    try:
        what = kind_called(kind)
    except KeyError:
        raise Http404 from None
    if what.marking is None:
        raise Http404
    offered = ranking.years(what, actor) or [actor.on.year]
    asked = request.GET.get("nam", "")
    year = int(asked) if asked.isascii() and asked.isdigit() and len(asked) == 4 else offered[0]
    rows = ranking.ranking(what, year=year, by=actor)
    seen = actor.reach(Permission.SEE_RECORDS)
    context = {
        "kind": what, "year": year, "years": sorted({*offered, year}, reverse=True),
        "lines": [(place, row, details, row.host_id in seen) for place, row, details in rows],
        "units": names({row.host_id for _place, row, _details in rows}, on=actor.on),
        "judged_label": _("Hội đồng chấm") if what.marking.panel else _("Thẩm định"),
    }  # fmt: skip
    return render(request, "desk/records/ranking.html", context)
