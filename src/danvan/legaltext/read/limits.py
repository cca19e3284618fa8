"""How much a reader is willing to take in."""

from __future__ import annotations

from dataclasses import dataclass

MEGABYTE = 1024 * 1024


@dataclass(frozen=True, slots=True)
class Limits:
    """Sizes in bytes, counts, seconds for one scanned page, and how many times larger than stored an archive may grow."""

    file_bytes: int = 20 * MEGABYTE
    inflated_bytes: int = 200 * MEGABYTE
    part_bytes: int = 30 * MEGABYTE
    entries: int = 5000
    ratio: int = 200
    pages: int = 500
    scanned_pages: int = 60
    page_seconds: int = 50
    characters: int = 4_000_000


DEFAULT_LIMITS = Limits()
