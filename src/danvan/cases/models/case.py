from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import (
    ENDED,
    RATED,
    Assignment,
    Channel,
    Grounds,
    Outcome,
    PauseGrounds,
    Rating,
    State,
    Subject,
    Track,
)
from danvan.cases.models.plain import Plain
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, SEALED, classify
from danvan.common.scoping import Scoped
from danvan.units.models import Post, Unit, User


@classify(
    unit=INTERNAL, number=INTERNAL, year=INTERNAL, code=INTERNAL, secret=SEALED, track=INTERNAL, state=INTERNAL,
    channel=INTERNAL, subject=INTERNAL, is_complex=INTERNAL, is_remote=INTERNAL, people=INTERNAL, received_on=INTERNAL,
    recorded_at=INTERNAL, place=INTERNAL, summary=INTERNAL, search=INTERNAL, source=INTERNAL, is_anonymous=INTERNAL,
    is_protected=INTERNAL, classified_on=INTERNAL, competent=INTERNAL, eligible=INTERNAL, checklist=INTERNAL,
    assignment=INTERNAL, handling_unit=INTERNAL, handler=PERSONAL, is_long=INTERNAL, is_crowd=INTERNAL,
    is_over_level=INTERNAL, repeat_of=INTERNAL, merged_into=INTERNAL, earlier=INTERNAL, outcome=INTERNAL,
    to_agency=INTERNAL, answered_on=INTERNAL, resolved_on=INTERNAL, ended_on=INTERNAL, rating=INTERNAL, rated_on=INTERNAL,
    reopened=INTERNAL, purged_on=INTERNAL,
)  # fmt: skip
class Case(Row):
    """A matter a person or an organisation brought. Nothing here says who: people, words and files are sealed elsewhere.

    ``unit`` keeps the register, ``handling_unit`` and ``handler`` have it in hand. ``summary`` and ``place`` are neutral words
    that passed the guard; ``search`` is both, folded. ``code`` and the hash of the ``secret`` are what the sender follows it by.
    ``source`` is number and date of the letter another body passed it on with. ``ended_on`` is the day the last state came.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="cases")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    code = models.CharField(max_length=16, unique=True)
    secret = models.CharField(max_length=64)
    track = models.CharField(max_length=12, choices=Track.choices)
    state = models.CharField(max_length=11, choices=State.choices, default=State.RECEIVED)
    channel = models.CharField(max_length=11, choices=Channel.choices)
    subject = models.CharField(max_length=12, choices=Subject.choices, default=Subject.OTHER)
    is_complex = models.BooleanField(default=False)
    is_remote = models.BooleanField(default=False)
    people = models.PositiveIntegerField(default=1)
    received_on = models.DateField()
    recorded_at = models.DateTimeField()
    place = models.CharField(max_length=200, blank=True)
    summary = models.CharField(max_length=500)
    search = models.TextField(blank=True, editable=False)
    source = models.CharField(max_length=120, blank=True)
    is_anonymous = models.BooleanField(default=False)
    is_protected = models.BooleanField(default=False)
    classified_on = models.DateField(null=True)
    competent = models.BooleanField(null=True)
    eligible = models.BooleanField(null=True)
    checklist = models.JSONField(default=dict)
    assignment = models.CharField(max_length=8, choices=Assignment.choices, default=Assignment.NONE)
    handling_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="handled_cases")
    handler = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="handled_cases")
    is_long = models.BooleanField(default=False)
    is_crowd = models.BooleanField(default=False)
    is_over_level = models.BooleanField(default=False)
    repeat_of = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="repeats")
    merged_into = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="merged")
    earlier = models.ForeignKey("self", null=True, on_delete=models.PROTECT, related_name="later")
    outcome = models.CharField(max_length=6, choices=Outcome.choices, blank=True)
    to_agency = models.CharField(max_length=200, blank=True)
    answered_on = models.DateField(null=True)
    resolved_on = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    rating = models.PositiveSmallIntegerField(null=True, choices=Rating.choices)
    rated_on = models.DateField(null=True)
    reopened = models.PositiveSmallIntegerField(default=0)
    purged_on = models.DateField(null=True)

    rows = models.Manager()
    objects = Scoped(scopes.cases)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="a_number_once_in_a_register"),
            models.CheckConstraint(
                condition=~Q(assignment="taken") | Q(handling_unit__isnull=False), name="a_case_taken_has_its_unit"
            ),
            models.CheckConstraint(
                condition=~Q(state="resolved") | Q(resolved_on__isnull=False), name="a_resolved_case_has_its_day"
            ),
            models.CheckConstraint(
                condition=~Q(state="merged") | Q(merged_into__isnull=False), name="a_merged_case_says_into_which"
            ),
        ]
        indexes = [
            models.Index(fields=["received_on", "id"], name="cases_by_day"),
            models.Index(fields=["unit", "received_on", "id"], name="cases_of_a_register"),
            models.Index(fields=["handling_unit", "received_on", "id"], name="cases_handled_by_a_unit"),
            models.Index(fields=["handler", "received_on"], name="cases_in_a_hand"),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """What the office calls it: «12/2026»."""
        return f"{self.number}/{self.year}"

    @property
    def is_open(self) -> bool:
        """Whether somebody still has to do something."""
        return self.state not in ENDED

    @property
    def is_rateable(self) -> bool:
        """Whether whoever sent it has an answer to speak of."""
        return self.state in RATED

    @property
    def holder_id(self) -> int:
        """The unit that has it in hand: the one that took it, otherwise the one that keeps the register."""
        if self.assignment == Assignment.TAKEN and self.handling_unit_id is not None:
            return self.handling_unit_id
        return self.unit_id


@classify(case=INTERNAL, unit=INTERNAL, user=PERSONAL, named=INTERNAL)
class Barred(models.Model):
    """A body or official a case must never reach: the one it complains of (``named``) and everything below.

    Held apart and computed when the case is classified, so that one look-up keeps it out of lists, notices and searches.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="barred")
    unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    user = models.ForeignKey(User, null=True, on_delete=models.PROTECT, related_name="+")
    named = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.of_cases())

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(unit__isnull=False, user__isnull=True) | Q(unit__isnull=True, user__isnull=False),
                name="barred_is_a_unit_or_a_person",
            )
        ]
        indexes = [models.Index(fields=["unit", "case"], name="cases_barred_to_a_unit")]


