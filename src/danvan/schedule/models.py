from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents.enums import Visibility
from danvan.records.models import Record
from danvan.schedule import scopes
from danvan.schedule.enums import Part, SessionState
from danvan.units.models import Post, Unit


@classify(
    unit=PUBLIC, day=PUBLIC, part=PUBLIC, starts_at=PUBLIC, title=INTERNAL, place=INTERNAL, chaired_by=INTERNAL,
    attending=INTERNAL, participating=PUBLIC, kind=PUBLIC, visibility=INTERNAL, record=INTERNAL, state=PUBLIC,
    cancelled_at=INTERNAL, cancel_reason=INTERNAL, moved_to=INTERNAL, created_at=INTERNAL, created_by=PERSONAL,
)  # fmt: skip
class Session(Row):
    """One piece of work a unit plans for a part of a day.

    ``day`` is a local date, ``starts_at`` the local time when one is set. ``chaired_by`` and ``attending`` name posts
    and bodies, never persons. ``kind`` is the kind of record it will become, ``record`` what was written down when it
    was done. A session that was postponed or cancelled keeps its row: ``cancelled_at`` (aware) and ``cancel_reason``
    say when and why, ``moved_to`` is the session that stands for it on its new day.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sessions")
    day = models.DateField()
    part = models.CharField(max_length=10, choices=Part.choices)
    starts_at = models.TimeField(null=True, blank=True)
    title = models.CharField(max_length=300)
    place = models.CharField(max_length=200, blank=True)
    chaired_by = models.CharField(max_length=120, blank=True)
    attending = models.CharField(max_length=500, blank=True)
    participating = models.ManyToManyField(Unit, blank=True, related_name="joined_sessions")
    kind = models.CharField(max_length=30, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.AREA)
    record = models.ForeignKey(Record, null=True, blank=True, on_delete=models.PROTECT, related_name="sessions")
    state = models.CharField(max_length=10, choices=SessionState.choices, default=SessionState.PLANNED)
    cancelled_at = models.DateTimeField(null=True, blank=True)
    cancel_reason = models.CharField(max_length=500, blank=True)
    moved_to = models.OneToOneField("self", null=True, blank=True, on_delete=models.PROTECT, related_name="moved_from")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.sessions)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        ordering = ["day", models.F("starts_at").asc(nulls_last=True), "pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(state="planned", cancelled_at__isnull=True, cancel_reason="")
                | (~Q(state="planned") & Q(cancelled_at__isnull=False) & ~Q(cancel_reason="")),
                name="a_session_called_off_says_when_and_why",
            ),
            models.CheckConstraint(
                condition=Q(moved_to__isnull=True) | Q(state="postponed"), name="only_a_postponed_session_moves"
            ),
            models.CheckConstraint(
                condition=Q(record__isnull=True) | Q(state="planned"), name="a_session_called_off_has_no_record"
            ),
            models.UniqueConstraint(
                fields=["unit", "day", "starts_at", "title"],
                condition=Q(state="planned", starts_at__isnull=False),
                name="a_session_at_an_hour_once",
            ),
            models.UniqueConstraint(
                fields=["unit", "day", "part", "title"],
                condition=Q(state="planned", starts_at__isnull=True),
                name="a_session_without_an_hour_once",
            ),
        ]
        indexes = [
            models.Index(fields=["unit", "day"], name="sessions_of_a_unit"),
            models.Index(fields=["day"], name="sessions_by_day"),
        ]

    def __str__(self) -> str:
        return self.title
