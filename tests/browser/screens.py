"""Every screen of the desk in the demo: who sees it, and the way there. Read by the accessibility test and by the guide's pictures."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from playwright.sync_api import Browser, Page

ROOT = Path(__file__).resolve().parents[2]
PASSWORD, DAY = "minh-hoa-2023", "2023-06-06"
DEMO = {"DANVAN_DEMO": "True", "DANVAN_DEMO_TODAY": DAY}
SIZES = ((1280, 900), (390, 844))
FIRST = "#main .title a, #main a.row-title"
OWN_PROMISE = '#main a[href^="/noi-dung-phai-giai-quyet/"]'
Pages = Callable[[str], Page]


@dataclass(frozen=True)
class Screen:
    """``address`` may hold {names} of what ``prepare`` made; ``follow`` are selectors of links to take from there."""

    name: str
    caption: str
    who: str
    address: str
    follow: tuple[str, ...] = ()


@dataclass(frozen=True)
class Part:
    title: str
    screens: tuple[Screen, ...]


HALF = '.title a:has-text("6 tháng")'
PARTS = (
    Part("Trang đầu", (
        Screen("login", "Đăng nhập", "", "/dang-nhap/"),
        Screen("home", "Việc của tôi: công chức", "cv-van-phong", "/"),
        Screen("home-head", "Việc của tôi: thủ trưởng đơn vị", "truong-noi-vu", "/"),
        Screen("home-coordinator", "Việc của tôi: đầu mối tổng hợp", "dau-moi", "/"),
        Screen("overview", "Tình hình chung: lãnh đạo", "chu-tich", "/tinh-hinh-chung/"),
        Screen("notices", "Thông báo", "dau-moi", "/thong-bao/"),
        Screen("password", "Đổi mật khẩu", "dau-moi", "/doi-mat-khau/"),
    )),
    Part("Kế hoạch", (
        Screen("plans", "Các kế hoạch", "dau-moi", "/ke-hoach/"),
        Screen("import", "Nhập kế hoạch", "dau-moi", "/ke-hoach/nhap/"),
        Screen("review", "Soát nhiệm vụ bóc tách", "dau-moi", "{review}"),
        Screen("duty-edit", "Sửa một nhiệm vụ", "dau-moi", "{review}", ('.proposal a:has-text("Sửa")',)),
        Screen("duty-split", "Tách một nhiệm vụ", "dau-moi", "{review}", ('.proposal a:has-text("Tách")',)),
        Screen("publish", "Ban hành và giao việc", "dau-moi", "{publish}"),
        Screen("plan", "Kế hoạch đã ban hành", "dau-moi", "/ke-hoach/", ('tr:has-text("Đã ban hành") .title a',)),
    )),
    Part("Nhiệm vụ được giao", (
        Screen("assignments", "Danh sách nhiệm vụ", "dau-moi", "/nhiem-vu/"),
        Screen("assignment-grid", "Bảng nhiệm vụ và đơn vị", "dau-moi", "/nhiem-vu/bang/"),
        Screen("assignment", "Một nhiệm vụ của đơn vị", "cv-van-phong", "/nhiem-vu/", (FIRST,)),
        Screen("difficulty", "Trả lời vướng mắc", "truong-noi-vu", "/", ('a.row-title:has-text("Trả lời vướng mắc")',)),
    )),
    Part("Lịch công tác tuần", (
        Screen("schedule", "Lịch công tác của đơn vị", "cv-van-phong", "/lich/"),
        Screen("session-new", "Thêm buổi làm việc", "cv-van-phong", "/lich/them/"),
        Screen("session", "Một buổi làm việc", "cv-van-phong", "/lich/", ("#main .week .lines a",)),
        Screen("session-postpone", "Hoãn buổi làm việc", "cv-van-phong", "/lich/", ("#main .week .lines a", "+hoan/")),
    )),
    Part("Hoạt động, kết quả", (
        Screen("records", "Sổ hoạt động", "dau-moi", "/hoat-dong/"),
        Screen("record-kinds", "Ghi việc đã làm: chọn loại", "cv-van-phong", "/hoat-dong/ghi/"),
        Screen("record-quick", "Ghi nhanh", "cv-van-phong", "/hoat-dong/ghi/tuyen-truyen/nhanh/"),
        Screen("record-new", "Ghi cuộc đối thoại", "cv-van-phong", "/hoat-dong/ghi/doi-thoai/"),
        Screen("record-full", "Ghi lớp tập huấn", "cv-van-phong", "/hoat-dong/ghi/tap-huan/"),
        Screen("record", "Một cuộc đối thoại", "dau-moi", "/hoat-dong/?kind=dialogue", (FIRST,)),
        Screen("record-dissemination", "Một cuộc quán triệt", "dau-moi", "/hoat-dong/?kind=dissemination", (FIRST,)),
        Screen("record-communication", "Một việc tuyên truyền", "dau-moi", "/hoat-dong/?kind=communication", (FIRST,)),
        Screen("record-training", "Một lớp tập huấn", "dau-moi", "/hoat-dong/?kind=training", (FIRST,)),
        Screen("making-known", "Văn bản nào, đơn vị nào đã quán triệt", "dau-moi", "/hoat-dong/loai/quan-triet/bang/"),
        Screen("record-model", "Một mô hình “Dân vận khéo”", "dau-moi", "/hoat-dong/?kind=model", (FIRST,)),
        Screen("record-marks", "Bảng điểm của một mô hình", "dau-moi", "/hoat-dong/?kind=model", (FIRST, "+cham-diem/")),
        Screen("record-ranking", "Xếp hạng các đơn vị", "dau-moi", "/hoat-dong/loai/danh-gia-xep-loai/xep-hang/"),
        Screen("criteria-sets", "Bộ tiêu chí, thang điểm", "dau-moi", "/tieu-chi/"),
        Screen("criteria-set", "Một bộ tiêu chí", "dau-moi", "/tieu-chi/", (FIRST,)),
    )),
    Part("Nội dung phải giải quyết", (
        Screen("commitments", "Sổ nội dung phải giải quyết", "ban-dan-van", "/noi-dung-phai-giai-quyet/"),
        Screen("commitment", "Một nội dung", "dau-moi", "/", (OWN_PROMISE,)),
        Screen("commitment-resolve", "Ghi đã giải quyết xong", "dau-moi", "/", (OWN_PROMISE, 'a[href$="/resolve/"]')),
        Screen("commitment-new", "Thêm nội dung", "dau-moi", "/noi-dung-phai-giai-quyet/them/"),
    )),
    Part("Báo cáo của đơn vị", (
        Screen("reports", "Báo cáo phải nộp", "cv-van-phong", "/bao-cao/"),
        Screen("report", "Soạn báo cáo", "cv-van-phong", "/bao-cao/", (FIRST,)),
        Screen("report-figure", "Mở một số liệu", "cv-van-phong", "/bao-cao/", (FIRST, "a.fig")),
        Screen("report-submit", "Xem lại trước khi nộp", "truong-noi-vu", "/bao-cao/", (FIRST, "+nop/")),
        Screen("report-version", "Một bản đã nộp", "truong-noi-vu", "/bao-cao/", (".title a >> nth=1", 'a[href*="/lan/"]')),
    )),
    Part("Tổng hợp toàn địa bàn", (
        Screen("periods", "Các kỳ báo cáo", "dau-moi", "/tong-hop/"),
        Screen("board", "Đơn vị nào đã gửi", "dau-moi", "/tong-hop/", (HALF,)),
        Screen("report-enter", "Nhập thay đơn vị", "dau-moi", "/tong-hop/", (HALF, 'a[href$="/nhap-thay/"]')),
        Screen("period-window", "Khoảng số liệu của kỳ", "dau-moi", "/tong-hop/", (HALF, "+khoang-so-lieu/")),
        Screen("consolidation", "Bản tổng hợp", "dau-moi", "{consolidation}"),
        Screen("consolidation-figure", "Một số tổng hợp, từng đơn vị", "dau-moi", "{consolidation}", ("a.fig",)),
        Screen("consolidation-heading", "Lời văn một mục", "dau-moi", "{consolidation}", ('a[href*="/loi-van/"] >> nth=1',)),
        Screen("consolidation-compare", "So với báo cáo hiện nay", "dau-moi", "{consolidation}", ("+so-sanh/",)),
        Screen("consolidation-discovered", "Việc ghi sau khi nộp", "dau-moi", "{consolidation}", ("+ghi-sau/",)),
    )),
    Part("Văn bản trình", (
        Screen("papers", "Văn bản trình", "chu-tich", "/van-ban/trinh/"),
        Screen("paper", "Một văn bản chờ duyệt", "chu-tich", "{paper}"),
        Screen("paper-issue", "Ghi số, ngày phát hành", "chanh-van-phong", "{approved}", ("+phat-hanh/",)),
    )),
    Part("Đơn thư, tiếp công dân", (
        Screen("cases", "Sổ theo dõi đơn", "tiep-dan", "/don-thu/"),
        Screen("case", "Một vụ việc", "tr-tn-mt", "/don-thu/?search=lien xa", (FIRST,)),
        Screen("case-new", "Tiếp nhận", "tiep-dan", "/don-thu/tiep-nhan/"),
        Screen("case-classify", "Phân loại", "tiep-dan", "/don-thu/?search=nao vet", (FIRST, "+phan-loai/")),
        Screen("case-assign", "Giao xử lý", "chu-tich", "/don-thu/?standing=unassigned", (FIRST, "+giao/")),
        Screen("case-open", "Mở niêm phong", "tiep-dan", "/don-thu/", (FIRST, "+mo/identity/")),
        Screen("case-openings", "Lượt mở niêm phong", "chu-tich", "/don-thu/luot-mo/"),
        Screen("letter-template", "Sửa mẫu văn bản", "tr-tn-mt", "/don-thu/mau/answer/"),
        Screen("reception", "Tiếp công dân trong tháng", "tiep-dan", "/tiep-cong-dan/"),
        Screen("reception-book", "Sổ tiếp công dân", "tiep-dan", "/tiep-cong-dan/so/?first=2023-06-01&last=2023-06-06"),
        Screen("denunciations", "Sổ theo dõi tố cáo", "theo-doi-to-cao", "/to-cao/"),
        Screen("denunciation", "Một dòng của sổ tố cáo", "theo-doi-to-cao", "/to-cao/", (FIRST,)),
    )),
    Part("Quản trị", (
        Screen("units", "Danh mục đơn vị", "quan-tri", "/quan-tri/don-vi/"),
        Screen("unit", "Một đơn vị qua các thời kỳ", "quan-tri", "/quan-tri/don-vi/", (FIRST,)),
        Screen("unit-new", "Thêm đơn vị", "quan-tri", "/quan-tri/don-vi/them/"),
        Screen("unit-change", "Đổi tên, cấp quản lý", "quan-tri", "/quan-tri/don-vi/", (FIRST, "+doi/")),
        Screen("unit-end", "Sáp nhập, giải thể", "quan-tri", "/quan-tri/don-vi/", (FIRST, "+ket-thuc/")),
        Screen("people", "Tài khoản, chức danh", "quan-tri", "/quan-tri/tai-khoan/"),
        Screen("person", "Một tài khoản", "quan-tri", "/quan-tri/tai-khoan/", (FIRST,)),
        Screen("person-new", "Lập tài khoản", "quan-tri", "/quan-tri/tai-khoan/them/"),
        Screen("post-give", "Giao chức danh", "quan-tri", "/quan-tri/tai-khoan/", (FIRST, "+chuc-danh/")),
        Screen("password-reset", "Đặt lại mật khẩu", "quan-tri", "/quan-tri/tai-khoan/", (FIRST, "+mat-khau/")),
        Screen("legal-rules", "Quy định về thời hạn, số lần", "quan-tri", "/quan-tri/quy-dinh/"),
        Screen("legal-rule", "Một quy định qua các thời kỳ", "quan-tri", "/quan-tri/quy-dinh/CK.XA.NIEMYET/"),
        Screen("legal-rule-edit", "Sửa quy định", "quan-tri", "/quan-tri/quy-dinh/CK.XA.NIEMYET/sua/"),
    )),
)  # fmt: skip
SCREENS = tuple(screen for part in PARTS for screen in part.screens)
SIGNERS = ("dau-moi", "truong-noi-vu", "chanh-van-phong", "chu-tich")


def signed_in(browser: Browser, base: str, username: str, size: tuple[int, int] = SIZES[0]) -> Page:
    """A page of ``username`` of the demo; of nobody for an empty name."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, base_url=base, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(20_000)
    if username:
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(lambda url: "dang-nhap" not in url)
    return page


