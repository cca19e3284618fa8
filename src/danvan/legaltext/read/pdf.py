"""Reads PDF files: pages with a text layer by their letters and ruled tables, pages that are pictures by recognition."""

from __future__ import annotations

import io
import logging
from collections.abc import Iterator
from typing import Any

from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.layout import Printed, PrintedRow, page_rows, printed
from danvan.legaltext.read.legacyfonts import decoded, is_tcvn3, is_vni
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.read.pdftables import ruled_tables
from danvan.legaltext.read.recognise import DPI, POINTS
from danvan.legaltext.read.scans import Scanner

_DAMAGED = "tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Hãy lưu lại tệp rồi chọn lại."
_LOCKED = "tệp PDF được bảo vệ bằng mật khẩu. Hãy bỏ mật khẩu rồi chọn lại."
# A scanned page may still carry some letters: the mark of an electronic signature, a page number.
_FEW_LETTERS = 200
_PICTURE_SHARE = 0.4
_LOST_LETTERS = 0.2
_DRAWN = 100  # letters turned into outlines
_LONGEST_SIDE = 5000


def read_pdf(name: str, data: bytes, limits: Limits, scanner: Scanner) -> Printed:
    """The stored text, one physical line per line, and its lines; `scanner` keeps what became of scanned pages.

    Raises UnreadableFile when the file is damaged, locked or too long.
    """
    return printed(scanner.mended(_rows(name, data, limits, scanner)))


def _rows(name: str, data: bytes, limits: Limits, scanner: Scanner) -> list[PrintedRow]:
    import pdfplumber  # noqa: PLC0415 - slow to import, and only PDF files need it
    from pdfminer.pdfdocument import (  # noqa: PLC0415 - as above
        PDFPasswordIncorrect,
        PDFTextExtractionNotAllowed,
    )

    # The library grumbles about every oddity it repairs; the caller hears only whether the file was read.
    logging.getLogger("pdfminer").setLevel(logging.CRITICAL)
    rows: list[PrintedRow] = []
    try:
        with pdfplumber.open(io.BytesIO(data)) as document:
            for number, page in enumerate(document.pages):
                if number >= limits.pages:
                    raise UnreadableFile(
                        name, f"tệp PDF có quá {limits.pages} trang. Hãy tách tệp ra.", code="too-long"
                    )
                rows.extend(_page_rows(page, number, data, len(document.pages), scanner))
                page.close()
    except (UnreadableFile, MemoryError):
        raise
    except Exception as cause:
        # The PDF library lets every kind of exception out on a broken file, some wrapped in its own.
        locked = any(isinstance(part, (PDFPasswordIncorrect, PDFTextExtractionNotAllowed)) for part in _causes(cause))
        raise UnreadableFile(name, _LOCKED if locked else _DAMAGED, code="password" if locked else "damaged") from cause
    return rows


def _causes(error: BaseException) -> Iterator[object]:
    yield error
    yield from error.args
    for linked in (error.__cause__, error.__context__):
        if linked is not None:
            yield linked


def _page_rows(page: Any, number: int, data: bytes, of: int, scanner: Scanner) -> list[PrintedRow]:
    words = page.extract_words(x_tolerance=2, y_tolerance=3, keep_blank_chars=False, extra_attrs=["size"])
    if _is_scanned(page, words):
        return scanner.rows(_picture(data, number, page), DPI, number=number, of=of)
    if any(is_tcvn3(font) or is_vni(font) for font in {_font(char) for char in page.chars}):
        words = _decoded(page)
    ruled, words = ruled_tables(page, words, number)
    return page_rows(words, number, float(page.height), ruled)


def _is_scanned(page: Any, words: list[dict[str, Any]]) -> bool:
    """Whether a page is a picture: hardly a letter beside a large image or outlines, or letters whose meaning is lost."""
    letters = sum(char.isalpha() for word in words for char in word["text"])
    lost = sum("(cid:" in word["text"] for word in words)
    if words and lost > _LOST_LETTERS * len(words):
        return True
    room = float(page.width) * float(page.height)
    shown = max((abs(float(image["width"]) * float(image["height"])) for image in page.images), default=0.0)
    return letters < _FEW_LETTERS and (shown > _PICTURE_SHARE * room or len(page.curves) > _DRAWN)


def _picture(data: bytes, number: int, page: Any) -> Any:
    """The page in grey at DPI dots an inch, or fewer for one as large as a poster."""
    import pypdfium2  # noqa: PLC0415 - only scans need it

    scale = min(DPI / POINTS, _LONGEST_SIDE / max(float(page.width), float(page.height), 1.0))
    document = pypdfium2.PdfDocument(data)
    try:
        return document[number].render(scale=scale, grayscale=True).to_pil()
    finally:
        document.close()


def _font(char: Any) -> str:
    """The font's own name, without the tag of a subset."""
    return str(char["fontname"]).split("+", 1)[-1]


def _decoded(page: Any) -> list[dict[str, Any]]:
    """The words of a page typed in fonts from before Unicode, as they look."""
    words: list[dict[str, Any]] = page.extract_words(
        x_tolerance=2, y_tolerance=3, keep_blank_chars=False, extra_attrs=["size"], return_chars=True
    )
    return [{**word, "text": _as_it_looks(word["chars"])} for word in words]


def _as_it_looks(chars: list[Any]) -> str:
    fonts = {_font(char) for char in chars}
    if len(fonts) == 1:
        return decoded("".join(char["text"] for char in chars), fonts.pop())
    return "".join(decoded(char["text"], _font(char)) for char in chars)
