"""Keeps the job queue honest: signs of life, and the jobs of killed workers given back."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from typing import Any

from django.db import transaction
from django.utils import timezone
from django.utils.module_loading import import_string
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from danvan.common import clock
from danvan.common.models import DailyRun, WorkerBeat

BEAT_EVERY = dt.timedelta(seconds=4)
DEAD_AFTER = dt.timedelta(seconds=20)
TRIES = 5
GIVEN_UP: dict[str, Callable[..., object]] = {}
"""Dotted path of a job -> what is done with its arguments when it is marked failed for the workers that died of it."""


def enqueue(job: str, *arguments: str) -> None:
    """Put a job into the queue within the caller's transaction.

    ``job`` is its dotted path, such as ``danvan.plans.jobs.read_plan``: jobs stand above the verbs that ask for them.
    ``arguments`` are identities only.
    """
    task = import_string(job)
    task.enqueue(*arguments)


def beat(worker: str) -> None:
    """Note that ``worker`` is alive. Uses the wall clock: two machines must mean the same by «20 seconds ago»."""
    WorkerBeat.objects.update_or_create(worker=worker, defaults={"at": timezone.now()})


@transaction.atomic
def give_back() -> int:
    """Put jobs whose worker has died back in the queue; after TRIES workers have died of a job, mark it failed.

    Returns how many jobs were taken from dead workers. Jobs are idempotent, so a job begun twice is done once.
    """
    alive = set(WorkerBeat.objects.filter(at__gte=timezone.now() - DEAD_AFTER).values_list("worker", flat=True))
    taken = 0
    for job in DBTaskResult.objects.running().select_for_update():
        if job.worker_ids and job.worker_ids[-1] in alive:
            continue
        if job.started_at and timezone.now() - job.started_at < DEAD_AFTER:
            continue  # claimed by a worker that has not beaten yet
        job.status = TaskResultStatus.FAILED if len(job.worker_ids) >= TRIES else TaskResultStatus.READY
        job.finished_at = timezone.now() if job.status == TaskResultStatus.FAILED else None
        job.save(update_fields=["status", "finished_at"])
        if job.status == TaskResultStatus.FAILED:
            _give_up(job)
        taken += 1
    WorkerBeat.objects.filter(at__lt=timezone.now() - dt.timedelta(days=1)).delete()
    return taken


def _give_up(job: DBTaskResult[..., Any]) -> None:
    try:
        import_string(job.task_path)  # a job says where it is declared what its giving up means
    except ImportError:
        return  # a job of another release
    if job.task_path in GIVEN_UP:
        GIVEN_UP[job.task_path](*job.args_kwargs["args"])


def once_a_day(name: str, chore: Callable[[dt.date], object]) -> bool:
    """Run ``chore(today)`` if nobody has today; returns whether it ran. The chore and the note commit together."""
    with transaction.atomic():
        DailyRun.objects.get_or_create(name=name)
        run = DailyRun.objects.select_for_update().get(name=name)
        today = clock.today()
        if run.day is not None and run.day >= today:
            return False
        chore(today)
        run.day = today
        run.save(update_fields=["day"])
    return True
