"""What the replay leaves behind: figures, counts, hashes."""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

from danvan.replay.check import NOT_REPORTED, TOTAL

COLUMNS = ("period", "unit", "indicator", "value", "state")


def figure_rows(snapshots: Iterable[Mapping[str, Any]]) -> Iterator[tuple[str, str, str, str, str]]:
    """Every figure of the consolidated ``snapshots``: each unit that owes a report, then the total."""
    for snapshot in snapshots:
        period, codes = snapshot["period"]["key"], [one["code"] for one in snapshot["indicators"]]
        for unit in sorted(unit["key"] for unit in snapshot["units"]):
            yield from _row(period, unit, codes, snapshot["unit_figures"].get(unit, {}))
        yield from _row(period, TOTAL, codes, snapshot["figures"])


def _row(
    period: str, unit: str, codes: list[str], figures: Mapping[str, Any]
) -> Iterator[tuple[str, str, str, str, str]]:
    blank = {"value": None, "state": NOT_REPORTED}
    for code in codes:
        figure = figures.get(code, blank)
        yield (period, unit, code, figure["value"] or "", figure["state"])


def write_figures(path: Path, snapshots: Iterable[Mapping[str, Any]]) -> int:
    """Write ``figures.csv``; returns how many figures."""
    text, rows = io.StringIO(), list(figure_rows(snapshots))
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(COLUMNS)
    writer.writerows(rows)
    path.write_text(text.getvalue(), encoding="utf-8")
    return len(rows)


def hashes(folder: Path) -> dict[str, str]:
    """File name -> SHA-256 of every file in ``folder``, in order of the names."""
    files = sorted(path for path in folder.iterdir() if path.is_file())
    return {path.name: hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def write_json(path: Path, content: Mapping[str, Any]) -> None:
    """Write ``content`` as indented JSON."""
    path.write_text(json.dumps(content, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")
