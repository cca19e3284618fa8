"""Does the invented work: records, their corrections, and what becomes of what was promised."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal

from danvan.commitments.domain import commitments
from danvan.commitments.domain.commitments import Promise as Promised
from danvan.commitments.domain.commitments import Upload
from danvan.commitments.models import Commitment
from danvan.plans.models import Duty
from danvan.records.domain import marking, records, stages
from danvan.records.domain.records import Entry
from danvan.records.enums import Mode
from danvan.records.kinds.registry import all_kinds
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from danvan.replay import texts
from danvan.replay.area import Area
from danvan.replay.generator import BROADCAST, COMMUNICATION, DIALOGUE, DISSEMINATION, Happening, Promise, moved_on
from danvan.replay.invented.made import Done, Partner
from danvan.replay.journal import Journal
from danvan.replay.moments import DAY, at
from danvan.replay.steps import Act, Step
from danvan.scoring.enums import How
from danvan.scoring.models import Criterion
from danvan.units.actor import Actor
from danvan.units.roles import Role

EVIDENCE_EVERY = 12
UNUSUAL = "Số liệu minh họa."
HOUR = dt.timedelta(hours=1)
FIELDS = {1: "tuyen-truyen", 2: "phoi-hop", 3: "dan-chu", 4: "cai-cach-hanh-chinh", 5: "thi-dua", 6: "kien-toan"}
FIELD_OF_A_KIND = {kind.name: FIELDS.get(kind.group, "") for kind in all_kinds()}


@dataclass(frozen=True)
class Fate:
    """One thing that happens to a promise: the move, its day, and how the promise stands after it."""

    move: str
    day: dt.date
    note: str
    due_on: dt.date
    answered_on: dt.date | None = None
    resolved_on: dt.date | None = None


@dataclass
class Work:
    """Happenings done so far. ``duties`` gives per kind the duty that its records serve."""

    area: Area
    journal: Journal
    duties: Mapping[str, Duty]
    made: dict[int, int] = field(default_factory=dict)  # number of the happening -> key of its record

    def steps(self, happening: Happening) -> list[Step]:
        """Everything that is done about ``happening``, each at its moment."""
        steps = [Step(happening.recorded_at, happening.number, "record", lambda moment: self.record(happening))]
        for place, promise in enumerate(promises_of(happening)):
            for order, fate in enumerate(fates_of(promise, place), start=1):
                moment = max(at(fate.day, 9, 15), happening.recorded_at + order * HOUR)
                steps.append(Step(moment, happening.number, "commitment", self._mover(happening, place, fate)))
        if change := happening.correction:
            steps = [step for step in steps if change.people is not None or step.moment < change.at]
            steps.append(Step(change.at, happening.number, "amend", lambda moment: self.correct(happening)))
        return steps

    def record(self, happening: Happening) -> None:
        """Enter it, in the unit's own name or on behalf."""
        row = records.record(
            kind=happening.kind, host=self.area.units[happening.host], entry=self._entry(happening, happening.people),
            participating=[self.area.units[key] for key in happening.units], details=self._details(happening),
            rows=self._rows(happening),
            evidence=_evidence(happening), by=self._writer(happening, happening.recorded_at.date()),
        )  # fmt: skip
        for done in happening.made.moves if happening.made else ():
            self._move(row, happening, done)
        self.made[happening.number] = row.pk
        self.journal.happening(happening, uid=str(row.uid), recorded_at=happening.recorded_at, people=happening.people)
        for commitment, promise in zip(_promised(row), promises_of(happening), strict=True):
            self.journal.commitment(
                happening,
                uid=str(commitment.uid),
                recorded_at=happening.recorded_at,
                first_due_on=promise.due_on,
                due_on=promise.due_on,
                answered_on=None,
                resolved_on=None,
            )

    def _move(self, row: Record, happening: Happening, done: Done) -> None:
        """Take a move, with the marks that come first."""
        by = self._hand(happening, done.hand)
        if done.share:
            marking.mark(record=row, given=self._marks(row, by, done.share), by=by)
        stages.take(record=row, name=done.name, by=by, note=done.note, on=moved_on(happening, done), given=done.given)

    def _hand(self, happening: Happening, hand: str) -> Actor:
        on = happening.recorded_at.date()
        if hand == "judge":
            own = happening.host == self.area.receiver.key
            return self.area.leader(on) if own else self.area.coordinator(on)
        return self.area.actor(happening.host, Role.HEAD if hand == "head" else Role.OFFICER, on)

    @staticmethod
    def _marks(row: Record, by: Actor, share: str) -> dict[str, marking.Given]:
        """``share`` of the most of each criterion; where it is a matter of yes or no or of a number, the most."""
        return {
            str(line.criterion.uid): marking.Given(_value(line.criterion, Decimal(share)), UNUSUAL)
            for line in marking.sheet(row, by)
        }

    def correct(self, happening: Happening) -> None:
        """Put the number of people right, or withdraw the record with what was promised at it."""
        change, row = happening.correction, Record.rows.get(pk=self.made[happening.number])
        if change is None:
            return
        by, uid = self._writer(happening, change.at.date()), str(row.uid)
        if change.people is not None:
            records.amend(record=row, entry=self._entry(happening, change.people), by=by)
        else:
            for commitment in _promised(row):
                self.journal.withdraw(str(commitment.uid), change.at)
            records.archive(record=row, by=by)
        self.journal.happening(happening, uid=uid, recorded_at=change.at, people=change.people)

    def _mover(self, happening: Happening, place: int, fate: Fate) -> Act:
        def act(moment: dt.datetime) -> None:
            commitment = _promised(Record.rows.get(pk=self.made[happening.number]))[place]
            late = fate.resolved_on is not None and fate.resolved_on > fate.due_on
            commitments.move(
                commitment=commitment, name=fate.move, note=fate.note, on=fate.day,
                due_on=fate.due_on if fate.move == "extend" else None,
                late_reason=texts.LATE_REASONS[happening.number % len(texts.LATE_REASONS)] if late else "",
                by=self.area.actor(happening.host, Role.OFFICER, moment.date()),
            )  # fmt: skip
            self.journal.commitment(
                happening, uid=str(commitment.uid), recorded_at=moment,
                first_due_on=promises_of(happening)[place].due_on, due_on=fate.due_on, answered_on=fate.answered_on,
                resolved_on=fate.resolved_on,
            )  # fmt: skip

        return act

    def _writer(self, happening: Happening, on: dt.date) -> Actor:
        return self.area.coordinator(on) if happening.channel else self.area.actor(happening.host, Role.OFFICER, on)

    def _entry(self, happening: Happening, people: int) -> Entry:
        return Entry(
            title=happening.title, began_on=happening.date, place=happening.place,
            people=None if happening.made and happening.made.people is None else people, duty=self.duties.get(happening.kind),
            mode=Mode.WOVEN if happening.woven else Mode.STANDALONE, channel=happening.channel,
            given_by="Văn phòng đơn vị" if happening.channel else "", given_on=happening.given_on,
            reason=UNUSUAL if happening.made else "",
        )  # fmt: skip

    def _details(self, happening: Happening) -> dict[str, object]:
        chosen = {name: [self.area.units[key] for key in keys] for name, keys in happening.chosen.items()}
        return details_of(happening) | chosen

    def _with_units(self, happening: Happening, row: Mapping[str, object]) -> dict[str, object]:
        keys = [*happening.partners, happening.host]
        return {
            name: self.area.units[keys[value.place]] if isinstance(value, Partner) else value
            for name, value in row.items()
        }

    def _rows(self, happening: Happening) -> dict[str, list[RowInput]]:
        if happening.made is not None:
            return {
                name: [RowInput(self._with_units(happening, row)) for row in rows]
                for name, rows in happening.made.rows.items()
            }
        if happening.kind != DIALOGUE:
            return {}
        host = self.area.units[happening.host]
        post = "Chủ tịch Ủy ban nhân dân" if happening.host in self.area.communes else "Thủ trưởng đơn vị"
        answered = [one for one in happening.questions if one.promise is None]
        return {
            "questions": [RowInput({"text": one.text, "answer": one.answer}) for one in answered],
            "demands": [
                RowInput({"text": one.text}, promise=Promised(one.promise.text, host, post, one.promise.due_on))
                for one in happening.questions
                if one.promise
            ],
        }


