"""Cuts out of Word's style sheet the few styles a document uses: the whole sheet is ten times the size of a plan."""

from __future__ import annotations

import re

_OPEN, _CLOSE = b"<w:style ", b"</w:style>"
_ROOT = re.compile(rb"<w:styles\b[^>]*>")
_ID = re.compile(rb'\bw:styleId="([^"]*)"')
_BASE = re.compile(rb'<w:basedOn w:val="([^"]*)"')
_DEFAULT = re.compile(rb'\bw:default="(?:1|true|on)"')


def styles_in_use(sheet: bytes, wanted: set[str]) -> bytes:
    """A style sheet holding the wanted styles, the default paragraph style, and what they are based on.

    A sheet not written in the usual way (another prefix or encoding) comes back whole.
    """
    root = _ROOT.search(sheet, 0, 20_000)
    if root is None:
        return sheet
    blocks, needed = _blocks(sheet), {name.encode() for name in wanted}
    needed.update(name for name, (head, _) in blocks.items() if _DEFAULT.search(head) and b'"paragraph"' in head)
    kept: dict[bytes, bytes] = {}
    while needed:
        name = needed.pop()
        if name in blocks and name not in kept:
            kept[name] = blocks[name][1]
            needed.update(_BASE.findall(kept[name]))
    return b"".join((root.group().rstrip(b"/>"), b">", *kept.values(), b"</w:styles>"))


def _blocks(sheet: bytes) -> dict[bytes, tuple[bytes, bytes]]:
    """Style identity to (its opening tag, the whole element)."""
    found: dict[bytes, tuple[bytes, bytes]] = {}
    at = sheet.find(_OPEN)
    while at >= 0:
        opened = sheet.find(b">", at)
        head = sheet[at : opened + 1]
        closed = opened + 1 if head.endswith(b"/>") else sheet.find(_CLOSE, opened) + len(_CLOSE)
        if opened < 0 or closed < opened:
            break
        name = _ID.search(head)
        if name:
            found[name.group(1)] = (head, sheet[at:closed])
        at = sheet.find(_OPEN, closed)
    return found
