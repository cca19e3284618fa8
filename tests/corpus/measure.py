"""How well a reading agrees with the gold of a paper: counts per kind of fact, and every disagreement told."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from tests.corpus.gold import Charge, Cited, Gold
from tests.unit.legaltext.facts import same_names
from tests.unit.legaltext.scoring import alike, bare

_ALIKE = 0.85
# A clerk who confirms a reading must mend these; mentions and the outline only help him to look.
_HEAD = ("type", "number", "date", "issuer", "signer", "recipient")
_CITED = ("citation", "citation date", "citation issuer", "law by title")
MENDED = frozenset({*_HEAD, *_CITED, "duty", "kind", "relation", "lead", "partners", "report to", "due", "repeats"})


@dataclass
class Count:
    """Per kind of fact: right, read in all, wanted in all; kinds of duty apart; and what went wrong."""

    right: Counter[str] = field(default_factory=Counter)
    read: Counter[str] = field(default_factory=Counter)
    wanted: Counter[str] = field(default_factory=Counter)
    faults: list[tuple[str, str]] = field(default_factory=list)

    def note(self, fact: str, right: bool, fault: str, *, read: bool = True) -> None:
        self.wanted[fact] += 1
        self.read[fact] += read
        self.right[fact] += right
        if not right:
            self.faults.append((fact, fault))

    def surplus(self, fact: str, fault: str) -> None:
        self.read[fact] += 1
        self.faults.append((fact, f"too many: {fault}"))

    def add(self, other: Count) -> None:
        for name in ("right", "read", "wanted"):
            getattr(self, name).update(getattr(other, name))
        self.faults += other.faults

    def figures(self, fact: str) -> tuple[float, float, float]:
        """Precision, recall and F1; 1 where there was nothing to find."""
        right, read, wanted = self.right[fact], self.read[fact], self.wanted[fact]
        precision, recall = right / read if read else 1.0, right / wanted if wanted else 1.0
        return precision, recall, 2 * precision * recall / (precision + recall) if right else float(not read + wanted)

    def kind_macro(self) -> float:
        """Mean F1 over the kinds of duty."""
        kinds = [fact for fact in self.wanted if fact.startswith("kind:")]
        return sum(self.figures(kind)[2] for kind in kinds) / max(1, len(kinds))

    @property
    def edits(self) -> int:
        return sum(fact in MENDED for fact, _ in self.faults)


def compare(out: dict[str, Any], gold: Gold) -> Count:
    """How a "danvan-read/1" object agrees with a paper's gold."""
    count = Count()
    _head(count, out, gold)
    _citations(count, out["citations"], gold.citations)
    _outline(count, out["outline"], gold)
    _bodies(count, out["units"], gold)
    _charges(count, out["duties"], gold.charges)
    _recipients(count, [one["name"] for one in out["recipients"]], gold.recipients)
    return count


def _head(count: Count, out: dict[str, Any], gold: Gold) -> None:
    head, signer = out["header"], out["signature"]["signer"]
    day = gold.day.isoformat() if gold.day else None
    for fact, wanted, got, right in (
        ("type", gold.type, head["type"], head["type"] == gold.type),
        ("number", gold.number, head["number"], _number(head["number"]) == _number(gold.number)),
        ("date", day, head["date"], head["date"] == day),
        ("issuer", gold.issuer, head["issuer"], bare(head["issuer"]) == bare(gold.issuer)),
        ("signer", gold.signer, signer, bare(signer) == bare(gold.signer)),
    ):
        if wanted is not None:
            count.note(fact, right, f"{wanted} != {got}", read=got is not None)
        elif got is not None:
            count.surplus(fact, str(got))


def _number(number: str | None) -> str:
    return re.sub(r"\s", "", number or "").upper().replace("Ð", "Đ")


def _citations(count: Count, cited: list[dict[str, Any]], wanted: list[Cited]) -> None:
    rest = [one for one in cited if one["number"]]
    laws = [one for one in cited if not one["number"]]
    for one in sorted(wanted, key=lambda cited: cited.day is None):
        if one.number is None:
            _law(count, laws, one)
            continue
        same = [r for r in rest if _number(r["number"]) == _number(one.number) and r["type"].lower() == one.type]
        found = next((r for r in same if r["date"] == _iso(one.day)), same[0] if same else None)
        count.note("citation", found is not None, one.number, read=found is not None)
        if found is None:
            continue
        rest.remove(found)
        if one.day:
            count.note("citation date", found["date"] == _iso(one.day), f"{one.number} {one.day} != {found['date']}")
        if one.issuer:
            right = alike(one.issuer, found["issuer"] or "") >= _ALIKE
            count.note("citation issuer", right, f"{one.number} {one.issuer} != {found['issuer']}")
    for surplus in rest:
        count.surplus("citation", surplus["ref"])


def _law(count: Count, laws: list[dict[str, Any]], one: Cited) -> None:
    wanted = f"{one.type} {one.title}"
    near = [law for law in laws if alike(wanted, f"{law['type']} {law['title'] or ''}") >= _ALIKE]
    found = next((law for law in near if law["date"] == _iso(one.day)), None)
    count.note("law by title", found is not None, f"{wanted} {one.day}", read=bool(near))
    if found:
        laws.remove(found)


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _walk(nodes: list[dict[str, Any]], path: str) -> Iterator[tuple[str, dict[str, Any]]]:
    """Marked items with the path of their markers, whatever names attached papers and repeated markers have."""
    for node in nodes:
        last = node["anchor"].rsplit(".", 1)[-1].split("~")[0]
        step = re.sub(r"^(?:Phần|Điều) ", "", last)
        own = f"{path}.{step}" if path and node["marker"] else step if node["marker"] else path
        if node["marker"] and not last.startswith("b-"):
            yield own, node
        yield from _walk(node["children"], own)


