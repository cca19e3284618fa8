"""The opened half-year of the invented area, with work of four units before its reports are due."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

import pytest

from danvan.common import clock
from danvan.reports.models import Period, Report
from tests.factories import Area
from tests.unit.records.samples import entered
from tests.unit.reports import samples


@pytest.fixture
def in_may() -> Iterator[None]:
    """The clock stands at noon of 20 May 2023; verbs may set it on from there."""
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 5, 20))):
        yield


@pytest.fixture
def period(area: Area, in_may: None) -> Period:
    return samples.half_year(area)


@pytest.fixture
def report(area: Area, period: Period) -> Report:
    """The report of UBND xã Bưng Sen, which has a dialogue and a meeting held together with xã Cồn Lá."""
    entered(area, "dialogue")
    entered(area, "dissemination", participating=[area.units["ubnd-xa-con-la"]], people=40)
    return samples.report_of(period, area, "ubnd-xa-bung-sen")
