"""The same plan in other clothes: NFD, hard-wrapped, Word lists, PDF, and with units renamed, dates moved, sections reordered."""

from __future__ import annotations

import copy
import io
import re
import textwrap
import unicodedata
from collections.abc import Callable
from datetime import date, timedelta
from typing import Any

import docx
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from tests.unit.legaltext.tinypdf import pdf_of

_RENAMED = {
    "Phòng Nội vụ": "Phòng Tổ chức cán bộ",
    "Phòng Văn hóa và Thông tin": "Phòng Kinh tế và Hạ tầng",
    "Trung tâm Văn hóa - Thông tin và Thể thao": "Trung tâm Dịch vụ nông nghiệp",
    "Ban Dân vận Huyện ủy": "Ban Tuyên giáo Huyện ủy",
    "Ban Dân vận HU": "Ban Tuyên giáo HU",
    "Văn phòng HĐND và UBND": "Phòng Tài chính - Kế hoạch",
}
_CITED_LATER, _DUE_LATER = timedelta(days=37), timedelta(days=9)
_PLAN_YEAR = 2023


def nfd(text: str) -> bytes:
    return unicodedata.normalize("NFD", text).encode()


def wrapped(text: str) -> bytes:
    return "\n".join(textwrap.fill(line, 80) for line in text.split("\n")).encode()


def wrapped_without_blank_lines(text: str) -> bytes:
    return b"\n".join(line for line in wrapped(text).split(b"\n") if line.strip())


def wrapped_with_a_blank_line_after_every_line(text: str) -> bytes:
    return wrapped_without_blank_lines(text).replace(b"\n", b"\n\n")


def _level(index: int, form: str, label: str) -> str:
    return (
        f'<w:lvl w:ilvl="{index}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{label}"/><w:lvlJc w:val="left"/></w:lvl>'
    )


_MARKERS = ((re.compile(r"[IVX]+\. "), 0), (re.compile(r"\d+\. "), 1), (re.compile(r"- "), 2))


def word(text: str) -> bytes:
    """A Word file whose I., 1. and - are list numbering, not characters."""
    document = docx.Document()
    numbering = document.part.numbering_part.element
    levels = _level(0, "upperRoman", "%1.") + _level(1, "decimal", "%2.") + _level(2, "bullet", "\uf0b7")
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'))
    in_foot = False
    for line in filter(None, text.split("\n")):
        in_foot = in_foot or line.startswith("Nơi nhận")
        found = None if in_foot else next(((m, at) for pattern, at in _MARKERS if (m := pattern.match(line))), None)
        paragraph = document.add_paragraph(line[found[0].end() :] if found else line)
        if found:
            number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{found[1]}"/><w:numId w:val="70"/></w:numPr>'
            paragraph._p.get_or_add_pPr().append(parse_xml(number))
    stream = io.BytesIO()
    document.save(stream)
    return stream.getvalue()


def pdf(text: str) -> bytes:
    return pdf_of(text)


CLOTHES: dict[str, tuple[str, Callable[[str], bytes]]] = {
    "as-is": ("txt", str.encode),
    "nfd": ("txt", nfd),
    "wrapped": ("txt", wrapped),
    "wrapped-tight": ("txt", wrapped_without_blank_lines),
    "wrapped-spaced": ("txt", wrapped_with_a_blank_line_after_every_line),
    "word-lists": ("docx", word),
    "pdf": ("pdf", pdf),
}


def changed(text: str, gold: dict[str, Any]) -> tuple[str, dict[str, Any]]:
    """The plan with units renamed, every date moved and sections and items reordered, and its gold changed alike."""
    reordered, moved = _reordered(text)
    new_gold = copy.deepcopy(gold)
    _move_anchors(new_gold, moved)
    for cited in new_gold["citations"]:
        cited["date"] = _later(cited["date"], _CITED_LATER)
    for duty in new_gold["obligations"]:
        if duty.get("deadline"):
            duty["deadline"]["last_day"] = _later(duty["deadline"]["last_day"], _DUE_LATER)
        duty["starts_with"] = _reworded(duty["starts_with"])
    for unit in new_gold["units"].values():
        unit["name"] = _reworded(unit["name"])
    for listed in (*new_gold["recipients"], *new_gold["lints"]):
        for key in ("raw", "text"):
            if key in listed:
                listed[key] = _reworded(listed[key])
    return _reworded(reordered), new_gold


def _later(day: str | None, by: timedelta) -> str | None:
    return (date.fromisoformat(day) + by).isoformat() if day else None


def _reworded(text: str) -> str:
    for old, new in _RENAMED.items():
        text = text.replace(old, new)

    def cited(match: re.Match[str]) -> str:
        day = date(int(match[3]), int(match[2]), int(match[1])) + _CITED_LATER
        return f"{day.day:02d}/{day.month}/{day.year}"

    def due(match: re.Match[str]) -> str:
        day = date(_PLAN_YEAR, int(match[2]), int(match[1])) + _DUE_LATER
        return f"ngày {day.day:02d} tháng {day.month}"

    text = re.sub(r"(?<![\d/])(\d{1,2})/(\d{1,2})/(\d{4})(?!\d)", cited, text)
    return re.sub(r"ngày (\d{1,2}) tháng (\d{1,2})(?! năm)", due, text)


_ROMAN = ("I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X")


def _reordered(text: str) -> tuple[str, dict[str, str]]:
    """Swaps the first two sections and turns the items of every section round; returns new anchors by old."""
    head, *sections = re.split(r"(?m)^(?=[IVX]+\. )", text)
    last, foot = re.split(r"(?m)^(?=Nơi nhận)", sections[-1])
    sections[-1] = last
    order = [1, 0, *range(2, len(sections))]
    moved: dict[str, str] = {}
    out = [head]
    for place, index in enumerate(order):
        out.append(_renumbered(sections[index], _ROMAN[index], _ROMAN[place], moved))
    return "".join([*out, foot]), moved


def _renumbered(section: str, old: str, new: str, moved: dict[str, str]) -> str:
    moved[old] = new
    heading, *items = re.split(r"(?m)^(?=\d+\. )", re.sub(r"^[IVX]+\.", f"{new}.", section))
    closing = ""
    if items:
        items[-1], closing = _closing(items[-1])
    count = len(items)
    body = []
    for place, index in enumerate(reversed(range(count))):
        moved[f"{old}.{index + 1}"] = f"{new}.{place + 1}"
        body.append(re.sub(r"^\d+\.", f"{place + 1}.", items[index]))
    return heading + "".join(body) + closing


def _closing(item: str) -> tuple[str, str]:
    """Parts the unmarked paragraphs that close a section from its last item."""
    blocks = item.split("\n\n")
    at = len(blocks)
    while at > 1 and (not blocks[at - 1].strip() or re.match(r"[A-ZĐÀ-Ỹ]", blocks[at - 1])):
        at -= 1
    return "\n\n".join(blocks[:at]) + "\n\n", "\n\n".join(blocks[at:])


def _move_anchors(gold: dict[str, Any], moved: dict[str, str]) -> None:
    def new(anchor: str) -> str:
        for length in (2, 1):
            prefix = ".".join(anchor.split(".")[:length])
            if prefix in moved:
                return moved[prefix] + anchor[len(prefix) :]
        return anchor

    for section in gold["section_tree"]:
        section["anchor"] = new(section["anchor"])
        for child in section.get("children", []):
            child["anchor"] = new(child["anchor"])
    for duty in gold["obligations"]:
        duty["section"] = new(duty["section"])
