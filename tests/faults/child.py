"""A process that dies by SIGKILL right before or after its n-th commit: python -m tests.faults.child WHAT before|after|never N.

WHAT is a scenario, or "state" to print what a watcher sees as JSON.
"""

from __future__ import annotations

import json
import os
import signal
import sys
from typing import Any


def arm(moment: str, nth: int) -> list[int]:
    """From here on, kill this process ``moment`` its ``nth`` commit. Returns the running count of commits, in a list."""
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
    return commits


def main(what: str, moment: str = "never", nth: str = "0") -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "tests.settings"
    import django

    django.setup()
    from danvan.common import clock
    from tests.factories import DAY
    from tests.faults import scenarios

    with clock.fixed(lambda: clock.at_noon(DAY)):
        if what == "state":
            sys.stdout.write(json.dumps(scenarios.state()))
            return
        commits = arm(moment, int(nth))
        scenarios.SCENARIOS[what]()
        sys.stdout.write(str(commits[0]))


if __name__ == "__main__":
    main(*sys.argv[1:])
