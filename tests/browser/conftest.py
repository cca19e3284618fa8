"""A real Chromium against ``danvan serve`` run as a process, on the invented area of tests/factories.py."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

import psycopg
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


@contextmanager
def database_in(home: Path) -> Iterator[str]:
    """The address of an empty database: a file in ``home``, or one of the server the tests run on."""
    server = os.environ.get("DANVAN_DATABASE", "")
    if not server.startswith("postgres"):
        yield f"sqlite:///{home}/danvan.sqlite3"
        return
    name = f"browser_{os.getpid()}"
    with psycopg.connect(server, autocommit=True) as admin:
        admin.execute(f"CREATE DATABASE {name}")
        yield f"{server.rsplit('/', 1)[0]}/{name}"
        admin.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture(scope="session")
def served(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Served]:
    """danvan, with its job worker, on a database of its own; every process says it is TODAY."""
    home = tmp_path_factory.mktemp("served")
    with database_in(home) as database:
        service = Served(home, {"DANVAN_DATABASE": database, "DANVAN_DEMO": "True", "DANVAN_DEMO_TODAY": TODAY})
        _prepare(service)
        service.start()
        yield service
        service.stop()


def _prepare(service: Served) -> None:
    """The invented area of the tests, as it is founded."""
    command = [sys.executable, "-m", "tests.faults.child", "prepare"]
    subprocess.run(
        command,
        cwd=ROOT,
        env=service.env | {"PYTHONPATH": str(ROOT), "DANVAN_TESTS_SERVED": "1"},
        check=True,
        capture_output=True,
    )


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
