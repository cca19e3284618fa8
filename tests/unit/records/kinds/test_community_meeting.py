import datetime as dt
from typing import Any

import pytest

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.records.domain import records
from danvan.records.domain.records import Doubtful, Entry
from danvan.records.kinds.community_meeting.kind import deadlines, warnings
from danvan.records.kinds.community_meeting.models import CommunityMeetingDetails, MeetingItem
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.invented import amounts_told, invented
from tests.unit.records.sample import Sample

MONDAY = dt.date(2023, 8, 21)


def _item(subject: str, agree: int | None, disagree: int | None = None, abstain: int | None = None) -> RowInput:
    counts = {"agree": agree, "disagree": disagree, "abstain": abstain}
    return RowInput({"text": "Làm đường ấp", "subject": subject, **counts})


def _rows(area: Area) -> dict[str, list[RowInput]]:
    from tests.unit.records.samples import promised

    return {
        "meeting_items": [_item("contribution", 60, 15, 5), _item("other", 80)],
        "demands": [promised(area)],
    }


SAMPLE = Sample(
    details={"form": "meeting", "households": 100, "attending": 80},
    amounts={"G3.04": 1, "G3.04a": 80, "G3.04b": 100, "G3.04c": 2},
    rows=_rows,
    quick={"form": "ballot"},
)


def _voted(area: Area, *items: RowInput, on: dt.date = MONDAY, today: dt.date | None = None, **details: Any) -> Record:
    from tests.unit.records.samples import entered

    with clock.fixed(lambda: clock.at_noon(today or on)):
        return entered(area, "community_meeting", began_on=on, rows={"meeting_items": list(items)}, details=details)


@pytest.mark.parametrize(
    ("on", "subject", "agree", "passed"),
    [
        (MONDAY, "other", 50, False),  # exactly half of all households is not more than half
        (MONDAY, "other", 51, True),
        (MONDAY, "head", 51, True),
        (MONDAY, "convention", 50, False),
        (MONDAY, "convention", 51, True),
        (MONDAY, "contribution", 66, False),  # two thirds
        (MONDAY, "contribution", 67, True),
        (MONDAY, "other", None, None),
        (dt.date(2023, 6, 30), "other", 80, None),  # the day before the law
        (dt.date(2023, 7, 1), "other", 80, True),
        (dt.date(2025, 7, 1), "contribution", 66, False),  # since it was amended
        (dt.date(2025, 7, 1), "contribution", 67, True),
    ],
)
def test_item_passes_by_the_share_of_all_households(
    area: Area, on: dt.date, subject: str, agree: int | None, passed: bool | None
) -> None:
    row = _voted(area, _item(subject, agree), on=on)
    assert MeetingItem.rows.get().passed is passed
    assert kind_called("community_meeting").amounts(row, row.community_meeting).get("G3.04d") == (passed or None)  # type: ignore[attr-defined]


def test_exactly_two_thirds_of_households_are_enough_to_contribute(area: Area) -> None:
    _voted(area, _item("contribution", 60), households=90, attending=90)
    assert MeetingItem.rows.get().passed is True


def test_items_are_judged_again_when_the_number_of_households_is_put_right(area: Area) -> None:
    row = _voted(area, _item("other", 60))
    entry = Entry(title=row.title, began_on=MONDAY)
    for households, passed in ((120, False), (100, True), (None, None)):
        with clock.fixed(lambda: clock.at_noon(MONDAY)):
            details = {"households": households, "attending": households and 80}
            records.amend(record=row, entry=entry, details=details, by=area.actor("commune_officer"))
        assert MeetingItem.rows.get().passed is passed


@pytest.mark.parametrize(
    ("details", "words"),
    [
        ({"attending": 101}, "Số hộ dự, có phiếu nhiều hơn tổng số hộ"),
        ({"attending": None}, "Ghi cả tổng số hộ và số hộ dự"),
        ({"households": None}, "Ghi cả tổng số hộ và số hộ dự"),
        ({"sent_on": dt.date(2023, 8, 20)}, "Ngày gửi kết quả sớm hơn"),
        ({"sent_on": dt.date(2023, 8, 22)}, "Ngày gửi kết quả ở tương lai"),
    ],
)
def test_what_contradicts_itself_is_refused(area: Area, details: dict[str, Any], words: str) -> None:
    with pytest.raises(Refused, match=words):
        _voted(area, **details)


def test_no_more_households_vote_than_came(area: Area) -> None:
    _voted(area, _item("other", 60, 15, 5))
    with pytest.raises(Refused, match="cộng lại là 81, nhiều hơn 80 hộ dự"):
        _voted(area, _item("other", 60, 15, 6))


