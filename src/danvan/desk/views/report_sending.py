"""Sending a report and what is said of it: submit, correct, enter for a unit, accept, return, look at a version."""

from __future__ import annotations

import datetime as dt
import json
from typing import Any

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.desk.page import page, perform
from danvan.desk.views.reports import READ_WRITE, draft_form, go, grouped, seen_report
from danvan.records.models import Record
from danvan.reports import placeholders
from danvan.reports.catalogue import CATALOGUE, GROUPS
from danvan.reports.domain import drafts, submitting
from danvan.reports.domain.submitting import RecordsMoved
from danvan.reports.forms import ReasonForm, ReceiptForm, SubmitForm
from danvan.reports.frozen import Cell, amount_of
from danvan.units.domain.queries import names
from danvan.units.roles import Permission


@page(needs=Permission.SUBMIT_REPORTS, methods=READ_WRITE)
def submit(request: HttpRequest, uid: str) -> HttpResponse:
    """Look once more at what will be sent, then send it; what moved meanwhile is shown and asked about."""
    report, actor = seen_report(request, uid), request.actor
    now, late = submitting.preview(report, at=clock.now()), actor.on > report.period.due_last_day
    options = {"late": late and not _counts_already(report), "correcting": report.correcting}
    form = SubmitForm(request.POST or None, initial=_seen(now) | {"signed_on": actor.on}, **options)
    moved: list[Any] = []
    if request.method == "POST" and form.is_valid():
        clash: list[RecordsMoved] = []
        outcome = perform(request, lambda: _sent(report, form, actor, clash))
        if outcome.location:
            messages.success(request, _("Đã nộp báo cáo."))
            return redirect(outcome.location)
        if clash:
            moved, now = clash[0].moved, clash[0].preview
            data = request.POST.copy()
            data.update({"seen_hash": now.hash, "seen_cells": json.dumps(_seen(now)["seen_cells"])})
            form = SubmitForm(data, initial={"signed_on": actor.on}, **options)
            form.is_valid()
        form.add_error(None, outcome.refusal)
    context = {
        "report": report, "period": report.period, "form": form, "moved": moved, "preview": now, "late": late,
        "unanswered": now.sheet.unanswered, "groups": grouped(now.sheet, None, {}),
        "unit": names([report.unit_id], on=actor.on).get(report.unit_id), "lock": drafts.lock_reason(report),
    }  # fmt: skip
    return render(request, "desk/reports/submit.html", context)


def _counts_already(report) -> bool:
    return report.versions.exclude(ruling__ruling="returned").exists()


def _seen(now: submitting.Preview) -> dict[str, Any]:
    """What the author sees: the hash decides, the cells only tell what moved."""
    return {"seen_hash": now.hash, "seen_cells": {code: cell.freeze() for code, cell in now.sheet.cells.items()}}


def _sent(report, form: SubmitForm, actor, clash: list[RecordsMoved]) -> str:
    clean = form.cleaned_data
    cells = clean.get("seen_cells")
    try:
        submitting.submit(
            report=report, seen_hash=clean["seen_hash"], seen_cells=cells if isinstance(cells, dict) else None, by=actor,
            receipt=form.receipt(), correction_reason=clean.get("correction_reason", ""),
        )  # fmt: skip
    except RecordsMoved as moved:
        clash.append(moved)
        raise
    return reverse("desk:report", args=[report.uid])


@page(needs=Permission.DRAFT_REPORTS, methods=("POST",))
def reopen(request: HttpRequest, uid: str) -> HttpResponse:
    report = seen_report(request, uid)
    back = reverse("desk:report", args=[report.uid])

    def work() -> str:
        drafts.reopen(report=report, by=request.actor)
        messages.success(request, _("Đã mở bản sửa. Bản đã nộp được giữ nguyên cho đến khi nộp bản mới."))
        return back

    return go(request, perform(request, work), back)


