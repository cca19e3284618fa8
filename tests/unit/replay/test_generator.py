"""The invented year: repeatable, whole, and holding every case the roll-up must get right."""

from __future__ import annotations

import datetime as dt
from collections import Counter

import pytest

from danvan.records.kinds import KINDS
from danvan.replay.generator import AT_LEAST, OTHERS_OF_A_UNIT, OWN, InventedYear, Promise, Round, Unit, invent

UNITS = [Unit(f"unit-{number}", commune=number > 8) for number in range(25)]
ROUNDS = [
    Round("2023-H1", dt.date(2023, 6, 4), dt.date(2023, 6, 8)),
    Round("2023-Y", dt.date(2023, 11, 29), dt.date(2023, 12, 4)),
]


def year(seed: int = 1) -> InventedYear:
    return invent(units=UNITS, rounds=ROUNDS, begins=dt.date(2023, 2, 20), ends=dt.date(2023, 11, 30), seed=seed)


def test_invent_same_seed_same_year() -> None:
    assert year() == year()


def test_invent_other_seed_other_year() -> None:
    assert year(1).happenings != year(2).happenings


def test_invent_every_unit_has_thirty_records_and_every_kind_is_done() -> None:
    hosted = Counter(happening.host for happening in year().happenings)
    assert set(hosted) == {unit.key for unit in UNITS}
    assert min(hosted.values()) >= AT_LEAST >= 30
    assert {happening.kind for happening in year().happenings} == set(KINDS)
    for unit in UNITS:
        own = {happening.kind for happening in year().happenings if happening.host == unit.key}
        assert len(own) == len(OWN) + OTHERS_OF_A_UNIT


def test_invent_holds_the_hard_cases() -> None:
    made = year()
    submitted = {(one.unit, one.period): one.again_at or one.at for one in made.sendings}
    half = [one for one in made.happenings if one.date < dt.date(2023, 6, 1) and (one.host, "2023-H1") in submitted]
    assert any(one.units for one in made.happenings)
    assert any(one.recorded_at > submitted[one.host, "2023-H1"] for one in half)
    assert any(one.correction and one.correction.people is None for one in made.happenings)
    assert any(one.correction and one.correction.people for one in made.happenings)
    assert any(one.channel for one in made.happenings)
    fates = [question.promise for one in made.happenings for question in one.questions if question.promise]
    assert any(fate.resolved_on and fate.resolved_on > fate.due_on for fate in fates)
    assert any(fate.resolved_on and fate.resolved_on <= fate.due_on for fate in fates)
    assert any(fate.resolved_on is None and fate.answered_on for fate in fates)
    assert any(fate.extended_to for fate in fates)


@pytest.mark.parametrize("one", ROUNDS, ids=lambda one: one.period)
def test_invent_each_round_has_every_way_of_reporting(one: Round) -> None:
    made = year()
    sent = [sending for sending in made.sendings if sending.period == one.period]
    assert {sending.unit for sending in sent} == {unit.key for unit in UNITS} - {made.never_sends}
    assert sum(bool(sending.channel) for sending in sent) == 1
    assert sum(sending.again_at is not None for sending in sent) == 1
    assert sum(sending.accepted_at.date() > one.consolidated_on for sending in sent) == 1
    corrected = [sending.corrected_at for sending in sent if sending.corrected_at]
    assert sorted(moment.date() > one.consolidated_on for moment in corrected) == [False, True]
    late = [sending for sending in sent if sending.at.date() > one.last_day and not sending.channel]
    assert all(sending.late_reason for sending in late)
    assert len(late) == 4


def test_invent_nothing_is_recorded_before_it_happened() -> None:
    assert all(one.recorded_at.date() >= one.date for one in year().happenings)
    assert all(one.correction.at > one.recorded_at for one in year().happenings if one.correction)


def test_invent_nobody_asks_at_a_dialogue_nobody_came_to() -> None:
    dialogues = [one for seed in range(5) for one in year(seed).happenings if one.kind == "dialogue"]
    assert {len(one.questions) for one in dialogues if one.people == 0} == {0}
    assert max(one.part - one.people for one in dialogues) <= 0


def test_promise_is_due_on_its_new_day_once_it_was_put_off() -> None:
    due, later = dt.date(2023, 4, 1), dt.date(2023, 4, 21)
    promise = Promise("x", due, extended_to=later, extended_on=dt.date(2023, 3, 30))
    assert [promise.due_by(dt.date(2023, 3, day)) for day in (29, 30)] == [due, later]


def test_invent_too_few_units_refused() -> None:
    with pytest.raises(ValueError, match="at least ten"):
        invent(units=UNITS[:9], rounds=ROUNDS, begins=dt.date(2023, 2, 20), ends=dt.date(2023, 11, 30), seed=1)
