"""The generated corpus: the reader agrees with its gold, whatever dress a paper wears, and points at what it claims."""

from __future__ import annotations

import json
from collections.abc import Iterator
from functools import cache
from typing import Any

import pytest

from danvan.legaltext.contract import as_dict
from danvan.legaltext.reading import read_text
from tests.corpus import figures
from tests.corpus.draft import Draft
from tests.corpus.dress import TEXTS, as_text, tone_style
from tests.corpus.gold import bodies_in, plain
from tests.corpus.measure import Count, compare
from tests.corpus.papers import RECIPES, paper, papers
from tests.unit.legaltext.scoring import bare

NAMES = [recipe.name for recipe in RECIPES]
_SCANNED = NAMES[::9]
# Dresses lose at most these points of F1 in what the papers are measured on; a scan may lose more.
_LOSS, _SCAN_LOSS = 0.02, 0.06
_ONE_LINE = 1500
_MEASURED = [fact for fact, least in figures.WANTED.items() if least]


@cache
def _count(variant: str) -> Count:
    return figures.counted(variant)[0]


def test_there_are_forty_papers_of_nine_kinds() -> None:
    assert len(set(NAMES)) == len(NAMES) >= 40
    assert {recipe.kind for recipe in RECIPES} == {
        "kế hoạch", "chương trình", "chỉ thị", "quyết định", "công văn", "công điện", "thông báo", "báo cáo", "nghị quyết",
    }  # fmt: skip


def test_a_paper_is_the_same_each_time_it_is_written() -> None:
    assert as_text(paper(NAMES[0])) == as_text(paper(NAMES[0]))


def test_names_are_taken_out_of_their_brackets() -> None:
    marked = "<Giám đốc |Sở Y tế> và <Công an tỉnh>"
    assert plain(marked) == "Giám đốc Sở Y tế và Công an tỉnh"
    assert [(body.name, body.inner) for body in bodies_in(marked)] == [
        ("Giám đốc Sở Y tế", "Sở Y tế"),
        ("Công an tỉnh", "Công an tỉnh"),
    ]


def test_tone_marks_move_to_the_other_letter() -> None:
    assert tone_style("Ủy ban xã Tân Thủy, HÒA, quỳ, hoàn, hỏa") == "Uỷ ban xã Tân Thuỷ, HOÀ, quỳ, hoàn, hoả"


@pytest.mark.parametrize("d", list(papers()), ids=NAMES)
def test_what_the_gold_says_stands_in_the_paper(d: Draft) -> None:
    text = bare(as_text(d))
    names = [name for charge in d.gold.charges for name in (*charge.lead, *charge.partners)]
    wanted = [
        *names,
        *(charge.opening for charge in d.gold.charges),
        *d.gold.recipients,
        *(cited.number or "" for cited in d.gold.citations),
    ]
    assert [words for words in wanted if bare(words) not in text] == []


@pytest.mark.parametrize("fact", _MEASURED)
def test_plain_texts_are_read_well_enough(fact: str) -> None:
    assert figures.f1(_count("txt"), fact) >= (figures.WANTED[fact] or 0)


def test_nothing_kept_is_lost_on_plain_texts() -> None:
    kept = json.loads((figures.FOLDER / "accuracy.json").read_text(encoding="utf-8"))["figures"]["txt"]
    now = {fact: round(figures.f1(_count("txt"), fact), 3) for fact in kept}
    assert {fact: (was, now[fact]) for fact, was in kept.items() if now[fact] < was} == {}


@pytest.mark.parametrize("variant", [variant for variant in figures.VARIANTS if variant not in ("txt", "scan")])
def test_a_dress_costs_little(variant: str) -> None:
    most = _SCAN_LOSS if variant == "ocr" else _LOSS
    losses = {fact: figures.f1(_count("txt"), fact) - figures.f1(_count(variant), fact) for fact in _MEASURED}
    assert {fact: round(loss, 3) for fact, loss in losses.items() if loss > most} == {}


def test_a_scan_costs_little() -> None:
    drafts = [paper(name) for name in _SCANNED]
    plain, scanned = figures.counted("txt", drafts)[0], figures.counted("scan", drafts)[0]
    losses = {fact: figures.f1(plain, fact) - figures.f1(scanned, fact) for fact in _MEASURED}
    assert {fact: round(loss, 3) for fact, loss in losses.items() if loss > _SCAN_LOSS} == {}


