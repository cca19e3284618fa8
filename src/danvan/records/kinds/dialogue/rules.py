"""What the law says of a dialogue's days, as dated data. Dates are local dates; validity is [valid_from, valid_to)."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass


@dataclass(frozen=True)
class DialogueRule:
    """``notice_days`` before the dialogue its time, place and content are announced; within ``publish_days`` after it
    its results are published. None where the law sets no number. ``checked`` is false until compared with the text.
    """

    article: str
    valid_from: dt.date
    valid_to: dt.date | None
    notice_days: int | None
    publish_days: int | None
    checked: bool = False


RULES = (
    DialogueRule(
        article="Luật Tổ chức chính quyền địa phương 2015, Điều 125",
        valid_from=dt.date(2016, 1, 1), valid_to=dt.date(2025, 7, 1), notice_days=None, publish_days=None,
    ),
    DialogueRule(
        article="Luật Tổ chức chính quyền địa phương 2025, Điều 43",
        valid_from=dt.date(2025, 7, 1), valid_to=None, notice_days=7, publish_days=10,
    ),
)  # fmt: skip


def rule_on(day: dt.date) -> DialogueRule | None:
    """The rule valid on the day of the dialogue; None before the first."""
    return next(
        (rule for rule in RULES if rule.valid_from <= day and (rule.valid_to is None or day < rule.valid_to)), None
    )
