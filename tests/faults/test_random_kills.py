"""kill -9 of service and job worker at random moments, while people go on working through the pages.

DANVAN_FAULTS is how often; DANVAN_FAULTS_SEED repeats the moments of a run, whose seed is printed.
"""

from __future__ import annotations

import os
import random
import sys
import threading
import time
from collections import Counter
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any

import pytest

from tests.faults.conftest import Fresh
from tests.faults.stream import UNITS, Diary, Office
from tests.serving import Served

SHORT = 2
KILLS = int(os.environ.get("DANVAN_FAULTS") or SHORT)
SEED = int(os.environ.get("DANVAN_FAULTS_SEED") or random.SystemRandom().randrange(1_000_000))
TODAY = "2023-06-02"
STRUCK = ("everything", "worker", "everything", "web")
TO_FINISH = 300  # seconds
PER_IMPORT = ["plan.read", "plan.receive"]
PER_PAPER = [
    "consolidation.draw_up",
    "consolidation.make",
    "paper.approve",
    "paper.draw_up",
    "paper.format",
    "paper.initial",
]


@pytest.mark.faults
def test_killed_at_random_moments_nothing_is_lost_or_done_twice(
    fresh: Fresh, capsys: pytest.CaptureFixture[str]
) -> None:
    moments, diary, over = random.Random(SEED), Diary(), threading.Event()
    with fresh("publish") as scratch:
        (before,) = scratch.do("state")
        demo = {"DANVAN_DEMO": "True", "DANVAN_DEMO_TODAY": TODAY}
        served = Served(scratch.home, {"DANVAN_DATABASE": scratch.database} | demo)
        try:
            served.start()
            with ThreadPoolExecutor() as threads:
                importers, reporters = (Office(served.url, diary, over, random.Random(SEED)) for _office in range(2))
                busy = [threads.submit(work) for work in (importers.import_plans, reporters.report)]
                try:
                    struck = [_strike(served, moments, STRUCK[n % len(STRUCK)], busy, diary) for n in range(KILLS)]
                finally:
                    over.set()
                if KILLS <= SHORT:
                    scratch.do("wait")  # the time after which a silent worker is held dead need not pass every day
                for one in busy:
                    one.result(timeout=TO_FINISH)
            checked = served.run("audit", "verify")
        finally:
            served.kill()
        after, taken_up = scratch.do("state", "jobs taken up")
        faults = (served.home / "serve.log").read_text("utf-8")
    with capsys.disabled():
        sys.stdout.write(f"\n{_told(scratch.database, struck, diary, taken_up)}{checked.strip()}\n")
    assert after["wrong"] == []
    _is_just_what_was_done(before, after, diary)
    assert "Traceback" not in faults, faults


def _strike(served: Served, moments: random.Random, what: str, busy: list[Future[None]], diary: Diary) -> str:
    """Wait for a random moment, of which most are just after somebody has sent a form, and kill; returns what and when."""
    pause, sent, more = moments.uniform(0.2, 4), moments.random() < 0.7, moments.uniform(0, 0.15)
    time.sleep(pause)
    if sent:
        diary.sending.clear()
        diary.sending.wait(timeout=5)
        time.sleep(more)
    for one in busy:
        if one.done():
            one.result()  # raises what stopped this person
    if what == "everything":
        served.kill()
        served.start()
    else:
        served.kill_one(what)
    return f"{what} after {pause:.2f} s{' and a form' if sent else ''}"


def _told(database: str, struck: list[str], diary: Diary, taken_up: int) -> str:
    engine = database.partition(":")[0]
    again, cut, lost = (sum(getattr(one, name) for one in diary.people) for name in ("again", "cut", "lost"))
    return (
        f"DANVAN_FAULTS_SEED={SEED} on {engine}: {len(struck)} kills ({'; '.join(struck)}).\n"
        f"{len(diary.plans)} plans imported, {len(diary.records)} records, {diary.reports.total()} reports sent, "
        f"{len(diary.papers)} consolidations routed; {again} times asked again for want of an answer, "
        f"{cut} of them forms cut off on the way; {lost} forms sent twice for an answer lost; "
        f"{taken_up} jobs taken up from killed workers.\n"
    )


def _is_just_what_was_done(before: dict[str, Any], after: dict[str, Any], diary: Diary) -> None:
    """Everything people were told had been done is there, once, and nothing else is."""
    assert after["plans"] == [*before["plans"], *([number, "review"] for number in diary.plans)]
    assert after["records"] == sorted([*before["records"], *diary.records])
    sent = {one["of"][0]: len(one["versions"]) for one in after["reports"] if one["of"][1] == "2023-half"}
    assert {unit: count for unit, count in sent.items() if count} == {
        f"ubnd-xa-{officer}": diary.reports[officer] for officer, _head in UNITS if diary.reports[officer]
    }
    papers = len(diary.papers)
    assert [one["state"] for one in after["papers"]] == ["approved"] * papers
    assert [one["number"] for one in after["consolidations"]] == list(range(1, papers + 1))
    assert len(after["notices"]) - len(before["notices"]) == len(diary.plans) + diary.reports.total() + 4 * papers
    assert {status for _job, status in after["jobs"]} == {"SUCCESSFUL"}
    assert len(after["jobs"]) - len(before["jobs"]) == len(diary.plans)
    assert after["forms"] == sum(person.acts for person in diary.people)
    acts = Counter(after["acts"]) - Counter(before["acts"])
    assert {acts[one] for one in PER_IMPORT} == {len(diary.plans)}
    assert {acts[one] for one in PER_PAPER} == {papers}
    assert acts["report.submit"] + acts["report.correct"] == diary.reports.total()
