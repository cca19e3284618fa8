"""The whole year from the command line: the figures hold, the same seed gives the same bytes, a wrong figure is found."""

from __future__ import annotations

import csv
import json
import os
import subprocess
import sys
from collections import Counter
from pathlib import Path

import pytest
from django.db import connection

from danvan.replay import check
from tests.conftest import ROOT

pytestmark = pytest.mark.skipif(
    os.environ.get("DANVAN_DATABASE", "").startswith("postgres"), reason="the replay brings its own SQLite file"
)
EXAMPLE = ROOT / "examples" / "ke-hoach-song-la-2023.docx"
DOCUMENTS = ("2023-half.docx", "2023-half.xlsx", "2023-year.docx", "2023-year.xlsx")


def start(out: Path, *, plan: Path = EXAMPLE, hash_seed: str = "0", seed: str = "1") -> subprocess.Popen[str]:
    command = [
        sys.executable,
        "-m",
        "danvan.replay.command",
        str(plan),
        "--out",
        str(out),
        "--communes",
        "2",
        "--seed",
        seed,
    ]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DANVAN_")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment["PYTHONHASHSEED"] = hash_seed
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=out.parent
    )


@pytest.fixture(scope="module")
def folders(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """Two replays of one seed, in processes that hash differently."""
    base = tmp_path_factory.mktemp("replays")
    first, second = base / "first", base / "second"
    running = [start(first, hash_seed="0"), start(second, hash_seed="4711")]
    ended = [(*process.communicate(), process.returncode) for process in running]
    assert [(code, err) for _out, err, code in ended] == [(0, ""), (0, "")]
    assert ended[0][0] == f"Số liệu khớp với sự kiện, nhật ký nguyên vẹn. Kết quả ở «{first}».\n"
    return first, second


def test_replay_same_seed_same_bytes(folders: tuple[Path, Path]) -> None:
    first, second = folders
    names = sorted(path.name for path in first.iterdir())
    assert names == sorted([*DOCUMENTS, "events.jsonl", "figures.csv", "replay.json", "timings.json"])
    differing = [name for name in names if (first / name).read_bytes() != (second / name).read_bytes()]
    assert differing in ([], ["timings.json"])
    assert sorted(path.name for path in first.parent.iterdir()) == ["first", "second"]


def test_replay_summary_says_what_happened(folders: tuple[Path, Path]) -> None:
    summary = json.loads((folders[0] / "replay.json").read_text(encoding="utf-8"))
    assert summary["check"] == {"differences": []}
    assert summary["audit"]["breaks"] == []
    assert summary["audit"]["events"] > 1000
    assert sorted(summary["documents"]) == sorted(DOCUMENTS)
    assert summary["expected"] == summary["counts"]["unit"] == 16
    assert summary["received"] == {"2023-half": 14, "2023-year": 14}


def test_replay_every_unit_did_thirty_things(folders: tuple[Path, Path]) -> None:
    lines = [json.loads(line) for line in (folders[0] / "events.jsonl").read_text(encoding="utf-8").splitlines()]
    hosts = {line["id"]: line["host"] for line in lines if line["type"] == "event" and line["kind"] != "commitment"}
    assert min(Counter(hosts.values()).values()) >= 30
    kinds = {line["kind"] for line in lines if line["type"] == "event"}
    assert kinds == {"communication", "dialogue", "dissemination", "training", "commitment"}


def test_replay_figures_hold_all_four_states(folders: tuple[Path, Path]) -> None:
    rows = list(csv.DictReader((folders[0] / "figures.csv").open(encoding="utf-8")))
    assert {row["state"] for row in rows} == {"value", "zero", "not_applicable", "not_reported"}
    assert all(bool(row["value"]) is (row["state"] in {"value", "zero"}) for row in rows)


def test_replay_joint_events_make_the_total_less_than_the_sum(folders: tuple[Path, Path]) -> None:
    rows = list(csv.DictReader((folders[0] / "figures.csv").open(encoding="utf-8")))
    trained = {
        row["unit"]: int(row["value"] or 0)
        for row in rows
        if (row["period"], row["indicator"]) == ("2023-year", "G6.03")
    }
    total = trained.pop("total")
    assert 0 < total < sum(trained.values())


def test_replay_one_wrong_figure_is_named(folders: tuple[Path, Path], tmp_path: Path) -> None:
    text = (folders[0] / "figures.csv").read_text(encoding="utf-8")
    (row,) = [line for line in text.splitlines() if line.startswith("2023-year,total,G6.03,")]
    value = int(row.split(",")[3])
    (tmp_path / "figures.csv").write_text(
        text.replace(row, f"2023-year,total,G6.03,{value + 1},value"), encoding="utf-8"
    )
    (tmp_path / "events.jsonl").write_bytes((folders[0] / "events.jsonl").read_bytes())
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


def test_replay_leaves_this_database_alone(folders: tuple[Path, Path], db: None) -> None:
    with connection.cursor() as cursor:
        cursor.execute("SELECT count(*) FROM records_record")
        assert cursor.fetchone() == (0,)
