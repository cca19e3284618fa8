from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.issuance.models import Form, Revision
from danvan.records.kinds.issuance.models import IssuanceDetails as Details
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

OF_THE_PEOPLE = frozenset({Form.DEMOCRACY_REGULATION, Form.CONVENTION})
"""Forms that nobody issues without having asked whom they bind."""
MOST_ITEMS = 50
FAR_APART = 366  # days after which a date is more likely a slip of the year

# An amendment is no second paper: what stands is counted from those that were issued anew.
INDICATORS = (
    Indicator(
        "G1.01", "Văn bản chỉ đạo, triển khai đã ban hành", "văn bản", 1, kind="issuance",
        counts=Count("items", where={"form": Form.DIRECTION}),
    ),
    Indicator(
        "G3.01", "Quy chế thực hiện dân chủ đang có hiệu lực", "quy chế", 3, RollUp.LAST, kind="issuance",
        counts=Count(
            "items", where={"form": Form.DEMOCRACY_REGULATION, "revision": Revision.NEW}, counts=Counts.STANDING, until="valid_until"
        ),
    ),
    Indicator(
        "G3.07", "Hương ước, quy ước còn hiệu lực", "bản", 3, RollUp.LAST, kind="issuance",
        counts=Count("items", where={"form": Form.CONVENTION, "revision": Revision.NEW}, counts=Counts.STANDING, until="valid_until"),
    ),
    Indicator(
        "G3.07a", "Hương ước, quy ước được công nhận mới", "bản", 3, kind="issuance",
        counts=Count("items", where={"form": Form.CONVENTION, "revision": Revision.NEW}),
    ),
    Indicator(
        "G3.07b", "Hương ước, quy ước được sửa đổi, bổ sung", "bản", 3, kind="issuance",
        counts=Count("items", where={"form": Form.CONVENTION, "revision": Revision.AMENDED}),
    ),
    Indicator(
        "G3.19", "Quy chế, quy định nội bộ ban hành mới", "văn bản", 3, kind="issuance",
        counts=Count("items", where={"form": Form.INTERNAL_REGULATION, "revision": Revision.NEW}),
    ),
    Indicator(
        "G3.19a", "Quy chế, quy định nội bộ được sửa đổi, bổ sung", "văn bản", 3, kind="issuance",
        counts=Count("items", where={"form": Form.INTERNAL_REGULATION, "revision": Revision.AMENDED}),
    ),
)  # fmt: skip

WORDS = {
    "title": gettext_lazy("Tên văn bản, trích yếu"),
    "began_on": gettext_lazy("Ngày ban hành, công nhận"),
    "form": gettext_lazy("Loại văn bản"),
    "revision": gettext_lazy("Ban hành mới hay sửa đổi"),
    "items": gettext_lazy("Số văn bản"),
    "reference": gettext_lazy("Số, ký hiệu"),
    "valid_until": gettext_lazy("Có hiệu lực đến hết ngày"),
    "people_asked": gettext_lazy("Đã lấy ý kiến trước khi ban hành, công nhận"),
    "posted_on": gettext_lazy("Ngày niêm yết dự thảo"),
}


def check(record: Record, details: Details) -> None:
    if details.items < 1:
        raise Refused(_("Số văn bản phải từ 1 trở lên. Chỉ có một thì để trống."))
    if details.valid_until and details.valid_until < record.began_on:
        raise Refused(_("Ngày hết hiệu lực sớm hơn ngày ban hành. Sửa một trong hai ngày."))
    if details.posted_on and details.form != Form.CONVENTION:
        raise Refused(_("Chỉ hương ước, quy ước mới ghi ngày niêm yết dự thảo. Để trống ô này."))
    if details.posted_on and details.posted_on > record.began_on:
        raise Refused(_("Ngày niêm yết dự thảo sau ngày công nhận. Sửa một trong hai ngày."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.items > MOST_ITEMS:
        said.append(_("Một lần ghi hơn %(most)s văn bản.") % {"most": MOST_ITEMS})
    if details.posted_on and (record.began_on - details.posted_on).days > FAR_APART:
        said.append(_("Ngày niêm yết dự thảo trước ngày công nhận hơn một năm."))
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.reference else [_("số, ký hiệu văn bản")]
    if details.form == Form.CONVENTION and details.posted_on is None:
        gaps.append(_("ngày niêm yết dự thảo"))
    return gaps


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    """Sentences on people not asked, and on a draft posted for less than the days of the law (none without a rule)."""
    said = []
    if details.form in OF_THE_PEOPLE and not details.people_asked:
        said.append(_("Chưa ghi đã lấy ý kiến trước khi ban hành, công nhận."))
    posting = law.term("HUONGUOC.NIEMYET", details.posted_on) if details.posted_on else None
    if posting and details.posted_on and (kept := (record.began_on - details.posted_on).days) < posting.rule.value:
        text = _("Dự thảo niêm yết %(kept)s ngày thì công nhận; quy định %(words)s (%(source)s).")
        said.append(text % {"kept": kept, "words": posting.rule.words, "source": posting.source})
    return said


def facts(record: Record, details: Details) -> Facts:
    """What belongs to the form; only a convention has a posted draft, and a directive asks nobody."""
    told: Facts = [
        (WORDS["form"], details.get_form_display()),
        (WORDS["revision"], details.get_revision_display()),
        (WORDS["items"], details.items),
        (WORDS["reference"], details.reference),
        (WORDS["valid_until"], details.valid_until or _("Không ghi thời hạn")),
    ]
    if details.form != Form.DIRECTION:
        told.append((WORDS["people_asked"], _("Có") if details.people_asked else _("Không")))
    if details.form == Form.CONVENTION:
        told.append((WORDS["posted_on"], details.posted_on))
    return told


KIND = Kind(
    name="issuance",
    slug="van-ban-ban-hanh",
    label=gettext_lazy("Ban hành văn bản"),
    hint=gettext_lazy("Kế hoạch, công văn chỉ đạo; quy chế nội bộ, quy chế dân chủ; hương ước, quy ước"),
    icon="document",
    group=1,
    details=Details,
    indicators=INDICATORS,
    words=WORDS,
    helps={
        "items": gettext_lazy("Để trống nếu chỉ có một. Chỉ ghi chung các văn bản cùng loại, cùng ngày."),
        "reference": gettext_lazy("Ví dụ: 18/KH-UBND; nhiều văn bản thì cách nhau bằng dấu chấm phẩy."),
        "valid_until": gettext_lazy("Để trống khi còn hiệu lực; có văn bản thay thế thì ghi ngày cuối cùng."),
    },
    steps=one_step(
        gettext_lazy("Ban hành văn bản"),
        Section(gettext_lazy("Văn bản gì, khi nào"), ("host", "title", "form", "began_on", "reference")),
        Section(
            gettext_lazy("Nếu là sửa đổi, nhiều văn bản, có thời hạn"),
            ("revision", "items", "valid_until"),
            folded=True,
        ),
        Section(gettext_lazy("Nếu là quy chế, hương ước, quy ước"), ("people_asked", "posted_on"), folded=True),
        Section(gettext_lazy("Nội dung chính"), ("summary",), folded=True),
    ),
    once=("items", "reference", "valid_until", "posted_on"),
    quick="form",
    check=check,
    doubts=doubts,
    missing=missing,
    warnings=warnings,
    facts=facts,
    no_public_view=gettext_lazy("Văn bản phải công khai thì ghi ở loại Công khai; ở đây chỉ để đếm văn bản."),
)
