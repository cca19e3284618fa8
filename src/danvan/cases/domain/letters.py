"""Letters of a case in the form of Decree 30: drawn up from a template, edited, written as .docx or PDF through the guard."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import guarding, lettertexts, opening
from danvan.cases.domain.lettertexts import Text
from danvan.cases.domain.rights import require_hand
from danvan.cases.enums import Audience, LetterKind, OpeningScope, Output, PersonRole
from danvan.cases.models import Case, Letter, Person
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.enums import FileKind
from danvan.officedocs.model import Letterhead, OfficeDocument, Signature, lines_of, paragraphs_of
from danvan.officedocs.word import write_docx
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.models import Unit

SYMBOLS = {LetterKind.ACCEPTANCE: "TB", LetterKind.REFUSAL: "TB", LetterKind.EXTENSION: "TB", LetterKind.TRANSFER: "PC"}


@dataclass(frozen=True)
class Draft:
    """A letter as it is edited: its words, and who signs (post alone; the name is put by hand or by the signing system)."""

    text: Text
    signer_post: str
    on_behalf: str = ""
    agency: str = ""

    def __repr__(self) -> str:
        return "Draft(…)"


@dataclass(frozen=True)
class PaperFile:
    """A written paper: bytes, name, kind."""

    content: bytes
    name: str
    kind: FileKind

    def __repr__(self) -> str:
        return f"PaperFile({self.name})"


@transaction.atomic
def draw_up(*, case: Case, kind: str, audience: str, by: Actor) -> Letter:
    """A new letter of ``kind`` for ``audience`` with the words of its unit's template. Raises NotPermitted, Refused."""
    require_hand(case, by)
    if kind not in LetterKind or audience not in Audience or audience == Audience.PUBLIC:
        raise Refused(_("Chọn loại văn bản và nơi nhận trong danh sách."))
    text = lettertexts.filled(lettertexts.template_of(kind, case.unit), case, by=by)
    draft = Draft(text=text, signer_post="", agency=case.to_agency)
    letter = Letter(case=case, kind=LetterKind(kind), audience=Audience(audience), at=clock.now(), post=by.post)
    letter.seal(_value(draft)).save()
    audit.write(by=by, action="case.letter", what=letter, changes={"kind": kind, "audience": audience})
    return letter


@transaction.atomic
def rewrite(
    *, letter: Letter, draft: Draft, paper_number: str, paper_date: dt.date | None, by: Actor, seen: int | None = None
) -> Letter:
    """Keep other words of a letter, and number and date once văn thư gave them. Raises NotPermitted, Refused, StaleRow."""
    require_hand(letter.case, by)
    if not draft.text.title.strip() or not draft.text.body.strip():
        raise Refused(_("Ghi trích yếu và nội dung văn bản."))
    letter.seal(_value(draft))
    letter.paper_number, letter.paper_date = paper_number.strip(), paper_date
    letter.store("sealed", "key_id", "paper_number", "paper_date", seen=seen)
    audit.write(by=by, action="case.letter_edit", what=letter)
    return letter


def _value(draft: Draft) -> dict[str, str]:
    return {
        "title": draft.text.title.strip(), "body": draft.text.body.strip(), "recipients": draft.text.recipients.strip(),
        "signer_post": draft.signer_post.strip(), "on_behalf": draft.on_behalf.strip(), "agency": draft.agency.strip(),
    }  # fmt: skip


def draft_of(letter: Letter, by: Actor) -> Draft:
    """The words of a letter, for whoever has the case in hand with its words open. Raises NotPermitted."""
    if opening.standing(letter.case, OpeningScope.WORDS, by) is None:
        raise NotPermitted(_("Văn bản nằm trong phần niêm phong. Mở nội dung vụ việc trước."))
    return _draft(letter)


def _draft(letter: Letter) -> Draft:
    kept = letter.unsealed()
    text = Text(kept["title"], kept["body"], kept["recipients"])
    return Draft(text, kept["signer_post"], kept.get("on_behalf", ""), kept.get("agency", ""))


