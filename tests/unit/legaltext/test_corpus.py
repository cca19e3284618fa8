"""The annotated papers of the corpus: read without a fault as they are, and nearly so in other dress."""

from pathlib import Path

import pytest

from danvan.legaltext.contract import as_dict
from danvan.legaltext.model import Reading
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.accuracy import held_out, names, tally_of
from tests.unit.legaltext.facts import CORPUS, Tally, compare, read_facts
from tests.unit.legaltext.variants import CLOTHES

# Drawn tables and heads of Markdown are signs of plain text only: Word and PDF files have their own.
_PLAIN_ONLY = ("ke-hoach-markdown-bang",)
_FLOORS = {"citation": 0.98, "duty": 0.9, "lead": 0.92, "kind": 0.96, "recipient": 1.0, "number": 1.0, "date": 1.0}
_ASIDE = {
    "citation": 0.95,
    "citation date": 0.95,
    "duty": 0.94,
    "kind": 0.95,
    "lead": 0.85,
    "due": 0.9,
    "recipient": 0.9,
}


@pytest.mark.parametrize("name", names())
def test_paper_reads_like_its_facts(name: str) -> None:
    assert tally_of(name).faults == []


def test_papers_kept_aside_are_read_well_enough() -> None:
    total = Tally()
    for name in held_out():
        total.add(tally_of(name))

    assert {kind: total.figures(kind)[2] >= floor for kind, floor in _ASIDE.items()} == dict.fromkeys(_ASIDE, True)


def _in_dress(name: str, dress: str, folder: Path) -> Tally:
    suffix, make = CLOTHES[dress]
    path = folder / f"{name}.{suffix}"
    path.write_bytes(make((CORPUS / f"{name}.txt").read_text(encoding="utf-8")))
    return compare(as_dict(read_file(path)), read_facts((CORPUS / f"{name}.facts").read_text(encoding="utf-8")))


@pytest.mark.parametrize("dress", CLOTHES)
def test_facts_survive_another_dress(dress: str, tmp_path: Path) -> None:
    total = Tally()
    for name in names():
        if CLOTHES[dress][0] == "txt" or name not in _PLAIN_ONLY:
            total.add(_in_dress(name, dress, tmp_path))

    assert {kind: total.figures(kind)[2] >= floor for kind, floor in _FLOORS.items()} == dict.fromkeys(_FLOORS, True)


def _spans(reading: Reading) -> list[tuple[tuple[int, int], str]]:
    cited = [(one.span, one.ref) for one in reading.citations]
    units = [(one.span, one.mention) for one in reading.units]
    duties = [(one.span, one.text) for one in reading.duties]
    dues = [(due.span, due.text) for one in reading.duties for due in one.due]
    targets = [(one.span, one.text) for duty in reading.duties for one in duty.targets]
    references = [(one.span, one.text) for one in reading.references]
    return [*cited, *units, *duties, *dues, *targets, *references]


@pytest.mark.parametrize("name", names())
def test_every_fact_points_at_its_own_words(name: str) -> None:
    reading = read_file(CORPUS / f"{name}.txt")

    text = reading.source.text
    assert [words for (start, end), words in _spans(reading) if _folded(text[start:end]) != _folded(words)] == []


def _folded(words: str) -> str:
    """Words in one letter case and on one line, as keys hold them."""
    return " ".join(words.lower().split())


@pytest.mark.parametrize("name", names())
def test_names_of_bodies_stand_in_the_text(name: str) -> None:
    reading = read_file(CORPUS / f"{name}.txt")
    text = " ".join(reading.source.text.split())

    assert [body for duty in reading.duties for body in (*duty.lead, *duty.coordinating) if body not in text] == []
