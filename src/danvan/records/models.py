from importlib import import_module

from django.db import models
from django.db.models import F, Q

from danvan.commitments.models import Commitment
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents.enums import Visibility
from danvan.documents.models import StoredFile
from danvan.plans.models import Duty
from danvan.records import scopes
from danvan.records.enums import Channel, Hand, Mode, UnitRole
from danvan.records.kinds import KINDS
from danvan.scoring.models import CriteriaSet, Criterion
from danvan.units.models import Field, Post, Unit


class Plain:
    base_manager_name = "rows"
    default_manager_name = "rows"


@classify(
    kind=PUBLIC, host=PUBLIC, field=PUBLIC, mode=PUBLIC, title=INTERNAL, summary=INTERNAL, began_on=PUBLIC, ended_on=PUBLIC,
    place=INTERNAL, duty=PUBLIC, people=PUBLIC, visibility=INTERNAL, recorded_at=INTERNAL, recorded_by=PERSONAL,
    channel=INTERNAL, given_by=PERSONAL, given_on=INTERNAL, archived_at=INTERNAL, evidence=INTERNAL, search=INTERNAL,
    reason=INTERNAL, due_on=PUBLIC, incomplete=INTERNAL,
)  # fmt: skip
class Record(Row):
    """One piece of real work. The details of its kind stand in a table whose key is this row.

    ``people`` counts who took part (lượt người), None where the kind has no such count; ``began_on``/``ended_on`` are
    local dates. ``channel``, ``given_by`` and ``given_on`` are set together when somebody entered it for a unit that
    phoned or sent a paper. One event of many units is one record: see RecordUnit. ``reason`` says why figures that look
    wrong are right. Three columns follow from the others and are written with them: ``search`` is title, place and
    summary, folded, for a search that ignores marks; ``due_on`` the first day on which something is still owed by it;
    ``incomplete`` whether its kind misses something.
    """

    kind = models.CharField(max_length=30, db_index=True)
    host = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="hosted_records")
    field = models.ForeignKey(Field, null=True, blank=True, on_delete=models.PROTECT, related_name="records")
    mode = models.CharField(max_length=10, choices=Mode.choices, default=Mode.STANDALONE)
    title = models.CharField(max_length=300)
    summary = models.TextField(blank=True)
    began_on = models.DateField()
    ended_on = models.DateField()
    place = models.CharField(max_length=200, blank=True)
    duty = models.ForeignKey(Duty, null=True, blank=True, on_delete=models.PROTECT, related_name="records")
    people = models.PositiveIntegerField(null=True, blank=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.AREA)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    channel = models.CharField(max_length=14, choices=Channel.choices, blank=True)
    given_by = models.CharField(max_length=120, blank=True)
    given_on = models.DateField(null=True, blank=True)
    archived_at = models.DateTimeField(null=True, blank=True)
    evidence = models.ManyToManyField(StoredFile, blank=True, related_name="records")
    reason = models.CharField(max_length=500, blank=True)
    search = models.TextField(blank=True, editable=False)
    due_on = models.DateField(null=True, blank=True, editable=False)
    incomplete = models.BooleanField(default=False, editable=False)

    rows = models.Manager()
    objects = Scoped(scopes.records)

    class Meta(Plain):
        ordering = ["-began_on", "-pk"]
        constraints = [
            models.CheckConstraint(condition=Q(ended_on__gte=F("began_on")), name="a_record_ends_after_it_began"),
            models.CheckConstraint(
                condition=Q(channel="", given_on__isnull=True) | (~Q(channel="") & Q(given_on__isnull=False)),
                name="an_entry_on_behalf_says_how_and_when",
            ),
        ]
        indexes = [
            models.Index(fields=["host", "began_on"], name="records_of_a_unit"),
            models.Index(fields=["began_on", "id"], condition=Q(archived_at__isnull=True), name="records_by_day"),
            models.Index(
                fields=["kind", "began_on", "id"],
                condition=Q(archived_at__isnull=True),
                name="records_of_a_kind_by_day",
            ),
            models.Index(
                fields=["began_on", "id"], condition=Q(archived_at__isnull=False), name="archived_records_by_day"
            ),
            models.Index(
                fields=["kind", "began_on", "id"],
                condition=Q(incomplete=True, archived_at__isnull=True),
                name="records_that_miss_something",
            ),
            models.Index(fields=["kind", "visibility", "began_on", "id"], name="records_by_who_may_see"),
            models.Index(
                fields=["kind", "due_on"], condition=Q(due_on__isnull=False), name="records_that_owe_something"
            ),
        ]

    def __str__(self) -> str:
        return self.title

    @property
    def named(self) -> str:
        """Title and day, as what comes of the record names it."""
        return f"{self.title[:280]}, {self.began_on:%d/%m/%Y}"


