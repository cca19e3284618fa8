from __future__ import annotations

from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import Competence, DenunciationOutcome, DenunciationState, Difficulty, Subject
from danvan.cases.models.plain import Plain
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, classify
from danvan.common.scoping import Scoped
from danvan.units.models import Post, Unit


@classify(
    unit=INTERNAL, officer=PERSONAL, number=INTERNAL, year=INTERNAL, file_number=INTERNAL, file_year=INTERNAL,
    subject=INTERNAL, is_anonymous=INTERNAL, many_places=INTERNAL, difficulty=INTERNAL, competence=INTERNAL, state=INTERNAL,
    received_on=INTERNAL, check_due_on=INTERNAL, checked_on=INTERNAL, transfer_due_on=INTERNAL, transferred_on=INTERNAL,
    accepted_on=INTERNAL, notify_due_on=INTERNAL, notified_on=INTERNAL, decide_due_on=INTERNAL, first_decide_due_on=INTERNAL,
    extended_on=INTERNAL, extended_again_on=INTERNAL, suspended_on=INTERNAL, resumed_on=INTERNAL, paused_days=INTERNAL,
    concluded_on=INTERNAL, outcome=INTERNAL, published_on=INTERNAL, posted_until=INTERNAL, ended_on=INTERNAL,
    was_late=INTERNAL,
)  # fmt: skip
class Denunciation(Row):
    """One line of the register of denunciations: number, dates, competence, clocks, outcome, place of the paper file. Nothing else.

    Name, address and handwriting of a denouncer are a state secret (Quyết định 774/QĐ-TTg ngày 05/6/2020) and the law wants
    them kept apart (Luật Tố cáo, Điều 56): this table has no column a word could be typed into. The file itself is on paper;
    ``file_number`` and ``file_year`` say which.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="denunciations")
    officer = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="denunciations")
    number = models.PositiveIntegerField()
    year = models.PositiveSmallIntegerField()
    file_number = models.PositiveIntegerField()
    file_year = models.PositiveSmallIntegerField()
    subject = models.CharField(max_length=12, choices=Subject.choices, default=Subject.OTHER)
    is_anonymous = models.BooleanField(default=False)
    many_places = models.BooleanField(default=False)
    difficulty = models.CharField(max_length=8, choices=Difficulty.choices, default=Difficulty.PLAIN)
    competence = models.CharField(max_length=7, choices=Competence.choices, default=Competence.UNKNOWN)
    state = models.CharField(max_length=12, choices=DenunciationState.choices, default=DenunciationState.RECEIVED)
    received_on = models.DateField()
    check_due_on = models.DateField(null=True)
    checked_on = models.DateField(null=True)
    transfer_due_on = models.DateField(null=True)
    transferred_on = models.DateField(null=True)
    accepted_on = models.DateField(null=True)
    notify_due_on = models.DateField(null=True)
    notified_on = models.DateField(null=True)
    decide_due_on = models.DateField(null=True)
    first_decide_due_on = models.DateField(null=True)
    extended_on = models.DateField(null=True)
    extended_again_on = models.DateField(null=True)
    suspended_on = models.DateField(null=True)
    resumed_on = models.DateField(null=True)
    paused_days = models.PositiveSmallIntegerField(default=0)
    concluded_on = models.DateField(null=True)
    outcome = models.CharField(max_length=8, choices=DenunciationOutcome.choices, blank=True)
    published_on = models.DateField(null=True)
    posted_until = models.DateField(null=True)
    ended_on = models.DateField(null=True)
    was_late = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.denunciations)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["unit", "year", "number"], name="a_denunciation_number_once"),
            models.UniqueConstraint(fields=["unit", "file_year", "file_number"], name="a_denunciation_file_once"),
            models.CheckConstraint(
                condition=Q(outcome="") | Q(concluded_on__isnull=False), name="an_outcome_needs_a_conclusion"
            ),
        ]

    def __str__(self) -> str:
        return self.reference

    @property
    def reference(self) -> str:
        """Its number in the register: «TC 3/2026»."""
        return f"TC {self.number}/{self.year}"

    @property
    def file_reference(self) -> str:
        """Where the paper file is found: «HSTC-2026-0003»."""
        return f"HSTC-{self.file_year:04d}-{self.file_number:04d}"
