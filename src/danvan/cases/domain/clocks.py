"""The clocks of a case: begin, stop, stand still, go on, extend; and what an edited rule does to them.

All days are local dates of Vietnam. The rule valid on the day the term began applies, whatever the law says later.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Iterable

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.due import Pause, due_counting
from danvan.calendars.workdays import is_working_day, next_working_day
from danvan.cases.enums import ClockEvent, ClockState
from danvan.cases.models import Case, Clock, ClockChange
from danvan.cases.tracks import TRACKS, Clocked
from danvan.common import clock as time
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.documents.models import RuleEdit
from danvan.documents.ruletable import LegalRule, RuleUnit
from danvan.officedocs.numbers import short_date
from danvan.units.actor import program

WORKING = RuleUnit.WORKING_DAYS


def start(case: Case, begun: Clocked, *, on: dt.date, law: Law) -> Clock | None:
    """Begin a clock on the day of its event; None where the law sets no term on that day.

    An earlier clock of the same name that still runs is dropped: its event has happened anew.
    """
    variant = begun.variant(complex_one=case.is_complex, remote=case.is_remote)
    term = law.term(begun.code, on, variant=variant)
    if term is None:
        return None
    drop(case, [begun.name])
    return Clock.objects.create(
        case=case, name=begun.name, code=begun.code, variant=variant, started_on=on, due_on=term.due,
        first_due_on=term.due, words=_with_day_off(term.words, term.rule, on, 0, law)[:600],
    )  # fmt: skip


def give(case: Case, *, on: dt.date, due_on: dt.date) -> Clock:
    """A term the office gives itself: the last day is named, no rule stands behind it."""
    drop(case, ["given"])
    words = _("hạn do người giao ấn định ngày %(on)s: %(due)s") % {"on": short_date(on), "due": short_date(due_on)}
    return Clock.objects.create(case=case, name="given", started_on=on, due_on=due_on, first_due_on=due_on, words=words)


def running(case: Case) -> list[Clock]:
    """Clocks of the case that run or stand still, in the order they began."""
    return list(Clock.rows.filter(case=case, state__in=[ClockState.RUNNING, ClockState.PAUSED]).order_by("pk"))


def stop(case: Case, names: Collection[str], *, on: dt.date, law: Law) -> None:
    """What the clocks ``names`` measure was done on ``on``; late stays late. Others and ended ones are left alone."""
    for clock in running(case):
        if clock.name in names:
            if clock.state == ClockState.PAUSED:
                _go_on(clock, on=on, law=law)
            assert clock.due_on is not None
            clock.state, clock.met_on = ClockState.MET, on
            clock.was_late = clock.was_late or on > clock.due_on
            clock.store("state", "met_on", "was_late", "due_on", "words")


def drop(case: Case, names: Collection[str] | None = None, *, into: str = ClockState.DROPPED) -> None:
    """The clocks ``names`` (all, without) mean nothing any more: the event was another, or the case went into another."""
    for clock in running(case):
        if names is None or clock.name in names:
            clock.state, clock.due_on = into, clock.due_on or clock.first_due_on
            clock.store("state", "due_on")


def unfold(case: Case) -> None:
    """The clocks that ended because the case went into another run again."""
    for clock in Clock.rows.filter(case=case, state=ClockState.FOLDED):
        clock.state = ClockState.RUNNING
        clock.store("state")


def pause(case: Case, *, on: dt.date, paper_number: str, paper_date: dt.date | None) -> None:
    """Every running clock stands still from ``on``; that day does not count any more."""
    for clock in running(case):
        if clock.state == ClockState.RUNNING:
            _changed(clock, ClockEvent.PAUSE, on=on, new=None, paper_number=paper_number, paper_date=paper_date)
            clock.state, clock.due_on = ClockState.PAUSED, None
            clock.store("state", "due_on")


def resume(case: Case, *, on: dt.date, law: Law, paper_number: str = "", paper_date: dt.date | None = None) -> None:
    """Every clock that stands still goes on; ``on`` is the first day that counts again."""
    for clock in running(case):
        if clock.state == ClockState.PAUSED:
            _go_on(clock, on=on, law=law, paper_number=paper_number, paper_date=paper_date)
            clock.state = ClockState.RUNNING
            clock.store("state", "due_on", "words")


def extend(
    case: Case,
    names: Collection[str],
    *,
    on: dt.date,
    law: Law,
    days: int,
    paper_number: str,
    paper_date: dt.date | None,
) -> list[Clock]:
    """Lengthen the running clocks ``names``: to the variant the case now has, otherwise by ``days``; the old day is kept.

    Raises Refused when none of them runs, or when nothing would change.
    """
    found = [clock for clock in running(case) if clock.name in names and clock.state == ClockState.RUNNING]
    moved = []
    for clock in found:
        rule = _rule(clock, law)
        variant = _variant(case, clock, law)
        if rule is not None and variant != clock.variant:
            clock.variant, days_added = variant, 0
        else:
            clock.extra_days, days_added = clock.extra_days + days, days
        due = _due(clock, law)
        if due is None or clock.due_on is None or due <= clock.due_on:
            continue
        _changed(
            clock, ClockEvent.EXTEND, on=on, new=due, days=days_added, paper_number=paper_number, paper_date=paper_date
        )
        clock.due_on, clock.words = due, _words(clock, due, law)
        clock.store("due_on", "words", "variant", "extra_days")
        moved.append(clock)
    if not moved:
        raise Refused(
            _("Không có thời hạn nào kéo dài được: chưa có hạn đang tính, hoặc hạn mới không muộn hơn hạn cũ.")
        )
    return moved


def _variant(case: Case, clock: Clock, law: Law) -> str:
    """The variant of the clock's rule that fits the case as it is now; its present one where the rule knows no other."""
    table = TRACKS[case.track]
    begun = [*table.at_the_door, *(one for move in table.moves.values() for one in move.starts)]
    for one in begun:
        if one.name == clock.name and one.code == clock.code:
            return one.variant(complex_one=case.is_complex, remote=case.is_remote)
    return clock.variant


