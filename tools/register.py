"""Times the pages of a register of so many records: ``register.py 1000000`` prints JSON, page -> (seconds, queries).

The records are spread over communes with 300 each, as in real life: a larger register has more units, not busier ones.
"""

from __future__ import annotations

import datetime as dt
import json
import os
import random
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from danvan.units.models import Unit
    from tests.factories import Area

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]
OF_A_UNIT, BATCH = 300, 5000
FIRST = dt.date(2020, 1, 1)
WORDS = (
    "nước",
    "sạch",
    "đường",
    "ấp",
    "cầu",
    "rác",
    "điện",
    "đất",
    "trường",
    "chợ",
    "kênh",
    "cống",
    "vườn",
    "lúa",
    "thẻ",
)
KINDS = ("dissemination", "communication", "training", "dialogue")


def fill(count: int) -> Area:
    """Put ``count`` records of four kinds into an empty database, and give back the area."""
    from danvan.common import clock
    from danvan.records.kinds.registry import kind_called
    from danvan.records.models import Record, RecordUnit
    from danvan.units.names import folded
    from tests.factories import make_area

    area, numbers = make_area(), random.Random(1)  # noqa: S311 - repeatable on purpose
    hosts = [area.units["ubnd-xa-bung-sen"], area.units["ubnd-xa-con-la"], *_communes(area, count // OF_A_UNIT - 2)]
    moment = clock.at_noon(dt.date(2023, 3, 1))
    for begun in range(0, count, BATCH):
        rows = []
        for number in range(begun, min(begun + BATCH, count)):
            title = f"Việc {number}: {' '.join(numbers.sample(WORDS, 4))}"
            day = FIRST + dt.timedelta(days=numbers.randrange(1150))
            rows.append(
                Record(
                    kind=KINDS[number % 4], host=hosts[number % len(hosts)], title=title, began_on=day, ended_on=day,
                    people=number % 90, recorded_at=moment, search=folded(title),
                )
            )  # fmt: skip
        Record.objects.bulk_create(rows, batch_size=1000)
        RecordUnit.objects.bulk_create(
            [RecordUnit(record=row, unit_id=row.host_id, role="host") for row in rows], batch_size=2000
        )
        for kind in KINDS:
            model = kind_called(kind).details
            extra = {"form": "article"} if kind == "communication" else {}
            model.objects.bulk_create([model(record=row, **extra) for row in rows if row.kind == kind], batch_size=2000)
    return area


def _communes(area: Area, count: int) -> Iterator[Unit]:
    from danvan.units.models import Unit, UnitVersion
    from tests.factories import START

    units = [Unit(key=f"xa-{number}", system="state") for number in range(count)]
    Unit.rows.bulk_create(units, batch_size=1000)
    UnitVersion.rows.bulk_create(
        [
            UnitVersion(
                unit=unit, name=f"Ủy ban nhân dân xã Số {number}", short_name=f"UBND xã Số {number}", kind="UBND xã",
                level="commune", parent=area.committee, valid_from=START,
            )
            for number, unit in enumerate(units)
        ],
        batch_size=1000,
    )  # fmt: skip
    return iter(units)


def measure(area: Area, records: int) -> dict[str, tuple[float, int]]:
    """Page -> (median seconds, number of queries), as a leader of all units and an officer of one commune see it.

    A rare word is in one of ``records``.
    """
    from django.db import connection
    from django.test import Client
    from django.urls import reverse

    from danvan.common import clock
    from danvan.units.models import User
    from tests.factories import DAY
    from tests.unit.reports import samples

    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 5, 20))):
        report = samples.report_of(samples.half_year(area), area, "ubnd-xa-bung-sen")
    pages = {
        "list, all units": ("leader", reverse("desk:records")),
        "list, one commune": ("commune_officer", reverse("desk:records")),
        "list, one kind": ("leader", reverse("desk:records") + "?kind=dialogue"),
        "list, far back": ("leader", reverse("desk:records") + "?sau=2021-06-01.1"),
        "search, a rare word": ("leader", reverse("desk:records") + f"?search=viec+{records - 1}"),
        "search, one commune": ("commune_officer", reverse("desk:records") + "?search=cau"),
        "page of a kind": ("leader", reverse("desk:record-kind", args=["doi-thoai"])),
        "indicator of a report": ("commune_officer", reverse("desk:report-figure", args=[report.uid, "G1.03"])),
    }
    found = {}
    with clock.fixed(lambda: clock.at_noon(DAY)):
        for name, (person, url) in pages.items():
            client = Client()
            client.force_login(User.objects.get(username=area.posts[person].user.username))
            ran: list[str] = []
            with connection.execute_wrapper(lambda execute, *query: (ran.append(query[0]), execute(*query))[1]):  # noqa: B023
                assert client.get(url).status_code == 200, name
            found[name] = (_median(lambda: client.get(url)), len(ran))  # noqa: B023 - used at once
    return found


def _median(work: Callable[[], object], times: int = 7) -> float:
    taken = []
    for _run in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as home:
        os.environ |= {"DANVAN_HOME": home, "DJANGO_SETTINGS_MODULE": "tests.settings"}
        import django

        django.setup()
        from django.conf import settings
        from django.core.management import call_command
        from django.db import connection, transaction

        settings.ALLOWED_HOSTS.append("testserver")
        call_command("migrate", verbosity=0)
        begun = time.perf_counter()
        with transaction.atomic():
            area = fill(count)
        with connection.cursor() as cursor:
            cursor.execute("ANALYZE")
        filled = time.perf_counter() - begun
        print(json.dumps({"records": count, "filled in": round(filled, 1), "pages": measure(area, count)}))


if __name__ == "__main__":
    main(int(sys.argv[1]))
