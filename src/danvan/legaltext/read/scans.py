"""Scanned pages on their way to the text: each recognised once, and what became of it kept for whoever checks the reading."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING, Any

from danvan.legaltext.model import Scan
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.layout import PrintedRow, page_rows
from danvan.legaltext.read.limits import Limits
from danvan.legaltext.read.pdftables import rows_of
from danvan.legaltext.read.recognise import MISSING, Outcome, is_installed, recognise
from danvan.legaltext.read.scanmends import mend

if TYPE_CHECKING:
    from PIL.Image import Image

_SCAN = "tệp có trang chỉ là ảnh quét, không có lớp chữ; "
_NOT_HERE = "chỗ này chỉ nhận tệp có chữ. Hãy dùng bản PDF xuất từ Word."

OnPage = Callable[[int, int], None]


class Scanner:
    """Recognises the scanned pages of one file, one after the other.

    `on_page` hears (pages done, pages of the file) before and after each scanned page.
    """

    def __init__(self, name: str, limits: Limits, on_page: OnPage | None = None) -> None:
        self._name = name
        self._limits = limits
        self._on_page = on_page or (lambda done, of: None)
        self._outcomes: dict[int, Outcome] = {}

    def rows(self, picture: Image, dpi: float, *, number: int, of: int) -> list[PrintedRow]:
        """The rows of page `number` (from 0) of `of`, shown in grey at `dpi`; none when it could not be read.

        Raises UnreadableFile when no program can read pictures here, or for more scanned pages than the limit.
        """
        if not self._limits.scanned_pages or not is_installed():
            raise UnreadableFile(
                self._name, _SCAN + (MISSING if self._limits.scanned_pages else _NOT_HERE), code="scan"
            )
        if len(self._outcomes) >= self._limits.scanned_pages:
            reason = f"tệp có quá {self._limits.scanned_pages} trang ảnh quét. Hãy tách tệp ra."
            raise UnreadableFile(self._name, reason, code="too-long")
        self._on_page(number, of)
        found = recognise(picture, dpi, seconds=self._limits.page_seconds)
        self._outcomes[number] = found.outcome
        self._on_page(number + 1, of)
        ruled, words = rows_of(found.tables, sorted(found.words, key=_reading_order), number)
        return page_rows(words, number, found.height, ruled)

    def mended(self, rows: list[PrintedRow]) -> list[PrintedRow]:
        """The rows of a file, with what recognition is known to mistake put right on its scanned pages, and marked doubtful."""
        return mend(rows, self._outcomes) if self._outcomes else rows

    def scan(self, unclear: tuple[tuple[int, int], ...]) -> Scan | None:
        """What is known of the scanned pages, their doubtful words lying at `unclear`; None when there was none."""
        if not self._outcomes:
            return None
        unread = tuple(
            (number + 1, outcome) for number, outcome in self._outcomes.items() if outcome in ("garbage", "slow")
        )
        return Scan(len(self._outcomes), unread, unclear)


def _reading_order(word: Mapping[str, Any]) -> tuple[float, float]:
    return word["bottom"], word["x0"]
