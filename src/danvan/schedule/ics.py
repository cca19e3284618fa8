"""Writes a calendar as a file of RFC 5545, in the time of Asia/Ho_Chi_Minh. Knows nothing of the schedule itself."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

ZONE = "Asia/Ho_Chi_Minh"
WIDTH = 75  # octets of a line, its end not counted (RFC 5545, 3.1)
_ESCAPES = str.maketrans({"\\": "\\\\", ";": "\\;", ",": "\\,", "\n": "\\n"})
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
# The south has kept one offset, without summer time, since 13 June 1975.
_TIMEZONE = (
    "BEGIN:VTIMEZONE", f"TZID:{ZONE}", "BEGIN:STANDARD", "DTSTART:19750613T000000", "TZOFFSETFROM:+0800",
    "TZOFFSETTO:+0700", "TZNAME:+07", "END:STANDARD", "END:VTIMEZONE",
)  # fmt: skip


@dataclass(frozen=True)
class Entry:
    """One event. ``day`` and ``starts_at`` are local; without an hour it takes the whole day.

    ``sequence`` counts its changes from 0, so that a calendar that knows it takes the newer one.
    """

    uid: str
    day: dt.date
    starts_at: dt.time | None
    summary: str
    location: str = ""
    description: str = ""
    sequence: int = 0
    cancelled: bool = False


def write(entries: Iterable[Entry], *, name: str, stamp: dt.datetime) -> bytes:
    """The calendar called ``name`` as UTF-8; ``stamp`` (aware) is when it was written."""
    lines = [
        "BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//danvan//Lich cong tac//VI", "CALSCALE:GREGORIAN", "METHOD:PUBLISH",
        f"X-WR-CALNAME:{escaped(name)}", f"X-WR-TIMEZONE:{ZONE}", *_TIMEZONE,
    ]  # fmt: skip
    for entry in entries:
        lines += _event(entry, stamp)
    return "".join(folded(line) + "\r\n" for line in [*lines, "END:VCALENDAR"]).encode()


def _event(entry: Entry, stamp: dt.datetime) -> Iterator[str]:
    yield "BEGIN:VEVENT"
    yield f"UID:{entry.uid}"
    yield f"DTSTAMP:{stamp.astimezone(dt.UTC):%Y%m%dT%H%M%SZ}"
    if entry.starts_at is None:
        yield f"DTSTART;VALUE=DATE:{entry.day:%Y%m%d}"
    else:
        yield f"DTSTART;TZID={ZONE}:{entry.day:%Y%m%d}T{entry.starts_at:%H%M%S}"
    yield f"SUMMARY:{escaped(entry.summary)}"
    for label, value in (("LOCATION", entry.location), ("DESCRIPTION", entry.description)):
        if value:
            yield f"{label}:{escaped(value)}"
    yield f"SEQUENCE:{entry.sequence}"
    yield f"STATUS:{'CANCELLED' if entry.cancelled else 'CONFIRMED'}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """A TEXT value (RFC 5545, 3.3.11): line ends, commas, semicolons and backslashes escaped, control characters gone."""
    return _CONTROL.sub("", text.replace("\r\n", "\n").replace("\r", "\n")).translate(_ESCAPES)


def folded(line: str) -> str:
    """``line`` cut into pieces of at most 75 octets, never inside a character; each further piece begins with a space."""
    pieces, size = [""], 0
    for char in line:
        octets = len(char.encode())
        if size + octets > WIDTH:
            pieces.append("")
            size = 1  # the space
        pieces[-1] += char
        size += octets
    return "\r\n ".join(pieces)
