"""A unit's report: the list, the draft with its figures and words, and what opens behind a figure."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.db import transaction
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.records.models import Record
from danvan.reports import placeholders, sentences
from danvan.reports.catalogue import CATALOGUE, GROUPS
from danvan.reports.domain import drafts, figures, queries, submitting
from danvan.reports.domain.drafts import Conflicting
from danvan.reports.forms import DraftForm
from danvan.reports.models import Report
from danvan.units.domain.queries import names
from danvan.units.roles import Permission

READ_WRITE = ("GET", "HEAD", "POST")
RELATED = ("period__regime__plan__document", "period__regime__plan__unit", "period__regime__receiver", "unit")


def seen_report(request: HttpRequest, uid: str) -> Report:
    """The report with period, regime and unit, or 404 for whoever may not see it."""
    return get_object_or_404(Report.objects.visible_to(request.actor).select_related(*RELATED), uid=uid)


@page(needs=Permission.SEE_REPORTS)
def report_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    context = paginated(request, queries.own_reports(actor))
    return render(request, "desk/reports/list.html", context | {"today": actor.on})


@page(needs=Permission.SEE_REPORTS, methods=READ_WRITE)
def report_detail(request: HttpRequest, uid: str) -> HttpResponse:
    report = seen_report(request, uid)
    now = submitting.preview(report, at=clock.now())
    form = draft_form(report, now.sheet, request.POST or None)
    conflicts: list[drafts.Conflict] = []
    if request.method == "POST" and form.is_valid():
        clash: list[Conflicting] = []
        outcome = perform(request, lambda: _saved(report, form, request.actor, clash))
        if outcome.location:
            messages.success(request, _("Đã lưu bản nháp."))
            return redirect(outcome.location)
        conflicts = clash[0].conflicts if clash else []
        if conflicts:
            form = draft_form(report, now.sheet, _with_what_is_stored(request, report, conflicts))
            form.is_valid()
        form.add_error(None, outcome.refusal)
    return render(request, "desk/reports/detail.html", page_of(request, report, now, form, conflicts))


def _saved(report: Report, form: DraftForm, actor: Any, clash: list[Conflicting]) -> str:
    try:
        drafts.save(report=report, changes=form.changes(), by=actor)
    except Conflicting as conflicting:
        clash.append(conflicting)
        raise
    return reverse("desk:report", args=[report.uid])


def draft_form(report: Report, sheet: figures.Sheet, data: Any = None, *, on_behalf: bool = False) -> DraftForm:
    """The form of the draft as stored, or as sent."""
    return DraftForm(
        data, sheet=sheet, texts=drafts.narratives_of(report), headings=drafts.outline_of(report),
        estimates=report.period.estimate_allowed, on_behalf=on_behalf,
    )  # fmt: skip


def _with_what_is_stored(request: HttpRequest, report: Report, conflicts: list[drafts.Conflict]) -> Any:
    """What was sent, with the stored state of each conflicting cell as what its writer has now seen."""
    data = request.POST.copy()
    answers = {row.code: row for row in report.figures.all()}
    texts = drafts.narratives_of(report)
    for conflict in conflicts:
        if conflict.key in CATALOGUE.by_code:
            data[f"b:{conflict.key}"] = drafts.Given.of(answers.get(conflict.key)).token()
        else:
            data[f"s:{conflict.key}"] = texts.get(conflict.key, "")
    return data


def page_of(
    request: HttpRequest, report: Report, now: submitting.Preview, form: DraftForm, conflicts: list[drafts.Conflict]
) -> dict[str, Any]:
    """Context of the page of a report."""
    actor, period = request.actor, report.period
    may_draft = actor.may(Permission.DRAFT_REPORTS, report.unit_id)
    versions = queries.versions_of(report)
    return {
        "report": report,
        "period": period,
        "unit": names([report.unit_id], on=actor.on).get(report.unit_id),
        "form": form,
        "conflicts": conflicts,
        "groups": grouped(now.sheet, form, queries.last_year(report)),
        "texts": _texts(report, now, form),
        "preview": now,
        "unanswered": len(now.sheet.unanswered),
        "answered": sum(not line.indicator.numerator for line in now.sheet.lines.values()) - len(now.sheet.unanswered),
        "asked": len(form.asked),
        "awaiting": len(now.sheet.awaiting),
        "versions": versions,
        "last": versions[0] if versions else None,
        "lock": drafts.lock_reason(report),
        "editing": may_draft and report.editable,
        "may_reopen": may_draft and not report.editable,
        "may_submit": actor.may(Permission.SUBMIT_REPORTS, report.unit_id) and report.editable,
        "may_rule": actor.may(Permission.RECEIVE_REPORTS, report.unit_id) and report.state == "submitted",
        "may_enter": actor.may(Permission.ENTER_ON_BEHALF, report.unit_id) and report.state in {"draft", "returned"},
        "today": actor.on,
        "last_data_day": last_day(period),
    }


def last_day(period: Any) -> Any:
    """The last day of the data window."""
    return period.data_to.fromordinal(period.data_to.toordinal() - 1)


def grouped(sheet: figures.Sheet, form: DraftForm | None, before: Any) -> list[dict[str, Any]]:
    """The figures by group of the plan, each with its fields of the form and last year's."""
    return [
        {
            "title": title,
            "lines": [_row(line, form, before) for line in sheet.lines.values() if line.indicator.group == group],
        }
        for group, title in GROUPS.items()
    ]


