"""Journeys of what people bring, in a real browser: a walk-in petition, a reception day, an opening on the record, a denunciation."""

from __future__ import annotations

import io
from collections.abc import Callable

import pytest
from openpyxl import load_workbook
from playwright.sync_api import Page, expect

from danvan.cases.guard.reading import parts_of

pytestmark = pytest.mark.browser
Enter = Callable[..., Page]
NAME, PHONE = "Trịnh Thị Hư Cấu", "0900 111 222"


def _downloaded(page: Page, button: str) -> bytes:
    with page.expect_download() as waiting:
        page.get_by_role("button", name=button).click()
    return waiting.value.path().read_bytes()


def _walked_in(page: Page, summary: str) -> str:
    """A petition taken in at the counter; returns its address."""
    page.goto("/don-thu/")
    page.get_by_role("link", name="Tiếp nhận").first.click()
    page.get_by_label("Loại đơn").select_option("petition")
    page.get_by_label("Họ và tên người gửi").fill(NAME)
    page.get_by_label("Địa chỉ").fill("Số nhà 77, ấp Một, xã Bưng Sen")
    page.get_by_label("Điện thoại").fill(PHONE)
    page.get_by_label("Nội dung, theo lời người gửi").fill(f"Tôi là {NAME}. Đèn đường tắt ba tuần nay.")
    page.get_by_label("Tóm tắt trung tính").fill(summary)
    page.get_by_role("button", name="Vào sổ").click()
    expect(page.get_by_text("Đã vào sổ và niêm phong")).to_be_visible()
    return page.url


def test_walk_in_petition_to_its_reopening(sign_in: Enter) -> None:
    """Walk-in → receipt → classify → assign → answer → rate → reopen."""
    counter = sign_in("tiep-dan")
    address = _walked_in(counter, "Đèn đường tắt ba tuần ở ấp Một")
    paper = "\n".join(part.text for part in parts_of(_downloaded(counter, "Giấy biên nhận")))
    assert "Mật khẩu tra cứu: " in paper
    assert NAME not in paper

    counter.get_by_role("link", name="Phân loại").first.click()
    counter.get_by_label("Đơn có chữ ký hoặc điểm chỉ").check()
    counter.get_by_role("button", name="Ghi phân loại").click()
    expect(counter.get_by_text("Đã ghi phân loại")).to_be_visible()

    head = sign_in("chanh-vp")
    head.goto(address)
    head.get_by_role("link", name="Giao xử lý").click()
    head.get_by_label("Giao đơn vị").select_option(label="Phòng Văn hóa và Thông tin")
    head.get_by_role("button", name="Giao xử lý").click()
    expect(head.get_by_text("Chờ đơn vị nhận", exact=True)).to_be_visible()

    culture = sign_in("truong-vhtt")
    culture.goto(address)
    culture.get_by_role("link", name="Nhận vụ việc").click()
    culture.get_by_label("Người xử lý").select_option(label="Người xu-ly-vhtt, Chức danh xu-ly-vhtt")
    culture.get_by_role("button", name="Nhận vụ việc").click()
    expect(culture.get_by_text("Đã nhận vụ việc.")).to_be_visible()

    phone = sign_in("xu-ly-vhtt", width=390, height=844)
    phone.goto(address)
    expect(phone.get_by_text("Người xử lý không cần biết người gửi là ai")).to_be_visible()
    assert NAME not in phone.content()
    phone.get_by_role("link", name="Bắt đầu xử lý").click()
    phone.get_by_role("button", name="Bắt đầu xử lý").click()
    phone.get_by_role("link", name="Ghi đã trả lời").click()
    phone.get_by_label("Nội dung trả lời người gửi").fill("Đã báo điện lực, thay bóng trước ngày 02/6.")
    phone.get_by_role("button", name="Ghi đã trả lời").click()
    expect(phone.get_by_text("Vụ việc vẫn mở cho đến khi giải quyết xong")).to_be_visible()

    counter.goto(address)
    counter.get_by_role("link", name="Ghi đánh giá của người gửi").click()
    counter.get_by_label("Không hài lòng").check()
    counter.get_by_label("Lời người gửi").fill("Vẫn chưa ai tới thay.")
    counter.get_by_role("button", name="Ghi đánh giá của người gửi").click()
    expect(counter.get_by_text("Đã mở lại 1 lần.")).to_be_visible()
    expect(counter.locator(".page-head").get_by_text("Đang xử lý")).to_be_visible()


