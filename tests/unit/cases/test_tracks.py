"""Every track × state × move × role, generated from the tables and held against rules written here."""

from __future__ import annotations

import itertools

import pytest
from django.db import transaction

from danvan.cases.domain import moving, rights
from danvan.cases.domain.moving import Given
from danvan.cases.domain.steps import Paper
from danvan.cases.enums import ENDED, Assignment, Outcome, State, Track
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS
from danvan.cases.tracks.table import CLOCK_NAMES
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import Actor
from danvan.units.roles import Permission
from tests.factories import DAY, PEOPLE, Area
from tests.unit.cases.brought import bring

pytestmark = pytest.mark.usefixtures("fixed_day")
# Who handles and who decides over a case that the culture office has in hand.
HANDLES = {"culture_head", "handler"}
DECIDES = {"culture_head", "office_head", "leader"}
TRYING = ("handler", "leader", "other_handler")
EVERYBODY = [name for name, *_rest in PEOPLE]


def placed(area: Area, track: str, state: str) -> Case:
    """A case of ``track`` put into ``state``, in the hand of the culture office's handler."""
    case = bring(area, track).case
    Case.rows.filter(pk=case.pk).update(
        state=state, assignment=Assignment.TAKEN, handling_unit=area.units["phong-vhtt"], handler=area.posts["handler"],
        resolved_on=DAY if state == State.RESOLVED else None, ended_on=DAY if state in ENDED else None,
    )  # fmt: skip
    case.refresh_from_db()
    return case


def given_for(name: str) -> Given:
    grounds = "no_signature" if name in ("refuse", "guide", "file") else "other"
    return Given(
        on=DAY, note="đã làm", paper=Paper("1/TB", DAY), grounds=grounds, outcome=Outcome.RIGHT, to_agency="Sở Xây dựng",
        days=5,
    )  # fmt: skip


@pytest.mark.parametrize("track", TRACKS)
def test_every_state_move_and_role(area: Area, track: str) -> None:
    """A move is open exactly where the table names the state and the role may; five people try each, and it is done or refused."""
    table, actors = TRACKS[track].moves, {who: area.actor(who) for who in EVERYBODY}
    wrong = []
    for state in sorted(TRACKS[track].states):
        case = placed(area, track, state)
        open_to = {who: rights.moves_open_to(case, actor) for who, actor in actors.items()}
        for (name, move), who in itertools.product(table.items(), EVERYBODY):
            allowed = who in (DECIDES if move.needs == Permission.DECIDE_CASES else HANDLES)
            if (name in open_to[who]) != (allowed and state in move.sources):
                wrong.append((state, name, who, "offered" if name in open_to[who] else "not offered"))
            if who in TRYING:
                expected = _expected(name, state, move.sources) if allowed else "not permitted"
                done = _tried(case, name, actors[who])
                if done != expected:
                    wrong.append((state, name, who, done))
    assert not wrong


def _expected(name: str, state: str, sources: frozenset[str]) -> str:
    if name == "withdraw_part":
        return "refused"  # the law knows it from 1 July 2026
    return "done" if state in sources else "refused"


def _tried(case: Case, name: str, by: Actor) -> str:
    """Whether the move went through; taken back in any case."""
    fresh = Case.rows.get(pk=case.pk)
    with transaction.atomic():
        if name == "extend":
            _begin_something(fresh)
        try:
            moving.move(case=fresh, name=name, given=given_for(name), by=by)
            done = "done"
        except NotPermitted:
            done = "not permitted"
        except Refused:
            done = "refused"
        transaction.set_rollback(True)
    return done


def _begin_something(case: Case) -> None:
    """The clock an extension lengthens: a case put into a state by hand has none that fits."""
    from danvan.cases.domain import clocks
    from danvan.cases.tracks import Clocked
    from danvan.documents.domain import legalrules

    code = {Track.COMPLAINT: "KN.GQ1", Track.COMPLAINT_2: "KN.GQ2"}.get(Track(case.track))
    if code:
        begun = Clocked("decide", code, ("thường", "phức tạp", "vùng sâu", "vùng sâu, phức tạp"))
        clocks.start(case, begun, on=DAY, law=legalrules.law())


def test_tables_hold_together() -> None:
    for track, table in TRACKS.items():
        for name, move in table.moves.items():
            assert move.needs in (Permission.HANDLE_CASES, Permission.DECIDE_CASES), (track, name)
            assert set(move.stops) <= set(CLOCK_NAMES), (track, name)
            assert move.target == "" or move.target in State, (track, name)
            assert bool(move.target) == bool(str(move.public)) or name in ("extend", "note", "withdraw_part"), (
                track,
                name,
            )
        reached = {State.RECEIVED} | {move.target for move in table.moves.values() if move.target}
        assert table.states <= reached | {State.FILED, *ENDED} | frozenset(State), track
        assert not [
            state for state in table.states - ENDED if not any(state in m.sources for m in table.moves.values())
        ]
        assert set(table.decisive) <= set(CLOCK_NAMES)


def test_answered_is_not_resolved(area: Area) -> None:
    case = placed(area, Track.PETITION, State.PROCESSING)
    by = area.actor("handler")
    moving.move(case=case, name="answer", given=Given(on=DAY, note="Đã ghi vào kế hoạch nạo vét."), by=by)
    assert (case.state, case.answered_on, case.resolved_on) == (State.ANSWERED, DAY, None)
    moving.move(case=case, name="resolve", given=Given(on=DAY, note="Đã nạo vét xong.", outcome="right"), by=by)
    assert (case.state, case.resolved_on) == (State.RESOLVED, DAY)
