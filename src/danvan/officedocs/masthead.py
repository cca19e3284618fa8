"""The head of the first page: national name and motto, issuer, number, place and date, title, addressees (cells 1 to 5 and 9a)."""

from __future__ import annotations

from danvan.officedocs.metrics import balanced, text_width
from danvan.officedocs.model import Letterhead, OfficeDocument, lines_of, listed, one_line
from danvan.officedocs.numbers import long_date
from danvan.officedocs.styles import LEFT_MM, PAGE_MM, RIGHT_MM
from danvan.officedocs.wordxml import (
    Element,
    borderless_table,
    centred_rule,
    element,
    paragraph,
    text_paragraph,
    twips,
)

NATIONAL_NAME = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"
TEXT_MM = PAGE_MM[0] - LEFT_MM - RIGHT_MM
_COLUMNS = (61.0, TEXT_MM - 61.0)
# The decree: a line one third to one half as long as the words above it.
_SHARE_OF_WORDS = 0.4
_CLEAR_MM = 4.0
_ADDRESSEE_MM = 25.0
_BLANK = " " * 6


def masthead(document: OfficeDocument) -> list[Element]:
    """Everything above the content."""
    return [_head_table(document), *_title(document), *_addressees(document.addressees)]


def number_line(head: Letterhead) -> str:
    """«Số: 05/BC-UBND»; the number stays blank until văn thư gives one."""
    number = _BLANK if head.number is None else one_line(head.number)
    if number.isdecimal() and int(number) < 10:
        number = f"{int(number):02d}"
    return f"Số: {number}/{one_line(head.symbol)}"


def place_line(head: Letterhead) -> str:
    """«Sông Lá, ngày 08 tháng 6 năm 2023», with blanks for a day that is not fixed yet."""
    day = long_date(head.date) if head.date else f"ngày{_BLANK}tháng{_BLANK}năm {head.year or _BLANK}".rstrip()
    return f"{one_line(head.place)}, {day}"


def _rule_under(lines: tuple[str, ...], size: float, width: float, *, after: float = 0) -> Element:
    widest = max((text_width(line, size, bold=True) for line in lines), default=0.0)
    return centred_rule(min(widest, width) * _SHARE_OF_WORDS, width, after=after)


def _head_table(document: OfficeDocument) -> Element:
    head = document.letterhead
    left, right = _COLUMNS
    issuer = _name_lines(head.issuer, left, bold=True)
    superior = _name_lines(head.superior or "", left, bold=False)
    names = [
        *(text_paragraph("Superior", line) for line in superior),
        *(text_paragraph("Issuer", line) for line in issuer),
        _rule_under(issuer, 13, left),
    ]
    nation = [
        text_paragraph("NationalName", NATIONAL_NAME),
        text_paragraph("Motto", MOTTO),
        centred_rule(text_width(MOTTO, 14, bold=True), right),
    ]
    number = [_set_apart("Number", number_line(head))]
    if document.is_letter:
        number.append(text_paragraph("LetterSubject", _about(document.title)))
    return borderless_table(_COLUMNS, ((names, nation), (number, [_set_apart("PlaceDate", place_line(head))])))


def _name_lines(name: str, width: float, *, bold: bool) -> tuple[str, ...]:
    """A name in capitals; a line of it too long for its column is broken evenly, clear of the national name beside it."""
    lines = (balanced(line.upper(), 13, width - _CLEAR_MM, bold=bold) for line in lines_of(name))
    return tuple(part for parts in lines for part in parts)


def _set_apart(style: str, text: str) -> Element:
    """Number and date stand on one height although their sizes differ."""
    return text_paragraph(style, text, properties=[element("spacing", before=160, line=340, lineRule="exact")])


def _about(subject: str) -> str:
    subject = one_line(subject)
    return subject if subject.lower().startswith("v/v") else f"V/v {subject[:1].lower()}{subject[1:]}"


def _title(document: OfficeDocument) -> list[Element]:
    if document.type_name is None:
        return [paragraph("Gap")]
    lines = lines_of(document.title)
    return [
        text_paragraph("TypeName", one_line(document.type_name).upper()),
        *(text_paragraph("Title", line) for line in lines),
        _rule_under(lines, 14, TEXT_MM, after=14),
    ]


def _addressees(names: tuple[str, ...]) -> list[Element]:
    """One body stands on the line of «Kính gửi:»; several stand below, their dashes in line under the colon."""
    lines = listed(names)
    under_colon = _ADDRESSEE_MM + text_width("Kính gửi", 14)
    match lines:
        case []:
            return []
        case [line]:
            hanging = _hanging(_ADDRESSEE_MM, text_width("Kính gửi: ", 14))
            made = [text_paragraph("Addressee", f"Kính gửi: {line.removesuffix('.')}", properties=[hanging])]
        case _:
            made = [text_paragraph("Addressee", "Kính gửi:", properties=[_hanging(_ADDRESSEE_MM, 0)])]
            made += [
                text_paragraph("Addressee", f"- {line}", properties=[_hanging(under_colon, text_width("- ", 14))])
                for line in lines
            ]
    return [*made, paragraph("Gap")]


def _hanging(start: float, hanging: float) -> Element:
    return element("ind", left=twips(start + hanging), hanging=twips(hanging))
