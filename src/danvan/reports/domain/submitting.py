"""Sending a report and what becomes of it: submit, enter on behalf, correct, return, accept."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.calendars.due import days_late
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.common.moves import check_move
from danvan.documents.domain import files
from danvan.documents.enums import FileKind
from danvan.documents.models import StoredFile
from danvan.reports import placeholders
from danvan.reports.catalogue import CATALOGUE
from danvan.reports.domain import drafts, figures
from danvan.reports.domain.drafts import Given
from danvan.reports.domain.figures import Sheet
from danvan.reports.enums import Channel, ReportState, Ruling
from danvan.reports.frozen import Cell, canonical, content_hash
from danvan.reports.headings import thaw, written
from danvan.reports.models import Report, ReportRuling, ReportVersion
from danvan.reports.moves import REPORT_MOVES
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission, Role


@dataclass(frozen=True)
class Preview:
    """What would be sent now. ``hash`` is that of the content, so that what its author saw can be told from what it became."""

    sheet: Sheet
    content: dict[str, Any]
    text: str
    hash: str
    obstacles: list[str]


@dataclass(frozen=True)
class Moved:
    """One cell that is no longer what its author saw."""

    name: str
    old: str
    new: str


class RecordsMoved(Refused):
    """Figures changed after the author looked; ``moved`` says which. Submit again with ``preview.hash`` to confirm."""

    def __init__(self, moved: list[Moved], preview: Preview) -> None:
        self.moved, self.preview = moved, preview
        super().__init__(_("Số liệu vừa đổi sau khi anh, chị mở trang. Xem các ô đã đổi rồi xác nhận nộp."))


@dataclass(frozen=True)
class Receipt:
    """How a report reached the office. ``received_on`` decides whether it is in time; None is today.

    ``channel``, ``giver`` and a picture are for a report entered for a unit that sent paper, Zalo or phoned.
    """

    signed_on: dt.date | None = None
    received_on: dt.date | None = None
    late_reason: str = ""
    channel: str = ""
    giver: str = ""
    picture: tuple[bytes, str] | None = None


def preview(report: Report, *, at: dt.datetime, on_behalf: bool = False) -> Preview:
    """What would be frozen at ``at`` (aware), and why it cannot be yet; a fixed number of queries."""
    sheet = figures.sheet_of(report, at=at, on_behalf=on_behalf)
    texts = drafts.narratives_of(report)
    outline = list(written(thaw(report.period.regime.outline)))
    obstacles = figures.obstacles(sheet, texts, outline, on_behalf=on_behalf)
    printable = {key: text for key, text in texts.items() if not placeholders.faults(text, sheet.cells)}
    keys = _keys({report.unit_id, *(one for event in sheet.events.values() for one in event.unit_ids)})
    content = figures.freeze(report, sheet, printable, keys)
    text = canonical(content)
    return Preview(sheet, content, text, content_hash(text), obstacles)


def _keys(unit_ids: set[int]) -> dict[int, str]:
    rows = Unit.objects.unscoped("mã đơn vị là công khai").filter(pk__in=unit_ids)
    return dict(rows.values_list("pk", "key"))


@transaction.atomic
def submit(
    *, report: Report, seen_hash: str, by: Actor, receipt: Receipt = Receipt(), correction_reason: str = "",
    seen_cells: Mapping[str, Any] | None = None,
) -> ReportVersion:  # fmt: skip
    """Freeze the report as its author saw it (``seen_hash`` of ``preview``) and send it; a second submit is the first.

    A report already sent is corrected: a further version with ``correction_reason`` and the difference. Raises
    RecordsMoved when the figures are no longer those seen, Refused with every obstacle, or for a move not allowed.
    """
    by.require(Permission.SUBMIT_REPORTS, report.unit_id)
    locked = _locked(report)
    last = latest(locked)
    if last is not None and not locked.editable and last.content_hash == seen_hash:
        return last
    name = "correct" if locked.correcting else "submit"
    move = check_move(REPORT_MOVES, name, state=locked.state, note=correction_reason)
    now = preview(locked, at=clock.now())
    if now.hash != seen_hash:
        raise RecordsMoved(_moved(seen_cells or {}, now), now)
    if receipt.channel or receipt.giver or receipt.picture:
        raise Refused(_("Đơn vị tự nộp thì không ghi nguồn nhập thay."))
    return _send(locked, now, receipt, by, target=move.target, action=name, reason=correction_reason)


@transaction.atomic
def enter_on_behalf(
    *, report: Report, figures: Mapping[str, Given], narratives: Mapping[str, str], receipt: Receipt, by: Actor
) -> ReportVersion:
    """Enter a report for a unit that sent it on paper, by Zalo or by phone, and send it.

    ``figures`` may hold numbers for counted figures: the unit's own paper stands in place of the count. ``receipt`` must
    name channel and giver; its day of receipt decides lateness. Raises Refused with every obstacle.
    """
    by.require(Permission.ENTER_ON_BEHALF, report.unit_id)
    locked = _locked(report)
    move = check_move(REPORT_MOVES, "enter", state=locked.state)
    if receipt.channel not in Channel.values or not receipt.giver.strip():
        raise Refused(_("Nhập thay phải ghi rõ nhận bằng cách nào và người gửi là ai."))
    drafts.store_on_behalf(report=locked, figures=figures, narratives=narratives, by=by)
    locked = _locked(report)
    now = preview(locked, at=clock.now(), on_behalf=True)
    return _send(locked, now, receipt, by, target=move.target, action="enter", reason="")


def _locked(report: Report) -> Report:
    rows = Report.rows.select_for_update(of=("self",))
    return rows.select_related("period__regime__plan", "unit").get(pk=report.pk)


def latest(report: Report) -> ReportVersion | None:
    """The last version sent, whatever was said of it; None when none was."""
    return report.versions.order_by("-number").first()


def _send(
    report: Report, now: Preview, receipt: Receipt, by: Actor, *, target: str, action: str, reason: str
) -> ReportVersion:
    if now.obstacles:
        raise Refused(" ".join(now.obstacles))
    today, last = clock.today(), latest(report)
    received, signed = receipt.received_on or today, receipt.signed_on or receipt.received_on or today
    if received > today or signed > received:
        raise Refused(_("Ngày ký phải không sau ngày nhận, và ngày nhận không ở tương lai."))
    # A correction of a report that counts is as late as that report was; only a first or a returned one is judged anew.
    standing = report.versions.exclude(ruling__ruling=Ruling.RETURNED).order_by("-number").first()
    late = standing.late_days if standing else days_late(received, report.period.due_last_day)
    late_reason = (standing.late_reason if standing else "") or receipt.late_reason.strip()
    version = ReportVersion.objects.create(
        report=report, number=last.number + 1 if last else 1, content=now.text, content_hash=now.hash,
        signed_on=signed, received_on=received, entered_at=clock.now(), submitted_by=by.post, channel=receipt.channel,
        giver=receipt.giver.strip(), picture=_picture(receipt, report, by), late_days=late,
        late_reason=late_reason if late else "", correction_reason=reason.strip(),
        difference=difference(last.body, now.content) if last else [],
    )  # fmt: skip
    before = {"state": report.state, "correcting": report.correcting}
    report.state, report.correcting = target, False
    report.store("state", "correcting")
    _tell_receiver(report, version, by)
    changes = audit.difference(report, before) | {
        "version": version.number,
        "hash": version.content_hash,
        "late_days": late,
    }
    audit.write(by=by, action=f"report.{action}", what=report, changes=changes)
    return version


def _picture(receipt: Receipt, report: Report, by: Actor) -> StoredFile | None:
    if receipt.picture is None:
        return None
    content, name = receipt.picture
    kinds = frozenset({FileKind.PICTURE, FileKind.PDF})
    return files.keep(content=content, name=name, unit=report.unit, by=by, accept=kinds)


def _moved(seen: Mapping[str, Any], now: Preview) -> list[Moved]:
    found = []
    for code, cell in now.sheet.cells.items():
        old = _seen_cell(seen.get(code))
        if old is not None and old != cell:
            name = CATALOGUE[code].name
            found.append(Moved(name, placeholders.shown(code, old), placeholders.shown(code, cell)))
    return found or [Moved(_("Hoạt động, nội dung phải giải quyết hoặc lời văn"), _("như lúc mở trang"), _("đã đổi"))]


def _seen_cell(seen: Any) -> Cell | None:
    """What a page says its author saw; None for anything that is no cell."""
    try:
        return Cell.read(seen)
    except (TypeError, KeyError, ValueError, ArithmeticError):
        return None


def difference(old: Mapping[str, Any], new: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The cells and headings in which two contents of reports differ, old and new beside each other."""
    found: list[dict[str, Any]] = []
    for code in sorted({*old["figures"], *new["figures"]}):
        before, after = (_answer(content["figures"].get(code)) for content in (old, new))
        if before != after:
            found.append({"code": code, "old": before, "new": after})
    for key in sorted({*old["narratives"], *new["narratives"]}):
        texts = [content["narratives"].get(key, {}).get("printed", "") for content in (old, new)]
        if texts[0] != texts[1]:
            found.append({"heading": key, "old": texts[0], "new": texts[1]})
    return found


