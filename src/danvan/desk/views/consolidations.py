"""Gathering the reports of a period: who has sent, the consolidation, what opens behind a total, and its files."""

from __future__ import annotations

import csv
import io
from typing import Any

from django.contrib import messages
from django.db.models import Count, Q
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.desk.views.files import attachment
from danvan.desk.views.reports import READ_WRITE, go, last_day, opened
from danvan.documents.domain.files import CONTENT_TYPES
from danvan.documents.enums import FileKind
from danvan.documents.models import Paper
from danvan.indicators.declaration import FigureState
from danvan.plans.domain.heat import column_name
from danvan.reports import paper, placeholders
from danvan.reports.catalogue import GROUPS
from danvan.reports.domain import composing, consolidating, issuing, queries, reconciling, regimes, standing
from danvan.reports.forms import WindowForm
from danvan.reports.frozen import Cell, number
from danvan.reports.models import Consolidation, Period, Report
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.enums import Level
from danvan.units.models import UnitVersion
from danvan.units.roles import Permission

CSV_HEAD = ("period", "unit", "indicator", "value", "state")


def seen_consolidation(request: HttpRequest, uid: str) -> Consolidation:
    rows = Consolidation.objects.visible_to(request.actor)
    related = rows.select_related(
        "period__regime__plan__document", "period__regime__plan__unit", "period__regime__receiver"
    )
    return get_object_or_404(related, uid=uid)


def _period(request: HttpRequest, uid: str) -> Period:
    return get_object_or_404(queries.gathered_periods(request.actor), uid=uid)


@page(needs=Permission.SEE_REPORTS)
def period_list(request: HttpRequest) -> HttpResponse:
    sent = Count("reports", filter=Q(reports__state__in=["submitted", "accepted"]), distinct=True)
    rows = queries.gathered_periods(request.actor).annotate(owed=Count("reports", distinct=True), sent=sent)
    context = paginated(request, rows)
    return render(request, "desk/consolidations/list.html", context | {"today": request.actor.on})


@page(needs=Permission.SEE_REPORTS)
def period_board(request: HttpRequest, uid: str) -> HttpResponse:
    """Who has sent on time, late, not at all, or has it back."""
    period, actor = _period(request, uid), request.actor
    board = standing.board_of(period, by=actor)
    made = list(queries.consolidations_of(period, actor))
    home = consolidating.home_of(period)
    units = names([row.report.unit_id for row in board.rows], on=actor.on)
    context = {
        "period": period,
        "board": board,
        "counts": board.counts,
        "units": units,
        "tiles": _tiles(board, units),
        "made": made,
        "stale": bool(made) and consolidating.is_stale(made[0]),
        "overdue": standing.is_due(period, actor.on),
        "may_consolidate": actor.may(Permission.CONSOLIDATE, home),
        "may_enter": actor.holds(Permission.ENTER_ON_BEHALF),
        "may_set": actor.may(Permission.RECEIVE_REPORTS, home) and not board.received,
        "today": actor.on,
        "last_data_day": last_day(period),
    }
    return render(request, "desk/consolidations/board.html", context)


def _tiles(board: standing.Board, units: dict[int, UnitVersion]) -> list[list[tuple[standing.Standing, str]]]:
    """The rows with the unit's shortest name, offices apart from communes; no empty group."""
    offices: list[tuple[standing.Standing, str]] = []
    communes: list[tuple[standing.Standing, str]] = []
    for row in board.rows:
        unit = units[row.report.unit_id]
        (communes if unit.level == Level.COMMUNE else offices).append((row, column_name(unit.short_name)))
    return [group for group in (offices, communes) if group]


