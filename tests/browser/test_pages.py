"""Every page a role reaches from its rail, and every screen of the demo: nothing serious for axe, no sideways scroll."""

from collections.abc import Callable, Iterator
from functools import cache

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests.browser import screens
from tests.serving import Served

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
PEOPLE = ["dau-moi", "ct-bung-sen", "bung-sen", "chu-tich", "quan-tri", "ban-dan-van"]
FIRST_OF_PARTS = {part.screens[0] for part in screens.PARTS}
MORE = {
    "dau-moi": ["/ke-hoach/nhap/", "/thong-bao/", "/doi-mat-khau/"],
    "bung-sen": ["/hoat-dong/ghi/", "/hoat-dong/ghi/doi-thoai/", "/hoat-dong/ghi/tap-huan/"],
    "quan-tri": ["/quan-tri/don-vi/them/", "/quan-tri/tai-khoan/them/"],
}


@pytest.fixture(scope="module")
def demo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """The demo as ``make demo`` serves it."""
    served = Served(tmp_path_factory.mktemp("demo"), dict(screens.DEMO))
    served.run("migrate", "--verbosity", "0")
    served.run("demo")
    served.start()
    yield served
    served.stop()


def serious(page: Page) -> list[tuple[str, str]]:
    found = Axe().run(page).response["violations"]
    return [(one["id"], one["nodes"][0]["html"]) for one in found if one["impact"] in {"serious", "critical"}]


def fits(page: Page) -> bool:
    return bool(page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))


@pytest.mark.parametrize("person", PEOPLE)
def test_pages_of_the_rail_are_accessible_and_fit(sign_in: SignIn, person: str) -> None:
    """With little in the database; the demo's screens below are full."""
    page = sign_in(person)
    addresses = page.locator(".rail .nav-list a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert addresses
    for address in [*addresses, *MORE.get(person, [])]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        assert serious(page) == [], address
        for width, height in screens.SIZES:
            page.set_viewport_size({"width": width, "height": height})
            assert fits(page), (address, width)


def test_screens_of_the_demo_are_accessible_and_fit(browser: Browser, demo: Served) -> None:
    """From the import of a plan to the issue of a report, each looked at as the person who works with it."""

    @cache
    def pages(username: str) -> Page:
        return screens.signed_in(browser, demo.url, username)

    made, faults = screens.prepare(pages), []
    for screen in screens.SCREENS:
        page = pages(screen.who)
        screens.visit(page, screen, made)
        for width, height in screens.SIZES:
            page.set_viewport_size({"width": width, "height": height})
            if (width, height) == screens.SIZES[
                0
            ] or screen in FIRST_OF_PARTS:  # what a page is made of is the same on a phone
                faults += [(screen.name, width, *fault) for fault in serious(page)]
            if not fits(page):
                faults.append((screen.name, width, "wider than the window"))
    assert faults == []


def test_drawer_opens_a_figure_and_escape_returns_to_it(browser: Browser, demo: Served) -> None:
    """By keyboard alone: the address changes, Escape closes, the focus is back on the figure."""
    page = screens.signed_in(browser, demo.url, "cv-van-phong")
    page.goto("/bao-cao/")
    page.locator(screens.FIRST).first.click()
    report, figure = page.url, page.locator("a.fig").first
    figure.focus()
    page.keyboard.press("Enter")
    page.locator("#drawer h1").wait_for()
    assert page.url != report
    assert page.evaluate("document.activeElement.id") == "drawer"
    page.keyboard.press("Escape")
    page.locator("#drawer").wait_for(state="hidden")
    assert page.url == report
    assert page.evaluate("document.activeElement.getAttribute('href')") == figure.get_attribute("href")


def test_menu_of_the_phone_closes_with_escape(browser: Browser, demo: Served) -> None:
    page = screens.signed_in(browser, demo.url, "dau-moi", screens.SIZES[1])
    page.get_by_role("link", name="Thêm", exact=True).click()
    assert page.locator("#rail").is_visible()
    page.keyboard.press("Escape")
    page.locator("#rail").wait_for(state="hidden")


def test_keyboard_reaches_the_content_past_the_rail(sign_in: SignIn) -> None:
    page = sign_in("dau-moi")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_search_narrows_a_list_of_names_to_tick(browser: Browser, demo: Served) -> None:
    """Typed without marks, as people do on phones; what is ticked stays ticked, and Enter sends nothing."""
    page = screens.signed_in(browser, demo.url, "cv-van-phong")
    page.goto("/hoat-dong/ghi/doi-thoai/")
    page.get_by_text("Ai cùng làm, phục vụ nhiệm vụ nào").click()
    group = page.get_by_role("group", name="Đơn vị cùng dự")
    shown = group.get_by_role("checkbox").filter(visible=True)
    total = shown.count()
    group.get_by_role("searchbox").fill("lang bang")
    assert shown.count() == 1 < total
    shown.check()
    page.keyboard.press("Enter")
    group.get_by_role("searchbox").fill("không có")
    assert shown.count() == 0
    assert group.get_by_role("status").is_visible()
    group.get_by_role("searchbox").fill("")
    assert shown.count() == total
    assert group.get_by_role("checkbox", checked=True).count() == 1
    assert page.url.endswith("/hoat-dong/ghi/doi-thoai/")
