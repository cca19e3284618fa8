"""The demo: the invented district with its plan published and its year done up to a day."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

from django.conf import settings
from django.db import transaction

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import daysoff
from danvan.replay import area as areas
from danvan.replay import demo_cases, demo_sessions, planning
from danvan.replay.demo_people import is_loaded, load_people
from danvan.replay.moments import at
from danvan.replay.progress import watch
from danvan.replay.scratch import Hand
from danvan.replay.steps import do
from danvan.replay.year import Year, look_at, open_year, publish

UNITS, SEED = "song-la", 7
EXAMPLE = Path(__file__).resolve().parents[3] / "examples" / "ke-hoach-song-la-2023.docx"
PLANNED, MIDYEAR, REPORTED = "planned", "midyear", "reported"
STAGES = (PLANNED, MIDYEAR, REPORTED)
MIDYEAR_MORNING = (6, 6, 8)  # month, day, hour: two days after the half-year reports were due


def load(*, stage: str, plan: Path = EXAMPLE) -> dt.date | None:
    """Fill an empty database up to ``stage`` in one transaction; returns the day it stands at, None when it was there.

    A killed load leaves nothing. Raises Refused outside the demo, or without the example plan.
    """
    if not settings.DEMO:
        raise Refused("Dữ liệu minh họa chỉ nạp vào bản minh họa. Đặt DANVAN_DEMO=True trên một cơ sở dữ liệu riêng.")
    if is_loaded():
        return None
    if not plan.is_file():
        raise Refused(f"Không tìm thấy kế hoạch minh họa «{plan}». Chạy lệnh này từ bản sao đầy đủ của dự án.")
    paper = look_at(plan)
    hand = Hand(at(paper.comes_on, 8))
    with clock.fixed(hand.read), transaction.atomic(), watch(sys.stderr) as clockwork:
        with clockwork.part("đơn vị và người"):
            _people(paper.comes_on)
        area = areas.found(on=paper.comes_on)
        with clockwork.part("kế hoạch"):
            row = planning.import_plan(area=area, content=paper.content, name=paper.name, on=paper.comes_on)
            planning.review_plan(plan=row, area=area, on=paper.comes_on)
            periods = publish(plan=row, area=area, on=paper.comes_on)
        year = open_year(area=area, plan=row, periods=periods, seed=SEED)
        until = stands_at(year, stage)
        do(year.steps(), hand=hand, watch=clockwork, part="công việc trong năm", until=until)
        hand.moment = until
        with clockwork.part("lịch công tác"):
            demo_sessions.plan(area, on=until.date())
        with clockwork.part("đơn thư, tiếp công dân"):
            demo_cases.bring(area, on=until.date(), hand=hand)
    return until.date()


def stands_at(year: Year, stage: str) -> dt.datetime:
    """The moment up to which the year is done at ``stage``."""
    month, day, hour = MIDYEAR_MORNING
    return {
        PLANNED: at(year.begins, 18),
        MIDYEAR: at(dt.date(year.begins.year, month, day), hour),
        REPORTED: at(year.ends, 18),
    }[stage]


def _people(on: dt.date) -> None:
    areas.load(UNITS, communes=17, on=on)
    daysoff.preload(range(on.year, on.year + 1))
    load_people(password=settings.DEMO_PASSWORD, on=dt.date(on.year, 1, 3))
