"""The table of villages through the client."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from danvan.records.domain.grid import items_of
from danvan.records.kinds.registry import kind_called
from danvan.records.models import Record
from tests.factories import Area

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
URL = "/hoat-dong/bang/ket-qua-kinh-te-xa-hoi/"


def _table(area: Area, **cells: str) -> dict[str, str]:
    words = {"v": "value", "n": "village", "i": "item"}
    typed = {f"{words[name[0]]}-{name[1:].replace('_', '-')}": text for name, text in cells.items()}
    host = str(area.units["ubnd-xa-bung-sen"].uid)
    common = {
        "once": str(uuid.uuid4()),
        "act": "send",
        "villages": "12",
        "items": "4",
        "host": host,
        "began_on": "2023-02-20",
    }
    return common | typed | {"item-1": "poor", "item-2": "households"}


def test_table_is_entered_and_leads_to_its_records(area: Area, browse: Browse) -> None:
    client = browse("commune_officer")
    assert URL in client.get(reverse("desk:record-kinds")).content.decode()
    assert reverse("desk:record-grid", args=["ket-qua-kinh-te-xa-hoi"]) == URL
    answer = client.post(URL, _table(area, n1="Ấp Một", v1_1="12", v1_2="1.300", n2="Ấp Hai", v2_1="5"), follow=True)
    html = answer.content.decode()
    assert "Đã ghi 2 ấp, khóm vào sổ" in html
    assert answer.redirect_chain[0][0].startswith(f"{reverse('desk:records')}?kind=results")
    assert "Hộ nghèo, Tổng số hộ – Ấp Một" in html
    assert "Hộ nghèo – Ấp Hai" in html
    again = client.get(URL).content.decode()
    assert re.findall(r'name="village-[12]" value="([^"]*)"', again) == ["Ấp Một", "Ấp Hai"]
    assert '<option value="households" selected>' in again


def test_largest_table_fits_into_one_form(area: Area, browse: Browse) -> None:
    items = {f"item-{place}": item for place, item in enumerate(list(items_of(kind_called("results")))[4:16], 1)}
    names = {f"village-{row}": f"Ấp {row}" for row in range(1, 61)}
    values = {f"value-{row}-{column}": str(row) for row in range(1, 61) for column in range(1, 13)}
    sent = _table(area) | {"villages": "60", "items": "12"} | items | names | values
    assert browse("commune_officer").post(URL, sent).status_code == 302
    assert Record.rows.count() == 60


def test_table_sent_twice_is_entered_once(area: Area, browse: Browse) -> None:
    client, sent = browse("commune_officer"), _table(area, n1="Ấp Một", v1_1="12", n2="Ấp Hai", v2_1="5")
    first, second = client.post(URL, sent), client.post(URL, sent)
    assert first["Location"] == second["Location"]
    assert Record.rows.count() == 2


def test_refused_table_keeps_every_cell(area: Area, browse: Browse) -> None:
    sent = _table(area, n1="Ấp <Một>", v1_1="mười hai", n2="Ấp Hai", v2_1="5", v2_2="4")
    html = browse("commune_officer").post(URL, sent).content.decode()
    assert "Dòng 1 (Ấp &lt;Một&gt;), cột Hộ nghèo: «mười hai» không phải là số" in html
    assert 'name="value-1-1" value="mười hai"' in html
    assert html.count('aria-invalid="true"') == 1
    html = browse("commune_officer").post(URL, sent | {"value-1-1": "12", "once": str(uuid.uuid4())}).content.decode()
    assert "Dòng 2 (Ấp Hai): Hộ nghèo nhiều hơn tổng số hộ" in html
    assert not Record.rows.exists()


@pytest.mark.parametrize(("act", "rows", "columns"), [("more-villages", 24, 4), ("more-items", 12, 8), ("stay", 12, 4)])
def test_buttons_change_the_table_and_keep_it_unchecked(
    area: Area, browse: Browse, act: str, rows: int, columns: int
) -> None:
    sent = _table(area, n1="Ấp Một", v1_1="mười") | {"act": act}
    html = browse("commune_officer").post(URL, sent).content.decode()
    assert html.count('name="village-') == rows
    assert html.count('name="value-1-') == columns
    assert 'value="mười"' in html
    assert "error-summary" not in html


def test_coordinator_takes_up_the_villages_of_the_commune_she_enters_for(area: Area, browse: Browse) -> None:
    browse("commune_officer").post(URL, _table(area, n1="Ấp Một", v1_1="12", n2="Ấp Hai", v2_1="5"))
    client = browse("coordinator")
    assert "Ấp Một" not in client.get(URL).content.decode()
    sent = _table(area) | {"act": "recall"}
    assert 'name="village-2" value="Ấp Hai"' in client.post(URL, sent).content.decode()
    sent = _table(area, n1="Ấp Một", v1_1="11", n2="Ấp Hai", v2_1="5")
    assert "ghi rõ nhận qua đâu" in client.post(URL, sent).content.decode()
    how = {"channel": "zalo", "given_by": "Trưởng ấp", "given_on": "2023-02-21", "once": str(uuid.uuid4())}
    assert client.post(URL, sent | how).status_code == 302
    assert Record.rows.filter(channel="zalo").count() == 2


@pytest.mark.parametrize("by", ["observer", "leader", "admin"])
def test_table_is_not_for_everybody(area: Area, browse: Browse, by: str) -> None:
    client = browse(by)
    assert client.get(URL).status_code == 403
    assert client.post(URL, _table(area, n1="Ấp Một", v1_1="12")).status_code == 403
    assert not Record.rows.exists()


def test_table_of_another_commune_is_refused(area: Area, browse: Browse) -> None:
    sent = _table(area, n1="Ấp Một", v1_1="12")
    assert browse("sibling_officer").post(URL, sent).status_code == 200
    assert not Record.rows.exists()


def test_entry_of_one_unit_is_reviewed_in_words(area: Area, browse: Browse) -> None:
    client, url = browse("commune_officer"), "/hoat-dong/ghi/ket-qua-kinh-te-xa-hoi/"
    sent = {
        "buoc": "1", "act": "next", "host": str(area.units["ubnd-xa-bung-sen"].uid), "title": "Giảm nghèo", "began_on": "2023-02-20",
        "result_lines-count": "1", "result_lines-0-item": "houses", "result_lines-0-value": "1.003", "result_lines-0-target": "8",
    }  # fmt: skip
    html = client.post(url, sent, follow=True).content.decode()
    assert "Nhà đại đoàn kết, nhà tình thương: 1.003" in html
    assert "houses" not in html
    client.post(url, {"once": str(uuid.uuid4()), "act": "send", "buoc": "2"})
    assert [(line.item, line.value, line.target) for line in Record.rows.get().result_lines.all()] == [
        ("houses", 1003, 8)
    ]  # type: ignore[attr-defined]


@pytest.mark.parametrize("kind", ["doi-thoai", "khong-co"])
def test_kind_without_a_table_has_no_such_page(browse: Browse, kind: str) -> None:
    assert browse("commune_officer").get(f"/hoat-dong/bang/{kind}/").status_code == 404


def test_token_is_asked_for(area: Area, browse: Browse) -> None:
    html = browse("commune_officer").post(URL, _table(area, n1="Ấp Một", v1_1="12") | {"once": ""}).content.decode()
    assert "Biểu mẫu thiếu mã gửi" in html
    assert not Record.rows.exists()