def _facts(out: dict[str, Any], *, counted_spaces: bool = False) -> Any:
    """Everything read, without places, with names compared by their letters."""

    def tree(nodes: list[dict[str, Any]]) -> list[Any]:
        return [(node["anchor"], bare(node["title"]), tree(node["children"])) for node in nodes]

    duties = [
        (
            duty["anchor"], duty["kind"], duty["relation"], sorted(map(bare, duty["lead"])), sorted(map(bare, duty["coordinating"])),
            bare(duty["report_to"]), [due["last_day"] for due in duty["due"]], duty["recurrence"],
        )
        for duty in out["duties"]
    ]  # fmt: skip
    head = {name: bare(str(out["header"][name])) for name in ("type", "number", "date", "issuer", "title", "year")}
    citations = [(cited["type"], cited["number"], cited["date"], bare(cited["issuer"])) for cited in out["citations"]]
    recipients = [(bare(one["name"]), one["purpose"]) for one in out["recipients"]]
    return {
        "header": head, "outline": tree(out["outline"]), "citations": citations, "units": [bare(unit["name"]) for unit in out["units"]],
        "duties": duties, "recipients": recipients, "signer": bare(out["signature"]["signer"]),
    }  # fmt: skip


@cache
def _plain(name: str) -> Any:
    return _facts(figures.reading_of(paper(name), "txt"))


@pytest.mark.parametrize("variant", ["nfd", "dashes", "spaces", "tones", "wrap80", "pages"])
def test_letters_dashes_spaces_wraps_and_pages_change_no_fact(variant: str) -> None:
    names = [name for name in NAMES if variant != "pages" or _has_pages(name)]
    changed = {name: _differing(_plain(name), _facts(figures.reading_of(paper(name), variant))) for name in names}
    assert {name: parts for name, parts in changed.items() if parts} == {}


def _has_pages(name: str) -> bool:
    """A text run together on one line and a table drawn with bars are typed, not printed: they have no pages."""
    text = as_text(paper(name))
    return "|" not in text and max(map(len, text.split("\n"))) < _ONE_LINE


def _differing(one: Any, other: Any) -> list[str]:
    return [part for part in one if one[part] != other[part]]


def _spans(out: dict[str, Any]) -> Iterator[tuple[str, str, str]]:
    """What each fact claims, and the text it points at."""
    text = out["text"]

    def at(fact: dict[str, Any]) -> str:
        return str(text[slice(*fact["span"])])

    for kind, claim in (("citations", "ref"), ("units", "mention"), ("duties", "text")):
        yield from ((kind, one[claim], at(one)) for one in out[kind])
    yield from (("due", due["text"], at(due)) for duty in out["duties"] for due in duty["due"])
    yield from (("target", one["text"], at(one)) for duty in out["duties"] for one in duty["targets"])
    yield from (("reference", one["text"], at(one)) for one in out["references"])
    yield from (("recipient", one["name"], at(one)) for one in out["recipients"])
    yield from (("number", one["number"], at(one)) for one in out["citations"] if one["number"])
    if out["signature"]["signer"]:
        yield ("signer", out["signature"]["signer"], at(out["signature"]))
    yield from (
        ("header", out["header"][name], at(out["header"]))
        for name in ("number", "title", "place")
        if out["header"][name]
    )
    nodes = list(out["outline"])
    while nodes:
        node = nodes.pop()
        nodes += node["children"]
        yield from (("outline", node[claim], at(node)) for claim in ("marker", "title") if node[claim])


@pytest.mark.parametrize("variant", ["txt", "docx", "pdf", "nfd", "wrap60", "pages", "ocr"])
def test_every_fact_points_at_what_it_claims(variant: str) -> None:
    wrong = [
        (d.name, kind, claim, found)
        for d in papers()
        for kind, claim, found in _spans(figures.reading_of(d, variant))
        if bare(claim).replace(" ", "") not in bare(found).replace(" ", "")
    ]
    assert wrong == []


def test_a_missing_a_wrong_and_a_surplus_fact_are_counted() -> None:
    d = paper(NAMES[0])
    right = compare(as_dict(read_text(as_text(d))), d.gold)
    other = compare(as_dict(read_text(as_text(d).replace("Nơi nhận:", "").replace("chủ trì", "xem"))), d.gold)
    assert other.right["recipient"] == 0 < right.right["recipient"]
    assert other.edits > right.edits


def test_texts_of_every_dress_differ_from_the_plain_one() -> None:
    text = as_text(paper(NAMES[1]))
    assert [name for name, change in TEXTS.items() if change(text) == text] == []
