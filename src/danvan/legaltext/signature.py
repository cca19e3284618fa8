"""Reads the signature block: on whose behalf, for which post, the signer's post and name."""

from __future__ import annotations

import re
from collections.abc import Sequence

from danvan.legaltext.matchkey import LOWER, UPPER, surface
from danvan.legaltext.model import Paragraph, Signature

_BEHALF = re.compile(r"(?:TM|T/M|TL|T/L|TUQ|TU\.Q)\s*[./]?\s*(?=\S)")
_FOR = re.compile(r"(?:(?:KT|Q)\s*[./]|K/T\s*[./]?)\s*(?P<post>\S.*)")
_POST = re.compile(
    r"(?:PHÓ |Q\. ?|QUYỀN )?(?:CHỦ TỊCH|GIÁM ĐỐC|TRƯỞNG|BÍ THƯ|CHÁNH|BỘ TRƯỞNG|THỨ TRƯỞNG|THỦ TƯỚNG|CỤC TRƯỞNG|"
    r"VIỆN TRƯỞNG|HIỆU TRƯỞNG|ỦY VIÊN)"
    rf"[ {UPPER}&,-]*"
)
_NAME = re.compile(rf"(?:(?:TS|ThS|PGS|GS|BS|KS)\.\s*)?(?P<name>[{UPPER}][{LOWER}]+(?: [{UPPER}][{LOWER}]*){{1,5}})")
_BREAK = re.compile(r"\s+(?=KT\s*[./]|K/T\b)")


def is_signature_line(key: str) -> bool:
    """Whether a line opens a signature block (TM., KT., TL., TUQ. before capitals, or a post in capitals alone)."""
    words = key.strip()
    if words != words.upper() or len(words) > 120 or not any(char.isalpha() for char in words):
        return False
    return bool(_BEHALF.match(words) or _FOR.match(words) or _POST.fullmatch(words))


def read_signature(text: str, foot: Sequence[Paragraph]) -> Signature:
    """The signature in the foot of a paper; parts that are not printed stay None."""
    behalf = for_post = signer_post = None
    used: list[Paragraph] = []
    for part in foot:
        words = part.key.text.strip()
        if is_signature_line(words):
            used.append(part)
            behalf, for_post, signer_post = _line(text, part, behalf, for_post, signer_post)
        elif used:
            name = _NAME.fullmatch(words)
            if name:
                start = len(part.key.text) - len(part.key.text.lstrip()) + name.start("name")
                signer = surface(text, part.key.span(start, start + len(name["name"])))
                span = (used[0].span[0], part.span[1])
                return Signature(behalf, for_post, signer_post, signer, span, "signature.block", 1.0 if behalf else 0.8)
    if not used:
        return Signature()
    span = (used[0].span[0], used[-1].span[1])
    return Signature(behalf, for_post, signer_post, None, span, "signature.unsigned", 0.8)


def _line(
    text: str, part: Paragraph, behalf: str | None, for_post: str | None, signer_post: str | None
) -> tuple[str | None, str | None, str | None]:
    words = surface(text, part.span)
    folded = part.key.text.strip()
    for_match = _FOR.match(folded)
    if _BEHALF.match(folded):
        pieces = _BREAK.split(words, maxsplit=1)
        if len(pieces) == 2:
            return pieces[0], re.sub(r"^K/?T\s*[./]?\s*", "", pieces[1]), signer_post
        return words, for_post, signer_post
    if for_match:
        start = part.key.text.index(for_match["post"])
        return behalf, surface(text, part.key.span(start, start + len(for_match["post"]))), signer_post
    return behalf, for_post, words if signer_post is None else signer_post
