"""Commitments entered before there were «Chưa làm» and «Không thực hiện được» stay as they stand.

It brings its own SQLite file, in a process of its own, whatever the tests run on.
"""

from __future__ import annotations

import os
import sqlite3
import subprocess
import sys
import uuid
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path

UNIT = {"id": 1, "uid": uuid.UUID(int=2).hex, "version": 1, "key": "ubnd-xa", "system": "state"}
COMMITMENT = {
    "uid": uuid.UUID(int=1).hex, "version": 1, "owner_id": 1, "owner_post": "Công chức địa chính", "text": "Sửa cầu",
    "public_line": "", "made_on": "2023-02-01", "due_on": "2023-02-20", "first_due_on": "2023-02-20", "state": "doing",
    "was_late": 0, "late_reason": "", "origin": "oversight", "origin_label": "Giám sát", "origin_unit_id": 1,
    "visibility": "area", "recorded_at": "2023-02-01 02:00:00", "search": "sua cau",
}  # fmt: skip


def migrate(home: Path, name: str) -> None:
    environment = os.environ | {"DANVAN_HOME": str(home), "DANVAN_SECRET_KEY": "x"}
    environment = {
        key: value for key, value in environment.items() if key not in {"DANVAN_DATABASE", "DJANGO_SETTINGS_MODULE"}
    }
    command = [sys.executable, "-m", "danvan", "migrate", "commitments", name]
    subprocess.run(command, env=environment, check=True, capture_output=True)


def insert(database: sqlite3.Connection, table: str, row: Mapping[str, object]) -> None:
    names, marks = ", ".join(row), ", ".join("?" * len(row))
    database.execute(f"INSERT INTO {table} ({names}) VALUES ({marks})", list(row.values()))


def test_what_was_being_done_is_still_being_done(tmp_path: Path) -> None:
    migrate(tmp_path, "0001")
    with closing(sqlite3.connect(tmp_path / "danvan.sqlite3")) as database, database:
        insert(database, "units_unit", UNIT)
        insert(database, "commitments_commitment", COMMITMENT)
    migrate(tmp_path, "0002")
    with closing(sqlite3.connect(tmp_path / "danvan.sqlite3")) as database:
        kept = database.execute("SELECT state, origin, not_done_on, due_rule, due_words FROM commitments_commitment")
        assert kept.fetchall() == [("doing", "oversight", None, "", "")]
