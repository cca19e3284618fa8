"""The page of documents and units."""

from __future__ import annotations

from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from tests.factories import DAY, Area
from tests.flow.desk.samples import sample_arguments
from tests.unit.records.samples import entered

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]


def test_table_names_documents_units_and_who_is_left(area: Area, browse: Browse) -> None:
    sample_arguments(area)
    row = entered(area, "dissemination", details={"documents": "Chỉ thị số 33/CT-TTg", "citations": []}, began_on=DAY)
    client = browse("coordinator")
    page = client.get(reverse("desk:making-known")).content.decode()
    for words in (
        "33/CT-TTg",
        "UBND xã Cồn Lá",
        "Còn đơn vị nào chưa quán triệt",
        reverse("desk:record", args=[row.uid]),
    ):
        assert words in page
    assert client.get(reverse("desk:making-known") + "?plan=khong-co").status_code == 200
    sheet = client.get(reverse("desk:making-known-export"))
    assert "spreadsheetml" in sheet["Content-Type"]
    assert "Văn bản và đơn vị" in client.get(reverse("desk:record-kind", args=["quan-triet"])).content.decode()


def test_without_a_plan_the_page_says_so(browse: Browse) -> None:
    client = browse("commune_officer")
    assert "Chưa có kế hoạch nào được ban hành" in client.get(reverse("desk:making-known")).content.decode()
    assert client.get(reverse("desk:making-known-export")).status_code == 404
