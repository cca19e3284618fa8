"""A process that dies by SIGKILL right before or after its n-th commit.

python -m tests.faults.child SCENARIO does one scenario undisturbed. ``listen`` reads requests from standard input, a line
of JSON each, and does every one in a fork of itself: danvan is loaded once, and killing costs no start.
"""

from __future__ import annotations

import json
import os
import signal
import sys
import traceback
from collections.abc import Callable
from pathlib import Path
from typing import Any, NoReturn
from urllib.parse import urlsplit

WRITES = ("INSERT", "UPDATE", "DELETE")


def arm(moment: str, nth: int) -> list[int]:
    """From here on, kill this process ``moment`` its ``nth`` commit. Returns the running count of commits, in a list.

    A commit is the end of a transaction, or a statement that writes outside any: it commits by itself.
    """
    from django.db import connection
    from django.db.backends.base.base import BaseDatabaseWrapper

    real, commits = BaseDatabaseWrapper._commit, [0]  # type: ignore[attr-defined]

    def counted(work: Callable[[], Any]) -> Any:
        commits[0] += 1
        if commits[0] == nth and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = work()
        if commits[0] == nth and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    def commit(self: Any) -> Any:
        return counted(lambda: real(self))

    def execute(call: Any, sql: str, params: Any, many: bool, context: Any) -> Any:
        if sql.lstrip().upper().startswith(WRITES) and not connection.in_atomic_block:
            return counted(lambda: call(sql, params, many, context))
        return call(sql, params, many, context)

    BaseDatabaseWrapper._commit = commit  # type: ignore[attr-defined]
    connection.execute_wrappers.append(execute)
    return commits


def perform(what: str, moment: str = "never", nth: int = 0) -> Any:
    """Do a scenario, or look; returns the number of commits, or what was seen."""
    from danvan.common import clock
    from tests.faults import scenarios, watching

    if what in watching.LOOKS:
        return watching.LOOKS[what]()
    scenario = scenarios.SCENARIOS[what]
    with clock.fixed(lambda: clock.at_noon(scenario.day)):
        commits = arm(moment, nth)
        scenario.work()
    return commits[0]


def point_at(home: str, database: str) -> None:
    """Make this process, which has no connection open, use another database and file store."""
    from django.conf import settings

    path = urlsplit(database).path
    settings.DATABASES["default"]["NAME"] = path[1:]  # postgresql://server/name, sqlite:////absolute/path
    storages: Any = settings.STORAGES
    storages["default"]["OPTIONS"]["location"] = Path(home) / "files"


def listen() -> None:
    """Answer every request {home, database, steps: [[scenario, moment, nth]]} with {code, answers, fault}."""
    for line in sys.stdin:
        sys.stdout.write(json.dumps(_in_fork(json.loads(line))) + "\n")
        sys.stdout.flush()


def _in_fork(asked: dict[str, Any]) -> dict[str, Any]:
    reading, writing = os.pipe()
    child = os.fork()
    if not child:
        _obey(asked, writing)
    os.close(writing)
    with os.fdopen(reading) as pipe:
        answer = pipe.read()
    _pid, status = os.waitpid(child, 0)
    said = json.loads(answer) if answer else {"answers": [], "fault": ""}
    return {"code": os.waitstatus_to_exitcode(status)} | said


def _obey(asked: dict[str, Any], writing: int) -> NoReturn:
    from django.db import connections

    os.dup2(sys.stderr.fileno(), sys.stdout.fileno())
    said: dict[str, Any] = {"answers": [], "fault": ""}
    try:
        point_at(asked["home"], asked["database"])
        said["answers"] = [perform(*step) for step in asked["steps"]]
        connections.close_all()
    except BaseException:  # noqa: BLE001 (told to the test that asked; this process ends here)
        said["fault"] = traceback.format_exc()
    with os.fdopen(writing, "w") as pipe:
        json.dump(said, pipe)
    os._exit(1 if said["fault"] else 0)


def main(what: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django
    from django.contrib.auth.hashers import PBKDF2PasswordHasher

    PBKDF2PasswordHasher.iterations = 1  # invented people; at their first sign-in a served process hashes anew
    django.setup()
    from tests.faults import scenarios, watching  # noqa: F401 (loaded before any fork)

    if what == "listen":
        listen()
    else:
        perform(what)


if __name__ == "__main__":
    main(sys.argv[1])
