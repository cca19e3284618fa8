"""Invented people are put in through every door; they are found only where the role may open them.

DANVAN_CANARIES says how many (16); ``make canaries`` takes 2,000.
"""

from __future__ import annotations

import json
import os
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from danvan.cases.guard.marks import plain
from tests.conftest import ROOT

COUNT = int(os.environ.get("DANVAN_CANARIES", "16"))


@pytest.fixture(scope="module")
def home(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """What is left of a process that took everybody in: database, files, keys, log, pages."""
    home = tmp_path_factory.mktemp("canaries")
    keep = {name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "DJANGO_"))}
    env = keep | {
        "DANVAN_HOME": str(home), "DANVAN_SECRET_KEY": "canaries", "DJANGO_SETTINGS_MODULE": "danvan.config.settings",
        "DANVAN_EMAIL_BACKEND": "django.core.mail.backends.locmem.EmailBackend", "DANVAN_HOSTS": "testserver", "DANVAN_LOG_LEVEL": "DEBUG",
        "DANVAN_CASE_KEYS_FILE": str(home / "apart" / "keys"), "PYTHONPATH": str(ROOT),
    }  # fmt: skip
    with (home / "log.txt").open("wb") as log:
        static = ["-m", "danvan", "collectstatic", "--noinput", "--verbosity", "0"]
        for command in (
            ["-m", "danvan", "migrate", "--verbosity", "0"],
            static,
            ["-m", "tests.privacy.canaries", str(COUNT)],
        ):
            subprocess.run([sys.executable, *command], env=env, cwd=ROOT, stdout=log, stderr=log, check=True)
    return home


class Told:
    """What would tell of somebody: name, phone, number, mail, house; looked for without marks, case, spaces and punctuation."""

    SIZE = 8

    def __init__(self, people: list[dict[str, str]]) -> None:
        self.keys: dict[str, list[str]] = {}
        for one in people:
            for value in (one["name"], one["phone"], one["id_number"], one["email"], one["address"].split(", tổ")[0]):
                word = compact(value)
                self.keys.setdefault(word[: self.SIZE], []).append(word)

    def hits(self, text: str) -> set[str]:
        """Those that stand in ``text``."""
        plainly = compact(text)
        return {
            word
            for place in range(len(plainly) - self.SIZE + 1)
            for word in self.keys.get(plainly[place : place + self.SIZE], ())
            if plainly.startswith(word, place)
        }

    def hits_in(self, data: bytes) -> set[str]:
        """Those that stand in ``data`` in UTF-8, or in UTF-16 from either side of a byte."""
        readings = (
            data.decode("utf-8", "ignore"),
            data.decode("utf-16-le", "ignore"),
            data[1:].decode("utf-16-le", "ignore"),
        )
        return set().union(*map(self.hits, readings))


def compact(text: str) -> str:
    return "".join(char for char in plain(text) if char.isalnum())


@pytest.fixture(scope="module")
def told(home: Path) -> Told:
    return Told(json.loads((home / "people.json").read_text(encoding="utf-8")))


def test_the_search_finds_what_is_there(told: Told) -> None:
    word = next(iter(told.keys.values()))[0]
    assert told.hits_in(f"xx{word}yy".encode()) == {word}
    assert told.hits_in(b"\x00" + f"xx{word}yy".encode("utf-16-le")) == {word}


def test_database_and_files_hold_nobody(home: Path, told: Told) -> None:
    """The whole file with its log beside it, as a thief of the disk or of a backup would read it; and in UTF-16."""
    files = [
        path for path in home.rglob("*") if path.is_file() and path.name not in ("people.json", "seen.jsonl", "keys")
    ]
    assert any(path.name == "danvan.sqlite3" for path in files)
    assert sum("don-thu" in str(path) for path in files) > COUNT
    assert {path.name: found for path in files if (found := told.hits_in(path.read_bytes()))} == {}


def test_without_the_key_nothing_opens(home: Path) -> None:
    import sqlite3

    with sqlite3.connect(f"file:{home / 'danvan.sqlite3'}?mode=ro", uri=True) as database:
        rows = database.execute("SELECT sealed FROM cases_person").fetchall()
    assert len(rows) == COUNT
    lengths = {len(row[0]) for row in rows}
    assert len(lengths) <= 3  # padded: the length of a name is not told either


def seen(home: Path) -> Iterator[dict[str, str]]:
    with (home / "seen.jsonl").open(encoding="utf-8") as lines:
        for line in lines:
            yield json.loads(line)


def test_no_page_export_mail_or_error_names_anybody_unasked(home: Path, told: Told) -> None:
    """Every role, every page: nobody has opened the people, so nobody is named, not even to whoever may open them."""
    count, shown = 0, []
    for line in seen(home):
        count += 1
        asked = line["text"].replace("search=", "")
        # The words of a case its handler has open are told to that handler and to nobody else.
        if line["who"] == "handler" and line["where"].startswith("/don-thu/"):
            continue
        # A search typed into the box stands in the box of whoever typed it.
        if line["where"] == "/don-thu/":
            asked = _without_box(asked)
        shown += [(line["who"], line["where"], one) for one in told.hits(asked)]
    assert shown == []
    assert count > 300


def _without_box(page: str) -> str:
    import re

    return re.sub(r'<input type="search"[^>]*>|\?search=[^"]*|<p class="only-paper.*?</p>', "", page, flags=re.DOTALL)


def test_handler_reads_the_words_of_what_is_open_and_of_nothing_else(home: Path) -> None:
    people = json.loads((home / "people.json").read_text(encoding="utf-8"))
    pages = [line for line in seen(home) if line["who"] == "handler" and line["where"].startswith("/don-thu/")]
    named = {line["where"] for line in pages if any(one["phone"] in line["text"] for one in people)}
    assert named
    assert all("/don-thu/" in where for where in named)
    for line in pages:
        assert sum(one["phone"] in line["text"] for one in people) <= 1, line["where"]
