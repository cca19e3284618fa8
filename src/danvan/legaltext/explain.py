"""Says which rules read what at a place of a text, so that a wrong reading can be traced to its rule."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

_KINDS = ("outline", "citations", "units", "duties", "recipients", "lints")
_SHOWN = 90


def parse_place(words: str) -> tuple[int, int]:
    """ "120" or "120:180" as a range of characters. Raises ValueError for anything else."""
    first, _, last = words.partition(":")
    start = int(first)
    end = int(last) if last else start + 1
    if start < 0 or end <= start:
        raise ValueError(words)
    return start, end


def explain(reading: Mapping[str, Any], start: int, end: int) -> Iterator[str]:
    """One line for each fact of a "danvan-read/1" object that touches `[start, end)`: kind, rule, confidence, words."""
    text = reading["text"]
    for kind in ("header", *_KINDS, "signature"):
        held = reading[kind]
        for fact in _flat(held if isinstance(held, list) else [held]):
            span = fact["span"]
            if span and span[0] < end and start < span[1]:
                words = " ".join(text[span[0] : span[1]].split())
                shown = words if len(words) <= _SHOWN else f"{words[:_SHOWN]}…"
                yield f"{kind}\t{fact['rule']}\t{fact['confidence']:.2f}\t{span[0]}:{span[1]}\t{shown}"


def _flat(facts: list[Mapping[str, Any]]) -> Iterator[Mapping[str, Any]]:
    for fact in facts:
        yield fact
        yield from _flat(fact.get("children") or [])
