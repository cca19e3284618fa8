"""What the killed processes were doing. Each is safe to begin again from the start."""

from __future__ import annotations

from collections.abc import Callable


def prepare() -> None:
    """An empty database with the invented area; run once, then copied for every kill."""
    from django.core.management import call_command

    from tests.factories import make_area

    call_command("migrate", verbosity=0)
    make_area()


def import_plan() -> None:
    """Receive the short plan and read it, as the page and the job do."""
    from danvan.plans.domain import importing
    from danvan.units.actor import Actor
    from danvan.units.models import Post, Unit
    from tests.factories import DAY
    from tests.plantext import PLAN

    post = Post.rows.select_related("user", "unit").get(user__username="dau-moi")
    actor = Actor(user=post.user, post=post, on=DAY)
    plan, _new = importing.receive(unit=Unit.rows.get(key="ubnd-huyen"), by=actor, text=PLAN)
    importing.read(str(plan.uid))


def promise_and_resolve() -> None:
    """Enter a commitment and resolve it; begun again, the work goes on where it stands."""
    import datetime as dt

    from danvan.commitments.domain import commitments
    from danvan.commitments.models import Commitment
    from danvan.units.actor import Actor
    from danvan.units.models import Post
    from tests.factories import DAY

    post = Post.rows.select_related("user", "unit").get(user__username="bung-sen")
    actor = Actor(user=post.user, post=post, on=DAY)
    row = Commitment.rows.first()
    if row is None:
        what = commitments.Promise(
            text="Nạo vét kênh", owner=post.unit, owner_post="Chủ tịch", due_on=dt.date(2023, 5, 1)
        )
        row = commitments.promise(
            what=what, origin="dialogue", origin_unit=post.unit, origin_label="Đối thoại thử", made_on=DAY, by=actor
        )
    if row.state == "doing":
        commitments.move(commitment=row, name="answer", note="Đã trả lời.", on=DAY, by=actor)
    if row.state == "answered":
        commitments.move(commitment=row, name="resolve", note="Đã làm xong.", on=DAY, by=actor)


SCENARIOS: dict[str, Callable[[], None]] = {
    "prepare": prepare,
    "import": import_plan,
    "commitment": promise_and_resolve,
}


def state() -> dict[str, object]:
    """What a watcher sees after a kill."""
    from danvan.audit import domain as audit
    from danvan.audit.models import Event
    from danvan.commitments.models import Commitment, CommitmentStep
    from danvan.plans.models import Duty, Participant, Plan, Section
    from danvan.units.models import Notice

    notices = Notice.rows.all()
    return {
        "plans": [[plan.state, plan.steps_done == plan.steps_total] for plan in Plan.rows.all()],
        "read": [Duty.rows.count(), Section.rows.count(), Participant.rows.count()],
        "commitments": [[row.state, str(row.resolved_on)] for row in Commitment.rows.all()],
        "steps": CommitmentStep.rows.count(),
        "notices": [notices.count(), notices.values("post", "key").distinct().count()],
        "acts": sorted(
            Event.objects.exclude(chain="danvan", action__startswith="unit.").values_list("action", flat=True)
        ),
        "breaks": len(audit.verify()[1]),
    }
