import datetime as dt
import re
import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.common import clock
from danvan.reports.domain import figures, submitting
from danvan.reports.frozen import Cell
from danvan.reports.models import Period, Report, ReportVersion
from tests.factories import Area
from tests.unit.records.samples import entered
from tests.unit.reports import samples
from tests.unit.reports.test_submitting import PNG

pytestmark = pytest.mark.django_db
Browse = Callable[[str], Client]


def page(client: Client, name: str, *args: object) -> str:
    answer = client.get(reverse(f"desk:{name}", args=args))
    assert answer.status_code == 200, answer.content.decode()[:2000]
    return answer.content.decode()


def fields_of(html: str) -> dict[str, str]:
    """The inputs and texts of a page as its browser would send them back."""
    found = dict(re.findall(r'<input type="(?:hidden|text)" name="([^"]+)"(?: value="([^"]*)")?', html))
    found |= {name: value for name, value in re.findall(r'name="([^"]+)" value="([^"]*)"', html) if name not in found}
    found |= dict(re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', html, flags=re.DOTALL))
    return found | {"once": str(uuid.uuid4())}


def draft(client: Client, report: Report) -> dict[str, str]:
    html = page(client, "report", report.uid)
    names = re.findall(r'<(?:input|textarea)[^>]*name="([a-z]:[^"]+)"', html)
    values = {}
    for name in names:
        box = re.search(rf'<input[^>]*name="{re.escape(name)}"[^>]*>', html)
        area = re.search(rf'<textarea name="{re.escape(name)}"[^>]*>\s*(.*?)</textarea>', html, flags=re.DOTALL)
        value = re.search(r'value="([^"]*)"', box[0]) if box else None
        checkbox = box is not None and 'type="checkbox"' in box[0]
        if checkbox and "checked" not in box[0]:
            continue
        values[name] = value[1] if value else area[1] if area else "on" if checkbox else ""
    return values | {"once": str(uuid.uuid4())}


def cell(report: Report, code: str) -> Cell:
    return figures.sheet_of(report, at=clock.now()).lines[code].cell


def test_list_shows_what_the_own_unit_owes(report: Report, browse: Browse) -> None:
    html = page(browse("commune_officer"), "reports")
    assert html.count("chậm nhất") == 2
    assert reverse("desk:report", args=[report.uid]) in html


def test_report_opens_with_figures_that_open(report: Report, browse: Browse) -> None:
    html = page(browse("commune_officer"), "report", report.uid)
    assert f'href="{reverse("desk:report-figure", args=[report.uid, "G3.08"])}"' in html
    assert "Chưa xác nhận 0" in html
    assert "Số liệu từ 01/01/2023 đến hết 31/5/2023" in html


def test_report_of_another_unit_is_not_found(report: Report, browse: Browse) -> None:
    for name in ("report", "report-submit"):
        assert browse("sibling_head").get(reverse(f"desk:{name}", args=[report.uid])).status_code == 404


def test_figure_opens_what_counts_and_what_does_not_with_why(report: Report, area: Area, browse: Browse) -> None:
    entered(area, "dialogue", title="Đối thoại năm trước", began_on=dt.date(2022, 12, 20))
    html = page(browse("commune_officer"), "report-figure", report.uid, "G3.08")
    assert "1 mục được tính" in html
    assert "Đối thoại năm trước" in html
    assert "nằm ngoài kỳ số liệu" in html


def test_typed_numbers_are_saved_as_typed(report: Report, browse: Browse) -> None:
    client = browse("commune_officer")
    data = draft(client, report) | {"v:G3.15b": "1.234", "v:G3.14": "0", "t:g3": "Đã có {G3.08} cuộc."}
    answer = client.post(reverse("desk:report", args=[report.uid]), data)
    assert answer.status_code == 302
    assert (cell(report, "G3.15b").value, cell(report, "G3.14").value) == (Decimal(1234), Decimal(0))
    assert 'value="1.234"' in page(client, "report", report.uid)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("1,234", "không phải là số viết rõ ràng"),
        ("mười", "không phải là số viết rõ ràng"),
        ("-3", "từ 0 trở lên"),
        ("2,5", "số nguyên"),
    ],
)
def test_unclear_number_is_named_and_kept(report: Report, browse: Browse, typed: str, said: str) -> None:
    client = browse("commune_officer")
    answer = client.post(reverse("desk:report", args=[report.uid]), draft(client, report) | {"v:G3.14": typed})
    html = answer.content.decode()
    assert answer.status_code == 200
    assert said in html
    assert f'value="{typed}"' in html
    assert report.figures.count() == 0


