"""Writes a plan as a small PDF with a text layer: A4 pages, wrapped and indented paragraphs, page numbers. No font is embedded."""

from __future__ import annotations

from dataclasses import dataclass, field

_SIZE, LEADING, GAP = 13, 18, 8
LEFT, RIGHT, TOP, BOTTOM = 85, 552, 770, 60
INDENT = 28
_NARROW, _WIDE = set("iljtfrI.,;:'|()/ -"), set("mwMWỦƯĐ")


_DESCENDANT = (
    b"<</Type/Font/Subtype/CIDFontType2/BaseFont/Plain/CIDSystemInfo<</Registry(Adobe)/Ordering(Identity)/Supplement 0>>"
    b"/FontDescriptor 5 0 R/W["
)
_DESCRIPTOR = (
    b"<</Type/FontDescriptor/FontName/Plain/Flags 4/FontBBox[0 -200 1000 800]/ItalicAngle 0/Ascent 800/Descent -200"
    b"/CapHeight 700/StemV 80>>"
)


def _width(char: str) -> int:
    return 300 if char in _NARROW else 800 if char in _WIDE else 500


@dataclass(frozen=True)
class Text:
    """A line of text at a place of a page."""

    x: float
    y: float
    text: str


@dataclass(frozen=True)
class Rule:
    """A ruled rectangle, as around a cell."""

    x: float
    y: float
    width: float
    height: float


@dataclass
class Page:
    texts: list[Text] = field(default_factory=list)
    rules: list[Rule] = field(default_factory=list)


def measure(text: str) -> float:
    """How wide a text is printed, in points."""
    return sum(_width(char) for char in text) * _SIZE / 1000


def wrapped(line: str, first: float, room: float) -> list[str]:
    """A paragraph in lines; `first` is the room of its first line."""
    out, current, width = [], "", first
    for word in line.split(" "):
        longer = f"{current} {word}".strip()
        if current and measure(longer) > width:
            out.append(current)
            current, width = word, room
        else:
            current = longer
    return [*out, current]


def pages_of(text: str) -> list[Page]:
    """A plain text, a paragraph a line, on pages."""
    pages = [Page()]
    y = float(TOP)
    for line in filter(None, (line.strip() for line in text.split("\n"))):
        y -= GAP
        for index, part in enumerate(wrapped(line, RIGHT - LEFT - INDENT, RIGHT - LEFT)):
            if y < BOTTOM:
                pages.append(Page([Text(315.0, 810.0, str(len(pages) + 1))]))
                y = float(TOP)
            pages[-1].texts.append(Text(LEFT + (INDENT if index == 0 else 0), y, part))
            y -= LEADING
    return pages


def pdf_of(text: str) -> bytes:
    """The PDF of a plain text, a paragraph a line."""
    return file_of_pages(pages_of(text))


def file_of_pages(pages: list[Page]) -> bytes:
    """The PDF. Every character becomes one code of a composite font; a ToUnicode table says which letter it is."""
    letters = sorted({char for page in pages for one in page.texts for char in one.text})
    codes = {char: index + 1 for index, char in enumerate(letters)}
    objects = [
        b"<</Type/Catalog/Pages 2 0 R>>",
        f"<</Type/Pages/Count {len(pages)}/Kids[{' '.join(f'{7 + 2 * n} 0 R' for n in range(len(pages)))}]>>".encode(),
        b"<</Type/Font/Subtype/Type0/BaseFont/Plain/Encoding/Identity-H/DescendantFonts[4 0 R]/ToUnicode 6 0 R>>",
        _DESCENDANT + " ".join(f"{code}[{_width(char)}]" for char, code in codes.items()).encode() + b"]>>",
        _DESCRIPTOR,
        _stream(_to_unicode(codes)),
    ]
    for page in pages:
        number = len(objects) + 2
        objects.append(
            f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 595 842]/Resources<</Font<</F 3 0 R>>>>/Contents {number} 0 R>>".encode()
        )
        objects.append(_stream(_content(page, codes)))
    return _file(objects)


def _to_unicode(codes: dict[str, int]) -> str:
    lines = [f"<{code:04x}> <{char.encode('utf-16-be').hex()}>" for char, code in codes.items()]
    blocks = [lines[at : at + 100] for at in range(0, len(lines), 100)]
    body = "\n".join(f"{len(block)} beginbfchar\n" + "\n".join(block) + "\nendbfchar" for block in blocks)
    return (
        "/CIDInit /ProcSet findresource begin 12 dict begin begincmap /CMapType 2 def\n"
        f"1 begincodespacerange <0000> <ffff> endcodespacerange\n{body}\nendcmap end end"
    )


def _content(page: Page, codes: dict[str, int]) -> str:
    ruled = (f"{rule.x:.1f} {rule.y:.1f} {rule.width:.1f} {rule.height:.1f} re S" for rule in page.rules)
    shown = (
        f"BT /F {_SIZE} Tf {one.x:.1f} {one.y:.1f} Td <{''.join(f'{codes[c]:04x}' for c in one.text)}> Tj ET"
        for one in page.texts
    )
    return "\n".join([*ruled, *shown])


def _stream(content: str) -> bytes:
    data = content.encode()
    return f"<</Length {len(data)}>>stream\n".encode() + data + b"\nendstream"


def _file(objects: list[bytes]) -> bytes:
    out, places = bytearray(b"%PDF-1.4\n"), []
    for number, body in enumerate(objects, 1):
        places.append(len(out))
        out += f"{number} 0 obj\n".encode() + body + b"\nendobj\n"
    table = "".join(f"{place:010d} 00000 n \n" for place in places)
    end = f"xref\n0 {len(objects) + 1}\n0000000000 65535 f \n{table}trailer<</Size {len(objects) + 1}/Root 1 0 R>>\n"
    return bytes(out) + end.encode() + f"startxref\n{len(out)}\n%%EOF".encode()
