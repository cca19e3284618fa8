"""Working on a report before it is sent: figures, zeros, words. Two people may work at once; neither loses a word."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.reports import placeholders
from danvan.reports.catalogue import CATALOGUE, is_counted
from danvan.reports.domain.figures import sheet_of
from danvan.reports.enums import Answer, ReportState
from danvan.reports.frozen import Cell, written
from danvan.reports.headings import thaw
from danvan.reports.headings import written as written_headings
from danvan.reports.models import Figure, Narrative, Report
from danvan.units.actor import Actor
from danvan.units.roles import Permission


@dataclass(frozen=True)
class Given:
    """What a person says of a figure. The default says nothing: chưa báo cáo."""

    state: str = Answer.NOT_REPORTED
    value: Decimal | None = None
    estimate: Decimal | None = None
    reason: str = ""
    note: str = ""

    @classmethod
    def of(cls, row: Figure | None) -> Given:
        """What the stored ``row`` says."""
        if row is None:
            return cls()
        return cls(row.state, row.value, row.estimate, row.reason, row.note)

    @classmethod
    def number(cls, value: Decimal | int, *, estimate: Decimal | None = None, note: str = "") -> Given:
        """A number; nought is a confirmed zero."""
        exact = Decimal(value)
        if exact:
            return cls(Answer.VALUE, exact, estimate, "", note)
        return cls(Answer.ZERO, None, estimate, "", note)

    def token(self) -> str:
        """The same text for the same answer: how a form remembers what its writer saw."""
        return "|".join([self.state, written(self.value) or "", written(self.estimate) or "", self.reason, self.note])

    def in_words(self, code: str) -> str:
        """For a person who is to compare two answers."""
        if self.state == Answer.ZERO:
            return _("0 (không phát sinh)")
        if self.state == Answer.NOT_APPLICABLE:
            return _("không thuộc phạm vi: %(reason)s") % {"reason": self.reason}
        return placeholders.shown(code, Cell.of(self.value)) if self.value is not None else _("chưa báo cáo")


@dataclass(frozen=True)
class Change:
    """A cell or a heading as its writer saw it and as they want it."""

    key: str
    saw: str
    figure: Given | None = None
    text: str = ""


@dataclass(frozen=True)
class Conflict:
    """Somebody else changed the same cell meanwhile: what is stored now, by whom, and what this person typed."""

    key: str
    label: str
    stored: str
    typed: str
    by: str


class Conflicting(Refused):
    """Nothing was stored; ``conflicts`` says cell by cell what somebody else changed meanwhile."""

    def __init__(self, conflicts: list[Conflict]) -> None:
        self.conflicts = conflicts
        super().__init__(
            _(
                "Người khác vừa sửa %(n)d ô mà anh, chị cũng sửa. Phần anh, chị nhập vẫn còn trên trang; xem từng ô rồi lưu lần nữa."
            )
            % {"n": len(conflicts)}
        )


def outline_of(report: Report) -> list[tuple[str, str]]:
    """(key, «II.3 title») of the headings the unit writes under, in order."""
    found = written_headings(thaw(report.period.regime.outline))
    return [(one.key, f"{one.number}. {one.title}") for one in found]


def narratives_of(report: Report) -> dict[str, str]:
    """Heading key -> text as written."""
    return dict(report.narratives.values_list("heading", "text"))


@transaction.atomic
def save(*, report: Report, changes: Iterable[Change], by: Actor) -> Report:
    """Store the cells and texts that their writer changed; what they left alone keeps what others wrote.

    ``saw`` of a change is the token of the figure (``Given.token``) or the text its writer had on screen. Raises
    Conflicting, storing nothing, when somebody else changed one of the same cells to something else since; Refused when
    the report is sent or a figure is not one a person may give.
    """
    by.require(Permission.DRAFT_REPORTS, report.unit_id)
    return _store(report, list(changes), by, overrule=False)


def store_on_behalf(
    *, report: Report, figures: Mapping[str, Given], narratives: Mapping[str, str], by: Actor
) -> Report:
    """Put what a unit's paper says into its draft; numbers may stand over counted figures. Call inside the act."""
    changes = [Change(code, "", given) for code, given in figures.items()]
    changes += [Change(key, "", text=text) for key, text in narratives.items()]
    return _store(report, changes, by, overrule=True)


def _store(report: Report, changes: list[Change], by: Actor, *, overrule: bool) -> Report:
    locked = Report.rows.select_for_update().select_related("period__regime").get(pk=report.pk)
    require_editable(locked)
    figures = {row.code: row for row in locked.figures.select_related("typed_by")}
    texts = {row.heading: row for row in locked.narratives.select_related("typed_by")}
    headings = dict(outline_of(locked))
    if not overrule and (found := _conflicts(changes, figures, texts, headings, by)):
        raise Conflicting(found)
    for change in changes:
        if change.figure is not None:
            _put_figure(locked, figures.get(change.key), change, by, overrule=overrule)
        elif change.key in headings:
            _put_text(locked, texts.get(change.key), change, by)
    if changes:
        locked.store()
        audit.write(by=by, action="report.save", what=locked, changes={"cells": len(changes)})
    return locked


