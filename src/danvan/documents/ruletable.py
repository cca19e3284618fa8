"""Rules of law on terms, frequencies and shares as dated data: what a rule says on a day, and the due date it gives.

Without a database: the rules that ship with danvan stand in data/legal-rules.csv, in our own words. Dates are local dates
of Vietnam; validity is [valid_from, valid_to).
"""

from __future__ import annotations

import csv
import datetime as dt
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum
from functools import cache
from importlib.resources import files

from django.utils.functional import Promise
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.calendars.due import due_after, due_after_months
from danvan.calendars.workdays import DayOff, add_working_days
from danvan.officedocs.numbers import format_number, short_date

Key = tuple[str, str, dt.date]


class RuleUnit(StrEnum):
    """What the value of a rule counts."""

    CALENDAR_DAYS = "calendar_days"
    WORKING_DAYS = "working_days"
    MONTHS = "months"
    HOURS = "hours"
    TIMES_PER_YEAR = "times_per_year"
    TIMES_PER_MONTH = "times_per_month"
    TIMES_PER_WEEK = "times_per_week"
    DAY_OF_MONTH = "day_of_month"
    PERCENT = "percent"
    PEOPLE = "people"


class Bound(StrEnum):
    """How the value binds: at the latest, at least, by more than it, or at least that long before the event."""

    AT_MOST = "at_most"
    AT_LEAST = "at_least"
    MORE_THAN = "more_than"
    BEFORE = "before"


AMOUNTS: dict[RuleUnit, Promise] = {
    RuleUnit.CALENDAR_DAYS: gettext_lazy("%(value)s ngày"),
    RuleUnit.WORKING_DAYS: gettext_lazy("%(value)s ngày làm việc"),
    RuleUnit.MONTHS: gettext_lazy("%(value)s tháng"),
    RuleUnit.HOURS: gettext_lazy("%(value)s giờ"),
    RuleUnit.TIMES_PER_YEAR: gettext_lazy("%(value)s lần/năm"),
    RuleUnit.TIMES_PER_MONTH: gettext_lazy("%(value)s lần/tháng"),
    RuleUnit.TIMES_PER_WEEK: gettext_lazy("%(value)s lần/tuần"),
    RuleUnit.DAY_OF_MONTH: gettext_lazy("ngày %(value)s"),
    RuleUnit.PERCENT: gettext_lazy("%(value)s%%"),
    RuleUnit.PEOPLE: gettext_lazy("%(value)s người"),
}
LARGEST: dict[RuleUnit, Decimal] = {RuleUnit.PERCENT: Decimal(100), RuleUnit.DAY_OF_MONTH: Decimal(31)}
LARGEST_OTHER = Decimal(10_000)
TERMS = frozenset({RuleUnit.CALENDAR_DAYS, RuleUnit.WORKING_DAYS, RuleUnit.MONTHS})

# The first part of a code tells the subject; this is also the order of reading.
SUBJECTS: dict[str, Promise] = {
    "CK": gettext_lazy("Công khai để Nhân dân biết"),
    "LYK": gettext_lazy("Lấy ý kiến Nhân dân"),
    "BIEUQUYET": gettext_lazy("Nhân dân bàn và quyết định"),
    "HUONGUOC": gettext_lazy("Hương ước, quy ước"),
    "DONGGOP": gettext_lazy("Nhân dân đóng góp"),
    "DOITHOAI": gettext_lazy("Đối thoại với Nhân dân"),
    "HNCBCC": gettext_lazy("Dân chủ trong cơ quan, đơn vị"),
    "TTND": gettext_lazy("Ban Thanh tra nhân dân"),
    "CUTRI": gettext_lazy("Kiến nghị của cử tri"),
    "GIAMSAT": gettext_lazy("Giám sát của Mặt trận, đoàn thể"),
    "PHANBIEN": gettext_lazy("Phản biện xã hội"),
    "TCD": gettext_lazy("Tiếp công dân"),
    "KN": gettext_lazy("Khiếu nại"),
    "TC": gettext_lazy("Tố cáo"),
    "XLD": gettext_lazy("Xử lý đơn"),
    "PAKN": gettext_lazy("Phản ánh, kiến nghị"),
    "PAHT": gettext_lazy("Phản ánh hiện trường"),
    "BC": gettext_lazy("Báo cáo định kỳ"),
    "DSAR": gettext_lazy("Yêu cầu về dữ liệu cá nhân"),
    "BREACH": gettext_lazy("Vi phạm dữ liệu cá nhân"),
}


