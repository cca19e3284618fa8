"""Records of every kind for tests, entered through the verbs."""

from __future__ import annotations

import datetime as dt
from importlib import import_module
from typing import Any

from danvan.commitments.domain.commitments import Promise
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.kinds import KINDS
from danvan.records.kinds.registry import kind_called
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.sample import Sample

HELD = dt.date(2023, 2, 20)


def sample_of(kind: str) -> Sample:
    """The sample that stands with the tests of ``kind``."""
    found: Sample = import_module(f"tests.unit.records.kinds.test_{kind}").SAMPLE
    return found


SAMPLED = tuple(KINDS)


def entered(
    area: Area, kind: str, *, by: str = "commune_officer", host: str = "ubnd-xa-bung-sen", **given: Any
) -> Record:
    """A record of ``kind`` by the person ``by``; ``given`` holds parts of Entry and of the verb's other arguments.

    The rows of the sample are only in it when asked for by ``rows=True``; otherwise ``rows`` are given as they are.
    """
    sample = sample_of(kind)
    parts = {name: given.pop(name) for name in ("participating", "rows", "evidence") if name in given}
    if parts.get("rows") is True:
        parts["rows"] = sample.rows(area) if sample.rows else None
    details = {name: _units(area, value) for name, value in (sample.details | given.pop("details", {})).items()}
    usual: dict[str, Any] = {"title": f"Việc {kind}", "began_on": HELD, "people": 30, "place": "Nhà văn hóa ấp"}
    usual = {name: value for name, value in usual.items() if name in kind_called(kind).asked}
    entry = Entry(**(usual | sample.entry | given))
    return records.record(kind=kind, host=area.units[host], entry=entry, details=details, by=area.actor(by), **parts)


def _units(area: Area, value: Any) -> Any:
    """A list of keys as the units they name; anything else as it is."""
    return [area.units[key] for key in value] if isinstance(value, list) else value


def promised(area: Area, *, owner: str = "ubnd-xa-bung-sen", due_on: dt.date = dt.date(2023, 3, 10)) -> RowInput:
    """An opinion that was handed to a post of ``owner``."""
    promise = Promise(
        text="Khơi thông cống đầu ấp", owner=area.units[owner], owner_post="Công chức địa chính", due_on=due_on,
        public_line="UBND xã khơi thông cống đầu ấp.",
    )  # fmt: skip
    return RowInput({"text": "Cống đầu ấp nghẹt từ đầu mùa mưa."}, promise=promise)
