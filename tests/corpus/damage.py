"""Inputs no office would send on purpose: real shapes cut up, random characters, broken Word and PDF files. A number gives
one input, always the same."""

from __future__ import annotations

import io
import re
import zipfile
from collections.abc import Callable
from functools import cache, partial
from random import Random

from tests.corpus.dress import TEXTS, as_text
from tests.corpus.papers import RECIPES, write
from tests.corpus.pdfpaper import as_pdf
from tests.corpus.scanned import picture_of
from tests.corpus.wordpaper import as_docx
from tests.unit.legaltext.tinypdf import Page, Text

_PIECES = (
    "I. MỤC ĐÍCH\n", "1. ", "- ", "+ ", "a) ", "Ủy ban nhân dân các xã, thị trấn", "các cơ quan, đơn vị", " báo cáo ", " gửi ", " tổng hợp",
    " trước ngày 31/02", " quý IV/0000", " ngày 99/99/9999", " số 39a/KH-UBND", "218-QĐÐ/TW", " của ", "(khóa XI)", "Nơi nhận:", "TM. ỦY BAN",
    "Số: /KH-UBND", "hằng tháng", " (trừ ", " phối hợp với ", "nếu có ", ", ", "; ", ". ", "\n\n", "\u0301", "\u00a0", "*", "“", "(b/c)", "İ", "ﬁ",
    "𝔸", "| ", "\f", "\r\n", "\u200b", "\u00ad", "các Quyết định số ", ", số ", "nói trên", "Điều 1. ", "Phụ lục I", "* Chủ trì: ", "- Thời gian: ",
    "chủ trì, phối hợp với ", "đạt 100%", "sau đây gọi tắt là ", "1.1.1.1.1 ", "IIIIIIII. ", "………", "-----", "\t\t\t", "</w:t>", "%PDF-", "\ufeff",
)  # fmt: skip
_MARKUP = re.compile(rb"<[^<>]{1,200}>")


def _same(text: str) -> str:
    return text


_CHANGES: list[Callable[[str], str]] = [*TEXTS.values(), _same]


def damaged(number: int) -> tuple[str, bytes]:
    """The name and the bytes of one input."""
    chance = Random(number)
    kind = chance.choices(("text", "noise", "run", "docx", "pdf", "png", "jpg", "scan"), (59, 12, 4, 13, 9, 1, 1, 1))[0]
    ending = {"docx": "docx", "pdf": "pdf", "scan": "pdf", "png": "png", "jpg": "jpg"}.get(kind, "txt")
    return f"{number}.{ending}", _MAKERS[kind](chance)


@cache
def _text(index: int) -> str:
    return as_text(write(RECIPES[index]))


def _some_text(chance: Random) -> str:
    text = _text(chance.randrange(len(RECIPES)))
    return chance.choice(_CHANGES)(text)


def _shapes(chance: Random) -> bytes:
    """A paper with lines doubled, dropped, swapped, cut and joined with another's, and odd pieces put in."""
    lines = _some_text(chance).split("\n")
    if chance.random() < 0.3:
        other = _some_text(chance).split("\n")
        lines = lines[: chance.randrange(len(lines))] + other[chance.randrange(len(other)) :]
    for _ in range(chance.randrange(12)):
        at, other_at = chance.randrange(len(lines)), chance.randrange(len(lines))
        turn = chance.randrange(7)
        if turn == 0:
            lines.insert(at, lines[other_at])
        elif turn == 1:
            lines[at], lines[other_at] = lines[other_at], lines[at]
        elif turn == 2 and len(lines) > 1:
            lines.pop(at)
        elif turn == 3:
            lines[at] = lines[at].upper() if chance.random() < 0.5 else lines[at].lower()
        else:
            place = chance.randrange(len(lines[at]) + 1)
            middle = {
                4: chance.choice(_PIECES),
                5: chance.choice(_PIECES) * chance.randrange(40),
                6: _letters(chance, 8),
            }[turn]
            lines[at] = lines[at][:place] + middle + lines[at][place + chance.randrange(3) :]
    text = "\n".join(lines)
    return text[: chance.randrange(len(text) + 1) if chance.random() < 0.1 else None].encode("utf-8", "replace")


def _letters(chance: Random, count: int) -> str:
    planes = (
        (0x20, 0x7F),
        (0x80, 0x250),
        (0x300, 0x370),
        (0x1E00, 0x1F00),
        (0x2000, 0x2100),
        (0xE000, 0xE100),
        (0x1F300, 0x1F600),
    )
    return "".join(chr(chance.randrange(*chance.choice(planes))) for _ in range(count))


def _noise(chance: Random) -> bytes:
    if chance.random() < 0.3:
        return chance.randbytes(chance.randrange(2000))
    pieces = [
        chance.choice(_PIECES) if chance.random() < 0.8 else _letters(chance, 5) for _ in range(chance.randrange(300))
    ]
    return "".join(pieces).encode("utf-8", "replace")


