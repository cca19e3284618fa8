import datetime as dt
import io
import re
import uuid
from collections.abc import Callable, Iterator

import docx
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import connection
from django.test import Client
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from danvan.common import clock
from danvan.documents.models import Paper
from danvan.reports.domain import drafts, issuing
from danvan.reports.models import Consolidation, Period, Report
from tests.factories import Area
from tests.flow.reports.test_report_pages import page
from tests.unit.legaltext.tinypdf import pdf_of
from tests.unit.records.samples import entered
from tests.unit.reports import samples
from tests.unit.reports.test_consolidating import report_for

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


@pytest.fixture
def in_june() -> Iterator[None]:
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 6, 8))):
        yield


@pytest.fixture
def made(area: Area, period: Period, report: Report, in_june: None) -> Consolidation:
    samples.type_in(report, area, {"G3.15a": 98, "G3.15b": 100}, {"han-che": "Ghi chép chưa đều."})
    samples.sent(report, area)
    samples.sent(
        samples.report_of(period, area, "ubnd-xa-con-la"), area, on=dt.date(2023, 6, 7), late_reason="Mất điện"
    )
    return samples.consolidated(period, area)


def post(client: Client, name: str, *args: object, **data: object):
    return client.post(reverse(f"desk:{name}", args=args), {"once": str(uuid.uuid4())} | data)


def test_board_shows_each_unit_with_its_state(made: Consolidation, period: Period, browse: Browse) -> None:
    html = page(browse("coordinator"), "period", period.uid)
    assert "Đã nhận 2 trên 4 báo cáo 6 tháng đầu năm 2023" in html
    assert html.count('class="tile ok"') == 1
    assert html.count("tile ok was-late") == 1
    assert html.count('class="tile missing"') == 2
    assert "Nhận trễ 3 ngày" in html


def test_board_of_periods_is_listed(made: Consolidation, browse: Browse) -> None:
    html = page(browse("leader"), "consolidations")
    assert "2/4 báo cáo" in html


def test_commune_sees_no_board(made: Consolidation, period: Period, browse: Browse) -> None:
    client = browse("commune_head")
    assert client.get(reverse("desk:period", args=[period.uid])).status_code == 404
    assert client.get(reverse("desk:consolidation", args=[made.uid])).status_code == 404


def test_consolidating_leads_to_the_consolidation(made: Consolidation, period: Period, browse: Browse) -> None:
    answer = post(browse("coordinator"), "consolidate", period.uid)
    assert answer.url == reverse("desk:consolidation", args=[Consolidation.rows.get(number=2).uid])


def test_consolidation_shows_totals_coverage_and_who_is_missing(made: Consolidation, browse: Browse) -> None:
    html = page(browse("leader"), "consolidation", made.uid)
    assert "Tổng hợp 2 trên 4 báo cáo 6 tháng đầu năm 2023" in html
    assert "98,0%" in html
    assert "2 trừ 1 tính trùng ở cuộc làm chung" in html
    assert "UBND xã Ao Dừa" in html
    assert "Mất điện" in html


def test_total_opens_to_units_and_on_to_versions(made: Consolidation, report: Report, browse: Browse) -> None:
    html = page(browse("leader"), "consolidation-figure", made.uid, "G1.03")
    assert "Cộng từng đơn vị là 2, trừ 1 tính trùng" in html
    assert f"{reverse('desk:report-version', args=[report.uid, 1])}?chi-tieu=G1.03" in html


def test_unknown_figure_is_not_found(made: Consolidation, browse: Browse) -> None:
    assert browse("leader").get(reverse("desk:consolidation-figure", args=[made.uid, "X"])).status_code == 404


def test_stale_banner_leads_to_the_comparison_and_a_new_snapshot(
    made: Consolidation, report: Report, area: Area, browse: Browse
) -> None:
    drafts.reopen(report=report, by=area.actor("commune_officer"))
    samples.type_in(report, area, {"G3.15a": 99})
    samples.sent(report, area, on=dt.date(2023, 6, 8), reason="Đối chiếu lại")
    client = browse("coordinator")
    assert "Cần tổng hợp lại." in page(client, "consolidation", made.uid)
    html = page(client, "consolidation-compare", made.uid)
    assert "Tổng hợp lại sẽ đổi 2 số" in html
    assert "99,0%" in html
    post(client, "consolidate", made.period.uid)
    assert "Đã có bản tổng hợp mới hơn" in page(client, "consolidation", made.uid)


