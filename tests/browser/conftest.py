"""A real Chromium against ``danvan serve`` run as a process, on the invented area of tests/factories.py."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from tests.factories import PASSWORD
from tests.serving import Served

ROOT = Path(__file__).resolve().parents[2]
TODAY = "2023-05-25"
CHROMIUM = "/usr/bin/chromium"
FLAGS = [
    "--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run", "--disable-background-networking",
    "--disable-component-update", "--disable-sync",
]  # fmt: skip


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """Chromium for one module: while Playwright runs, its event loop makes Django refuse the database in this thread."""
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=FLAGS)
        yield chromium
        chromium.close()


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """danvan, with its job worker, on a database of its own; every process says it is TODAY."""
    home = tmp_path_factory.mktemp("served")
    service = Served(
        home,
        {"DANVAN_DATABASE": f"sqlite:///{home}/danvan.sqlite3", "DANVAN_DEMO": "True", "DANVAN_DEMO_TODAY": TODAY},
    )
    command = [sys.executable, "-m", "tests.faults.child", "prepare"]
    subprocess.run(
        command,
        cwd=ROOT,
        env=service.env | {"PYTHONPATH": str(ROOT), "DANVAN_TESTS_SERVED": "1"},
        check=True,
        capture_output=True,
    )
    service.start()
    yield service
    service.stop()


@contextmanager
def signing_in(browser: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """Gives a function that signs somebody in and returns their page; a script error in any of them fails at the end."""
    contexts, faults = [], []

    def enter(username: str, *, width: int = 1280, height: int = 900) -> Page:
        context = browser.new_context(
            viewport={"width": width, "height": height}, base_url=served.url, locale="vi-VN", accept_downloads=True
        )
        contexts.append(context)
        context.set_default_timeout(10_000)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(str(error)))
        page.on("console", lambda message: faults.append(message.text) if message.type == "error" else None)
        page.goto("/dang-nhap/")
        page.get_by_label("Tên đăng nhập").fill(username)
        page.get_by_label("Mật khẩu").fill(PASSWORD)
        page.get_by_role("button", name="Đăng nhập").click()
        page.wait_for_url(lambda url: "dang-nhap" not in url)
        return page

    yield enter
    for context in contexts:
        context.close()
    assert faults == []


@pytest.fixture
def sign_in(browser: Browser, served: Served) -> Iterator[Callable[..., Page]]:
    """``sign_in("dau-moi", width=390)``: a page of somebody signed in."""
    with signing_in(browser, served) as enter:
        yield enter


@pytest.fixture(scope="module")
def phone(browser: Browser, served: Served) -> Iterator[Page]:
    """The phone of an officer of xã Bưng Sen, signed in once for the whole module."""
    with signing_in(browser, served) as enter:
        yield enter("bung-sen", width=390, height=844)
