"""How a sender follows a case: by code and secret, without an account. Whoever has not both learns nothing, not even that it is."""

from __future__ import annotations

import datetime as dt
import hashlib
import hmac
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.db.models import F
from django.utils.translation import gettext as _

from danvan.cases.domain import codes, rating
from danvan.cases.enums import ClockState, State, TextKind
from danvan.cases.models import Case, CaseStep, Clock, Guess, SealedText
from danvan.cases.tracks import TRACKS
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import program

__all__ = ["Followed", "NotFound", "TooMany", "follow", "rate"]

GUESSES_AN_HOUR = 30
_NOBODY = codes.locked("nobody", "nothing")


class NotFound(Refused):
    """No such code, or another secret: the same words for both."""


class TooMany(Refused):
    """Too many wrong codes from one address within an hour."""


@dataclass(frozen=True)
class Happened:
    """One line of what happened, in words for the sender."""

    on: dt.date
    words: str


@dataclass(frozen=True)
class Followed:
    """What the sender of a case reads. ``answer`` are the words of the answer; ``reopens_until`` the last day of a poor rating."""

    code: str
    reference: str
    received_on: dt.date
    words: str
    due_on: dt.date | None
    happened: Sequence[Happened]
    answer: str
    may_rate: bool
    reopens_until: dt.date | None

    def __repr__(self) -> str:
        return "Followed(…)"


def follow(*, code: str, secret: str, address: str) -> Followed:
    """The case behind ``code`` and ``secret``. ``address`` is where the question comes from; it is kept as a mark for an hour.

    Raises TooMany, and NotFound with the same words, after the same work, for an unknown code and for a wrong secret.
    """
    case = _case(code, secret, address)
    return _followed(case)


def rate(*, code: str, secret: str, address: str, rating_given: int, words: str = "") -> Followed:
    """Keep the sender's rating; a poor one in time opens the case again. Raises as ``follow``, Refused for no answer yet."""
    case = _case(code, secret, address)
    by = program("what people send", on=clock.today())
    rating.rate(case=_shown(case), rating=rating_given, on=clock.today(), by=by, words=words)
    return _followed(case)


def _case(code: str, secret: str, address: str) -> Case:
    _count(address)
    clean, given = codes.cleaned(code)[:40], codes.cleaned(secret)[:60]
    rows = Case.objects.unscoped("người gửi tra cứu bằng mã và mật khẩu của mình")
    case = rows.select_related("merged_into").filter(code=clean).first()
    fits = codes.fits(case.secret if case else _NOBODY, clean, given)
    if case is None or not fits:
        raise NotFound(_("Mã hoặc mật khẩu tra cứu không đúng. Xem lại giấy biên nhận; phân biệt số và chữ."))
    _uncount(address)
    return case


def _bucket(address: str, hour: dt.datetime) -> str:
    key = hashlib.sha256(f"danvan guesses|{settings.SECRET_KEY}|{hour:%Y%m%d%H}".encode()).digest()
    return hmac.new(key, address.encode(), hashlib.sha256).hexdigest()[:32]


def _this_hour() -> dt.datetime:
    return clock.now().replace(minute=0, second=0, microsecond=0)


def _count(address: str) -> None:
    """Count one question before anything is looked up, in a transaction of its own, so that a refusal does not take it back."""
    hour = _this_hour()
    with transaction.atomic():
        Guess.rows.filter(hour__lt=hour - dt.timedelta(hours=2)).delete()
        row, _new = Guess.rows.get_or_create(bucket=_bucket(address, hour), hour=hour)
        Guess.rows.filter(pk=row.pk).update(count=F("count") + 1)
    if row.count >= GUESSES_AN_HOUR:
        raise TooMany(_("Tra cứu sai nhiều lần. Đợi một giờ rồi thử lại, hoặc hỏi trực tiếp nơi đã nhận đơn."))


def _uncount(address: str) -> None:
    hour = _this_hour()
    Guess.rows.filter(bucket=_bucket(address, hour), hour=hour, count__gt=0).update(count=F("count") - 1)


def _shown(case: Case) -> Case:
    """The case that says how it stands: the one it was put into."""
    return case.merged_into if case.state == State.MERGED and case.merged_into else case


def _followed(case: Case) -> Followed:
    shown = _shown(case)
    steps = CaseStep.rows.filter(case=shown).order_by("at", "pk")
    happened = [Happened(one.on, words) for one in steps if (words := _words(shown, one.event))]
    due = Clock.rows.filter(case=shown, state=ClockState.RUNNING).exclude(name="next").order_by("due_on").first()
    answer = SealedText.rows.filter(case=shown, kind=TextKind.ANSWER).order_by("-at", "-pk").first()
    limit = rating.last_day(shown)
    return Followed(
        code=codes.grouped(case.code), reference=case.reference, received_on=case.received_on,
        words=happened[-1].words if happened else _("Đã tiếp nhận"), due_on=due.due_on if due else None, happened=happened,
        answer=str(answer.unsealed()) if answer and shown.answered_on else "",
        may_rate=shown.answered_on is not None and shown.rating is None and shown.is_rateable,
        reopens_until=limit if limit and limit >= clock.today() else None,
    )  # fmt: skip


def _words(case: Case, event: str) -> str:
    if event == "receive":
        return _("Đã tiếp nhận")
    move = TRACKS[case.track].moves.get(event)
    return str(move.public) if move else ""
