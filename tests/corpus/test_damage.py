"""Damaged files are read or refused. `DANVAN_FUZZ` says how many are tried; `make fuzz` tries 20,000."""

import os

import pytest

from tests.corpus.damage import damaged
from tools.fuzz import fuzz

_COUNT = int(os.environ.get("DANVAN_FUZZ", "240"))


def test_damaged_files_are_read_or_refused() -> None:
    outcome = fuzz(_COUNT)
    assert outcome.faults == []
    assert outcome.read + outcome.refused == _COUNT


def test_a_number_gives_the_same_damage_each_time() -> None:
    assert damaged(7) == damaged(7)


@pytest.mark.parametrize("ending", [".txt", ".docx", ".pdf", ".png", ".jpg"])
def test_every_kind_of_file_is_damaged(ending: str) -> None:
    assert any(damaged(number)[0].endswith(ending) for number in range(900))