@dataclass(frozen=True)
class LegalRule:
    """One rule for one time. ``variant`` tells rules of one code apart («phức tạp», «vùng sâu»; mostly empty).

    ``checked`` is false until somebody compared it with the text of law; ``edited`` where the installation decided it.
    """

    code: str
    variant: str
    name: str
    unit: RuleUnit
    value: Decimal
    start_event: str
    article: str
    valid_from: dt.date
    valid_to: dt.date | None
    checked: bool
    note: str
    edited: bool = False
    bound: Bound = Bound.AT_MOST

    @property
    def key(self) -> Key:
        """What names a rule among all: code, variant and first day."""
        return (self.code, self.variant, self.valid_from)

    @property
    def subject(self) -> str:
        """What the rule is about, in the words of the table's headings."""
        return str(SUBJECTS[self.code.split(".")[0]])

    @property
    def amount(self) -> str:
        """The bare value with its unit: «20 ngày», «5 ngày làm việc», «66,67%»."""
        return str(AMOUNTS[self.unit]) % {"value": format_number(plain(self.value.quantize(Decimal("0.01"))))}

    @property
    def words(self) -> str:
        """The value as the law binds it: «ít nhất 20 ngày liên tục», «5 ngày làm việc», «ít nhất 1 lần/năm», «trên 50%»."""
        if self.bound == Bound.AT_LEAST and self.unit == RuleUnit.CALENDAR_DAYS:
            return _("ít nhất %(amount)s liên tục") % {"amount": self.amount}
        match self.bound:
            case Bound.AT_LEAST:
                return _("ít nhất %(amount)s") % {"amount": self.amount}
            case Bound.MORE_THAN:
                return _("trên %(amount)s") % {"amount": self.amount}
            case Bound.BEFORE:
                return _("trước ít nhất %(amount)s") % {"amount": self.amount}
            case Bound.AT_MOST:
                return self.amount

    def holds_on(self, day: dt.date) -> bool:
        """Whether the rule is valid on ``day``."""
        return self.valid_from <= day and (self.valid_to is None or day < self.valid_to)

    def is_reached(self, part: int, whole: int) -> bool:
        """Whether ``part`` of ``whole`` is the share this rule asks for; for rules in percent."""
        share, wanted = part * 100, self.value * whole
        return share > wanted if self.bound == Bound.MORE_THAN else share >= wanted

    def meets(self, other: LegalRule) -> bool:
        """Whether some day is in the validity of both."""
        return (other.valid_to is None or self.valid_from < other.valid_to) and (
            self.valid_to is None or other.valid_from < self.valid_to
        )