def test_denunciation_typed_into_the_wrong_form_is_stopped(sign_in: Enter) -> None:
    page = sign_in("tiep-dan")
    page.goto("/don-thu/tiep-nhan/")
    page.get_by_label("Họ và tên người gửi").fill(NAME)
    page.get_by_label("Nội dung, theo lời người gửi").fill("Tôi tố cáo ông cán bộ nhận hối lộ.")
    page.get_by_label("Tóm tắt trung tính").fill("Việc ở ấp Hai")
    page.get_by_role("button", name="Vào sổ").click()
    expect(page.get_by_text("Có dấu hiệu tố cáo: chưa ghi gì vào phần mềm.")).to_be_visible()
    expect(page.get_by_label("Tôi đã đọc: nội dung không phải tố cáo")).to_be_visible()
    page.goto("/don-thu/?search=viec o ap hai")
    expect(page.get_by_text("Không có vụ việc nào khớp")).to_be_visible()


def test_identity_opened_with_a_reason_is_before_the_head(sign_in: Enter) -> None:
    address = _walked_in(sign_in("tiep-dan"), "Cầu ván ấp Hai hư hai nhịp")
    page = sign_in("giu-danh-tinh")
    page.goto(address)
    assert NAME not in page.content()
    page.locator("section", has=page.get_by_role("heading", name="Người gửi")).get_by_role("link", name="Mở").click()
    page.get_by_label("Lý do mở").select_option(label="Gọi lại cho người gửi")
    page.get_by_role("button", name="Mở niêm phong").click()
    expect(page.get_by_text(NAME)).to_be_visible()
    expect(page.locator(".watermark")).to_be_visible()
    head = sign_in("chanh-vp")
    head.goto("/don-thu/luot-mo/")
    line = head.locator("tbody tr").first
    expect(line).to_contain_text("Gọi lại cho người gửi")
    expect(line).to_contain_text("Chức danh giu-danh-tinh")
    assert NAME not in head.content()


def test_reception_day_and_its_register(sign_in: Enter) -> None:
    page = sign_in("tiep-dan")
    page.goto("/tiep-cong-dan/")
    page.get_by_role("link", name="Buổi đột xuất, thường xuyên").click()
    page.get_by_label("Người tiếp (chức danh)").fill("Công chức tiếp công dân")
    page.get_by_label("Địa điểm").fill("Phòng tiếp công dân")
    page.get_by_role("button", name="Thêm buổi tiếp").click()
    page.get_by_role("link", name="Ghi lượt tiếp").first.click()
    page.get_by_label("Họ và tên").fill(NAME)
    page.get_by_label("Nội dung vụ việc").fill("Hỏi thủ tục cấp đổi giấy chứng nhận.")
    page.get_by_label("Hướng xử lý").select_option("guided")
    page.get_by_role("button", name="Ghi lượt tiếp").click()
    expect(page.get_by_text("Đã ghi lượt tiếp")).to_be_visible()
    assert NAME not in page.content()

    page.get_by_role("link", name="Xem trong sổ tiếp công dân").click()
    assert NAME not in _sheet(page)
    page.get_by_label("Lý do mở").select_option(label="Kiểm tra, sửa thông tin đã nhập")
    page.get_by_role("button", name="Mở").click()
    expect(page.get_by_text(NAME)).to_be_visible()
    book = _sheet(page)
    assert NAME in book
    assert "Trả lại đơn và hướng dẫn" in book


def _sheet(page: Page) -> str:
    with page.expect_download() as waiting:
        page.get_by_role("link", name="Xuất Excel").click()
    sheet = load_workbook(io.BytesIO(waiting.value.path().read_bytes())).active
    assert sheet is not None
    return "\n".join(str(cell.value) for row in sheet.iter_rows() for cell in row if cell.value)


def test_denunciation_is_registered_without_a_word(sign_in: Enter) -> None:
    page = sign_in("theo-doi-to-cao")
    page.goto("/to-cao/")
    expect(page.get_by_text("Đơn tố cáo được tiếp nhận và giữ trên giấy.")).to_be_visible()
    page.get_by_role("link", name="Vào sổ").first.click()
    assert page.locator("#main form textarea, #main form input[type=text]").count() == 0
    page.get_by_label("Ngày nhận").fill("2023-05-22")
    page.get_by_role("button", name="Vào sổ").click()
    expect(page.get_by_role("heading", name="TC 1/2023")).to_be_visible()
    page.get_by_role("link", name="Ghi đã thụ lý").click()
    assert page.locator("#main form textarea, #main form input[type=text]").count() == 0
    page.get_by_label("Ngày", exact=True).fill("2023-05-24")
    page.get_by_role("button", name="Ghi đã thụ lý").click()
    expect(page.get_by_text("Kết luận nội dung tố cáo")).to_be_visible()
    other = sign_in("chu-tich")
    assert other.request.get(page.url).status == 403
