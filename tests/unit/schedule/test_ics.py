"""The calendar file, read back line by line."""

from __future__ import annotations

import datetime as dt

import pytest
from hypothesis import given
from hypothesis import strategies as st

from danvan.schedule import ics
from danvan.schedule.domain import feed, sessions
from tests.factories import DAY, Area
from tests.unit.schedule.samples import HOST, planned, when

STAMP = dt.datetime(2023, 3, 1, 5, 0, tzinfo=dt.UTC)
Event = dict[str, str]


def unfolded(content: bytes) -> list[str]:
    """The lines of a calendar, put together again; fails where a line is too long or ends otherwise."""
    assert content.endswith(b"\r\n")
    raw = content.split(b"\r\n")[:-1]
    assert all(len(line) <= ics.WIDTH and b"\n" not in line and b"\r" not in line for line in raw)
    return content.replace(b"\r\n ", b"").decode().split("\r\n")[:-1]


def text_of(value: str) -> str:
    """A TEXT value as it was before it was escaped."""
    found, chars = [], iter(value)
    for char in chars:
        if char == "\\":
            meant = next(chars)
            found.append("\n" if meant in "nN" else meant)
        else:
            assert char not in ",;"
            found.append(char)
    return "".join(found)


def events(content: bytes) -> list[Event]:
    """Every VEVENT as name (with its parameters) -> value."""
    found: list[Event] = []
    inside = False
    for line in unfolded(content):
        name, _colon, value = line.partition(":")
        if line in ("BEGIN:VEVENT", "END:VEVENT"):
            inside = line.startswith("BEGIN")
            found += [{}] if inside else []
        elif inside:
            assert name not in found[-1]
            found[-1][name] = value
    return found


def written(**given: object) -> bytes:
    usual: dict[str, object] = {"uid": "u1", "day": DAY, "starts_at": dt.time(8, 30), "summary": "Giao ban"}
    return ics.write([ics.Entry(**(usual | given))], name="Lịch", stamp=STAMP)  # type: ignore[arg-type]


def test_calendar_is_framed_and_says_its_zone() -> None:
    lines = unfolded(written())
    assert lines[:7] == [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//danvan//Lich cong tac//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        "X-WR-CALNAME:Lịch", "X-WR-TIMEZONE:Asia/Ho_Chi_Minh",
    ]  # fmt: skip
    assert lines[7:16] == [
        "BEGIN:VTIMEZONE", "TZID:Asia/Ho_Chi_Minh", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0800",
        "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
    ]  # fmt: skip
    assert lines[-1] == "END:VCALENDAR"


@pytest.mark.parametrize(
    ("changed", "lines"),
    [
        ({}, {"DTSTART;TZID=Asia/Ho_Chi_Minh": "20230301T083000", "STATUS": "CONFIRMED", "SEQUENCE": "0"}),
        ({"starts_at": None}, {"DTSTART;VALUE=DATE": "20230301", "STATUS": "CONFIRMED", "SEQUENCE": "0"}),
        (
            {"cancelled": True, "sequence": 2},
            {"DTSTART;TZID=Asia/Ho_Chi_Minh": "20230301T083000", "STATUS": "CANCELLED", "SEQUENCE": "2"},
        ),
    ],
)
def test_event_has_its_lines(changed: dict[str, object], lines: dict[str, str]) -> None:
    usual = {"UID": "u1", "DTSTAMP": "20230301T050000Z", "SUMMARY": "Giao ban"}
    assert events(written(**changed)) == [usual | lines]


def test_stamp_is_told_in_utc() -> None:
    here = dt.timezone(dt.timedelta(hours=7))
    (event,) = events(ics.write([ics.Entry("u", DAY, None, "x")], name="x", stamp=STAMP.astimezone(here)))
    assert event["DTSTAMP"] == "20230301T050000Z"


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("a, b; c\\d", "a\\, b\\; c\\\\d"), ("một\nhai\r\nba\rbốn", "một\\nhai\\nba\\nbốn"), ("tab\there\x00\x1b", "tab\there"),
        ("8:30", "8:30"),
    ],
)  # fmt: skip
def test_text_is_escaped(text: str, line: str) -> None:
    assert ics.escaped(text) == line


@pytest.mark.parametrize(("length", "pieces"), [(75, 1), (76, 2), (149, 2), (150, 3), (0, 1)])
def test_line_is_folded_at_seventy_five_octets(length: int, pieces: int) -> None:
    found = ics.folded("x" * length).split("\r\n")
    assert len(found) == pieces
    assert "".join(found).replace(" ", "") == "x" * length
    assert all(len(piece) == ics.WIDTH for piece in found[:-1])


def test_fold_never_cuts_a_letter() -> None:
    for before in range(ics.WIDTH + 3):
        for piece in ics.folded("x" * before + "ộ🪷" * 40).encode().split(b"\r\n"):
            assert len(piece) <= ics.WIDTH
            piece.decode()


@given(st.text(st.characters(codec="utf-8"), max_size=400), st.text(st.characters(codec="utf-8"), max_size=400))
def test_any_text_comes_back(summary: str, description: str) -> None:
    (event,) = events(written(summary=summary, description=description))
    for name, text in (("SUMMARY", summary), ("DESCRIPTION", description)):
        plain = text.replace("\r\n", "\n").replace("\r", "\n")
        kept = "".join(char for char in plain if char in "\t\n" or (ord(char) >= 32 and ord(char) != 127))
        assert text_of(event.get(name, "")) == kept


@pytest.mark.usefixtures("fixed_day")
def test_file_holds_the_last_two_weeks_and_the_next_eight(area: Area) -> None:
    by = area.actor("commune_officer")
    for days in (-15, -14, 56, 57):
        planned(area, title=f"Ngày {days}", when=when(2 + days))
    row = planned(
        area, title="Họp, bàn việc; xong", place="Hội trường", chaired_by="Chủ tịch UBND xã", attending="Trưởng ấp",
        joined=("ubmttq",),
    )  # fmt: skip
    whole = planned(area, title="Trực", when=when(2, "afternoon", None))
    off = planned(area, title="Hoãn lại", when=when(3))
    sessions.postpone(session=off, reason="Mưa lớn", by=by)
    planned(area, unit="ubnd-xa-con-la", by="coordinator", title="Nơi khác")
    planned(area, unit="ubnd-huyen", by="coordinator", title="Họp huyện", when=when(4), joined=(HOST,))
    found = events(feed.calendar_file(unit=area.units[HOST], by=by))
    assert [text_of(event["SUMMARY"]) for event in found] == [
        "Ngày -14", "Họp, bàn việc; xong", "Chiều: Trực", "Hoãn lại", "Họp huyện", "Ngày 56",
    ]  # fmt: skip
    assert found[1]["UID"] == str(row.uid)
    assert text_of(found[1]["LOCATION"]) == "Hội trường"
    assert text_of(found[1]["DESCRIPTION"]).splitlines() == [
        "Chủ trì: Chủ tịch UBND xã", "Thành phần: Trưởng ấp", "Đơn vị cùng dự: UBMTTQ huyện",
    ]  # fmt: skip
    assert (found[2]["UID"], found[2]["DTSTART;VALUE=DATE"]) == (str(whole.uid), "20230301")
    assert (found[3]["STATUS"], found[3]["SEQUENCE"]) == ("CANCELLED", "1")
    assert text_of(found[3]["DESCRIPTION"]) == "Hoãn: Mưa lớn"
    assert text_of(found[4]["DESCRIPTION"]).splitlines()[0] == "Lịch của đơn vị: Ủy ban nhân dân huyện Sông Lá"
