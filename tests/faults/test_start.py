"""Killed while it starts, stopped in its first second, or killed by a job again and again: the service recovers by itself."""

import hashlib
import os
import signal
import subprocess
import time
from pathlib import Path

import pytest

from tests.faults.conftest import Fresh
from tests.serving import COMMAND, Served


@pytest.mark.faults
def test_start_killed_over_the_static_files_is_made_good_by_the_next(fresh: Fresh) -> None:
    with fresh("prepare") as scratch:
        served = Served(scratch.home, {"DANVAN_DATABASE": scratch.database})
        static = served.home / "static"
        served.start()
        served.kill()
        whole = _contents(static)
        manifest = (static / "staticfiles.json").read_bytes()
        _kill_half_way(served, static, len(whole) // 2)
        (static / "staticfiles.json").write_bytes(manifest[: len(manifest) // 2])  # cut short, as any file may be
        served.start()
        served.kill()
        assert _contents(static) == whole


def _contents(folder: Path) -> dict[str, str]:
    files = (path for path in folder.rglob("*") if path.is_file())
    return {str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def _kill_half_way(served: Served, static: Path, count: int) -> None:
    """Start with no static files and kill when there are ``count``; cut the last one short."""
    for path in sorted(static.rglob("*"), reverse=True):
        path.unlink() if path.is_file() else path.rmdir()
    child = subprocess.Popen([*COMMAND, "serve", "--port", str(served.port)], env=served.env, start_new_session=True)
    while len(found := [path for path in static.rglob("*") if path.is_file()]) < count:
        assert child.poll() is None
        time.sleep(0.002)
    os.killpg(child.pid, signal.SIGKILL)
    child.wait()
    last = max(found, key=lambda path: path.stat().st_mtime_ns)
    last.write_bytes(last.read_bytes()[: last.stat().st_size // 2])


@pytest.mark.faults
def test_worker_whose_service_has_gone_before_it_was_up_does_not_stay(fresh: Fresh) -> None:
    gone = subprocess.Popen(["true"])
    gone.wait()
    with fresh("prepare") as scratch:
        served = Served(scratch.home, {"DANVAN_DATABASE": scratch.database})
        child = subprocess.run(
            [*COMMAND, "worker", f"--parent={gone.pid}"], env=served.env, timeout=30, check=False, capture_output=True
        )
    assert child.returncode == 0


@pytest.mark.faults
def test_plan_that_kills_every_worker_is_said_to_be_unreadable(fresh: Fresh) -> None:
    with fresh("received") as scratch:
        for _time in range(5):
            assert scratch.ask(("worker", "before", 4)).code == -9  # beat, give back, claim, and then the job's own
            scratch.do("wait")
        _worker, seen = scratch.do("worker", "state")
        _again, _worker, final = scratch.do("ask-again", "worker", "state")
    assert [state for _number, state in seen["plans"]] == ["unreadable"]
    assert [user for user, _text in seen["notices"]] == ["dau-moi"]
    assert [state for _number, state in final["plans"]] == ["review"]
