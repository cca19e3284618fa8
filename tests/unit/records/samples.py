"""Records of every kind for tests, entered through the verbs."""

from __future__ import annotations

import datetime as dt
from typing import Any

from danvan.commitments.domain.commitments import Promise
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.kinds.dialogue.questions import QuestionInput
from danvan.records.models import Record
from tests.factories import Area

HELD = dt.date(2023, 2, 20)
DETAILS: dict[str, dict[str, Any]] = {
    "dissemination": {"documents": "Chỉ thị số 33/CT-TTg", "audience": "Cán bộ, công chức xã", "staff": 20},
    "communication": {"form": "article", "items": 3, "link": "https://songla.example/tin-1"},
    "training": {"content": "Kỹ năng đối thoại", "audience": "Trưởng ấp", "evaluation": "Đạt yêu cầu"},
    "dialogue": {"chaired_by": "Chủ tịch UBND xã", "opinions": 3, "answered": 2, "women": 10},
}


def entered(
    area: Area, kind: str, *, by: str = "commune_officer", host: str = "ubnd-xa-bung-sen", **given: Any
) -> Record:
    """A record of ``kind`` by the person ``by``; ``given`` holds parts of Entry and of the verb's other arguments."""
    parts = {name: given.pop(name) for name in ("participating", "questions", "evidence") if name in given}
    details = DETAILS[kind] | given.pop("details", {})
    entry = Entry(**({"title": f"Việc {kind}", "began_on": HELD, "people": 30, "place": "Nhà văn hóa ấp"} | given))
    return records.record(kind=kind, host=area.units[host], entry=entry, details=details, by=area.actor(by), **parts)


def promised(area: Area, *, owner: str = "ubnd-xa-bung-sen", due_on: dt.date = dt.date(2023, 3, 10)) -> QuestionInput:
    """An opinion that was handed to a post of ``owner``."""
    promise = Promise(
        text="Khơi thông cống đầu ấp", owner=area.units[owner], owner_post="Công chức địa chính", due_on=due_on,
        public_line="UBND xã khơi thông cống đầu ấp.",
    )  # fmt: skip
    return QuestionInput(text="Cống đầu ấp nghẹt từ đầu mùa mưa.", promise=promise)