def require_editable(report: Report) -> None:
    """Raise Refused, saying why, unless the draft may be written on."""
    if not report.editable:
        raise Refused(lock_reason(report))


def lock_reason(report: Report) -> str:
    """Why the draft is locked; nothing when it is not."""
    if report.editable:
        return ""
    if report.state == ReportState.ACCEPTED:
        return _("Báo cáo đã được tiếp nhận. Muốn sửa, mở bản sửa và ghi lý do; bản đã nộp được giữ nguyên.")
    return _("Báo cáo đã nộp, đang chờ tiếp nhận. Muốn sửa, mở bản sửa và ghi lý do; bản đã nộp được giữ nguyên.")


def _conflicts(
    changes: list[Change], figures: Mapping[str, Figure], texts: Mapping[str, Narrative], headings: Mapping[str, str],
    by: Actor,
) -> list[Conflict]:  # fmt: skip
    found = []
    for change in changes:
        row: Figure | Narrative | None
        if change.figure is not None:
            row = figures.get(change.key)
            stored, wanted = Given.of(row).token(), change.figure.token()
        else:
            row = texts.get(change.key)
            stored, wanted = row.text if row else "", change.text
        if row is not None and stored not in {change.saw, wanted} and row.typed_by != by.post:
            found.append(_conflict(change, row, headings))
    return found


def _conflict(change: Change, row: Figure | Narrative, headings: Mapping[str, str]) -> Conflict:
    who = row.typed_by.title if row.typed_by else ""
    if isinstance(row, Figure) and change.figure is not None:
        name, stored = CATALOGUE[change.key].name, Given.of(row).in_words(change.key)
        return Conflict(change.key, name, stored, change.figure.in_words(change.key), who)
    return Conflict(
        change.key, headings.get(change.key, ""), row.text if isinstance(row, Narrative) else "", change.text, who
    )


def _put_figure(report: Report, row: Figure | None, change: Change, by: Actor, *, overrule: bool) -> None:
    indicator, given = CATALOGUE.by_code.get(change.key), change.figure
    if indicator is None or given is None or indicator.numerator:
        raise Refused(_("Chỉ tiêu «%(code)s» không phải loại nhập được.") % {"code": change.key})
    if is_counted(indicator) and given.state == Answer.VALUE and not overrule:
        raise Refused(
            _("«%(name)s» được đếm từ hoạt động. Số chưa đúng thì sửa ở hoạt động, báo cáo tự đổi theo.")
            % {"name": indicator.name}
        )
    if given.state == Answer.NOT_APPLICABLE and not given.reason.strip():
        raise Refused(_("«%(name)s»: ghi lý do không thuộc phạm vi.") % {"name": indicator.name})
    if given.estimate is not None and not report.period.estimate_allowed:
        raise Refused(_("Kỳ báo cáo này không nhận số ước."))
    row = row or Figure(report=report, code=change.key)
    row.state, row.value, row.estimate = given.state, given.value, given.estimate
    row.reason, row.note = given.reason.strip(), given.note.strip()
    row.typed_by, row.typed_at = by.post, clock.now()
    row.save()


def _put_text(report: Report, row: Narrative | None, change: Change, by: Actor) -> None:
    row = row or Narrative(report=report, heading=change.key)
    row.text, row.typed_by, row.typed_at = change.text.strip(), by.post, clock.now()
    row.save()


@transaction.atomic
def confirm_zeros(*, report: Report, by: Actor) -> int:
    """State «không phát sinh» for every counted figure that found nothing and has no answer yet; returns how many.

    One explicit act of a person: nothing else in the program turns a blank into a zero.
    """
    by.require(Permission.DRAFT_REPORTS, report.unit_id)
    locked = Report.rows.select_for_update().select_related("period__regime").get(pk=report.pk)
    require_editable(locked)
    waiting = sheet_of(locked, at=clock.now()).awaiting
    for line in waiting:
        estimate, note = (line.answer.estimate, line.answer.note) if line.answer else (None, "")
        change = Change(line.indicator.code, "", Given(Answer.ZERO, None, estimate, "", note))
        _put_figure(locked, line.answer, change, by, overrule=False)
    if waiting:
        locked.store()
        codes = [line.indicator.code for line in waiting]
        audit.write(by=by, action="report.confirm_zeros", what=locked, changes={"codes": codes})
    return len(waiting)


@transaction.atomic
def reopen(*, report: Report, by: Actor) -> Report:
    """Begin a correction of a sent report; what was sent stays. Raises Refused when there is nothing to correct."""
    by.require(Permission.DRAFT_REPORTS, report.unit_id)
    locked = Report.rows.select_for_update().get(pk=report.pk)
    if locked.editable:
        raise Refused(_("Báo cáo này đang sửa được, không cần mở bản sửa."))
    locked.correcting = True
    locked.store("correcting")
    audit.write(by=by, action="report.reopen", what=locked)
    return locked
