"""Word files made part by part, for shapes no Word library writes."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Mapping

_NS = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
_TYPES = (
    '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"><Default Extension="xml" '
    'ContentType="application/xml"/><Override PartName="/word/document.xml" ContentType="application/vnd.'
    'openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>'
)


def part(name: str, body: str) -> str:
    return f"<w:{name} {_NS}>{body}</w:{name}>"


def paragraph(text: str, *, style: str = "", num: str = "", level: str = "") -> str:
    properties = f'<w:pStyle w:val="{style}"/>' if style else ""
    if num or level:
        inner = f'<w:ilvl w:val="{level}"/>' if level else ""
        listed = f'<w:numId w:val="{num}"/>' if num else ""
        properties += f"<w:numPr>{inner}{listed}</w:numPr>"
    return f"<w:p><w:pPr>{properties}</w:pPr><w:r><w:t>{text}</w:t></w:r></w:p>"


def level(at: int, form: str, label: str, *, start: int = 1, style: str = "") -> str:
    linked = f'<w:pStyle w:val="{style}"/>' if style else ""
    return f'<w:lvl w:ilvl="{at}"><w:start w:val="{start}"/><w:numFmt w:val="{form}"/>{linked}<w:lvlText w:val="{label}"/></w:lvl>'


def cell(*paragraphs: str) -> str:
    return f"<w:tc>{''.join(paragraphs)}</w:tc>"


def table(*rows: tuple[str, ...]) -> str:
    joined = "".join(f"<w:tr>{''.join(row)}</w:tr>" for row in rows)
    return f"<w:tbl>{joined}</w:tbl>"


def docx_of(body: str, *, numbering: str = "", styles: str = "", more: Mapping[str, bytes] | None = None) -> bytes:
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", _TYPES)
        package.writestr("word/document.xml", part("document", f"<w:body>{body}</w:body>"))
        if numbering:
            package.writestr("word/numbering.xml", part("numbering", numbering))
        if styles:
            package.writestr("word/styles.xml", part("styles", styles))
        for name, data in (more or {}).items():
            package.writestr(name, data)
    return stream.getvalue()
