import datetime as dt
from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from django.db.models import Max, Q, QuerySet
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common.errors import Refused
from danvan.documents.domain.legalrules import Law
from danvan.indicators.declaration import Count, Counts, Indicator, RollUp, say_last
from danvan.officedocs.numbers import exact, format_number, short_date
from danvan.records.kinds.kind import Facts, Kind
from danvan.records.kinds.layout import COMMON, Section, Step
from danvan.records.kinds.results.models import Item, ResultLine
from danvan.records.kinds.results.models import ResultsDetails as Details
from danvan.records.kinds.rows import Rows
from danvan.records.models import Record

MONEY = "triệu đồng"
MOST_MONEY = Decimal(200_000)  # of one record; beyond it somebody may have written dong
LOOKS_BACK = dt.timedelta(days=400)  # a little over a year, so that the figures of the last review are found


@dataclass(frozen=True)
class Figure:
    """How an item counts: its indicator, and whether it is a stock (what stands) or something done in a period."""

    code: str
    name: str
    unit: str
    stock: bool = False

    def indicator(self, item: Item) -> Indicator:
        counts = Counts.LATEST if self.stock else Counts.WITHIN
        return Indicator(
            self.code, self.name, self.unit, 5, RollUp.LAST if self.stock else RollUp.SUM, kind="results",
            counts=Count("value", rows="result_lines", among={"item": item}, counts=counts, per="place" if self.stock else ""),
        )  # fmt: skip


FIGURES = {
    Item.POOR: Figure("G5.04", "Hộ nghèo", "hộ", stock=True),
    Item.NEAR_POOR: Figure("G5.04a", "Hộ cận nghèo", "hộ", stock=True),
    Item.ESCAPED: Figure("G5.04b", "Hộ thoát nghèo trong kỳ", "hộ"),
    Item.HOUSEHOLDS: Figure("G5.04c", "Tổng số hộ", "hộ", stock=True),
    Item.HOUSES: Figure("G5.05", "Nhà đại đoàn kết, nhà tình thương", "căn"),
    Item.HOUSES_MONEY: Figure("G5.05a", "Kinh phí nhà đại đoàn kết, nhà tình thương", MONEY),
    Item.GIFTS: Figure("G5.06", "Suất quà an sinh", "suất"),
    Item.HELPED: Figure("G5.06a", "Lượt người được hỗ trợ an sinh", "lượt người"),
    Item.WELFARE_MONEY: Figure("G5.06b", "Kinh phí an sinh", MONEY),
    Item.RURAL_COMMUNES: Figure("G5.07", "Xã đạt chuẩn nông thôn mới", "xã", stock=True),
    Item.RURAL_CRITERIA: Figure("G5.07a", "Tiêu chí nông thôn mới đạt", "tiêu chí", stock=True),
    Item.CULTURE_FAMILIES: Figure("G5.08a", "Hộ đạt Gia đình văn hóa", "hộ", stock=True),
    Item.CULTURE_VILLAGES: Figure("G5.08b", "Ấp, khóm văn hóa", "ấp, khóm", stock=True),
    Item.HELPERS: Figure("G5.10", "Lượt cán bộ, chiến sĩ giúp dân", "lượt người"),
    Item.JOBS: Figure("G5.11", "Người được giải quyết việc làm", "người"),
    Item.BORROWERS: Figure("G5.11a", "Người được vay vốn", "người"),
    Item.LOANS: Figure("G5.11b", "Vốn vay", MONEY),
    Item.SHACKS: Figure("G5.12", "Nhà tạm, nhà dột nát được xóa", "căn"),
    Item.FUND: Figure("G5.13", "Vận động Quỹ Vì người nghèo", MONEY),
    Item.PAID: Figure("G5.14", "Lượt người được chi trả chính sách", "lượt người"),
    Item.PAID_MONEY: Figure("G5.14a", "Kinh phí chi trả chính sách", MONEY),
    Item.INSURED: Figure("G5.15a", "Người tham gia bảo hiểm y tế", "người", stock=True),
    Item.POPULATION: Figure("G5.15b", "Dân số", "người", stock=True),
    Item.RECRUITS: Figure("G5.16a", "Thanh niên nhập ngũ đã giao", "người"),
    Item.RECRUITS_WANTED: Figure("G5.16b", "Chỉ tiêu giao quân", "người"),
    Item.SECURITY: Figure("G5.17", "Mô hình bảo đảm an ninh trật tự", "mô hình", stock=True),
}
STOCKS = frozenset(item for item, figure in FIGURES.items() if figure.stock)
PARTS_OF = {
    Item.HOUSEHOLDS: ((Item.POOR, Item.NEAR_POOR), (Item.CULTURE_FAMILIES,)),
    Item.POPULATION: ((Item.INSURED,), (Item.HOUSEHOLDS,)),
}
"""A whole -> what together is never more than it."""


