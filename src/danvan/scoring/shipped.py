"""The criteria sets that come with danvan: a beginning to be copied and made one's own, not compared with any decision."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from decimal import Decimal
from importlib import resources

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.scoring.enums import Subject


@dataclass(frozen=True)
class CriterionInput:
    """A criterion as it is typed. ``steps`` are (least value, points), lowest first."""

    text: str
    how: str
    most: Decimal = Decimal(0)
    group: str = ""
    indicator: str = ""
    steps: tuple[tuple[Decimal, Decimal], ...] = ()


@dataclass(frozen=True)
class Heading:
    """What a set says of itself. ``ranks`` are (least points, name), best first."""

    title: str | Promise
    source: str | Promise = ""
    checked: bool = False
    ranks: tuple[tuple[Decimal, str], ...] = ()
    passing: Decimal | None = None
    ceiling: int = 1


def _ranks(*pairs: tuple[int, str]) -> tuple[tuple[Decimal, str], ...]:
    return tuple((Decimal(least), name) for least, name in pairs)


SHIPPED: dict[str, tuple[Subject, Heading]] = {
    "model-1": (
        Subject.MODEL,
        Heading(
            _("Thang điểm mô hình “Dân vận khéo” (mẫu)"), _("Mẫu kèm theo phần mềm; chưa đối chiếu hướng dẫn của địa phương"),
            ranks=_ranks((80, "Tốt"), (70, "Đạt"), (0, "Chưa đạt")), passing=Decimal(70),
        ),
    ),
    "evaluation-1": (
        Subject.EVALUATION,
        Heading(
            _("Bộ tiêu chí đánh giá công tác dân vận chính quyền (mẫu)"),
            _("Mẫu kèm theo phần mềm; chưa đối chiếu quyết định của Ủy ban nhân dân tỉnh"),
            ranks=_ranks((90, "Xuất sắc"), (80, "Tốt"), (65, "Khá"), (50, "Trung bình"), (0, "Yếu")), ceiling=3,
        ),
    ),
}  # fmt: skip


def criteria_of(key: str) -> list[CriterionInput]:
    """The criteria of a shipped set, in order."""
    with resources.files("danvan.scoring").joinpath("data/criteria.csv").open(encoding="utf-8") as file:
        rows = [row for row in csv.DictReader(file) if row["set"] == key]
    return [
        CriterionInput(
            text=row["text"], how=row["how"], most=Decimal(row["most"]), group=row["group"], indicator=row["indicator"],
            steps=tuple((Decimal(at), Decimal(given)) for at, given in (step.split(":") for step in row["steps"].split())),
        )
        for row in rows
    ]  # fmt: skip
