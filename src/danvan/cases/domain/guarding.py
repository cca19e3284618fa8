"""Every output of a case goes through here before it leaves: what it says of the case's people, for whom it is, who let it out."""

from __future__ import annotations

import hashlib
import hmac
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import persons
from danvan.cases.domain.conflicts import named
from danvan.cases.domain.wording import DATUM_WORDS
from danvan.cases.enums import Audience, Output, ReleaseReason
from danvan.cases.guard.marks import Datum, Net, plain
from danvan.cases.guard.reading import Part, Slot, parts_of
from danvan.cases.models import Case, PaperCheck
from danvan.cases.sealing.keyring import keyring
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import Actor
from danvan.units.models import Unit, UnitAlias, UnitVersion
from danvan.units.names import folded
from danvan.units.roles import Permission

RECIPIENT = "recipient"
# What the person's own copy may say where it is addressed, and what a signer's name may look like.
_OWN = frozenset({Datum.NAME, Datum.ADDRESS})
_SIGNERS = frozenset({Datum.NAME})


@dataclass(frozen=True)
class Found:
    """One thing that must not leave: which kind of datum, and where it stands. Never the datum itself."""

    kind: str
    where: str

    @property
    def words(self) -> str:
        """For the page: «họ tên ở đoạn 7 (word/document.xml)»."""
        name = _("cơ quan bị khiếu nại, bị phản ánh") if self.kind == RECIPIENT else DATUM_WORDS[Datum(self.kind)]
        return _("%(what)s ở %(where)s") % {"what": name, "where": self.where}


class Held(Refused):
    """The guard held an output back. ``check`` is the row to be released by somebody who may."""

    def __init__(self, words: str, check: PaperCheck) -> None:
        super().__init__(words)
        self.check = check


def look(*, case: Case, parts: Sequence[Part], audience: str, nets: Sequence[Net] | None = None) -> list[Found]:
    """What in ``parts`` must not reach ``audience``. Three queries; none where ``nets`` are given and nobody is complained of."""
    found = [
        Found(kind, part.where)
        for part in parts
        for kind in sorted({hit.kind for net in _nets(case, nets) for hit in net.hits(part.text)})
        if not _may_stand(kind, part.slot, audience)
    ]
    return list(dict.fromkeys(found + _recipients(case, parts)))


def _nets(case: Case, nets: Sequence[Net] | None) -> Sequence[Net]:
    return persons.nets_of_case(case) if nets is None else nets


def _may_stand(kind: str, slot: Slot, audience: str) -> bool:
    if slot is Slot.ADDRESSEE:
        return audience == Audience.PERSON and kind in _OWN
    return slot is Slot.SIGNER and kind in _SIGNERS


def _recipients(case: Case, parts: Sequence[Part]) -> list[Found]:
    """Lines of «Nơi nhận» and «Kính gửi» that name a body the case complains of."""
    slots = [part for part in parts if part.slot in (Slot.RECIPIENTS, Slot.ADDRESSEE)]
    units = named(case)[0] if slots else []
    if not units:
        return []
    called = _called(units)
    return [
        Found(RECIPIENT, part.where)
        for part in slots
        if any(f" {name} " in f" {folded(part.text)} " for name in called)
    ]


def _called(units: Sequence[Unit]) -> set[str]:
    """Every name the bodies go or went by, folded."""
    versions = UnitVersion.objects.unscoped("tên đơn vị là công khai").filter(unit__in=units)
    aliases = UnitAlias.objects.unscoped("tên đơn vị là công khai").filter(unit__in=units)
    said = [name for version in versions for name in (version.name, version.short_name)]
    return {name for name in (folded(one) for one in [*said, *(alias.written for alias in aliases)]) if name}


