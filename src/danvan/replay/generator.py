"""Invents a year of work from a seed: what happened, when it was written down, and how each unit reported.

Knows nothing of the database. The same seed, units and plan of the year give the same year.
"""

from __future__ import annotations

import datetime as dt
import random
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from importlib import import_module

from danvan.records.kinds import KINDS
from danvan.replay import texts
from danvan.replay.invented.made import Done, Made
from danvan.replay.moments import DAY, at

DISSEMINATION, COMMUNICATION, TRAINING, DIALOGUE = OWN = ("dissemination", "communication", "training", "dialogue")
OTHERS = tuple(kind for kind in KINDS if kind not in OWN)  # invented by their modules
OTHERS_OF_A_UNIT = 12
SECOND = dt.timedelta(seconds=1)
KINDS_OF_A_UNIT = (DISSEMINATION,) * 7 + (COMMUNICATION,) * 14 + (TRAINING,) * 4 + (DIALOGUE,) * 5
AT_LEAST = len(KINDS_OF_A_UNIT)
ARTICLE, BROADCAST, POSTER, MEETING = FORMS = ("article", "broadcast", "poster", "meeting")


@dataclass(frozen=True)
class Unit:
    """A reporting unit: its key and whether it is a commune (an office otherwise)."""

    key: str
    commune: bool


@dataclass(frozen=True)
class Round:
    """One reporting round: ``last_day`` in time, then the day its consolidation is made. Local dates."""

    period: str
    last_day: dt.date
    consolidated_on: dt.date


@dataclass(frozen=True)
class Promise:
    """What became of something promised at a dialogue; empty days: it has not happened in the year."""

    text: str
    due_on: dt.date
    extended_to: dt.date | None = None
    extended_on: dt.date | None = None
    answered_on: dt.date | None = None
    resolved_on: dt.date | None = None

    def due_by(self, on: dt.date) -> dt.date:
        """The day it is due as that stands on ``on``."""
        return self.extended_to if self.extended_to and self.extended_on and self.extended_on <= on else self.due_on


@dataclass(frozen=True)
class Question:
    """A question asked at a dialogue: answered on the spot, or ``promise`` says what was promised."""

    text: str
    answer: str = ""
    promise: Promise | None = None


@dataclass(frozen=True)
class Correction:
    """A later change of a record: the right number of people, or its withdrawal (None)."""

    at: dt.datetime
    people: int | None


@dataclass(frozen=True)
class Happening:
    """One piece of work. ``units`` took part beside the ``host``; ``count`` is articles, times on the air or posters.

    ``minutes`` is the time on the air; ``part`` how many of the people were women (dialogue) or officials (dissemination).
    ``made`` holds everything of a kind that has a module of its own, with the units in its columns in ``chosen``, those in its rows in
    ``partners``.
    ``channel`` and ``given_on`` are set when somebody else entered it for the unit.
    """

    number: int
    kind: str
    host: str
    units: tuple[str, ...]
    date: dt.date
    recorded_at: dt.datetime
    title: str
    place: str
    people: int
    form: str = ""
    count: int = 1
    minutes: int = 0
    part: int = 0
    woven: bool = False
    questions: tuple[Question, ...] = ()
    made: Made | None = None
    chosen: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    partners: tuple[str, ...] = ()
    channel: str = ""
    given_on: dt.date | None = None
    correction: Correction | None = None


def moved_on(happening: Happening, done: Done) -> dt.date:
    """The local date of a move: so many days after, but not after it was written down."""
    return min(happening.date + done.days * DAY, happening.recorded_at.date())


@dataclass(frozen=True)
class Sending:
    """How one unit reports in one round. ``channel``: entered on behalf.

    A returned report is sent again at ``again_at``; one that was accepted may be corrected at ``corrected_at``.
    """

    unit: str
    period: str
    at: dt.datetime
    accepted_at: dt.datetime
    late_reason: str = ""
    channel: str = ""
    given_on: dt.date | None = None
    returned_at: dt.datetime | None = None
    return_reason: str = ""
    again_at: dt.datetime | None = None
    corrected_at: dt.datetime | None = None
    correction_reason: str = ""


@dataclass(frozen=True)
class InventedYear:
    """Everything the replay does after the plan is published."""

    happenings: tuple[Happening, ...]
    sendings: tuple[Sending, ...]
    never_sends: str
    seed: int = field(default=0)


def invent(
    *, units: Sequence[Unit], rounds: Sequence[Round], begins: dt.date, ends: dt.date, seed: int
) -> InventedYear:
    """A year of work of ``units`` from ``begins`` to ``ends`` (both included) with reports in each of ``rounds``.

    One commune never reports, and each round another sends paper. Raises ValueError for fewer than ten units or two
    communes: each way of reporting needs a unit of its own.
    """
    if len(units) < 10 or sum(unit.commune for unit in units) < 2:
        raise ValueError("at least ten reporting units, two of them communes")
    numbers = random.Random(seed)  # noqa: S311 - repeatable on purpose, nothing secret
    happenings: list[Happening] = []
    for unit in units:
        happenings += _work_of(unit, units, begins, ends, numbers, first=len(happenings))
    sendings, silent = _sendings(units, rounds, numbers)
    return InventedYear(tuple(happenings), tuple(sendings), silent, seed)


