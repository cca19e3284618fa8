"""The words letters begin with. No place in them takes a person: who it is for stands in the addressee's block alone."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from string import Template

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import wording
from danvan.cases.enums import LetterKind
from danvan.cases.models import Case, CaseStep, Clock, LetterTemplate
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.officedocs.numbers import long_date, short_date
from danvan.units.actor import Actor
from danvan.units.domain.queries import name_of
from danvan.units.models import Unit
from danvan.units.roles import Permission


@dataclass(frozen=True)
class Text:
    """Title («V/v …»), words with one paragraph a line, and lines of «Nơi nhận»."""

    title: str
    body: str
    recipients: str


# Places that are filled from the case: its number, days, neutral words; never somebody's data.
PLACES: dict[str, str] = {
    "so": "số vào sổ", "ngay_nhan": "ngày nhận đơn", "tom_tat": "tóm tắt trung tính", "loai": "loại đơn", "don_vi": "tên đơn vị",
    "han": "thời hạn gần nhất và cách tính", "co_quan": "cơ quan chuyển đến", "ly_do": "lý do đã chọn", "ngay": "hôm nay",
}  # fmt: skip
SHIPPED: dict[str, Text] = {
    LetterKind.ACCEPTANCE: Text(
        "thông báo thụ lý đơn",
        "Ngày $ngay_nhan, $don_vi nhận được đơn của ông (bà), vào sổ số $so, nội dung: $tom_tat.\n"
        "Căn cứ quy định của pháp luật, $don_vi thông báo đơn đã được thụ lý để giải quyết.\n"
        "Thời hạn giải quyết: $han.\nThông báo để ông (bà) biết và cung cấp thông tin, tài liệu liên quan khi được đề nghị.",
        "Như trên\nLưu: VT, hồ sơ",
    ),
    LetterKind.REFUSAL: Text(
        "thông báo không thụ lý đơn",
        "Ngày $ngay_nhan, $don_vi nhận được đơn của ông (bà), vào sổ số $so, nội dung: $tom_tat.\n"
        "Sau khi xem xét, $don_vi thông báo đơn không được thụ lý, lý do: $ly_do.\n"
        "Thông báo để ông (bà) biết và thực hiện theo quy định của pháp luật.",
        "Như trên\nLưu: VT, hồ sơ",
    ),
    LetterKind.GUIDANCE: Text(
        "hướng dẫn gửi đơn",
        "Ngày $ngay_nhan, $don_vi nhận được đơn của ông (bà), vào sổ số $so, nội dung: $tom_tat.\n"
        "Nội dung này không thuộc thẩm quyền giải quyết của $don_vi. Đề nghị ông (bà) gửi đơn đến cơ quan có thẩm quyền: …… để được "
        "xem xét.\n$don_vi trả lại đơn và tài liệu kèm theo (nếu có).",
        "Như trên\nLưu: VT",
    ),
    LetterKind.TRANSFER: Text(
        "chuyển đơn",
        "Ngày $ngay_nhan, $don_vi nhận được $loai vào sổ số $so, nội dung: $tom_tat.\n"
        "Sau khi xem xét, $don_vi chuyển đơn đến $co_quan để xem xét, giải quyết theo thẩm quyền và thông báo kết quả cho người gửi "
        "đơn.\nĐơn và tài liệu kèm theo được gửi trong phong bì riêng, niêm phong.",
        "Như trên\nLưu: VT",
    ),
    LetterKind.EXTENSION: Text(
        "thông báo gia hạn",
        "Đơn của ông (bà) vào sổ số $so, ngày $ngay_nhan, nội dung: $tom_tat, đang được $don_vi giải quyết.\n"
        "Do vụ việc cần thêm thời gian xác minh, $don_vi thông báo thời hạn: $han.",
        "Như trên\nLưu: VT, hồ sơ",
    ),
    LetterKind.ANSWER: Text(
        "trả lời đơn",
        "Ngày $ngay_nhan, $don_vi nhận được đơn của ông (bà), vào sổ số $so, nội dung: $tom_tat.\n"
        "Sau khi xem xét, $don_vi trả lời như sau:\n……\n"
        "Nếu không đồng ý với nội dung trả lời, ông (bà) có quyền đề nghị xem xét lại theo quy định của pháp luật.",
        "Như trên\nLưu: VT, hồ sơ",
    ),
}  # fmt: skip


def template_of(kind: str, unit: Unit) -> Text:
    """The words ``unit`` begins a letter of ``kind`` with: its own, otherwise those that ship."""
    row = LetterTemplate.rows.filter(unit=unit, kind=kind).first()
    return Text(row.title, row.body, row.recipients) if row else SHIPPED[LetterKind(kind)]


@transaction.atomic
def edit(*, kind: str, unit: Unit, text: Text, by: Actor) -> LetterTemplate:
    """Keep other words for letters of ``kind``. Raises NotPermitted; Refused for an unknown place or words that name somebody."""
    by.require(Permission.MANAGE_CASES, unit)
    if not text.title.strip() or not text.body.strip():
        raise Refused(_("Ghi trích yếu và nội dung của mẫu."))
    _check_places(text)
    wording.require_neutral(f"{text.title} {text.body} {text.recipients}", [], field=_("Mẫu văn bản"))
    values = {
        "title": text.title.strip(), "body": text.body.strip(), "recipients": text.recipients.strip(),
        "edited_at": clock.now(), "edited_by": by.post,
    }  # fmt: skip
    row, _new = LetterTemplate.rows.update_or_create(unit=unit, kind=LetterKind(kind), defaults=values)
    audit.write(by=by, action="case.template", what=row, changes={"kind": kind})
    return row


def _check_places(text: Text) -> None:
    for part in (text.title, text.body, text.recipients):
        template = Template(part)
        if not template.is_valid():
            raise Refused(_("Dấu $ trong mẫu phải đứng trước tên một ô, ví dụ $so. Muốn in dấu $ thì viết $$."))
        unknown = sorted(set(template.get_identifiers()) - set(PLACES))
        if unknown:
            raise Refused(
                _("Không có ô %(unknown)s. Các ô dùng được: %(known)s.")
                % {
                    "unknown": ", ".join(f"${name}" for name in unknown),
                    "known": ", ".join(f"${name}" for name in PLACES),
                }
            )


def filled(text: Text, case: Case, *, by: Actor) -> Text:
    """``text`` with its places filled from the clear columns of ``case``; a place the case has nothing for stays dotted."""
    values = _values(case, by)
    return Text(*(Template(part).safe_substitute(values) for part in (text.title, text.body, text.recipients)))


def _values(case: Case, by: Actor) -> Mapping[str, str]:
    due = Clock.rows.filter(case=case, state="running").exclude(name="next").order_by("-pk").first()
    step = CaseStep.rows.filter(case=case).exclude(grounds="").order_by("-pk").first()
    return {
        "so": case.reference, "ngay_nhan": short_date(case.received_on), "tom_tat": case.summary[:1].lower() + case.summary[1:].rstrip("."),
        "loai": f"đơn {str(case.get_track_display()).lower()}", "don_vi": name_of(case.unit, on=by.on),
        "han": due.words if due else "……", "co_quan": case.to_agency or "……",
        "ly_do": str(step.get_grounds_display()).lower() if step else "……", "ngay": long_date(by.on),
    }  # fmt: skip
