from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.commitments.enums import Origin
from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp
from danvan.records.kinds.kind import COMMUNES, Deadline, Expected, Kind
from danvan.records.kinds.layout import Section, one_step
from danvan.records.kinds.people_board.models import Board, Deed
from danvan.records.kinds.people_board.models import PeopleBoardDetails as Details
from danvan.records.kinds.rows import demands
from danvan.records.models import Record

TTND, GSDT = "Ban Thanh tra nhân dân", "Ban Giám sát đầu tư của cộng đồng"
MOST_RESIDENTS = 5  # representatives of residents in a board of investment, Decree 59/2023 Article 17


def _stands(code: str, name: str, unit: str, board: Board, of: str = "") -> Indicator:
    count = Count(of, where={"board": board, "deed": Deed.FOUNDED}, counts=Counts.STANDING, until="term_until")
    return Indicator(code, name, unit, 2, RollUp.LAST, kind="people_board", counts=count)


def _sum(code: str, name: str, unit: str, board: Board, of: str = "") -> Indicator:
    return Indicator(
        code, name, unit, 2, kind="people_board", counts=Count(of, where={"board": board, "deed": Deed.SESSION})
    )


INDICATORS = (
    _stands("G2.07", f"{TTND} đang hoạt động", "ban", Board.INSPECTION),
    _stands("G2.07a", f"Thành viên {TTND}", "người", Board.INSPECTION, "members"),
    _sum("G2.07b", f"Cuộc giám sát của {TTND}", "cuộc", Board.INSPECTION),
    _sum("G2.07c", f"Vụ việc {TTND} phát hiện", "vụ việc", Board.INSPECTION, "findings"),
    _stands("G2.08", f"{GSDT} đang hoạt động", "ban", Board.INVESTMENT),
    _stands("G2.08a", f"Thành viên {GSDT}", "người", Board.INVESTMENT, "members"),
    _sum("G2.08b", f"Cuộc giám sát công trình, dự án của {GSDT}", "cuộc", Board.INVESTMENT),
    _sum("G2.08c", f"Sai phạm {GSDT} phát hiện", "sai phạm", Board.INVESTMENT, "findings"),
    _sum("G2.08d", f"Giá trị thu hồi, giảm trừ qua giám sát của {GSDT}", "triệu đồng", Board.INVESTMENT, "recovered"),
)


def check(record: Record, details: Details) -> None:
    if details.deed == Deed.FOUNDED and (details.findings is not None or details.recovered is not None):
        raise Refused(_("Thành lập, kiện toàn không ghi vụ việc phát hiện, giá trị thu hồi. Để trống hai ô này."))
    if details.deed == Deed.SESSION and (details.members is not None or details.term_until is not None):
        raise Refused(_("Cuộc giám sát không ghi số thành viên, nhiệm kỳ. Để trống hai ô này."))
    if details.term_until and details.term_until < record.began_on:
        raise Refused(_("Ngày hết nhiệm kỳ sớm hơn ngày thành lập. Sửa một trong hai ngày."))


def check_rows(record: Record, details: Details) -> None:
    if details.deed == Deed.FOUNDED and record.demands.exists():
        raise Refused(_("Kiến nghị chỉ ghi ở cuộc giám sát."))


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    if details.board == Board.INVESTMENT and details.members and details.members > MOST_RESIDENTS * 3:
        return [
            _("Ban Giám sát đầu tư của cộng đồng có %(n)s thành viên, nhiều hơn thường thấy.") % {"n": details.members}
        ]
    fewest = law.on("TTND.SOLUONG", record.began_on)
    if details.board == Board.INSPECTION and details.members and fewest and details.members < fewest.value:
        text = _("Ban Thanh tra nhân dân có %(n)s thành viên, quy định ít nhất %(least)s (%(article)s).")
        return [text % {"n": details.members, "least": int(fewest.value), "article": fewest.article}]
    return []


def missing(record: Record, details: Details, law: Law) -> list[str]:
    gaps = []
    if details.board == Board.INVESTMENT and not details.project:
        gaps.append(_("tên công trình, dự án"))
    if details.deed == Deed.FOUNDED and details.members is None:
        gaps.append(_("số thành viên"))
    if details.deed == Deed.SESSION and details.findings is None:
        gaps.append(_("số vụ việc phát hiện (không có thì ghi 0)"))
    return gaps


def deadlines(record: Record, details: Details, law: Law) -> list[Deadline]:
    """The end of the term of office: as written, else for a board of inspection as the law sets it."""
    if details.deed != Deed.FOUNDED:
        return []
    if details.term_until:
        return [Deadline(details.term_until, _("Hết nhiệm kỳ, bầu lại"))]
    term = law.term("TTND.NHIEMKY", record.began_on) if details.board == Board.INSPECTION else None
    return [Deadline(term.due, _("Hết nhiệm kỳ, bầu lại"), term.source)] if term else []


KIND = Kind(
    name="people_board",
    slug="ban-thanh-tra-nhan-dan",
    label=gettext_lazy("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng"),
    hint=gettext_lazy("Thành lập, kiện toàn; cuộc giám sát, phát hiện, kiến nghị, thu hồi"),
    icon="users",
    group=2,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Ngày thành lập hoặc giám sát"),
        "board": gettext_lazy("Ban nào"),
        "deed": gettext_lazy("Việc gì"),
        "project": gettext_lazy("Công trình, dự án"),
        "members": gettext_lazy("Số thành viên"),
        "term_until": gettext_lazy("Nhiệm kỳ đến hết ngày"),
        "findings": gettext_lazy("Số vụ việc, sai phạm phát hiện"),
        "recovered": gettext_lazy("Giá trị thu hồi, giảm trừ (triệu đồng)"),
    },
    helps={
        "members": gettext_lazy("Ghi số người, không ghi tên."),
        "term_until": gettext_lazy("Để trống thì nhắc theo thời hạn luật định."),
        "findings": gettext_lazy("Không phát hiện thì ghi 0."),
    },
    steps=one_step(
        gettext_lazy("Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng"),
        Section(gettext_lazy("Ban nào, việc gì, khi nào"), ("host", "title", "board", "deed", "began_on", "project")),
        Section(gettext_lazy("Nếu là cuộc giám sát"), ("findings", "recovered", "place", "people"), folded=True),
        Section(gettext_lazy("Nếu là thành lập, kiện toàn"), ("members", "term_until"), folded=True),
        Section(gettext_lazy("Diễn giải thêm"), ("ended_on", "summary"), folded=True),
        rows=("demands",),
    ),
    rows=(
        demands(
            Origin.BOARD,
            gettext_lazy("Kiến nghị sau giám sát"),
            gettext_lazy("Kiến nghị"),
            gettext_lazy("Ghi thêm kiến nghị"),
            hint=gettext_lazy("Mỗi kiến nghị là một việc có đơn vị, chức danh và hạn."),
            said=gettext_lazy("Kiến nghị"),
            folded=True,
        ),
    ),
    once=("findings", "recovered", "members", "term_until"),
    quick="board",
    expected=(
        Expected(
            gettext_lazy("Ban Thanh tra nhân dân đang hoạt động"), COMMUNES,
            standing="term_until", where={"board": Board.INSPECTION, "deed": Deed.FOUNDED},
        ),
    ),
    check=check,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    deadlines=deadlines,
    no_public_view=gettext_lazy("Kết quả giám sát do Ban thông báo tại hội nghị của cộng đồng dân cư."),
)  # fmt: skip
