import datetime as dt

from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Indicator, RollUp
from danvan.officedocs.numbers import short_date
from danvan.records.kinds.disclosure.models import FORMS, Item
from danvan.records.kinds.disclosure.models import DisclosureDetails as Details
from danvan.records.kinds.kind import Deadline, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.models import Record

ON_LOUDSPEAKERS = frozenset({Item.CK07, Item.CK08, Item.CK09, Item.CK10, Item.CK11, Item.CK12})
"""What is to be broadcast too where a commune has loudspeakers (Luật 10/2022/QH15, Điều 13 khoản 3)."""
FAR_APART = 366  # days after which a date is more likely a slip of the year

INDICATORS = (
    Indicator("G3.02", "Nội dung công khai để Nhân dân biết", "nội dung", 3, kind="disclosure"),
    Indicator(
        "G3.02a", "Nội dung công khai đúng hạn", "nội dung", 3, kind="disclosure", counts=Count(where={"in_time": True})
    ),
    Indicator(
        "G3.02b", "Nội dung công khai có ngày ban hành văn bản để tính hạn", "nội dung", 3, kind="disclosure",
        counts=Count(where={"in_time": (True, False)}),
    ),
    Indicator(
        "G3.02r", "Tỷ lệ nội dung công khai đúng hạn", "%", 3, RollUp.RATIO, kind="disclosure",
        numerator="G3.02a", denominator="G3.02b",
    ),
    Indicator("G3.03", "Lượt công khai theo các hình thức", "lượt", 3, kind="disclosure", counts=Count("forms")),
    Indicator("G3.03a", "Lượt công khai bằng niêm yết", "lượt", 3, kind="disclosure", counts=Count(where={"posted": True})),
    Indicator(
        "G3.03b", "Lượt công khai trên cổng, trang thông tin điện tử", "lượt", 3, kind="disclosure",
        counts=Count(where={"portal": True}),
    ),
    Indicator("G3.03c", "Lượt công khai trên truyền thanh", "lượt", 3, kind="disclosure", counts=Count(where={"broadcast": True})),
    Indicator(
        "G3.03d", "Lượt công khai tại cuộc họp, đối thoại, tiếp xúc", "lượt", 3, kind="disclosure",
        counts=Count(where={"meeting": True}),
    ),
)  # fmt: skip

WORDS = {
    "title": gettext_lazy("Nội dung, văn bản được công khai"),
    "began_on": gettext_lazy("Công khai từ ngày"),
    "place": gettext_lazy("Nơi niêm yết, nơi họp"),
    "item": gettext_lazy("Thuộc nội dung nào phải công khai"),
    "decided_on": gettext_lazy("Ngày ban hành văn bản"),
    "posted": gettext_lazy("Niêm yết"),
    "portal": gettext_lazy("Cổng, trang thông tin điện tử"),
    "broadcast": gettext_lazy("Truyền thanh"),
    "village_head": gettext_lazy("Qua trưởng ấp, khóm"),
    "in_writing": gettext_lazy("Gửi văn bản"),
    "meeting": gettext_lazy("Họp, đối thoại, tiếp xúc"),
    "organisations": gettext_lazy("Qua đoàn thể"),
    "social_network": gettext_lazy("Mạng xã hội"),
    "other": gettext_lazy("Hình thức khác"),
    "posted_until": gettext_lazy("Niêm yết đến hết ngày"),
    "broadcast_days": gettext_lazy("Số ngày phát truyền thanh"),
    "in_time": gettext_lazy("Công khai đúng hạn"),
}


def settle(record: Record, details: Details, law: Law) -> None:
    """In time or not, by the rule of the day of the paper."""
    term = law.term("CK.XA.HAN", details.decided_on) if details.decided_on else None
    details.in_time = None if term is None else record.began_on <= term.due


