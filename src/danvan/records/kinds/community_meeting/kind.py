from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.documents.ruletable import LegalRule, source
from danvan.indicators.declaration import Count, Indicator, RollUp
from danvan.records.kinds.community_meeting.models import CommunityMeetingDetails as Details
from danvan.records.kinds.community_meeting.models import Form, MeetingItem, Subject
from danvan.records.kinds.kind import Deadline, Facts, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.rows import Rows, demands
from danvan.records.models import Record

SHARES: dict[str, str] = {Subject.CONTRIBUTION: "DONGGOP.DAT", Subject.CONVENTION: "HUONGUOC.DAT"}
"""The rule that says how many of all households must agree; BIEUQUYET.DAT for every other subject."""

INDICATORS = (
    Indicator("G3.04", "Cuộc họp, lấy phiếu của cộng đồng dân cư", "cuộc", 3, kind="community_meeting"),
    Indicator("G3.04a", "Hộ dự họp, có phiếu hợp lệ", "hộ", 3, kind="community_meeting", counts=Count("attending")),
    Indicator(
        "G3.04b", "Tổng số hộ của các ấp, khóm có họp, lấy phiếu", "hộ", 3, kind="community_meeting",
        counts=Count("households"),
    ),
    Indicator(
        "G3.04r", "Tỷ lệ hộ dự họp, có phiếu hợp lệ", "%", 3, RollUp.RATIO, kind="community_meeting",
        numerator="G3.04a", denominator="G3.04b",
    ),
    Indicator(
        "G3.04c", "Nội dung đưa ra Nhân dân biểu quyết", "nội dung", 3, kind="community_meeting",
        counts=Count(rows="meeting_items"),
    ),
    Indicator(
        "G3.04d", "Nội dung được Nhân dân thông qua", "nội dung", 3, kind="community_meeting",
        counts=Count(rows="meeting_items", among={"passed": True}),
    ),
)  # fmt: skip


def settle_rows(record: Record, details: Details, law: Law) -> None:
    """Passed or not: by the share of all households, not of those who came (Luật 10/2022/QH15, Điều 21)."""
    for item in record.meeting_items.all():
        rule = law.on(SHARES.get(item.subject, "BIEUQUYET.DAT"), record.began_on)
        passed = _passed(item.agree, details.households, rule)
        if passed is not item.passed:
            item.passed = passed
            item.store("passed")


def _passed(agree: int | None, households: int | None, rule: LegalRule | None) -> bool | None:
    return None if rule is None or agree is None or not households else rule.is_reached(agree, households)


def check(record: Record, details: Details) -> None:
    if (details.households is None) is not (details.attending is None):
        raise Refused(_("Ghi cả tổng số hộ và số hộ dự, có phiếu; hoặc để trống cả hai."))
    if (details.attending or 0) > (details.households or 0):
        raise Refused(_("Số hộ dự, có phiếu nhiều hơn tổng số hộ. Sửa một trong hai số."))
    if details.sent_on and details.sent_on < record.ended_on:
        raise Refused(_("Ngày gửi kết quả sớm hơn ngày họp, ngày hết hạn lấy phiếu. Sửa một trong hai ngày."))
    if details.sent_on and details.sent_on > clock.today():
        raise Refused(_("Ngày gửi kết quả ở tương lai. Để trống cho đến khi gửi."))


def check_rows(record: Record, details: Details) -> None:
    """No more households vote on an item than came."""
    for item in record.meeting_items.all():
        if details.attending is not None and item.voting > details.attending:
            raise Refused(
                _(
                    "«%(text)s»: số hộ tán thành, không tán thành, không có ý kiến cộng lại là %(voting)s, "
                    "nhiều hơn %(attending)s hộ dự, có phiếu. Đếm theo hộ, mỗi hộ một ý kiến."
                )
                % {"text": item.text[:80], "voting": item.voting, "attending": details.attending}
            )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    """The sentence on a meeting of too few households; a ballot has no quorum."""
    rule = law.on("BIEUQUYET.HOP", record.began_on)
    if details.form != Form.MEETING or rule is None or details.attending is None or not details.households:
        return []
    if rule.is_reached(details.attending, details.households):
        return []
    text = _("Có %(attending)s trên %(households)s hộ dự họp; quy định %(words)s tổng số hộ (%(source)s).")
    counts = {"attending": details.attending, "households": details.households}
    return [text % {**counts, "words": rule.words, "source": source(rule)}]


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = [] if details.households is not None else [_("tổng số hộ, số hộ dự")]
    items = list(record.meeting_items.all())
    if not items:
        gaps.append(_("nội dung đưa ra biểu quyết"))
    if any(item.agree is None for item in items):
        gaps.append(_("số hộ tán thành"))
    return gaps


