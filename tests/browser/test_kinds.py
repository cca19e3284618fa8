"""Every kind of record on a phone in a real browser: written down with proof, found in the list, taken along as a workbook."""

from __future__ import annotations

import datetime as dt
import io
from decimal import Decimal
from pathlib import Path
from typing import Any

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from danvan.officedocs.numbers import format_number
from danvan.records.kinds import KINDS
from danvan.records.kinds.registry import kind_called
from tests.unit.records.samples import HELD, sample_of

pytestmark = pytest.mark.browser
PROOF = {"name": "bien-ban.txt", "mimeType": "text/plain", "buffer": "Biên bản (mẫu)".encode()}


def _typed(value: Any) -> str:
    if isinstance(value, dt.date):
        return value.isoformat()
    return format_number(value) if isinstance(value, (int, Decimal)) else str(value)


def _fill(phone: Page, name: str, value: Any) -> None:
    field = phone.locator(f'[name="{name}"]').first
    tag = field.evaluate("one => one.tagName + ':' + one.type")
    if tag.startswith("SELECT"):
        field.select_option(value=str(value))
    elif tag == "INPUT:checkbox":
        field.set_checked(bool(value))
    else:
        field.fill(_typed(value))


@pytest.mark.parametrize("name", KINDS)
def test_kind_is_entered_on_a_phone_and_found_again(phone: Page, name: str) -> None:
    kind, sample = kind_called(name), sample_of(name)
    values = {"title": f"Việc thử {name}", "began_on": HELD, "people": 30, "place": "Nhà văn hóa ấp"} | sample.entry
    values |= {column: value for column, value in sample.details.items() if not isinstance(value, list)}
    title = str(values["title"])
    phone.goto(f"/hoat-dong/ghi/{kind.slug}/")
    for number, step in enumerate(kind.steps, start=1):
        phone.evaluate("document.querySelectorAll('#entry details').forEach(one => { one.open = true; })")
        for field in step.fields:
            if field in values:
                _fill(phone, field, values[field])
        if "evidence" in step.fields:
            phone.locator("input[name=evidence]").set_input_files(PROOF)  # type: ignore[arg-type]
        if number < len(kind.steps):
            phone.get_by_role("button", name="Tiếp tục").click()
            phone.wait_for_url(f"**buoc={number + 1}*")
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
    phone.get_by_role("button", name="Ghi vào sổ").click()
    expect(phone.get_by_text("Đã ghi vào sổ hoạt động")).to_be_visible()
    expect(phone.get_by_role("heading", level=1)).to_have_text(title)
    expect(phone.get_by_text("bien-ban.txt")).to_be_visible()
    phone.goto(f"/hoat-dong/?kind={name}")
    expect(phone.get_by_role("link", name=title)).to_be_visible()
    with phone.expect_download() as taken:
        phone.get_by_role("link", name="Xuất Excel").click()
    sheet = load_workbook(io.BytesIO(Path(taken.value.path()).read_bytes())).worksheets[0]
    assert title in [cell.value for line in sheet.iter_rows() for cell in line]
    phone.goto(f"/hoat-dong/loai/{kind.slug}/")
    expect(phone.get_by_role("link", name=title)).to_be_visible()
    assert phone.evaluate("document.documentElement.scrollWidth") <= 390