def test_words_of_units_are_chosen_with_their_source_shown(made: Consolidation, browse: Browse) -> None:
    client = browse("coordinator")
    html = page(client, "consolidation-heading", made.uid, "han-che")
    assert "<span>Nguồn</span><b>UBND xã Bưng Sen</b>" in html
    (uid,) = re.findall(r'name="text:([^"]+)"', html)
    answer = post(
        client, "consolidation-heading", made.uid, "han-che",
        **{f"text:{uid}": "Ghi chép sau đối thoại chưa đều.", f"chosen:{uid}": "on", f"place:{uid}": "1", "new": "Kinh phí hạn chế."},
    )  # fmt: skip
    assert answer.status_code == 302
    chosen = made.passages.filter(heading="han-che", chosen=True).order_by("place").values_list("text", flat=True)
    assert list(chosen) == ["Ghi chép sau đối thoại chưa đều.", "Kinh phí hạn chế."]


def test_files_are_given_out_from_the_snapshot(made: Consolidation, browse: Browse) -> None:
    client = browse("leader")
    word = client.get(reverse("desk:consolidation-download", args=[made.uid, "word"]))
    assert docx.Document(io.BytesIO(word.content)).tables
    assert word["Content-Disposition"] == 'attachment; filename="bao-cao-dan-van-6-thang-dau-nam-2023-lan-1.docx"'
    assert word["X-Content-Type-Options"] == "nosniff"
    csv = client.get(reverse("desk:consolidation-download", args=[made.uid, "csv"])).content.decode()
    assert csv.splitlines()[0] == "period,unit,indicator,value,state"
    assert client.get(reverse("desk:consolidation-download", args=[made.uid, "exe"])).status_code == 404


def test_missing_number_is_said_instead_of_a_file(made: Consolidation, browse: Browse) -> None:
    client = browse("coordinator")
    post(client, "consolidation-heading", made.uid, "g3", new="Có {G3.12} đơn.")
    answer = client.get(reverse("desk:consolidation-download", args=[made.uid, "word"]), follow=True)
    assert "Chỉ tiêu {G3.12}" in answer.content.decode()


def test_late_records_are_listed(made: Consolidation, area: Area, browse: Browse) -> None:
    entered(area, "training", title="Lớp ghi muộn", began_on=dt.date(2023, 5, 5))
    html = page(browse("coordinator"), "consolidation-discovered", made.uid)
    assert "1 việc trong kỳ ghi sau khi đơn vị nộp" in html
    assert "Lớp ghi muộn" in html


def test_names_are_ticked(made: Consolidation, browse: Browse) -> None:
    post(browse("coordinator"), "consolidation-names", made.uid, late="on")
    made.refresh_from_db()
    assert (made.names_late, made.names_missing) == (True, False)


def test_window_is_set_before_anybody_has_sent(period: Period, browse: Browse) -> None:
    client = browse("coordinator")
    assert 'value="2023-05-31"' in page(client, "period-window", period.uid)
    answer = post(client, "period-window", period.uid, data_from="2022-12-15", data_until="2023-05-14")
    assert answer.status_code == 302
    period.refresh_from_db()
    assert (period.data_from, period.data_to, period.estimate_allowed) == (
        dt.date(2022, 12, 15),
        dt.date(2023, 5, 15),
        False,
    )


def test_window_is_refused_once_somebody_has(made: Consolidation, period: Period, browse: Browse) -> None:
    answer = post(browse("coordinator"), "period-window", period.uid, data_from="2022-12-15", data_until="2023-05-14")
    assert "không đổi khoảng số liệu được nữa" in answer.content.decode()


@pytest.fixture
def paper(made: Consolidation, browse: Browse) -> Paper:
    answer = post(browse("coordinator"), "consolidation-draw-up", made.uid)
    row = Paper.rows.get()
    assert answer.url == reverse("desk:paper", args=[row.uid])
    return row


