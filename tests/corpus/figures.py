"""Runs the reader over the corpus in every dress and sums up how well it agrees with the gold."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Any

from danvan.legaltext.contract import as_dict
from danvan.legaltext.reading import read_file, read_text
from tests.corpus.draft import Draft
from tests.corpus.dress import TEXTS, as_text, misread
from tests.corpus.measure import Count, compare
from tests.corpus.papers import papers
from tests.corpus.pdfpaper import as_pdf, pages_of
from tests.corpus.scanned import as_scan
from tests.corpus.wordpaper import as_docx

FOLDER = Path(__file__).parent

# "ocr" is a text with the slips of recognition put in; "scan" is printed, scanned and recognised.
VARIANTS = ("txt", "docx", "pdf", *TEXTS, "ocr", "scan")
# The order in which facts are told, and what each must reach.
WANTED = {
    "citation": 0.99, "citation date": None, "citation issuer": 0.95, "law by title": None, "outline": 0.98, "unit mention": 0.97,
    "duty": None, "kind (macro)": 0.90, "lead": 0.93, "partners": None, "relation": None, "due": 0.98, "repeats": None,
    "report to": None, "recipient": 0.98, "type": None, "number": None, "date": None, "issuer": None, "signer": None,
}  # fmt: skip
_FILES: dict[str, Callable[[Draft], bytes]] = {
    "docx": as_docx,
    "pdf": as_pdf,
    "scan": lambda d: as_scan(pages_of(d)),
}


def reading_of(d: Draft, variant: str) -> dict[str, Any]:
    """The reading of one paper in one dress."""
    if variant in _FILES:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / f"{d.name}.{variant}"
            path.write_bytes(_FILES[variant](d))
            return as_dict(read_file(path))
    text = as_text(d)
    changed = misread if variant == "ocr" else TEXTS.get(variant, lambda same: same)
    return as_dict(read_text(changed(text)))


def counted(variant: str, drafts: Iterable[Draft] | None = None) -> tuple[Count, list[str]]:
    """The agreement over all papers in one dress, and every disagreement as "paper: fact: what"."""
    total, faults = Count(), []
    for d in drafts or papers():
        own = compare(reading_of(d, variant), d.gold)
        faults += [f"{d.name}: {fact}: {what}" for fact, what in own.faults if not fact.startswith("kind:")]
        total.add(own)
    return total, faults


def f1(count: Count, fact: str) -> float:
    return count.kind_macro() if fact == "kind (macro)" else count.figures(fact)[2]
