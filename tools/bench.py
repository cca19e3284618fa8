"""Prints speed as ratios against a floor measured in the same run. Nothing here is asserted: machines differ, ratios tell."""

from __future__ import annotations

import json
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

import docx

ROOT = Path(__file__).resolve().parent.parent
PLAN = ROOT / "examples" / "ke-hoach-song-la-2023.docx"
SEED = ROOT.parent / "shared" / "seed" / "plan-2023.txt"


def median(work: Callable[[], object], times: int = 15) -> float:
    """Median seconds of ``times`` runs after two warm-up runs."""
    for _warm in range(2):
        work()
    taken = []
    for _run in range(times):
        begun = time.perf_counter()
        work()
        taken.append(time.perf_counter() - begun)
    return statistics.median(taken)


def reading() -> None:
    """Reading a plan against extracting its text with python-docx alone, in one process."""
    with tempfile.TemporaryDirectory() as folder:
        for plan in [PLAN, *([_as_word(SEED, Path(folder))] if SEED.exists() else [])]:
            _read_one(plan)


def _read_one(plan: Path) -> None:
    from danvan.legaltext.reading import read_file

    floor = median(lambda: [paragraph.text for paragraph in docx.Document(str(plan)).paragraphs])
    ours = median(lambda: read_file(plan))
    print(
        f"reading {plan.name}: {ours * 1000:.1f} ms, python-docx alone {floor * 1000:.1f} ms, ratio {ours / floor:.2f} (aim: at most 2)"
    )


def _as_word(plan: Path, folder: Path) -> Path:
    """A text as a Word file, one paragraph a line."""
    made = docx.Document()
    for line in plan.read_text(encoding="utf-8").splitlines():
        if line.strip():
            made.add_paragraph(line)
    path = folder / f"{plan.stem}.docx"
    made.save(str(path))
    return path


def replay() -> None:
    """A year of 17 communes; seconds and peak memory of the whole process."""
    plan = SEED if SEED.exists() else PLAN
    with tempfile.TemporaryDirectory() as folder:
        begun = time.perf_counter()
        subprocess.run(
            [sys.executable, "-m", "danvan", "replay", str(plan), "--out", f"{folder}/out", "--communes", "17"], check=True,
            stdout=subprocess.DEVNULL,
        )  # fmt: skip
        taken = time.perf_counter() - begun
        counts = json.loads(Path(folder, "out", "replay.json").read_text(encoding="utf-8")).get("counts", {})
        print(f"replay of 17 communes: {taken:.1f} s, {_peak():.0f} MB at most (aim: under 60 s and 400 MB); {counts}")
        for step, seconds in json.loads(Path(folder, "out", "timings.json").read_text(encoding="utf-8")).items():
            print(f"    {step}: {seconds}")


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    reading()
    replay()


if __name__ == "__main__":
    main()
