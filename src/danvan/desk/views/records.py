"""The register of work: list, export, one record, archive and restore."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.commitments.domain import commitments as promise_verbs
from danvan.commitments.domain import queries as promise_reads
from danvan.commitments.enums import CommitmentState
from danvan.common.errors import Refused
from danvan.desk.listing import by_place, in_words
from danvan.desk.page import page, perform
from danvan.documents.domain import legalrules
from danvan.documents.enums import Visibility
from danvan.records.domain import comments, export, history, marking, queries, stages
from danvan.records.domain import records as verbs
from danvan.records.domain.facts import Units, display_of, facts_of, unit_ids_of
from danvan.records.domain.facts import in_words as written
from danvan.records.domain.merits import merits_of
from danvan.records.domain.standing import MOST_SHOWN, standing
from danvan.records.enums import UnitRole
from danvan.records.forms.register import RegisterFilter
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.kinds.rows import Rows
from danvan.records.models import Record
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission

MOST_OFFERED = 400
SHEET = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@page(needs=Permission.SEE_RECORDS)
def record_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = RegisterFilter(request.GET, units=offered_units(actor))
    asked = form.asked()
    context = by_place(request, queries.register(by=actor, asked=asked), day="began_on", shown=queries.lines())
    rows = context["rows"]
    context |= {
        "form": form,
        "asked": asked,
        "asked_words": in_words(form),
        "filtered": asked != queries.Filter(),
        "lines": [_line(row) for row in rows],
        "units": names(_unit_ids(rows), on=actor.on),
        "may_record": actor.holds(Permission.WRITE_RECORDS),
        "query": request.GET.urlencode(),
    }
    return render(request, "desk/records/list.html", context)


def offered_units(actor) -> list[tuple[str, str]]:
    """(uid, short name) of the units whose records one sees, by name; none over an area too wide to choose from."""
    seen = actor.reach(Permission.SEE_RECORDS)
    if len(seen) > MOST_OFFERED:
        return []
    rows = Unit.objects.visible_to(actor).filter(pk__in=seen)
    uids = dict(rows.values_list("pk", "uid"))
    versions = names(uids, on=actor.on)
    return sorted(((str(uids[pk]), one.short_name) for pk, one in versions.items()), key=lambda choice: choice[1])


def _unit_ids(rows: list[Record]) -> set[int]:
    return {part.unit_id for row in rows for part in row.units.all()}


def _line(row: Record) -> dict[str, Any]:
    others = [part.unit_id for part in row.units.all() if part.role == UnitRole.PARTICIPATING]
    return {"record": row, "kind": kind_called(row.kind), "others": others}


@page(needs=Permission.SEE_RECORDS)
def record_kind(request: HttpRequest, kind: str) -> HttpResponse:
    """One kind of work: what is due, what is missing, what came of it."""
    actor = request.actor
    try:
        what = kind_called(kind)
    except KeyError:
        raise Http404 from None
    stands = standing(what, by=actor, on=actor.on)
    waiting = list(stages.waiting_for(what, actor)[:MOST_SHOWN]) if what.moves else []
    shown_rows = [*(one.record for one in stands.owing), *stands.latest, *waiting, *stands.public]
    context = {
        "kind": what,
        "stands": stands,
        "units": names(_unit_ids(shown_rows), on=actor.on),
        "lines": [_line(row) for row in stands.latest],
        "may_record": actor.holds(Permission.WRITE_RECORDS),
        "today": actor.on,
        "waiting": [_line(row) for row in waiting],
        "public": [(row, _public(what, row, what.details_of(row))) for row in stands.public],
    }
    return render(request, "desk/records/kind.html", context)


@page(needs=Permission.SEE_RECORDS)
def record_export(request: HttpRequest) -> HttpResponse:
    """What the list shows, as .xlsx."""
    actor = request.actor
    asked = RegisterFilter(request.GET, units=offered_units(actor)).asked()
    rows = list(queries.register(by=actor, asked=asked)[: export.MOST_ROWS + 1])
    try:
        content = export.workbook(rows, kind=kind_called(asked.kind) if asked.kind else None, on=actor.on)
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('desk:records')}?{request.GET.urlencode()}")
    return attached(content, f"hoat-dong-{actor.on.isoformat()}.xlsx")


def attached(content: bytes, name: str) -> HttpResponse:
    """A workbook to keep, never shown inside the page."""
    answer = HttpResponse(content, content_type=SHEET)
    answer["Content-Disposition"] = f'attachment; filename="{name}"'
    answer["X-Content-Type-Options"] = "nosniff"
    return answer


@page(needs=Permission.SEE_RECORDS)
def record_detail(request: HttpRequest, uid: str) -> HttpResponse:
    actor = request.actor
    row = get_object_or_404(_seen(actor), uid=uid)
    kind, details = kind_called(row.kind), kind_called(row.kind).details_of(row)
    promised = promise_reads.of_origin(uid=row.uid, by=actor, on=actor.on)
    amounts, law = kind.amounts(row, details), legalrules.law()
    unit_ids = _unit_ids([row]) | promise_reads.unit_ids_of(promised) | unit_ids_of(row, kind, details)
    named = names(unit_ids, on=row.began_on)
    may_change = verbs.may_change(row, actor)
    merits = merits_of(row, actor) if kind.moves else None
    evidence = list(row.evidence.order_by("stored_at", "pk"))
    context = {
        "record": row,
        "kind": kind,
        "facts": shown(facts_of(row, kind, details, named)),
        "lists": [_table(row, rows, named) for rows in kind.rows if rows.origin is None],
        "promised_title": next((rows.title for rows in kind.rows if rows.origin is not None), ""),
        "units": named,
        "others": [part.unit_id for part in row.units.all() if part.role == UnitRole.PARTICIPATING],
        "feeds": [(one, amounts[one.code]) for one in kind.indicators if amounts.get(one.code)],
        "promised": [_promised(one, actor) for one in promised],
        "balance": _balance(promised, actor.on),
        "evidence": evidence,
        "history": history.of(row),
        "comments": comments.comments_of(row),
        "warnings": kind.warnings(row, details, law),
        "deadlines": sorted(kind.deadlines(row, details, law), key=lambda one: one.day),
        "missing": _missing(row, kind, kind.missing(row, details, law), evidence),
        "public": _public(kind, row, details),
        "may_change": may_change,
        "sealed": verbs.is_sealed(kind, details),
        "stage": details.get_stage_display() if kind.moves else "",
        "moves": stages.moves_open_to(row, actor),
        "stage_steps": [(step, kind.moves[step.event].label) for step in stages.steps_of(row)] if kind.moves else [],
        "hand": marking.hand_of(row, actor),
        "merits": merits,
        "merit_units": names({one.host_id for one in [*merits.models, *merits.evaluations]}, on=actor.on)
        if merits
        else {},
        "details": details,
        "today": actor.on,
    }
    return render(request, "desk/records/detail.html", context)


def _table(row: Record, rows: Rows, units: Units) -> dict[str, Any]:
    """A list of rows as a table: heads, and of each row (head, cell in words)."""
    standing, columns = getattr(row, rows.name).all(), (*rows.columns, *rows.derived)
    return {
        "title": rows.title,
        "heads": [rows.words[name] for name in columns],
        "lines": [[(rows.words[name], written(display_of(one, name, units))) for name in columns] for one in standing],
    }


def _seen(actor) -> Any:
    rows = queries.with_details(Record.objects.visible_to(actor))
    return rows.select_related(
        "host", "field", "duty__plan__document", "recorded_by", *(one.name for one in all_kinds())
    )


def _missing(row: Record, kind, gaps: list[str], evidence: list[Any]) -> list[str]:
    here = [] if row.place or "place" not in kind.unfolded else [_("địa điểm")]
    return [*here, *gaps, *([] if evidence else [_("minh chứng")])]


def _public(kind, row: Record, details) -> list[tuple[str, str]]:
    """What citizens would read, when the record is proposed for them."""
    if row.visibility != Visibility.PUBLIC or kind.public is None:
        return []
    return shown(kind.public(row, details))


def _promised(row, actor) -> dict[str, Any]:
    files = [file for step in row.steps.all() for file in step.evidence.all()]
    return {"row": row, "files": len(files), "moves": promise_verbs.moves_open_to(row, actor)}


def _balance(rows: list[Any], today: dt.date) -> dict[str, int]:
    done = sum(row.state == CommitmentState.RESOLVED for row in rows)
    not_done = sum(row.state == CommitmentState.NOT_DONE for row in rows)
    overdue = sum(row.is_unfinished and row.due_on < today for row in rows)
    return {"done": done, "not_done": not_done, "overdue": overdue, "going": len(rows) - done - not_done - overdue}


def shown(facts) -> list[tuple[str, str]]:
    """Facts of a kind as the page writes them: dates and numbers in Vietnamese form."""
    return [(str(label), written(value)) for label, value in facts]


@page(needs=Permission.SEE_RECORDS, methods=("POST",))
def record_comment(request: HttpRequest, uid: str) -> HttpResponse:
    """A remark by whoever reads the record."""
    row = get_object_or_404(Record.objects.visible_to(request.actor), uid=uid)

    def work() -> str:
        comments.comment(record=row, text=request.POST.get("text", ""), by=request.actor)
        return f"{reverse('desk:record', args=[row.uid])}#trao-doi"

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    return redirect(outcome.location or f"{reverse('desk:record', args=[row.uid])}#trao-doi")


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def record_archive(request: HttpRequest, uid: str) -> HttpResponse:
    return _shelve(request, uid, verbs.archive, _("Đã lưu trữ. Hoạt động này không còn đếm vào số liệu."))


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def record_restore(request: HttpRequest, uid: str) -> HttpResponse:
    return _shelve(request, uid, verbs.restore, _("Đã khôi phục, lại đếm vào số liệu."))


def _shelve(request: HttpRequest, uid: str, verb, said: str) -> HttpResponse:
    row = get_object_or_404(Record.objects.visible_to(request.actor), uid=uid)

    def work() -> str:
        verb(record=row, by=request.actor)
        return reverse("desk:record", args=[row.uid])

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
    else:
        messages.success(request, said)
    return redirect("desk:record", uid=row.uid)
