"""Databases that may be killed in: an SQLite file copied from a prepared one, or a PostgreSQL database made from a template."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DANVAN_DATABASE", "")
POSTGRES = SERVER.startswith("postgres")


@dataclass(frozen=True)
class Scratch:
    """One database and file store of its own."""

    home: Path
    database: str

    @property
    def env(self) -> dict[str, str]:
        keep = {
            name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "DJANGO_", "PYTEST_"))
        }
        return keep | {"DANVAN_HOME": str(self.home), "DANVAN_DATABASE": self.database, "PYTHONPATH": str(ROOT)}

    def run(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "tests.faults.child", *arguments]
        return subprocess.run(command, cwd=ROOT, env=self.env, capture_output=True, text=True, check=False, timeout=120)

    def commits(self, scenario: str) -> int:
        """Run undisturbed; how many commits it took."""
        done = self.run(scenario)
        assert done.returncode == 0, done.stderr
        return int(done.stdout)

    def state(self) -> dict[str, Any]:
        done = self.run("state")
        assert done.returncode == 0, done.stderr
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    def worker(self) -> None:
        """What the job worker does with what was left behind."""
        command = [sys.executable, "-m", "danvan", "worker", "--batch"]
        done = subprocess.run(command, env=self.env, capture_output=True, text=True, check=False, timeout=120)
        assert done.returncode == 0, done.stderr


def _sql(statement: str) -> None:
    import psycopg

    with psycopg.connect(SERVER, autocommit=True) as connection:
        connection.execute(statement)


@pytest.fixture(scope="session")
def prepared(tmp_path_factory: pytest.TempPathFactory) -> Scratch:
    """A migrated database with the invented area."""
    home = tmp_path_factory.mktemp("prepared")
    name = f"prepared_{os.getpid()}"
    if POSTGRES:
        _sql(f"CREATE DATABASE {name}")
    scratch = Scratch(home, f"{SERVER.rsplit('/', 1)[0]}/{name}" if POSTGRES else f"sqlite:///{home}/danvan.sqlite3")
    scratch.commits("prepare")
    return scratch


@pytest.fixture
def fresh(prepared: Scratch, tmp_path: Path) -> Callable[[], Scratch]:
    """``fresh()``: another copy of the prepared database."""
    numbers = itertools.count(1)

    def copy() -> Scratch:
        home = tmp_path / str(next(numbers))
        shutil.copytree(prepared.home, home)
        if not POSTGRES:
            return Scratch(home, f"sqlite:///{home}/danvan.sqlite3")
        name = f"scratch_{os.getpid()}_{abs(hash(str(home))):x}"
        _sql(f"CREATE DATABASE {name} TEMPLATE {prepared.database.rsplit('/', 1)[1]}")
        return Scratch(home, f"{SERVER.rsplit('/', 1)[0]}/{name}")

    return copy
