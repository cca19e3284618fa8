"""What units type agrees with itself: no part larger than its whole, no year smaller than its first half."""

from __future__ import annotations

import random
from collections.abc import Iterable
from decimal import Decimal

import pytest

from danvan.indicators.declaration import RollUp, Source
from danvan.replay.answers import (
    NOT_APPLICABLE,
    NOT_REPORTED,
    VALUE,
    WITHIN,
    ZERO,
    Answer,
    corrected,
    narratives,
    paper_answers,
    typed_answers,
)
from danvan.reports.catalogue import CATALOGUE, RATIOS

SEEDS = range(40)
PAIRS = [(one.numerator, one.denominator) for one in RATIOS if CATALOGUE[one.numerator].source is Source.TYPED]


def answered(seed: int, *, commune: bool = True, halves: int = 1) -> dict[str, Answer]:
    return typed_answers(CATALOGUE, numbers=random.Random(seed), commune=commune, halves=halves)


def number(answer: Answer | None) -> Decimal | None:
    return None if answer is None or answer.state in {NOT_APPLICABLE, NOT_REPORTED} else answer.value or Decimal(0)


def larger(answers: dict[str, Answer], pairs: Iterable[tuple[str, str]]) -> list[tuple[str, str]]:
    known = {code: value for code in answers if (value := number(answers[code])) is not None}
    return [(part, whole) for part, whole in pairs if part in known and whole in known and known[part] > known[whole]]


@pytest.mark.parametrize("halves", [1, 2])
def test_no_part_is_larger_than_its_whole(halves: int) -> None:
    pairs = PAIRS
    assert [found for seed in SEEDS if (found := larger(answered(seed, halves=halves), pairs))] == []


def test_petitions_of_all_kinds_are_no_more_than_there_are() -> None:
    kinds = set()
    for seed in SEEDS:
        answers = answered(seed)
        if (whole := number(answers.get("G3.12"))) is not None:
            parts = [number(answers[f"G3.12{kind}"]) or 0 for kind in "abc"]
            assert sum(parts) <= whole
            kinds |= set(parts)
    assert len(kinds) > 3


def test_parts_are_answered_as_their_whole_is() -> None:
    blanks = 0
    for seed in SEEDS:
        answers = answered(seed, commune=False)
        for code, (whole, *_rest) in WITHIN.items():
            if number(answers.get(whole)) is None:
                assert (code in answers, whole in answers) in {(True, True), (False, False)}
                assert answers.get(code) == answers.get(whole)
                blanks += 1
    assert blanks > 5


def test_whole_whose_part_is_counted_is_always_answered() -> None:
    for seed in SEEDS:
        for commune in (True, False):
            answers = answered(seed, commune=commune)
            assert answers["G3.17b"] == Answer(VALUE, Decimal(1))
            assert answers["G3.18b"].state in {VALUE, ZERO}


def test_a_year_holds_its_first_half() -> None:
    for seed in SEEDS:
        half, year = answered(seed), answered(seed, halves=2)
        assert half.keys() == year.keys()
        assert [code for code in half if (number(half[code]) or 0) > (number(year[code]) or 0)] == []


def test_paper_has_what_the_unit_did_and_says_nothing_of_time_on_the_air() -> None:
    said = paper_answers(CATALOGUE, done={"G1.03": 3, "G1.04": 90, "G1.06p": 45})
    counted = {one.code for one in CATALOGUE if one.source is not Source.TYPED and one.roll_up is not RollUp.RATIO}
    assert set(said) == counted - {"G1.06p"}
    assert (said["G1.03"], said["G1.04"]) == (Answer(VALUE, Decimal(3)), Answer(VALUE, Decimal(90)))
    assert {answer.state for code, answer in said.items() if code not in {"G1.03", "G1.04"}} == {ZERO}


def test_correction_adds_one_and_leaves_no_part_larger() -> None:
    for seed in SEEDS:
        before = answered(seed)
        after = corrected(before, numbers=random.Random(seed))
        (code,) = [code for code in before if before[code] != after[code]]
        assert (after[code].value or 0) - (before[code].value or 0) == 1
        assert larger(after, PAIRS) == []


def test_sentence_with_a_number_is_written_only_where_the_number_is() -> None:
    known = [narratives(numbers=random.Random(seed), figures=frozenset({"G3.08", "G3.09b"})) for seed in SEEDS]
    unknown = [narratives(numbers=random.Random(seed), figures=frozenset()) for seed in SEEDS]
    assert any("{G3.08}" in text for said in known for text in said.values())
    assert not any("{" in text for said in unknown for text in said.values())