def test_paper_goes_the_whole_route_and_is_issued(paper: Paper, made: Consolidation, browse: Browse) -> None:
    for person, step in (("coordinator", "send"), ("head", "initial"), ("office", "format"), ("leader", "approve")):
        client = browse(person)
        assert "Chờ đồng chí xử lý" in page(client, "papers")
        page(client, "paper", paper.uid)
        assert post(client, "paper-move", paper.uid, step).status_code == 302
    office = browse("office")
    page(office, "paper-issue", paper.uid)
    pdf = SimpleUploadedFile("ban-ky.pdf", pdf_of("Bao cao da ky, so lieu khac han ban trinh"))
    answer = post(
        office,
        "paper-issue",
        paper.uid,
        number="87",
        date="2023-06-08",
        signer="Trần Thị Mai Lan",
        signer_post="Phó Chủ tịch",
        issued=pdf,
    )
    assert answer.status_code == 302, re.findall(r"<li>.*?</li>", answer.content.decode())[:5]
    paper.refresh_from_db()
    assert (paper.state, paper.document.reference) == ("issued", "Báo cáo số 87/BC-UBND")
    assert paper.difference == issuing.differences(made, "Bao cao da ky, so lieu khac han ban trinh")
    assert "Bản đã ký khác bản trình" in page(office, "paper", paper.uid)


def test_step_of_somebody_else_is_refused(paper: Paper, browse: Browse) -> None:
    post(browse("coordinator"), "paper-move", paper.uid, "send")
    assert post(browse("leader"), "paper-move", paper.uid, "initial").status_code == 403
    paper.refresh_from_db()
    assert paper.state == "initial"


def test_returning_a_paper_needs_its_reason(paper: Paper, browse: Browse) -> None:
    post(browse("coordinator"), "paper-move", paper.uid, "send")
    head = browse("head")
    post(head, "paper-move", paper.uid, "return", note=" ")
    paper.refresh_from_db()
    assert paper.state == "initial"
    post(head, "paper-move", paper.uid, "return", note="Viết lại phần III")
    paper.refresh_from_db()
    assert paper.state == "returned"
    assert "Viết lại phần III" in page(browse("coordinator"), "paper", paper.uid)


def test_issued_copy_must_be_a_pdf(paper: Paper, browse: Browse) -> None:
    for person, step in (("coordinator", "send"), ("head", "initial"), ("office", "format"), ("leader", "approve")):
        post(browse(person), "paper-move", paper.uid, step)
    answer = post(
        browse("office"), "paper-issue", paper.uid, number="87", date="2023-06-08", signer="Lan", signer_post="Phó Chủ tịch",
        issued=SimpleUploadedFile("ban-ky.txt", b"khong phai pdf"),
    )  # fmt: skip
    assert "phải là tệp PDF" in answer.content.decode()
    paper.refresh_from_db()
    assert paper.state == "approved"


def test_lists_take_the_same_queries_for_few_units_and_for_thirty(
    made: Consolidation, period: Period, area: Area, browse: Browse
) -> None:
    client, counts = browse("coordinator"), []
    page(client, "period", period.uid)
    for numbers in (range(0), range(30)):
        report_for(area, period, numbers)
        found = []
        for name, args in (
            ("consolidations", ()),
            ("period", (period.uid,)),
            ("consolidation", (made.uid,)),
            ("consolidation-compare", (made.uid,)),
        ):
            with CaptureQueriesContext(connection) as caught:
                page(client, name, *args)
            found.append((name, len(caught)))
        counts.append(found)
    assert counts[0] == counts[1]


def test_list_of_papers_takes_the_same_queries_for_one_and_for_thirty(paper: Paper, browse: Browse) -> None:
    client, counts = browse("head"), []
    page(client, "papers")
    for more in (0, 29):
        for _number in range(more):
            Paper.objects.create(
                unit=paper.unit, title="Bản khác", state="initial", origin_kind="consolidation", origin_uid=uuid.uuid4(),
                content_hash="", word_file=paper.word_file,
            )  # fmt: skip
        with CaptureQueriesContext(connection) as caught:
            page(client, "papers")
        counts.append(len(caught))
    assert counts[0] == counts[1]