def prepare(pages: Pages) -> dict[str, str]:
    """Do what the demo has not done yet; returns the addresses of what was made, by the names screens use.

    A plan under review, another one reviewed to the end, a consolidation, a paper that waits for the leader and one
    that is approved.
    """
    reviewed = _reviewed(pages("dau-moi"))
    made = {
        "publish": reviewed.replace("/soat/", "/ban-hanh/"),
        "review": _imported(pages("dau-moi"), "bản dự thảo"),
    }
    _consolidated(pages("dau-moi"))
    made["approved"] = _routed(pages, SIGNERS)
    made["consolidation"] = _consolidated(pages("dau-moi"))
    made["paper"] = _routed(pages, SIGNERS[:-1])
    return made


def _imported(page: Page, note: str) -> str:
    """Paste the example plan with ``note`` in its title and wait for its review; returns the address."""
    text = (ROOT / "examples" / "ke-hoach-song-la-2023.txt").read_text(encoding="utf-8")
    page.goto("/ke-hoach/nhap/")
    page.get_by_label("Hoặc dán toàn văn", exact=False).fill(text.replace("năm 2023\n", f"năm 2023 ({note})\n", 1))
    page.get_by_role("button", name="Nhập và đọc").click()
    page.wait_for_url(re.compile("/soat/"), timeout=60_000)
    return page.url


