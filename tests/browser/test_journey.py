"""A half-year in a real browser: the plan comes in and is published, work is recorded, reports are consolidated and sent out."""

import re
from collections.abc import Callable
from pathlib import Path

import docx
import pytest
from docx.document import Document
from playwright.sync_api import Page, expect

from tests.plantext import PLAN, UNKNOWN

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
HELD = "Đối thoại với Nhân dân ấp Một"
PEOPLE = 64
PERIOD = "6 tháng đầu năm 2023"


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


def test_plan_becomes_an_issued_report(sign_in: SignIn, plan_file: Path, tmp_path: Path) -> None:
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
    _officer_writes_the_report(sign_in("bung-sen"))
    _head_submits_it(sign_in("ct-bung-sen", width=390, height=844))
    _coordinator_accepts_and_enters_for_another(page)
    paper = _coordinator_consolidates(page)
    _paper_takes_its_way(sign_in, paper)
    _office_checks_word_and_records_issue(sign_in("chanh-van-phong"), paper, tmp_path)


def _unit_acknowledges(page: Page) -> None:
    page.get_by_role("link", name=re.compile("Nhiệm vụ được giao")).first.click()
    page.locator("a.row-title").first.click()
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã ghi: Tiếp nhận.")).to_be_visible()


def _unit_records_a_dialogue(page: Page) -> None:
    """On a phone, by the quick form: three fields, the rest later."""
    page.goto("/hoat-dong/ghi/doi-thoai/nhanh/")
    page.locator("input[name=title]").fill(HELD)
    page.locator("input[name=began_on]").fill("2023-05-18")
    page.locator("input[name=people]").fill(str(PEOPLE))
    page.locator("form button.primary").first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(HELD)


