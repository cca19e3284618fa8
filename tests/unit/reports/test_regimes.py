import datetime as dt

import pytest

from danvan.common.errors import NotPermitted, Refused
from danvan.reports.domain import regimes
from danvan.reports.headings import default_outline, short_title
from danvan.reports.models import Period, Regime, Report
from tests.factories import Area
from tests.unit.reports import samples

pytestmark = pytest.mark.django_db


def test_open_from_a_plan_gives_two_periods_and_a_report_per_unit(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    (regime,) = regimes.open_from(plan=plan, by=area.actor("coordinator"))
    half, year = regime.periods.all()
    assert regime.receiver == area.units["phong-noi-vu"]
    assert (half.kind, half.label, half.key) == ("half", "6 tháng đầu năm 2023", "2023-half")
    assert (half.data_from, half.data_to) == (dt.date(2023, 1, 1), dt.date(2023, 6, 1))
    assert (year.data_from, year.data_to) == (dt.date(2023, 1, 1), dt.date(2023, 11, 26))
    assert (half.due_last_day, year.due_last_day) == (dt.date(2023, 6, 4), dt.date(2023, 11, 29))
    for period in (half, year):
        assert sorted(period.reports.values_list("unit__key", "state")) == [
            ("phong-vhtt", "draft"), ("ubnd-xa-ao-dua", "draft"), ("ubnd-xa-bung-sen", "draft"), ("ubnd-xa-con-la", "draft"),
        ]  # fmt: skip


def test_open_from_twice_opens_nothing_more(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    for _time in range(2):
        regimes.open_from(plan=plan, by=area.actor("coordinator"))
    assert (Regime.rows.count(), Period.rows.count(), Report.rows.count()) == (1, 2, 8)


def test_open_from_moves_the_due_day_by_the_rule_of_the_plan(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    plan.day_off_rule = "previous_working_day"
    plan.store("day_off_rule")
    (regime,) = regimes.open_from(plan=plan, by=area.actor("coordinator"))
    half = regime.periods.get(kind="half")
    assert (half.written_last_day, half.due_last_day) == (dt.date(2023, 6, 4), dt.date(2023, 6, 2))


def test_open_from_an_unpublished_plan_is_refused(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    plan.state = "review"
    with pytest.raises(Refused):
        regimes.open_from(plan=plan, by=area.actor("coordinator"))


def test_window_is_editable_until_a_version_exists(area: Area, report: Report, period: Period) -> None:
    new = {"data_from": dt.date(2022, 12, 15), "data_to": dt.date(2023, 5, 15), "estimate_allowed": False}
    regimes.set_window(period=period, by=area.actor("coordinator"), **new)
    period.refresh_from_db()
    assert (period.data_from, period.data_to, period.estimate_allowed) == tuple(new.values())
    samples.sent(report, area)
    with pytest.raises(Refused):
        regimes.set_window(period=period, by=area.actor("coordinator"), **new)


def test_window_that_ends_before_it_begins_is_refused(area: Area, period: Period) -> None:
    with pytest.raises(Refused):
        regimes.set_window(
            period=period, data_from=dt.date(2023, 6, 1), data_to=dt.date(2023, 6, 1), estimate_allowed=True,
            by=area.actor("coordinator"),
        )  # fmt: skip


def test_window_is_no_matter_of_a_commune(area: Area, period: Period) -> None:
    with pytest.raises(NotPermitted):
        regimes.set_window(
            period=period, data_from=dt.date(2023, 1, 1), data_to=dt.date(2023, 6, 2), estimate_allowed=True,
            by=area.actor("commune_head"),
        )  # fmt: skip


def test_outline_has_the_plans_own_six_groups(area: Area, in_may: None) -> None:
    results = default_outline(samples.published_plan(area))[1].parts
    assert [(one.key, one.number, one.title) for one in results][:3] == [
        ("g1", "II.1", "Quán triệt, học tập các chỉ thị, nghị quyết của Đảng"),
        ("g2", "II.2", "Phối hợp chặt chẽ với Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể"),
        ("g3", "II.3", "Thực hiện Quy chế dân chủ ở cơ sở"),
    ]


def test_outline_follows_the_order_of_the_plans_groups(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    first, second = plan.sections.get(anchor="II.1"), plan.sections.get(anchor="II.4")
    first.title, second.title = second.title, first.title
    first.store("title")
    second.store("title")
    assert [one.group for one in default_outline(plan)[1].parts] == [4, 2, 3, 1, 5, 6, 0]


def test_outline_ends_the_results_with_inspection_and_commendation(area: Area, in_may: None) -> None:
    last = default_outline(samples.published_plan(area))[1].parts[-1]
    assert (last.key, last.number, last.title, last.group) == ("kiem-tra", "II.7", "Kiểm tra, khen thưởng", 0)


def test_outline_of_another_shape_takes_the_names_of_the_form(area: Area, in_may: None) -> None:
    plan = samples.published_plan(area)
    plan.sections.filter(anchor="II.6").delete()
    assert default_outline(plan)[1].parts[0].title == "Quán triệt, tuyên truyền"


@pytest.mark.parametrize(
    ("title", "short"),
    [
        ("1. Quán triệt, học tập; đẩy mạnh tuyên truyền.", "Quán triệt, học tập"),
        ("Thực hiện Quy chế dân chủ ở cơ sở.", "Thực hiện Quy chế dân chủ ở cơ sở"),
        ("6. Kiện toàn\nvà tập huấn", "Kiện toàn và tập huấn"),
    ],
)
def test_short_title_keeps_the_first_clause(title: str, short: str) -> None:
    assert short_title(title) == short
