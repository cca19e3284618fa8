"""Screens with which a technical admin keeps the directory of units."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.units.domain import directory, structure
from danvan.units.domain.queries import names
from danvan.units.enums import Level, System
from danvan.units.forms import EndUnitForm, UnitChangeForm, UnitForm
from danvan.units.models import Unit
from danvan.units.roles import Permission


@page(needs=Permission.MANAGE_UNITS)
def unit_list(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    filters = {name: request.GET.get(name, "") for name in ("search", "level", "system")}
    rows = directory.listing(on=actor.on, **filters)
    context = paginated(request, rows) | {"filters": filters, "levels": Level.choices, "systems": System.choices}
    context["parents"] = names([row.parent_id for row in context["rows"] if row.parent_id], on=actor.on)
    return render(request, "desk/units/list.html", context)


@page(needs=Permission.MANAGE_UNITS, methods=("GET", "HEAD", "POST"))
def unit_new(request: HttpRequest) -> HttpResponse:
    form = UnitForm(request.POST or None, on=request.actor.on)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            unit = structure.found(
                key=given["key"],
                system=given["system"],
                description=form.description(),
                by=request.actor,
                on=given["valid_from"],
            )
            return reverse("desk:unit", args=[unit.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lập đơn vị %(name)s.") % {"name": given["name"]})
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(
        request, "desk/units/form.html", {"form": form, "title": _("Thêm đơn vị"), "submit": _("Thêm đơn vị")}
    )


@page(needs=Permission.MANAGE_UNITS)
def unit_detail(request: HttpRequest, uid: str) -> HttpResponse:
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), uid=uid)
    shown = directory.unit_page(unit, on=request.actor.on)
    above = names([version.parent_id for version in shown.versions if version.parent_id], on=request.actor.on)
    return render(request, "desk/units/detail.html", {"shown": shown, "above": above})


@page(needs=Permission.MANAGE_UNITS, methods=("GET", "HEAD", "POST"))
def unit_change(request: HttpRequest, uid: str) -> HttpResponse:
    """A new name or place from a day on; the old one stays for the days before."""
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), uid=uid)
    shown = directory.unit_page(unit, on=request.actor.on)
    form = UnitChangeForm(request.POST or None, on=request.actor.on, initial=_initial(shown))
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            structure.redescribe(
                unit=unit, description=form.description(), legal_document=form.cleaned_data["legal_document"],
                by=request.actor, on=form.cleaned_data["valid_from"],
            )  # fmt: skip
            return reverse("desk:unit", args=[unit.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi tên và vị trí mới của đơn vị."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {"form": form, "title": _("Đổi tên hoặc cấp quản lý"), "submit": _("Ghi thay đổi"), "shown": shown}
    return render(request, "desk/units/form.html", context)


@page(needs=Permission.MANAGE_UNITS, methods=("GET", "HEAD", "POST"))
def unit_end(request: HttpRequest, uid: str) -> HttpResponse:
    """End a unit: merged into others, or abolished."""
    unit = get_object_or_404(Unit.objects.visible_to(request.actor), uid=uid)
    form = EndUnitForm(request.POST or None, on=request.actor.on)
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            structure.end(
                unit=unit,
                successors=given["successors"],
                legal_document=given["legal_document"],
                by=request.actor,
                on=given["on"],
            )
            return reverse("desk:unit", args=[unit.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi ngày đơn vị kết thúc hoạt động."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {
        "form": form,
        "title": _("Sáp nhập hoặc giải thể"),
        "submit": _("Ghi ngày kết thúc"),
        "shown": directory.unit_page(unit, on=request.actor.on),
    }
    return render(request, "desk/units/form.html", context)


def _initial(shown: directory.UnitPage) -> dict[str, object]:
    present = shown.present or shown.versions[0]
    return {
        "name": present.name, "short_name": present.short_name, "kind": present.kind, "level": present.level,
        "parent": str(present.parent.uid) if present.parent else "", "code": present.code,
    }  # fmt: skip
