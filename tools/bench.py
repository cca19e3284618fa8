"""Prints speed as ratios against a floor measured in the same run. Nothing here is asserted: machines differ, ratios tell."""

from __future__ import annotations

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
import tracemalloc
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


def reading_lengths() -> None:
    """Papers of 25 kB a second, what a hundred times the length costs, and the memory a reading takes at its peak."""
    from danvan.legaltext.reading import read_file, read_text

    plan = read_file(PLAN).source.text
    paper, short, long = (_of_length(plan, size) for size in (25_000, 20_000, 2_000_000))
    taken = median(lambda: read_text(paper), times=9)
    print(f"reading 25 kB of text: {1 / taken:.0f} papers a second (aim: at least 40)")
    ratio = median(lambda: read_text(long), times=1) / median(lambda: read_text(short), times=9)
    print(f"reading 2 MB against 20 kB: {ratio:.0f} times (aim: at most 120)")
    tracemalloc.start()
    read_text(paper)
    peak = tracemalloc.get_traced_memory()[1]
    tracemalloc.stop()
    print(f"memory of reading 25 kB: {peak / len(paper.encode()):.0f} times the text (aim: under 40)")


def _of_length(plan: str, size: int) -> str:
    """The plan's own body repeated between its head and its foot, about ``size`` bytes of UTF-8."""
    lines = plan.split("\n")
    body = "\n".join(lines[len(lines) // 3 : 2 * len(lines) // 3])
    around = [*lines[: len(lines) // 3], *lines[2 * len(lines) // 3 :]]
    times = max(0, size - len("\n".join(around).encode())) // len(body.encode())
    return "\n".join([*lines[: len(lines) // 3], *[body] * times, *lines[2 * len(lines) // 3 :]])


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


def registers() -> None:
    """Pages of a register of a million records (DANVAN_BENCH_RECORDS) against the same pages of ten thousand."""
    most = int(os.environ.get("DANVAN_BENCH_RECORDS", "1000000"))
    few, many = (_register(count) for count in (10_000, most))
    for page, (seconds, queries) in few.items():
        longer, asked = many[page]
        print(
            f"{page}: {longer * 1000:.0f} ms with {most} records, {seconds * 1000:.0f} ms with 10000, ratio {longer / seconds:.1f} "
            f"(aim: at most 3); {asked} queries, {queries} with 10000"
        )


def _register(count: int) -> dict[str, tuple[float, int]]:
    told = subprocess.run(
        [sys.executable, str(ROOT / "tools" / "register.py"), str(count)], check=True, capture_output=True, text=True
    )
    pages: dict[str, tuple[float, int]] = json.loads(told.stdout.splitlines()[-1])["pages"]
    return pages


def _peak() -> float:
    return resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024


def main() -> None:
    reading()
    reading_lengths()
    replay()
    registers()


if __name__ == "__main__":
    main()