def test_blank_stays_chua_bao_cao(report: Report, browse: Browse) -> None:
    client = browse("commune_officer")
    client.post(reverse("desk:report", args=[report.uid]), draft(client, report))
    assert report.figures.count() == 0


def test_autosave_keeps_the_clear_cells_and_says_that_one_is_not(report: Report, browse: Browse) -> None:
    client = browse("commune_officer")
    url = reverse("desk:report-autosave", args=[report.uid])
    assert client.post(url, draft(client, report) | {"v:G3.14": "12"}).status_code == 204
    assert client.post(url, draft(client, report) | {"v:G3.11": "34", "v:G3.12": "x"}).status_code == 422
    assert (cell(report, "G3.14").value, cell(report, "G3.11").value) == (12, 34)


def test_second_editor_sees_the_cell_and_loses_nothing(report: Report, browse: Browse) -> None:
    officer, head = browse("commune_officer"), browse("commune_head")
    first, second = draft(officer, report), draft(head, report)
    url = reverse("desk:report", args=[report.uid])
    officer.post(url, first | {"v:G3.14": "12"})
    answer = head.post(url, second | {"v:G3.14": "15", "v:G3.11": "34"})
    html = answer.content.decode()
    assert "đang lưu “12” (Chức danh bung-sen), vừa nhập “15”" in html
    assert re.search(r'name="v:G3.14"[^>]*value="15"|value="15"[^>]*name="v:G3.14"', html)
    assert cell(report, "G3.14").value == 12
    again = second | {"v:G3.14": "15", "v:G3.11": "34", "once": str(uuid.uuid4())}
    again["b:G3.14"] = re.search(r'name="b:G3.14" value="([^"]*)"', html)[1]
    assert head.post(url, again).status_code == 302
    assert (cell(report, "G3.14").value, cell(report, "G3.11").value) == (15, 34)


def test_zeros_are_confirmed_by_one_explicit_act(report: Report, browse: Browse) -> None:
    client = browse("commune_officer")
    client.post(reverse("desk:report-zeros", args=[report.uid]), {"once": str(uuid.uuid4())})
    assert str(cell(report, "G6.02").state) == "zero"


def confirmed(client: Client, report: Report) -> None:
    client.post(reverse("desk:report-zeros", args=[report.uid]), {"once": str(uuid.uuid4())})


def submission(client: Client, report: Report) -> dict[str, str]:
    import html as entities

    text = page(client, "report-submit", report.uid)
    found = {
        name: entities.unescape(value)
        for name, value in re.findall(r'name="(seen_hash|seen_cells|signed_on)" value="([^"]*)"', text)
    }
    return found | {"once": str(uuid.uuid4())}


def test_head_submits_and_a_double_submit_is_one(report: Report, browse: Browse) -> None:
    head = browse("commune_head")
    confirmed(head, report)
    data, url = submission(head, report), reverse("desk:report-submit", args=[report.uid])
    for _time in range(2):
        assert head.post(url, data).url == reverse("desk:report", args=[report.uid])
    assert ReportVersion.rows.count() == 1
    assert "Báo cáo đã nộp, đang chờ tiếp nhận" in page(head, "report", report.uid)


def test_records_that_moved_are_shown_and_asked_about(report: Report, area: Area, browse: Browse) -> None:
    head = browse("commune_head")
    confirmed(head, report)
    data, url = submission(head, report), reverse("desk:report-submit", args=[report.uid])
    entered(area, "training")
    html = head.post(url, data).content.decode()
    assert "lúc mở trang là “0”, bây giờ là “1”" in html
    data |= {
        "once": str(uuid.uuid4()), "seen_hash": re.search(r'name="seen_hash" value="([^"]*)"', html)[1],
    }  # fmt: skip
    assert head.post(url, data).status_code == 302
    assert ReportVersion.rows.get().body["figures"]["G6.02"]["value"] == "1"


def test_locked_submit_says_why(report: Report, area: Area, browse: Browse) -> None:
    samples.type_in(report, area, texts={"g4": "Có {G3.14} thủ tục."})
    html = page(browse("commune_head"), "report", report.uid)
    assert 'aria-describedby="why"' in html
    assert "Chỉ tiêu {G3.14}" in html


def test_late_report_asks_for_its_reason_and_keeps_it(report: Report, browse: Browse, area: Area) -> None:
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 6, 7))):
        head = browse("commune_head")
        confirmed(head, report)
        html = page(head, "report-submit", report.uid)
        assert "Lý do nộp trễ" in html
        head.post(
            reverse("desk:report-submit", args=[report.uid]), submission(head, report) | {"late_reason": "Mất điện"}
        )
        assert "Nhận trễ 3 ngày" in page(head, "report", report.uid)
    assert ReportVersion.rows.get().late_reason == "Mất điện"


