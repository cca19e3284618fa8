"""Which documents were made known where: the ones a plan names × the units it gives work to."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from openpyxl import load_workbook

from danvan.plans.domain import importing, publishing, review
from danvan.plans.models import Citation, Plan
from danvan.records.domain import making_known, records
from danvan.records.domain.making_known import Matrix
from tests.factories import DAY, Area
from tests.plantext import PLAN, UNKNOWN
from tests.unit.records.samples import entered

DIRECTIVE, PLAN_OF_LAST_YEAR = "33/CT-TTg", "27b/KH-UBND"
pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture
def plan(area: Area) -> Plan:
    by = area.actor("coordinator")
    row, _new = importing.receive(unit=area.committee, by=by, text=PLAN)
    importing.read(str(row.uid))
    row = Plan.rows.get(pk=row.pk)
    review.map_name(plan=row, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=False, by=by)
    review.confirm(duties=row.duties.select_related("plan__unit"), by=by)
    row = Plan.rows.select_related("document", "unit").get(pk=row.pk)
    return publishing.publish(plan=row, day_off_rule="as_written", by=by, on=DAY)


def _matrix(area: Area, plan: Plan, who: str = "coordinator") -> Matrix:
    return making_known.matrix(plan, by=area.actor(who))


def _done(found: Matrix, number: str) -> dict[str, str]:
    """Short name of the unit -> the title that made the document known."""
    line = next(line for line in found.lines if line.citation.number == number)
    return {
        unit.short_name: cell.record.title
        for unit, cell in zip(found.units, line.cells, strict=True)
        if cell is not None
    }


def test_ticked_document_counts_for_host_and_joined_units_first_day_first(area: Area, plan: Plan) -> None:
    ticked = {"citations": tuple(plan.citations.filter(number=DIRECTIVE)), "documents": ""}
    con_la = area.units["ubnd-xa-con-la"]
    entered(area, "dissemination", title="Sau", details=ticked)
    entered(area, "dissemination", title="Trước", details=ticked, began_on=dt.date(2023, 2, 10), participating=[con_la])
    found = _matrix(area, plan)
    assert _done(found, DIRECTIVE) == {"UBND xã Bưng Sen": "Trước", "UBND xã Cồn Lá": "Trước"}
    assert _done(found, PLAN_OF_LAST_YEAR) == {}
    assert sum(found.done) == 2
    assert found.owed == len(found.units) * len(found.lines) - 2


@pytest.mark.parametrize(
    ("documents", "known"),
    [
        ("Chỉ thị số 33/CT-TTg ngày 26/11/2021", True),
        ("Chỉ thị 33 / CT - TTg", True),
        ("Chỉ thị số 133/CT-TTg", False),
        ("Chỉ thị số 33/CT-TTg1", False),
        ("Chỉ thị về dân vận", False),
    ],
)
def test_document_is_known_by_its_number_where_it_was_typed(
    area: Area, plan: Plan, documents: str, known: bool
) -> None:
    entered(area, "dissemination", title="Hội nghị", details={"documents": documents, "citations": []})
    assert bool(_done(_matrix(area, plan), DIRECTIVE)) is known


def test_what_is_of_another_year_or_archived_is_not_there(area: Area, plan: Plan) -> None:
    typed = {"documents": f"Chỉ thị số {DIRECTIVE}", "citations": []}
    entered(area, "dissemination", details=typed, began_on=dt.date(2022, 12, 30))
    gone = entered(area, "dissemination", details=typed)
    records.archive(record=gone, by=area.actor("commune_officer"))
    assert _done(_matrix(area, plan), DIRECTIVE) == {}


def test_everybody_sees_their_own_part(area: Area, plan: Plan) -> None:
    whole = {unit.short_name for unit in _matrix(area, plan).units}
    assert {"UBND xã Bưng Sen", "Phòng VH-TT"} <= whole
    assert [unit.short_name for unit in _matrix(area, plan, "sibling_officer").units] == ["UBND xã Cồn Lá"]
    assert not whole & {"Ban Dân vận HU", "UBMTTQ huyện"}


def test_record_kept_to_its_unit_is_not_there_for_an_observer(area: Area, plan: Plan) -> None:
    typed = {"documents": f"Chỉ thị số {DIRECTIVE}", "citations": []}
    entered(area, "dissemination", title="Chỉ đơn vị mình", details=typed, visibility="unit")
    assert _done(_matrix(area, plan, "observer"), DIRECTIVE) == {}
    assert _done(_matrix(area, plan, "leader"), DIRECTIVE) == {"UBND xã Bưng Sen": "Chỉ đơn vị mình"}


def test_document_named_twice_stands_once(area: Area, plan: Plan) -> None:
    twice = plan.citations.get(number=DIRECTIVE)
    Citation.rows.create(
        plan=plan, start=twice.start + 500, end=twice.end + 500, reference=twice.reference, number=DIRECTIVE
    )
    found = _matrix(area, plan)
    assert [line.citation.number for line in found.lines].count(DIRECTIVE) == 1


def test_queries_do_not_grow(area: Area, plan: Plan) -> None:
    typed = {"documents": f"Chỉ thị số {DIRECTIVE}", "citations": tuple(plan.citations.all())}

    def queries() -> int:
        with CaptureQueriesContext(connection) as captured:
            _matrix(area, plan)
        return len(captured)

    entered(area, "dissemination", details=typed)
    few = queries()
    for day in range(1, 9):
        entered(area, "dissemination", details=typed, began_on=dt.date(2023, 1, day))
    assert queries() == few


def test_workbook_holds_days_and_sums(area: Area, plan: Plan) -> None:
    entered(area, "dissemination", details={"documents": DIRECTIVE, "citations": []}, mode="woven")
    sheet = load_workbook(io.BytesIO(making_known.workbook(_matrix(area, plan)))).worksheets[0]
    cells = [[cell.value for cell in row] for row in sheet.iter_rows()]
    heads = next(row for row in cells if "Văn bản" in row)
    line = next(row for row in cells if any(DIRECTIVE in str(cell) for cell in row))
    assert line[heads.index("Ủy ban nhân dân xã Bưng Sen")] == "20/02/2023, lồng ghép"
    assert line[heads.index("Số đơn vị đã quán triệt")] == 1
