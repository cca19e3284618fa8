"""The register of denunciations: numbers, dates and choices. The paper file is worked on outside; nothing of it comes in here."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.audit import domain as audit
from danvan.calendars.workdays import next_working_day
from danvan.cases.domain import registers
from danvan.cases.enums import Competence, DenunciationOutcome, DenunciationState, Difficulty, Subject
from danvan.cases.models import Denunciation
from danvan.cases.tracks.denunciations import DENUNCIATION_MOVES
from danvan.cases.tracks.table import STAYS
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import Move, check_move, moves_from
from danvan.documents.domain import legalrules
from danvan.documents.domain.legalrules import Law, Term
from danvan.officedocs.numbers import short_date
from danvan.units.actor import Actor
from danvan.units.domain.queries import posts_held
from danvan.units.roles import Permission, Role

VARIANTS = {Difficulty.PLAIN: "thường", Difficulty.COMPLEX: "phức tạp", Difficulty.VERY: "đặc biệt phức tạp"}
_ENDED = frozenset({
    DenunciationState.PUBLISHED, DenunciationState.TRANSFERRED, DenunciationState.NOT_ACCEPTED,
    DenunciationState.INFORMATION, DenunciationState.TERMINATED,
})  # fmt: skip
# Move -> the column its day is kept in.
_DAYS = {
    "check": "checked_on", "accept": "accepted_on", "transfer": "transferred_on", "notify": "notified_on",
    "suspend": "suspended_on", "resume": "resumed_on", "conclude": "concluded_on", "publish": "published_on",
}  # fmt: skip
_COLUMNS = (
    "state", "competence", "difficulty", "checked_on", "accepted_on", "transferred_on", "notified_on", "extended_on",
    "extended_again_on", "suspended_on", "resumed_on", "paused_days", "concluded_on", "outcome", "published_on",
    "posted_until", "ended_on", "notify_due_on", "decide_due_on", "first_decide_due_on", "was_late",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One denunciation as it reached the office: the day, what kind of matter, whether it is named and needs checks in several
    places; ``file_number`` where its paper file is kept already, otherwise the next one."""

    received_on: dt.date
    subject: str = Subject.OTHER
    is_anonymous: bool = False
    many_places: bool = False
    file_number: int | None = None


@dataclass(frozen=True)
class Due:
    """A term of the law on a denunciation: what for, its last day, when it was done (None: not yet), how the day came about."""

    name: str
    due_on: dt.date
    done_on: dt.date | None
    words: str

    def is_late(self, on: dt.date) -> bool:
        """Whether it was done late, or is not done and late on ``on``."""
        return (self.done_on or on) > self.due_on


@transaction.atomic
def enter(*, entry: Entry, by: Actor) -> Denunciation:
    """Put a line into the register of the officer's unit, assigned to that officer. Raises NotPermitted, Refused."""
    if by.post is None or not by.may(Permission.REGISTER_DENUNCIATIONS, by.post.unit_id):
        raise NotPermitted(_("Chỉ công chức được giao theo dõi tố cáo mới ghi sổ này."))
    if entry.received_on > clock.today():
        raise Refused(_("Ngày nhận không được ở tương lai. Sửa lại ngày nhận."))
    unit, year = by.post.unit, entry.received_on.year
    taken = Denunciation.rows.filter(unit=unit, file_year=year)
    if entry.file_number is not None and taken.filter(file_number=entry.file_number).exists():
        raise Refused(
            _("Số hồ sơ giấy %(number)s đã có trong sổ năm %(year)s.") % {"number": entry.file_number, "year": year}
        )
    law = legalrules.law()
    check = law.term("TC.XLBD", entry.received_on, variant="xác minh nhiều nơi" if entry.many_places else "thường")
    transfer = law.term("TC.CHUYEN", entry.received_on)
    number = registers.next_number(unit, year=year, register=registers.DENUNCIATIONS)
    row = Denunciation.objects.create(
        unit=unit, officer=by.post, number=number, year=year, file_year=year,
        file_number=entry.file_number or _free_file(unit.pk, year), subject=Subject(entry.subject),
        is_anonymous=entry.is_anonymous, many_places=entry.many_places, received_on=entry.received_on,
        check_due_on=check.due if check else None, transfer_due_on=transfer.due if transfer else None,
    )  # fmt: skip
    audit.write(by=by, action="denunciation.enter", what=row, changes={"received_on": entry.received_on.isoformat()})
    return row


