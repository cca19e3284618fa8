"""Lists printed from the browser: every row on the paper, nothing of the screen around it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pypdfium2
import pytest
from playwright.sync_api import Page, expect

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
LONG = (
    "về thực hiện dân chủ ở cơ sở, tiếp công dân, đối thoại với Nhân dân, cải cách hành chính và văn hóa công vụ " * 2
)
TITLES = [f"Hội nghị quán triệt ấp số {number} {LONG}".strip() for number in range(1, 13)]


def _printed(page: Page, path: Path) -> list[str]:
    """The text of each page of paper, as one line."""
    page.pdf(path=str(path), format="A4", print_background=True)
    with pypdfium2.PdfDocument(path) as paper:
        return [" ".join(sheet.get_textpage().get_text_range().split()) for sheet in paper]


def _enter(page: Page, title: str) -> None:
    page.goto("/hoat-dong/ghi/quan-triet/nhanh/")
    page.get_by_label("Tên hoạt động").fill(title)
    page.get_by_label("Ngày").fill("2023-02-20")
    page.locator("input[name=people]").fill("25")
    page.get_by_role("button", name="Ghi vào sổ").click()
    expect(page.get_by_text("Đã ghi nhanh")).to_be_visible()


def test_register_is_printed_whole_with_its_filter_and_without_the_screen(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("bung-sen", width=1280, height=900)
    for title in TITLES:
        _enter(page, title)
    page.goto("/hoat-dong/?kind=dissemination&date_from=2023-01-01")
    expect(page.get_by_role("button", name="In", exact=True)).to_be_visible()
    sheets = _printed(page, tmp_path / "list.pdf")
    whole = " ".join(sheets)
    assert len(sheets) > 1
    assert [title for title in TITLES if title not in whole] == []
    assert "Lọc theo: Loại hoạt động: Quán triệt văn bản; Từ ngày: 01/01/2023" in sheets[0]
    assert "in ngày" in sheets[0]
    assert all("Người dự" in sheet for sheet in sheets), "the heads of the columns stand on every page"
    for words in ("Việc của tôi", "Xuất Excel", "Ghi việc đã làm", "Bỏ lọc", "Đăng xuất"):
        assert words not in whole, words


def test_record_is_printed_without_its_buttons(sign_in: SignIn, tmp_path: Path) -> None:
    page = sign_in("bung-sen", width=390, height=844)
    _enter(page, "Quán triệt Chỉ thị in ra giấy")
    whole = " ".join(_printed(page, tmp_path / "record.pdf"))
    assert "Quán triệt Chỉ thị in ra giấy" in whole
    assert "UBND xã Bưng Sen" in whole
    for words in ("Lưu trữ", "Sửa, bổ sung", "Ghi trao đổi", "Gửi"):
        assert words not in whole, words


@pytest.mark.parametrize(
    ("address", "title"),
    [
        ("/hoat-dong/loai/quan-triet/", "Quán triệt văn bản"),
        ("/hoat-dong/loai/quan-triet/bang/", "Văn bản nào, đơn vị nào đã quán triệt"),
        ("/noi-dung-phai-giai-quyet/", "Nội dung phải giải quyết"),
        ("/hoat-dong/loai/danh-gia-xep-loai/xep-hang/", "Xếp hạng năm"),
    ],
)
def test_other_pages_are_printed_without_the_screen_around_them(
    sign_in: SignIn, tmp_path: Path, address: str, title: str
) -> None:
    page = sign_in("dau-moi", width=1280, height=900)
    page.goto(address)
    whole = " ".join(_printed(page, tmp_path / "page.pdf"))
    assert title in whole
    for words in ("Việc của tôi", "Xuất Excel", "Đăng xuất", "Ghi nhanh Ghi việc đã làm"):
        assert words not in whole, words
