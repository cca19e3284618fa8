"""What a person types into a report of the invented year: figures no record can give, and words."""

from __future__ import annotations

import random
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal

from danvan.indicators.declaration import Indicator, RollUp, Source
from danvan.replay import texts

VALUE, ZERO, NOT_APPLICABLE, NOT_REPORTED = "value", "zero", "not_applicable", "not_reported"
# The most a unit has of it in half a year; LEAST_OF_ALL of what is not named.
MOST = {
    "G3.10b": 24, "G3.11": 90, "G3.11a": 90, "G3.11b": 60, "G3.12": 40, "G3.13b": 12, "G3.15b": 40, "G3.18b": 9, "G4.10": 90,
}  # fmt: skip
SELDOM = 4
# Figures that are never more than others: at most the first code less the rest (petitions of a kind: all less the others).
WITHIN: Mapping[str, tuple[str, ...]] = {
    "G3.12a": ("G3.12",), "G3.12b": ("G3.12", "G3.12a"), "G3.12c": ("G3.12", "G3.12a", "G3.12b"), "G3.12d": ("G3.12",),
}  # fmt: skip
# One part in how many may be missing from a numerator.
SHORTFALL = {"G3.15a": 25}


@dataclass(frozen=True)
class Answer:
    """What is said of one figure; ``estimate`` is what is expected by the end of the period."""

    state: str
    value: Decimal | None = None
    estimate: Decimal | None = None


def typed_answers(
    declared: Iterable[Indicator], *, numbers: random.Random, commune: bool, halves: int
) -> dict[str, Answer]:
    """Code -> answer for the typed indicators after ``halves`` half years (1 or 2), as the same draw of numbers gives it.

    Parts of a ratio are answered alike; no part is larger than its whole, and a whole whose part is counted is always
    answered. What is left blank stays out. An office has figures that do not concern it, a commune has few.
    """
    known = {one.code: one for one in declared}
    ratios = [one for one in known.values() if one.roll_up is RollUp.RATIO]
    pairs = {one.numerator: one.denominator for one in ratios if _typed(known[one.numerator])}
    asked_for = {one.denominator for one in ratios if one.numerator not in pairs}
    answers: dict[str, Answer] = {}
    for code, one in known.items():
        if _typed(one) and code not in pairs and code not in WITHIN:
            blank = 0.0 if code in asked_for else 0.05 if commune else 0.2
            answers[code] = _answer(one, numbers, blank=blank, halves=halves)
    answers |= {part: _part_of(part, answers[whole], numbers) for part, whole in pairs.items()}
    for code, others in WITHIN.items():
        if code in known:
            answers[code] = _within([answers[one] for one in others], numbers)
    return {code: answer for code, answer in answers.items() if answer.state != NOT_REPORTED}


def paper_answers(declared: Iterable[Indicator], *, done: Mapping[str, int]) -> dict[str, Answer]:
    """The counted figures as a unit's own paper has them, from what it has ``done``; the time on the air it does not mention."""
    counted = [one for one in declared if one.source is not Source.TYPED and one.roll_up is not RollUp.RATIO]
    return {one.code: _number(done.get(one.code, 0)) for one in counted if one.code != "G1.06p"}


def corrected(answers: dict[str, Answer], *, numbers: random.Random) -> dict[str, Answer]:
    """``answers`` with one more of something, as a unit finds out afterwards."""
    changing = (code for code in answers if code[-1].isdigit() and code not in WITHIN)
    codes = sorted(code for code in changing if answers[code].state == VALUE)
    code = numbers.choice(codes)
    old = answers[code]
    return answers | {code: Answer(VALUE, (old.value or Decimal(0)) + 1, old.estimate)}


def narratives(*, numbers: random.Random, figures: frozenset[str]) -> dict[str, str]:
    """Heading -> text; a number stands in a sentence only where ``figures`` has it."""
    said = {
        "chi-dao": "Đơn vị đã ban hành kế hoạch và phân công người phụ trách công tác dân vận chính quyền.",
        **{heading: numbers.choice(words) for heading, words in texts.RESULTS.items()},
        "uu-diem": numbers.choice(texts.STRENGTHS),
        "han-che": numbers.choice(texts.SHORTCOMINGS),
        "nguyen-nhan": numbers.choice(texts.CAUSES),
        "phuong-huong": numbers.choice(texts.NEXT_STEPS),
    }
    if {"G3.08", "G3.09b"} <= figures and numbers.random() < 0.6:
        said["g3"] = "Đã tổ chức {G3.08} cuộc đối thoại, ghi nhận {G3.09b} ý kiến của người dân."
    if numbers.random() < 0.3:
        said["kien-nghi"] = numbers.choice(texts.PROPOSALS)
    return said


def _typed(one: Indicator) -> bool:
    return one.source is Source.TYPED and one.roll_up is not RollUp.RATIO


def _answer(one: Indicator, numbers: random.Random, *, blank: float, halves: int) -> Answer:
    """A number, but for a share ``blank`` of the draws: some of those are not reported, the others do not concern the unit."""
    chance, share = numbers.random(), numbers.random()
    if chance < blank:
        return Answer(NOT_REPORTED if chance < 0.03 else NOT_APPLICABLE)
    if one.unit == "đơn vị" and one.roll_up is RollUp.LAST:
        return _number(1)
    most = MOST.get(one.code, SELDOM)
    value = Decimal(int(share * (most + 1)) * (1 if one.roll_up is RollUp.LAST else halves))
    return _number(value, estimate=value + 1 if chance > 0.8 else None)


def _number(value: Decimal | int, *, estimate: Decimal | None = None) -> Answer:
    exact = Decimal(value)
    return Answer(VALUE, exact, estimate) if exact else Answer(ZERO, None, estimate)


def _part_of(code: str, whole: Answer, numbers: random.Random) -> Answer:
    share = numbers.random()
    if whole.state in {NOT_REPORTED, NOT_APPLICABLE}:
        return whole
    value = int(whole.value or 0)
    return _number(value - int(share * value / SHORTFALL.get(code, 4)) - (share > 0.9 and value == 1))


def _within(others: Sequence[Answer], numbers: random.Random) -> Answer:
    """Some number from nought to the first of ``others`` less the rest; answered as they are where one has no number."""
    share = numbers.random()
    blank = next((other for other in others if other.state in {NOT_REPORTED, NOT_APPLICABLE}), None)
    if blank is not None:
        return Answer(blank.state)
    first, *rest = (int(other.value or 0) for other in others)
    return _number(int(share * (first - sum(rest) + 1)))
