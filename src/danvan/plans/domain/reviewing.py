"""What the review screen shows: the marked text, the proposals by tab, the doubts."""

from __future__ import annotations

from dataclasses import dataclass

from danvan.plans.domain.page import DEADLINE, DUTY, LOOK, UNIT, Line, Mark, line_of, lines
from danvan.plans.domain.review import is_clear
from danvan.plans.enums import LEADS, DutyKind, DutyState, ParticipantRole
from danvan.plans.models import DueDate, Duty, Lint, Participant, Plan, Target

TABS = ("open", "look", "undated", "confirmed", "discarded")


@dataclass(frozen=True)
class Proposal:
    """A duty as the right side shows it. ``reading`` is a word of the chips: clear, look or unit."""

    duty: Duty
    participants: list[Participant]
    due: list[DueDate]
    targets: list[Target]
    line: int
    reading: str

    @property
    def unknown(self) -> list[Participant]:
        return [part for part in self.participants if not part.known]

    @property
    def undated(self) -> bool:
        """Whether the duty has no day it falls due; principles need none."""
        return self.duty.kind != DutyKind.PRINCIPLE and not any(due.last_day for due in self.due)

    @property
    def due_shown(self) -> list[DueDate]:
        """The dated deadlines; the phrases without a date only while there is none."""
        return [due for due in self.due if due.last_day] or self.due

    @property
    def names_nobody(self) -> bool:
        return not any(part.role in LEADS for part in self.participants) and self.duty.kind != DutyKind.PRINCIPLE


@dataclass(frozen=True)
class ReviewPage:
    """Everything on the screen; a fixed number of queries."""

    plan: Plan
    lines: list[Line]
    proposals: list[Proposal]
    lints: list[tuple[Lint, int | None]]

    @property
    def reviewed(self) -> int:
        return sum(one.duty.state != DutyState.PROPOSED for one in self.proposals)

    @property
    def clear(self) -> list[Proposal]:
        return [one for one in self.proposals if one.duty.state == DutyState.PROPOSED and is_clear(one.duty)]

    def tab(self, name: str) -> list[Proposal]:
        """The proposals of a tab of TABS."""
        open_ = [one for one in self.proposals if one.duty.state == DutyState.PROPOSED]
        return {
            "open": open_,
            "look": [one for one in open_ if one.reading != "clear"],
            "undated": [one for one in open_ if one.undated],
            "confirmed": [one for one in self.proposals if one.duty.state == DutyState.CONFIRMED],
            "discarded": [one for one in self.proposals if one.duty.state == DutyState.DISCARDED],
        }.get(name, open_)


def review_page(plan: Plan) -> ReviewPage:
    """The page of ``plan``; eight queries whatever its length."""
    duties = list(
        plan.duties.select_related("field").prefetch_related(
            "participants__unit", "participants__group", "due_dates", "targets"
        )
    )
    proposals = [_proposal(plan, duty) for duty in duties]
    lints = [(lint, line_of(plan.text, lint.start) if lint.start is not None else None) for lint in plan.lints.all()]
    headings = [(section.start, section.start + 1) for section in plan.sections.all() if section.title]
    marks = [*_marks(proposals), *(_look(lint) for lint, _line in lints if lint.start is not None and not lint.noted)]
    return ReviewPage(plan, lines(plan.text, marks, headings=headings), proposals, lints)


def _proposal(plan: Plan, duty: Duty) -> Proposal:
    parts = sorted(duty.participants.all(), key=lambda part: (ROLE_ORDER[part.role], part.pk))
    reading = "unit" if any(not part.known for part in parts) else "clear" if is_clear(duty) else "look"
    return Proposal(
        duty, parts, list(duty.due_dates.all()), list(duty.targets.all()), line_of(plan.text, duty.start), reading
    )


ROLE_ORDER: dict[str, int] = {
    ParticipantRole.LEAD: 0,
    ParticipantRole.REQUESTED: 0,
    ParticipantRole.EXCEPTED: 1,
    ParticipantRole.COORDINATING: 2,
    ParticipantRole.RECEIVER: 3,
}


def _marks(proposals: list[Proposal]) -> list[Mark]:
    marks = []
    for one in proposals:
        if one.duty.state == DutyState.DISCARDED:
            continue
        marks.append(Mark(DUTY, one.duty.start, one.duty.end, str(one.duty.uid)))
        for part in one.participants:
            if part.start is not None and part.end is not None:
                marks.append(Mark(UNIT if part.known else LOOK, part.start, part.end))
        for due in one.due:
            if due.start is not None and due.end is not None:
                marks.append(Mark(DEADLINE, due.start, due.end))
    return marks


def _look(lint: Lint) -> Mark:
    return Mark(LOOK, lint.start or 0, lint.end or 0)
