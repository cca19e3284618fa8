import subprocess
import sys

import pytest

from danvan.config.sqlite import engine

EARLY = """
import sqlite3
import sqlite3.dbapi2
import django.db.backends.sqlite3.base
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "danvan.config.settings"
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    cursor.execute("SELECT sqlite_version()")
    served = cursor.fetchone()[0]
import sqlite3
print(served, sqlite3.sqlite_version)
"""


MODE = """
import os
os.environ["DJANGO_SETTINGS_MODULE"] = "danvan.config.settings"
import django
django.setup()
from django.db import connection
with connection.cursor() as cursor:
    print(*(cursor.execute(ask).fetchone()[0] for ask in ("SELECT sqlite_version()", "PRAGMA journal_mode", "PRAGMA synchronous")))
"""


@pytest.mark.parametrize(
    ("version", "sound"),
    [
        ((3, 40, 1), False), ((3, 51, 2), False), ((3, 51, 3), True), ((3, 53, 4), True), ((3, 50, 7), True),
        ((3, 50, 6), False), ((3, 44, 6), True), ((3, 45, 0), False), ((4, 0, 0), True),
    ],
)  # fmt: skip
def test_sound_versions(version: tuple[int, int, int], sound: bool) -> None:
    assert engine.is_sound(version) is sound


def test_affected_engine_is_refused_in_wal_mode_with_a_sentence() -> None:
    with pytest.raises(engine.AffectedEngine, match=r"SQLite 3\.40\.1 có lỗi làm mất dữ liệu"):
        engine.journal_for((3, 40, 1), "wal")


def test_affected_engine_falls_back_to_the_rollback_journal() -> None:
    assert engine.journal_for((3, 40, 1), "auto") == "delete"
    assert engine.journal_for((3, 53, 4), "auto") == "wal"


def test_a_process_serves_from_a_sound_engine_in_wal_mode(tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", MODE], capture_output=True, text=True, check=True,
        env={"DANVAN_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    version, mode, synchronous = run.stdout.split()
    assert tuple(map(int, version.split("."))) >= (3, 51, 3)
    assert (mode, synchronous) == ("wal", "2")


def test_early_import_of_the_interpreters_engine_changes_nothing(tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-c", EARLY], capture_output=True, text=True, check=True,
        env={"DANVAN_HOME": str(tmp_path), "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    served, imported = run.stdout.split()
    assert served == imported
    assert tuple(map(int, served.split("."))) >= (3, 51, 3)


def test_dbshell_is_refused(tmp_path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "django", "dbshell"], capture_output=True, text=True, check=False,
        env={"DANVAN_HOME": str(tmp_path), "DJANGO_SETTINGS_MODULE": "danvan.config.settings", "PATH": "/usr/bin:/bin"},
    )  # fmt: skip
    assert run.returncode != 0
    assert "Không mở tệp dữ liệu bằng lệnh sqlite3" in run.stderr
