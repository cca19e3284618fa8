"""Replays shared by the tests of this folder: a replay takes seconds."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.replay.command import replayed


@pytest.fixture(scope="session")
def first(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return replayed(tmp_path_factory.mktemp("replay") / "first")


@pytest.fixture(scope="session")
def second(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The same seed once more, in a process that hashes differently."""
    return replayed(tmp_path_factory.mktemp("replay") / "second", hash_seed="4711")
