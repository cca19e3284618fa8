"""Every page a role reaches from its rail: nothing serious for axe, no sideways scroll, on desk and phone."""

from collections.abc import Callable

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Page

pytestmark = pytest.mark.browser
SignIn = Callable[..., Page]
PEOPLE = ["dau-moi", "ct-bung-sen", "bung-sen", "chu-tich", "quan-tri", "ban-dan-van"]
MORE = {
    "dau-moi": ["/ke-hoach/nhap/", "/thong-bao/", "/doi-mat-khau/"],
    "bung-sen": ["/hoat-dong/ghi/", "/hoat-dong/ghi/doi-thoai/", "/hoat-dong/ghi/tap-huan/"],
    "quan-tri": ["/quan-tri/don-vi/them/", "/quan-tri/tai-khoan/them/"],
}


@pytest.mark.parametrize("width", [1280, 390])
@pytest.mark.parametrize("person", PEOPLE)
def test_pages_of_the_rail_are_accessible_and_fit(sign_in: SignIn, person: str, width: int) -> None:
    page = sign_in(person, width=width)
    addresses = page.locator(".rail .nav-list a").evaluate_all("links => links.map(link => link.getAttribute('href'))")
    assert addresses
    for address in [*addresses, *MORE.get(person, [])]:
        answer = page.goto(address)
        assert answer is not None
        assert answer.status == 200, address
        serious = [
            (found["id"], found["nodes"][0]["html"])
            for found in Axe().run(page).response["violations"]
            if found["impact"] in {"serious", "critical"}
        ]
        assert serious == [], address
        assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"), address


def test_keyboard_reaches_the_content_past_the_rail(sign_in: SignIn) -> None:
    page = sign_in("dau-moi")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent").strip() == "Đến nội dung chính"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"
