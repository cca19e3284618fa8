"""The content of a paper and its foot: body blocks, «./.», Nơi nhận and the signature (cells 6, 7 and 9b)."""

from __future__ import annotations

from collections.abc import Sequence

from danvan.officedocs.masthead import TEXT_MM
from danvan.officedocs.model import (
    Block,
    Bullet,
    Heading,
    LegalBasis,
    OfficeDocument,
    Paragraph,
    Run,
    Signature,
    listed,
    one_line,
)
from danvan.officedocs.wordxml import Element, borderless_table, element, paragraph, run, text_paragraph, twips

_END = "./."
_FOOT_COLUMNS = (TEXT_MM / 2 - 5, TEXT_MM / 2 + 5)
_DASH_MM = 2.0
_HEADINGS = {1: "HeadingOne", 2: "HeadingTwo", 3: "HeadingThree"}


def content(document: OfficeDocument) -> list[Element]:
    """The body, closed by «./.», and the foot. The last words stay on one page with the signature."""
    blocks = _closed(document.body)
    made = [_block(block, blocks[number + 1 :]) for number, block in enumerate(blocks)]
    if made:
        made[-1].pPr.insert(1, element("keepNext"))
    return [*made, _foot(document)]


def _closed(blocks: tuple[Block, ...]) -> tuple[Block, ...]:
    """The blocks with «./.» at the end of the last paragraph; other punctuation there gives way to it."""
    for place in reversed(range(len(blocks))):
        block = blocks[place]
        if isinstance(block, Paragraph | Bullet) and block.runs:
            last = block.runs[-1]
            text = one_line(last.text).removesuffix(_END).rstrip(" .;,:")
            runs = (*block.runs[:-1], Run(_lead(last.text) + text + _END, last.bold, last.italic))
            return (*blocks[:place], type(block)(runs), *blocks[place + 1 :])
    return blocks


def _lead(text: str) -> str:
    return " " if text[:1].isspace() else ""


def _block(block: Block, following: Sequence[Block]) -> Element:
    match block:
        case Heading():
            text = one_line(block.text)
            return text_paragraph(_HEADINGS[block.level], text.upper() if block.level == 1 else text)
        case LegalBasis():
            end = ";" if following and isinstance(following[0], LegalBasis) else "."
            return text_paragraph("LegalBasis", one_line(block.text).rstrip(" .;,") + end)
        case Bullet():
            return paragraph("Content", run("- "), *_runs(block.runs))
        case Paragraph():
            return paragraph("Content", *_runs(block.runs))


def _runs(runs: tuple[Run, ...]) -> list[Element]:
    return [run(_flat(piece.text), bold=piece.bold, italic=piece.italic) for piece in runs]


def _flat(text: str) -> str:
    """One line, but with the spaces at its ends, which part it from the neighbouring runs."""
    return _lead(text) + one_line(text) + (" " if text[-1:].isspace() and text.strip() else "")


def _foot(document: OfficeDocument) -> Element:
    cells = (_recipients(document.recipients), _signature(document.signature))
    return borderless_table(_FOOT_COLUMNS, [cells], above=2)


def _recipients(names: tuple[str, ...]) -> list[Element]:
    lines = [
        text_paragraph("Recipient", f"- {line}", properties=[_hanging_dash()])
        for line in listed(name.lstrip("-– ") for name in names)
    ]
    return [text_paragraph("RecipientsHead", "Nơi nhận:"), *lines] if lines else []


def _hanging_dash() -> Element:
    return element("ind", left=twips(_DASH_MM), hanging=twips(_DASH_MM))


def _signature(signature: Signature) -> list[Element]:
    lines = (signature.on_behalf, signature.for_post, signature.post)
    return [
        *(text_paragraph("SignerPost", one_line(line).upper()) for line in lines if line),
        text_paragraph("SignerName", one_line(signature.name or "")),
    ]
