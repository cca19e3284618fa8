"""Giấy biên nhận: what was received, and the code and secret the sender follows it by. No name stands in it."""

from __future__ import annotations

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import codes, guarding
from danvan.cases.domain.letters import PaperFile, head_of
from danvan.cases.domain.steps import step
from danvan.cases.enums import Audience, Output
from danvan.cases.models import Case, CaseFile, Clock
from danvan.common.errors import Refused
from danvan.documents.enums import FileKind
from danvan.officedocs.model import Letterhead, OfficeDocument, Paragraph, Run, Signature
from danvan.officedocs.numbers import short_date
from danvan.officedocs.word import write_docx
from danvan.units.actor import Actor
from danvan.units.roles import Permission


@transaction.atomic
def issue(*, case: Case, by: Actor, form: str = "docx") -> PaperFile:
    """Draw a new secret for ``case`` and print it; the one printed before does not open it any more.

    Raises NotPermitted for whoever does not receive cases at its register, Refused for a case put into another.
    """
    by.require(Permission.RECEIVE_CASES, case.unit)
    if case.merged_into_id:
        raise Refused(_("Vụ việc đã nhập vào vụ việc khác; in giấy biên nhận của vụ việc đó."))
    secret = codes.draw(codes.SECRET_LENGTH)
    case.secret = codes.locked(case.code, secret)
    case.store("secret")
    paper = document(case, secret, by)
    content = write_docx(paper)
    name = f"giay-bien-nhan-{case.number}-{case.year}.docx"
    guarding.refuse(
        guarding.clear(case=case, content=content, name=name, audience=Audience.PERSON, output=Output.RECEIPT, by=by)
    )
    step(case, "receipt", was=case.state, on=by.on, by=by)
    audit.write(by=by, action="case.receipt", what=case)
    return PaperFile(content, name, FileKind.WORD)


def document(case: Case, secret: str, by: Actor) -> OfficeDocument:
    """The paper of Mẫu số 02 (Thông tư 04/2021/TT-TTCP), with the code and the secret, and without a name."""
    head = head_of(case.unit, by.on)
    files = CaseFile.rows.filter(case=case).count()
    due = Clock.rows.filter(case=case, state="running").exclude(name="next").order_by("due_on").first()
    lines = [
        Paragraph.of(_("%(unit)s đã nhận đơn, thông tin, tài liệu sau đây:") % {"unit": head.issuer}),
        _line(_("Số vào sổ"), case.reference),
        _line(_("Ngày nhận"), short_date(case.received_on)),
        _line(_("Loại đơn (theo nội dung ban đầu)"), str(case.get_track_display())),
        _line(_("Nội dung tóm tắt"), case.summary),
        _line(_("Số tài liệu kèm theo"), str(files)),
    ]
    if due and due.due_on:
        lines.append(_line(_("Trả lời bước tiếp theo chậm nhất"), short_date(due.due_on)))
    lines += [
        _line(_("Mã tra cứu"), codes.grouped(case.code)),
        _line(_("Mật khẩu tra cứu"), codes.grouped(secret)),
        Paragraph.of(
            _(
                "Dùng mã và mật khẩu để theo dõi, đánh giá kết quả tại nơi nhận đơn hoặc trên cổng thông tin. Giữ kín mật khẩu; "
                "mất thì đến nơi nhận đơn xin cấp lại. Giấy này in lần sau cùng mới có giá trị tra cứu."
            )
        ),
    ]
    return OfficeDocument(
        letterhead=Letterhead(
            issuer=head.issuer, superior=head.superior, symbol=f"BN-{head.symbol}", place=head.place, number=case.reference.split("/")[0],
            date=by.on,
        ),
        type_name=_("Giấy biên nhận"), title=_("Nhận đơn, thông tin, tài liệu"), body=tuple(lines), recipients=(),
        signature=Signature(post=_("Người nhận")), banner=_("DỮ LIỆU MINH HỌA") if settings.DEMO else None,
    )  # fmt: skip


def _line(label: str, value: str) -> Paragraph:
    return Paragraph((Run(f"{label}: "), Run(value, bold=True)))