def check(record: Record, details: Details) -> None:
    if details.decided_on and details.decided_on > record.began_on:
        raise Refused(_("Ngày ban hành văn bản sau ngày công khai. Sửa một trong hai ngày."))
    if details.posted_until and not details.posted:
        raise Refused(_("Đã ghi ngày niêm yết cuối cùng thì chọn cả hình thức niêm yết."))
    if details.posted_until and details.posted_until < record.began_on:
        raise Refused(_("Ngày niêm yết cuối cùng sớm hơn ngày công khai. Sửa một trong hai ngày."))
    if details.broadcast_days is not None and not details.broadcast:
        raise Refused(_("Đã ghi số ngày phát thì chọn cả hình thức truyền thanh."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    said = []
    if details.decided_on and (record.began_on - details.decided_on).days > FAR_APART:
        said.append(_("Ngày ban hành văn bản trước ngày công khai hơn một năm."))
    if details.posted_until and (details.posted_until - record.began_on).days > FAR_APART:
        said.append(_("Niêm yết hơn một năm."))
    return said


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.decided_on else [_("ngày ban hành văn bản")]
    return gaps if details.forms else [*gaps, _("hình thức công khai")]


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    """Sentences on the law's days that were not kept; none where no rule was valid on the day."""
    said = []
    publish = law.term("CK.XA.HAN", details.decided_on) if details.decided_on else None
    if publish and record.began_on > publish.due:
        text = _("Công khai ngày %(day)s là chậm: %(words)s.")
        said.append(text % {"day": short_date(record.began_on), "words": publish.words})
    posting = law.term("CK.XA.NIEMYET", record.began_on)
    if (
        posting
        and details.posted_until
        and (kept := (details.posted_until - record.began_on).days) < posting.rule.value
    ):
        text = _("Niêm yết %(kept)s ngày; quy định %(words)s (%(source)s).")
        said.append(text % {"kept": kept, "words": posting.rule.words, "source": posting.source})
    on_air = law.term("CK.XA.LOA", record.began_on) if details.item in ON_LOUDSPEAKERS else None
    if on_air and (details.broadcast_days or 0) < on_air.rule.value:
        text = _("Nội dung này còn phải phát trên hệ thống truyền thanh, nếu xã có, %(words)s (%(source)s).")
        said.append(text % {"words": on_air.rule.words, "source": on_air.source})
    return said


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    """Until when it stays posted, while that is not over."""
    if not details.posted:
        return []
    posting = law.term("CK.XA.NIEMYET", record.began_on)
    days = [record.began_on + dt.timedelta(days=int(posting.rule.value))] if posting else []
    if details.posted_until:
        days.append(details.posted_until)
    if not days or max(days) < clock.today():
        return []
    text = _("Giữ niêm yết đến hết ngày %(day)s") % {"day": short_date(max(days))}
    return [Deadline(max(days), text, posting.source if posting else "")]


def forms_in_words(details: Details) -> str:
    """The ways that were used, as a list in words."""
    return ", ".join(str(WORDS[name]) for name in FORMS if getattr(details, name))


def facts(record: Record, details: Details) -> Facts:
    judged = {True: _("Có"), False: _("Không"), None: None}
    return [
        (WORDS["item"], details.get_item_display()),
        (WORDS["decided_on"], details.decided_on),
        (_("Hình thức công khai"), forms_in_words(details)),
        (WORDS["posted_until"], details.posted_until),
        (WORDS["broadcast_days"], details.broadcast_days),
        (WORDS["in_time"], judged[details.in_time]),
    ]


def public(record: Record, details: Details) -> Facts:
    return [
        (_("Nội dung công khai"), details.get_item_display()),
        (WORDS["began_on"], record.began_on),
        (WORDS["posted_until"], details.posted_until),
        (_("Hình thức công khai"), forms_in_words(details)),
    ]


KIND = Kind(
    name="disclosure",
    slug="cong-khai",
    label=gettext_lazy("Công khai"),
    hint=gettext_lazy("Nội dung công khai để Nhân dân biết: niêm yết, đăng cổng thông tin, truyền thanh, họp dân"),
    icon="eye",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words=WORDS,
    helps={
        "decided_on": gettext_lazy("Thời hạn công khai tính từ ngày này."),
        "posted_until": gettext_lazy("Ngày dự kiến gỡ cũng ghi được."),
        "broadcast_days": gettext_lazy("Số ngày liên tục có phát."),
    },
    steps=one_step(
        gettext_lazy("Công khai"),
        Section(gettext_lazy("Công khai gì, khi nào"), ("host", "title", "item", "began_on", "decided_on")),
        Section(gettext_lazy("Hình thức công khai"), ("posted", "portal", "broadcast", "meeting")),
        Section(
            gettext_lazy("Hình thức khác"),
            ("village_head", "in_writing", "organisations", "social_network", "other"),
            folded=True,
        ),
        Section(
            gettext_lazy("Nếu là niêm yết, truyền thanh"), ("place", "posted_until", "broadcast_days"), folded=True
        ),
        Section(gettext_lazy("Diễn giải"), ("summary",), folded=True),
    ),
    once=("decided_on", "posted_until", "broadcast_days"),
    quick="item",
    settle=settle,
    check=check,
    doubts=doubts,
    missing=missing,
    warnings=warnings,
    deadlines=deadlines,
    facts=facts,
    public=public,
)
