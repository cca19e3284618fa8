"""Entering many records at once by a table: the template, and what comes back."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import page, perform
from danvan.desk.views.records import attached
from danvan.records.domain import sheets
from danvan.records.forms.sheet import SheetColumns, SheetForm
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.units.roles import Permission


def _kind(slug: str) -> Kind:
    try:
        return kind_called(slug)
    except KeyError:
        raise Http404 from None


@page(needs=Permission.WRITE_RECORDS)
def template(request: HttpRequest, kind: str) -> HttpResponse:
    """The .xlsx to fill in."""
    what = _kind(kind)
    columns = SheetColumns(what, request.actor).columns
    return attached(sheets.template(what, columns), f"mau-nhap-{what.slug}.xlsx")


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def upload(request: HttpRequest, kind: str) -> HttpResponse:
    """Takes every row of a filled table, or none: then it says cell by cell what to mend."""
    what = _kind(kind)
    form = SheetForm(request.POST or None, request.FILES or None)
    faults: list[sheets.Fault] = []
    if request.method == "POST" and form.is_valid():
        outcome = perform(request, lambda: _enter(request, what, form.cleaned_data["sheet"], faults))
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/records/sheet.html", {"kind": what, "form": form, "faults": faults})


def _enter(request: HttpRequest, what: Kind, file: Any, faults: list[sheets.Fault]) -> str:
    table = SheetColumns(what, request.actor)
    lines = sheets.read(file.read(), file.name, table.columns)
    try:
        made = sheets.enter(kind=what, lines=lines, typed=table.typed(lines), heads=table.heads, by=request.actor)
    except sheets.Faulty as refusal:
        faults += refusal.faults
        raise
    messages.success(request, _("Đã ghi %(n)s hoạt động từ tệp.") % {"n": len(made)})
    return f"{reverse('desk:records')}?kind={what.name}"
