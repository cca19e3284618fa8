"""The pipeline: stored text in, every fact out."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

from danvan.legaltext.citations import find_citations
from danvan.legaltext.duties import Facts, read_duties
from danvan.legaltext.header import read_header
from danvan.legaltext.joins import paragraphs
from danvan.legaltext.lints import check
from danvan.legaltext.marks import RANK_LETTER, read_mark
from danvan.legaltext.model import Citation, Paragraph, Reading, Source, UnitMention
from danvan.legaltext.outline import build
from danvan.legaltext.read import DEFAULT_LIMITS, Limits, load, source_of_text
from danvan.legaltext.recipients import START, read_recipients
from danvan.legaltext.signature import is_signature_line, read_signature
from danvan.legaltext.tables import read_tables
from danvan.legaltext.units import find, mention


def read_file(path: Path | str, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS) -> Reading:
    """Reads a .txt, .docx or .pdf file. `name` replaces the file's own name in messages and in the source.

    Raises UnreadableFile, with a Vietnamese message naming file and reason, for what cannot be read.
    """
    return read_source(load(Path(path), name=name, limits=limits))


def read_text(text: str, *, name: str = "văn bản dán") -> Reading:
    """Reads a text given as a string. Never raises on any text."""
    return read_source(source_of_text(text, name=name))


def read_source(source: Source) -> Reading:
    """Runs every stage over a source."""
    text = source.text
    parts = paragraphs(text, source.lines)
    header, after = read_header(text, parts)
    foot_at = _foot(parts, after)
    body_at = _body(parts, after, foot_at)
    facts, citations, units = _mentions(text, parts, after, body_at, foot_at)
    outline = build(text, tuple(part for part in parts[body_at:foot_at] if not part.row))
    duties = read_duties(text, outline, facts, header.year)
    table_nodes, table_duties = read_tables(text, parts[after:], header.year)
    outline, duties = outline + table_nodes, duties + table_duties
    foot = parts[foot_at:]
    read = Reading(
        source, header, outline, citations, units, duties, read_recipients(text, foot), read_signature(text, foot)
    )
    return replace(read, lints=check(read, parts[after:foot_at]))


def _foot(parts: Sequence[Paragraph], after: int) -> int:
    """Where "Nơi nhận" or the signature begins."""
    for index in range(after, len(parts)):
        key = parts[index].key.text
        if START.match(key) or is_signature_line(key):
            return index
    return len(parts)


def _body(parts: Sequence[Paragraph], after: int, foot: int) -> int:
    """Where the first numbered item begins; what stands before it names the bases. Without items all of it is body."""
    for index in range(after, foot):
        mark = read_mark(parts[index].key.text)
        if mark is not None and mark.rank < RANK_LETTER:
            return index
    return after


def _mentions(
    text: str, parts: Sequence[Paragraph], after: int, body_at: int, foot_at: int
) -> tuple[dict[int, Facts], tuple[Citation, ...], tuple[UnitMention, ...]]:
    facts: dict[int, Facts] = {}
    citations: list[Citation] = []
    units: list[UnitMention] = []
    for index in range(after, foot_at):
        part = parts[index]
        bodies = find(part.key.text)
        cited = find_citations(text, part, bodies, legal_basis=index < body_at)
        ranges = _ranges(part, cited)
        facts[part.span[0]] = Facts(bodies, ranges)
        citations.extend(cited)
        units.extend(mention(text, part.key, found) for found in bodies)
    return facts, tuple(citations), tuple(units)


def _ranges(part: Paragraph, cited: Sequence[Citation]) -> list[tuple[int, int]]:
    """Citation spans as ranges of the paragraph's key."""
    key = part.key
    return [(bisect_left(key.starts, one.span[0]), bisect_left(key.ends, one.span[1]) + 1) for one in cited]
