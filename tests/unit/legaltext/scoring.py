"""How well a reading agrees with a plan's gold annotation: counts per kind of fact, and what was missed."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from typing import Any

_ABBREVIATIONS = (("ubnd", "uy ban nhan dan"), ("mttq", "mat tran to quoc"), ("hdnd", "hoi dong nhan dan"))
_KINDS = {"report": "reporting", "report_consolidation": "consolidation", "event_duty": "event"}
_PLAIN_LINTS = ("area", "blank", "incomplete_citation")
_OPENING = 28


def bare(text: str | None) -> str:
    """Letters and digits only, without marks, abbreviations written out: what two readers agree on."""
    decomposed = unicodedata.normalize("NFD", (text or "").lower().replace("đ", "d").replace("ð", "d"))
    letters = "".join(char for char in decomposed if not unicodedata.combining(char))
    for short, full in _ABBREVIATIONS:
        letters = letters.replace(short, full)
    return " ".join(re.findall(r"[a-z0-9]+", letters))


def alike(left: str, right: str) -> float:
    return SequenceMatcher(None, bare(left), bare(right), autojunk=False).ratio()


@dataclass
class Score:
    """Agreement of one reading with one gold annotation."""

    citations_missing: list[Any] = field(default_factory=list)
    citations_extra: list[Any] = field(default_factory=list)
    outline_missing: list[str] = field(default_factory=list)
    bullets_missing: list[str] = field(default_factory=list)
    duties_missing: list[str] = field(default_factory=list)
    anchors_wrong: list[Any] = field(default_factory=list)
    kinds_wrong: list[Any] = field(default_factory=list)
    leads_wrong: list[Any] = field(default_factory=list)
    leads_total: int = 0
    report_days: set[str] = field(default_factory=set)
    gold_report_days: set[str] = field(default_factory=set)
    report_anchors: set[str] = field(default_factory=set)
    gold_report_anchors: set[str] = field(default_factory=set)
    recipients_missing: list[str] = field(default_factory=list)
    signer: bool = False
    plain_lints_missing: list[str] = field(default_factory=list)
    plain_lints_total: int = 0


def score(out: dict[str, Any], gold: dict[str, Any]) -> Score:
    """Compares a "danvan-read/1" object with a gold annotation."""
    result = Score()
    _citations(result, out, gold)
    _outline(result, out, gold)
    _duties(result, out, gold)
    names = [one["name"] for one in out["recipients"]]
    result.recipients_missing = [one["raw"] for one in gold["recipients"] if not _listed(one["raw"], names)]
    result.signer = bare(out["signature"]["signer"]) == bare(gold["signature"]["signer"])
    _lints(result, out, gold)
    return result


def _citations(result: Score, out: dict[str, Any], gold: dict[str, Any]) -> None:
    def keys(cited: Iterable[dict[str, Any]]) -> Counter[tuple[str, str, str | None]]:
        return Counter(
            (re.sub(r"\s", "", one["number"]).upper(), one["type"].lower(), one["date"])
            for one in cited
            if one.get("number")
        )

    found, wanted = keys(out["citations"]), keys(gold["citations"])
    result.citations_missing = sorted((wanted - found).elements(), key=str)
    result.citations_extra = sorted((found - wanted).elements(), key=str)


def _anchors(nodes: Iterable[dict[str, Any]]) -> Iterator[str]:
    for node in nodes:
        yield node["anchor"]
        yield from _anchors(node["children"])


def _outline(result: Score, out: dict[str, Any], gold: dict[str, Any]) -> None:
    found = set(_anchors(out["outline"]))
    for section in gold["section_tree"]:
        for node in (section, *section.get("children", [])):
            if node["anchor"] not in found:
                result.outline_missing.append(node["anchor"])
            bullets = [f"{node['anchor']}.-{n}" for n in range(1, len(node.get("bullets") or []) + 1)]
            result.bullets_missing.extend(anchor for anchor in bullets if anchor not in found)


def _match(duty: dict[str, Any], rest: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The duty read for a gold one: all of its opening words first, then only the first of them, then near the start."""
    whole, kind = bare(duty["starts_with"]), _KINDS.get(duty["kind"])
    for opening in (whole, whole[:_OPENING]):
        for one in rest:
            words = bare(one["text"])
            if words.startswith(opening) or (kind == one["kind"] and opening in words):
                return one
    return next((one for one in rest if whole[:_OPENING] in bare(one["text"])[:160]), None)


def _duties(result: Score, out: dict[str, Any], gold: dict[str, Any]) -> None:
    rest = list(out["duties"])
    for duty in gold["obligations"]:
        deadline = duty.get("deadline")
        if duty["kind"] == "report" and deadline:
            result.gold_report_days.add(deadline["last_day"])
            result.gold_report_anchors.add(duty["section"])
        explicit = bool(duty["lead"]) and not duty["lead_implied"]
        result.leads_total += explicit
        found = _match(duty, rest)
        if found is None:
            result.duties_missing.append(duty["id"])
            continue
        rest.remove(found)
        _compare(result, duty, found, gold["units"], explicit=explicit)
    for one in out["duties"]:
        if one["kind"] == "reporting" and one["due"]:
            result.report_days.update(due["last_day"] for due in one["due"] if due["last_day"])
            result.report_anchors.add(one["anchor"])


def _compare(
    result: Score, duty: dict[str, Any], found: dict[str, Any], units: dict[str, Any], *, explicit: bool
) -> None:
    part = re.match(r"[^.]+(?:\.\d+)?", duty["section"])
    prefix = part.group() if part else ""
    if found["anchor"] != prefix and not found["anchor"].startswith(f"{prefix}."):
        result.anchors_wrong.append((duty["id"], found["anchor"]))
    kinds = {_KINDS.get(kind, kind) for kind in (duty["kind"], *duty.get("kind_alternatives", []))}
    if found["kind"] not in kinds:
        result.kinds_wrong.append((duty["id"], found["kind"]))
    if explicit:
        readings = [
            [units.get(u, {}).get("name", u) for u in lead]
            for lead in (duty["lead"], *duty.get("lead_alternatives", []))
        ]
        if not any(_same_names(names, found["lead"]) for names in readings):
            result.leads_wrong.append((duty["id"], readings[0], found["lead"]))


def _same_names(wanted: list[str], found: list[str]) -> bool:
    return len(wanted) == len(found) and all(any(alike(name, other) >= 0.8 for other in found) for name in wanted)


def _listed(raw: str, names: list[str]) -> bool:
    whole = raw.split("(", maxsplit=1)[0]
    parts = [part for part in re.split(r"[,;]", whole.rsplit(":", maxsplit=1)[-1]) if part.strip()]
    return any(alike(whole, name) >= 0.85 for name in names) or all(
        any(alike(part, name) >= 0.8 for name in names) for part in parts
    )


def _lints(result: Score, out: dict[str, Any], gold: dict[str, Any]) -> None:
    text = out["text"]
    spans = [
        tuple(lint["span"]) for lint in out["lints"] if lint["span"] and 4 <= lint["span"][1] - lint["span"][0] <= 160
    ]
    for lint in gold["lints"]:
        if lint.get("judgement") or lint.get("outside_text") or lint.get("class") not in _PLAIN_LINTS:
            continue
        result.plain_lints_total += 1
        wanted = bare(lint["text"])
        around = any(wanted in bare(text[max(0, start - 20) : end + 20]) for start, end in spans)
        if not around and not any(bare(text[start:end]) in wanted for start, end in spans):
            result.plain_lints_missing.append(lint["text"])
