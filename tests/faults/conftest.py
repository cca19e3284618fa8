"""Databases that may be killed in: a copy of a prepared SQLite file, or a PostgreSQL database taken back to what it held."""

from __future__ import annotations

import itertools
import json
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import psycopg
import pytest

from tests.faults.rewinding import Held, held, rewind

ROOT = Path(__file__).resolve().parents[2]
SERVER = os.environ.get("DANVAN_DATABASE", "")
POSTGRES = SERVER.startswith("postgres")
BASES = {"received": "prepare", "publish": "prepare", "report": "publish", "addresses": "publish"}


@dataclass(frozen=True)
class Answer:
    """How a process ended (-9 when it was killed), and what each of its steps gave."""

    code: int
    answers: list[Any]
    fault: str


@dataclass(frozen=True)
class Scratch:
    """One database and file store of its own; ``loaded`` is a process that has danvan loaded and forks."""

    home: Path
    database: str
    loaded: subprocess.Popen[str]

    def ask(self, *steps: str | tuple[str, str, int]) -> Answer:
        """Do the steps, each a scenario, a look or (scenario, before|after, nth commit to be killed at), in one process."""
        wanted = [[step] if isinstance(step, str) else step for step in steps]
        request = {"home": str(self.home), "database": self.database, "steps": wanted}
        assert self.loaded.stdin is not None
        assert self.loaded.stdout is not None
        self.loaded.stdin.write(json.dumps(request) + "\n")
        self.loaded.stdin.flush()
        return Answer(**json.loads(self.loaded.stdout.readline()))

    def do(self, *steps: str) -> list[Any]:
        """What the steps give; they must all succeed."""
        done = self.ask(*steps)
        assert done.code == 0, done.fault
        return done.answers


Fresh = Callable[[str], AbstractContextManager[Scratch]]


@pytest.fixture(scope="session")
def loaded(tmp_path_factory: pytest.TempPathFactory) -> Iterator[subprocess.Popen[str]]:
    """A process with danvan loaded and no connection open. Passwords in its databases are hashed as in real use."""
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "DJANGO_", "PYTEST_"))}
    home = tmp_path_factory.mktemp("loaded")
    given = {"DANVAN_HOME": str(home), "DANVAN_TESTS_SERVED": "1", "PYTHONPATH": str(ROOT)}
    with (home / "log").open("w") as log:
        child = subprocess.Popen(
            [sys.executable, "-m", "tests.faults.child", "listen"],
            cwd=ROOT,
            env=keep | given | ({"DANVAN_DATABASE": SERVER} if POSTGRES else {}),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=log,
            text=True,
        )
        yield child
        assert child.stdin is not None
        child.stdin.close()
        child.wait(timeout=20)


@pytest.fixture(scope="session")
def database() -> Iterator[str]:
    """On PostgreSQL the address of a database of our own, for one process at a time; empty on SQLite."""
    name = f"faults_{os.getpid()}"
    if not POSTGRES:
        yield ""
        return
    with psycopg.connect(SERVER, autocommit=True) as server:
        server.execute(f"CREATE DATABASE {name}")
        yield f"{SERVER.rsplit('/', 1)[0]}/{name}"
        server.execute(f"DROP DATABASE {name} WITH (FORCE)")


@dataclass
class Stages:
    """Databases as the scenarios left them, each made when it is first asked for."""

    folder: Path
    database: str
    loaded: subprocess.Popen[str]
    made: dict[str, tuple[Path, Held | None]]
    numbers: Iterator[int]

    def at(self, stage: str) -> tuple[Path, Held | None]:
        """Home, and on PostgreSQL the rows, that ``stage`` left."""
        if stage not in self.made:
            scratch = self.copy(BASES.get(stage, ""))
            scratch.do(stage)
            self.made[stage] = scratch.home, held(self.database) if POSTGRES else None
        return self.made[stage]

    def copy(self, stage: str) -> Scratch:
        """A home and database with what ``stage`` left; empty for no stage."""
        base, rows = self.at(stage) if stage else (None, None)
        home = self.folder / str(next(self.numbers))
        if base:
            shutil.copytree(base, home)
        else:
            home.mkdir()
        if rows:
            rewind(self.database, rows)
        return Scratch(home, self.database or f"sqlite:///{home}/danvan.sqlite3", self.loaded)


@pytest.fixture(scope="session")
def stages(tmp_path_factory: pytest.TempPathFactory, database: str, loaded: subprocess.Popen[str]) -> Stages:
    return Stages(tmp_path_factory.mktemp("stages"), database, loaded, {}, itertools.count(1))


@pytest.fixture(scope="session")
def fresh(stages: Stages) -> Fresh:
    """``with fresh(stage) as scratch``: what ``stage`` left, to be killed in; one at a time, gone afterwards."""

    @contextmanager
    def copy(stage: str) -> Iterator[Scratch]:
        scratch = stages.copy(stage)
        yield scratch
        shutil.rmtree(scratch.home)

    return copy
