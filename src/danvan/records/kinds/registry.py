"""The kinds by name, loaded from their folders."""

from __future__ import annotations

from functools import cache
from importlib import import_module

from danvan.indicators.declaration import Indicator
from danvan.records.kinds import KINDS
from danvan.records.kinds.kind import Kind


@cache
def all_kinds() -> tuple[Kind, ...]:
    """Every kind, in the order of KINDS."""
    return tuple(import_module(f"danvan.records.kinds.{name}.kind").KIND for name in KINDS)


@cache
def _by_word() -> dict[str, Kind]:
    return {word: kind for kind in all_kinds() for word in (kind.name, kind.slug)}


def kind_called(name: str) -> Kind:
    """The kind with this name or this word in addresses. Raises KeyError for neither."""
    return _by_word()[name]


def indicators() -> tuple[Indicator, ...]:
    """What all kinds together yield, in order."""
    return tuple(indicator for kind in all_kinds() for indicator in kind.indicators)