def _work_of(
    unit: Unit, units: Sequence[Unit], begins: dt.date, ends: dt.date, numbers: random.Random, *, first: int
) -> list[Happening]:  # fmt: skip
    kinds = list(KINDS_OF_A_UNIT) + numbers.choices(KINDS_OF_A_UNIT, k=numbers.randrange(4))
    numbers.shuffle(kinds)
    others = [other.key for other in units if other != unit]
    kinds += numbers.sample(OTHERS, OTHERS_OF_A_UNIT)
    return [_happening(first + place, kind, unit, others, begins, ends, numbers) for place, kind in enumerate(kinds)]


def _happening(  # noqa: PLR0917 - the row of one loop
    number: int, kind: str, unit: Unit, others: list[str], begins: dt.date, ends: dt.date, numbers: random.Random
) -> Happening:
    day = begins + numbers.randrange((ends - begins).days + 1) * DAY
    recorded = _recorded(day, ends, numbers)
    channel = "zalo" if numbers.random() < 0.03 else ""
    joint = numbers.sample(others, numbers.choice((1, 1, 2, 3))) if numbers.random() < _joint_share(kind) else []
    form = numbers.choice(FORMS) if kind == COMMUNICATION else ""
    people, count = _people(kind, form, numbers), _count(form, numbers)
    minutes, part, woven = 15 * count * (form == BROADCAST), min(people, numbers.randrange(18)), numbers.random() < 0.2
    asked = _questions(day, ends, numbers) if kind == DIALOGUE else ()
    made = _made(kind, numbers, day) if kind in OTHERS else None
    if made is not None:
        people = made.people or 0
    return Happening(
        number=number, kind=kind, host=unit.key, units=tuple(joint), date=day, recorded_at=recorded,
        title=made.title if made else _title(kind, form, numbers), made=made,
        chosen={name: tuple(sorted(numbers.sample(others, n))) for name, n in made.others.items()} if made else {},
        partners=tuple(numbers.sample(others, made.partners)) if made and made.partners else (),
        place=numbers.choice(texts.PLACES), people=people,
        form=form, count=count, minutes=minutes, part=part, woven=woven,
        questions=asked if people else (),
        channel=channel, given_on=min(day + DAY, recorded.date()) if channel else None,
        correction=_correction(recorded, ends, numbers, counts_people=_counts_people(kind, form, made)),
    )  # fmt: skip


def _made(kind: str, numbers: random.Random, day: dt.date) -> Made:
    made: Made = import_module(f"danvan.replay.invented.{kind}").invent(numbers, day)
    return made


def _counts_people(kind: str, form: str, made: Made | None) -> bool:
    """Whether the number of people of such a piece of work may turn out to be another."""
    return made.people is not None if made else kind != COMMUNICATION or form == MEETING


def _recorded(day: dt.date, ends: dt.date, numbers: random.Random) -> dt.datetime:
    """Mostly within a week; one in twenty is written down weeks later, perhaps after the report has gone."""
    late = numbers.random() < 0.05
    written = day + (numbers.randrange(18, 60) if late else numbers.randrange(0, 6)) * DAY
    return at(min(written, ends), numbers.randrange(13, 17), numbers.randrange(0, 30))


def _joint_share(kind: str) -> float:
    return {TRAINING: 0.15, DIALOGUE: 0.1, DISSEMINATION: 0.06}.get(kind, 0.02)


def _title(kind: str, form: str, numbers: random.Random) -> str:
    if kind == DISSEMINATION:
        return f"Quán triệt {_lowered(numbers.choice(texts.DIRECTIVES))}"
    if kind == TRAINING:
        return f"Tập huấn: {numbers.choice(texts.TRAINING_TOPICS)}"
    if kind == DIALOGUE:
        return f"Đối thoại với Nhân dân về {numbers.choice(texts.DIALOGUE_TOPICS)}"
    if form == MEETING:
        return f"Buổi tuyên truyền về {numbers.choice(texts.SESSION_TOPICS)}"
    word = {ARTICLE: "Tin, bài", BROADCAST: "Phát thanh", POSTER: "Pano, tờ rơi"}[form]
    return f"{word} về {numbers.choice(texts.NEWS_TOPICS)}"


def _lowered(words: str) -> str:
    return words[:1].lower() + words[1:]


def _people(kind: str, form: str, numbers: random.Random) -> int:
    """How many took part; 0 is a real answer for a meeting nobody came to, and for what has no audience."""
    if kind == COMMUNICATION and form != MEETING:
        return 0
    return 0 if numbers.random() < 0.02 else numbers.randrange(18, 140)


def _count(form: str, numbers: random.Random) -> int:
    most = {ARTICLE: 6, BROADCAST: 20, POSTER: 60}.get(form, 1)
    return numbers.randrange(1, most + 1)


