"""Opening what is sealed: for a reason, for half an hour, on the record. Nothing here is ever listed or searched."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import casefiles, conflicts
from danvan.cases.domain.rights import decides, in_hand
from danvan.cases.enums import OpeningReason, OpeningScope
from danvan.cases.models import Case, CaseFile, Opening, Person, SealedText
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import Actor
from danvan.units.roles import Permission, Role

LASTS = dt.timedelta(minutes=30)


@dataclass(frozen=True)
class OpenedPerson:
    """One person as opened; the ID number masked but for its last three signs."""

    role: str
    name: str
    address: str
    phone: str
    email: str
    id_number: str

    def __repr__(self) -> str:
        return "OpenedPerson(…)"


@dataclass(frozen=True)
class OpenedText:
    """One sealed text as opened, with who wrote it when."""

    row: SealedText
    words: str

    def __repr__(self) -> str:
        return "OpenedText(…)"


@dataclass(frozen=True)
class OpenedFile:
    """One file with its name as opened."""

    row: CaseFile
    name: str

    def __repr__(self) -> str:
        return "OpenedFile(…)"


def may_open(case: Case, scope: str, by: Actor) -> bool:
    """Whether ``by`` may open so much of the case: its words, whoever has it in hand or decides; its people, whoever writes to them."""
    if by.post is None or conflicts.is_barred(case, unit_id=by.post.unit_id, user_id=by.post.user_id):
        return False
    if scope == OpeningScope.IDENTITY:
        return by.may(Permission.OPEN_IDENTITY, case.unit_id)
    if not (by.may(Permission.OPEN_WORDS, case.unit_id) or by.may(Permission.OPEN_WORDS, case.holder_id)):
        return False
    return by.post.role != Role.CASE_HANDLER or in_hand(case, by) or decides(case, by)


@transaction.atomic
def open_case(*, case: Case, scope: str, reason: str, by: Actor) -> Opening:
    """Open the words or the people of ``case`` for half an hour. Raises NotPermitted, Refused for no reason given.

    It is written into the audit, and the head of the unit sees it.
    """
    if not may_open(case, scope, by):
        raise NotPermitted(_("Chức danh này không mở được phần niêm phong của vụ việc."))
    if reason not in OpeningReason:
        raise Refused(_("Chọn lý do mở trong danh sách."))
    assert by.post is not None
    moment = clock.now()
    opened = Opening.objects.create(
        case=case, post=by.post, scope=OpeningScope(scope), reason=OpeningReason(reason), opened_at=moment,
        until=moment + LASTS,
    )  # fmt: skip
    audit.write(by=by, action=f"case.open_{scope}", what=case, changes={"reason": reason})
    return opened


def standing(case: Case, scope: str, by: Actor) -> Opening | None:
    """The opening of ``by`` that still lasts, or None. The right to open is judged anew each time."""
    if by.post is None or not may_open(case, scope, by):
        return None
    rows = Opening.rows.filter(case=case, post=by.post, scope=scope, until__gt=clock.now())
    return rows.order_by("-until").first()


def texts(case: Case, by: Actor) -> list[OpenedText]:
    """The words of ``case`` and what was noted, oldest first. Raises NotPermitted while they are not open."""
    _require(case, OpeningScope.WORDS, by)
    rows = SealedText.rows.filter(case=case).select_related("post").order_by("at", "pk")
    return [OpenedText(row, str(row.unsealed())) for row in rows]


def people(case: Case, by: Actor) -> list[OpenedPerson]:
    """The people behind ``case``. Raises NotPermitted while they are not open."""
    _require(case, OpeningScope.IDENTITY, by)
    return [_opened(row) for row in Person.rows.filter(case=case)]


def names_of_files(case: Case, by: Actor) -> list[OpenedFile]:
    """The files of ``case`` with their names. Raises NotPermitted while the words are not open."""
    _require(case, OpeningScope.WORDS, by)
    return [OpenedFile(row, str(row.unsealed())) for row in CaseFile.rows.filter(case=case)]


@transaction.atomic
def file(case: Case, uid: str, by: Actor, *, original: bool) -> tuple[CaseFile, str, bytes]:
    """A file of ``case``: its row, its name, its bytes. The original, which may tell who sent it, needs the people to be open.

    Raises NotPermitted while that is not so, Refused for a file of another case. Each reading goes into the audit.
    """
    _require(case, OpeningScope.IDENTITY if original else OpeningScope.WORDS, by)
    row = CaseFile.rows.filter(case=case, uid=uid).first()
    if row is None:
        raise Refused(_("Không có tệp này trong vụ việc."))
    data = casefiles.read(row, "path" if original else "copy_path")
    audit.write(by=by, action="case.read_original" if original else "case.read_copy", what=row)
    return row, str(row.unsealed()), data


def log(by: Actor) -> QuerySet[Opening]:
    """Openings ``by`` may see, latest first: one's own, and those of cases of one's unit or area for whoever answers for it."""
    return Opening.objects.visible_to(by).select_related("case", "post__unit", "sitting").order_by("-opened_at", "-pk")


def masked(number: str) -> str:
    """An ID number with its last three signs alone."""
    return "•" * max(len(number) - 3, 0) + number[-3:] if number else ""


def _opened(row: Person) -> OpenedPerson:
    data = row.unsealed()
    return OpenedPerson(
        role=str(row.get_role_display()), id_number=masked(data.get("id_number", "")),
        **{name: data.get(name, "") for name in ("name", "address", "phone", "email")},
    )  # fmt: skip


def _require(case: Case, scope: OpeningScope, by: Actor) -> None:
    if standing(case, scope, by) is None:
        raise NotPermitted(_("Phần này đang niêm phong. Chọn lý do rồi mở; mỗi lần mở có hiệu lực 30 phút."))
