"""The words of the consolidated report as a reader meets them, page by page of its text."""

import datetime as dt
import io
from pathlib import Path

import docx
import pytest
from docx.oxml.ns import qn

from danvan.reports.domain import composing, issuing
from danvan.reports.domain.composing import Wanted
from danvan.reports.domain.drafts import Given
from danvan.reports.enums import Answer
from danvan.reports.models import Period, Report
from tests.factories import Area
from tests.unit.records.samples import entered
from tests.unit.reports import samples
from tests.unit.reports.conftest import in_may, period, report  # noqa: F401 (fixtures by import)

pytestmark = pytest.mark.django_db
GOLDEN = Path(__file__).with_name("half-year.txt")


def rendered(data: bytes) -> str:
    lines = []
    for part in docx.Document(io.BytesIO(data)).element.body:
        if part.tag == qn("w:tbl"):
            for row in part.iter(qn("w:tr")):
                cells = ["".join(text.text or "" for text in cell.iter(qn("w:t"))) for cell in row.iter(qn("w:tc"))]
                lines.append(" | ".join(cells))
        else:
            lines.append("".join(text.text or "" for text in part.iter(qn("w:t"))))
    return "\n".join(line.rstrip() for line in lines if line.strip()) + "\n"


def test_text_of_the_half_year_report(area: Area, period: Period, report: Report) -> None:  # noqa: F811
    first = {
        "G1.02a": 1,
        "G1.02b": 1,
    }
    samples.contributed(area, 1250)
    for title in ("Camera an ninh", "Tổ phụ nữ tiết kiệm", "Tuyến đường hoa", "Thùng rác tại nhà"):
        entered(area, "model", title=title)
    samples.issued(area, 3)
    samples.issued(area, 2, "ubnd-xa-con-la")
    samples.handled(area, "ubnd-xa-bung-sen", in_time=1398, late=8)
    samples.handled(area, "ubnd-xa-con-la", in_time=889, late=5)
    samples.type_in(report, area, first, {"han-che": "Ghi chép sau đối thoại ở một số ấp chưa đều."})
    samples.sent(report, area)
    sibling = samples.report_of(period, area, "ubnd-xa-con-la")
    samples.type_in(sibling, area, {"G1.02a": 0, "G1.02b": 1})
    samples.sent(sibling, area, on=dt.date(2023, 6, 7), late_reason="Mất điện.")
    office = samples.report_of(period, area, "phong-vhtt")
    none = Given(Answer.NOT_APPLICABLE, reason="Không tiếp nhận hồ sơ")
    samples.type_in(office, area, {"G4.02a": none, "G4.02b": none})
    samples.sent(office, area)
    made = samples.consolidated(period, area)
    by = area.actor("coordinator")
    for heading, text in (
        ("uu-diem", "Người đứng đầu trực tiếp nghe và trả lời Nhân dân."),
        ("han-che", "Ghi chép chưa đều."),
    ):
        composing.compose(consolidation=made, heading=heading, wanted=[Wanted(text, chosen=True, place=1)], by=by)
    assert rendered(issuing.word_bytes(made, demo=True)) == GOLDEN.read_text(encoding="utf-8")
