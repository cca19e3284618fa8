"""One table for many villages: a row each, an item in every column."""

from __future__ import annotations

import datetime as dt

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.desk.page import page, perform
from danvan.records.domain import grid
from danvan.records.forms.grid import GridForm
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import kind_called
from danvan.units.models import Unit
from danvan.units.roles import Permission

SEND, RECALL, MORE_VILLAGES, MORE_ITEMS = "send", "recall", "more-villages", "more-items"
IN_FRONT = ("host", "began_on")


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def record_grid(request: HttpRequest, kind: str) -> HttpResponse:
    """The table; a button other than «Ghi vào sổ» changes what is shown and keeps what is typed, unchecked."""
    what, act = _kind_with_a_grid(kind), request.POST.get("act", RECALL)
    form = GridForm(request.POST.dict(), kind=what, by=request.actor, bound=act == SEND)
    if act == SEND:
        return _sent(request, form)
    if act == RECALL:
        form.recall(_before(request, form))
    form.more(villages=act == MORE_VILLAGES, items=act == MORE_ITEMS)
    return _shown(request, form)


def _kind_with_a_grid(slug: str) -> Kind:
    try:
        kind = kind_called(slug)
    except KeyError:
        raise Http404 from None
    if not kind.grid:
        raise Http404
    return kind


def _before(request: HttpRequest, form: GridForm) -> grid.Remembered:
    """The last table of the unit that is chosen, or of one's own where none is yet."""
    chosen = [uid for uid, _name in form.fields["host"].choices if uid and uid == form["host"].value()]
    host = Unit.objects.visible_to(request.actor).filter(uid__in=chosen).first()
    return grid.remembered(kind=form.kind, host=host, by=request.actor) if host else grid.Remembered()


def _sent(request: HttpRequest, form: GridForm) -> HttpResponse:
    """Record every row, once; a refusal keeps everything typed and names each row it is about."""
    wrong: list[str] = []

    def work() -> str:
        if not form.is_valid():
            raise Refused(_("Chưa ghi được: còn chỗ phải sửa."))
        host, entry = form.cleaned_data["host"], form.entry()
        try:
            grid.enter(kind=form.kind, host=host, entry=entry, villages=form.filled, by=request.actor)
        except grid.RefusedRows as refusal:
            wrong.extend(refusal.lines)
            raise
        return _list_of(form.kind, host, entry.began_on)

    outcome = perform(request, work)
    if outcome.location:
        said = _("Đã ghi %(count)s ấp, khóm vào sổ, mỗi ấp, khóm một dòng dưới đây.")
        messages.success(request, said % {"count": len(form.filled)})
        return redirect(outcome.location)
    if valid := form.is_valid():
        for line in wrong or [outcome.refusal]:
            form.add_error(None, line)
    return _shown(request, form, opened=valid)


def _list_of(kind: Kind, host: Unit, day: dt.date) -> str:
    """The address of the register, filtered to what was entered."""
    asked = {"kind": kind.name, "unit": str(host.uid), "date_from": day.isoformat(), "date_to": day.isoformat()}
    return f"{reverse('desk:records')}?{urlencode(asked)}"


def _shown(request: HttpRequest, form: GridForm, *, opened: bool = False) -> HttpResponse:
    """The page; ``opened`` shows where the channel and the reason are asked for."""
    fields = [form[name] for name in form.fields]
    others = [one for one in fields if one.name not in IN_FRONT]
    context = {
        "form": form, "kind": form.kind, "lines": form.lines, "columns": form.columns, "items": form.names.items(),
        "in_front": [one for one in fields if one.name in IN_FRONT and not one.is_hidden],
        "hidden": [one for one in fields if one.is_hidden], "others": others,
        "opened": opened or any(one.value() or one.errors for one in others),
        "faults": [text for texts in form.errors.values() for text in texts],
        "most_villages": grid.MOST_VILLAGES, "most_items": grid.MOST_ITEMS,
    }  # fmt: skip
    return render(request, "desk/records/grid.html", context)