def test_returned_report_shows_its_reason_to_the_unit(report: Report, area: Area, browse: Browse) -> None:
    samples.sent(report, area)
    answer = browse("coordinator").post(
        reverse("desk:report-return", args=[report.uid]),
        {"reason": "Thiếu số cuộc đối thoại", "once": str(uuid.uuid4())},
    )
    assert answer.status_code == 302
    assert "Thiếu số cuộc đối thoại" in page(browse("commune_officer"), "report", report.uid)


def test_return_without_reason_is_not_done(report: Report, area: Area, browse: Browse) -> None:
    samples.sent(report, area)
    answer = browse("coordinator").post(
        reverse("desk:report-return", args=[report.uid]), {"reason": "", "once": str(uuid.uuid4())}
    )
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_correction_goes_from_reopen_to_a_second_version(report: Report, area: Area, browse: Browse) -> None:
    samples.sent(report, area)
    head = browse("commune_head")
    with clock.fixed(lambda: clock.at_noon(dt.date(2023, 6, 3))):
        head.post(reverse("desk:report-reopen", args=[report.uid]), {"once": str(uuid.uuid4())})
        head.post(reverse("desk:report", args=[report.uid]), draft(head, report) | {"v:G3.14": "7"})
        data = submission(head, report)
        assert head.post(reverse("desk:report-submit", args=[report.uid]), data).status_code == 200
        data |= {"correction_reason": "Sót thủ tục", "once": str(uuid.uuid4())}
        assert head.post(reverse("desk:report-submit", args=[report.uid]), data).status_code == 302
        html = page(head, "report-version", report.uid, 2)
    assert "từ “Chưa báo cáo” thành “7”" in html
    assert "Sót thủ tục" in html


def test_entry_on_behalf_takes_figures_source_and_picture(report: Report, period: Period, browse: Browse) -> None:
    client = browse("coordinator")
    data = {
        "channel": "zalo", "giver": "Văn phòng UBND xã", "signed_on": "2023-05-18", "received_on": "2023-05-19",
        "v:G3.08": "4", "v:G3.14": "1.200", "t:han-che": "Còn chậm.", "once": str(uuid.uuid4()),
        "picture": SimpleUploadedFile("trang-1.png", PNG),
    }  # fmt: skip
    answer = client.post(reverse("desk:report-enter", args=[report.uid]), data)
    assert answer.status_code == 302, re.findall(r"<li>.*?</li>", answer.content.decode())[:5]
    version = ReportVersion.rows.get()
    assert (version.body["figures"]["G3.08"]["value"], version.body["figures"]["G3.14"]["value"]) == ("4", "1200")
    assert "Văn phòng UBND xã" in page(client, "report-version", report.uid, 1)
    file = client.get(reverse("desk:file", args=[version.picture.uid]))
    assert file["Content-Disposition"].startswith("attachment")


def test_entry_on_behalf_with_a_fault_stores_nothing(report: Report, browse: Browse) -> None:
    data = {"channel": "zalo", "giver": "", "v:G3.14": "x", "once": str(uuid.uuid4())}
    answer = browse("coordinator").post(reverse("desk:report-enter", args=[report.uid]), data)
    assert answer.status_code == 200
    assert (ReportVersion.rows.count(), report.figures.count()) == (0, 0)


def test_version_opens_the_records_it_froze(report: Report, area: Area, browse: Browse) -> None:
    samples.sent(report, area)
    html = (
        browse("coordinator")
        .get(reverse("desk:report-version", args=[report.uid, 1]), {"chi-tieu": "G3.08"})
        .content.decode()
    )
    assert "Hội nghị đối thoại: 1 mục đã chốt" in html
    assert "Việc dialogue" in html


def test_pages_of_a_report_take_the_same_queries_for_one_record_and_for_thirty(
    report: Report, area: Area, browse: Browse, django_assert_max_num_queries
) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client, counts = browse("commune_officer"), []
    page(client, "report", report.uid)
    for more in (0, 29):
        for _number in range(more):
            entered(area, "dissemination")
        with CaptureQueriesContext(connection) as caught:
            page(client, "report", report.uid)
            page(client, "report-figure", report.uid, "G1.03")
        counts.append(len(caught))
    assert counts[0] == counts[1]


def test_preview_of_the_submission_is_what_the_verb_freezes(report: Report, browse: Browse) -> None:
    head = browse("commune_head")
    confirmed(head, report)
    assert submission(head, report)["seen_hash"] == submitting.preview(report, at=clock.now()).hash