def _reviewed(page: Page) -> str:
    """Import the plan once more and confirm all that was read; returns the address of its review."""
    address = _imported(page, "bản đã soát")
    page.get_by_role("button", name=re.compile("Xác nhận cả")).click()
    marks = page.locator(".proposal > input[type=checkbox]")
    while marks.count():
        for mark in marks.all():
            mark.check()
        with page.expect_navigation():
            page.get_by_role("button", name="Xác nhận việc đã đánh dấu").click()
    return address


def _consolidated(page: Page) -> str:
    """Consolidate the half-year as it stands; returns the address of the consolidation."""
    page.goto("/tong-hop/")
    page.get_by_role("link", name=re.compile("6 tháng")).first.click()
    page.locator(".page-head").get_by_role("button", name=re.compile("^Tổng hợp")).click()
    page.wait_for_url(lambda url: "/ky/" not in url)
    return page.url


def _routed(pages: Pages, signers: tuple[str, ...]) -> str:
    """Draw up the paper of the consolidation the coordinator has open and let each of ``signers`` do their step."""
    drawing = pages("dau-moi")
    drawing.get_by_role("button", name="Lập văn bản trình").click()
    drawing.wait_for_url(re.compile("/van-ban/trinh/"))
    address = drawing.url
    for signer in signers:
        page = pages(signer)
        page.goto(address)
        with page.expect_navigation():
            page.locator(".page-head form .btn.primary").first.click()
    return address


def visit(page: Page, screen: Screen, made: dict[str, str]) -> None:
    """Go to ``screen``. Fails where a link is not there or the answer is not 200."""
    page.goto(screen.address.format(**made))
    for step in screen.follow:
        if step.startswith("+"):
            address = page.url + step[1:]
        else:
            address = page.locator(step).first.get_attribute("href") or ""
            assert address, (screen.name, step)
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, (screen.name, address, answer.status)
