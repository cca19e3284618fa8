"""Takes the guide's pictures from the demo: starts it on a free port and looks at every screen at 1280 and 390 px.

Writes docs/guide/pictures and the page that shows them all, docs/guide/man-hinh.md.
"""

from __future__ import annotations

import io
import os
import sys
import tempfile
from functools import cache
from pathlib import Path

from PIL import Image
from playwright.sync_api import Page, sync_playwright

ROOT = Path(__file__).resolve().parent.parent
sys.path.insert(0, str(ROOT))

from tests.browser import screens  # noqa: E402
from tests.serving import Served  # noqa: E402

GUIDE = ROOT / "docs" / "guide"
PICTURES = GUIDE / "pictures"
COLOURS = 128
FLAGS = ["--no-sandbox", "--disable-gpu", "--disable-background-networking", "--lang=vi"]
HEAD = """# Các màn hình

Hình chụp từ bản minh họa ở khổ máy tính (1280) và điện thoại (390): đơn vị, người và số liệu đều hư cấu.
"""


def take(page: Page, name: str, width: int) -> None:
    """A picture of the window in a small palette: the desk has few colours, and a guide should load fast."""
    with Image.open(io.BytesIO(page.screenshot())) as picture:
        small = picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE)
        small.save(PICTURES / f"{name}-{width}.png", optimize=True)
    print(f"{name}-{width}.png")


def write_page() -> None:
    """docs/guide/man-hinh.md: every screen with its caption, desk and phone side by side."""
    lines = [HEAD]
    for part in screens.PARTS:
        lines += [f"## {part.title}", "", "| màn hình | máy tính | điện thoại |", "|---|---|---|"]
        for one in part.screens:
            desk, phone = (f"![{one.caption}](pictures/{one.name}-{width}.png)" for width, _height in screens.SIZES)
            lines.append(f"| {one.caption} | {desk} | {phone} |")
        lines.append("")
    (GUIDE / "man-hinh.md").write_text("\n".join(lines), encoding="utf-8")


def main() -> None:
    PICTURES.mkdir(parents=True, exist_ok=True)
    wanted = {f"{one.name}-{width}.png" for one in screens.SCREENS for width, _height in screens.SIZES}
    for old in PICTURES.glob("*.png"):
        if old.name not in wanted:
            old.unlink()
    with tempfile.TemporaryDirectory() as home, sync_playwright() as playwright:
        served = Served(Path(home), dict(screens.DEMO))
        served.run("migrate", "--verbosity", "0")
        served.run("demo")
        served.start()
        speech = {**os.environ, "LANGUAGE": "vi", "LANG": "vi_VN.UTF-8"}
        browser = playwright.chromium.launch(executable_path="/usr/bin/chromium", args=FLAGS, env=speech)

        @cache
        def pages(username: str) -> Page:
            return screens.signed_in(browser, served.url, username)

        try:
            made = screens.prepare(pages)
            for screen in screens.SCREENS:
                for width, height in screens.SIZES:
                    page = pages(screen.who)
                    page.set_viewport_size({"width": width, "height": height})
                    screens.visit(page, screen, made)
                    take(page, screen.name, width)
        finally:
            browser.close()
            served.stop()
    write_page()


if __name__ == "__main__":
    main()
