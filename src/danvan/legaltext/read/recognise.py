"""Reads the words on the picture of a page with the program Tesseract, where it and its Vietnamese data are installed."""

from __future__ import annotations

import csv
import os
import re
import shutil
import subprocess
from dataclasses import dataclass, field
from functools import cache
from statistics import median
from time import monotonic
from typing import TYPE_CHECKING, Any, Literal

from danvan.legaltext.read.scanrules import straight, strokes, tables, without

if TYPE_CHECKING:
    from PIL.Image import Image

MISSING = (
    "máy chủ chưa cài chương trình nhận dạng chữ Tesseract cùng gói tiếng Việt (tesseract-ocr, tesseract-ocr-vie). "
    "Hãy dùng bản PDF xuất từ Word, tệp .docx, hoặc dán nội dung văn bản; hoặc nhờ quản trị kỹ thuật cài chương trình này."
)
POINTS = 72
DPI = 300
_LANGUAGE = "vie"
_INK = 128  # darker than this of 255 is ink
_INK_BLANK = 0.0004  # a page number alone inks more than this share of a page
_EDGE = 0.03  # the rim of a page shows the shadow of the scanner's lid
_EM = 0.8  # of a line from its highest mark to its deepest
_DOUBTFUL = 75
_NOISE = 30
_FEW_WORDS = 8
_READABLE, _SYLLABLES = 60, 0.5
_SYLLABLE = re.compile(
    r"(?:ngh|ng|gh|gi|kh|nh|ph|qu|th|tr|ch|[bcdđghklmnprstvx])?[aăâeêioôơuưyàáảãạằắẳẵặầấẩẫậèéẻẽẹềếểễệìíỉĩịòóỏõọồốổỗộờớởỡợùúủũụừứửữựỳýỷỹỵ]{1,3}"
    r"(?:ng|nh|ch|[cmnpt])?"
)
_LETTERS = re.compile(r"[^\W\d_]+")

Outcome = Literal["read", "blank", "garbage", "slow"]


@dataclass(frozen=True, slots=True)
class PageWords:
    """The words of one page in points, as `layout.page_rows` takes them, and its ruled tables; none unless the outcome is "read"."""

    outcome: Outcome
    height: float
    words: list[dict[str, Any]] = field(default_factory=list)
    tables: list[Any] = field(default_factory=list)


@cache
def is_installed() -> bool:
    """Whether the program and its Vietnamese data are there."""
    program = shutil.which("tesseract")
    if program is None:
        return False
    listed = subprocess.run([program, "--list-langs"], capture_output=True, text=True, timeout=20, check=False)  # noqa: S603 - the program found above
    return _LANGUAGE in listed.stdout.split()


def recognise(picture: Image, dpi: float, *, seconds: float) -> PageWords:
    """The words on `picture`, a page in grey with `dpi` dots an inch; the program may take `seconds` in all.

    A page lying on its side or upside down is turned. Call only where `is_installed`.
    """
    page, end = picture, monotonic() + seconds
    if is_blank(page):
        return PageWords("blank", _height(page, dpi))
    try:
        found = strokes(page, dpi)
        words, tilt = _words(without(page, found), dpi, end)
        if not _is_language(words) and (turn := _turn(page, dpi, end)):
            page = page.rotate(-turn, expand=True)
            found = strokes(page, dpi)
            words, tilt = _words(without(page, found), dpi, end)
    except subprocess.TimeoutExpired:
        return PageWords("slow", _height(page, dpi))
    if not _is_language(words):
        return PageWords("garbage", _height(page, dpi))
    return PageWords("read", _height(page, dpi), words, tables(found, dpi, tilt))


def _height(page: Image, dpi: float) -> float:
    return page.height * POINTS / dpi


def _words(picture: Image, dpi: float, end: float) -> tuple[list[dict[str, Any]], float]:
    """The words, and how far the page's lines sink for each step to the right."""
    told = _run(picture, dpi, end, "-l", _LANGUAGE, "--psm", "3", "tsv")
    rows = csv.DictReader(told.splitlines(), delimiter="\t", quoting=csv.QUOTE_NONE)
    clear = [row for row in rows if (row["text"] or "").strip() and float(row["conf"]) >= _NOISE]
    tilt = _tilt(_by_line(clear))
    return _in_points(clear, POINTS / dpi, tilt), tilt


