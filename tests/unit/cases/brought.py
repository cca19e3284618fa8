"""Matters brought by invented people, for tests. Everybody here was made up."""

from __future__ import annotations

import datetime as dt
from typing import Any

from danvan.cases.domain import assigning, intake, moving
from danvan.cases.domain.intake import Receipt, Voice
from danvan.cases.domain.moving import Given
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.steps import Paper
from danvan.cases.enums import Channel, Outcome, Subject, Track
from danvan.cases.models import Case
from tests.factories import DAY, Area

SENDER = Sender(
    name="Nguyễn Thị Bích Vân", address="Số nhà 12, ấp Cầu Ngang, xã Bưng Sen", phone="0912 345 678",
    email="bich.van@vidu.vn", id_number="086192001234",
)  # fmt: skip
WORDS = "Tôi là Nguyễn Thị Bích Vân, điện thoại 0912345678. Cống trước nhà tôi nghẹt đã ba tháng, nước tràn vào nhà."
SUMMARY = "Đề nghị nạo vét cống thoát nước bị nghẹt ba tháng"
PLACE = "Đường liên ấp, ấp Cầu Ngang, xã Bưng Sen"
PAPER = Paper("12/TB-UBND", DAY)


def voice(track: str = Track.PETITION, **changes: Any) -> Voice:
    """What somebody brought on DAY at the counter."""
    values: dict[str, Any] = {
        "track": track, "channel": Channel.COUNTER, "received_on": DAY, "summary": SUMMARY, "words": WORDS, "place": PLACE,
        "subject": Subject.WORKS, "senders": [SENDER],
    }  # fmt: skip
    return Voice(**values | changes)


def bring(area: Area, track: str = Track.PETITION, *, on: dt.date | None = None, **changes: Any) -> Receipt:
    """Register it at the office of the district committee."""
    given = voice(track, **changes | ({"received_on": on} if on else {}))
    return intake.register(voice=given, unit=area.units["van-phong"], by=area.actor("receptionist", on=on or DAY))


def handed(area: Area, case: Case, *, on: dt.date = DAY) -> Case:
    """Given to the culture office, taken, and in the hand of its case handler."""
    assigning.assign(case=case, unit=area.units["phong-vhtt"], by=area.actor("office_head", on=on))
    return assigning.take(case=case, by=area.actor("culture_head", on=on), post=area.posts["handler"])


def go(area: Area, case: Case, *names: str, by: str = "culture_head", on: dt.date | None = None, **given: Any) -> Case:
    """Take moves one after the other, with everything any of them may ask for."""
    for name in names:
        day = on or case.received_on
        grounds = "no_signature" if name in ("refuse", "guide", "file") else "other"
        values: dict[str, Any] = {
            "on": day, "note": "đã làm", "paper": Paper("12/TB-UBND", day), "grounds": grounds, "outcome": Outcome.RIGHT,
            "to_agency": "Sở Xây dựng", "days": 5,
        }  # fmt: skip
        moving.move(case=case, name=name, given=Given(**values | given), by=area.actor(by, on=day))
    return case
