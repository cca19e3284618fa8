"""The pipeline: stored text in, every fact out."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from danvan.legaltext.citations import find_citations
from danvan.legaltext.duties import read_duties
from danvan.legaltext.header import plan_year, read_header
from danvan.legaltext.items import Facts
from danvan.legaltext.joins import paragraphs
from danvan.legaltext.lints import check
from danvan.legaltext.model import Citation, Duty, Header, Node, Paragraph, Reading, Source, UnitMention
from danvan.legaltext.outline import build
from danvan.legaltext.read import DEFAULT_LIMITS, Limits, OnPage, load, source_of_text
from danvan.legaltext.recipients import read_recipients
from danvan.legaltext.references import find_references
from danvan.legaltext.regions import Region, split_regions
from danvan.legaltext.relations import settle
from danvan.legaltext.signature import read_signature
from danvan.legaltext.tables import read_tables
from danvan.legaltext.units import find, mention

_FOOTNOTE = re.compile(r"[\[(]?\d{1,2}[\])]?\s+(?=[^\W\d_])(?=.{0,80} số \d)")


def read_file(
    path: Path | str, *, name: str | None = None, limits: Limits = DEFAULT_LIMITS, on_page: OnPage | None = None
) -> Reading:
    """Reads a .txt, .docx, .pdf, .png or .jpg file. `name` replaces the file's own name in messages and in the source.

    `on_page` hears (pages done, pages in all) before and after each page that has to be recognised.

    Raises UnreadableFile, with a Vietnamese message naming file and reason, for what cannot be read.
    """
    return read_source(load(Path(path), name=name, limits=limits, on_page=on_page))


def read_text(text: str, *, name: str = "văn bản dán") -> Reading:
    """Reads a text given as a string. Never raises on any text."""
    return read_source(source_of_text(text, name=name))


def read_source(source: Source) -> Reading:
    """Runs every stage over a source."""
    text = source.text
    parts = paragraphs(text, source.lines)
    header, after = read_header(text, parts)
    year = plan_year(header)
    regions = split_regions(parts, after)
    facts, citations, units = _mentions(text, parts, regions)
    citations = (*_cited_in_title(text, parts[:after], header), *citations)
    outline: tuple[Node, ...] = ()
    duties: tuple[Duty, ...] = ()
    for number, region in enumerate(regions):
        body = tuple(part for part in parts[region.body : region.foot] if not part.row)
        nodes = build(text, body, within=f"kt-{number}" if number else "")
        outline += nodes
        duties += read_duties(text, nodes, facts, year)
    table_nodes, table_duties = read_tables(text, parts[after:], year)
    outline, duties = outline + table_nodes, settle([*duties, *table_duties], header)
    foot = parts[regions[0].foot : regions[0].end]
    read = Reading(
        source,
        header,
        outline,
        citations,
        find_references(parts, citations),
        units,
        duties,
        read_recipients(text, foot),
        read_signature(text, foot),
    )
    bodies = [part for region in regions for part in parts[region.start : region.foot]]
    return replace(read, lints=check(read, bodies, foot))


def _mentions(
    text: str, parts: Sequence[Paragraph], regions: Sequence[Region]
) -> tuple[dict[int, Facts], tuple[Citation, ...], tuple[UnitMention, ...]]:
    facts: dict[int, Facts] = {}
    citations: list[Citation] = []
    units: list[UnitMention] = []
    first = regions[0]
    for index in (index for region in regions for index in (*range(region.start, region.foot), *_notes(parts, region))):
        part = parts[index]
        bodies = find(part.key.text)
        cited = find_citations(text, part, bodies, legal_basis=first.start <= index < first.body)
        ranges = _ranges(part, cited)
        facts[part.span[0]] = Facts(bodies, ranges)
        citations.extend(cited)
        units.extend(mention(text, part.key, found) for found in bodies)
    return facts, tuple(citations), tuple(units)


def _cited_in_title(text: str, head: Sequence[Paragraph], header: Header) -> Iterator[Citation]:
    """What the title cites ("… thực hiện Nghị quyết số 57-NQ/TW …"); the paper's own number is no citation."""
    for part in head if header.title else ():
        start, end = part.span
        own = header.number_span is not None and start <= header.number_span[0] < end
        if not own and " số " in part.key.low:
            yield from find_citations(text, part, find(part.key.text), legal_basis=False)


def _notes(parts: Sequence[Paragraph], region: Region) -> Iterator[int]:
    """Which paragraphs of a foot are footnotes ("1 Quyết định số …"), which cite as the body does."""
    for index in range(region.foot, region.end):
        if _FOOTNOTE.match(parts[index].key.text):
            yield index


def _ranges(part: Paragraph, cited: Sequence[Citation]) -> list[tuple[int, int]]:
    """Citation spans as ranges of the paragraph's key."""
    key = part.key
    return [(bisect_left(key.starts, one.span[0]), bisect_left(key.ends, one.span[1]) + 1) for one in cited]