@transaction.atomic
def clear(
    *, case: Case, content: bytes | str, name: str, audience: str, output: str, by: Actor, own: Sequence[str] = ()
) -> PaperCheck:
    """Let ``content`` out, or raise Held saying which kinds of data stand where. Each look is kept.

    ``own`` are lines of the addressee's block in a file without slots (a PDF): what they say is taken from its pages first.
    What was released before, byte for byte, goes out. Raises Refused for a file that cannot be read.
    """
    digest = digest_of(content)
    found = look(case=case, parts=_without(parts_of(content, name), own), audience=audience)
    released = bool(found) and PaperCheck.rows.filter(case=case, digest=digest, released_at__isnull=False).exists()
    return PaperCheck.objects.create(
        case=case, output=Output(output), audience=Audience(audience), at=clock.now(), post=by.post, digest=digest,
        findings=[[one.kind, one.where] for one in found], cleared=not found or released,
    )  # fmt: skip


def refuse(check: PaperCheck) -> None:
    """Raise Held for an output that was not cleared."""
    if not check.cleared:
        said = "; ".join(one.words for one in findings(check))
        raise Held(
            _("Chưa cho gửi: %(found)s. Sửa văn bản, hoặc nhờ người giữ thông tin người gửi cho phép kèm lý do.")
            % {"found": said},
            check,
        )


def findings(check: PaperCheck) -> list[Found]:
    """What the guard found, for the page."""
    return [Found(kind, where) for kind, where in check.findings]


def clear_rows(rows: Mapping[Case, str], *, output: str, by: Actor) -> None:
    """Let a list of cases out, one text each, or raise Refused naming the cases whose line carries data of their own people.

    One query, and nothing is written but for lines that are held back.
    """
    nets, held = persons.nets_of(list(rows)), []
    for case, text in rows.items():
        found = look(
            case=case, parts=[Part(text, _("dòng của vụ việc"))], audience=Audience.UNITS, nets=nets.get(case.pk, [])
        )
        if found:
            held.append(case)
            PaperCheck.objects.create(
                case=case, output=Output(output), audience=Audience.UNITS, at=clock.now(), post=by.post, digest=digest_of(text),
                findings=[[one.kind, one.where] for one in found], cleared=False,
            )  # fmt: skip
    if held:
        numbers = ", ".join(case.reference for case in held[:10])
        raise Refused(
            _(
                "Chưa xuất được: dòng của vụ việc số %(numbers)s có thông tin người gửi. Sửa tóm tắt của các vụ việc này rồi xuất lại."
            )
            % {"numbers": numbers}
        )


def _without(parts: Sequence[Part], own: Sequence[str]) -> list[Part]:
    """``parts`` with the first place of each line of ``own`` taken out."""
    left = [line for line in own if line.strip()]
    found = []
    for part in parts:
        text = plain(part.text)
        for line in list(left):
            words = plain(line)
            if words in text:
                text = text.replace(words, " ", 1)
                left.remove(line)
        found.append(Part(text, part.where, part.slot) if own else part)
    return found


def digest_of(content: bytes | str) -> str:
    """A keyed hash of an output, so that the table does not tell what a paper said to whoever guesses it."""
    data = content.encode() if isinstance(content, str) else content
    return hmac.new(keyring().keys[0].marks, data, hashlib.sha256).hexdigest()


@transaction.atomic
def release(*, check: PaperCheck, reason: str, by: Actor) -> PaperCheck:
    """Let out what was held back, with a reason out of the list; the same bytes go out from now on.

    Raises NotPermitted; Refused for a protected case (its people are told to nobody), an unknown reason, nothing held back.
    """
    by.require(Permission.RELEASE_PAPERS, check.case.unit)
    if check.case.is_protected:
        raise Refused(_("Người gửi xin giữ bí mật: không ai cho phép gửi được. Sửa văn bản."))
    if check.cleared or check.released_at:
        raise Refused(_("Văn bản này không bị giữ lại."))
    if reason not in ReleaseReason:
        raise Refused(_("Chọn lý do cho phép trong danh sách."))
    check.released_by, check.released_at, check.reason = by.post, clock.now(), reason
    check.store("released_by", "released_at", "reason")
    audit.write(by=by, action="case.release", what=check, changes={"reason": reason})
    return check


def may_release(check: PaperCheck, by: Actor) -> bool:
    """Whether ``by`` may let it out."""
    return (
        not check.cleared
        and not check.released_at
        and not check.case.is_protected
        and by.may(Permission.RELEASE_PAPERS, check.case.unit)
    )
