"""What became of the documents such plans cite: a table to be kept up (data/legal-status.csv), each entry with its source.

`checked` is False where the entry was written from memory or from an indirect source: its lint says so. Dates are days
of Vietnam; `until` is the first day on which the document no longer holds, `since` the first day it does.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from importlib.resources import files


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """One document: number without spaces, its published title, and since and until when it holds (None: not known).

    `area` names the province whose committee issued it, for numbers that every province uses.
    """

    number: str
    day: date | None
    title: str
    since: date | None = None
    until: date | None = None
    replaced_by: str | None = None
    source: str = ""
    checked: bool = False
    area: str | None = None
    kind: str = ""


def _rows(name: str) -> Iterator[dict[str, str]]:
    text = files("danvan.legaltext").joinpath("data", name).read_text(encoding="utf-8")
    yield from csv.DictReader(text.splitlines())


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None


def _status(row: dict[str, str]) -> LegalStatus:
    return LegalStatus(
        number=row["number"], day=_day(row["date"]), title=row["title"], since=_day(row["since"]), until=_day(row["until"]),
        replaced_by=row["replaced_by"] or None, source=row["source"], checked=row["checked"] == "yes", area=row["area"] or None,
        kind=row["kind"],
    )  # fmt: skip


TABLE = tuple(_status(row) for row in _rows("legal-status.csv"))

# Bodies that no longer exist from a day on: a pattern over the match key in lower case, the day, and why.
ABOLISHED = tuple(
    (row["pattern"], date.fromisoformat(row["since"]), row["why"]) for row in _rows("abolished-bodies.csv")
)

BY_NUMBER: dict[str, list[LegalStatus]] = {}
for _entry in TABLE:
    BY_NUMBER.setdefault(_entry.number.upper(), []).append(_entry)