@transaction.atomic
def rejudge(*, on: dt.date, law: Law) -> int:
    """Move the due dates of running clocks whose rule this installation has edited; returns how many moved.

    The old day stays on the clock (``first_due_on``) and in its changes. Done once a day and harmless when repeated.
    """
    edited = (
        RuleEdit.objects.unscoped("quy định đã sửa áp dụng cho mọi vụ việc").values_list("code", flat=True).distinct()
    )
    clocks = Clock.rows.filter(state=ClockState.RUNNING, code__in=list(edited)).select_related("case")
    return sum(_rejudged(clock, on=on, law=law) for clock in clocks.order_by("pk"))


def _rejudged(clock: Clock, *, on: dt.date, law: Law) -> bool:
    due = _due(clock, law)
    if due is None or due == clock.due_on:
        return False
    before = {"due_on": clock.due_on}
    _changed(clock, ClockEvent.RULE, on=on, new=due)
    clock.due_on, clock.words = due, _words(clock, due, law)
    clock.store("due_on", "words")
    audit.write(
        by=program("rejudge", on=on), action="case.clock_rule", what=clock, changes=audit.difference(clock, before)
    )
    return True


def pauses(clock: Clock) -> tuple[Pause, ...]:
    """The times the clock stood still, in order; the last one open while it stands still. One query."""
    found: list[Pause] = []
    for change in ClockChange.rows.filter(clock=clock).order_by("pk"):
        if change.event == ClockEvent.PAUSE:
            found.append(Pause(change.on))
        elif change.event == ClockEvent.RESUME and found:
            found[-1] = Pause(found[-1].first, change.on)
    return tuple(found)


def _go_on(clock: Clock, *, on: dt.date, law: Law, paper_number: str = "", paper_date: dt.date | None = None) -> None:
    _changed(clock, ClockEvent.RESUME, on=on, new=None, paper_number=paper_number, paper_date=paper_date)
    due = _due(clock, law)
    assert due is not None
    ClockChange.rows.filter(clock=clock, event=ClockEvent.RESUME, on=on).update(new_due_on=due)
    clock.due_on, clock.words = due, _words(clock, due, law)


def _rule(clock: Clock, law: Law) -> LegalRule | None:
    return law.on(clock.code, clock.started_on, clock.variant) if clock.code else None


def _due(clock: Clock, law: Law) -> dt.date | None:
    """The last day in time by rule, extension and pauses; None while it stands still."""
    rule, still = _rule(clock, law), pauses(clock)
    if rule is None:
        lost = sum(((pause.until or pause.first) - pause.first).days for pause in still) + clock.extra_days
        day = clock.first_due_on + dt.timedelta(days=lost)
        return next_working_day(day, law.days_off) if lost else day
    return due_counting(
        clock.started_on, int(rule.value) + clock.extra_days, working=rule.unit == WORKING, pauses=still,
        overrides=law.days_off,
    )  # fmt: skip


def _words(clock: Clock, due: dt.date, law: Law) -> str:
    """How ``due`` came about, in one sentence: term, event, article; what was added; which days did not count."""
    rule = _rule(clock, law)
    said = [law.rules.explain(rule, clock.started_on, due) if rule else clock.words.split("; ")[0]]
    if clock.extra_days:
        said.append(_("đã gia hạn %(days)s ngày") % {"days": clock.extra_days})
    said += [
        _("không tính từ %(first)s đến hết %(last)s")
        % {"first": short_date(one.first), "last": short_date(one.until - dt.timedelta(days=1))}
        for one in pauses(clock)
        if one.until and one.until > one.first
    ]
    words = "; ".join(said)
    return (_with_day_off(words, rule, clock.started_on, clock.extra_days, law) if rule and len(said) == 1 else words)[
        :600
    ]


def _with_day_off(words: str, rule: LegalRule, start: dt.date, extra: int, law: Law) -> str:
    """``words``, and that the last day was a day off, where a term in calendar days ended on one (Bộ luật Dân sự, Điều 148)."""
    if rule.unit != RuleUnit.CALENDAR_DAYS:
        return words
    last = start + dt.timedelta(days=int(rule.value) + extra)
    if is_working_day(last, law.days_off):
        return words
    return _("%(words)s; ngày %(last)s là ngày nghỉ nên hạn là ngày làm việc tiếp theo") % {
        "words": words, "last": short_date(last),
    }  # fmt: skip


def _changed(
    clock: Clock, event: ClockEvent, *, on: dt.date, new: dt.date | None, days: int = 0, paper_number: str = "",
    paper_date: dt.date | None = None,
) -> None:  # fmt: skip
    ClockChange.objects.create(
        clock=clock, event=event, on=on, at=time.now(), old_due_on=clock.due_on, new_due_on=new, days=days,
        paper_number=paper_number, paper_date=paper_date,
    )  # fmt: skip


def newly_late(*, on: dt.date) -> Iterable[Clock]:
    """Running clocks of the office whose day has passed and that are not marked yet; whoever iterates marks them."""
    rows = Clock.rows.filter(state=ClockState.RUNNING, due_on__lt=on, was_late=False).exclude(name="next")
    return rows.select_related("case").order_by("pk")
