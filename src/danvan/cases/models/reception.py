"""Tiếp công dân: when who receives people, what was held, and each visit."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import (
    Handling,
    PostponeReason,
    ReceptionKind,
    ReceptionMode,
    RefusalGrounds,
    SittingState,
    Subject,
    VisitKind,
)
from danvan.cases.models.case import Case
from danvan.cases.models.plain import Plain
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.units.models import Unit
from danvan.units.models.dated import Dated


@classify(
    unit=PUBLIC, title=PUBLIC, rule=PUBLIC, variant=PUBLIC, weekday=PUBLIC, days=PUBLIC, begins=PUBLIC, ends=PUBLIC,
    place=PUBLIC, mode=PUBLIC, valid_from=PUBLIC, valid_to=PUBLIC,
)  # fmt: skip
class ReceptionSchedule(Row, Dated):
    """When the holder of a post receives people as a rule: every week on ``weekday`` (0 is Monday), or on ``days`` of the month.

    ``rule`` and ``variant`` name the rule of law it answers to (TCD.XA …).
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="reception_schedules")
    title = models.CharField(max_length=120)
    rule = models.CharField(max_length=40, blank=True)
    variant = models.CharField(max_length=40, blank=True)
    weekday = models.PositiveSmallIntegerField(null=True)
    days = models.JSONField(default=list)
    begins = models.TimeField()
    ends = models.TimeField()
    place = models.CharField(max_length=200)
    mode = models.CharField(max_length=8, choices=ReceptionMode.choices, default=ReceptionMode.DIRECT)

    rows = models.Manager()
    objects = Scoped(scopes.reception)

    class Meta(Plain, Dated.Meta):
        constraints = [
            *Dated.Meta.constraints,
            models.CheckConstraint(condition=Q(ends__gt=models.F("begins")), name="reception_ends_after_it_begins"),
        ]


@classify(
    unit=PUBLIC, schedule=PUBLIC, kind=PUBLIC, mode=PUBLIC, on=PUBLIC, planned_on=PUBLIC, title=PUBLIC, place=PUBLIC,
    state=PUBLIC, reason=INTERNAL, by_deputy=INTERNAL,
)  # fmt: skip
class Sitting(Row):
    """One reception: planned, held, put off to another day (``on`` moves, ``planned_on`` stays) or not held, with the reason."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="sittings")
    schedule = models.ForeignKey(ReceptionSchedule, null=True, on_delete=models.PROTECT, related_name="sittings")
    kind = models.CharField(max_length=8, choices=ReceptionKind.choices)
    mode = models.CharField(max_length=8, choices=ReceptionMode.choices, default=ReceptionMode.DIRECT)
    on = models.DateField()
    planned_on = models.DateField()
    title = models.CharField(max_length=120)
    place = models.CharField(max_length=200)
    state = models.CharField(max_length=9, choices=SittingState.choices, default=SittingState.PLANNED)
    reason = models.CharField(max_length=10, choices=PostponeReason.choices, blank=True)
    by_deputy = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.reception)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["schedule", "planned_on"], name="a_planned_reception_once"),
        ]
        indexes = [models.Index(fields=["unit", "on"], name="receptions_of_a_unit")]


@classify(
    unit=INTERNAL, sitting=INTERNAL, on=INTERNAL, number=INTERNAL, year=INTERNAL, recorded_at=INTERNAL, kind=INTERNAL,
    subject=INTERNAL, people=INTERNAL, times=INTERNAL, handling=INTERNAL, refusal=INTERNAL, solved_by=INTERNAL,
    case=INTERNAL, meets_leader_on=INTERNAL,
)  # fmt: skip
class Visit(Row):
    """One reception of a citizen or a group: a line of the register of Mẫu số 03. Who came and what they said are sealed apart.

    ``times`` is how often about this matter; ``solved_by`` the bodies that dealt with it before. Of somebody who came to
    denounce nothing is sealed at all: only that there was such a visit.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="visits")
    sitting = models.ForeignKey(Sitting, on_delete=models.PROTECT, related_name="visits")
    on = models.DateField()
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    recorded_at = models.DateTimeField()
    kind = models.CharField(max_length=12, choices=VisitKind.choices)
    subject = models.CharField(max_length=12, choices=Subject.choices, default=Subject.OTHER)
    people = models.PositiveIntegerField(default=1)
    times = models.PositiveSmallIntegerField(default=1)
    handling = models.CharField(max_length=11, choices=Handling.choices)
    refusal = models.CharField(max_length=10, choices=RefusalGrounds.choices, blank=True)
    solved_by = models.CharField(max_length=200, blank=True)
    case = models.ForeignKey(Case, null=True, on_delete=models.SET_NULL, related_name="visits")
    meets_leader_on = models.DateField(null=True)

    rows = models.Manager()
    objects = Scoped(scopes.reception)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="a_visit_number_once"),
            models.CheckConstraint(
                condition=Q(handling="refused", refusal__gt="") | (~Q(handling="refused") & Q(refusal="")),
                name="a_refused_visit_says_why",
            ),
        ]
        indexes = [models.Index(fields=["unit", "on"], name="visits_of_a_unit")]