class RuleTable:
    """All rules: ``edits`` of the installation stand over the shipped ones of the same code, variant and first day."""

    def __init__(self, shipped: Iterable[LegalRule], edits: Iterable[LegalRule] = ()) -> None:
        rules = {rule.key: rule for rule in [*shipped, *edits]}
        order = {subject: place for place, subject in enumerate(SUBJECTS)}
        self._periods: dict[tuple[str, str], list[LegalRule]] = {}
        for rule in sorted(rules.values(), key=lambda rule: order[rule.code.split(".")[0]]):
            self._periods.setdefault((rule.code, rule.variant), []).append(rule)
        for periods in self._periods.values():
            periods.sort(key=lambda rule: rule.valid_from)
        self._rules = tuple(rule for periods in self._periods.values() for rule in periods)

    def all(self) -> tuple[LegalRule, ...]:
        """Every rule by subject, code and variant, older ones first."""
        return self._rules

    def of(self, code: str) -> tuple[LegalRule, ...]:
        """The rules of one code, in the order of ``all``; empty for an unknown one."""
        return tuple(rule for rule in self._rules if rule.code == code)

    def periods(self, code: str, variant: str = "") -> list[LegalRule]:
        """The rules of one code and variant one after the other; empty where there is none."""
        return list(self._periods.get((code, variant), []))

    def on(self, code: str, day: dt.date, variant: str = "") -> LegalRule | None:
        """The rule valid on ``day``, the later one where two are; None where the law sets none then."""
        return next((rule for rule in reversed(self.periods(code, variant)) if rule.holds_on(day)), None)

    @staticmethod
    def due(rule: LegalRule, start: dt.date, overrides: Sequence[DayOff] = ()) -> dt.date:
        """The last day in time when the term of ``rule`` begins on ``start`` (before it, where the rule says so).

        ``overrides`` is the office's table of days off. Raises ValueError for a rule that is no term of days or months.
        """
        if rule.unit not in TERMS:
            raise ValueError(f"{rule.code} sets no term of days or months")
        length, working = int(rule.value), rule.unit == RuleUnit.WORKING_DAYS
        if rule.bound == Bound.BEFORE:
            # Notice is given early enough or not: a day off moves nothing to a later day.
            return add_working_days(start, -length, overrides) if working else start - dt.timedelta(days=length)
        if rule.unit == RuleUnit.MONTHS:
            return due_after_months(start, length, overrides=overrides)
        return due_after(start, length, working=working, overrides=overrides)

    @staticmethod
    def explain(rule: LegalRule, start: dt.date, due: dt.date) -> str:
        """How ``due`` came about: «20 ngày kể từ ngày niêm yết 02/3/2023, hạn 22/3/2023 (Luật …, Điều …; chưa đối chiếu …)»."""
        sentence = (
            _("%(amount)s trước %(event)s %(start)s, hạn %(due)s (%(source)s)")
            if rule.bound == Bound.BEFORE
            else _("%(amount)s kể từ %(event)s %(start)s, hạn %(due)s (%(source)s)")
        )
        return sentence % {
            "amount": rule.amount, "event": rule.start_event, "start": short_date(start), "due": short_date(due),
            "source": source(rule),
        }  # fmt: skip


def source(rule: LegalRule) -> str:
    """The article, and that nobody has compared it yet where that is so."""
    return rule.article if rule.checked else _("%(article)s; chưa đối chiếu văn bản gốc") % {"article": rule.article}


def plain(value: Decimal) -> Decimal:
    """``value`` without zeros that say nothing: 20, not 20.0000."""
    return value.quantize(Decimal(1)) if value == value.to_integral_value() else value.normalize()


@cache
def shipped() -> tuple[LegalRule, ...]:
    """The rules that come with danvan, read once."""
    text = files("danvan.documents").joinpath("data", "legal-rules.csv").read_text(encoding="utf-8")
    return tuple(_rule(row) for row in csv.DictReader(text.splitlines()))


def _rule(row: dict[str, str]) -> LegalRule:
    return LegalRule(
        code=row["code"], variant=row["variant"], name=row["name"], unit=RuleUnit(row["unit"]), bound=Bound(row["bound"]),
        value=Decimal(row["value"]), start_event=row["start_event"], article=row["article"],
        valid_from=dt.date.fromisoformat(row["valid_from"]),
        valid_to=dt.date.fromisoformat(row["valid_to"]) if row["valid_to"] else None,
        checked=row["checked"] == "true", note=row["note"],
    )  # fmt: skip
