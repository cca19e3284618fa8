"""A process that dies by SIGKILL right before or after its n-th commit: python -m tests.faults.child SCENARIO before|after N."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Callable
from typing import Any


def arm(moment: str, nth: int) -> Callable[[], int]:
    """From here on, kill this process ``moment`` (before or after) its ``nth`` commit. Returns a counter of commits."""
    from django.db.backends.base.base import BaseDatabaseWrapper

    real, commits = BaseDatabaseWrapper._commit, [0]

    def commit(self: Any) -> Any:
        commits[0] += 1
        if commits[0] == nth and moment == "before":
            os.kill(os.getpid(), signal.SIGKILL)
        done = real(self)
        if commits[0] == nth and moment == "after":
            os.kill(os.getpid(), signal.SIGKILL)
        return done

    BaseDatabaseWrapper._commit = commit
    return lambda: commits[0]


def main(scenario: str, moment: str, nth: str) -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from tests.faults import scenarios

    prepared = scenarios.SCENARIOS[scenario]
    commits = arm(moment, int(nth))
    prepared()
    sys.stdout.write(f"{commits()}\n")


if __name__ == "__main__":
    main(*sys.argv[1:])