def _ratio(code: str, name: str, numerator: Item, denominator: Item) -> Indicator:
    return Indicator(
        code, name, "%", 5, RollUp.RATIO, kind="results", numerator=FIGURES[numerator].code,
        denominator=FIGURES[denominator].code,
    )  # fmt: skip


INDICATORS = (
    *(figure.indicator(item) for item, figure in FIGURES.items()),
    _ratio("G5.04r", "Tỷ lệ hộ nghèo", Item.POOR, Item.HOUSEHOLDS),
    _ratio("G5.08", "Tỷ lệ hộ đạt Gia đình văn hóa", Item.CULTURE_FAMILIES, Item.HOUSEHOLDS),
    _ratio("G5.15", "Tỷ lệ người tham gia bảo hiểm y tế", Item.INSURED, Item.POPULATION),
    _ratio("G5.16", "Tỷ lệ giao quân so với chỉ tiêu", Item.RECRUITS, Item.RECRUITS_WANTED),
)
WHOLE_OF = {one.numerator: one.denominator for one in INDICATORS if one.numerator}


def check_rows(record: Record, details: Details) -> None:
    lines = list(record.result_lines.all())
    values = {Item(line.item): line.value for line in lines}
    if len(values) < len(lines):
        twice = next(line for line in lines if [one.item for one in lines].count(line.item) > 1)
        raise Refused(_("«%(item)s» được ghi hai lần. Giữ một dòng.") % {"item": twice.get_item_display()})
    for line in lines:
        if FIGURES[Item(line.item)].unit != MONEY:
            _refuse_decimals(line)
    for whole, parts in PARTS_OF.items():
        for together in parts:
            _refuse_more_than(whole, together, values)


def _refuse_decimals(line: ResultLine) -> None:
    for name in ("value", "target"):
        number = getattr(line, name)
        if number is not None and number != number.to_integral_value():
            raise Refused(
                _("%(item)s: %(number)s phải là số nguyên, không có phần thập phân.")
                % {"item": line.get_item_display(), "number": format_number(exact(number))}
            )


def _refuse_more_than(whole: Item, parts: tuple[Item, ...], values: dict[Item, Decimal]) -> None:
    given = [part for part in parts if part in values]
    if whole in values and sum(values[part] for part in given) > values[whole]:
        raise Refused(
            _("%(parts)s nhiều hơn %(whole)s. Sửa một trong các số đó.")
            % {"parts": _(" cộng với ").join(str(part.label) for part in given), "whole": str(whole.label).lower()}
        )


def doubts(record: Record, details: Details, law: Law) -> list[str]:
    lines = list(record.result_lines.all())
    values = {Item(line.item): line.value for line in lines}
    said = [
        _("%(item)s: %(value)s, có phải đã ghi bằng đồng?") % {"item": item.label, "value": format_number(exact(value))}
        for item, value in values.items()
        if FIGURES[item].unit == MONEY and value > MOST_MONEY
    ]
    if values.get(Item.RECRUITS, Decimal(0)) > values.get(Item.RECRUITS_WANTED, Decimal("Infinity")):
        said.append(_("Số thanh niên nhập ngũ đã giao vượt chỉ tiêu."))
    stocks = {item: value for item, value in values.items() if item in STOCKS}
    return [*said, *_changed_much(record, stocks), *_mixed(record, stocks)]


def _changed_much(record: Record, stocks: dict[Item, Decimal]) -> list[str]:
    """Stocks that differ by more than half from what was said last of the same host, or of the same village of it."""
    spoken_of = Q(record__place__in=["", record.place]) if record.place else Q()
    before: dict[str, dict[str, tuple[Decimal, dt.date]]] = {}
    rows = _before(record, stocks).filter(spoken_of, record__began_on__gte=record.began_on - LOOKS_BACK)
    per = FIGURES[Item.POOR].indicator(Item.POOR).counts
    for line in rows.order_by("record__began_on", "record_id"):
        say_last(before.setdefault(line.item, {}), per.part(line.record), (line.value, line.record.began_on))
    said = []
    for item, value in stocks.items():
        standing = before.get(item, {})
        old = sum((number for number, _day in standing.values()), Decimal(0))
        if (record.place and "" in standing) or not old or abs(value - old) <= old / 2:
            continue
        day = max(day for _number, day in standing.values())
        said.append(
            _("%(item)s: %(value)s, lần trước (%(day)s) là %(old)s, chênh hơn một nửa.")
            % {
                "item": item.label, "value": format_number(exact(value)), "old": format_number(exact(old)),
                "day": short_date(day),
            }
        )  # fmt: skip
    return said