@classify(record=PUBLIC, unit=PUBLIC, role=PUBLIC)
class RecordUnit(Row):
    """A unit's part in a record. The host has a row too, so that one query finds all units of an event."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="units")
    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="record_parts")
    role = models.CharField(max_length=14, choices=UnitRole.choices)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(fields=["record", "unit"], name="a_unit_once_per_record"),
            models.UniqueConstraint(fields=["record"], condition=Q(role="host"), name="one_host_per_record"),
        ]


@classify(record=PUBLIC, order=PUBLIC, text=INTERNAL, commitment=PUBLIC)
class Demand(Row):
    """Something a record hands to somebody to do: a promise of a dialogue, a recommendation, a finding to be mended.

    ``text`` is what was said, in neutral words and without whoever said it; what is to be done, by whom and until when
    stands in the ledger of commitments.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="demands")
    order = models.PositiveSmallIntegerField()
    text = models.TextField()
    commitment = models.OneToOneField(Commitment, on_delete=models.PROTECT, related_name="demand")

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["order", "pk"]


@classify(record=PUBLIC, post=PERSONAL, at=INTERNAL, text=INTERNAL)
class RecordComment(Row):
    """A remark of whoever may read the record; never changed, never counted."""

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="comments")
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    text = models.TextField()

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["at", "pk"]


@classify(
    record=PUBLIC, at=INTERNAL, on=PUBLIC, post=PERSONAL, event=PUBLIC, stage=PUBLIC, text=INTERNAL, evidence=INTERNAL
)
class RecordStep(Row):
    """Something that happened to a record of a kind with stages: the move ``event`` on the local date ``on``, and the
    stage it stood in afterwards; never changed. A step that stays in its stage is a line of the diary.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="stage_steps")
    at = models.DateTimeField()
    on = models.DateField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    event = models.CharField(max_length=20)
    stage = models.CharField(max_length=20)
    text = models.TextField(blank=True)
    evidence = models.ManyToManyField(StoredFile, blank=True, related_name="record_steps")

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["at", "pk"]


@classify(record=PUBLIC, criterion=PUBLIC, hand=PUBLIC, post=PERSONAL, value=INTERNAL, points=INTERNAL, reason=INTERNAL)
class Mark(Row):
    """Points for one criterion: by the host itself, by one judge of a panel, or verified.

    ``value`` is what was found (see ``scoring.tally.points``), ``points`` what it brought on that day.
    """

    record = models.ForeignKey(Record, on_delete=models.CASCADE, related_name="marks")
    criterion = models.ForeignKey(Criterion, on_delete=models.PROTECT, related_name="marks")
    hand = models.CharField(max_length=8, choices=Hand.choices)
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    value = models.DecimalField(max_digits=14, decimal_places=3)
    points = models.DecimalField(max_digits=6, decimal_places=2)
    reason = models.CharField(max_length=500, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        ordering = ["criterion__order", "pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["record", "criterion", "hand"], condition=~Q(hand="panel"), name="one_mark_of_a_hand"
            ),
            models.UniqueConstraint(
                fields=["record", "criterion", "post"], condition=Q(hand="panel"), name="one_mark_of_a_judge"
            ),
        ]


class Scored(Row):
    """Columns of the details of a kind that is scored: by which ``criteria``, and what the marks add up to.

    ``own_points`` is the host's sum, ``points`` the judges'; ``rank`` with its ``grade`` (1 is the best) and ``barred``
    follow from the judges' marks, or from the host's own while nobody judged. Nobody types them.
    """

    criteria = models.ForeignKey(
        CriteriaSet, null=True, blank=True, editable=False, on_delete=models.PROTECT, related_name="+"
    )
    own_points = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True, editable=False)
    points = models.DecimalField(max_digits=7, decimal_places=2, null=True, blank=True, editable=False)
    rank = models.CharField(max_length=100, blank=True, editable=False)
    grade = models.PositiveSmallIntegerField(null=True, blank=True, editable=False)
    barred = models.BooleanField(default=False, editable=False)

    class Meta:
        abstract = True


@classify(post=PERSONAL, kind=INTERNAL, record=INTERNAL, content=PERSONAL, saved_at=INTERNAL)
class RecordDraft(Row):
    """What a person has typed and not sent yet; saved on every pause, gone when the form is sent.

    ``content`` is field name -> text as typed. ``record`` is set when an existing record is being edited.
    """

    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="record_drafts")
    kind = models.CharField(max_length=30)
    record = models.ForeignKey(Record, null=True, on_delete=models.CASCADE, related_name="drafts")
    content = models.JSONField(default=dict)
    saved_at = models.DateTimeField()

    rows = models.Manager()
    objects = Scoped(scopes.drafts)

    class Meta(Plain):
        constraints = [
            models.UniqueConstraint(
                fields=["post", "kind"], condition=Q(record__isnull=True), name="one_draft_of_a_new_record"
            ),
            models.UniqueConstraint(
                fields=["post", "record"], condition=Q(record__isnull=False), name="one_draft_of_a_record"
            ),
        ]


# The details tables stand in the folders of their kinds; loading them here puts them into this app.
for _kind in KINDS:
    import_module(f"danvan.records.kinds.{_kind}.models")
