"""The first page of each role, and the overview for leaders."""

from __future__ import annotations

from django.conf import settings
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk import overview as overview_reads
from danvan.desk import work
from danvan.desk.context import FIRST_PAGES
from danvan.desk.page import ANYONE, SIGNED_IN, page
from danvan.schedule.domain import queries as schedule_reads
from danvan.units.domain.queries import names
from danvan.units.roles import Permission, Role


@page(needs=SIGNED_IN)
def home(request: HttpRequest) -> HttpResponse:
    """Whoever works sees their work; leaders, observers and administrators what they came for."""
    actor = request.actor
    if actor.post is not None and (elsewhere := FIRST_PAGES.get(Role(actor.post.role))):
        return redirect(elsewhere)
    items = work.waiting_for(actor)
    all_bands = work.bands(items, today=actor.on)
    chosen = request.GET.get("nhom", "")
    sessions = schedule_reads.todays(actor)
    mine = [item for band in all_bands if band.key != "waiting" for item in band.items]
    context = {
        "bands": [band for band in all_bands if chosen in {"", band.key}],
        "counts": _counts(all_bands, chosen),
        "total": len(items),
        "next_item": next((item for item in mine if item.due_on), None),
        "sessions": sessions,
        "units": names(schedule_reads.unit_ids_of(sessions), on=actor.on),
        "may_record": actor.holds(Permission.WRITE_RECORDS),
        **_empty_state(actor),
    }
    return render(request, "desk/home/work.html", context)


def _counts(all_bands: list[work.Band], chosen: str) -> list[dict[str, object]]:
    numbers = {band.key: len(band.items) for band in all_bands}
    shown = [
        ("", _("tất cả"), sum(numbers.values()), ""),
        ("late", _("quá hạn"), numbers.get("late", 0), "bad" if numbers.get("late") else ""),
        ("today", _("hôm nay"), numbers.get("today", 0), "warn" if numbers.get("today") else ""),
        ("week", _("trong 7 ngày"), numbers.get("week", 0), ""),
        ("decide", _("chờ xử lý"), numbers.get("decide", 0), ""),
        ("waiting", _("chờ người khác"), numbers.get("waiting", 0), ""),
    ]
    shown = [one for one in shown if one[2] or one[0] in {"", "late", chosen}]
    return [
        {
            "label": label,
            "number": number,
            "tone": tone,
            "current": key == chosen,
            "url": f"?nhom={key}" if key else "?",
        }
        for key, label, number, tone in shown
    ]


def _empty_state(actor) -> dict[str, str]:
    """What an empty list says: what is so, why, and what to do next."""
    if actor.post is None:
        return {
            "empty_what": _("Tài khoản chưa được giao chức danh"),
            "empty_why": _("Nhờ quản trị kỹ thuật giao chức danh ở đơn vị, rồi tải lại trang này."),
        }
    if actor.holds(Permission.IMPORT_PLANS):
        return {
            "empty_what": _("Chưa có việc nào"),
            "empty_why": _("Nhập kế hoạch đã ký để danvan bóc tách nhiệm vụ và giao cho các đơn vị."),
            "empty_url": reverse("desk:plan-import"),
            "empty_action": _("Nhập kế hoạch"),
        }
    return {
        "empty_what": _("Không còn việc nào chờ xử lý"),
        "empty_why": _("Việc mới được giao sẽ hiện ở đây. Trong lúc đó, ghi các hoạt động đơn vị đã làm."),
        "empty_url": reverse("desk:record-kinds") if actor.holds(Permission.WRITE_RECORDS) else "",
        "empty_action": _("Ghi việc đã làm"),
    }


@page(needs=Permission.SEE_OVERVIEW)
def overview(request: HttpRequest) -> HttpResponse:
    """Three questions in plain words: what is late, what was promised, who has reported."""
    return render(request, "desk/home/overview.html", overview_reads.overview(request.actor))


@page(needs=ANYONE)
def gallery(request: HttpRequest) -> HttpResponse:
    """Every component in every state; only where the data are invented."""
    if not settings.DEMO:
        raise Http404
    return render(request, "desk/gallery.html")
