"""The annotated plans the reader is measured on."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[3]
EXAMPLES = ROOT / "examples"


@dataclass(frozen=True)
class AnnotatedPlan:
    text: str
    gold: dict[str, Any]


def shared_seed() -> Path:
    """The folder of the plan that started the project; a test that needs it says NOT RUN where it is absent."""
    folder = ROOT.parent / "shared" / "seed"
    if not (folder / "plan-2023.txt").exists():
        pytest.skip("NOT RUN: ../shared is not here")
    return folder


def _plan(text: Path, gold: Path) -> AnnotatedPlan:
    return AnnotatedPlan(text.read_bytes().decode("utf-8"), json.loads(gold.read_text(encoding="utf-8")))


@pytest.fixture(params=["examples", "seed"])
def plan(request: pytest.FixtureRequest) -> AnnotatedPlan:
    """Each annotated plan in turn: ours, and the one that started the project."""
    if request.param == "seed":
        folder = shared_seed()
        return _plan(folder / "plan-2023.txt", folder / "plan-2023.gold.json")
    return _plan(EXAMPLES / "ke-hoach-song-la-2023.txt", EXAMPLES / "ke-hoach-song-la-2023.gold.json")