def _turn(picture: Image, dpi: float, end: float) -> int:
    """By how many degrees, clockwise, the page must be turned to stand upright; 0 when nobody can tell."""
    told = re.search(r"Rotate: (\d+)", _run(picture, dpi, end, "-l", "osd", "--psm", "0"))
    return int(told[1]) if told else 0


def _run(picture: Image, dpi: float, end: float, *options: str) -> str:
    command = ["tesseract", "stdin", "stdout", "--dpi", str(round(dpi)), *options]
    done = subprocess.run(  # noqa: S603 - a fixed command; the picture goes in as plain pixels
        command,
        input=_pixels(picture),
        capture_output=True,
        timeout=max(0.1, end - monotonic()),
        check=False,
        env={**os.environ, "OMP_THREAD_LIMIT": "1"},
    )
    return done.stdout.decode("utf-8", "replace")


def is_blank(picture: Image) -> bool:
    """Whether a page carries nothing but dust and the scanner's shadow at its rim."""
    wide, high = round(picture.width * _EDGE), round(picture.height * _EDGE)
    inner = picture.crop((wide, high, max(wide + 1, picture.width - wide), max(high + 1, picture.height - high)))
    shades = inner.histogram()
    return sum(shades[:_INK]) < _INK_BLANK * inner.width * inner.height


def _pixels(picture: Image) -> bytes:
    grey = picture if picture.mode == "L" else picture.convert("L")
    return b"P5 %d %d 255\n" % grey.size + grey.tobytes()


def _in_points(rows: list[dict[str, str]], scale: float, tilt: float) -> list[dict[str, Any]]:
    """Tesseract's words with places in points on the page set straight; all words of a line stand on one level."""
    out: list[dict[str, Any]] = []
    for line in _by_line(rows):
        corners = [_corners(row, tilt) for row in line]
        top, bottom = median(corner[1] for corner in corners) * scale, median(corner[3] for corner in corners) * scale
        size = (max(corner[3] for corner in corners) - min(corner[1] for corner in corners)) * scale
        for row, (left, _, right, _) in zip(line, corners, strict=True):
            sure = float(row["conf"])
            place = {
                "x0": left * scale,
                "x1": right * scale,
                "top": top,
                "bottom": bottom,
                "size": max(_EM * size, 1.0),
            }
            out.append({"text": row["text"].strip(), **place, "unclear": sure < _DOUBTFUL, "sure": sure})
    return out


def _by_line(rows: list[dict[str, str]]) -> list[list[dict[str, str]]]:
    lines: dict[tuple[str, str, str], list[dict[str, str]]] = {}
    for row in rows:
        lines.setdefault((row["block_num"], row["par_num"], row["line_num"]), []).append(row)
    return list(lines.values())


def _corners(row: dict[str, str], tilt: float) -> tuple[float, float, float, float]:
    """Left, top, right and bottom of a word on the page set straight: its middle is moved, its shape kept."""
    wide, high = float(row["width"]), float(row["height"])
    across, down = straight(float(row["left"]) + wide / 2, float(row["top"]) + high / 2, tilt)
    return across - wide / 2, down - high / 2, across + wide / 2, down + high / 2


def _middle(row: dict[str, str]) -> float:
    return float(row["left"]) + float(row["width"]) / 2


def _bottom(row: dict[str, str]) -> float:
    return float(row["top"]) + float(row["height"])


def _tilt(lines: list[list[dict[str, str]]]) -> float:
    """How far lines sink for each step to the right: the middle of what the long ones show."""
    slopes = []
    for line in lines:
        across = _middle(line[-1]) - _middle(line[0])
        if len(line) >= _FEW_WORDS and across > 0:
            slopes.append((_bottom(line[-1]) - _bottom(line[0])) / across)
    return median(slopes) if slopes else 0.0


def _is_language(words: list[dict[str, Any]]) -> bool:
    """Whether letters were read surely enough and look like Vietnamese: a signature, a stamp or a drawing does not."""
    parts = [(part.lower(), word["sure"]) for word in words for part in _LETTERS.findall(word["text"])]
    letters = sum(len(part) for part, _ in parts)
    if not letters:
        return False
    sure = sum(len(part) * sure for part, sure in parts) / letters
    syllables = sum(_SYLLABLE.fullmatch(part) is not None for part, _ in parts)
    return sure >= _READABLE and syllables >= _SYLLABLES * len(parts)
