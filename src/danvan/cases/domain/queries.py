"""Reads over cases: the register, what is due, one case. Clear columns only; nothing sealed is read here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db.models import Min, Q, QuerySet
from django.utils.translation import gettext_lazy

from danvan.cases.domain import codes
from danvan.cases.enums import ENDED, Assignment, ClockState
from danvan.cases.models import Case, CaseStep, Clock
from danvan.cases.tracks import TRACKS
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.names import folded

LATE, SOON, OPEN_ONES, UNASSIGNED = "late", "soon", "open", "unassigned"
SOON_DAYS = 7


@dataclass(frozen=True)
class Filter:
    """What the register is asked for; empty means all. ``standing`` is a state, OPEN_ONES, UNASSIGNED, LATE or SOON."""

    track: str = ""
    subject: str = ""
    standing: str = ""
    unit: Unit | None = None
    first: dt.date | None = None
    last: dt.date | None = None
    search: str = ""


def register(*, by: Actor, asked: Filter, on: dt.date) -> QuerySet[Case]:
    """Cases ``by`` may know of that ``asked`` fits, in no order."""
    rows = Case.objects.visible_to(by)
    fits = Q()
    if asked.track:
        fits &= Q(track=asked.track)
    if asked.subject:
        fits &= Q(subject=asked.subject)
    if asked.unit:
        fits &= Q(handling_unit=asked.unit) | Q(unit=asked.unit)
    if asked.first:
        fits &= Q(received_on__gte=asked.first)
    if asked.last:
        fits &= Q(received_on__lte=asked.last)
    return _found(rows.filter(fits & _stands(asked.standing, on)), asked.search)


def _stands(standing: str, on: dt.date) -> Q:
    match standing:
        case "":
            return Q()
        case "open":
            return ~Q(state__in=ENDED)
        case "unassigned":
            return ~Q(state__in=ENDED) & Q(assignment__in=[Assignment.NONE, Assignment.BACK])
        case "late":
            return Q(pk__in=_running().filter(due_on__lt=on).values("case"))
        case "soon":
            return Q(
                pk__in=_running().filter(due_on__gte=on, due_on__lte=on + dt.timedelta(days=SOON_DAYS)).values("case")
            )
        case state:
            return Q(state=state)


def _running() -> QuerySet[Clock]:
    return Clock.rows.filter(state=ClockState.RUNNING).exclude(name="next")


def _found(rows: QuerySet[Case], search: str) -> QuerySet[Case]:
    """By number («12/2026», «12»), by code, or by neutral words."""
    typed = search.strip()
    if not typed:
        return rows
    number, slash, year = typed.partition("/")
    if number.isdigit() and (not slash or year.isdigit()) and len(number) < 9 and len(year) < 5:
        return rows.filter(number=int(number), **({"year": int(year)} if year else {}))
    code = codes.cleaned(typed)
    if len(code) == codes.CODE_LENGTH and rows.filter(code=code).exists():
        return rows.filter(code=code)
    return rows.filter(search__words=folded(typed))


def with_due(rows: QuerySet[Case]) -> QuerySet[Case]:
    """``rows`` with what a line of the register needs; ``due`` is the nearest running due date of the office, or None."""
    running = Q(clocks__state=ClockState.RUNNING) & ~Q(clocks__name="next")
    return rows.select_related("unit", "handling_unit", "handler").annotate(due=Min("clocks__due_on", filter=running))


def clocks_of(case: Case) -> list[Clock]:
    """The clocks of a case with what moved them, in the order they began; two queries."""
    return list(Clock.rows.filter(case=case).prefetch_related("changes").order_by("started_on", "pk"))


def steps_of(case: Case) -> list[CaseStep]:
    """What happened, latest first, with units and posts; one query."""
    rows = CaseStep.rows.filter(case=case).select_related("post", "from_unit", "to_unit")
    return list(rows.order_by("-at", "-pk"))


STEP_LABELS = {
    "receive": gettext_lazy("Tiếp nhận"), "classify": gettext_lazy("Phân loại"), "assign": gettext_lazy("Giao đơn vị"),
    "take": gettext_lazy("Đơn vị nhận"), "send_back": gettext_lazy("Đơn vị trả lại"), "rate": gettext_lazy("Người gửi đánh giá"),
    "link": gettext_lazy("Ghi trùng nội dung"), "unlink": gettext_lazy("Bỏ ghi trùng"), "merge": gettext_lazy("Nhập vào vụ việc khác"),
    "unmerge": gettext_lazy("Tách ra"), "receipt": gettext_lazy("In giấy biên nhận"),
    "moved_unit": gettext_lazy("Chuyển do sắp xếp đơn vị"),
}  # fmt: skip


def step_label(case: Case, event: str) -> str:
    """What happened, in the words of the page."""
    move = TRACKS[case.track].moves.get(event)
    return str(STEP_LABELS.get(event, move.label if move else event))
