"""The table of villages in a real browser: what a spreadsheet puts on the clipboard fills it."""

from collections.abc import Callable

import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
URL = "/hoat-dong/bang/ket-qua-kinh-te-xa-hoi/"
PASTE = """(input, text) => {
  const clipboardData = new DataTransfer();
  clipboardData.setData("text/plain", text);
  input.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
}"""


def _paste(page: Page, cell: str, text: str) -> None:
    page.locator(f'[name="{cell}"]').evaluate(PASTE, text)


def _texts(page: Page, *cells: str) -> list[str]:
    return [page.locator(f'[name="{cell}"]').input_value() for cell in cells]


def test_pasted_table_is_entered(sign_in: SignIn) -> None:
    page = sign_in("bung-sen")
    page.goto("/hoat-dong/ghi/")
    page.get_by_role("link", name="Nhập bảng các ấp, khóm").click()
    page.get_by_label("Số liệu đến ngày").fill("2023-02-20")
    page.get_by_label("Chỉ tiêu của cột 1").select_option(label="Hộ nghèo")
    page.get_by_label("Chỉ tiêu của cột 2").select_option(label="Tổng số hộ")
    rows = [f"Ấp {number}\t{number}\t{300 + number}" for number in range(1, 15)]
    _paste(page, "village-1", "\r\n".join(rows) + "\r\n")
    assert _texts(page, "village-14", "value-14-1", "value-14-2") == ["Ấp 14", "14", "314"]
    assert page.locator("[data-lost-text]").inner_text() == ""
    page.get_by_label("Dòng 1, cột 1").press("Enter")
    expect(page.get_by_label("Dòng 2, cột 1")).to_be_focused()
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_text("Đã ghi 14 ấp, khóm vào sổ")).to_be_visible()
    page.goto(URL)
    assert _texts(page, "village-1", "village-14", "item-2") == ["Ấp 1", "Ấp 14", "households"]


@pytest.mark.parametrize(
    ("at", "text", "cells"),
    [
        ("value-2-1", "1.234,5\t\t7", {"value-2-1": "1.234,5", "value-2-2": "", "value-2-3": "7"}),
        ("value-2-2", "1\n2\n", {"value-2-2": "1", "value-3-2": "2", "value-4-2": ""}),
        ("village-3", '"Ấp\nMột"\t"a ""b"""', {"village-3": "Ấp Một", "value-3-1": 'a "b"'}),
        ("village-3", '"abc"d\t1', {"village-3": '"abc"d', "value-3-1": "1"}),
        ("value-1-1", "7", {"value-1-1": ""}),  # one cell is left to the browser, which this event is not from
    ],
)
def test_pasted_cells_go_right_and_below(sign_in: SignIn, at: str, text: str, cells: dict[str, str]) -> None:
    page = sign_in("con-la")
    page.goto(URL)
    _paste(page, at, text)
    assert dict(zip(cells, _texts(page, *cells), strict=True)) == cells


def test_cells_without_a_place_are_said_and_the_table_scrolls_in_its_box_on_a_phone(sign_in: SignIn) -> None:
    page = sign_in("con-la", width=390, height=844)
    page.goto(URL)
    _paste(page, "value-1-3", "1\t2\t3")
    expect(page.get_by_text("Không đủ chỗ cho mọi ô vừa dán")).to_be_visible()
    _paste(page, "value-1-3", "1\t2")
    expect(page.get_by_text("Không đủ chỗ")).not_to_be_visible()
    _paste(page, "village-1", "\n".join(f"Ấp {number}" for number in range(70)))
    assert page.locator('[name^="village-"]').count() == 60
    wide = "() => [document.documentElement.scrollWidth, document.querySelector('.table-box.scroll').scrollWidth]"
    whole, box = page.evaluate(wide)
    assert whole <= 390 < box