@pytest.mark.parametrize(
    ("on", "form", "attending", "doubted"),
    [
        (MONDAY, "meeting", 50, True),
        (MONDAY, "meeting", 51, False),
        (MONDAY, "ballot", 50, False),  # a ballot has no quorum
        (dt.date(2023, 6, 30), "meeting", 10, False),
        (dt.date(2023, 7, 1), "meeting", 10, True),
    ],
)
def test_meeting_of_half_the_households_or_fewer_needs_a_reason(
    area: Area, on: dt.date, form: str, attending: int, doubted: bool
) -> None:
    if not doubted:
        _voted(area, on=on, form=form, attending=attending)
        return
    with pytest.raises(Doubtful, match=f"Có {attending} trên 100 hộ dự họp; quy định trên 50% tổng số hộ"):
        _voted(area, on=on, form=form, attending=attending)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("on", "due"),
    [
        (dt.date(2023, 8, 13), None),
        (dt.date(2023, 8, 14), dt.date(2023, 8, 21)),
        (dt.date(2023, 8, 28), dt.date(2023, 9, 6)),  # over National Day
        (dt.date(2025, 7, 1), dt.date(2025, 7, 8)),
    ],
)
def test_result_is_sent_within_five_working_days(on: dt.date, due: dt.date | None) -> None:
    record, law = Record(began_on=on, ended_on=on), legalrules.law()
    owed = deadlines(record, CommunityMeetingDetails(), law)
    assert [one.day for one in owed] == ([due] if due else [])
    assert deadlines(record, CommunityMeetingDetails(sent_on=on), law) == []
    if due:
        assert warnings(record, CommunityMeetingDetails(sent_on=due), law) == []
        late = CommunityMeetingDetails(sent_on=due + dt.timedelta(days=1))
        assert [text[:17] for text in warnings(record, late, law)] == ["Gửi kết quả chậm:"]


def test_page_says_what_passed_and_citizens_read_counts_only(area: Area, browse: Any) -> None:
    from django.urls import reverse

    row = _voted(area, _item("other", 60, 15, 5), _item("contribution", 60), today=MONDAY)
    page = browse("commune_officer").get(reverse("desk:record", args=[row.uid])).content.decode()
    assert page.count('data-label="Được thông qua">Có<') == 1
    assert page.count('data-label="Được thông qua">Không<') == 1
    kind = kind_called("community_meeting")
    assert kind.public is not None
    shown = kind.public(row, row.community_meeting)  # type: ignore[attr-defined]
    assert [value for _label, value in shown][-4:] == [100, 80, 2, 1]
    assert "Làm đường ấp" not in str(shown)


@pytest.mark.parametrize("on", [dt.date(2023, 3, 15), dt.date(2023, 11, 20)])
def test_invented_work_is_valid_and_yields_what_it_tells(area: Area, on: dt.date) -> None:
    for seed in range(25):
        row, made = invented(area, "community_meeting", seed=seed, on=on)
        found = kind_called("community_meeting").amounts(row, row.community_meeting)  # type: ignore[attr-defined]
        assert found == amounts_told("community_meeting", made)


def test_meeting_is_entered_on_its_page_and_an_empty_row_is_no_item(area: Area, browse: Any) -> None:
    import uuid

    from django.urls import reverse

    host = str(area.units["ubnd-xa-bung-sen"].uid)
    sent = {
        "once": str(uuid.uuid4()), "act": "send", "buoc": "1", "host": host, "demands-0-owner": host,
        "title": "Họp ấp bàn làm đường", "form": "meeting", "began_on": "2023-08-21", "households": "120", "attending": "100",
        "meeting_items-count": "2", "meeting_items-0-text": "Mức đóng góp", "meeting_items-0-subject": "contribution",
        "meeting_items-0-agree": "80", "meeting_items-0-disagree": "12", "meeting_items-1-text": "", "demands-count": "1",
    }  # fmt: skip
    with clock.fixed(lambda: clock.at_noon(MONDAY)):
        client = browse("commune_officer")
        url = reverse("desk:record-new", args=["hop-dan"])
        wrong = client.post(url, sent | {"meeting_items-0-agree": "95"}).content.decode()
        assert "cộng lại là 107, nhiều hơn 100 hộ dự" in wrong
        assert client.post(url, sent | {"once": str(uuid.uuid4())}).status_code == 302
    item = MeetingItem.rows.get()
    assert (item.agree, item.disagree, item.abstain, item.passed) == (80, 12, None, True)
    assert Record.rows.get().due_on == dt.date(2023, 8, 28)