def _answer(figure: Mapping[str, Any] | None) -> dict[str, Any]:
    figure = figure or {"state": "not_reported", "value": None, "estimate": None}
    return {"state": figure["state"], "value": figure["value"], "estimate": figure["estimate"]}


@transaction.atomic
def rule(*, report: Report, name: str, by: Actor, reason: str = "", seen: int | None = None) -> ReportRuling:
    """Say "accept" or "return" (with a reason) of the last version sent. Raises Refused for a move not allowed."""
    if name not in {"accept", "return"}:
        raise Refused(_("Chỉ tiếp nhận hoặc trả lại."))
    locked = _locked(report)
    move = check_move(REPORT_MOVES, name, state=locked.state, note=reason)
    by.require(Permission(move.needs), locked.unit_id)
    version = latest(locked)
    if version is None:
        raise Refused(_("Đơn vị chưa nộp bản nào."))
    ruling = Ruling.ACCEPTED if name == "accept" else Ruling.RETURNED
    row = ReportRuling.objects.create(
        version_sent=version, ruling=ruling, reason=reason.strip(), at=clock.now(), post=by.post
    )
    before = {"state": locked.state}
    locked.state = move.target
    locked.store("state", seen=seen)
    _tell_unit(locked, version, by)
    audit.write(by=by, action=f"report.{name}", what=locked, changes=audit.difference(locked, before))
    return row


def _tell_receiver(report: Report, version: ReportVersion, by: Actor) -> None:
    regime = report.period.regime
    unit = names([report.unit_id], on=by.on).get(report.unit_id)
    text = _("Đã nhận báo cáo %(period)s của %(unit)s, lần %(number)d.") % {
        "period": report.period.label,
        "unit": unit.short_name if unit else report.unit,
        "number": version.number,
    }
    notices.tell_roles(
        unit=regime.receiver_id or regime.plan.unit_id, roles=[Role.COORDINATOR], on=by.on,
        key=f"report:{version.uid}", text=text[:300], path=f"/bao-cao/{report.uid}/",
    )  # fmt: skip


def _tell_unit(report: Report, version: ReportVersion, by: Actor) -> None:
    words = _("đã được tiếp nhận") if report.state == ReportState.ACCEPTED else _("bị trả lại, xem lý do")
    text = _("Báo cáo %(period)s %(words)s.") % {"period": report.period.label, "words": words}
    notices.tell_roles(
        unit=report.unit_id, roles=[Role.HEAD, Role.OFFICER], on=by.on, key=f"report:{version.uid}:{report.state}",
        text=text[:300], path=f"/bao-cao/{report.uid}/",
    )  # fmt: skip