@classify(
    case=INTERNAL, event=INTERNAL, was=INTERNAL, on=INTERNAL, at=INTERNAL, post=PERSONAL, from_unit=INTERNAL, to_unit=INTERNAL,
    paper_number=INTERNAL, paper_date=INTERNAL, grounds=INTERNAL, outcome=INTERNAL, to_agency=INTERNAL, note=INTERNAL,
)  # fmt: skip
class CaseStep(Row):
    """One thing that happened to a case, on the local date ``on``, and the state it was in before (``was``).

    Words are sealed apart (``note``); papers stand here by number and date.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="steps")
    event = models.CharField(max_length=20)
    was = models.CharField(max_length=11, choices=State.choices)
    on = models.DateField()
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    from_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    to_unit = models.ForeignKey(Unit, null=True, on_delete=models.PROTECT, related_name="+")
    paper_number = models.CharField(max_length=40, blank=True)
    paper_date = models.DateField(null=True)
    grounds = models.CharField(max_length=16, choices=[*Grounds.choices, *PauseGrounds.choices], blank=True)
    outcome = models.CharField(max_length=6, choices=Outcome.choices, blank=True)
    to_agency = models.CharField(max_length=200, blank=True)
    note = models.ForeignKey("cases.SealedText", null=True, on_delete=models.SET_NULL, related_name="steps")

    rows = models.Manager()
    objects = Scoped(scopes.of_cases())

    class Meta(Plain):
        ordering = ["at", "pk"]