def _free_file(unit_id: int, year: int) -> int:
    rows = Denunciation.rows.filter(unit_id=unit_id, file_year=year)
    return (rows.order_by("-file_number").values_list("file_number", flat=True).first() or 0) + 1


@transaction.atomic
def move(
    *, row: Denunciation, name: str, on: dt.date, by: Actor, outcome: str = "", seen: int | None = None
) -> Denunciation:
    """Take ``name`` of DENUNCIATION_MOVES on the local date ``on``. There is no note: a register without words.

    Raises NotPermitted for anybody but the officer; Refused for a state, a day or an order of steps the law does not know;
    StaleRow.
    """
    _require(row, by)
    taken = check_move(DENUNCIATION_MOVES, name, state=row.state)
    _check(row, name, on, outcome)
    before = {column: getattr(row, column) for column in _COLUMNS}
    law = legalrules.law()
    if column := _DAYS.get(name):
        setattr(row, column, on)
    if taken.target != STAYS:
        row.state = taken.target
        row.ended_on = on if taken.target in _ENDED else None
    _EFFECTS.get(name, _nothing)(row, on, law, outcome)
    row.was_late = row.was_late or any(due.done_on and due.is_late(on) for due in dues(row, law))
    row.store(*_COLUMNS, seen=seen)
    audit.write(by=by, action=f"denunciation.{name}", what=row, changes=audit.difference(row, before))
    return row


