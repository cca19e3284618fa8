import datetime as dt
import re
import uuid
from decimal import Decimal

import pytest
from django.template import Context, Template

from danvan.commitments.enums import CommitmentState
from danvan.desk.templatetags.chip_table import CHIPS
from danvan.desk.templatetags.desk import (
    bar_items,
    chip,
    due_look,
    initials,
    once_token,
    progress,
    stacked_bar,
    vn_date,
    vn_day,
    vn_number,
    vn_time,
)
from danvan.desk.templatetags.gallery import all_icons
from danvan.documents.enums import RoutingState, Visibility
from danvan.indicators.declaration import FigureState
from danvan.plans.enums import AssignmentState, DifficultyState, DutyState, PlanState

TODAY = dt.date(2023, 5, 31)


@pytest.mark.parametrize(
    ("day", "written"),
    [
        (dt.date(2023, 6, 5), "05/6/2023"),
        (dt.date(2023, 2, 22), "22/02/2023"),
        (dt.date(2022, 12, 1), "01/12/2022"),
        (dt.date(2023, 1, 9), "09/01/2023"),
        (dt.datetime(2023, 5, 31, 17, 30, tzinfo=dt.UTC), "01/6/2023"),
        (dt.datetime(2023, 5, 31, 23, 30), "31/5/2023"),
        (None, ""),
    ],
)
def test_vn_date_writes_two_digit_months_only_for_january_and_february(day, written):
    assert vn_date(day) == written


def test_vn_day_leaves_the_year_out():
    assert (vn_day(dt.date(2023, 6, 4)), vn_day(None)) == ("04/6", "")


@pytest.mark.parametrize(
    ("moment", "written"),
    [
        (dt.time(14, 0), "14 giờ"),
        (dt.time(8, 30), "8 giờ 30"),
        (dt.datetime(2023, 5, 31, 7, 5, tzinfo=dt.UTC), "14 giờ 05"),
        (None, ""),
    ],
)
def test_vn_time_speaks_local_hours(moment, written):
    assert vn_time(moment) == written


@pytest.mark.parametrize(
    ("value", "written"),
    [
        (0, "0"),
        (1234, "1.234"),
        (1234567.5, "1.234.567,5"),
        (Decimal("98.80"), "98,8"),
        (Decimal("3.00"), "3"),
        (-12.25, "-12,25"),
        (Decimal("1E+3"), "1.000"),
        (None, ""),
    ],
)
def test_vn_number_uses_points_then_comma(value, written):
    assert vn_number(value) == written


@pytest.mark.parametrize(
    ("due", "done_on", "words", "tone"),
    [
        (None, None, "Chưa có hạn", "dashed"),
        (dt.date(2023, 5, 26), None, "Quá hạn 5 ngày", "bad"),
        (TODAY, None, "Đến hạn hôm nay", "warn"),
        (dt.date(2023, 6, 3), None, "Còn 3 ngày", "warn"),
        (dt.date(2023, 6, 4), None, "Còn 4 ngày", "quiet"),
        (TODAY, TODAY, "Xong đúng hạn", "ok"),
        (dt.date(2023, 5, 19), TODAY, "Xong, trễ 12 ngày", "warn"),
        (None, TODAY, "Đã xong", "ok"),
    ],
)
def test_due_look_says_where_the_date_stands(due, done_on, words, tone):
    look = due_look(due=due, today=TODAY, done_on=done_on)
    assert (str(look.words), look.tone) == (words, tone)


def test_due_look_warns_from_the_day_of_the_setting(settings):
    settings.SOON_DAYS = 5
    assert due_look(due=dt.date(2023, 6, 5), today=TODAY, done_on=None).tone == "warn"


@pytest.mark.parametrize(
    ("family", "states"),
    [
        ("plan", PlanState),
        ("duty", DutyState),
        ("work", AssignmentState),
        ("difficulty", DifficultyState),
        ("commitment", CommitmentState),
        ("figure", FigureState),
        ("routing", RoutingState),
        ("visibility", Visibility),
    ],
)
def test_chips_cover_every_state_of_the_family(family, states):
    assert [state.value for state in states if state.value not in CHIPS[family]] == []


def test_chip_icons_are_all_in_the_sprite():
    assert [look.icon for family in CHIPS.values() for look in family.values() if look.icon not in all_icons()] == []


def test_chip_words_given_are_escaped_and_replace_those_of_the_table():
    drawn = chip("work", "doing", words="còn <30> ngày")
    assert re.sub(r"<svg.*?</svg>", "", drawn) == '<span class="chip quiet"><span>còn &lt;30&gt; ngày</span></span>'


def test_progress_of_nothing_still_has_a_maximum():
    assert '<progress value="0" max="1">' in progress(0, 0, "Chưa có việc")


def test_stacked_bar_leaves_empty_parts_out_and_writes_points_in_attributes():
    drawn = stacked_bar([(1, "ok", "xong"), (0, "bad", "quá hạn"), (2, "quiet", "đang làm")], "3 việc: 1 xong")
    assert re.findall(r'class="f-(\w+)" x="([\d.]+)%" width="([\d.]+)%"', drawn) == [
        ("ok", "0.0", "33.33"),
        ("quiet", "33.33", "66.67"),
    ]


def test_stacked_bar_of_nothing_has_no_part():
    assert "<rect" not in stacked_bar([(0, "ok", "xong")], "Chưa có việc")


def test_once_token_is_new_each_time():
    first, second = (re.search(r'value="([^"]+)"', once_token())[1] for _time in range(2))
    assert [uuid.UUID(first).version, first == second] == [4, False]


def test_initials_take_the_last_two_words():
    assert [initials("Đỗ Thị Ngọc Vy"), initials("vy"), initials("")] == ["NV", "V", ""]


def test_bar_items_prefer_those_marked():
    nav = [{"items": [{"label": "a"}, {"label": "b", "bar": True}]}, {"items": [{"label": "c", "bar": True}]}]
    assert [item["label"] for item in bar_items(nav)] == ["b", "c"]


def test_bar_items_without_marks_are_the_first_three():
    assert [item["label"] for item in bar_items([{"items": [{"label": name} for name in "abcd"]}])] == ["a", "b", "c"]


def test_capture_keeps_what_it_encloses_for_later():
    page = Template(
        "{% load desk %}{% capture name %} <b>{{ word }}</b> {% endcapture %}{{ name }}|{{ name|striptags }}"
    )
    assert page.render(Context({"word": "<i>"})) == "<b>&lt;i&gt;</b>|&lt;i&gt;"
