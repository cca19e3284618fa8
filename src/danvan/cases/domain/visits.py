"""Visits: a line of the register of receptions each, the people and their words sealed."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import persons, registers, wording
from danvan.cases.domain.opening import LASTS, masked
from danvan.cases.domain.persons import Sender
from danvan.cases.enums import (
    Handling,
    OpeningReason,
    OpeningScope,
    RefusalGrounds,
    SittingState,
    Subject,
    TextKind,
    VisitKind,
)
from danvan.cases.models import Case, Opening, Person, SealedText, Sitting, Visit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.roles import Permission

GROUP_FROM = 5


@dataclass(frozen=True)
class Came:
    """Who came and with what. ``words`` and ``note`` are sealed; ``solved_by`` names bodies alone and stands in clear."""

    kind: str
    handling: str
    words: str = ""
    note: str = ""
    senders: Sequence[Sender] = ()
    people: int = 1
    times: int = 1
    subject: str = Subject.OTHER
    solved_by: str = ""
    refusal: str = ""
    meets_leader_on: dt.date | None = None

    def __repr__(self) -> str:
        return f"Came({self.kind}, {self.handling})"


@dataclass(frozen=True)
class Line:
    """One line of the register as somebody may read it: without an opening, who and what are blank."""

    visit: Visit
    who: str = ""
    id_number: str = ""
    words: str = ""
    note: str = ""
    is_open: bool = False

    def __repr__(self) -> str:
        return "Line(…)"


@transaction.atomic
def receive(*, came: Came, sitting: Sitting, by: Actor, case: Case | None = None) -> Visit:
    """Put a visit into the register of the sitting's unit; ``case`` is what came of it, if it was registered.

    Of a denunciation only that there was such a visit is kept: no name, no word. Raises NotPermitted; Refused for anything
    missing, out of range, or in clear that names people.
    """
    by.require(Permission.HOLD_RECEPTION, sitting.unit)
    _check(came, sitting)
    year = sitting.on.year
    denounces = came.kind == VisitKind.DENUNCIATION
    senders = [] if denounces else [one for one in came.senders if one.data()]
    visit = Visit(
        unit=sitting.unit, sitting=sitting, on=sitting.on, year=year, recorded_at=clock.now(), kind=VisitKind(came.kind),
        subject=Subject(came.subject), people=came.people, times=came.times, handling=Handling(came.handling),
        refusal=came.refusal, solved_by=" ".join(came.solved_by.split()), case=None if denounces else case,
        meets_leader_on=came.meets_leader_on,
    )  # fmt: skip
    hits = persons.net_of(senders, visit).hits(visit.solved_by)
    wording.require_neutral(visit.solved_by, hits, field=_("Cơ quan đã giải quyết"))
    visit.number = registers.next_number(sitting.unit, year=year, register=registers.VISITS)
    visit.save()
    for sender in senders:
        persons.keep(sender, owner=visit)
    if not denounces:
        _seal(visit, came, by)
    if sitting.state != SittingState.HELD:
        sitting.state = SittingState.HELD
        sitting.store("state")
    audit.write(by=by, action="reception.visit", what=visit, changes={"kind": visit.kind, "handling": visit.handling})
    return visit


def _seal(visit: Visit, came: Came, by: Actor) -> None:
    if came.words.strip() or came.note.strip():
        text = SealedText(visit=visit, kind=TextKind.VISIT, at=clock.now(), post=by.post)
        text.seal({"words": came.words.strip(), "note": came.note.strip()}).save()


def _check(came: Came, sitting: Sitting) -> None:
    if sitting.on > clock.today():
        raise Refused(_("Buổi tiếp này chưa đến ngày."))
    if sitting.state in (SittingState.NOT_HELD, SittingState.POSTPONED) and sitting.on > clock.today():
        raise Refused(_("Buổi tiếp này đã hoãn. Chọn buổi tiếp khác."))
    if not 1 <= came.people <= 10_000 or not 1 <= came.times <= 1000:
        raise Refused(_("Số người và số lượt phải là số dương hợp lý."))
    if (came.handling == Handling.REFUSED) != (came.refusal in RefusalGrounds):
        raise Refused(_("Từ chối tiếp thì chọn lý do; không từ chối thì bỏ trống lý do."))
    if came.kind == VisitKind.DENUNCIATION:
        return
    if not any(one.name.strip() for one in came.senders):
        raise Refused(_("Ghi họ tên người đến (hoặc người đại diện của đoàn)."))
    if not came.words.strip():
        raise Refused(_("Ghi nội dung vụ việc."))
    wording.require_no_secret(came.words)
    wording.require_no_denunciation(f"{came.words}\n{came.note}")


@transaction.atomic
def open_sittings(*, sittings: Iterable[Sitting], reason: str, by: Actor) -> int:
    """Open who came and with what at ``sittings`` for half an hour; one entry of the audit each. Returns how many.

    Raises NotPermitted, Refused for no reason given.
    """
    if reason not in OpeningReason:
        raise Refused(_("Chọn lý do mở trong danh sách."))
    count = 0
    for sitting in sittings:
        if not may_open(sitting, by):
            raise NotPermitted(_("Chức danh này không mở được sổ tiếp công dân của đơn vị."))
        assert by.post is not None
        moment = clock.now()
        Opening.objects.create(
            sitting=sitting, post=by.post, scope=OpeningScope.IDENTITY, reason=OpeningReason(reason), opened_at=moment,
            until=moment + LASTS,
        )  # fmt: skip
        audit.write(by=by, action="reception.open", what=sitting, changes={"reason": reason})
        count += 1
    return count


def may_open(sitting: Sitting, by: Actor) -> bool:
    """Whether ``by`` may open who came to ``sitting``."""
    return by.post is not None and by.may(Permission.OPEN_IDENTITY, sitting.unit_id)


def of_unit(unit: Unit, *, first: dt.date, last: dt.date, by: Actor) -> QuerySet[Visit]:
    """Visits of ``unit`` in [first, last], in the order of the register."""
    rows = Visit.objects.visible_to(by).filter(unit=unit, on__gte=first, on__lte=last)
    return rows.select_related("sitting", "case").order_by("year", "number")


def lines(visits: Sequence[Visit], by: Actor) -> list[Line]:
    """The lines of the register: open for the sittings ``by`` has open, blank for the others; four queries."""
    opened = _open_sitting_ids(visits, by)
    ids = [visit.pk for visit in visits if visit.sitting_id in opened]
    people: dict[int, list[Person]] = {}
    for person in Person.rows.filter(visit__in=ids):
        people.setdefault(person.visit_id or 0, []).append(person)
    texts = {text.visit_id: text for text in SealedText.rows.filter(visit__in=ids, kind=TextKind.VISIT)}
    return [
        _line(visit, people.get(visit.pk, []), texts.get(visit.pk)) if visit.sitting_id in opened else Line(visit)
        for visit in visits
    ]


def _open_sitting_ids(visits: Sequence[Visit], by: Actor) -> set[int]:
    if by.post is None or not by.holds(Permission.OPEN_IDENTITY):
        return set()
    wanted = {visit.sitting_id for visit in visits if by.may(Permission.OPEN_IDENTITY, visit.unit_id)}
    rows = Opening.rows.filter(sitting__in=wanted, post=by.post, until__gt=clock.now())
    return {pk for pk in rows.values_list("sitting_id", flat=True) if pk is not None}


def _line(visit: Visit, people: Sequence[Person], text: SealedText | None) -> Line:
    data = [person.unsealed() for person in people]
    said = text.unsealed() if text else {}
    who = "; ".join(", ".join(part for part in (one.get("name"), one.get("address")) if part) for one in data)
    numbers = "; ".join(masked(one["id_number"]) for one in data if one.get("id_number"))
    return Line(visit, who=who, id_number=numbers, words=said.get("words", ""), note=said.get("note", ""), is_open=True)