def _mixed(record: Record, stocks: dict[Item, Decimal]) -> list[str]:
    """A village speaks where the unit spoke for the whole: from then on its figure is the sum of its villages."""
    if not record.place or not stocks:
        return []
    days = _before(record, stocks).values("item").annotate(
        whole=Max("record__began_on", filter=Q(record__place="")),
        part=Max("record__began_on", filter=~Q(record__place="")),
    )  # fmt: skip
    replaced = [
        Item(row["item"]) for row in days if row["whole"] and (row["part"] is None or row["part"] < row["whole"])
    ]
    if not replaced:
        return []
    return [
        _("%(items)s: trước đây ghi chung cả đơn vị; ghi theo ấp, khóm thì số của đơn vị là tổng các ấp, khóm đã ghi.")
        % {"items": ", ".join(str(item.label) for item in replaced)}
    ]


def _before(record: Record, items: Iterable[Item]) -> QuerySet[ResultLine]:
    """What ``record``'s host has said of ``items`` up to its day, in other records."""
    rows = ResultLine.objects.unscoped("so với số lần trước của chính đơn vị ghi").select_related("record")
    found: QuerySet[ResultLine] = rows.filter(
        record__host=record.host_id, record__archived_at__isnull=True, record__began_on__lte=record.began_on,
        item__in=list(items),
    ).exclude(record=record.pk)  # fmt: skip
    return found


def missing(record: Record, details: Details, law: Law) -> list[str]:
    """Figures, and the whole of every part of which a share is reported."""
    codes = {FIGURES[Item(line.item)].code for line in record.result_lines.all()}
    if not codes:
        return [_("số liệu")]
    wanted = {WHOLE_OF[code] for code in codes if code in WHOLE_OF} - codes
    return [str(item.label).lower() for item, figure in FIGURES.items() if figure.code in wanted]


def facts(record: Record, details: Details) -> Facts:
    """What was reached of what the year wants; figures without a target stand in their table."""
    reached = [
        (line.get_item_display(), _reached(line.value, line.target))
        for line in record.result_lines.all()
        if line.target is not None
    ]
    return [*reached, (_("Nguồn số liệu"), details.source)]


def _reached(value: Decimal, target: Decimal) -> str:
    words = {"value": format_number(exact(value)), "target": format_number(exact(target))}
    if not target:
        return _("%(value)s, chỉ tiêu năm %(target)s") % words
    share = format_number(value * 100 / target, places=1)
    return _("%(value)s, đạt %(share)s%% chỉ tiêu năm (%(target)s)") % (words | {"share": share})


KIND = Kind(
    name="results",
    slug="ket-qua-kinh-te-xa-hoi",
    label=gettext_lazy("Kết quả kinh tế - xã hội, an sinh"),
    hint=gettext_lazy("Giảm nghèo, nhà ở, quà, việc làm, nông thôn mới, bảo hiểm y tế của đơn vị hoặc từng ấp, khóm"),
    icon="chart",
    group=5,
    details=Details,
    indicators=INDICATORS,
    words={
        "began_on": gettext_lazy("Số liệu đến ngày"),
        "place": gettext_lazy("Ấp, khóm"),
        "source": gettext_lazy("Nguồn số liệu"),
    },
    helps={
        "place": gettext_lazy("Chỉ ghi khi số liệu của một ấp, khóm. Để trống là số của cả đơn vị."),
        "source": gettext_lazy("Ví dụ: Quyết định công nhận hộ nghèo; báo cáo của Phòng Văn hóa - Xã hội."),
        "summary": gettext_lazy("Chỉ ghi con số; không ghi họ tên, địa chỉ của hộ, của người được hỗ trợ."),
    },
    steps=(
        Step(
            gettext_lazy("Kết quả kinh tế - xã hội, an sinh"),
            (
                Section(gettext_lazy("Số liệu của đơn vị nào, đến ngày nào"), ("host", "title", "began_on")),
                Section(gettext_lazy("Nếu là số của một ấp, khóm"), ("place",), folded=True),
            ),
            rows=("result_lines",),
        ),
        Step(
            gettext_lazy("Xem lại"),
            (Section(gettext_lazy("Nguồn, diễn giải"), ("source", "summary"), folded=True), *COMMON),
            review=True,
        ),
    ),
    rows=(
        Rows(
            name="result_lines",
            model=ResultLine,
            columns=("item", "value", "target", "note"),
            title=gettext_lazy("Số liệu"),
            one=gettext_lazy("Số liệu"),
            add=gettext_lazy("Ghi thêm số liệu"),
            words={
                "item": gettext_lazy("Chỉ tiêu"),
                "value": gettext_lazy("Con số"),
                "target": gettext_lazy("Chỉ tiêu năm"),
                "note": gettext_lazy("Ghi chú"),
            },
            helps={"value": gettext_lazy("Không có thì ghi 0. Tiền ghi bằng triệu đồng.")},
        ),
    ),
    quick="result_lines",
    grid=True,
    check_rows=check_rows,
    doubts=doubts,
    missing=missing,
    facts=facts,
    no_public_view=gettext_lazy(
        "Số liệu công khai trong báo cáo tổng hợp; số nhỏ của từng ấp, khóm dễ nhận ra từng hộ nên không có trang riêng."
    ),
)
