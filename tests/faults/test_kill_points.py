"""kill -9 before and after every commit: no half state, the work completes when begun again, no notice lost or doubled."""

from typing import Any

import pytest

from tests.faults.conftest import Fresh

BASES = {
    "import": "prepare",
    "commitment": "prepare",
    "submit": "publish",
    "consolidate": "report",
    "mail": "addresses",
}


@pytest.mark.faults
@pytest.mark.parametrize("moment", ["before", "after"])
@pytest.mark.parametrize("scenario", BASES)
def test_work_killed_at_every_commit_completes(fresh: Fresh, scenario: str, moment: str) -> None:
    with fresh(BASES[scenario]) as undisturbed:
        before, commits, expected, _again, repeated = undisturbed.do("state", scenario, "state", scenario, "state")
    assert commits >= 3
    assert repeated == expected
    for nth in range(1, commits + 1):
        with fresh(BASES[scenario]) as scratch:
            killed = scratch.ask((scenario, moment, nth))
            assert killed.code == -9, (nth, killed.fault)
            seen, _wait, _again, _worker, final = scratch.do("state", "wait", scenario, "worker", "state")
        assert_whole(seen, before, expected)
        assert final == expected, nth


def assert_whole(seen: dict[str, Any], before: dict[str, Any], expected: dict[str, Any]) -> None:
    """All or nothing: whatever stands there is as it was before or as it is in the end, or a whole step between."""
    assert seen["wrong"] == []
    assert seen["read"] in (before["read"], expected["read"])
    for part in ("notices", "acts", "mails"):
        assert not _beyond(seen[part], expected[part])
        assert not _beyond(before[part], seen[part])


def _beyond(some: list[Any], others: list[Any]) -> list[Any]:
    """What ``some`` has oftener than ``others``."""
    left, beyond = list(others), []
    for one in some:
        if one in left:
            left.remove(one)
        else:
            beyond.append(one)
    return beyond
