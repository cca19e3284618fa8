"""The replay: a scratch database, a year on it, what it leaves, and whether the figures hold."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from pathlib import Path
from typing import Any

from danvan.audit import domain as audit
from danvan.replay import area as areas
from danvan.replay import check, outputs, planning, scratch
from danvan.replay.moments import at
from danvan.replay.progress import Watch, watch
from danvan.replay.scratch import Hand
from danvan.replay.steps import do
from danvan.replay.year import Paper, Year, look_at, open_year, publish

MOST_SHOWN = 40
EVENTS, FIGURES, SUMMARY, TIMINGS = "events.jsonl", "figures.csv", "replay.json", "timings.json"


def replay(*, plan: Path, out: Path, communes: int, seed: int) -> int:
    """Replay a year of ``plan`` into the empty folder ``out``; Django is set up on a scratch database that has no tables.

    Returns 0, or 1 when a figure differs from its events or the audit does not hold (printed). Raises Refused when it
    cannot be done.
    """
    with watch(sys.stderr) as clockwork:
        with clockwork.part("xem kế hoạch"):
            paper = look_at(plan)
        with clockwork.part("lập cơ sở dữ liệu tạm"):
            scratch.build()
        with scratch.repeatable(at(paper.comes_on, 8), seed) as hand:
            year = _a_year(paper, communes, seed, hand, clockwork)
            faults = _write(year, out, clockwork, {"communes": communes, "seed": seed, "plan": paper.name})
        outputs.write_json(out / TIMINGS, clockwork.report())
    return _say(faults, out)


def _a_year(paper: Paper, communes: int, seed: int, hand: Hand, clockwork: Watch) -> Year:
    on = paper.comes_on
    with clockwork.part("đơn vị và người"):
        areas.load(paper.units, communes=communes, on=on)
        areas.appoint(on=on)
        area = areas.found(on=on)
    with clockwork.part("nhập kế hoạch"):
        plan = planning.import_plan(area=area, content=paper.content, name=paper.name, on=on)
    with clockwork.part("soát và ban hành"):
        planning.review_plan(plan=plan, area=area, on=on)
        periods = publish(plan=plan, area=area, on=on)
    year = open_year(area=area, plan=plan, periods=periods, seed=seed)
    do(year.steps(), hand=hand, watch=clockwork, part="một năm")
    return year


def _write(year: Year, out: Path, clockwork: Watch, asked: Mapping[str, Any]) -> list[str]:
    """Write everything but the timings; returns what does not hold, as sentences."""
    with clockwork.part("ghi kết quả"):
        documents = year.papers.write(out)
        year.journal.write(out / EVENTS)
        snapshots = [year.rounds.made[key].body for key in year.periods]
        figures = outputs.write_figures(out / FIGURES, snapshots)
    with clockwork.part("đối chiếu"):
        differences = [str(difference) for difference in check.check(out)]
        events, breaks = audit.verify()
    summary = {
        **asked, "note": "dữ liệu minh họa", "counts": dict(year.journal.count()), "figures": figures, "documents": documents,
        "received": {key: len(body["versions"]) for key, body in zip(year.periods, snapshots, strict=True)},
        "expected": len(snapshots[0]["units"]), "check": {"differences": differences},
        "audit": {"events": events, "breaks": [f"{one.chain} {one.place}: {one.reason}" for one in breaks]},
        "sha256": outputs.hashes(out),
    }  # fmt: skip
    outputs.write_json(out / SUMMARY, summary)
    return [*differences, *(f"Nhật ký {one.chain}, vị trí {one.place}: {one.reason}" for one in breaks)]


def _say(faults: list[str], out: Path) -> int:
    for fault in faults[:MOST_SHOWN]:
        sys.stderr.write(f"{fault}\n")
    if faults:
        sys.stderr.write(f"Có {len(faults)} chỗ không khớp; xem «{out / SUMMARY}».\n")
        return 1
    sys.stdout.write(f"Số liệu khớp với sự kiện, nhật ký nguyên vẹn. Kết quả ở «{out}».\n")
    return 0
