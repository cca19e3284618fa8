"""The words of the consolidated report, and the paper drawn up from it."""

from __future__ import annotations

from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import page, perform
from danvan.desk.views.consolidations import seen_consolidation
from danvan.desk.views.reports import READ_WRITE, go
from danvan.reports import placeholders
from danvan.reports.domain import composing, consolidating, issuing
from danvan.reports.domain.composing import Wanted
from danvan.units.roles import Permission


@page(needs=Permission.CONSOLIDATE, methods=READ_WRITE)
def heading(request: HttpRequest, uid: str, heading: str) -> HttpResponse:
    """Choose, edit, order and merge the paragraphs under one heading; each shows the unit it came from."""
    row = seen_consolidation(request, uid)
    all_headings = composing.headings_of(row)
    place = next((place for place, one in enumerate(all_headings) if one.key == heading), None)
    if place is None:
        raise Http404
    if request.method == "POST":
        here = reverse("desk:consolidation-heading", args=[row.uid, heading])

        def work() -> str:
            composing.compose(
                consolidation=row, heading=heading, wanted=_wanted(request), by=request.actor, seen=_seen(request)
            )
            return here

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lưu lời văn của mục này."))
            return redirect(outcome.location)
        messages.error(request, outcome.refusal)
    context = {
        "row": row, "period": row.period, "heading": all_headings[place],
        "before": all_headings[place - 1] if place else None,
        "after": all_headings[place + 1] if place + 1 < len(all_headings) else None,
        "passages": _shown(request, row, heading), "locked": row.state != "composing",
        "unfinished": composing.unfinished(row, request.actor) if heading == "phuong-huong" else [],
    }  # fmt: skip
    return render(request, "desk/consolidations/heading.html", context)


def _shown(request: HttpRequest, row, heading: str) -> list[dict[str, Any]]:
    """The paragraphs with their sources and what they say with their numbers; after a refusal, as typed."""
    content = row.body
    cells, called = consolidating.totals_of(content), {unit["key"]: unit["short"] for unit in content["units"]}
    found = []
    for passage in row.passages.filter(heading=heading).order_by("place", "pk"):
        text = request.POST.get(f"text:{passage.uid}", passage.text)
        faults = placeholders.faults(text, cells)
        found.append(
            {
                "passage": passage, "text": text, "faults": faults,
                "printed": "" if faults or "{" not in text else placeholders.filled(text, cells),
                "sources": [called.get(key, key) for key in passage.sources],
            }
        )  # fmt: skip
    return found


def _wanted(request: HttpRequest) -> list[Wanted]:
    data = request.POST
    uids = [name.removeprefix("text:") for name in data if name.startswith("text:")]
    found = [
        Wanted(
            text=data[f"text:{uid}"], chosen=f"chosen:{uid}" in data, place=_number(data.get(f"place:{uid}")), uid=uid,
            merge=f"merge:{uid}" in data,
        )
        for uid in uids
    ]  # fmt: skip
    new = [*data.getlist("take"), data.get("new", "")]
    last = max([one.place for one in found], default=0)
    return [*found, *(Wanted(text, chosen=True, place=last + at) for at, text in enumerate(new, 1) if text.strip())]


def _number(text: str | None) -> int:
    return min(int(text), 9999) if text and text.isdecimal() else 0


def _seen(request: HttpRequest) -> int | None:
    text = request.POST.get("seen", "")
    return int(text) if text.isdecimal() else None


@page(needs=Permission.CONSOLIDATE, methods=("POST",))
def names_chosen(request: HttpRequest, uid: str) -> HttpResponse:
    row = seen_consolidation(request, uid)
    back = reverse("desk:consolidation", args=[row.uid])

    def work() -> str:
        composing.choose_names(
            consolidation=row,
            names_late="late" in request.POST,
            names_missing="missing" in request.POST,
            by=request.actor,
        )
        messages.success(request, _("Đã lưu. Phiếu trình luôn nêu tên đơn vị trễ, thiếu."))
        return back

    return go(request, perform(request, work), back)


@page(needs=Permission.CONSOLIDATE, methods=("POST",))
def draw_up(request: HttpRequest, uid: str) -> HttpResponse:
    """Make the paper and open its page, where it is sent on."""
    row = seen_consolidation(request, uid)

    def work() -> str:
        made = issuing.draw_up(consolidation=row, by=request.actor)
        return reverse("desk:paper", args=[made.uid])

    return go(request, perform(request, work), reverse("desk:consolidation", args=[row.uid]))


@page(needs=Permission.CONSOLIDATE, methods=("POST",))
def take_back(request: HttpRequest, uid: str) -> HttpResponse:
    row = seen_consolidation(request, uid)
    back = reverse("desk:consolidation", args=[row.uid])

    def work() -> str:
        issuing.take_back(consolidation=row, by=request.actor)
        messages.success(request, _("Đã mở lại lời văn. Sửa xong thì lập văn bản trình mới."))
        return back

    return go(request, perform(request, work), back)
