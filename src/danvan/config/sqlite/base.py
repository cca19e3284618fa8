"""Django's SQLite backend on the engine of ``danvan.config.sqlite.engine``."""

import importlib
import sys
from typing import Any

from danvan.config.sqlite import engine

_module = engine.install()
for _name in [name for name in sys.modules if name.startswith("django.db.backends.sqlite3")]:
    del sys.modules[_name]  # an early import would have bound Python's own engine

_base = importlib.import_module("django.db.backends.sqlite3.base")
Database = _base.Database


class DatabaseClient(_base.DatabaseWrapper.client_class):  # type: ignore[name-defined, misc]
    """Refuses the ``sqlite3`` shell: it would open the file with another engine."""

    def runshell(self, parameters: list[str]) -> None:
        raise engine.AffectedEngine(
            "Không mở tệp dữ liệu bằng lệnh sqlite3 của máy: hai phiên bản SQLite cùng mở một tệp có thể làm mất dữ liệu. "
            "Dùng «danvan shell»."
        )


class DatabaseWrapper(_base.DatabaseWrapper):  # type: ignore[name-defined, misc]
    client_class = DatabaseClient

    def get_connection_params(self) -> dict[str, Any]:
        params: dict[str, Any] = super().get_connection_params()
        wanted = params.pop("journal", "auto")
        mode = engine.journal_for(Database.sqlite_version_info, wanted)
        self.init_commands: list[str] = [
            f"PRAGMA journal_mode={mode}",
            "PRAGMA synchronous=FULL",
            "PRAGMA temp_store=MEMORY",
            "PRAGMA cache_size=-20000",
            *(command.strip() for command in self.init_commands if command.strip()),
        ]
        return params
