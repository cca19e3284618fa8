"""The whole year from the command line: the figures hold, the same seed gives the same bytes, a wrong figure is found.

It brings its own SQLite file whatever the tests run on, so it is run once and not on every database.
"""

from __future__ import annotations

import csv
import json
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from danvan.records.kinds import KINDS
from danvan.replay import check
from tests.replay.command import start

DOCUMENTS = ("2023-half.docx", "2023-half.xlsx", "2023-year.docx", "2023-year.xlsx")
# (a part, its whole): what must hold for every unit, every period and the totals.
PARTS = (
    ("G1.02a", "G1.02b"), ("G1.03w", "G1.03"), ("G1.08w", "G1.08"), ("G3.09c", "G3.09b"),
    ("G3.09d", "G3.09b"), ("G3.09e", "G3.09d"), ("G3.09f", "G3.09d"), ("G3.10a", "G3.10b"), ("G4.02a", "G4.02b"),
    ("G5.02", "G5.01"),
)  # fmt: skip
TYPED_SUMS = ("G2.02", "G2.03", "G3.11", "G3.12", "G4.02b")


@pytest.fixture
def folders(first: Path, second: Path) -> tuple[Path, Path]:
    """Two replays of one seed, in processes that hash differently."""
    return first, second


def test_replay_same_seed_same_bytes(folders: tuple[Path, Path]) -> None:
    first, second = folders
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted([*DOCUMENTS, "events.jsonl", "figures.csv", "replay.json", "timings.json"])
    differing = [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()]
    assert differing in ([], ["timings.json"])
    assert [path.name for path in first.parent.iterdir()] == ["first"]


def test_replay_summary_says_what_happened(first: Path) -> None:
    summary = json.loads((first / "replay.json").read_text(encoding="utf-8"))
    assert summary["check"] == {"differences": []}
    assert summary["audit"]["breaks"] == []
    assert summary["audit"]["events"] > 1000
    assert sorted(summary["documents"]) == sorted(DOCUMENTS)
    assert summary["expected"] == summary["counts"]["unit"] == 16
    assert summary["received"] == {"2023-half": 14, "2023-year": 14}


def test_replay_every_unit_did_thirty_things(first: Path) -> None:
    lines = [json.loads(line) for line in (first / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    hosts = {line["id"]: line["host"] for line in lines if line["type"] == "event" and line["kind"] != "commitment"}
    assert min(Counter(hosts.values()).values()) >= 30
    kinds = {line["kind"] for line in lines if line["type"] == "event"}
    assert kinds == {*KINDS, "commitment"}


def test_replay_figures_hold_all_four_states(first: Path) -> None:
    rows = list(csv.DictReader((first / "figures.csv").open(encoding="utf-8")))
    assert {row["state"] for row in rows} == {"value", "zero", "not_applicable", "not_reported"}
    assert all(bool(row["value"]) is (row["state"] in {"value", "zero"}) for row in rows)


def test_replay_joint_events_make_the_total_less_than_the_sum(first: Path) -> None:
    rows = list(csv.DictReader((first / "figures.csv").open(encoding="utf-8")))
    trained = {
        row["unit"]: int(row["value"] or 0)
        for row in rows
        if (row["period"], row["indicator"]) == ("2023-year", "G6.03")
    }
    total = trained.pop("total")
    assert 0 < total < sum(trained.values())


def values_in(folder: Path) -> dict[tuple[str, str], dict[str, float]]:
    """(period, unit) -> code -> value, of the figures that have one."""
    found: dict[tuple[str, str], dict[str, float]] = {}
    for row in csv.DictReader((folder / "figures.csv").open(encoding="utf-8")):
        if row["value"]:
            found.setdefault((row["period"], row["unit"]), {})[row["indicator"]] = float(row["value"])
    return found


def test_replay_no_part_is_larger_than_its_whole(first: Path) -> None:
    values = values_in(first)
    wrong = [
        (*place, part, whole)
        for place, own in values.items()
        for part, whole in PARTS
        if part in own and whole in own and own[part] > own[whole]
    ]
    assert wrong == []
    assert len(values) == 2 * (14 + 1)
    assert {part for part, _whole in PARTS} <= set(values["2023-year", "total"])


def test_replay_a_year_holds_its_first_half(first: Path) -> None:
    values = values_in(first)
    halves = {unit: own for (period, unit), own in values.items() if period == "2023-half" and unit != "total"}
    compared = [
        (unit, code, own[code] <= values["2023-year", unit][code])
        for unit, own in halves.items()
        for code in TYPED_SUMS
        if code in own and code in values.get(("2023-year", unit), {})
    ]
    assert [one for one in compared if not one[2]] == []
    assert len(compared) > 50


def test_replay_one_wrong_figure_is_named(first: Path, tmp_path: Path) -> None:
    text = (first / "figures.csv").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith("2023-year,total,G6.03,")]
    value = int(row.split(",")[3])
    (tmp_path / "figures.csv").write_text(
        text.replace(row, f"2023-year,total,G6.03,{value + 1},value"), encoding="utf-8"
    )
    (tmp_path / "events.jsonl").write_bytes((first / "events.jsonl").read_bytes())
    (difference,) = check.check(tmp_path)
    assert (
        str(difference) == f"2023-year, total, G6.03: events give {value} (value), figures.csv has {value + 1} (value)"
    )


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "ke-hoach.txt"),
        (b"\x00\x01\x02\x03" * 200, "ke-hoach.txt"),
        (
            "KẾ HOẠCH\nCông tác năm 2023 của Ủy ban nhân dân huyện Không Đâu\n".encode(),
            "Kế hoạch không nêu địa bàn nào",
        ),
    ],
)
def test_replay_plan_that_cannot_be_used(tmp_path: Path, content: bytes, said: str) -> None:
    plan = tmp_path / "ke-hoach.txt"
    plan.write_bytes(content)
    process = start(tmp_path / "out", plan=plan)
    _out, err = process.communicate()
    assert process.returncode == 2
    assert said in err
    assert "Traceback" not in err
    assert len(err.strip().splitlines()) == 1


def test_replay_leaves_this_database_alone(first: Path, db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_record")
        assert cursor.fetchone() == (0,)
