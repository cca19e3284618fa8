"""Replays shared by the tests of this folder: a replay takes seconds."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from tests.replay.command import replayed


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """One replay for all workers of a run: whoever asks first makes it, the others wait for it."""
    base = tmp_path_factory.getbasetemp()
    root = base.parent if "PYTEST_XDIST_WORKER" in os.environ else base
    folder, over = root / "replay", root / "replay-over"
    try:
        folder.mkdir()
    except FileExistsError:
        return _awaited(folder / "first", over)
    try:
        return replayed(folder / "first")
    finally:
        over.touch()


def _awaited(out: Path, over: Path) -> Path:
    """``out`` once another worker has said that it is over. Fails when that one found a fault, or takes ten minutes."""
    for _attempt in range(3000):
        if over.exists():
            assert (out / "replay.json").exists(), "the replay of another worker failed"
            return out
        time.sleep(0.2)
    raise AssertionError("no replay within ten minutes")


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same seed once more, in a process that hashes differently."""
    return replayed(tmp_path_factory.mktemp("replay") / "second", hash_seed="4711")
