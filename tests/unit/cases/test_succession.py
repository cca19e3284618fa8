"""A unit ends while it holds cases: they go to its successor with their clocks, files and people; none is lost."""

from __future__ import annotations

import datetime as dt

import pytest

from danvan.cases.domain import conflicts, opening, queries, succession
from danvan.cases.domain.queries import Filter
from danvan.cases.domain.steps import Paper
from danvan.cases.enums import Assignment
from danvan.cases.models import Case, CaseStep, Clock
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import program
from danvan.units.domain import structure
from tests.factories import DAY, Area
from tests.unit.cases.brought import bring, handed

pytestmark = pytest.mark.usefixtures("fixed_day")
PAPER = Paper("1687/NQ-UBTVQH15", DAY)


def ended(area: Area, key: str = "van-phong", into: str = "phong-noi-vu") -> None:
    structure.end(
        unit=area.units[key], successors=[area.units[into]], legal_document="NQ", by=program("tests", on=DAY), on=DAY
    )


def test_register_and_work_go_to_the_successor(area: Area) -> None:
    first, second = bring(area).case, handed(area, bring(area).case)
    clocks = list(Clock.rows.values_list("pk", "due_on"))
    ended(area)
    moved = succession.hand_over(
        old=area.units["van-phong"], new=area.units["phong-noi-vu"], paper=PAPER, on=DAY, by=area.actor("leader")
    )
    assert moved == 2
    rows = list(Case.rows.order_by("pk"))
    assert [(row.unit.key, row.number) for row in rows] == [("phong-noi-vu", 1), ("phong-noi-vu", 2)]
    assert rows[0].source == "số cũ 1/2023 của Văn phòng Hội đồng nhân dân và Ủy ban nhân dân"
    assert (rows[1].handling_unit.key, rows[1].assignment) == ("phong-vhtt", Assignment.TAKEN)  # type: ignore[union-attr]
    assert list(Clock.rows.values_list("pk", "due_on")) == clocks
    assert CaseStep.rows.filter(event="moved_unit", paper_number=PAPER.number).count() == 2
    assert {row.pk for row in queries.register(by=area.actor("head"), asked=Filter(), on=DAY)} == {first.pk, second.pk}
    assert opening.may_open(rows[1], "words", area.actor("handler"))


def test_work_in_hand_waits_to_be_taken(area: Area) -> None:
    case = handed(area, bring(area).case)
    ended(area, "phong-vhtt")
    succession.hand_over(
        old=area.units["phong-vhtt"], new=area.units["phong-noi-vu"], paper=PAPER, on=DAY, by=area.actor("leader")
    )
    case.refresh_from_db()
    assert (case.unit.key, case.handling_unit.key, case.handler, case.assignment) == (  # type: ignore[union-attr]
        "van-phong", "phong-noi-vu", None, Assignment.OFFERED,
    )  # fmt: skip


def test_what_it_refuses(area: Area) -> None:
    case = bring(area).case
    old, new, leader = area.units["van-phong"], area.units["phong-noi-vu"], area.actor("leader")
    with pytest.raises(Refused, match="chưa kết thúc"):
        succession.hand_over(old=old, new=new, paper=PAPER, on=DAY, by=leader)
    ended(area)
    with pytest.raises(Refused, match="số và ngày"):
        succession.hand_over(old=old, new=new, paper=Paper(), on=DAY, by=leader)
    with pytest.raises(NotPermitted):
        succession.hand_over(old=old, new=new, paper=PAPER, on=DAY, by=area.actor("receptionist"))
    conflicts.bar(case, units=[new], users=[], on=DAY - dt.timedelta(days=1))
    with pytest.raises(Refused, match="nêu chính đơn vị tiếp nhận"):
        succession.hand_over(old=old, new=new, paper=PAPER, on=DAY, by=leader)
    assert Case.rows.get().unit == old