def _runs(chance: Random) -> bytes:
    """One piece again and again: what makes a bad pattern slow."""
    piece = "".join(chance.choice(_PIECES) for _ in range(chance.randrange(1, 4)))
    head = "KẾ HOẠCH\nThử\n\nI. A\n1. " if chance.random() < 0.5 else ""
    return (head + piece * (20_000 // max(1, len(piece)))).encode("utf-8", "replace")


@cache
def _word(index: int) -> bytes:
    return as_docx(write(RECIPES[index]))


@cache
def _pdf(index: int) -> bytes:
    return as_pdf(write(RECIPES[index]))


@cache
def _picture(kind: str) -> bytes:
    """A page with few words as a small picture file."""
    page = picture_of(
        Page([Text(85, 700, "KẾ HOẠCH"), Text(85, 640, "1. Sở Nội vụ báo cáo trước ngày 05/6/2026.")]), dpi=110
    )
    stream = io.BytesIO()
    page.save(stream, {"png": "PNG", "jpg": "JPEG", "pdf": "PDF"}[kind])
    return stream.getvalue()


def _broken_picture(kind: str, chance: Random) -> bytes:
    data = bytearray(_picture(kind))
    if chance.random() < 0.4:
        return _bitten(bytes(data), chance)
    for _ in range(chance.randrange(1, 9)):
        data[chance.randrange(len(data))] = chance.randrange(256)
    return bytes(data)


def _broken_word(chance: Random) -> bytes:
    data = _word(chance.randrange(len(RECIPES)))
    if chance.random() < 0.3:
        return _bitten(data, chance)
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    for _ in range(chance.randrange(1, 5)):
        name = chance.choice(
            ["word/document.xml", "word/document.xml", "word/numbering.xml", "word/styles.xml", *parts]
        )
        if name in parts:
            parts[name] = _mangled(parts[name], chance)
    if chance.random() < 0.1:
        parts.pop(chance.choice(list(parts)))
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return stream.getvalue()


def _mangled(xml: bytes, chance: Random) -> bytes:
    """Markup moved, doubled, dropped, or its numbers changed."""
    tags = list(_MARKUP.finditer(xml))
    if not tags:
        return _bitten(xml, chance)
    one, two = chance.choice(tags), chance.choice(tags)
    turn = chance.randrange(5)
    if turn == 0:
        return xml[: one.start()] + two.group() + xml[one.end() :]
    if turn == 1:
        return xml[: one.start()] + xml[one.end() :]
    if turn == 2:
        first, last = sorted((one.start(), two.end()))
        return xml[:first] + xml[first:last] * 2 + xml[last:]
    if turn == 3:
        value = chance.choice((b"0", b"-1", b"99999999999", b"", b"x", b"3.5"))
        return xml[: one.start()] + re.sub(rb'"\d+"', b'"' + value + b'"', one.group()) + xml[one.end() :]
    return _bitten(xml, chance)


def _broken_pdf(chance: Random) -> bytes:
    data = _pdf(chance.randrange(len(RECIPES)))
    if chance.random() < 0.5:
        return _bitten(data, chance)
    words = (
        b"/Length",
        b"/Count",
        b"/Kids",
        b"obj",
        b"endstream",
        b"Tj",
        b"Tf",
        b" re ",
        b"/ToUnicode",
        b"xref",
        b"/W[",
        b"Td",
    )
    values = (b"", b"-1", b"99999999999", b"/Kids", b"[[[[", b"<<", b"(", b"0 R")
    for _ in range(chance.randrange(1, 4)):
        word = chance.choice(words)
        places = [match.end() for match in re.finditer(re.escape(word), data)]
        if places:
            at = chance.choice(places)
            data = data[:at] + b" " + chance.choice(values) + data[at + chance.randrange(6) :]
    return data


def _bitten(data: bytes, chance: Random) -> bytes:
    """Bytes changed, a stretch left out, or the end missing."""
    out = bytearray(data)
    turn = chance.randrange(3)
    if turn == 0 or not out:
        for _ in range(chance.randrange(1, 20)):
            if out:
                out[chance.randrange(len(out))] = chance.randrange(256)
        return bytes(out)
    start = chance.randrange(len(out))
    if turn == 1:
        return bytes(out[:start])
    return bytes(out[:start] + out[start + chance.randrange(400) :])


_MAKERS: dict[str, Callable[[Random], bytes]] = {
    "text": _shapes, "noise": _noise, "run": _runs, "docx": _broken_word, "pdf": _broken_pdf,
    "png": partial(_broken_picture, "png"), "jpg": partial(_broken_picture, "jpg"), "scan": partial(_broken_picture, "pdf"),
}  # fmt: skip
