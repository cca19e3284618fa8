"""The table of rules of law as this installation has it: what ships, what was edited here, and the verb that edits."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.workdays import DayOff
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import daysoff
from danvan.documents.models import RuleEdit
from danvan.documents.ruletable import LARGEST, LARGEST_OTHER, LegalRule, RuleTable, RuleUnit, plain, shipped, source
from danvan.officedocs.numbers import format_number, short_date
from danvan.units.actor import Actor
from danvan.units.roles import Permission

EDITABLE = ("value", "valid_to", "article", "checked", "note")


@dataclass(frozen=True)
class Change:
    """One edit and the rule as it stood after it."""

    edit: RuleEdit
    rule: LegalRule


@dataclass(frozen=True)
class Term:
    """A term of law on something that happened: its last day in time, its rule, and how the day came about, in words."""

    due: dt.date
    rule: LegalRule
    words: str

    @property
    def source(self) -> str:
        """The article, and whether it was compared with the text."""
        return source(self.rule)


@dataclass(frozen=True)
class Law:
    """The rules and the days off of this installation, read once for many judgements."""

    rules: RuleTable
    days_off: tuple[DayOff, ...] = ()

    def on(self, code: str, day: dt.date, variant: str = "") -> LegalRule | None:
        """The rule valid on the local date ``day``; None where the law sets none then."""
        return self.rules.on(code, day, variant)

    def term(self, code: str, start: dt.date, *, on: dt.date | None = None, variant: str = "") -> Term | None:
        """The term of rule ``code`` that begins on ``start``, by the rule valid on ``on`` (``start`` unless given)."""
        rule = self.rules.on(code, on or start, variant)
        if rule is None:
            return None
        due = self.rules.due(rule, start, self.days_off)
        return Term(due, rule, self.rules.explain(rule, start, due))


def law() -> Law:
    """The law as it holds in this installation. Two queries: edited rules and days off."""
    return Law(table(), daysoff.overrides())


def table() -> RuleTable:
    """All rules as they hold in this installation. One query, for the edits."""
    return _with(RuleEdit.objects.unscoped("quy định là dữ liệu dùng chung").order_by("pk"))


def history(code: str, by: Actor) -> list[Change]:
    """The edits of a code, latest first, with whoever made them."""
    rows = RuleEdit.objects.visible_to(by).filter(code=code).select_related("edited_by").order_by("-pk")
    base = RuleTable(shipped())
    return [Change(row, _edited(row, base)) for row in rows if base.periods(row.code, row.variant)]


@transaction.atomic
def edit(
    *, code: str, variant: str, valid_from: dt.date, value: Decimal, valid_to: dt.date | None, article: str,
    checked: bool, note: str, reason: str, by: Actor,
) -> RuleEdit:  # fmt: skip
    """Say what a rule is from the local date ``valid_from`` until before ``valid_to``; a first day that is new adds a period.

    Raises NotPermitted without MANAGE_RULES; Refused, with the reason in words, for an unknown rule, a value out of range,
    a missing article or reason, days that meet another period of the rule, or an edit that changes nothing.
    """
    by.require(Permission.MANAGE_RULES, by.area_id)
    present = table()
    periods = present.periods(code, variant)
    if not periods:
        raise Refused(
            _("Không có quy định «%(code)s». Chọn lại trong danh sách.") % {"code": f"{code} {variant}".strip()}
        )
    row = RuleEdit(
        code=code, variant=variant, valid_from=valid_from, valid_to=valid_to, value=plain(round(value, 4)),
        article=article.strip(),
        checked=checked, note=note.strip(), reason=reason.strip(), edited_at=clock.now(), edited_by=by.post,
    )  # fmt: skip
    new = _edited(row, present)
    old = next((rule for rule in periods if rule.key == new.key), None)
    _check(row, new, [rule for rule in periods if rule.key != new.key])
    before = {name: getattr(old, name) if old else None for name in EDITABLE}
    changes = audit.difference(row, before)
    if old is not None and not changes:
        raise Refused(_("Chưa có gì khác với quy định đang ghi. Sửa nội dung rồi lưu, hoặc quay lại."))
    row.save()
    named = {"code": code, "variant": variant, "valid_from": valid_from.isoformat()}
    audit.write(by=by, action="rule.edit", what=row, changes=named | changes)
    return row


def _with(edits: Iterable[RuleEdit]) -> RuleTable:
    base = RuleTable(shipped())
    # A later release may ship a code no more; what was edited of it stays in the database and is passed over.
    return RuleTable(base.all(), [_edited(row, base) for row in edits if base.periods(row.code, row.variant)])


def _edited(row: RuleEdit, base: RuleTable) -> LegalRule:
    """The rule ``row`` makes; its name and unit are those of the shipped period it stands in or follows."""
    periods = base.periods(row.code, row.variant)
    like = next((rule for rule in reversed(periods) if rule.valid_from <= row.valid_from), periods[0])
    return replace(
        like, valid_from=row.valid_from, valid_to=row.valid_to, value=plain(row.value), article=row.article,
        checked=row.checked, note=row.note, edited=True,
    )  # fmt: skip


def _check(row: RuleEdit, new: LegalRule, others: list[LegalRule]) -> None:
    if not row.reason:
        raise Refused(_("Ghi lý do sửa: văn bản nào thay đổi, hoặc đã đối chiếu ở đâu."))
    if not row.article:
        raise Refused(_("Ghi văn bản và điều quy định, ví dụ: Luật …, Điều …"))
    largest = LARGEST.get(new.unit, LARGEST_OTHER)
    if not 0 < row.value <= largest:
        raise Refused(
            _("Giá trị %(value)s không hợp lệ: ghi số lớn hơn 0 và không quá %(largest)s.")
            % {"value": format_number(plain(row.value)), "largest": format_number(largest)}
        )
    if new.unit != RuleUnit.PERCENT and row.value != row.value.to_integral_value():
        raise Refused(_("Giá trị %(value)s phải là số nguyên.") % {"value": format_number(plain(row.value))})
    if row.valid_to is not None and row.valid_to <= row.valid_from:
        raise Refused(_("Ngày hết hiệu lực phải sau ngày %(day)s.") % {"day": short_date(row.valid_from)})
    if met := next((rule for rule in others if rule.meets(new)), None):
        raise Refused(
            _(
                "Thời gian này trùng với quy định «%(words)s» có hiệu lực từ %(day)s. "
                "Sửa ngày hết hiệu lực của quy định đó trước, rồi ghi lại quy định này."
            )
            % {"words": met.words, "day": short_date(met.valid_from)}
        )