def _nothing(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    """The move's day is all there is to keep."""


def _accept(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    row.competence, row.checked_on = Competence.OWN, row.checked_on or on
    notify = law.term("TC.TB", on)
    row.notify_due_on = notify.due if notify else None
    row.decide_due_on = row.first_decide_due_on = _decide_due(row, law)


def _transfer(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    row.competence, row.checked_on = Competence.OTHER, row.checked_on or on


def _extend(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    if row.extended_on is None:
        row.extended_on, row.difficulty = on, Difficulty.COMPLEX
    else:
        row.extended_again_on, row.difficulty = on, Difficulty.VERY
    row.decide_due_on = _decide_due(row, law)


def _resume(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    assert row.suspended_on is not None
    row.paused_days += (on - row.suspended_on).days
    row.decide_due_on = _decide_due(row, law)


def _conclude(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    row.outcome = outcome


def _publish(row: Denunciation, on: dt.date, law: Law, outcome: str) -> None:
    posted = law.term("TC.CONGKHAI", on)
    row.posted_until = posted.due if posted else None


_EFFECTS = {
    "accept": _accept, "transfer": _transfer, "extend": _extend, "resume": _resume, "conclude": _conclude,
    "publish": _publish,
}  # fmt: skip


def _decide_due(row: Denunciation, law: Law) -> dt.date | None:
    """The last day to conclude: the term of the variant, the days it stood still added (Luật Tố cáo, Điều 30, Điều 34)."""
    assert row.accepted_on is not None
    rule = law.on("TC.GQ", row.accepted_on, VARIANTS[Difficulty(row.difficulty)])
    if rule is None:
        return None
    day = row.accepted_on + dt.timedelta(days=int(rule.value) + row.paused_days)
    return next_working_day(day, law.days_off)


def _check(row: Denunciation, name: str, on: dt.date, outcome: str) -> None:
    if on > clock.today():
        raise Refused(_("Ngày %(day)s ở tương lai. Ghi ngày việc đã xảy ra.") % {"day": short_date(on)})
    latest = max(day for day in (row.received_on, row.accepted_on, row.suspended_on, row.concluded_on) if day)
    if on < latest:
        raise Refused(
            _("Ngày %(day)s trước bước liền trước (%(last)s).") % {"day": short_date(on), "last": short_date(latest)}
        )
    if name == "accept" and row.is_anonymous:
        raise Refused(
            _(
                "Đơn không rõ người tố cáo thì không thụ lý; nội dung rõ thì chuyển làm thông tin (Luật Tố cáo, Điều 25)."
            )
        )
    if name == "inform" and not row.is_anonymous:
        raise Refused(_("Chỉ đơn không rõ người tố cáo mới chuyển làm thông tin phục vụ quản lý."))
    if name == "extend" and row.extended_again_on:
        raise Refused(_("Đã gia hạn hai lần; luật không cho gia hạn thêm (Luật Tố cáo, Điều 30)."))
    if name == "conclude" and outcome not in DenunciationOutcome:
        raise Refused(_("Chọn kết quả: đúng, đúng một phần, sai hay cố ý tố cáo sai."))


def _require(row: Denunciation, by: Actor) -> None:
    if by.post is None or row.officer_id != by.post.pk or not by.may(Permission.REGISTER_DENUNCIATIONS, row.unit_id):
        raise NotPermitted(_("Dòng này của sổ tố cáo do công chức khác theo dõi."))


def moves_open_to(row: Denunciation, by: Actor) -> dict[str, Move]:
    """The moves ``by`` may take now, by name, for the buttons."""
    if by.post is None or row.officer_id != by.post.pk or not by.may(Permission.REGISTER_DENUNCIATIONS, row.unit_id):
        return {}
    return moves_from(DENUNCIATION_MOVES, row.state)


@transaction.atomic
def hand_over(*, row: Denunciation, to_post_id: int, by: Actor, seen: int | None = None) -> Denunciation:
    """Give a line to another officer of the same unit who keeps this register. Raises NotPermitted, Refused, StaleRow."""
    _require(row, by)
    others = {post.pk: post for post in posts_held([row.unit_id], on=by.on) if post.role == Role.DENUNCIATIONS}
    if to_post_id not in others:
        raise Refused(_("Người được chọn không theo dõi tố cáo ở đơn vị này."))
    before = {"officer": row.officer}
    row.officer = others[to_post_id]
    row.store("officer", seen=seen)
    audit.write(by=by, action="denunciation.hand_over", what=row, changes=audit.difference(row, before))
    return row


DUE_NAMES = {
    "check": gettext_lazy("Xử lý ban đầu"), "transfer": gettext_lazy("Chuyển nếu không thuộc thẩm quyền"),
    "notify": gettext_lazy("Thông báo việc thụ lý"), "decide": gettext_lazy("Kết luận nội dung tố cáo"),
}  # fmt: skip


def dues(row: Denunciation, law: Law) -> list[Due]:
    """The terms on a denunciation in the order of the law. The days are those kept when each term began."""
    sorted_out = row.checked_on or row.transferred_on or row.accepted_on
    found = [
        _due("check", row.check_due_on, sorted_out or row.ended_on, _check_term(row, law)),
        _due("transfer", row.transfer_due_on, row.transferred_on, law.term("TC.CHUYEN", row.received_on))
        if row.competence == Competence.OTHER
        else None,
    ]
    if row.accepted_on:
        found.append(_due("notify", row.notify_due_on, row.notified_on, law.term("TC.TB", row.accepted_on)))
        done = row.concluded_on or (row.ended_on if row.state == DenunciationState.TERMINATED else None)
        variant = VARIANTS[Difficulty(row.difficulty)]
        found.append(_due("decide", row.decide_due_on, done, law.term("TC.GQ", row.accepted_on, variant=variant)))
    return [due for due in found if due is not None]


def _check_term(row: Denunciation, law: Law) -> Term | None:
    return law.term("TC.XLBD", row.received_on, variant="xác minh nhiều nơi" if row.many_places else "thường")


def _due(name: str, due_on: dt.date | None, done_on: dt.date | None, term: Term | None) -> Due | None:
    if due_on is None:
        return None
    if term is None:
        words = ""
    elif term.due == due_on:
        words = term.words
    else:
        words = _("%(words)s; hạn hiện nay %(due)s") % {"words": term.words, "due": short_date(due_on)}
    return Due(str(DUE_NAMES[name]), due_on, done_on, words)


def register(by: Actor) -> QuerySet[Denunciation]:
    """The lines assigned to ``by``, latest first; nobody else's are known to be."""
    return Denunciation.objects.visible_to(by).order_by("-received_on", "-pk")
