"""What the killed processes were doing. Each may be begun again from the start at any time: what was done stays done."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.utils import timezone
from django_tasks_db.models import DBTaskResult

from danvan.commitments.domain import commitments
from danvan.commitments.models import Commitment
from danvan.common import clock
from danvan.common.models import WorkerBeat
from danvan.common.once import once
from danvan.documents.domain import files, routing
from danvan.documents.models import Paper
from danvan.plans.domain import importing, publishing, review
from danvan.plans.models import Plan
from danvan.replay.papers import blank_scan
from danvan.reports.domain import composing, consolidating, drafts, issuing, regimes, submitting
from danvan.reports.domain.composing import Wanted
from danvan.reports.enums import PeriodKind
from danvan.reports.models import Consolidation, Period, Report
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.models import Notice, Post, Unit, User
from tests.factories import DAY, PEOPLE, Area, make_area
from tests.plantext import PLAN, UNKNOWN
from tests.unit.records.samples import entered
from tests.unit.reports import samples

AFTER_THE_LAST_DAY = dt.date(2023, 6, 8)
BUNG_SEN, REPORTING = "ubnd-xa-bung-sen", ("ubnd-xa-bung-sen", "ubnd-xa-con-la", "ubnd-xa-ao-dua")
Work = Callable[[Actor], object]


@dataclass(frozen=True)
class Scenario:
    """``work`` is done at noon of ``day`` in a copy of the database that the scenario ``base`` left."""

    work: Callable[[], None]
    base: str = ""
    day: dt.date = DAY


def send_forms(*forms: tuple[str, Work]) -> None:
    """Do what pages do with forms that people send, one after another. Begun again, every form is sent once more with the
    token it was drawn with."""
    people = known_area()
    for number, (person, work) in enumerate(forms, start=1):
        by = people.actor(person, on=clock.today())
        with once(str(uuid.UUID(int=number)), actor=by.uid) as act:
            if not act.result:
                work(by)
                act.result = "/"


def mail_folder() -> Path:
    """Where mail goes: beside the file store."""
    storages: Any = settings.STORAGES
    return Path(storages["default"]["OPTIONS"]["location"]).parent / "mail"


def known_area() -> Area:
    """The invented area as it stands in the database."""
    posts = {post.user.username: post for post in Post.rows.select_related("user", "unit")}
    return Area(
        units={unit.key: unit for unit in Unit.rows.all()},
        posts={name: posts[username] for name, username, *_rest in PEOPLE},
    )


def prepare() -> None:
    """An empty database with the invented area."""
    call_command("migrate", verbosity=0)
    make_area()


def receive() -> None:
    """The short plan is received and its reading queued."""
    send_forms(("coordinator", lambda by: importing.receive(unit=known_area().committee, by=by, text=PLAN)))


def import_plan() -> None:
    """The short plan is received, and the job worker reads it."""
    receive()
    work_on_jobs()


def ask_again() -> None:
    """The coordinator asks that an unreadable plan be read once more."""
    importing.read_again(plan=Plan.rows.select_related("unit").get(), by=known_area().actor("coordinator"))


def work_on_jobs() -> None:
    """What the job worker does with what is in the queue."""
    call_command("worker", batch=True)


def wait() -> None:
    """The time after which a silent worker is held dead, and mail may be taken over."""
    before = timezone.now() - dt.timedelta(hours=1)
    WorkerBeat.objects.update(at=before)
    DBTaskResult.objects.running().update(started_at=before)
    claimed = Notice.rows.filter(mailed_at__isnull=True, claimed_at__isnull=False)
    claimed.update(claimed_at=clock.now() - dt.timedelta(hours=1))


def publish() -> None:
    """The short plan is read, reviewed and published, its regime opened; two units have something to report."""
    area = known_area()
    by = area.actor("coordinator")
    importing.receive(unit=area.committee, by=by, text=PLAN)
    work_on_jobs()
    plan = Plan.rows.select_related("unit").get()
    review.map_name(plan=plan, written=UNKNOWN, unit=area.units["phong-vhtt"], remember=True, by=by)
    review.confirm(duties=plan.duties.select_related("plan__unit"), by=by)
    plan = Plan.rows.select_related("document", "unit").get(pk=plan.pk)
    regimes.open_from(plan=publishing.publish(plan=plan, day_off_rule="as_written", by=by, on=DAY), by=by)
    entered(area, "dialogue")
    entered(area, "dissemination", participating=[area.units["ubnd-xa-con-la"]], people=40)


def send_reports() -> None:
    """Three communes have sent their reports."""
    area = known_area()
    for number, key in enumerate(REPORTING, start=1):
        report = samples.report_of(half_year(), area, key)
        samples.type_in(report, area, {"G3.14": number, "G3.15a": 9, "G3.15b": 10}, {"han-che": f"Hạn chế {number}."})
        samples.sent(report, area)


def half_year() -> Period:
    rows = Period.rows.select_related("regime__plan__document", "regime__plan__unit", "regime__receiver")
    return rows.get(kind=PeriodKind.HALF)


def submit() -> None:
    """A unit fills its report, confirms what is nought and sends it, then finds a mistake and sends a correction."""
    send_forms(
        ("commune_officer", lambda by: _type(by, {"G3.14": 10, "G3.15a": 90, "G3.15b": 100}, "Làm sớm.")),
        ("commune_officer", lambda by: drafts.confirm_zeros(report=_own(by), by=by)),
        ("commune_head", _send),
        ("commune_officer", lambda by: drafts.reopen(report=_own(by), by=by)),
        ("commune_officer", lambda by: _type(by, {"G3.14": 12}, "Làm sớm, đủ.")),
        ("commune_head", lambda by: _send(by, reason="Sót hai thủ tục")),
    )


def _own(by: Actor) -> Report:
    return Report.rows.select_related("period__regime__plan", "unit").get(period=half_year(), unit=by.unit)


def _type(by: Actor, figures: dict[str, int], words: str) -> None:
    samples.type_in(_own(by), known_area(), figures, {"uu-diem": words})


def _send(by: Actor, *, reason: str = "") -> None:
    seen = submitting.preview(_own(by), at=clock.now())
    submitting.submit(report=_own(by), seen_hash=seen.hash, by=by, correction_reason=reason)


def consolidate() -> None:
    """The reports are consolidated, words chosen, the paper written out; it takes its way and is issued."""
    send_forms(
        ("coordinator", lambda by: consolidating.consolidate(period=half_year(), by=by)),
        ("coordinator", _choose_words),
        ("coordinator", lambda by: composing.choose_names(
            consolidation=_consolidation(), names_late=False, names_missing=True, by=by
        )),
        ("coordinator", lambda by: issuing.draw_up(consolidation=_consolidation(), by=by)),
        ("coordinator", _step("send")),
        ("head", _step("initial")),
        ("office", _step("format")),
        ("leader", _step("approve")),
        ("office", _issue),
    )  # fmt: skip


def _consolidation() -> Consolidation:
    rows = Consolidation.rows.select_related("period__regime__plan__unit", "period__regime__receiver")
    return rows.get(number=1)


def _choose_words(by: Actor) -> None:
    row = _consolidation()
    passages = row.passages.filter(heading="han-che").order_by("place")
    wanted = [Wanted(one.text, chosen=True, place=one.place, uid=str(one.uid), merge=True) for one in passages]
    composing.compose(consolidation=row, heading="han-che", wanted=wanted, by=by)


def _paper() -> Paper:
    return Paper.rows.select_related("unit", "word_file__stored_by").get()


def _step(name: str) -> Work:
    return lambda by: routing.move(paper=_paper(), name=name, by=by)


def _issue(by: Actor) -> None:
    row = _paper()
    kept = files.keep(content=blank_scan(), name="da-ky.pdf", unit=row.unit, by=by)
    routing.issue(
        paper=row, number="87", date=clock.today(), signer="Lê Minh Khang", signer_post="Chủ tịch", issued_file=kept,
        difference=issuing.differences(_consolidation(), None), document=issuing.unsaved_document(row, _consolidation()),
        by=by,
    )  # fmt: skip


def promise_and_resolve() -> None:
    """A commitment is entered, answered and resolved."""
    send_forms(
        ("commune_officer", _promise),
        ("commune_officer", lambda by: _move("answer", "Đã trả lời.", by)),
        ("commune_officer", lambda by: _move("resolve", "Đã làm xong.", by)),
    )


def _promise(by: Actor) -> None:
    assert by.unit is not None
    what = commitments.Promise(
        text="Nạo vét kênh", owner=by.unit, owner_post="Chủ tịch", due_on=dt.date(2023, 5, 1)
    )  # fmt: skip
    commitments.promise(
        what=what, origin="dialogue", origin_unit=by.unit, origin_label="Đối thoại thử", made_on=DAY, by=by
    )


def _move(name: str, note: str, by: Actor) -> None:
    commitments.move(commitment=Commitment.rows.get(), name=name, note=note, on=DAY, by=by)


def give_addresses() -> None:
    """Two heads have mail addresses: what they were told waits to be mailed."""
    for user in User.objects.filter(username__in=["ct-bung-sen", "ct-con-la"]):
        user.email = f"{user.username}@songla.example"
        user.save(update_fields=["email"])


def mail() -> None:
    """Notices are mailed, into files."""
    settings.EMAIL_BACKEND = "django.core.mail.backends.filebased.EmailBackend"
    settings.EMAIL_FILE_PATH = str(mail_folder())
    notices.mail_due()


SCENARIOS: dict[str, Scenario] = {
    "prepare": Scenario(prepare),
    "publish": Scenario(publish, "prepare"),
    "report": Scenario(send_reports, "publish", samples.IN_TIME),
    "import": Scenario(import_plan, "prepare"),
    "commitment": Scenario(promise_and_resolve, "prepare"),
    "submit": Scenario(submit, "publish", samples.IN_TIME),
    "consolidate": Scenario(consolidate, "report", AFTER_THE_LAST_DAY),
    "addresses": Scenario(give_addresses, "publish"),
    "mail": Scenario(mail, "addresses"),
    "received": Scenario(receive, "prepare"),
    "ask-again": Scenario(ask_again, "received"),
    "worker": Scenario(work_on_jobs),
    "wait": Scenario(wait),
}