def _value(one: Criterion, share: Decimal) -> Decimal | None:
    if one.how == How.MANUAL:
        return one.most * share
    if one.how == How.BAR:
        return Decimal(0)
    return None if one.how == How.INDICATOR else one.pairs[-1][0] if one.pairs else Decimal(1)


def promises_of(happening: Happening) -> list[Promise]:
    """What was promised at it, in the order of the questions."""
    return [question.promise for question in happening.questions if question.promise]


def fates_of(promise: Promise, place: int) -> list[Fate]:
    """What happens to ``promise``, in order."""
    due, fates = promise.due_on, []
    if promise.extended_on and promise.extended_to:
        due = promise.extended_to
        fates.append(Fate("extend", promise.extended_on, texts.EXTENSIONS[place % len(texts.EXTENSIONS)], due))
    if promise.answered_on:
        note = texts.ANSWERED[place % len(texts.ANSWERED)]
        fates.append(Fate("answer", promise.answered_on, note, due, promise.answered_on))
    if promise.resolved_on:
        note = texts.RESOLVED[place % len(texts.RESOLVED)]
        fates.append(Fate("resolve", promise.resolved_on, note, due, promise.answered_on, promise.resolved_on))
    return fates


def details_of(happening: Happening) -> dict[str, object]:
    """The columns of its kind, units apart."""
    if happening.made is not None:
        return dict(happening.made.details)
    if happening.kind == DISSEMINATION:
        return {
            "documents": happening.title.removeprefix("Quán triệt "),
            "audience": "Công chức và người dân",
            "staff": happening.part,
        }
    if happening.kind == COMMUNICATION:
        on_air = happening.form == BROADCAST
        return {
            "form": happening.form, "items": 1 if on_air else happening.count,
            "broadcasts": happening.count if on_air else 0, "minutes": happening.minutes,
        }  # fmt: skip
    if happening.kind == DIALOGUE:
        asked = len(happening.questions)
        return {
            "chaired_by": "Người đứng đầu đơn vị", "notice_on": happening.date - 8 * DAY, "women": happening.part,
            "opinions": asked, "answered": asked - len(promises_of(happening)),
        }  # fmt: skip
    return {
        "content": happening.title,
        "audience": "Công chức, người hoạt động không chuyên trách",
        "evaluation": "Đạt yêu cầu",
    }


def _promised(row: Record) -> list[Commitment]:
    return list(Commitment.rows.filter(origin_uid=row.uid).order_by("pk"))


def _evidence(happening: Happening) -> list[Upload]:
    if happening.number % EVIDENCE_EVERY:
        return []
    return [Upload(f"Biên bản (dữ liệu minh họa): {happening.title}\n".encode(), "bien-ban.txt")]
