"""What a watcher sees in the database after a kill, without identities: two runs of the same work look the same."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from typing import Any

from django.core.files.storage import default_storage
from django.db import connection
from django_tasks_db.models import DBTaskResult

from danvan.audit import domain as audit
from danvan.audit.models import Event
from danvan.commitments.models import Commitment, CommitmentStep
from danvan.common.models import Act
from danvan.documents.models import Paper, StoredFile
from danvan.plans.models import Assignment, Duty, Participant, Plan, Section
from danvan.records.models import Record
from danvan.reports.frozen import canonical, content_hash
from danvan.reports.models import Consolidation, Report, ReportVersion
from danvan.units.models import Notice
from tests.faults.scenarios import mail_folder

Seen = dict[str, Any]
COMPARED = ("period", "missing", "returned", "late", "figures", "unit_figures", "narratives")


def state() -> Seen:
    """Everything the scenarios touch, and what is wrong anywhere."""
    notices = Notice.rows.values_list("post__user__username", "text")
    return {
        "plans": [[plan.document.number, plan.state] for plan in Plan.rows.select_related("document").order_by("pk")],
        "records": sorted(Record.rows.values_list("title", flat=True)),
        "read": [Duty.rows.count(), Section.rows.count(), Participant.rows.count()],
        "commitments": [[row.state, str(row.resolved_on)] for row in Commitment.rows.all()],
        "steps": list(CommitmentStep.rows.order_by("pk").values_list("event", flat=True)),
        "assignments": Assignment.rows.count(),
        "reports": [_report(row) for row in Report.rows.select_related("unit", "period").order_by("pk")],
        "consolidations": [_consolidation(row) for row in Consolidation.rows.order_by("pk")],
        "papers": [_paper(row) for row in Paper.rows.order_by("pk")],
        "notices": sorted(map(list, notices)),
        "mails": _mails(),
        "jobs": sorted(map(list, DBTaskResult.objects.values_list("task_path", "status"))),
        "acts": sorted(Event.objects.values_list("action", flat=True)),
        "forms": Act.objects.count(),
        "wrong": wrong(),
    }


def _report(row: Report) -> Seen:
    return {
        "of": [row.unit.key, row.period.key],
        "state": [row.state, row.correcting],
        "draft": [
            sorted(list(map(str, one)) for one in row.figures.values_list("code", "state", "value")),
            sorted(map(list, row.narratives.values_list("heading", "text"))),
        ],
        "versions": [[one.number, one.content_hash, one.late_days, one.difference] for one in row.versions.all()],
    }


def _consolidation(row: Consolidation) -> Seen:
    content = row.body
    return {
        "period": content["period"]["key"],
        "number": row.number,
        "state": [row.state, row.names_late, row.names_missing],
        "content": content_hash(canonical({part: content[part] for part in COMPARED})),
        "units": [version["unit"] for version in content["versions"]],
        "words": [[one.heading, one.text, one.sources, one.chosen] for one in row.passages.all()],
    }


def _paper(row: Paper) -> Seen:
    return {
        "state": row.state,
        "title": row.title,
        "word": row.word_file.sha256,
        "sheet": row.sheet_file.sha256 if row.sheet_file else None,
        "issued": [row.document.reference, row.issued_file.sha256] if row.document and row.issued_file else None,
        "marks": list(row.marks.order_by("pk").values_list("step", flat=True)),
    }


def _mails() -> list[str]:
    """The identities of the mails sent; a second copy of one mail has the same."""
    text = "\n".join(file.read_text("utf-8") for file in mail_folder().glob("*"))
    return sorted({line for line in text.splitlines() if line.startswith("Message-ID:")})


def wrong() -> list[str]:
    """Half states of any kind, in words; none when all is whole, at whatever moment one looks."""
    return [
        *(f"engine: {one}" for one in _engine_complaints()),
        *(f"audit: {one.chain} {one.place} {one.reason}" for one in audit.verify()[1]),
        *(f"form without an answer: {one.pk}" for one in Act.objects.filter(result="")),
        *(f"file: {one.path}" for one in StoredFile.rows.all() if not _is_kept(one)),
        *(f"plan: {one.pk} is {one.state}" for one in Plan.rows.all() if not _is_whole_plan(one)),
        *(f"report: {one.pk} is {one.state}" for one in Report.rows.all() if not _is_whole_report(one)),
        *(f"version: {one.pk}" for one in ReportVersion.rows.all() if content_hash(one.content) != one.content_hash),
        *(f"consolidation: {one.pk}" for one in Consolidation.rows.all() if not _is_whole_consolidation(one)),
        *(f"paper: {one.pk} is {one.state}" for one in Paper.rows.all() if not _is_whole_paper(one)),
    ]


def _engine_complaints() -> list[str]:
    """What SQLite finds wrong with its own file; PostgreSQL looks after itself."""
    if connection.vendor != "sqlite":
        return []
    with connection.cursor() as cursor:
        found = [
            str(row)
            for pragma in ("integrity_check", "foreign_key_check")
            for row in cursor.execute(f"PRAGMA {pragma}")
        ]
    return [one for one in found if one != "('ok',)"]


def _is_kept(file: StoredFile) -> bool:
    if not default_storage.exists(file.path):
        return False
    with default_storage.open(file.path) as kept:
        return hashlib.sha256(kept.read()).hexdigest() == file.sha256


def _is_whole_plan(plan: Plan) -> bool:
    """Nothing of it before it is read; duties and sections, and one notice, afterwards."""
    told = Notice.rows.filter(key=f"plan:{plan.uid}:review").count()
    has = [
        plan.text != "",
        plan.duties.exists(),
        plan.sections.exists(),
        told == 1,
        plan.steps_done == plan.steps_total,
    ]
    return has == [plan.state in {"review", "published"}] * len(has)


def _is_whole_report(report: Report) -> bool:
    """In draft without a version, or sent with all of them, each told to the receiving office once."""
    versions = list(report.versions.order_by("number"))
    numbers = [one.number for one in versions]
    told = [Notice.rows.filter(key=f"report:{one.uid}").count() for one in versions]
    sent = Event.objects.filter(object_uid=str(report.uid), action__in=["report.submit", "report.correct"]).count()
    return (
        numbers == list(range(1, len(versions) + 1))
        and told == [1] * len(versions)
        and sent == len(versions)
        and (report.state == "draft") == (not versions)
    )


def _is_whole_consolidation(row: Consolidation) -> bool:
    """Its snapshot is the one it was made with, of just the versions it names; routed when, and only when, it has a paper."""
    fixed = sorted(str(one.version_sent.uid) for one in row.sources.select_related("version_sent"))
    named = sorted(version["uid"] for version in row.body["versions"])
    papers = Paper.rows.filter(origin_uid=row.uid).count()
    return (
        content_hash(row.snapshot) == row.snapshot_hash
        and fixed == named != []
        and row.passages.exists()
        and papers == (row.state == "routed")
    )


ROUTE = ("draft", "initial", "format", "approve", "approved", "issued")


def _is_whole_paper(row: Paper) -> bool:
    """One mark for each step it has passed, and one notice for each step it came to."""
    passed = ["initial", "format", "approve", "issue"]
    told = Notice.rows.filter(key__startswith=f"paper:{row.uid}:").count()
    came = ROUTE.index(row.state)
    marks = list(row.marks.order_by("pk").values_list("step", flat=True))
    return (
        marks == passed[: max(came - 1, 0)] and told == min(came, 4) and (row.state == "issued") == bool(row.document)
    )


def jobs_taken_up() -> int:
    """How many jobs more than one worker began."""
    return sum(len(job.worker_ids) > 1 for job in DBTaskResult.objects.all())


LOOKS: dict[str, Callable[[], Any]] = {"state": state, "jobs taken up": jobs_taken_up}
