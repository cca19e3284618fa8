"""What every page of the desk needs: the rail, the unit and post, the demo mark."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any

from django.conf import settings
from django.http import HttpRequest
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.units.actor import Actor
from danvan.units.domain.people import posts_of
from danvan.units.domain.queries import names
from danvan.units.roles import Permission as P
from danvan.units.roles import Reach, Role, allows


@dataclass(frozen=True)
class Item:
    """One entry of the rail; ``short`` is its word in the phone's bottom bar. ``wide``: only who sees a whole area has it."""

    label: str | Promise
    name: str
    icon: str
    needs: P | None = None
    short: str | Promise = ""
    wide: bool = False


# What a role comes for, where that is not a list of work of its own.
FIRST_PAGES = {
    Role.LEADER: "desk:overview", Role.TECHNICAL_ADMIN: "desk:people", Role.OBSERVER: "desk:commitments",
    Role.RECEPTIONIST: "desk:cases", Role.CASE_HANDLER: "desk:cases", Role.CUSTODIAN: "desk:cases",
    Role.DENUNCIATIONS: "desk:denunciations",
}  # fmt: skip
# The three of the phone's bottom bar, by role.
BARS = {
    Role.LEADER: ("desk:overview", "desk:commitments", "desk:papers"),
    Role.TECHNICAL_ADMIN: ("desk:units", "desk:people"),
    Role.OBSERVER: ("desk:plans", "desk:records", "desk:commitments"),
    Role.RECEPTIONIST: ("desk:cases", "desk:reception"),
    Role.CASE_HANDLER: ("desk:cases",),
    Role.CUSTODIAN: ("desk:cases",),
    Role.DENUNCIATIONS: ("desk:denunciations",),
}
WORKERS_BAR = ("desk:home", "desk:records", "desk:commitments")


NAV: tuple[tuple[str | Promise, tuple[Item, ...]], ...] = (
    ("", (Item(_("Việc của tôi"), "desk:home", "tasks", short=_("Việc")),)),
    (
        _("Kế hoạch và việc làm"),
        (
            Item(_("Kế hoạch"), "desk:plans", "plan", P.SEE_PLANS, short=_("Kế hoạch")),
            Item(_("Lịch công tác"), "desk:schedule", "calendar", P.SEE_RECORDS, short=_("Lịch")),
            Item(_("Nhiệm vụ được giao"), "desk:assignments", "grid", P.SEE_ASSIGNMENTS),
            Item(_("Hoạt động, kết quả"), "desk:records", "book", P.SEE_RECORDS, short=_("Hoạt động")),
            Item(_("Nội dung phải giải quyết"), "desk:commitments", "flag", P.SEE_COMMITMENTS, short=_("Nội dung")),
        ),
    ),
    (
        _("Đơn thư, tiếp công dân"),
        (
            Item(_("Đơn, phản ánh, kiến nghị"), "desk:cases", "inbox", P.SEE_CASES, short=_("Đơn thư")),
            Item(_("Tiếp công dân"), "desk:reception", "users", P.HOLD_RECEPTION, short=_("Tiếp dân")),
            Item(_("Sổ theo dõi tố cáo"), "desk:denunciations", "lock", P.REGISTER_DENUNCIATIONS, short=_("Tố cáo")),
            Item(_("Dữ liệu cá nhân"), "desk:care", "user", P.SEE_CASES),
            Item(_("Mẫu văn bản trả lời"), "desk:letter-templates", "document", P.MANAGE_CASES),
        ),
    ),
    (
        _("Báo cáo"),
        (
            Item(_("Báo cáo của đơn vị"), "desk:reports", "report", P.DRAFT_REPORTS),
            Item(_("Tổng hợp toàn địa bàn"), "desk:consolidations", "layers", P.SEE_REPORTS, wide=True),
            Item(_("Văn bản trình"), "desk:papers", "document", P.ROUTE_PAPERS, short=_("Văn bản")),
            Item(_("Tình hình chung"), "desk:overview", "chart", P.SEE_OVERVIEW, short=_("Tình hình")),
        ),
    ),
    (
        _("Quản trị"),
        (
            Item(_("Đơn vị"), "desk:units", "users", P.MANAGE_UNITS, short=_("Đơn vị")),
            Item(_("Tài khoản, chức danh"), "desk:people", "user", P.MANAGE_PEOPLE, short=_("Tài khoản")),
            Item(_("Quy định về thời hạn"), "desk:legal-rules", "calendar", P.MANAGE_RULES),
        ),
    ),
)


def frame(request: HttpRequest) -> dict[str, Any]:
    """Context of the base template; empty of people and units for whoever has not signed in."""
    shared: dict[str, Any] = {"demo": settings.DEMO}
    actor: Actor | None = getattr(request, "actor", None)
    if actor is None or not getattr(request, "user", None) or not request.user.is_authenticated:
        return shared
    unit = names([actor.unit.pk], on=actor.on).get(actor.unit.pk) if actor.unit else None
    return shared | {
        "nav": [group for group in (_group(label, items, request, actor) for label, items in NAV) if group["items"]],
        "actor": actor,
        "unit_name": unit.short_name if unit else "",
        "posts": posts_of(request.user, on=actor.on),
        "manages_rules": actor.holds(P.MANAGE_RULES),
        "today": actor.on,
    }


def _group(label: str | Promise, items: tuple[Item, ...], request: HttpRequest, actor: Actor) -> dict[str, Any]:
    bar = BARS.get(Role(actor.post.role), WORKERS_BAR) if actor.post else WORKERS_BAR
    shown = []
    for item in items:
        if _offered(item, actor):
            url = reverse(item.name)
            current = request.path == url or (url != "/" and request.path.startswith(url))
            shown.append(
                {
                    "label": item.label,
                    "short": item.short,
                    "url": url,
                    "icon": item.icon,
                    "current": current,
                    "bar": item.name in bar,
                }
            )
    return {"label": label, "items": shown}


def _offered(item: Item, actor: Actor) -> bool:
    """Whether the rail has ``item`` for ``actor``: the permission its page needs, over an area where one unit is too little."""
    if item.name == "desk:home":
        return actor.post is None or Role(actor.post.role) not in FIRST_PAGES
    if item.needs is None:
        return True
    if item.wide:
        return actor.post is not None and allows(actor.post.role, item.needs) is Reach.AREA
    return actor.holds(item.needs)