def warnings(record: Record, details: Details, law: Law) -> list[str]:
    said = doubts(record, details, law)
    sending = law.term("BIEUQUYET.GUI", record.ended_on, on=record.began_on)
    if sending and details.sent_on and details.sent_on > sending.due:
        said.append(_("Gửi kết quả chậm: %(words)s.") % {"words": sending.words})
    return said


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    sending = law.term("BIEUQUYET.GUI", record.ended_on, on=record.began_on)
    if sending is None or details.sent_on:
        return []
    return [Deadline(sending.due, _("Gửi kết quả đến UBND, Ủy ban Mặt trận xã"), sending.source)]


def public(record: Record, details: Details) -> Facts:
    """Counts only: what was put to the vote may name who stood for election."""
    items = list(record.meeting_items.all())
    return [
        (_("Hình thức"), details.get_form_display()),
        (_("Thời gian"), record.began_on),
        (_("Địa điểm"), record.place),
        (_("Tổng số hộ"), details.households),
        (_("Số hộ dự, có phiếu hợp lệ"), details.attending),
        (_("Số nội dung biểu quyết"), len(items)),
        (_("Số nội dung được thông qua"), sum(item.passed is True for item in items)),
    ]


ITEMS = Rows(
    name="meeting_items",
    model=MeetingItem,
    columns=("text", "subject", "agree", "disagree", "abstain"),
    derived=("passed",),
    title=gettext_lazy("Nội dung biểu quyết"),
    one=gettext_lazy("Nội dung"),
    add=gettext_lazy("Ghi thêm nội dung"),
    words={
        "text": gettext_lazy("Nội dung đưa ra biểu quyết"),
        "subject": gettext_lazy("Về việc"),
        "agree": gettext_lazy("Số hộ tán thành"),
        "disagree": gettext_lazy("Số hộ không tán thành"),
        "abstain": gettext_lazy("Số hộ không có ý kiến"),
        "passed": gettext_lazy("Được thông qua"),
    },
    helps={"text": gettext_lazy("Không ghi tên người được bầu, tên chủ hộ.")},
    hint=gettext_lazy("Đếm theo hộ. Được thông qua hay không tính trên tổng số hộ, không tính trên số hộ dự."),
)
TO_DO = demands(
    Origin.MEETING,
    gettext_lazy("Việc phải làm sau cuộc họp"),
    gettext_lazy("Việc"),
    gettext_lazy("Ghi thêm việc phải làm"),
    said=gettext_lazy("Kiến nghị của cuộc họp"),
    folded=True,
)

KIND = Kind(
    name="community_meeting",
    slug="hop-dan",
    label=gettext_lazy("Họp dân, biểu quyết"),
    hint=gettext_lazy("Họp cộng đồng dân cư, lấy phiếu từng hộ, biểu quyết trực tuyến; kết quả theo hộ"),
    icon="users",
    group=3,
    details=Details,
    indicators=INDICATORS,
    words={
        "title": gettext_lazy("Họp, lấy phiếu về việc gì"),
        "began_on": gettext_lazy("Ngày họp, ngày bắt đầu lấy phiếu"),
        "ended_on": gettext_lazy("Ngày hết hạn lấy phiếu"),
        "place": gettext_lazy("Ấp, khóm"),
        "people": gettext_lazy("Số người dự"),
        "form": gettext_lazy("Hình thức"),
        "households": gettext_lazy("Tổng số hộ của ấp, khóm"),
        "attending": gettext_lazy("Số hộ dự, có phiếu hợp lệ"),
        "sent_on": gettext_lazy("Ngày gửi kết quả đến UBND, Mặt trận xã"),
    },
    helps={
        "households": gettext_lazy("Mọi tỷ lệ tính trên số này."),
        "attending": gettext_lazy("Mỗi hộ đếm một lần, dù có mấy người dự."),
    },
    steps=one_step(
        gettext_lazy("Họp dân, biểu quyết"),
        Section(gettext_lazy("Việc gì, khi nào, ở đâu"), ("host", "title", "form", "began_on", "place")),
        Section(gettext_lazy("Bao nhiêu hộ"), ("households", "attending")),
        Section(gettext_lazy("Nếu lấy phiếu nhiều ngày"), ("ended_on",), folded=True),
        Section(gettext_lazy("Nếu đã gửi kết quả"), ("sent_on",), folded=True),
        Section(gettext_lazy("Số người, diễn giải"), ("people", "summary"), folded=True),
        rows=("meeting_items", "demands"),
    ),
    rows=(ITEMS, TO_DO),
    once=("attending", "sent_on"),
    quick="form",
    settle_rows=settle_rows,
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    warnings=warnings,
    deadlines=deadlines,
    public=public,
)