def _row(line: figures.Line, form: DraftForm | None, before: Any) -> dict[str, Any]:
    code = line.indicator.code
    fields = {
        name: form[f"{letter}:{code}"] if form is not None and f"{letter}:{code}" in form.fields else None
        for letter, name in (
            ("v", "value"),
            ("u", "estimate"),
            ("k", "reason"),
            ("n", "note"),
            ("z", "zero"),
            ("b", "base"),
        )
    }
    return fields | {
        "line": line,
        "code": code,
        "shown": placeholders.shown(code, line.cell),
        "before": placeholders.shown(code, before[code]) if code in before else "",
        "faulty": any(field is not None and field.errors for field in fields.values()),
    }


def _texts(report: Report, now: submitting.Preview, form: DraftForm) -> list[dict[str, Any]]:
    """Each heading with its field, what its sentences say with their numbers, and sentences proposed for it."""
    cells, found = now.sheet.cells, []
    stored = drafts.narratives_of(report)
    for key, label in drafts.outline_of(report):
        text = stored.get(key, "")
        faults = placeholders.faults(text, cells)
        proposed = [one for one in sentences.proposed(key, cells) if one not in text]
        found.append(
            {
                "key": key, "label": label, "field": form[f"t:{key}"], "base": form[f"s:{key}"], "faults": faults,
                "printed": "" if faults else placeholders.filled(text, cells), "has_numbers": "{" in text,
                "proposed": [{"text": one, "printed": placeholders.filled(one, cells)} for one in proposed],
            }
        )  # fmt: skip
    return found


@page(needs=Permission.DRAFT_REPORTS, methods=("POST",))
def report_autosave(request: HttpRequest, uid: str) -> HttpResponse:
    """Keep what is typed so far. Cells with a fault or changed by somebody else are left for the person to settle."""
    report = seen_report(request, uid)
    sheet = figures.sheet_of(report, at=clock.now())
    form = draft_form(report, sheet, request.POST)
    valid = form.is_valid()
    try:
        with transaction.atomic():
            drafts.save(report=report, changes=form.changes(), by=request.actor)
    except Refused as refusal:
        return HttpResponse(str(refusal), status=409, content_type="text/plain; charset=utf-8")
    return HttpResponse(status=204 if valid else 422)


@page(needs=Permission.DRAFT_REPORTS, methods=("POST",))
def confirm_zeros(request: HttpRequest, uid: str) -> HttpResponse:
    report = seen_report(request, uid)

    def work() -> str:
        count = drafts.confirm_zeros(report=report, by=request.actor)
        messages.success(request, _("Đã xác nhận không phát sinh cho %(n)d chỉ tiêu đếm từ hoạt động.") % {"n": count})
        return reverse("desk:report", args=[report.uid])

    return go(request, perform(request, work), reverse("desk:report", args=[report.uid]))


def go(request: HttpRequest, outcome: Any, otherwise: str) -> HttpResponse:
    """Where the act leads, or back with its refusal said."""
    if not outcome.location:
        messages.error(request, outcome.refusal)
    return redirect(outcome.location or otherwise)


@page(needs=Permission.SEE_REPORTS)
def figure(request: HttpRequest, uid: str, code: str) -> HttpResponse:
    """The records a figure was counted from, and those near it that were not, with why."""
    report = seen_report(request, uid)
    indicator = CATALOGUE.by_code.get(code)
    if indicator is None:
        raise Http404
    at = clock.now()
    sheet = figures.sheet_of(report, at=at)
    line = sheet.lines[code]
    counted = [sheet.events[uid] for uid in line.events]
    left = figures.left_out_of(report, indicator, at=at) if line.counted else []
    context = {
        "report": report,
        "period": report.period,
        "line": line,
        "shown": placeholders.shown(code, line.cell),
        "counted": opened(request.actor, counted, code),
        "left_out": opened(request.actor, left, code),
        "parts": [sheet.lines[part] for part in (indicator.numerator, indicator.denominator) if part],
        "unit": names([report.unit_id], on=request.actor.on).get(report.unit_id),
        "last_data_day": last_day(report.period),
    }
    return render(request, "desk/reports/figure.html", context)


def opened(actor: Any, events: list[Any], code: str) -> list[dict[str, Any]]:
    """Events with the address of those the actor may open; of others only day and amount."""
    uids = [event.uid for event in events]
    records = set(Record.objects.visible_to(actor).filter(uid__in=uids).values_list("uid", flat=True))
    promises = set(Commitment.objects.visible_to(actor).filter(uid__in=uids).values_list("uid", flat=True))
    found = []
    for event in events:
        url = reverse("desk:record", args=[event.uid]) if event.uid in records else ""
        url = reverse("desk:commitment", args=[event.uid]) if event.uid in promises else url
        found.append({"event": event, "url": url, "amount": event.amounts.get(code, 0)})
    return found
