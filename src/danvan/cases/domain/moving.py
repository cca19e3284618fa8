"""Taking a case along its track: one move, what it asks for, what it does to the clocks."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import clocks, persons, wording
from danvan.cases.domain.rights import may_move
from danvan.cases.domain.steps import NO_PAPER, Paper, step
from danvan.cases.enums import ENDED, Grounds, Outcome, PauseGrounds, State, TextKind, Track
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS, CaseMove
from danvan.cases.tracks.table import STAYS
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import check_move
from danvan.documents.domain import legalrules
from danvan.officedocs.numbers import short_date
from danvan.units.actor import Actor

# Luật 136/2025/QH15: part of a complaint may be withdrawn.
PART_WITHDRAWN_FROM = dt.date(2026, 7, 1)
# Tracks whose longer term is a variant of their rule («phức tạp»), not so and so many days more.
LONGER_BY_VARIANT = frozenset({Track.COMPLAINT, Track.COMPLAINT_2, Track.REGULATION})
LONGEST_EXTENSION = 60


@dataclass(frozen=True)
class Given:
    """What a move was given: the day it happened, words (sealed), the signed paper, and what its table asks for.

    ``days`` lengthens a term the law gives no other variant of.
    """

    on: dt.date | None = None
    note: str = ""
    paper: Paper = NO_PAPER
    grounds: str = ""
    outcome: str = ""
    to_agency: str = ""
    days: int = 0

    def __repr__(self) -> str:
        return "Given(…)"


@transaction.atomic
def move(*, case: Case, name: str, given: Given, by: Actor, seen: int | None = None) -> Case:
    """Take the move ``name`` of the case's track.

    Raises NotPermitted; Refused when the state does not allow it, when something it asks for is missing, or for a day in the
    future or before the receipt; StaleRow when somebody changed the case since version ``seen``.
    """
    table = TRACKS[case.track].moves
    if name not in table:
        raise Refused(_("Loại đơn này không có việc đó. Tải lại trang rồi chọn lại."))
    taken, was, law = table[name], case.state, legalrules.law()
    if not may_move(case, taken, by):
        raise NotPermitted(_("Vụ việc này do đơn vị, người khác xử lý hoặc quyết định; chỉ họ ghi được bước này."))
    check_move(table, name, state=case.state, note=given.note)
    on = given.on or clock.today()
    _check(case, name, taken, given, on)
    before = _facts(case)
    _apply(case, name, taken, given, on)
    case.store(*before, seen=seen)
    _run_clocks(case, name, taken, given, on, law)
    step(
        case, name, was=was, on=on, by=by, note=given.note, kind=TextKind.ANSWER if name == "answer" else TextKind.NOTE,
        paper=given.paper if taken.paper else NO_PAPER, grounds=given.grounds if taken.grounds else "",
        outcome=given.outcome if taken.outcome else "", to_agency=given.to_agency if taken.to_agency else "",
    )  # fmt: skip
    audit.write(by=by, action=f"case.{name}", what=case, changes=audit.difference(case, before))
    return case


_GROUNDS = {"refuse": Grounds, "pause": PauseGrounds}


def _check(case: Case, name: str, taken: CaseMove, given: Given, on: dt.date) -> None:
    if on > clock.today():
        raise Refused(_("Ngày %(day)s ở tương lai. Ghi ngày việc đã xảy ra.") % {"day": short_date(on)})
    if on < case.received_on:
        raise Refused(
            _("Ngày %(day)s trước ngày nhận đơn (%(received)s). Kiểm tra lại ngày.")
            % {"day": short_date(on), "received": short_date(case.received_on)}
        )
    if taken.paper and not (given.paper.number.strip() and given.paper.date):
        raise Refused(_("Ghi số và ngày của văn bản đã ký."))
    if given.paper.date and not case.received_on - dt.timedelta(days=1) < given.paper.date <= clock.today():
        raise Refused(_("Ngày văn bản phải từ ngày nhận đơn đến hôm nay. Kiểm tra lại ngày."))
    if taken.grounds and given.grounds not in _GROUNDS[taken.grounds]:
        raise Refused(_("Chọn lý do trong danh sách."))
    if taken.outcome and given.outcome not in Outcome:
        raise Refused(_("Chọn kết quả: đúng, đúng một phần hay sai."))
    if taken.to_agency and not given.to_agency.strip():
        raise Refused(_("Ghi tên cơ quan chuyển đến."))
    if name == "withdraw_part" and on < PART_WITHDRAWN_FROM:
        raise Refused(_("Rút một phần khiếu nại được luật quy định từ ngày 01/7/2026 (Luật 136/2025/QH15)."))
    if name == "extend":
        _check_extension(case, given)
    if given.to_agency:
        hits = [hit for net in persons.nets_of_case(case) for hit in net.hits(given.to_agency)]
        wording.require_neutral(given.to_agency, hits, field=_("Cơ quan chuyển đến"))


def _check_extension(case: Case, given: Given) -> None:
    by_variant = case.track in LONGER_BY_VARIANT
    if by_variant and case.is_complex:
        raise Refused(_("Vụ việc đã tính theo thời hạn phức tạp; luật không cho kéo dài thêm."))
    if not by_variant and not 1 <= given.days <= LONGEST_EXTENSION:
        raise Refused(_("Ghi số ngày gia hạn, từ 1 đến 60."))


def _facts(case: Case) -> dict[str, object]:
    names = (
        "state",
        "outcome",
        "to_agency",
        "answered_on",
        "resolved_on",
        "ended_on",
        "is_complex",
        "reopened",
        "eligible",
    )
    return {name: getattr(case, name) for name in names}


def _apply(case: Case, name: str, taken: CaseMove, given: Given, on: dt.date) -> None:
    if taken.target != STAYS:
        case.state = taken.target
        case.ended_on = on if taken.target in ENDED else None
    if taken.outcome:
        case.outcome = given.outcome
    if taken.to_agency:
        case.to_agency = " ".join(given.to_agency.split())
    if name == "reopen":
        case.resolved_on, case.outcome, case.reopened = None, "", case.reopened + 1
    if name == "decide":
        case.answered_on = on
    if name == "extend":
        case.is_complex = case.is_complex or case.track in LONGER_BY_VARIANT
    if name in ("accept", "refuse"):
        case.eligible = name == "accept"
    if taken.target == State.RESOLVED and case.answered_on is None:
        case.answered_on = on  # whoever got the thing done has an answer
    if taken.target == State.ANSWERED:
        case.answered_on = on
    if taken.target == State.RESOLVED:
        case.resolved_on = on


def _run_clocks(case: Case, name: str, taken: CaseMove, given: Given, on: dt.date, law: legalrules.Law) -> None:
    clocks.stop(case, taken.stops, on=on, law=law)
    if taken.pauses:
        clocks.pause(case, on=on, paper_number=given.paper.number, paper_date=given.paper.date)
    if taken.resumes:
        clocks.resume(case, on=on, law=law, paper_number=given.paper.number, paper_date=given.paper.date)
    for begun in taken.starts:
        clocks.start(case, begun, on=on, law=law)
    if name == "extend":
        clocks.extend(
            case, ("decide", "answer", "given", "sort"), on=on, law=law, days=given.days,
            paper_number=given.paper.number, paper_date=given.paper.date,
        )  # fmt: skip
    if not case.is_open:
        clocks.drop(case)
