from django.db import models
from django.db.models import F, Q

from danvan.commitments import scopes
from danvan.commitments.enums import UNFINISHED, CommitmentState, Origin
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents.enums import Visibility
from danvan.documents.models import StoredFile
from danvan.units.models import Field, Post, Unit


class Plain:
    base_manager_name = "rows"
    default_manager_name = "rows"


@classify(
    owner=PUBLIC, owner_post=PUBLIC, text=INTERNAL, public_line=PUBLIC, field=PUBLIC, made_on=PUBLIC, due_on=PUBLIC,
    first_due_on=PUBLIC, due_rule=PUBLIC, due_words=INTERNAL, state=PUBLIC, answered_on=PUBLIC, resolved_on=PUBLIC,
    not_done_on=PUBLIC, was_late=PUBLIC, late_reason=INTERNAL,
    origin=PUBLIC, origin_uid=INTERNAL, origin_label=INTERNAL, origin_unit=PUBLIC, visibility=INTERNAL, recorded_at=INTERNAL,
    archived_at=INTERNAL, search=INTERNAL,
)  # fmt: skip
class Commitment(Row):
    """Something promised or required, owned by a unit's post, never by a person's name.

    ``due_on`` is the last day in time; ``first_due_on`` keeps the old date after an extension; ``was_late`` is stored
    when it happens and stays. ``due_rule`` is the code of the rule the date follows from, ``due_words`` what was said of it
    («trước mùa mưa»); either may be empty. ``not_done_on`` is the day it was given up, with the reason on its step.
    The origin is known as text only: the origin lists its commitments by ``origin_uid``. ``search`` is text and origin,
    folded, for a search that ignores marks. ``archived_at`` is set with its origin's: nobody counts it any more.
    """

    owner = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="commitments")
    owner_post = models.CharField(max_length=120)
    text = models.TextField()
    public_line = models.CharField(max_length=300, blank=True)
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="commitments")
    made_on = models.DateField()
    due_on = models.DateField()
    first_due_on = models.DateField()
    due_rule = models.CharField(max_length=40, blank=True)
    due_words = models.CharField(max_length=200, blank=True)
    state = models.CharField(max_length=10, choices=CommitmentState.choices, default=CommitmentState.OPEN)
    answered_on = models.DateField(null=True)
    resolved_on = models.DateField(null=True)
    not_done_on = models.DateField(null=True)
    was_late = models.BooleanField(default=False)
    late_reason = models.CharField(max_length=500, blank=True)
    origin = models.CharField(max_length=12, choices=Origin.choices)
    origin_uid = models.UUIDField(null=True, db_index=True)
    origin_label = models.CharField(max_length=300)
    origin_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="originated_commitments")
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.AREA)
    recorded_at = models.DateTimeField()
    archived_at = models.DateTimeField(null=True, blank=True)
    search = models.TextField(blank=True, editable=False)
    proved: bool  # as ``domain.queries.with_proof`` finds it
    why_not: str | None

    rows = models.Manager()
    objects = Scoped(scopes.commitments)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(condition=Q(due_on__gte=F("made_on")), name="a_commitment_is_due_after_it_is_made"),
            models.CheckConstraint(
                condition=Q(state="resolved", resolved_on__isnull=False)
                | (~Q(state="resolved") & Q(resolved_on__isnull=True)),
                name="a_resolved_commitment_has_its_day",
            ),
            models.CheckConstraint(
                condition=Q(state="not_done", not_done_on__isnull=False)
                | (~Q(state="not_done") & Q(not_done_on__isnull=True)),
                name="a_commitment_given_up_has_its_day",
            ),
        ]
        indexes = [
            models.Index(fields=["owner", "due_on"], name="commitments_of_an_owner"),
            models.Index(fields=["origin_unit", "made_on"], name="commitments_of_an_origin"),
        ]

    def __str__(self) -> str:
        return self.text

    @property
    def is_unfinished(self) -> bool:
        """Neither resolved nor given up."""
        return self.state in UNFINISHED


@classify(
    commitment=INTERNAL,
    at=INTERNAL,
    post=PERSONAL,
    event=INTERNAL,
    text=INTERNAL,
    old_due_on=INTERNAL,
    evidence=INTERNAL,
)
class CommitmentStep(Row):
    """One thing that happened to a commitment: a move, an extension with the old date, or a note with evidence."""

    commitment = models.ForeignKey(Commitment, on_delete=models.CASCADE, related_name="steps")
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    old_due_on = models.DateField(null=True)
    evidence = models.ManyToManyField(StoredFile, blank=True, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.of_commitments)

    class Meta(Plain):
        ordering = ["at", "pk"]
