"""The clocks of the law with dated examples: both sides of 1 July 2025 and 2026, Tết, swapped Saturdays, last days on a day off."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

import pytest

from danvan.cases.domain import clocks
from danvan.cases.enums import ClockState, Track
from danvan.cases.models import Case, Clock, ClockChange
from danvan.common import clock as time
from danvan.documents.domain import legalrules
from danvan.officedocs.numbers import short_date
from tests.factories import Area
from tests.unit.cases.brought import bring, go, handed

D = dt.date.fromisoformat
LATER = D("2027-03-01")


@pytest.fixture(autouse=True)
def _late_in_time():
    with time.fixed(lambda: time.at_noon(LATER)):
        yield


# Rule (variant) · the day it begins · the last day in time. Worked out by hand on the calendar.
EXAMPLES = [
    # khiếu nại: 10 days to accept; calendar days, the last one never on a day off
    ("KN.THULY1", "", "2025-06-25", "2025-07-07"),  # 5 July is a Saturday; over the 1 July 2025 line
    ("KN.THULY1", "", "2026-06-25", "2026-07-06"),  # 5 July is a Sunday; over the 1 July 2026 line
    ("KN.THULY1", "", "2026-02-06", "2026-02-23"),  # 16 February: Tết until 20, then a weekend
    ("KN.THULY1", "", "2024-12-23", "2025-01-02"),  # the tenth day is itself a working day
    ("KN.GQ1", "thường", "2025-06-02", "2025-07-02"),
    ("KN.GQ1", "thường", "2026-06-15", "2026-07-15"),
    ("KN.GQ1", "phức tạp", "2026-06-15", "2026-07-30"),
    ("KN.GQ1", "vùng sâu", "2026-06-15", "2026-07-30"),
    ("KN.GQ1", "vùng sâu, phức tạp", "2026-06-15", "2026-08-14"),
    ("KN.GQ1", "thường", "2026-08-01", "2026-09-03"),  # 31 August is a swapped day off, 1 and 2 September a holiday
    ("KN.THULY2", "", "2026-03-02", "2026-03-12"),
    ("KN.GQ2", "thường", "2026-03-02", "2026-04-16"),
    ("KN.GQ2", "phức tạp", "2026-03-02", "2026-05-04"),  # 1 May is a holiday, 2 and 3 a weekend
    ("KN.GQ2", "vùng sâu", "2026-03-02", "2026-05-04"),
    ("KN.GQ2", "vùng sâu, phức tạp", "2026-03-02", "2026-05-11"),
    ("KN.GUI1", "", "2025-04-29", "2025-05-07"),  # 30 April, 1 and 2 May off: 5, 6, 7 are the three working days
    ("KN.GUI1", "", "2025-04-24", "2025-04-28"),  # 25, the worked Saturday 26, 28
    ("KN.GUI2", "", "2026-03-02", "2026-03-09"),
    ("KN.LAN2", "thường", "2026-03-02", "2026-04-01"),
    ("KN.LAN2", "vùng sâu", "2026-03-02", "2026-04-16"),
    ("KN.THOIHIEU", "", "2026-03-02", "2026-06-01"),  # 31 May is a Sunday
    ("KN.KYLUAT.THOIHIEU", "", "2026-03-02", "2026-03-17"),
    ("KN.KYLUAT", "thường", "2026-03-02", "2026-04-01"),
    ("KN.KYLUAT", "phức tạp", "2026-03-02", "2026-04-16"),
    # tố cáo: working days
    ("TC.XLBD", "thường", "2026-02-11", "2026-02-27"),  # 12, 13, then Tết: 23, 24, 25, 26, 27
    ("TC.XLBD", "thường", "2026-08-19", "2026-08-27"),  # the worked Saturday 22 August counts
    ("TC.XLBD", "xác minh nhiều nơi", "2026-08-19", "2026-09-04"),
    ("TC.CHUYEN", "", "2025-06-27", "2025-07-04"),
    ("TC.TB", "", "2026-06-29", "2026-07-06"),
    ("TC.GQ", "thường", "2026-06-15", "2026-07-15"),
    ("TC.GQ", "phức tạp", "2026-06-15", "2026-08-14"),
    ("TC.GQ", "đặc biệt phức tạp", "2026-06-15", "2026-09-14"),  # 13 September is a Sunday
    ("TC.CONGKHAI", "", "2026-03-02", "2026-03-17"),
    # tiếp công dân, đơn, phản ánh, cử tri
    ("TCD.THONGBAO", "", "2026-03-02", "2026-03-12"),
    ("XLD.PHANLOAI", "", "2026-06-25", "2026-07-06"),
    ("PAKN.QDHC", "phân loại, chuyển", "2026-11-20", "2026-11-30"),  # 24 November, Ngày Văn hóa Việt Nam, is off from 2026
    ("PAKN.QDHC", "phân loại, chuyển", "2025-11-20", "2025-11-27"),
    ("PAKN.QDHC", "trả lời", "2026-03-02", "2026-03-23"),
    ("PAKN.QDHC", "trả lời, phức tạp", "2026-03-02", "2026-04-13"),
    ("PAHT.CHUYEN", "", "2026-03-02", "2026-03-05"),
    ("PAHT.TRALOI", "", "2026-03-02", "2026-03-11"),
    ("CUTRI.TRALOI", "", "2025-06-02", "2025-08-01"),
    ("CUTRI.TRALOI", "", "2026-06-02", "2026-08-03"),  # 1 August is a Saturday
    ("GIAMSAT.TRALOI", "", "2026-06-15", "2026-07-15"),
    ("DSAR.PHANHOI", "", "2026-02-13", "2026-02-24"),  # Friday before Tết
]  # fmt: skip


@pytest.mark.django_db
@pytest.mark.parametrize(("code", "variant", "start", "due"), EXAMPLES)
def test_dated_examples(code: str, variant: str, start: str, due: str) -> None:
    term = legalrules.law().term(code, D(start), variant=variant)
    assert term is not None
    assert term.due == D(due), term.words
    assert short_date(D(start)) in term.words


def test_every_rule_on_cases_has_an_example() -> None:
    """Terms of domain §9 on petitions, denunciations, receptions, feedback, voters: none without a day worked out by hand."""
    subjects = ("KN", "TC", "XLD", "PAKN", "PAHT", "CUTRI", "DSAR")
    shown = {(code, variant) for code, variant, *_days in EXAMPLES}
    terms = {(r.code, r.variant) for r in legalrules.shipped() if r.code.split(".")[0] in subjects}
    assert terms <= shown


def running(case: Case) -> dict[str, Clock]:
    return {one.name: one for one in Clock.rows.filter(case=case, state=ClockState.RUNNING)}


def test_complaint_runs_its_clocks_one_after_the_other(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-06-25")).case
    assert {name: one.due_on for name, one in running(case).items()} == {"accept": D("2026-07-06")}
    handed(area, case, on=D("2026-06-26"))
    go(area, case, "accept", on=D("2026-07-01"))
    decide = running(case)["decide"]
    assert (decide.due_on, decide.code, decide.variant) == (D("2026-07-31"), "KN.GQ1", "thường")
    assert decide.words.startswith("30 ngày kể từ ngày thụ lý 01/7/2026, hạn 31/7/2026 (Luật Khiếu nại")
    go(area, case, "verify", on=D("2026-07-02"))
    go(area, case, "decide", by="leader", on=D("2026-08-03"))
    late = Clock.rows.get(pk=decide.pk)
    assert (late.state, late.met_on, late.was_late) == (ClockState.MET, D("2026-08-03"), True)
    assert running(case)["send"].due_on == D("2026-08-06")
    go(area, case, "send", on=D("2026-08-05"))
    assert {name: one.due_on for name, one in running(case).items()} == {"next": D("2026-09-04")}


def test_suspension_does_not_count(area: Area) -> None:
    """Accepted 2/3, suspended 12/3 (ten days gone), goes on 23/3: twenty days are left, the eleven between do not count."""
    case = bring(area, Track.COMPLAINT, on=D("2026-03-02")).case
    handed(area, case, on=D("2026-03-02"))
    go(area, case, "accept", on=D("2026-03-02"))
    go(area, case, "suspend", by="leader", on=D("2026-03-13"))
    still = Clock.rows.get(case=case, name="decide")
    assert (still.state, still.due_on, still.first_due_on) == (ClockState.PAUSED, None, D("2026-04-01"))
    go(area, case, "resume", by="leader", on=D("2026-03-24"))
    gone_on = Clock.rows.get(case=case, name="decide")
    assert (gone_on.state, gone_on.due_on) == (ClockState.RUNNING, D("2026-04-13"))  # 12 April is a Sunday
    assert "không tính từ 13/3/2026 đến hết 23/3/2026" in gone_on.words
    changes = [(one.event, one.old_due_on, one.new_due_on) for one in ClockChange.rows.filter(clock=gone_on)]
    assert changes == [("pause", D("2026-04-01"), None), ("resume", None, D("2026-04-13"))]


def test_extension_makes_a_complaint_complex_once_and_keeps_the_old_day(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-03-02")).case
    handed(area, case, on=D("2026-03-02"))
    go(area, case, "accept", on=D("2026-03-02"))
    go(area, case, "extend", by="leader", on=D("2026-03-20"))
    longer = running(case)["decide"]
    assert (longer.due_on, longer.first_due_on, longer.variant) == (D("2026-04-16"), D("2026-04-01"), "phức tạp")
    change = ClockChange.rows.get(clock=longer)
    assert (change.old_due_on, change.new_due_on, change.paper_number) == (
        D("2026-04-01"),
        D("2026-04-16"),
        "12/TB-UBND",
    )
    with pytest.raises(Exception, match="phức tạp; luật không cho kéo dài thêm"):
        go(area, case, "extend", by="leader", on=D("2026-03-21"))


def test_part_of_a_complaint_is_withdrawn_only_by_the_new_law(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-06-25")).case
    handed(area, case, on=D("2026-06-25"))
    with pytest.raises(Exception, match="từ ngày 01/7/2026"):
        go(area, case, "withdraw_part", on=D("2026-06-30"))
    go(area, case, "withdraw_part", on=D("2026-07-01"))
    assert case.state == "received"


def test_full_withdrawal_ends_every_clock(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-03-02")).case
    handed(area, case, on=D("2026-03-02"))
    go(area, case, "accept", "withdraw", on=D("2026-03-05"))
    assert (case.state, case.ended_on) == ("withdrawn", D("2026-03-05"))
    assert not running(case)


def test_reception_brings_its_own_clock(area: Area) -> None:
    case = bring(area, on=D("2026-03-02"), channel="reception").case
    assert {name: one.due_on for name, one in running(case).items()} == {
        "sort": D("2026-03-12"),
        "notify": D("2026-03-12"),
    }


def test_remote_and_complex_variants(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-03-02")).case
    Case.rows.filter(pk=case.pk).update(is_remote=True, is_complex=True)
    case.refresh_from_db()
    handed(area, case, on=D("2026-03-02"))
    go(area, case, "accept", on=D("2026-03-02"))
    assert running(case)["decide"].due_on == D("2026-05-04")  # 60 days end on 1 May; 4 May is the next working day


def test_term_given_by_the_office(area: Area) -> None:
    from danvan.cases.domain import assigning

    case = bring(area, on=D("2026-03-02")).case
    by = area.actor("office_head", on=D("2026-03-03"))
    assigning.assign(case=case, unit=area.units["phong-vhtt"], by=by, due_on=D("2026-03-20"))
    given = running(case)["given"]
    assert (given.due_on, given.code) == (D("2026-03-20"), "")
    assert given.words == "hạn do người giao ấn định ngày 03/3/2026: 20/3/2026"


def test_edited_rule_moves_the_day_and_keeps_the_old_one(area: Area) -> None:
    case = bring(area, Track.FIELD_REPORT, on=D("2026-03-02")).case
    admin = area.actor("admin")
    legalrules.edit(
        code="PAHT.TRALOI", variant="", valid_from=D("2020-01-01"), value=Decimal(10), valid_to=None,
        article="Quy chế tiếp nhận phản ánh hiện trường của huyện", checked=True, note="", reason="Quy chế mới", by=admin,
    )  # fmt: skip
    assert clocks.rejudge(on=D("2026-03-04"), law=legalrules.law()) == 1
    moved = running(case)["answer"]
    assert (moved.first_due_on, moved.due_on) == (D("2026-03-11"), D("2026-03-16"))
    change = ClockChange.rows.get(clock=moved)
    assert (change.event, change.old_due_on, change.new_due_on) == ("rule", D("2026-03-11"), D("2026-03-16"))
    assert clocks.rejudge(on=D("2026-03-05"), law=legalrules.law()) == 0


def test_late_is_noted_once_and_stays(area: Area) -> None:
    from danvan.cases.domain import lateness

    case = bring(area, Track.FIELD_REPORT, on=D("2026-03-02")).case
    assert lateness.mark_late(on=D("2026-03-12")) == 2
    assert lateness.mark_late(on=D("2026-03-13")) == 0
    handed(area, case, on=D("2026-03-13"))
    go(area, case, "resolve", by="handler", on=D("2026-03-13"))
    assert all(one.was_late for one in Clock.rows.filter(case=case))


def test_last_day_that_is_a_day_off_is_said(area: Area) -> None:
    case = bring(area, Track.COMPLAINT, on=D("2026-06-25")).case
    words = running(case)["accept"].words
    assert words.endswith("; ngày 05/7/2026 là ngày nghỉ nên hạn là ngày làm việc tiếp theo")
