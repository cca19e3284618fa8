"""The rail, the first page and the overview: what each role is offered, and that the work shown is the work there is."""

import datetime as dt
from collections.abc import Callable

from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.common import clock
from danvan.desk import overview, work
from danvan.reports.domain import submitting
from danvan.reports.models import Period
from tests.factories import Area
from tests.unit.reports import samples
from tests.unit.reports.conftest import in_may, period  # noqa: F401 (fixtures by import)
from tests.unit.reports.samples import sent
from tests.unit.reports.test_consolidating import report_for

Browse = Callable[[str], Client]
AFTER = dt.date(2023, 6, 6)


def rail(client: Client) -> list[str]:
    groups = client.get(reverse("desk:notices")).context["nav"]
    return [item["url"] for group in groups for item in group["items"]]


def bar(client: Client) -> list[str]:
    groups = client.get(reverse("desk:notices")).context["nav"]
    return [item["url"] for group in groups for item in group["items"] if item["bar"]]


def test_rail_offers_consolidation_to_whoever_sees_the_area(browse: Browse) -> None:
    address = reverse("desk:consolidations")
    offered = {
        name: address in rail(browse(name)) for name in ("coordinator", "leader", "office", "head", "commune_officer")
    }
    assert offered == {"coordinator": True, "leader": True, "office": True, "head": False, "commune_officer": False}


def test_rail_has_no_list_of_work_for_who_has_none(browse: Browse) -> None:
    offered = {name: "/" in rail(browse(name)) for name in ("commune_officer", "leader", "admin", "observer")}
    assert offered == {"commune_officer": True, "leader": False, "admin": False, "observer": False}


def test_bar_of_the_phone_follows_the_role(browse: Browse) -> None:
    assert bar(browse("commune_officer")) == ["/", reverse("desk:records"), reverse("desk:commitments")]
    assert bar(browse("leader")) == [reverse("desk:commitments"), reverse("desk:papers"), reverse("desk:overview")]
    assert bar(browse("admin")) == [reverse("desk:units"), reverse("desk:people")]


def test_coordinator_is_asked_to_accept_what_was_sent(area: Area, period: Period) -> None:  # noqa: F811
    sent(samples.report_of(period, area, "ubnd-xa-bung-sen"), area)
    sent(samples.report_of(period, area, "ubnd-xa-con-la"), area)
    items = work.waiting_for(area.actor("coordinator", on=samples.IN_TIME))
    found = [(item.title, item.action, item.url) for item in items if item.asked]
    board = reverse("desk:period", args=[period.uid])
    assert found == [("2 báo cáo 6 tháng đầu năm 2023 chờ tiếp nhận", "Xem, tiếp nhận", board)]


def test_coordinator_sees_who_has_not_sent_once_the_day_has_passed(area: Area, period: Period) -> None:  # noqa: F811
    version = sent(samples.report_of(period, area, "ubnd-xa-bung-sen"), area)
    with clock.fixed(lambda: clock.at_noon(AFTER)):
        submitting.rule(report=version.report, name="accept", by=area.actor("coordinator", on=AFTER))
    items = work.waiting_for(area.actor("coordinator", on=AFTER))
    assert [item.title for item in items if item.asked] == ["3 đơn vị chưa gửi báo cáo 6 tháng đầu năm 2023"]
    assert [item.title for item in work.waiting_for(area.actor("coordinator", on=samples.LAST_DAY)) if item.asked] == []


def test_unit_finds_its_report_in_its_list(area: Area, period: Period) -> None:  # noqa: F811
    items = work.waiting_for(area.actor("commune_officer", on=samples.IN_TIME))
    report = samples.report_of(period, area, "ubnd-xa-bung-sen")
    assert [(item.url, item.due_on, item.action) for item in items][:1] == [
        (reverse("desk:report", args=[report.uid]), samples.LAST_DAY, "Điền tiếp báo cáo")
    ]


def test_overview_says_how_reporting_stands(area: Area, period: Period) -> None:  # noqa: F811
    sent(samples.report_of(period, area, "ubnd-xa-bung-sen"), area)
    sent(samples.report_of(period, area, "ubnd-xa-con-la"), area, on=AFTER, late_reason="Mất điện")
    shown = overview.overview(area.actor("leader", on=AFTER))["reporting"]
    assert (shown["received"], shown["owed"]) == (2, 4)
    assert [(count, tone) for count, tone, _words in shown["parts"]] == [
        (1, "ok"),
        (1, "warn"),
        (0, "lotus"),
        (2, "bad"),
    ]


def test_overview_shows_the_round_whose_window_closed_last(period: Period) -> None:  # noqa: F811
    rounds = list(Period.rows.order_by("due_last_day"))
    kinds = {
        day: getattr(overview.current_period(rounds, today=day), "kind", None)
        for day in (dt.date(2023, 3, 1), dt.date(2023, 6, 6), dt.date(2023, 12, 1))
    }
    assert kinds == {dt.date(2023, 3, 1): "half", dt.date(2023, 6, 6): "half", dt.date(2023, 12, 1): "year"}
    assert overview.current_period([], today=AFTER) is None


def test_home_and_overview_take_the_same_queries_for_few_reports_and_for_thirty(
    area: Area,
    period: Period,  # noqa: F811
    browse: Browse,
) -> None:
    counts = []
    for numbers in (range(0), range(30)):
        report_for(area, period, numbers)
        found = []
        for name, person in (("desk:home", "coordinator"), ("desk:overview", "leader")):
            client = browse(person)
            client.get(reverse(name))
            with CaptureQueriesContext(connection) as caught:
                assert client.get(reverse(name)).status_code == 200
            found.append(len(caught))
        counts.append(found)
    assert counts[0] == counts[1]


def test_board_names_units_shortly_and_keeps_communes_apart(period: Period, browse: Browse) -> None:  # noqa: F811
    answer = browse("coordinator").get(reverse("desk:period", args=[period.uid]))
    names = [[name for _row, name in group] for group in answer.context["tiles"]]
    assert names == [["VH-TT"], ["Ao Dừa", "Bưng Sen", "Cồn Lá"]]
