"""kill -9 before and after every commit: no half state, the work completes when begun again, no notice lost or doubled."""

from collections.abc import Callable

import pytest

from tests.faults.conftest import Scratch

Fresh = Callable[[], Scratch]


@pytest.mark.faults
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("scenario", ["import", "commitment"])
def test_work_killed_at_every_commit_completes(fresh: Fresh, scenario: str, moment: str) -> None:
    undisturbed = fresh()
    commits = undisturbed.commits(scenario)
    undisturbed.worker()
    expected = undisturbed.state()
    assert commits >= 2
    for nth in range(1, commits + 1):
        scratch = fresh()
        killed = scratch.run(scenario, moment, str(nth))
        assert killed.returncode == -9, (nth, killed.stderr)
        seen = scratch.state()
        assert_whole(seen, expected)
        scratch.commits(scenario)
        scratch.worker()
        assert scratch.state() == expected, nth


def assert_whole(seen: dict, expected: dict) -> None:
    """All or nothing: a plan is unread with nothing of it, or read with all of it; a chain is never broken."""
    assert seen["breaks"] == 0
    assert seen["notices"][0] == seen["notices"][1]
    for state, complete in seen["plans"]:
        assert state in {"reading", "review"}
        assert seen["read"] == (expected["read"] if state == "review" else [0, 0, 0])
        assert complete == (state == "review")
    if not seen["plans"]:
        assert seen["read"] == [0, 0, 0]
