import datetime as dt
import uuid

import pytest
from django.utils import timezone
from django_tasks import TaskResultStatus
from django_tasks_db.models import DBTaskResult

from danvan.common import clock, queue
from danvan.common.models import WorkerBeat

LONG_AGO = dt.timedelta(minutes=5)


def _job(*workers: str, begun: dt.timedelta = LONG_AGO, status: str = TaskResultStatus.RUNNING) -> DBTaskResult:
    return DBTaskResult.objects.create(
        id=uuid.uuid4(), status=status, args_kwargs={"args": [], "kwargs": {}}, task_path="x.y", backend_name="default",
        run_after=timezone.now(), worker_ids=list(workers), started_at=timezone.now() - begun, exception_class_path="", traceback="",
    )  # fmt: skip


def _status(job: DBTaskResult) -> str:
    return DBTaskResult.objects.get(pk=job.pk).status


def test_job_of_a_silent_worker_goes_back_into_the_queue(db: None) -> None:
    job = _job("dead")
    WorkerBeat.objects.create(worker="dead", at=timezone.now() - LONG_AGO)
    assert queue.give_back() == 1
    assert _status(job) == TaskResultStatus.READY


def test_job_of_a_living_worker_stays(db: None) -> None:
    job = _job("alive")
    queue.beat("alive")
    assert queue.give_back() == 0
    assert _status(job) == TaskResultStatus.RUNNING


def test_job_just_claimed_by_a_worker_unheard_of_stays(db: None) -> None:
    job = _job("new", begun=dt.timedelta(seconds=1))
    assert queue.give_back() == 0
    assert _status(job) == TaskResultStatus.RUNNING


def test_job_that_killed_its_workers_is_given_up(db: None) -> None:
    job = _job(*(f"w{number}" for number in range(queue.TRIES)))
    queue.give_back()
    assert _status(job) == TaskResultStatus.FAILED


@pytest.mark.parametrize("status", [TaskResultStatus.READY, TaskResultStatus.SUCCESSFUL, TaskResultStatus.FAILED])
def test_other_jobs_are_left_alone(db: None, status: str) -> None:
    job = _job("dead", status=status)
    assert queue.give_back() == 0
    assert _status(job) == status


def test_chore_runs_once_a_day(db: None) -> None:
    days: list[dt.date] = []
    for day in (dt.date(2023, 6, 1), dt.date(2023, 6, 1), dt.date(2023, 6, 2)):
        with clock.fixed(lambda day=day: clock.at_noon(day)):
            queue.once_a_day("thử", days.append)
    assert days == [dt.date(2023, 6, 1), dt.date(2023, 6, 2)]


def test_chore_that_failed_is_tried_again(db: None) -> None:
    def broken(_day: dt.date) -> None:
        raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        queue.once_a_day("thử", broken)
    assert queue.once_a_day("thử", lambda _day: None) is True
