"""Reads damaged files in child processes: `fuzz.py [COUNT] [--first N]`. None may crash, hang or need much memory.

Each fault is told with its number: `fuzz.py 1 --first NUMBER` repeats it, `--save NUMBER` writes the file.
"""

from __future__ import annotations

import argparse
import json
import os
import resource
import select
import subprocess
import sys
import tempfile
import time
import traceback
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path[:0] = [str(ROOT / "src"), str(ROOT)]

# A file whose letters are lost is recognised page by page: some seconds each, more beside other work.
SECONDS = 60.0
MEMORY = 700 * 1024 * 1024
# Processor seconds one input may take.
_SLOW = 3.0


@dataclass
class Outcome:
    """What became of a run of inputs: how many were read or refused, and every fault."""

    read: int = 0
    refused: int = 0
    faults: list[str] = field(default_factory=list)
    slowest: tuple[float, int] = (0.0, 0)
    peak: int = 0


def fuzz(count: int, *, first: int = 0) -> Outcome:
    """Tries inputs `first` … `first + count - 1`; a child that says nothing for SECONDS is killed and counted a hang."""
    outcome, at, end = Outcome(), first, first + count
    while at < end:
        at = _batch(outcome, at, min(end, at + 1000))
    return outcome


def _batch(outcome: Outcome, first: int, end: int) -> int:
    """Runs one child; returns the number to go on with."""
    command = [sys.executable, str(Path(__file__).resolve()), "--child", str(first), str(end)]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE) as child:
        at = first
        assert child.stdout is not None
        while True:
            ready, _, _ = select.select([child.stdout], [], [], SECONDS)
            if not ready:
                child.kill()
                outcome.faults.append(f"{at}: no end within {SECONDS:.0f} seconds")
                return at + 1
            line = child.stdout.readline()
            if not line:
                break
            at = _note(outcome, json.loads(line)) + 1
        child.wait()
        if at < end:
            last = (child.stderr.read() if child.stderr else b"").decode("utf-8", "replace").strip()[-300:]
            outcome.faults.append(f"{at}: the child died with {child.returncode}: {last}")
            return at + 1
    return end


def _note(outcome: Outcome, told: dict[str, Any]) -> int:
    outcome.read += told["end"] == "read"
    outcome.refused += told["end"] == "refused"
    outcome.slowest = max(outcome.slowest, (told["seconds"], told["number"]))
    outcome.peak = max(outcome.peak, told["peak"])
    if told["end"] not in ("read", "refused"):
        outcome.faults.append(f"{told['number']}: {told['end']}")
    elif told["seconds"] > _SLOW:
        outcome.faults.append(f"{told['number']}: took {told['seconds']:.1f} seconds")
    return int(told["number"])


def _child(first: int, end: int) -> None:
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    from danvan.legaltext.reading import read_text
    from tests.corpus.damage import damaged

    read_text("KẾ HOẠCH")
    with tempfile.TemporaryDirectory() as folder:
        for number in range(first, end):
            name, data = damaged(number)
            path = Path(folder) / name
            path.write_bytes(data)
            begun = time.process_time()
            how = _try(path)
            seconds = time.process_time() - begun
            peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
            print(json.dumps({"number": number, "end": how, "seconds": seconds, "peak": peak}), flush=True)
            path.unlink()


def _try(path: Path) -> str:
    """ "read", "refused", or what went wrong."""
    from danvan.legaltext.contract import as_dict
    from danvan.legaltext.read import UnreadableFile
    from danvan.legaltext.reading import read_file

    try:
        out = as_dict(read_file(path))
        json.dumps(out)
        return _pointing(out)
    except UnreadableFile as refusal:
        return "refused" if refusal.message.strip() else "refused without a word"
    except Exception:  # noqa: BLE001 - whatever it is, it is what is looked for
        return traceback.format_exc().strip()[-600:]


def _pointing(out: dict[str, Any]) -> str:
    """Whether every fact points inside the text and at its own words."""
    text = out["text"]
    for kind, words in (("citations", "ref"), ("units", "mention"), ("duties", "text")):
        for one in out[kind]:
            if text[slice(*one["span"])] != one[words]:
                return f"{kind} points elsewhere: {one['span']}"
    return "read"


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description="Reads damaged files; none may crash, hang or need much memory.")
    parser.add_argument("count", nargs="?", type=int, default=int(os.environ.get("DANVAN_FUZZ", "20000")))
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--save", type=int)
    parser.add_argument("--child", nargs=2, type=int, help=argparse.SUPPRESS)
    return parser.parse_args()


def main() -> int:
    options = _options()
    if options.child:
        _child(*options.child)
        return 0
    if options.save is not None:
        from tests.corpus.damage import damaged

        name, data = damaged(options.save)
        Path(name).write_bytes(data)
        print(name)
        return 0
    outcome = fuzz(options.count, first=options.first)
    print(*outcome.faults, sep="\n")
    print(
        f"{outcome.read} read, {outcome.refused} refused, {len(outcome.faults)} faults; "
        f"slowest {outcome.slowest[0]:.2f} s (number {outcome.slowest[1]}), peak {outcome.peak // 1024} MB"
    )
    return int(bool(outcome.faults))


if __name__ == "__main__":
    sys.exit(main())
