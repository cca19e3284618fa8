"""What the sender thinks of the handling; a poor word within fifteen days has the case looked at again."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import clocks
from danvan.cases.domain.steps import step, tell
from danvan.cases.enums import Rating, State, TextKind, Track
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.officedocs.numbers import short_date
from danvan.units.actor import Actor
from danvan.units.roles import Role

REOPENED_WITHIN = dt.timedelta(days=15)
# A decided complaint is not opened again by a rating: the law has a second complaint and the court for that.
NEXT_STEP_INSTEAD = frozenset({Track.COMPLAINT, Track.COMPLAINT_2})


def last_day(case: Case) -> dt.date | None:
    """The last day on which a poor rating opens the case again; None while there is no answer or where the law has another way."""
    answered = case.resolved_on or case.answered_on
    if case.track in NEXT_STEP_INSTEAD or answered is None:
        return None
    return answered + REOPENED_WITHIN


@transaction.atomic
def rate(*, case: Case, rating: int, on: dt.date, by: Actor, words: str = "", seen: int | None = None) -> Case:
    """Keep what the sender said of an answered case, once for each answer; ``words`` are sealed.

    A poor rating in time opens the case again. Whoever calls has seen that it comes from the sender (code and secret, or
    an official who noted what was said). Raises Refused for a case without an answer or one rated already.
    """
    if not case.is_rateable:
        raise Refused(_("Vụ việc chưa có trả lời nên chưa đánh giá được."))
    if case.rating is not None:
        raise Refused(_("Vụ việc này đã được đánh giá."))
    case.rating, case.rated_on = Rating(rating), on
    was, limit = case.state, last_day(case)
    again = rating == Rating.POOR and limit is not None and on <= limit
    before = {"state": was, "rating": None, "resolved_on": case.resolved_on, "reopened": case.reopened}
    if again:
        _reopen(case, on)
    case.store("rating", "rated_on", "state", "resolved_on", "ended_on", "outcome", "reopened", seen=seen)
    step(case, "rate", was=was, on=on, by=by, note=words, kind=TextKind.NOTE)
    if again:
        _begin_again(case, on, by)
    audit.write(by=by, action="case.rate", what=case, changes=audit.difference(case, before))
    return case


def _reopen(case: Case, on: dt.date) -> None:
    case.state, case.resolved_on, case.ended_on, case.outcome = State.PROCESSING, None, None, ""
    case.reopened += 1
    case.rating, case.rated_on = None, None  # the next answer is rated by itself; this one stands in the steps


def _begin_again(case: Case, on: dt.date, by: Actor) -> None:
    law = legalrules.law()
    for begun in TRACKS[case.track].moves["reopen"].starts:
        clocks.start(case, begun, on=on, law=law)
    text = _("Người gửi không hài lòng; vụ việc số %(number)s được mở lại ngày %(day)s.") % {
        "number": case.reference, "day": short_date(on),
    }  # fmt: skip
    tell(case, unit=case.holder_id, roles=[Role.HEAD], key=f"again:{case.version}", text=text, by=by)