@page(needs=Permission.ENTER_ON_BEHALF, methods=READ_WRITE)
def enter(request: HttpRequest, uid: str) -> HttpResponse:
    """Enter the report of a unit that sent paper, Zalo or phoned."""
    report, actor = seen_report(request, uid), request.actor
    now = submitting.preview(report, at=clock.now(), on_behalf=True)
    form = draft_form(report, now.sheet, request.POST or None, on_behalf=True)
    receipt = ReceiptForm(
        request.POST or None, request.FILES or None, initial={"received_on": actor.on, "signed_on": actor.on}
    )
    if request.method == "POST" and all([form.is_valid(), receipt.is_valid()]):

        def work() -> str:
            submitting.enter_on_behalf(
                report=report, figures=form.figures(), narratives=form.narratives(), receipt=receipt.receipt(), by=actor
            )
            return reverse("desk:period", args=[report.period.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã nhập thay báo cáo của đơn vị."))
            return redirect(outcome.location)
        receipt.add_error(None, outcome.refusal)
    context = {
        "report": report, "period": report.period, "form": form, "receipt": receipt, "groups": grouped(now.sheet, form, {}),
        "texts": [{"field": form[f"t:{key}"], "base": form[f"s:{key}"]} for key, _label in form.headings],
        "unit": names([report.unit_id], on=actor.on).get(report.unit_id),
        "closed": report.state not in {"draft", "returned"},
    }  # fmt: skip
    return render(request, "desk/reports/enter.html", context)


@page(needs=Permission.RECEIVE_REPORTS, methods=("POST",))
def accept(request: HttpRequest, uid: str) -> HttpResponse:
    report = seen_report(request, uid)

    def work() -> str:
        submitting.rule(report=report, name="accept", by=request.actor)
        messages.success(request, _("Đã tiếp nhận báo cáo."))
        return reverse("desk:period", args=[report.period.uid])

    return go(request, perform(request, work), reverse("desk:report", args=[report.uid]))


@page(needs=Permission.RECEIVE_REPORTS, methods=READ_WRITE)
def give_back(request: HttpRequest, uid: str) -> HttpResponse:
    """Return a report with a reason."""
    report = seen_report(request, uid)
    form = ReasonForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            submitting.rule(report=report, name="return", reason=form.cleaned_data["reason"], by=request.actor)
            return reverse("desk:period", args=[report.period.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã trả lại báo cáo, đơn vị nhận thông báo kèm lý do."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    unit = names([report.unit_id], on=request.actor.on).get(report.unit_id)
    return render(
        request, "desk/reports/return.html", {"report": report, "period": report.period, "form": form, "unit": unit}
    )


@page(needs=Permission.SEE_REPORTS)
def version(request: HttpRequest, uid: str, number: int) -> HttpResponse:
    """A version as it was sent: figures, words, and the records it froze."""
    report = seen_report(request, uid)
    row = get_object_or_404(report.versions.select_related("ruling", "submitted_by", "picture"), number=number)
    body, wanted = row.body, request.GET.get("chi-tieu", "")
    headings = dict(drafts.outline_of(report))
    context = {
        "report": report, "period": report.period, "row": row, "body": body,
        "unit": names([report.unit_id], on=request.actor.on).get(report.unit_id),
        "groups": _frozen_groups(body), "changed": _changed(row, headings),
        "texts": [(label, body["narratives"][key]["printed"]) for key, label in headings.items() if key in body["narratives"]],
        "events": _events(request.actor, body, wanted), "wanted": CATALOGUE.by_code.get(wanted),
    }  # fmt: skip
    return render(request, "desk/reports/version.html", context)


def _frozen_groups(body: dict[str, Any]) -> list[dict[str, Any]]:
    rows = [
        {
            "code": code, "indicator": CATALOGUE.by_code[code], "figure": figure, "cell": Cell.read(figure),
            "shown": placeholders.shown(code, Cell.read(figure)),
            "estimate": _shown_number(code, figure["estimate"]),
        }
        for code, figure in body["figures"].items()
        if code in CATALOGUE.by_code
    ]  # fmt: skip
    order = {one.code: place for place, one in enumerate(CATALOGUE)}
    rows.sort(key=lambda row: order[row["code"]])
    return [
        {"title": title, "rows": [row for row in rows if row["indicator"].group == group]}
        for group, title in GROUPS.items()
    ]


def _shown_number(code: str, value: str | None) -> str:
    return placeholders.shown(code, Cell.read({"state": "value", "value": value})) if value is not None else ""


def _changed(row, headings: dict[str, str]) -> list[dict[str, str]]:
    """What the version changed against the one before, in words."""
    found = []
    for one in row.difference:
        if "code" in one:
            name = CATALOGUE.by_code[one["code"]].name if one["code"] in CATALOGUE.by_code else one["code"]
            old, new = (placeholders.shown(one["code"], Cell.read(one[side])) for side in ("old", "new"))
            found.append({"name": name, "old": old, "new": new})
        else:
            found.append({"name": headings.get(one["heading"], ""), "old": one["old"], "new": one["new"]})
    return found


def _events(actor, body: dict[str, Any], wanted: str) -> list[dict[str, Any]]:
    """The frozen events of one figure, with title and address of those the actor may open."""
    uids = body["figures"].get(wanted, {}).get("events", [])
    titles = {str(one.uid): (one.title, "desk:record") for one in Record.objects.visible_to(actor).filter(uid__in=uids)}
    titles |= {
        str(one.uid): (one.text, "desk:commitment") for one in Commitment.objects.visible_to(actor).filter(uid__in=uids)
    }
    found = []
    for uid in uids:
        title, page_name = titles.get(uid, ("", ""))
        event = body["events"][uid]
        found.append(
            {
                "title": title, "url": reverse(page_name, args=[uid]) if page_name else "",
                "date": dt.date.fromisoformat(event["date"]),
                "amount": amount_of(event["amounts"].get(wanted, 0)), "joint": len(event["units"]) > 1,
            }
        )  # fmt: skip
    return found