def _outline(count: Count, nodes: list[dict[str, Any]], gold: Gold) -> None:
    found: Counter[str] = Counter(path for path, _ in _walk(nodes, ""))
    for item in gold.outline:
        path = re.sub(r"(?:Phần|Điều) ", "", item.path)
        there = found[path] > 0
        count.note("outline", there, f"{path} {item.opening}", read=there)
        found[path] -= there
    for path in (+found).elements():
        count.surplus("outline", path)


def _bodies(count: Count, units: list[dict[str, Any]], gold: Gold) -> None:
    rest = Counter(_without_term(unit["mention"]) for unit in units)
    for body in gold.bodies:
        name = next((name for name in (_without_term(body.name), bare(body.inner)) if rest[name] > 0), None)
        count.note("unit mention", name is not None, body.name, read=name is not None)
        if name:
            rest[name] -= 1
    rest -= Counter(map(bare, gold.perhaps))
    for name in (+rest).elements():
        count.surplus("unit mention", name)


def _without_term(name: str) -> str:
    """A term of office ("khóa XI") may stand in a mention or not."""
    return re.sub(r" khoa [ivx]+$", "", bare(name))


def _nearness(charge: Charge, duty: dict[str, Any]) -> tuple[float, ...]:
    """How likely a duty read is the one meant: its words first, then its kind and its day."""
    wanted, got = bare(charge.opening), bare(duty["text"])
    start = 2.0 if got.startswith(wanted) else 1.5 if wanted in got else 0.0
    if not start:
        ratio = alike(wanted, got[: len(wanted)])
        start = ratio if ratio > _ALIKE else 0.0
    return (start > 0, duty["kind"] in charge.kinds, start, _days(duty) == _day_list(charge))


def _days(duty: dict[str, Any]) -> list[str]:
    return sorted(due["last_day"] for due in duty["due"] if due["last_day"])


def _day_list(charge: Charge) -> list[str]:
    return [charge.due.isoformat()] if charge.due else []


def _charges(count: Count, duties: list[dict[str, Any]], wanted: list[Charge]) -> None:
    rest = list(duties)
    for charge in wanted:
        found = max(rest, key=lambda duty: _nearness(charge, duty), default=None)
        if found is None or not _nearness(charge, found)[0]:
            count.note("duty", False, charge.opening, read=False)
            count.note(f"kind:{charge.kinds[0]}", False, charge.opening, read=False)
            continue
        rest.remove(found)
        count.note("duty", True, "")
        _one(count, charge, found)
    for duty in rest:
        count.surplus("duty", f"{duty['kind']} {' '.join(duty['text'].split())[:80]}")
        count.read[f"kind:{duty['kind']}"] += 1


def _one(count: Count, charge: Charge, duty: dict[str, Any]) -> None:
    told = charge.opening
    right = duty["kind"] in charge.kinds
    count.note("kind", right, f"{told}: {charge.kinds} != {duty['kind']}")
    kind = duty["kind"] if right else charge.kinds[0]
    count.wanted[f"kind:{kind}"] += 1
    count.read[f"kind:{duty['kind']}"] += 1
    count.right[f"kind:{kind}"] += right
    asked = duty["relation"] == "requested"
    if charge.requested is not None:
        count.note("relation", asked == charge.requested, f"{told}: requested {asked}")
    count.note("lead", same_names(list(charge.lead), duty["lead"]), f"{told}: {charge.lead} != {duty['lead']}")
    if charge.partners or (duty["coordinating"] and not charge.requested):
        right = same_names(list(charge.partners), duty["coordinating"])
        count.note("partners", right, f"{told}: {charge.partners} != {duty['coordinating']}")
    days = _days(duty)
    if charge.due or days:
        count.note("due", days == _day_list(charge), f"{told}: {_day_list(charge)} != {days}")
    if charge.repeats:
        rule = duty["recurrence"]
        count.note("repeats", _rhythm(rule) == charge.repeats, f"{told}: {charge.repeats} != {rule}", read=bool(rule))
    if charge.to or (duty["report_to"] and "task" not in charge.kinds):
        right = alike(charge.to or "", duty["report_to"] or "") >= _ALIKE
        count.note("report to", right, f"{told}: {charge.to} != {duty['report_to']}", read=bool(duty["report_to"]))


def _rhythm(rule: str | None) -> str | None:
    """The rhythm a recurrence rule tells, in the words of the gold."""
    known = {"FREQ=MONTHLY": "month", "FREQ=MONTHLY;INTERVAL=3": "quarter", "FREQ=WEEKLY": "week"}
    return known.get(rule or "", "year" if (rule or "").startswith("FREQ=YEARLY") else None)


def _recipients(count: Count, names: list[str], wanted: list[str]) -> None:
    rest = list(names)
    for name in wanted:
        found = max(rest, key=lambda other: alike(name, other), default=None)
        right = found is not None and alike(name, found) >= _ALIKE
        count.note("recipient", right, name, read=right)
        if found is not None and right:
            rest.remove(found)
    for name in rest:
        count.surplus("recipient", name)
