"""Reads a page photographed or scanned into a picture file (.png, .jpg)."""

from __future__ import annotations

import io
import warnings

from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.layout import Printed, printed
from danvan.legaltext.read.scans import Scanner

_DAMAGED = "tệp ảnh bị hỏng hoặc tải lên chưa trọn vẹn. Hãy chụp hoặc quét lại rồi chọn lại tệp."
_SMALL = "ảnh quá nhỏ để đọc chữ. Hãy chụp rõ hơn, mỗi trang một ảnh, chữ thẳng hàng."
_LARGE = "ảnh quá lớn. Hãy giảm kích thước ảnh xuống dưới 60 triệu điểm ảnh."
_MOST_PIXELS = 60_000_000
_SHORTEST_SIDE = 600
_LONG_SIDE_INCHES = 11.7  # a page is A4
_LONG_SIDE = 3508  # pixels of A4 at 300 dots an inch


def read_image(name: str, data: bytes, scanner: Scanner) -> Printed:
    """The text of one page in a picture. Raises UnreadableFile when the file is damaged, too small or too large."""
    from PIL import Image, ImageOps  # noqa: PLC0415 - only pictures need it

    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            picture = Image.open(io.BytesIO(data))
            if picture.width * picture.height > _MOST_PIXELS:
                raise UnreadableFile(name, _LARGE, code="too-large")
            if min(picture.size) < _SHORTEST_SIDE:
                raise UnreadableFile(name, _SMALL, code="scan")
            page = ImageOps.exif_transpose(picture).convert("L")
    except (UnreadableFile, MemoryError):
        raise
    except Exception as cause:
        # The picture library lets every kind of exception out on a broken file.
        raise UnreadableFile(name, _DAMAGED, code="damaged") from cause
    scale = _LONG_SIDE / max(page.size)
    page = page.resize((round(page.width * scale), round(page.height * scale)))
    return printed(scanner.rows(page, _LONG_SIDE / _LONG_SIDE_INCHES, number=0, of=1))
