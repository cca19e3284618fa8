"""Takes the guide's pictures from the demo: starts it on a free port, walks as each role, at 1280 and 390 px."""

from __future__ import annotations

import re
import sys
import tempfile
from pathlib import Path

from playwright.sync_api import Browser, Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.serving import Served  # noqa: E402

PICTURES = ROOT / "docs" / "guide" / "pictures"
PASSWORD, DAY = "minh-hoa-2023", "2023-06-06"
SIZES = ((1280, 900), (390, 844))
# name of the picture, who looks, address or the text of the link that leads there from an address
VIEWS = (
    ("login", "", "/dang-nhap/", ""),
    ("home", "cv-van-phong", "/", ""),
    ("notices", "dau-moi", "/thong-bao/", ""),
    ("plans", "dau-moi", "/ke-hoach/", ""),
    ("import", "dau-moi", "/ke-hoach/nhap/", ""),
    ("plan", "dau-moi", "/ke-hoach/", ".table .title a"),
    ("assignments", "dau-moi", "/nhiem-vu/", ""),
    ("assignment-grid", "dau-moi", "/nhiem-vu/bang/", ""),
    ("assignment", "cv-van-phong", "/nhiem-vu/", "a.row-title"),
    ("records", "dau-moi", "/hoat-dong/", ""),
    ("record-kinds", "cv-van-phong", "/hoat-dong/ghi/", ""),
    ("record-new", "cv-van-phong", "/hoat-dong/ghi/doi-thoai/", ""),
    ("record", "dau-moi", "/hoat-dong/?kind=dialogue", "#main .title a, #main a.row-title"),
    ("commitments", "dau-moi", "/noi-dung-phai-giai-quyet/", ""),
    ("commitment", "dau-moi", "/noi-dung-phai-giai-quyet/", "#main a.row-title, #main .title a"),
    ("reports", "cv-van-phong", "/bao-cao/", ""),
    ("report", "cv-van-phong", "/bao-cao/", "#main a.row-title, #main .title a"),
    ("board", "dau-moi", "/tong-hop/", "#main a.row-title, #main .title a"),
    ("papers", "chanh-van-phong", "/van-ban/trinh/", ""),
    ("overview", "chu-tich", "/tinh-hinh-chung/", ""),
    ("units", "quan-tri", "/quan-tri/don-vi/", ""),
    ("unit", "quan-tri", "/quan-tri/don-vi/", ".table .title a"),
    ("people", "quan-tri", "/quan-tri/tai-khoan/", ""),
    ("person", "quan-tri", "/quan-tri/tai-khoan/", ".table .title a"),
)  # fmt: skip


def signed_in(browser: Browser, base: str, username: str, size: tuple[int, int]) -> Page:
    """A page of ``username``; of nobody for an empty name."""
    context = browser.new_context(viewport={"width": size[0], "height": size[1]}, base_url=base, locale="vi-VN")
    page = context.new_page()
    page.set_default_timeout(15_000)
    if username:
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập", exact=True).click()
        page.wait_for_url(lambda url: "dang-nhap" not in url)
    return page


def take(page: Page, name: str, width: int) -> None:
    page.screenshot(path=PICTURES / f"{name}-{width}.png")
    print(f"{name}-{width}.png")


def plan_under_review(browser: Browser, base: str) -> str:
    """Paste the example plan with one word changed and wait for its review; returns the address."""
    page = signed_in(browser, base, "dau-moi", SIZES[0])
    text = (ROOT / "examples" / "ke-hoach-song-la-2023.txt").read_text(encoding="utf-8")
    page.goto("/ke-hoach/nhap/")
    page.get_by_label("Hoặc dán toàn văn", exact=False).fill(text.replace("năm 2023\n", "năm 2023 (bản dự thảo)\n", 1))
    page.get_by_role("button", name="Nhập và đọc").click()
    page.wait_for_url(re.compile("/soat/"), timeout=60_000)
    return page.url


def consolidated(browser: Browser, base: str) -> str:
    """Consolidate the half-year as it stands; returns the address of the consolidation."""
    page = signed_in(browser, base, "dau-moi", SIZES[0])
    page.goto("/tong-hop/")
    page.get_by_role("link", name=re.compile("6 tháng")).first.click()
    page.locator("#main, .page-head").get_by_role("button", name=re.compile("^Tổng hợp")).first.click()
    page.wait_for_url(lambda url: "/ky/" not in url)
    return page.url


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        served = Served(Path(home), {"DANVAN_DEMO": "True", "DANVAN_DEMO_TODAY": DAY})
        served.run("migrate", "--verbosity", "0")
        served.run("demo")
        served.start()
        flags = ["--no-sandbox", "--disable-gpu", "--disable-background-networking"]
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=flags)
        try:
            extra = {
                "review": plan_under_review(browser, served.url),
                "consolidation": consolidated(browser, served.url),
            }
            for size in SIZES:
                pages = {name: signed_in(browser, served.url, name, size) for name in {view[1] for view in VIEWS}}
                for name, who, address, link in VIEWS:
                    page = pages[who]
                    page.goto(address)
                    if link:
                        page.goto(page.locator(link).first.get_attribute("href") or address)
                    take(page, name, size[0])
                for name, address in extra.items():
                    pages["dau-moi"].goto(address)
                    take(pages["dau-moi"], name, size[0])
        finally:
            browser.close()
            served.stop()


if __name__ == "__main__":
    main()
