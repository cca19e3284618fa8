"""Everybody reads the rules of law; a technical admin edits them."""

import datetime as dt
import re
import uuid
from collections.abc import Callable
from html import unescape
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from danvan.documents.domain import legalrules
from danvan.documents.models import RuleEdit
from tests.factories import Area

Browse = Callable[[str], Client]
CODE = "CK.XA.NIEMYET"
LIST = reverse("desk:legal-rules")
DETAIL, EDIT = (reverse(f"desk:{name}", args=[CODE]) for name in ("legal-rule", "legal-rule-edit"))


def _page(client: Client, address: str) -> str:
    answer = client.get(address)
    assert answer.status_code == 200
    return unescape(answer.content.decode())


def _form(**changes: str) -> dict[str, str]:
    return {
        "once": str(uuid.uuid4()), "variant": "", "valid_from": "2025-07-01", "valid_to": "", "value": "25",
        "article": "Luật mẫu, Điều 1", "checked": "on", "note": "", "reason": "Đã đọc Công báo",
    } | changes  # fmt: skip


def test_officer_reads_the_rules_and_is_offered_no_edit(browse: Browse) -> None:
    client = browse("commune_officer")
    page = _page(client, LIST)
    for words in ("Công khai để Nhân dân biết", "ít nhất 20 ngày liên tục", "5 ngày làm việc", "ít nhất 1 lần/năm"):
        assert words in page
    assert "01/7/2023 – 30/6/2025" in page
    assert "Chưa đối chiếu văn bản gốc" in page
    assert "Trường hợp: vùng sâu, phức tạp" in page
    assert "Đã sửa tại đây" not in page
    detail = _page(client, DETAIL)
    assert "Chưa sửa lần nào" in detail
    assert EDIT not in detail
    assert client.get(EDIT).status_code == 403
    assert client.post(EDIT, _form()).status_code == 403
    assert not RuleEdit.rows.exists()


def test_filter_leaves_what_is_not_checked(browse: Browse) -> None:
    rules, client = legalrules.table().all(), browse("head")
    unchecked = [rule for rule in rules if not rule.checked]
    page = _page(client, f"{LIST}?unchecked=1")
    assert 0 < len(unchecked) < len(rules)
    assert f"{len(rules)} mục, {len(unchecked)} mục chưa đối chiếu" in page
    assert page.count('<td class="title">') == len(unchecked)
    assert _page(client, LIST).count('<td class="title">') == len(rules)


@pytest.mark.parametrize("name", ["admin", "commune_officer"])
def test_everybody_finds_the_way_there(browse: Browse, name: str) -> None:
    page = _page(browse(name), reverse("desk:notices"))
    assert len(re.findall(f'href="{LIST}"', page)) == 1


def test_admin_edits_a_rule_and_everybody_sees_it(area: Area, browse: Browse) -> None:
    client = browse("admin")
    shown = _page(client, f"{EDIT}?variant=&from=2025-07-01")
    assert 'value="20"' in shown
    assert 'value="2025-07-01"' in shown
    assert "đọc là «… ngày»" in shown
    answer = client.post(EDIT, _form(), follow=True)
    assert answer.request["PATH_INFO"] == DETAIL
    page = unescape(answer.content.decode())
    assert "Đã ghi quy định." in page
    for words in ("ít nhất 25 ngày liên tục", "Lý do: Đã đọc Công báo", area.posts["admin"].title, "Đã sửa tại đây"):
        assert words in page
    assert "ít nhất 25 ngày liên tục" in _page(browse("observer"), LIST)


def test_form_sent_twice_edits_once(browse: Browse) -> None:
    client, form = browse("admin"), _form()
    assert [client.post(EDIT, form).status_code for _time in range(2)] == [302, 302]
    assert RuleEdit.rows.count() == 1


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"value": "hai mươi"}, "không phải là số viết rõ ràng"),
        ({"value": "0"}, "Giá trị 0 không hợp lệ"),
        ({"reason": ""}, "Lý do sửa"),
        ({"valid_from": "2026-01-01"}, "Sửa ngày hết hiệu lực của quy định đó trước"),
        ({"variant": "khác"}, "khác"),
    ],
)
def test_refused_form_says_why_and_keeps_what_was_typed(browse: Browse, changes: dict[str, str], said: str) -> None:
    page = browse("admin").post(EDIT, _form(**changes))
    text = unescape(page.content.decode())
    assert page.status_code == 200
    assert said in text
    assert 'id="error-summary"' in text
    assert "Luật mẫu, Điều 1" in text
    assert not RuleEdit.rows.exists()


def test_variant_is_chosen_where_there_are_several(browse: Browse) -> None:
    address, client = reverse("desk:legal-rule-edit", args=["KN.GQ1"]), browse("admin")
    link = re.search(
        r'href="([^"]*vùng%20sâu|[^"]*v%C3%B9ng[^"]*)"', _page(client, reverse("desk:legal-rule", args=["KN.GQ1"]))
    )
    assert link is not None
    assert '<option value="vùng sâu" selected>' in _page(client, link[1].replace("&amp;", "&"))
    client.post(address, _form(variant="vùng sâu", valid_from="2012-07-01", value="50"))
    rule = legalrules.table().on("KN.GQ1", dt.date(2023, 3, 1), "vùng sâu")
    assert rule is not None
    assert rule.words == "50 ngày"


@pytest.mark.parametrize("address", ["/quan-tri/quy-dinh/KHONG.CO/", "/quan-tri/quy-dinh/KHONG.CO/sua/"])
def test_unknown_code_is_no_page(browse: Browse, address: str) -> None:
    assert browse("admin").get(address).status_code == 404


@pytest.mark.parametrize("asked", ["?from=hôm-qua", "?from=2025-02-31", "?variant=x&from=2025-07-01"])
def test_period_that_is_not_there_opens_an_empty_form(browse: Browse, asked: str) -> None:
    assert 'value="20"' not in _page(browse("admin"), EDIT + asked)


def test_pages_take_as_many_queries_however_many_edits(browse: Browse, django_assert_num_queries: Any) -> None:
    from django.db import connection
    from django.test.utils import CaptureQueriesContext

    client = browse("admin")
    client.post(EDIT, _form())
    for address in (LIST, DETAIL):
        client.get(address)
    with CaptureQueriesContext(connection) as few:
        client.get(LIST)
        client.get(DETAIL)
    count = len(few)
    for number in range(26, 40):
        assert client.post(EDIT, _form(value=str(number))).status_code == 302
    client.get(LIST)
    with django_assert_num_queries(count):
        client.get(LIST)
        client.get(DETAIL)