def write(*, letter: Letter, by: Actor) -> PaperFile:
    """The letter as .docx, if the guard lets it out.

    The person's own copy carries name and address where it is addressed only while ``by`` has the people open; otherwise that
    place is left to be filled by hand. Raises NotPermitted, guarding.Held, Refused.
    """
    case = letter.case
    if not (opening.standing(case, OpeningScope.WORDS, by) or opening.standing(case, OpeningScope.IDENTITY, by)):
        raise NotPermitted(_("Văn bản nằm trong phần niêm phong. Mở nội dung vụ việc hoặc thông tin người gửi trước."))
    own = _own_lines(letter, by)
    content = write_docx(document(letter, _draft(letter), own, on=by.on))
    name = f"{_SLUGS[LetterKind(letter.kind)]}-{case.number}-{case.year}.docx"
    check = guarding.clear(case=case, content=content, name=name, audience=letter.audience, output=Output.LETTER, by=by)
    guarding.refuse(check)
    with transaction.atomic():
        audit.write(by=by, action="case.letter_out", what=letter, changes={"named": bool(own)})
    return PaperFile(content, name, FileKind.WORD)


_SLUGS = {
    LetterKind.ACCEPTANCE: "thong-bao-thu-ly", LetterKind.REFUSAL: "thong-bao-khong-thu-ly", LetterKind.GUIDANCE: "huong-dan",
    LetterKind.TRANSFER: "phieu-chuyen-don", LetterKind.EXTENSION: "thong-bao-gia-han", LetterKind.ANSWER: "tra-loi",
}  # fmt: skip


def _own_lines(letter: Letter, by: Actor) -> tuple[str, ...]:
    """Name and address of whom the person's own copy goes to; nothing unless the people are open."""
    if letter.audience != Audience.PERSON or opening.standing(letter.case, OpeningScope.IDENTITY, by) is None:
        return ()
    rows = Person.rows.filter(case=letter.case).exclude(role=PersonRole.OTHER)
    data = [row.unsealed() for row in rows]
    return tuple(
        ", ".join(part for part in (one.get("name"), one.get("address")) if part) for one in data if one.get("name")
    )


def document(letter: Letter, draft: Draft, own: Sequence[str], *, on: dt.date) -> OfficeDocument:
    """The paper: a công văn, its addressee a person, a body named, or a dotted line."""
    head = _head(letter.case.unit, on)
    kind = LetterKind(letter.kind)
    symbol = f"{SYMBOLS[kind]}-{head.symbol}" if kind in SYMBOLS else head.symbol
    letterhead = Letterhead(
        issuer=head.issuer, superior=head.superior, symbol=symbol, place=head.place, number=letter.paper_number or None,
        date=letter.paper_date, year=on.year,
    )  # fmt: skip
    return OfficeDocument(
        letterhead=letterhead, title=f"{draft.text.title}", body=paragraphs_of(draft.text.body),
        recipients=lines_of(draft.text.recipients), addressees=_addressees(letter, draft, own),
        signature=Signature(post=draft.signer_post or "THỦ TRƯỞNG ĐƠN VỊ", on_behalf=draft.on_behalf or None),
        banner=_("DỮ LIỆU MINH HỌA") if settings.DEMO else None,
    )  # fmt: skip


def _addressees(letter: Letter, draft: Draft, own: Sequence[str]) -> tuple[str, ...]:
    if letter.audience == Audience.UNITS:
        return lines_of(draft.agency) or ("…………………………………",)
    return tuple(f"Ông (bà) {line}" for line in own) or ("Ông (bà) …………………………………",)


@dataclass(frozen=True)
class Head:
    """What stands at the head of papers of a unit."""

    issuer: str
    superior: str | None
    symbol: str
    place: str


def head_of(unit: Unit, on: dt.date) -> Head:
    """The head of papers of ``unit``: its name, the name of the committee above it, the sign of its papers, its place."""
    return _head(unit, on)


def _head(unit: Unit, on: dt.date) -> Head:
    version = names([unit.pk], on=on)[unit.pk]
    above = names([version.parent_id], on=on).get(version.parent_id) if version.parent_id else None
    is_committee = version.name.startswith("Ủy ban nhân dân")
    superior = above.name if above and not is_committee else None
    symbol = "UBND" if is_committee else _initials(version.short_name)
    return Head(issuer=version.name, superior=superior, symbol=symbol, place=_place(superior or version.name))


def _initials(short_name: str) -> str:
    """«VP» of «Văn phòng», «PTNMT» of «Phòng TN-MT»: what stands behind the number of a unit's papers until văn thư says."""
    return "".join(word if word.isupper() else word[0].upper() for word in short_name.replace("-", " ").split())


def _place(name: str) -> str:
    """«Sông Lá» of «Ủy ban nhân dân huyện Sông Lá»."""
    words = name.removeprefix("Ủy ban nhân dân ").split()
    lower = [place for place, word in enumerate(words) if word[0].islower()]
    return " ".join(words[lower[-1] + 1 :] if lower else words) or name
