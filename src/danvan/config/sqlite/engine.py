"""Puts a sound SQLite engine in place of Python's own, once per process.

Versions 3.7.0 to 3.51.2 can lose committed writes when a checkpoint meets a reset of the write-ahead log
(sqlite.org, "The WAL-reset bug"; fixed in 3.51.3 and, on older branches, 3.50.7 and 3.44.6).
"""

import importlib
import sys
from types import ModuleType

SOUND = (3, 51, 3)
BACKPORTS = ((3, 50, 7), (3, 44, 6))


class AffectedEngine(RuntimeError):
    """The engine in use can lose committed writes in WAL mode."""


def is_sound(version: tuple[int, ...]) -> bool:
    """Whether SQLite ``version`` is free of the WAL-reset race."""
    return version >= SOUND or any(version[:2] == fixed[:2] and version >= fixed for fixed in BACKPORTS)


def install() -> ModuleType:
    """Make ``import sqlite3`` mean the bundled engine from here on, where a bundle exists; return the module in use."""
    try:
        bundled = importlib.import_module("pysqlite3")
        dbapi2 = importlib.import_module("pysqlite3.dbapi2")
    except ImportError:
        return importlib.import_module("sqlite3")
    sys.modules["sqlite3"] = bundled
    sys.modules["sqlite3.dbapi2"] = dbapi2
    bundled.__dict__["dbapi2"] = dbapi2
    return bundled


def journal_for(version: tuple[int, ...], wanted: str) -> str:
    """The journal mode to use: ``wanted`` is "wal", "delete" or "auto".

    "auto" takes the write-ahead log on a sound engine and the rollback journal on an affected one.
    Raises AffectedEngine when the write-ahead log is demanded of an affected engine.
    """
    if wanted == "auto":
        return "wal" if is_sound(version) else "delete"
    if wanted == "wal" and not is_sound(version):
        raise AffectedEngine(
            f"SQLite {'.'.join(map(str, version))} có lỗi làm mất dữ liệu đã ghi ở chế độ WAL. "
            "Cài pysqlite3 từ 0.6.1 trở lên, hoặc đặt DANVAN_SQLITE_JOURNAL=delete, hoặc dùng PostgreSQL."
        )
    return wanted