def _correction(
    recorded: dt.datetime, ends: dt.date, numbers: random.Random, *, counts_people: bool
) -> Correction | None:
    chance, later = numbers.random(), recorded + numbers.randrange(2, 50) * DAY
    if chance > 0.05 or later.date() > ends:
        return None
    if chance < 0.015:
        return Correction(later, None)
    return Correction(later, numbers.randrange(18, 140)) if counts_people else None


def _questions(day: dt.date, ends: dt.date, numbers: random.Random) -> tuple[Question, ...]:
    asked = numbers.sample(texts.QUESTIONS, numbers.choices((0, 2, 3, 4, 6), (1, 3, 4, 3, 1))[0])
    return tuple(_question(text, day, ends, numbers) for text in asked)


def _question(text: str, day: dt.date, ends: dt.date, numbers: random.Random) -> Question:
    if numbers.random() < 0.68:
        return Question(text, answer=numbers.choice(texts.ANSWERS))
    return Question(text, promise=_promise(day, ends, numbers))


def _promise(day: dt.date, ends: dt.date, numbers: random.Random) -> Promise:
    """Half kept in time, the others late, put off, only answered, or still open when the year ends."""
    due = day + numbers.choice((15, 30, 30, 45, 60)) * DAY
    fate = numbers.choices(("in time", "late", "put off", "answered", "open"), (50, 12, 10, 13, 15))[0]
    days = {
        "in time": {"answered_on": day + 5 * DAY, "resolved_on": due - numbers.randrange(1, 10) * DAY},
        "late": {"resolved_on": due + numbers.randrange(1, 20) * DAY},
        "put off": {"extended_on": due - 2 * DAY, "extended_to": due + 20 * DAY, "resolved_on": due + 15 * DAY},
        "answered": {"answered_on": due - 3 * DAY},
        "open": {},
    }[fate]
    return Promise(numbers.choice(texts.PROMISES), due, **{name: on for name, on in days.items() if on <= ends})


def _sendings(units: Sequence[Unit], rounds: Sequence[Round], numbers: random.Random) -> tuple[list[Sending], str]:
    communes = [unit.key for unit in units if unit.commune]
    silent = communes.pop(numbers.randrange(len(communes)))
    found: list[Sending] = []
    for one in rounds:
        paper = numbers.choice(communes)
        others = [unit.key for unit in units if unit.key not in {silent, paper}]
        order = [paper, *numbers.sample(others, len(others))]
        found += [_sending(unit, place, one, numbers) for place, unit in enumerate(order)]
    return found, silent


def _sending(unit: str, place: int, one: Round, numbers: random.Random) -> Sending:
    """The first places of a round's order have fates of their own; all others are on time and accepted at once.

    No two reports are sent at the same moment, so that which was last is never a question.
    """
    early = at(one.last_day - numbers.randrange(1, 5) * DAY, numbers.randrange(8, 12), 45) + place * SECOND
    plain = Sending(unit, one.period, early, accepted_at=at(early.date(), 17, 50))
    late, after = at(one.last_day + DAY, 10, 45), at(one.consolidated_on + 2 * DAY, 10, 45)
    very_late = at(one.last_day + 3 * DAY, 10, 45) + place * SECOND
    reason = numbers.choice(texts.LATE_REASONS)
    correction = numbers.choice(texts.CORRECTION_REASONS)
    fates = (
        _on_behalf(unit, one),
        replace(plain, at=late, accepted_at=at(late.date(), 17, 50), late_reason=reason),
        _returned(plain, one, numbers.choice(texts.RETURN_REASONS)),
        replace(plain, at=after, accepted_at=at(after.date(), 17, 50), late_reason=reason),
        replace(plain, corrected_at=at(one.last_day + DAY, 15, 45), correction_reason=correction),
        replace(plain, corrected_at=at(one.consolidated_on + DAY, 15, 45), correction_reason=correction),
        replace(plain, at=very_late, accepted_at=at(very_late.date(), 17, 50), late_reason=reason),
        replace(plain, at=very_late, accepted_at=at(very_late.date(), 17, 50), late_reason=reason),
    )
    return fates[place] if place < len(fates) else plain


def _on_behalf(unit: str, one: Round) -> Sending:
    moment = at(one.last_day + DAY, 9, 45)
    given = one.last_day - DAY
    return Sending(unit, one.period, moment, at(moment.date(), 17, 50), channel="paper", given_on=given)


def _returned(plain: Sending, one: Round, reason: str) -> Sending:
    """Sent in time, returned, and sent again so late that the consolidation nearly goes without it."""
    again = at(one.last_day + 3 * DAY, 9, 45)
    return replace(
        plain, accepted_at=at(again.date(), 17, 50), returned_at=at(plain.at.date(), 16, 50), return_reason=reason,
        again_at=again, late_reason="Bổ sung theo yêu cầu của đơn vị tổng hợp.",
    )  # fmt: skip
