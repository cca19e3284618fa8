"""A published plan with its two reporting duties for the invented area, and reports filled through the verbs."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from decimal import Decimal

from danvan.common import clock
from danvan.documents.models import Document, StoredFile
from danvan.plans.models import DueDate, Duty, Participant, Plan, Recipient, Section
from danvan.reports.domain import consolidating, drafts, regimes, submitting
from danvan.reports.domain.drafts import Change, Given
from danvan.reports.domain.submitting import Receipt
from danvan.reports.enums import PeriodKind
from danvan.reports.models import Consolidation, Period, Report, ReportVersion
from tests.factories import Area
from tests.unit.records.samples import entered

PUBLISHED = dt.date(2023, 2, 17)
IN_TIME = dt.date(2023, 6, 2)
LAST_DAY = dt.date(2023, 6, 4)
PERSON = {
    "ubnd-xa-bung-sen": ("commune_officer", "commune_head"),
    "ubnd-xa-con-la": ("sibling_officer", "sibling_head"),
    "ubnd-xa-ao-dua": ("third_officer", "third_head"),
    "phong-vhtt": ("culture_officer", "culture_head"),
}
GROUP_TITLES = (
    "Quán triệt, học tập các chỉ thị, nghị quyết của Đảng; đẩy mạnh công tác tuyên truyền.",
    "Phối hợp chặt chẽ với Ủy ban Mặt trận Tổ quốc Việt Nam và các đoàn thể",
    "Thực hiện Quy chế dân chủ ở cơ sở",
    "Tăng cường công tác cải cách hành chính",
    "Đẩy mạnh các phong trào thi đua yêu nước",
    "Kiện toàn và tập huấn cho cán bộ, công chức",
)


def published_plan(area: Area, *, year: int = 2023, number: str = "18") -> Plan:
    """A plan of the committee, published, with one reporting duty that has two due days, in the seed's shape."""
    committee = area.committee
    source = StoredFile.objects.create(
        unit=committee, name="ke-hoach.txt", kind="txt", size=1, sha256=f"{year:064d}", path=f"plan-{year}.txt",
        stored_at=clock.now(),
    )  # fmt: skip
    document = Document.objects.create(
        unit=committee, direction="incoming", type="kế hoạch", number=number, symbol="KH-UBND", year=year,
        date=dt.date(year, 2, 17), title=f"Thực hiện công tác dân vận chính quyền năm {year}", issuer="UBND huyện", file=source,
    )  # fmt: skip
    plan = Plan.objects.create(
        unit=committee, document=document, source=source, sha256=f"{year:064d}", text="Kế hoạch", year=year,
        state="published", published_on=dt.date(year, 2, 17), day_off_rule="as_written",
        signature={"on_behalf": "TM. ỦY BAN NHÂN DÂN", "for_post": "KT. CHỦ TỊCH", "signer_post": "PHÓ CHỦ TỊCH", "signer": ""},
    )  # fmt: skip
    _outline(plan)
    for order, name in enumerate(("Sở Nội vụ (b/c)", "Các phòng, ban, ngành huyện", "Lưu: VT, NV")):
        Recipient.objects.create(plan=plan, name=name, purpose="", start=order, end=order + 1)
    _reporting_duty(plan, area, year)
    return plan


def contributed(area: Area, millions: int) -> None:
    """What the people of xã Bưng Sen gave, in millions of dong."""
    others = dict.fromkeys(("labour_days", "land", "trees", "road_km", "bridges"))
    entered(area, "contribution", details={"money": Decimal(millions), **others})


def issued(area: Area, papers: int, key: str = "ubnd-xa-bung-sen") -> None:
    """Papers of direction that the unit ``key`` issued in February."""
    direction = {"form": "direction", "items": papers, "posted_on": None}
    entered(area, "issuance", by=PERSON[key][0], host=key, details=direction)


def _outline(plan: Plan) -> None:
    part = Section.objects.create(plan=plan, anchor="II", marker="II.", title="NỘI DUNG", start=0, end=8, order=1)
    for place, title in enumerate(GROUP_TITLES, start=1):
        Section.objects.create(
            plan=plan,
            parent=part,
            anchor=f"II.{place}",
            marker=f"{place}.",
            title=title,
            start=0,
            end=8,
            order=1 + place,
        )


def _reporting_duty(plan: Plan, area: Area, year: int) -> None:
    duty = Duty.objects.create(
        plan=plan,
        anchor="III.tail-1",
        kind="reporting",
        state="confirmed",
        text="Kế hoạch",
        title="Báo cáo",
        start=0,
        end=8,
    )
    for key in ("xa-thi-tran",):
        Participant.objects.create(duty=duty, role="lead", written=key, group=area.groups[key])
    Participant.objects.create(duty=duty, role="lead", written="Phòng VH-TT", unit=area.units["phong-vhtt"])
    Participant.objects.create(duty=duty, role="receiver", written="Phòng Nội vụ", unit=area.units["phong-noi-vu"])
    DueDate.objects.create(duty=duty, text="trước ngày 05 tháng 6", last_day=dt.date(year, 6, 4))
    DueDate.objects.create(duty=duty, text="trước ngày 30 tháng 11", last_day=dt.date(year, 11, 29))


def half_year(area: Area, *, year: int = 2023) -> Period:
    """The opened half-year period of the plan of ``year``."""
    plan = Plan.rows.filter(year=year).first() or published_plan(area, year=year)
    (regime,) = regimes.open_from(plan=plan, by=area.actor("coordinator"))
    return regime.periods.select_related("regime__plan__document", "regime__plan__unit", "regime__receiver").get(
        kind=PeriodKind.HALF
    )


def report_of(period: Period, area: Area, key: str) -> Report:
    return Report.rows.select_related("period__regime__plan", "unit").get(period=period, unit=area.units[key])


def type_in(
    report: Report, area: Area, figures: Mapping[str, int | Given] = {}, texts: Mapping[str, str] = {},
) -> None:  # fmt: skip
    """Figures (numbers or Given) and texts typed by the unit's officer."""
    given = {code: one if isinstance(one, Given) else Given.number(Decimal(one)) for code, one in figures.items()}
    changes = [Change(code, _stored(report, code), one) for code, one in given.items()]
    changes += [Change(key, drafts.narratives_of(report).get(key, ""), text=text) for key, text in texts.items()]
    drafts.save(report=report, changes=changes, by=area.actor(PERSON[report.unit.key][0]))


def _stored(report: Report, code: str) -> str:
    return Given.of(report.figures.filter(code=code).first()).token()


def sent(
    report: Report, area: Area, *, on: dt.date = IN_TIME, reason: str = "", late_reason: str = ""
) -> ReportVersion:
    """The report as its head sends it at noon of ``on``, after confirming what was counted as nought."""
    officer, head = PERSON[report.unit.key]
    with clock.fixed(lambda: clock.at_noon(on)):
        report.refresh_from_db()
        drafts.confirm_zeros(report=report, by=area.actor(officer, on=on))
        now = submitting.preview(report, at=clock.now())
        return submitting.submit(
            report=report, seen_hash=now.hash, by=area.actor(head, on=on), correction_reason=reason,
            receipt=Receipt(late_reason=late_reason),
        )  # fmt: skip


def consolidated(period: Period, area: Area, *, on: dt.date = dt.date(2023, 6, 8)) -> Consolidation:
    with clock.fixed(lambda: clock.at_noon(on)):
        return consolidating.consolidate(period=period, by=area.actor("coordinator", on=on))
