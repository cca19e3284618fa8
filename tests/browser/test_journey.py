"""One year's beginning in a real browser: a plan comes in, is reviewed and published, and work is recorded."""

import datetime as dt
import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from playwright.sync_api import Page, expect

from tests.plantext import PLAN, UNKNOWN

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]


@pytest.fixture(scope="session")
def plan_file(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The short plan as a Word file."""
    path = tmp_path_factory.mktemp("plan") / "ke-hoach-18.docx"
    document = docx.Document()
    for line in PLAN.split("\n"):
        if line.strip():
            document.add_paragraph(line)
    document.save(str(path))
    return path


def test_plan_is_imported_reviewed_published_and_worked_on(sign_in: SignIn, plan_file: Path) -> None:
    page = sign_in("dau-moi")
    page.get_by_role("link", name="Nhập kế hoạch").first.click()
    page.get_by_label("Tệp kế hoạch").set_input_files(plan_file)
    page.get_by_role("button", name="Nhập và đọc").click()
    page.wait_for_url(re.compile("/soat/"), timeout=60_000)  # the worker reads, the page goes on by itself

    expect(page.get_by_role("heading", level=1)).to_contain_text("Soát nhiệm vụ")
    ask = page.locator("form", has_text=f"“{UNKNOWN}” là đơn vị nào?")
    ask.get_by_role("combobox").select_option(label="Phòng Văn hóa và Thông tin")
    ask.get_by_role("button", name="Ghi đơn vị").click()
    expect(page.get_by_text("Đã ghi «Đội Tuyên truyền lưu động»")).to_be_visible()

    page.get_by_role("button", name=re.compile("Xác nhận cả")).click()
    expect(page.get_by_text(re.compile(r"Đã xác nhận \d+ nhiệm vụ"))).to_be_visible()
    while page.locator(".proposal input[type=checkbox][name=duty]").count():
        for box in page.locator(".proposal input[type=checkbox][name=duty]").all():
            box.check()
        page.get_by_role("button", name="Xác nhận việc đã đánh dấu").click()
    page.get_by_role("link", name="Ban hành").click()
    expect(page.get_by_text("02/6/2023")).to_be_visible()
    page.get_by_label("chuyển về ngày làm việc liền trước", exact=False).check()
    page.get_by_role("button", name="Ban hành và giao việc").click()
    expect(page.get_by_text("Các đơn vị nhận việc ngay từ bây giờ")).to_be_visible()

    _unit_acknowledges(sign_in("bung-sen"))
    _unit_records_a_dialogue(sign_in("bung-sen", width=390, height=844))


def _unit_acknowledges(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Nhiệm vụ được giao")).first.click()
    page.locator("a.row-title").first.click()
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã ghi: Tiếp nhận.")).to_be_visible()


def _unit_records_a_dialogue(page: Page) -> None:
    """On a phone, by the quick form: three fields, the rest later."""
    page.goto("/hoat-dong/ghi/doi-thoai/nhanh/")
    page.get_by_label("Tên cuộc", exact=False).first.fill("Đối thoại với Nhân dân ấp Một") if page.get_by_label(
        "Tên cuộc", exact=False
    ).count() else page.locator("input[name=title]").fill("Đối thoại với Nhân dân ấp Một")
    page.locator("input[name=began_on]").fill(dt.date(2023, 5, 18).isoformat())
    page.locator("input[name=people]").fill("64")
    page.locator("form .form-actions .btn.primary, form button.primary").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đối thoại với Nhân dân ấp Một")
