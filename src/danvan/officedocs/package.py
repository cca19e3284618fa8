"""The last step of every office file: the same content gives the same bytes, and no name of a person or program stays in it."""

from __future__ import annotations

import io
import zipfile
from xml.sax.saxutils import escape

_STAMP = (2000, 1, 1, 0, 0, 0)
_MOMENT = "2000-01-01T00:00:00Z"
_CORE = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<cp:coreProperties xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"'
    ' xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:dcterms="http://purl.org/dc/terms/"'
    ' xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"><dc:title>{title}</dc:title><dc:creator></dc:creator>'
    "<cp:lastModifiedBy></cp:lastModifiedBy><dc:language>vi-VN</dc:language>"
    f'<dcterms:created xsi:type="dcterms:W3CDTF">{_MOMENT}</dcterms:created>'
    f'<dcterms:modified xsi:type="dcterms:W3CDTF">{_MOMENT}</dcterms:modified></cp:coreProperties>'
)
_APP = (
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
    '<Properties xmlns="http://schemas.openxmlformats.org/officeDocument/2006/extended-properties">'
    "<Application>danvan</Application></Properties>"
)


def sealed(raw: bytes, *, title: str) -> bytes:
    """``raw`` (an Office Open XML package) with fixed order, times and properties; ``title`` is the one property that speaks."""
    replaced = {"docProps/core.xml": _CORE.format(title=escape(title)), "docProps/app.xml": _APP}
    out = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(raw)) as source, zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as target:
        # The list of content types stands first: that is how programs tell the type of the file.
        for name in sorted(source.namelist(), key=lambda name: (name != "[Content_Types].xml", name)):
            target.writestr(_entry(name), replaced.get(name) or source.read(name))
    return out.getvalue()


def _entry(name: str) -> zipfile.ZipInfo:
    entry = zipfile.ZipInfo(name, date_time=_STAMP)
    entry.compress_type = zipfile.ZIP_DEFLATED
    entry.create_system = 0
    return entry
