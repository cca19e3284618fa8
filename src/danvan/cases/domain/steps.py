"""What happened to a case, written down: the step, its sealed note, whom to tell."""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection
from dataclasses import dataclass

from danvan.cases.domain.conflicts import free_posts
from danvan.cases.enums import TextKind
from danvan.cases.models import Case, CaseStep, SealedText
from danvan.common import clock
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.models import Post, Unit
from danvan.units.models.dated import valid_on


@dataclass(frozen=True)
class Paper:
    """A signed paper, by number and date alone."""

    number: str = ""
    date: dt.date | None = None


NO_PAPER = Paper()


def seal_text(case: Case, kind: str, words: str, *, by: Actor) -> SealedText | None:
    """Keep ``words`` of a case sealed; None for no words."""
    if not words.strip():
        return None
    text = SealedText(case=case, kind=TextKind(kind), at=clock.now(), post=by.post)
    text.seal(words.strip()).save()
    return text


def step(
    case: Case, event: str, *, was: str, on: dt.date, by: Actor, note: str = "", kind: str = TextKind.NOTE,
    paper: Paper = NO_PAPER, grounds: str = "", outcome: str = "", to_agency: str = "", from_unit: Unit | None = None,
    to_unit: Unit | None = None,
) -> CaseStep:  # fmt: skip
    """Write down one thing that happened on ``on``; ``note`` is sealed."""
    return CaseStep.objects.create(
        case=case, event=event, was=was, on=on, at=clock.now(), post=by.post, from_unit=from_unit, to_unit=to_unit,
        paper_number=paper.number.strip(), paper_date=paper.date, grounds=grounds, outcome=outcome,
        to_agency=to_agency.strip(), note=seal_text(case, kind, note, by=by),
    )  # fmt: skip


def tell(case: Case, *, unit: Unit | int, roles: Collection[str], key: str, text: str, by: Actor) -> None:
    """Leave a notice with whoever holds ``roles`` in ``unit`` and may know of the case; ``text`` names the number alone."""
    unit_id = unit if isinstance(unit, int) else unit.pk
    held = Post.rows.filter(valid_on(by.on), unit_id=unit_id, role__in=list(roles), user__is_active=True)
    tell_posts(case, posts=list(held), key=key, text=text)


def tell_posts(case: Case, *, posts: Collection[Post], key: str, text: str) -> None:
    """The same for posts one already has."""
    notices.tell(posts=free_posts(case, posts), key=f"case:{case.uid}:{key}", text=text, path=f"/don-thu/{case.uid}/")
