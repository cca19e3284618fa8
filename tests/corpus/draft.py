"""Writes one paper block by block and notes its facts in the same breath."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from tests.corpus.gold import Charge, Cited, Gold, Item, bodies_in, names_in, plain

Kind = Literal["left", "right", "centre", "text", "row", "recipient", "sign", "note", "break"]
_RANKS = (
    (re.compile(r"Phần .+|PHẦN .+"), 0),
    (re.compile(r"[A-E]\."), 1),
    (re.compile(r"[IVX]+[.-]"), 2),
    (re.compile(r"Điều \d+\."), 3),
    (re.compile(r"\d+[.-]"), 4),
    (re.compile(r"\d+\.\d+\."), 5),
    (re.compile(r"[a-zđ]\)"), 6),
    (re.compile(r"-"), 7),
    (re.compile(r"\+"), 8),
)


@dataclass(frozen=True)
class Block:
    """One paragraph of a paper, or one row of a table. `marker` is what a word processor would number by itself."""

    kind: Kind
    text: str
    marker: str = ""
    cells: tuple[str, ...] = ()


@dataclass(frozen=True)
class When:
    """A time as printed, the last day still in time, and the rhythm it tells."""

    words: str
    day: date | None = None
    repeats: str | None = None


def rank_of(marker: str) -> int:
    """How deep a marker stands, 0 outermost."""
    return next(rank for pattern, rank in _RANKS if pattern.fullmatch(marker))


@dataclass
class Draft:
    """A paper being written. `name` tells which; texts are marked with <names of bodies>."""

    name: str
    blocks: list[Block] = field(default_factory=list)
    gold: Gold = field(default_factory=Gold)
    head_form: str = "stacked"
    run_on: bool = False
    markdown: bool = False
    _open: list[tuple[int, str, dict[str, int]]] = field(default_factory=list)
    _top: dict[str, int] = field(default_factory=dict)

    def put(self, kind: Kind, text: str, marker: str = "") -> None:
        self.blocks.append(Block(kind, plain(text), marker))

    def text(self, text: str) -> None:
        """A paragraph without a marker."""
        self.gold.bodies += bodies_in(text)
        self.put("text", text)

    def item(self, marker: str, text: str) -> None:
        """A marked paragraph: an item of the outline."""
        rank = rank_of(marker)
        while self._open and self._open[-1][0] >= rank:
            self._open.pop()
        counts = self._open[-1][2] if self._open else self._top
        label = marker.rstrip(".)-") or marker
        if marker in "-+":
            counts[marker] = counts.get(marker, 0) + 1
            label = f"{marker}{counts[marker]}"
        path = ".".join([*(step for _, step, _ in self._open), label.rsplit(".", 1)[-1]])
        self._open.append((rank, label.rsplit(".", 1)[-1], {}))
        self.gold.outline.append(Item(path, opening(text)))
        self.gold.bodies += bodies_in(text)
        self.put("text", text, marker)

    def label(self, text: str, bullet: str = "") -> None:
        """A line such as "Cơ quan chủ trì: …" under a task: no item of its own."""
        self.gold.bodies += bodies_in(text)
        self.put("text", text, bullet)

    def row(self, *cells: str, head: bool = False) -> None:
        """A row of a table."""
        if not head:
            for cell in cells:
                self.gold.bodies += bodies_in(cell)
        bare = tuple(plain(cell) for cell in cells)
        self.blocks.append(Block("row", " | ".join(bare), "head" if head else "", bare))

    def restart(self) -> None:
        """An attached paper begins: its markers count anew."""
        self._open.clear()
        self._top.clear()

    def cite(self, cited: Cited) -> None:
        self.gold.citations.append(cited)

    def charge(
        self,
        kinds: str,
        text: str,
        lead: str = "",
        *,
        partners: str = "",
        requested: bool | None = False,
        when: When | None = None,
        to: str = "",
    ) -> None:
        """Notes a duty. Lead, partners and receiver are marked text; kinds are parted by commas."""
        self.gold.charges.append(
            Charge(
                tuple(kinds.split(",")),
                opening(text),
                names_in(lead),
                names_in(partners),
                requested,
                when.day if when else None,
                when.repeats if when else None,
                plain(to).strip() or None,
            )
        )

    def recipients(self, lines: Sequence[str], names: Sequence[str]) -> None:
        """The lines of "Nơi nhận" as printed, and the recipients in them."""
        self.put("recipient", "Nơi nhận:")
        for line in lines:
            self.put("recipient", line)
        self.gold.recipients += list(names)


def opening(text: str) -> str:
    """The first words of a text, enough to know it by."""
    return " ".join(plain(text).split()[:9]).rstrip(" ,;.:")