@page(needs=Permission.RECEIVE_REPORTS, methods=READ_WRITE)
def period_window(request: HttpRequest, uid: str) -> HttpResponse:
    """The data window, before anybody has reported."""
    period = _period(request, uid)
    initial = {
        "data_from": period.data_from,
        "data_until": last_day(period),
        "estimate_allowed": period.estimate_allowed,
    }
    form = WindowForm(request.POST or None, initial=initial)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            regimes.set_window(
                period=period, data_from=form.cleaned_data["data_from"], data_to=form.data_to(),
                estimate_allowed=form.cleaned_data["estimate_allowed"], by=request.actor,
            )  # fmt: skip
            return reverse("desk:period", args=[period.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã đặt khoảng số liệu của kỳ báo cáo."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/consolidations/window.html", {"period": period, "form": form})


@page(needs=Permission.CONSOLIDATE, methods=("POST",))
def consolidate(request: HttpRequest, uid: str) -> HttpResponse:
    period = _period(request, uid)

    def work() -> str:
        row = consolidating.consolidate(period=period, by=request.actor)
        return reverse("desk:consolidation", args=[row.uid])

    return go(request, perform(request, work), reverse("desk:period", args=[period.uid]))


@page(needs=Permission.SEE_REPORTS)
def detail(request: HttpRequest, uid: str) -> HttpResponse:
    row, actor = seen_consolidation(request, uid), request.actor
    content = row.body
    latest = queries.consolidations_of(row.period, actor).first()
    newer = latest if latest is not None and latest.number > row.number else None
    home = consolidating.home_of(row.period)
    papers = Paper.objects.visible_to(actor).filter(origin_kind=issuing.ORIGIN, origin_uid=row.uid).order_by("-pk")
    context = {
        "row": row,
        "period": row.period,
        "content": content,
        "received": len(content["versions"]),
        "owed": len(content["units"]),
        "groups": totals_by_group(content),
        "headings": _headings(row),
        "missing": _units(content, content["missing"]),
        "open_reports": _open_reports(row.period, actor),
        "returned": content["returned"],
        "late": [
            version | {"name": _called(content)[version["unit"]]}
            for version in content["versions"]
            if version["late_days"]
        ],
        "stale": newer is None and consolidating.is_stale(row),
        "newer": newer,
        "faults": composing.faults(row),
        "paper": papers.first(),
        "may_work": actor.may(Permission.CONSOLIDATE, home),
        "cover": paper.cover_note(content),
        "last_data_day": last_day(row.period),
    }
    return render(request, "desk/consolidations/detail.html", context)


def _open_reports(period: Period, actor: Actor) -> set[str]:
    """The reports of ``period`` that ``actor`` may open, as a snapshot names them; of the others only the unit is shown."""
    return {str(uid) for uid in Report.objects.visible_to(actor).filter(period=period).values_list("uid", flat=True)}


def _called(content: dict[str, Any]) -> dict[str, str]:
    return {unit["key"]: unit["short"] for unit in content["units"]}


def _units(content: dict[str, Any], keys: list[str]) -> list[dict[str, Any]]:
    return [unit for unit in content["units"] if unit["key"] in keys]


def totals_by_group(content: dict[str, Any]) -> list[dict[str, Any]]:
    """The totals as the page shows them, by group of the plan."""
    rows = [_total(one, content["figures"][one["code"]], content) for one in content["indicators"]]
    return [{"title": title, "rows": [row for row in rows if row["group"] == group]} for group, title in GROUPS.items()]


def _total(one: dict[str, Any], figure: dict[str, Any], content: dict[str, Any]) -> dict[str, Any]:
    cell, joint = Cell.read(figure), number(figure["joint"])
    return {
        "code": one["code"], "name": one["name"], "group": one["group"], "figure": figure, "known": cell.known,
        "unit": one["unit"], "shown": placeholders.shown(one["code"], cell),
        "absent": cell.state is FigureState.NOT_APPLICABLE,
        "estimate": _shown(one["code"], figure["estimate"]),
        "joint": _shown(one["code"], figure["joint"]) if joint else "", "summed": _shown(one["code"], figure["summed"]),
        "parts": [_shown(part, content["figures"][part]["value"]) for part in (one["numerator"], one["denominator"]) if part],
    }  # fmt: skip


def _shown(code: str, value: str | None) -> str:
    return placeholders.shown(code, Cell.of(number(value))) if value is not None else ""


def _headings(row: Consolidation) -> list[dict[str, Any]]:
    """Each heading with how many paragraphs are chosen and how many units wrote."""
    passages = list(row.passages.values_list("heading", "chosen", "sources"))
    return [
        {
            "heading": one,
            "chosen": sum(chosen for key, chosen, _sources in passages if key == one.key),
            "units": sum(bool(sources) for key, _chosen, sources in passages if key == one.key),
        }
        for one in composing.headings_of(row)
    ]


@page(needs=Permission.SEE_REPORTS)
def figure(request: HttpRequest, uid: str, code: str) -> HttpResponse:
    """A total unit by unit; each opens the version it came from."""
    row = seen_consolidation(request, uid)
    content = row.body
    declared = next((one for one in content["indicators"] if one["code"] == code), None)
    if declared is None:
        raise Http404
    versions = {version["unit"]: version for version in content["versions"]}
    lines = []
    for unit in content["units"]:
        own = content["unit_figures"].get(unit["key"], {}).get(code)
        cell = Cell.read(own) if own else Cell(FigureState.NOT_REPORTED)
        lines.append(
            {"unit": unit, "version": versions.get(unit["key"]), "known": cell.known, "shown": placeholders.shown(code, cell),
             "reason": own["reason"] if own else ""}
        )  # fmt: skip
    context = {
        "row": row,
        "period": row.period,
        "one": declared,
        "lines": lines,
        "open_reports": _open_reports(row.period, request.actor),
        "total": _total(declared, content["figures"][code], content),
    }
    return render(request, "desk/consolidations/figure.html", context)


@page(needs=Permission.SEE_REPORTS)
def comparison(request: HttpRequest, uid: str) -> HttpResponse:
    """What consolidating again would change: the consolidation as made, and as the reports stand now."""
    row = seen_consolidation(request, uid)
    new = consolidating.would_be(row.period)
    called = _called(new)
    changes = [
        one | {"was": placeholders.shown(one["code"], one["old"]), "now": placeholders.shown(one["code"], one["new"])}
        for one in consolidating.compare(row.body, new)
        if one["old"] is not None and one["new"] is not None
    ]
    used = {version["uid"] for version in row.body["versions"]}
    fresh = [version | {"name": called[version["unit"]]} for version in new["versions"] if version["uid"] not in used]
    context = {
        "row": row, "period": row.period, "changes": changes, "fresh": fresh,
        "may_work": request.actor.may(Permission.CONSOLIDATE, consolidating.home_of(row.period)),
    }  # fmt: skip
    return render(request, "desk/consolidations/compare.html", context)


@page(needs=Permission.SEE_REPORTS)
def discovered(request: HttpRequest, uid: str) -> HttpResponse:
    """Records of the window that came after the reports had gone."""
    row, actor = seen_consolidation(request, uid), request.actor
    found = reconciling.discovered_after(row)
    reach = actor.reach(Permission.SEE_RECORDS)
    seen = [one for one in found if one.unit_id in reach]
    addresses = {line["event"].uid: line["url"] for line in opened(actor, [one.record for one in seen], "")}
    context = {
        "row": row, "period": row.period, "units": names({one.unit_id for one in seen}, on=actor.on),
        "rows": [{"found": one, "url": addresses.get(one.record.uid, "")} for one in seen],
    }  # fmt: skip
    return render(request, "desk/consolidations/discovered.html", context)


@page(needs=Permission.SEE_REPORTS)
def download(request: HttpRequest, uid: str, form: str) -> HttpResponse:
    """Word, Excel or CSV, all from the one snapshot."""
    row = seen_consolidation(request, uid)
    name = f"{row.period.file_stem}-lan-{row.number}"
    try:
        if form == "word":
            return attachment(issuing.word_bytes(row), f"{name}.docx", CONTENT_TYPES[FileKind.WORD])
        if form == "excel":
            return attachment(issuing.sheet_bytes(row), f"{name}.xlsx", CONTENT_TYPES[FileKind.SHEET])
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:consolidation", uid=row.uid)
    if form != "csv":
        raise Http404
    out = io.StringIO()
    csv.writer(out).writerows([CSV_HEAD, *paper.figures_rows(row.body)])
    return attachment(out.getvalue().encode(), f"{name}.csv", "text/csv; charset=utf-8")