def _open_own_report(page: Page) -> None:
    page.goto("/bao-cao/")
    page.get_by_role("link", name=re.compile(PERIOD)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text(PERIOD)


def _officer_writes_the_report(page: Page) -> None:
    """It opens filled from the register; what nobody recorded is confirmed as nought, and a few words are written."""
    _open_own_report(page)
    expect(page.locator("tr", has_text="Người dự đối thoại").locator(".fig")).to_have_text(str(PEOPLE))
    page.get_by_role("button", name=re.compile("Xác nhận không phát sinh cả")).click()
    page.locator("textarea").first.fill("Ủy ban nhân dân xã đã đối thoại với {G3.09a} lượt người dân.")
    page.get_by_role("button", name="Lưu nháp").click()
    expect(page.get_by_text("Đã lưu bản nháp.")).to_be_visible()
    expect(page.get_by_text(f"đã đối thoại với {PEOPLE} lượt người dân")).to_be_visible()


def _head_submits_it(page: Page) -> None:
    """On a phone."""
    _open_own_report(page)
    page.get_by_role("link", name="Nộp báo cáo").click()
    page.get_by_role("button", name="Nộp báo cáo").click()
    expect(page.get_by_text("Đã nộp", exact=False).first).to_be_visible()


def _coordinator_accepts_and_enters_for_another(page: Page) -> None:
    """One report came through danvan, one on paper."""
    page.goto("/tong-hop/")
    page.get_by_role("link", name=re.compile(PERIOD)).first.click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhận 1 trên")
    board = page.url
    page.get_by_role("link", name="Xem, tiếp nhận").click()
    page.get_by_role("button", name="Tiếp nhận").click()
    expect(page.get_by_text("Đã tiếp nhận").first).to_be_visible()
    page.goto(board)
    page.locator("tr", has_text="xã Cồn Lá").get_by_role("link", name="Nhập thay").click()
    page.get_by_label("Người gửi", exact=False).fill("Văn phòng UBND xã Cồn Lá")
    page.get_by_label(re.compile("^Hội nghị đối thoại")).fill("2")
    page.get_by_label(re.compile("^Người dự đối thoại")).fill("70")
    page.get_by_role("button", name="Ghi nhận báo cáo").click()
    expect(page.get_by_role("heading", level=1)).not_to_contain_text("Nhập thay")
    page.goto(board)
    expect(page.get_by_role("heading", level=1)).to_contain_text("Đã nhận 2 trên")


def _coordinator_consolidates(page: Page) -> str:
    """Figures are summed, a unit's words are taken up; returns the address of the paper drawn up and sent."""
    page.get_by_role("button", name="Tổng hợp", exact=True).click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Tổng hợp 2 trên")
    expect(page.locator("tr", has_text="Người dự đối thoại").locator(".fig")).to_have_text(str(PEOPLE + 70))
    here = page.url
    page.locator(".panel", has_text="Lời văn theo mục").locator("li", has_text="1 đoạn của đơn vị").get_by_role(
        "link"
    ).click()
    ours = page.locator("section.panel", has_text="xã Bưng Sen")
    expect(ours.locator("textarea")).to_have_value(f"Ủy ban nhân dân xã đã đối thoại với {PEOPLE} lượt người dân.")
    ours.locator("textarea").fill(f"{HELD} có {{G3.09a}} lượt người dự.")
    ours.get_by_label("In đoạn này").check()
    page.get_by_role("button", name="Lưu mục này").click()
    expect(page.get_by_text("Đã lưu lời văn của mục này.")).to_be_visible()
    page.goto(here)
    page.get_by_role("button", name="Lập văn bản trình").click()
    expect(page.get_by_role("heading", level=1)).to_contain_text("Báo cáo kết quả công tác dân vận chính quyền")
    page.get_by_role("button", name="Trình ký nháy").click()
    return page.url


def _paper_takes_its_way(sign_in: SignIn, paper: str) -> None:
    for username, step in (
        ("truong-phong", "Ký nháy"),
        ("chanh-van-phong", "Thể thức đúng, trình lãnh đạo"),
        ("chu-tich", "Duyệt"),
    ):
        page = sign_in(username)
        page.goto("/thong-bao/")
        expect(page.get_by_text("Có văn bản chờ xử lý", exact=False).first).to_be_visible()
        page.goto(paper)
        page.get_by_role("button", name=step, exact=True).click()
        expect(page.get_by_text(f"Đã ghi: {step}.")).to_be_visible()


def _office_checks_word_and_records_issue(page: Page, paper: str, folder: Path) -> None:
    """The Word file is downloaded and opened; its words, signed outside, come back as a PDF with number and date."""
    page.goto(paper)
    with page.expect_download() as download:
        page.get_by_role("link", name="Bản Word").click()
    word = folder / download.value.suggested_filename
    download.value.save_as(word)
    document = docx.Document(str(word))
    _word_is_in_form(document)

    page.get_by_role("link", name="Ghi số, ngày phát hành").click()
    page.get_by_label("Số văn bản").fill("87")
    page.get_by_label("Ngày ban hành").fill("2023-05-25")
    page.get_by_label("Người ký", exact=True).fill("Lê Minh Khang")
    page.get_by_label("Chức vụ người ký").fill("Chủ tịch")
    page.get_by_label("Bản PDF đã ký").set_input_files(_signed(page, document, folder))
    page.get_by_role("button", name="Ghi phát hành").click()
    expect(page.get_by_text("Số liệu trong bản đã ký khớp bản trình.")).to_be_visible()
    expect(page.get_by_text("87/BC-UBND").first).to_be_visible()


def _word_is_in_form(document: Document) -> None:
    section = document.sections[0]
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
    header = [cell.text for cell in document.tables[0].rows[0].cells]
    assert "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM" in header[-1]
    words = _words(document)
    assert f"{HELD} có {PEOPLE + 70} lượt người dự." in words
    assert f"Đã tổ chức 03 hội nghị đối thoại với Nhân dân, có {PEOPLE + 70} lượt người dự." in words
    assert any(
        line.startswith("Số liệu được tổng hợp từ báo cáo của 2/6 cơ quan, đơn vị, địa phương.") for line in words
    )
    assert any("/BC-UBND" in line for line in words)


def _words(document: Document) -> list[str]:
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    return [*(paragraph.text for paragraph in document.paragraphs), *cells]


def _signed(page: Page, document: Document, folder: Path) -> Path:
    """A PDF with the words of the paper, as it comes back from being signed."""
    sheet = page.context.new_page()
    lines = [paragraph.text for paragraph in document.paragraphs]
    lines += ["   ".join(cell.text for cell in row.cells) for table in document.tables for row in table.rows]
    sheet.set_content("".join(f"<p>{line}</p>" for line in lines))
    path = folder / "da-ky.pdf"
    path.write_bytes(sheet.pdf(format="A4"))
    sheet.close()
    return path
