"""Work of the plans app that is done in the background; each job takes identities only and may run twice."""

from django_tasks import task

from danvan.common import queue
from danvan.plans.domain import importing


@task()
def read_plan(uid: str) -> None:
    """Read the plan with this uid; a fault of the program is told to whoever waits, and stays in the queue's record."""
    try:
        importing.read(uid)
    except Exception:
        importing.give_up(uid)
        raise


queue.GIVEN_UP[read_plan.module_path] = importing.give_up  # nobody waits for ever for a plan that kills its workers
