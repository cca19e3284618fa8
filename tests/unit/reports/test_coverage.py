"""Every sentence of the plan has its place, every figure offices report its indicator."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from danvan.indicators.declaration import Source
from danvan.records.kinds import KINDS
from danvan.reports.catalogue import CATALOGUE

ROOT = Path(__file__).resolve().parents[3]
SHARED = ROOT.parent / "shared"
PAGE = ROOT / "docs" / "plan-coverage.md"
# The figures offices report, by the code of the form; a form that splits one has a letter behind it.
FORM = tuple(
    f"G{group}.{number:02d}"
    for group, last in ((1, 9), (2, 8), (3, 18), (4, 11), (5, 11), (6, 8))
    for number in range(1, last + 1)
)
# What offices report besides, by the words of the reference: where it is counted.
BESIDES = {
    "Tổ công nghệ số cộng đồng": "G1.10", "lượt hướng dẫn DVC": "G1.10b", "PBGDPL": "G1.11", "tiếp xúc cử tri": "G2.09",
    "quy chế nội bộ ban hành, sửa đổi": "G3.19", "GPMB": "G3.22", "hộ thuộc diện": "G3.22a", "hộ bàn giao": "G3.22b",
    "cuộc vận động": "G3.22c", "tổ hòa giải": "G3.16c", "lượt lãnh đạo xuống ấp/thôn": "G3.21",
    "xếp loại công tác dân vận chính quyền": "G3.20", "xóa nhà tạm": "G5.12", "quỹ Vì": "G5.13", "chi trả chính sách": "G5.14",
    "BHYT": "G5.15", "giao quân": "G5.16", "mô hình ANTT": "G5.17", "cuộc họp BCĐ": "G6.01b", "cuộc gặp mặt": "G7.01",
    "thăm dịp lễ": "G7.02", "suất quà": "G7.03", "vốn chương trình": "G7.05", "trong đó lồng ghép": "G1.08w",
}  # fmt: skip


def _rows() -> list[tuple[str, str, str]]:
    """(opening words, where, codes) of the table."""
    lines = [line for line in PAGE.read_text(encoding="utf-8").splitlines() if line.startswith("| I")]
    return [tuple(cell.strip() for cell in line.strip("|").split("|"))[1:] for line in lines]  # type: ignore[misc]


@pytest.mark.parametrize("code", FORM)
def test_every_figure_of_the_form_has_its_indicator(code: str) -> None:
    assert [one for one in CATALOGUE if one.code == code or re.fullmatch(rf"{re.escape(code)}[a-z]+", one.code)]


@pytest.mark.parametrize("words", BESIDES)
def test_figures_offices_report_besides_have_their_indicator(words: str) -> None:
    assert BESIDES[words] in CATALOGUE.by_code


def test_what_is_typed_says_why() -> None:
    silent = [one.code for one in CATALOGUE if one.source is Source.TYPED and not one.numerator and not one.note]
    assert silent == []


def test_named_kinds_and_indicators_exist_and_every_kind_answers_a_sentence() -> None:
    named = {kind for _opening, where, _codes in _rows() for kind in re.findall(r"`(\w+)`", where)}
    assert named <= set(KINDS)
    assert set(KINDS) - named <= WITHOUT_A_SENTENCE
    codes = {code for _opening, _where, codes in _rows() for code in codes.split()}
    assert codes <= set(CATALOGUE.by_code)


WITHOUT_A_SENTENCE = {"mediation"}  # the plan is silent on it, the form is not


def test_reference_names_no_figure_that_is_not_here() -> None:
    """Held against the reference where it is at hand; the list above is held in any case."""
    if not (reference := SHARED / "reference" / "domain.md").exists():
        return
    text = reference.read_text(encoding="utf-8")
    part = text[text.index("### 3.3") : text.index("## 4.")]
    assert sorted(set(re.findall(r"\bG[1-6]\.\d\d\b", part))) == sorted(FORM)
    besides = re.sub(r"\s+", " ", part[part.index("**Also reported") :])
    assert [words for words in BESIDES if words not in besides] == []


def test_every_sentence_of_the_plan_has_its_place() -> None:
    if not (plan := SHARED / "seed" / "plan-2023.txt").exists():
        return
    openings = [opening for opening, _where, _codes in _rows()]
    missing = [sentence for sentence in _sentences(plan) if not any(sentence.startswith(one) for one in openings)]
    assert missing == []


def _sentences(plan: Path) -> list[str]:
    """The sentences and clauses of parts II and III, pages that break one in two put together again."""
    text = plan.read_text(encoding="utf-8").replace("*", "")
    body = text[text.index("II. NỘI DUNG") : text.index("Nơi nhận:")]
    paragraphs: list[str] = []
    for piece in re.split(r"\n\s*\n", body):
        one = " ".join(piece.split())
        begun = re.match(r"(?:-|\d+\.|[IVX]+\.)\s", one)
        if paragraphs and not begun and len(paragraphs[-1]) > 60 and not paragraphs[-1].endswith((".", ";", ":", "/")):
            paragraphs[-1] += f" {one}"
        elif one:
            paragraphs.append(one)
    found = []
    for paragraph in paragraphs:
        if re.match(r"[IVX]+\. ", paragraph):
            continue
        found += re.split(r"(?<=[.;])\s+", paragraph.removeprefix("- "))
    return [one for one in found if not re.fullmatch(r"\d+\.", one)]
