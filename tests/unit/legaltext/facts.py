"""Hand-written facts beside an invented paper, and how well a reading agrees with them.

One fact a line: "cite: number or title | date | issuer | Điều 5; khoản 2 Điều 11", "refers: words -> number" for words that
point back, "duty: kind[,kind] | opening words | lead A; B | except C | with D | due YYYY-MM-DD | to X | requested |
target ≥ 2 cuộc/year; = 95 %", "recipient: name", and type, number, date, issuer and signer of the paper. A law told by its
title alone, without date or article, is no citation; a limit that runs from an event ("trong 05 ngày kể từ …") is no target.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import Any

from tests.unit.legaltext.scoring import alike, bare

CORPUS = Path(__file__).with_name("corpus")
_ALIKE = 0.85
_SESSION = re.compile(r"\s*\(kho[áa][^)]*\)|\s*\(khóa[^)]*\)")


@dataclass
class Duty:
    kinds: tuple[str, ...]
    opening: str
    lead: list[str] = field(default_factory=list)
    partners: list[str] = field(default_factory=list)
    due: list[str] = field(default_factory=list)
    to: str | None = None
    requested: bool = False
    excepted: list[str] = field(default_factory=list)
    targets: list[str] = field(default_factory=list)


@dataclass
class Facts:
    single: dict[str, str] = field(default_factory=dict)
    citations: list[tuple[str, str, str, list[str]]] = field(default_factory=list)
    refers: list[tuple[str, str]] = field(default_factory=list)
    duties: list[Duty] = field(default_factory=list)
    recipients: list[str] = field(default_factory=list)


@dataclass
class Tally:
    """Per kind of fact: found, read in all, wanted in all; and what went wrong."""

    found: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    faults: list[str] = field(default_factory=list)

    def note(self, kind: str, *, right: bool, fault: str, read: bool = True) -> None:
        self.wanted[kind] += 1
        self.read[kind] += read
        self.found[kind] += right
        if not right:
            self.faults.append(f"{kind}: {fault}")

    def surplus(self, kind: str, fault: str) -> None:
        self.read[kind] += 1
        self.faults.append(f"{kind} too many: {fault}")

    def add(self, other: Tally) -> None:
        for name in ("found", "read", "wanted"):
            getattr(self, name).update(getattr(other, name))
        self.faults.extend(other.faults)

    def figures(self, kind: str) -> tuple[float, float, float]:
        """Precision, recall and F1 of one kind of fact; 1 where there was nothing to find."""
        found, read, wanted = self.found[kind], self.read[kind], self.wanted[kind]
        precision = found / read if read else 1.0
        recall = found / wanted if wanted else 1.0
        both = precision + recall
        return precision, recall, 2 * precision * recall / both if both else 0.0


def read_facts(text: str) -> Facts:
    """The facts written in a .facts file."""
    out = Facts()
    for line in filter(None, map(str.strip, text.splitlines())):
        name, _, value = line.partition(":")
        parts = [part.strip() for part in value.split(" | " if name == "duty" else "|")]
        if name == "cite":
            articles = [one.strip() for one in parts[3].split(";") if one.strip()] if len(parts) > 3 else []
            out.citations.append((parts[0], parts[1], parts[2], articles))
        elif name == "refers":
            words, _, number = value.partition("->")
            out.refers.append((words.strip(), number.strip()))
        elif name == "duty":
            out.duties.append(_duty(parts))
        elif name == "recipient":
            out.recipients.append(value.strip())
        else:
            out.single[name] = value.strip()
    return out


def _duty(parts: list[str]) -> Duty:
    duty = Duty(tuple(parts[0].split(",")), parts[1])
    for part in parts[2:]:
        word, _, value = part.partition(" ")
        several = [name.strip() for name in value.split(";")]
        if word == "lead":
            duty.lead = several
        elif word == "with":
            duty.partners = several
        elif word == "due":
            duty.due = several
        elif word == "to":
            duty.to = value
        elif word == "except":
            duty.excepted = several
        elif word == "target":
            duty.targets = several
        else:
            duty.requested = True
    return duty


def compare(out: dict[str, Any], facts: Facts) -> Tally:
    """How a "danvan-read/1" object agrees with the facts."""
    tally = Tally()
    header = out["header"]
    for name, value in facts.single.items():
        got = out["signature"]["signer"] if name == "signer" else header[name]
        right = bare(got) == bare(value) if name in ("signer", "issuer") else (got or "") == value
        tally.note(name, right=right, fault=f"{value} != {got}", read=got is not None)
    _citations(tally, out["citations"], facts)
    _refers(tally, out["references"], facts)
    _duties(tally, out["duties"], facts)
    _recipients(tally, [one["name"] for one in out["recipients"]], facts)
    return tally


def _is_cited(wanted: str, cited: dict[str, Any]) -> bool:
    number = (cited["number"] or "").upper()
    if any(char.isdigit() for char in wanted):
        return wanted.upper() == number
    return cited["number"] is None and alike(wanted, f"{cited['type']} {cited['title'] or ''}") >= _ALIKE


def _citations(tally: Tally, cited: list[dict[str, Any]], facts: Facts) -> None:
    rest = list(cited)
    for number, day, issuer, articles in facts.citations:
        same = [one for one in rest if _is_cited(number, one)]
        found = next((one for one in same if (one["date"] or "") == day), same[0] if same else None)
        tally.note("citation", right=found is not None, fault=number, read=found is not None)
        if found is None:
            continue
        rest.remove(found)
        tally.note("citation date", right=(found["date"] or "") == day, fault=f"{number} {day} != {found['date']}")
        if issuer:
            right = alike(issuer, _SESSION.sub("", found["issuer"] or "")) >= _ALIKE
            tally.note("citation issuer", right=right, fault=f"{number} {issuer} != {found['issuer']}")
        if articles or found["articles"]:
            tally.note(
                "articles", right=found["articles"] == articles, fault=f"{number} {articles} != {found['articles']}"
            )
    referred = [bare(words) for words, _ in facts.refers]
    for one in rest:
        if not any(bare(one["ref"]) in words for words in referred):
            tally.surplus("citation", one["ref"])


def _refers(tally: Tally, found: list[dict[str, Any]], facts: Facts) -> None:
    for words, number in facts.refers:
        right = any(bare(one["text"]) in bare(words) and one["number"] == number for one in found)
        tally.note("refers", right=right, fault=f"{words} -> {number}", read=right)


def _matching(duty: Duty, rest: list[dict[str, Any]]) -> dict[str, Any] | None:
    opening = bare(duty.opening)
    same = [one for one in rest if bare(one["text"]).startswith(opening)]
    within = [one for one in rest if opening in bare(one["text"])]
    ranked = [
        *(one for one in same if one["kind"] in duty.kinds),
        *(one for one in within if one["kind"] in duty.kinds),
    ]
    return next(iter([*ranked, *same]), None)


def same_names(wanted: list[str], found: list[str]) -> bool:
    return len(wanted) == len(found) and all(any(alike(name, other) >= _ALIKE for other in found) for name in wanted)


def _whole(duties: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """Duties as read; one with a day for each half-year, which the reader gives once per day, put together again."""
    out: dict[tuple[Any, ...], dict[str, Any]] = {}
    for duty in duties:
        same = out.setdefault((*duty["span"], duty["kind"]), {**duty, "due": []})
        same["due"] = [*same["due"], *duty["due"]]
    return list(out.values())


def _told_whole(duties: list[Duty]) -> list[Duty]:
    out: dict[tuple[str, tuple[str, ...]], Duty] = {}
    for duty in duties:
        same = out.setdefault((duty.opening, duty.kinds), replace(duty, due=[]))
        same.due = [*same.due, *duty.due]
    return list(out.values())


def _duties(tally: Tally, duties: list[dict[str, Any]], facts: Facts) -> None:
    rest = _whole(duties)
    for duty in _told_whole(facts.duties):
        found = _matching(duty, rest)
        tally.note("duty", right=found is not None, fault=duty.opening, read=found is not None)
        if found is not None:
            rest.remove(found)
            _compare(tally, duty, found)
    for one in rest:
        tally.surplus("duty", f"{one['kind']} {' '.join(one['text'].split())[:90]}")


def _compare(tally: Tally, duty: Duty, found: dict[str, Any]) -> None:
    tally.note("kind", right=found["kind"] in duty.kinds, fault=f"{duty.opening}: {duty.kinds} != {found['kind']}")
    requested = found["relation"] == "requested"
    tally.note("relation", right=requested == duty.requested, fault=f"{duty.opening}: requested {requested}")
    right = same_names(duty.lead, found["lead"])
    tally.note("lead", right=right, fault=f"{duty.opening}: {duty.lead} != {found['lead']}")
    if duty.excepted or found["excepted"]:
        right = same_names(duty.excepted, found["excepted"])
        tally.note("excepted", right=right, fault=f"{duty.opening}: {duty.excepted} != {found['excepted']}")
    _targets(tally, duty, found["targets"])
    if duty.partners:
        right = same_names(duty.partners, found["coordinating"])
        tally.note("partners", right=right, fault=f"{duty.opening}: {duty.partners} != {found['coordinating']}")
    if "reporting" in duty.kinds or duty.to:
        right = alike(duty.to or "", found["report_to"] or "") >= _ALIKE or duty.to is found["report_to"]
        tally.note("report to", right=right, fault=f"{duty.opening}: {duty.to} != {found['report_to']}")
    days = sorted(due["last_day"] for due in found["due"] if due["last_day"])
    if duty.due or days:
        tally.note("due", right=days == sorted(duty.due), fault=f"{duty.opening}: {duty.due} != {days}")


_BOUNDS = {"at_least": "≥", "more_than": ">", "at_most": "≤", "less_than": "<", "exactly": "="}


def _targets(tally: Tally, duty: Duty, found: list[dict[str, Any]]) -> None:
    """Targets as "≥ 80 %" or "= 2 cuộc/year"; of the unit only the first word counts."""
    wanted = [_told(one) for one in duty.targets]
    got = [
        _told(f"{_BOUNDS[one['bound']]} {one['value'].replace('.', ',')} {one['unit']}/{one['period'] or ''}")
        for one in found
    ]
    for one in wanted:
        there = one in got
        tally.note("target", right=there, fault=f"{duty.opening}: {one} not in {got}", read=there)
        if there:
            got.remove(one)
    for one in got:
        tally.surplus("target", f"{duty.opening}: {one}")


def _told(target: str) -> tuple[str, str, str, str]:
    bound, value, rest = target.split(" ", 2)
    unit, _, period = rest.partition("/")
    value = re.sub(r"\.(?=\d{3}\b)", "", value).replace(".", ",")
    return bound, value, bare(unit.split()[0]).strip(","), period


def _recipients(tally: Tally, names: list[str], facts: Facts) -> None:
    rest = list(names)
    for wanted in facts.recipients:
        found = next((name for name in rest if alike(wanted, name) >= _ALIKE), None)
        tally.note("recipient", right=found is not None, fault=wanted, read=found is not None)
        if found is not None:
            rest.remove(found)
    for name in rest:
        tally.surplus("recipient", name)
