"""What a paper of the corpus says, noted while it is written."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from datetime import date

_NAME = re.compile(r"<([^<>|]*\|)?([^<>]*)>")


@dataclass(frozen=True)
class Cited:
    """A citation. `number` is None for a law told by title and date."""

    type: str
    number: str | None
    day: date | None = None
    issuer: str | None = None
    title: str | None = None


@dataclass(frozen=True)
class Item:
    """A marked item of the outline: the path of its markers, and how its words begin."""

    path: str
    opening: str


@dataclass(frozen=True)
class Body:
    """A body named in running text; `inner` is the body inside the name of a post ("Giám đốc Sở …")."""

    name: str
    inner: str


@dataclass(frozen=True)
class Charge:
    """A duty: kinds a careful clerk may give it (the first is meant), how it begins, whom it binds and by when.

    `requested` is None where both an order and a request is a fair reading.
    """

    kinds: tuple[str, ...]
    opening: str
    lead: tuple[str, ...] = ()
    partners: tuple[str, ...] = ()
    requested: bool | None = False
    due: date | None = None
    repeats: str | None = None
    to: str | None = None


@dataclass
class Gold:
    """Every fact of one paper. `perhaps` are bodies in headings, which a reading may give or leave."""

    type: str = ""
    number: str | None = None
    day: date | None = None
    issuer: str | None = None
    signer: str | None = None
    citations: list[Cited] = field(default_factory=list)
    outline: list[Item] = field(default_factory=list)
    bodies: list[Body] = field(default_factory=list)
    perhaps: list[str] = field(default_factory=list)
    charges: list[Charge] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


def plain(marked: str) -> str:
    """Text without the brackets that mark the names of bodies."""
    return _NAME.sub(lambda match: (match[1] or "").replace("|", "") + match[2], marked)


def bodies_in(marked: str) -> list[Body]:
    """The bodies marked in a text, in order."""
    found = [((match[1] or "").replace("|", ""), match[2]) for match in _NAME.finditer(marked)]
    return [Body(before + name, name) for before, name in found]


def names_in(marked: str) -> tuple[str, ...]:
    return tuple(body.name for body in bodies_in(marked))
