from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.documents import scopes
from danvan.documents.enums import Direction, FileKind, RoutingState, StepKind, Visibility
from danvan.units.models import Post, Unit


@classify(
    unit=INTERNAL, name=PERSONAL, kind=INTERNAL, size=INTERNAL, sha256=INTERNAL, path=INTERNAL, visibility=INTERNAL,
    stored_at=INTERNAL, stored_by=PERSONAL,
)  # fmt: skip
class StoredFile(Row):
    """A file kept outside static addresses: ``path`` is relative to the file store, ``kind`` decided by content.

    ``name`` is what the sender called it and may hold a person's name; it never goes to logs or audit values.
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="files")
    name = models.CharField(max_length=200)
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    size = models.PositiveBigIntegerField()
    sha256 = models.CharField(max_length=64, db_index=True)
    path = models.CharField(max_length=200, unique=True)
    visibility = models.CharField(max_length=10, choices=Visibility.choices, default=Visibility.UNIT)
    stored_at = models.DateTimeField()
    stored_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.files)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"

    def __str__(self) -> str:
        return self.name


@classify(
    unit=INTERNAL, direction=INTERNAL, type=PUBLIC, number=PUBLIC, symbol=PUBLIC, year=PUBLIC, date=PUBLIC, title=PUBLIC,
    issuer=PUBLIC, signer=PUBLIC, signer_post=PUBLIC, file=INTERNAL,
)  # fmt: skip
class Document(Row):
    """A registered administrative document. ``number`` keeps its suffix (39a); None while văn thư has given none.

    The key of a numbered document is (issuer, number, symbol, year).
    """

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="documents")
    direction = models.CharField(max_length=10, choices=Direction.choices)
    type = models.CharField(max_length=60)
    number = models.CharField(max_length=20, blank=True)
    symbol = models.CharField(max_length=60, blank=True)
    year = models.PositiveSmallIntegerField(null=True, blank=True)
    date = models.DateField(null=True, blank=True)
    title = models.CharField(max_length=1000)
    issuer = models.CharField(max_length=200, blank=True)
    signer = models.CharField(max_length=120, blank=True)
    signer_post = models.CharField(max_length=120, blank=True)
    file = models.ForeignKey(StoredFile, null=True, blank=True, on_delete=models.PROTECT, related_name="documents")

    rows = models.Manager()
    objects = Scoped(scopes.documents)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"

    @property
    def reference(self) -> str:
        """«Kế hoạch số 18/KH-UBND», or the type alone while there is no number."""
        sign = f"{self.number}/{self.symbol}" if self.number else ""
        return f"{self.type[:1].upper()}{self.type[1:]} số {sign}" if sign else self.type[:1].upper() + self.type[1:]


@classify(date=PUBLIC, name=PUBLIC, kind=PUBLIC, checked=INTERNAL)
class DayOff(Row):
    """An editable day off or swapped working day. Preloaded from the holidays package; the operator decides."""

    class Kind(models.TextChoices):
        HOLIDAY = "holiday", "Lễ, Tết"
        COMPENSATORY = "compensatory", "Nghỉ bù"
        SWAPPED_OFF = "swapped_off", "Nghỉ hoán đổi"
        SWAPPED_WORK = "swapped_work", "Làm bù"

    date = models.DateField(unique=True)
    name = models.CharField(max_length=120)
    kind = models.CharField(max_length=15, choices=Kind.choices)
    checked = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(scopes.rules)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"


@classify(
    code=PUBLIC, variant=PUBLIC, valid_from=PUBLIC, valid_to=PUBLIC, value=PUBLIC, article=PUBLIC, checked=PUBLIC,
    note=INTERNAL, reason=INTERNAL, edited_at=INTERNAL, edited_by=PERSONAL,
)  # fmt: skip
class RuleEdit(Row):
    """What the installation says of a rule of law, over what ships with danvan. Never changed or deleted: the latest row
    of a code, variant and first day is the one that holds. ``valid_to`` is the first local date without it.
    """

    code = models.CharField(max_length=40, db_index=True)
    variant = models.CharField(max_length=40, blank=True)
    valid_from = models.DateField()
    valid_to = models.DateField(null=True, blank=True)
    value = models.DecimalField(max_digits=9, decimal_places=4)
    article = models.CharField(max_length=300)
    checked = models.BooleanField(default=False)
    note = models.CharField(max_length=500, blank=True)
    reason = models.CharField(max_length=500)
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.rules)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        ordering = ["pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(valid_to__isnull=True) | Q(valid_to__gt=models.F("valid_from")),
                name="a_rule_ends_after_it_begins",
            ),
            models.CheckConstraint(condition=Q(value__gt=0), name="a_rule_has_a_positive_value"),
        ]


@classify(unit=INTERNAL, kind=INTERNAL, order=INTERNAL, signing_unit=INTERNAL, label=INTERNAL)
class RoutingStep(Row):
    """One editable step a paper of ``unit`` takes, and the unit whose head, office or leader takes it."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="routing_steps")
    order = models.PositiveSmallIntegerField()
    kind = models.CharField(max_length=10, choices=StepKind.choices)
    signing_unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    label = models.CharField(max_length=120)

    rows = models.Manager()
    objects = Scoped(scopes.rules)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [models.UniqueConstraint(fields=["unit", "order"], name="a_step_at_each_place_of_a_route")]


@classify(
    unit=INTERNAL, title=INTERNAL, state=INTERNAL, origin_kind=INTERNAL, origin_uid=INTERNAL, content_hash=INTERNAL,
    word_file=INTERNAL, sheet_file=INTERNAL, issued_file=INTERNAL, document=INTERNAL, difference=INTERNAL,
)  # fmt: skip
class Paper(Row):
    """A paper danvan wrote, on its way to issue. It knows its origin only as text; the origin asks for its papers."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="papers")
    title = models.CharField(max_length=500)
    state = models.CharField(max_length=10, choices=RoutingState.choices, default=RoutingState.DRAFT)
    origin_kind = models.CharField(max_length=40)
    origin_uid = models.UUIDField(db_index=True)
    content_hash = models.CharField(max_length=64)
    word_file = models.ForeignKey(StoredFile, on_delete=models.PROTECT, related_name="+")
    sheet_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    issued_file = models.ForeignKey(StoredFile, null=True, on_delete=models.PROTECT, related_name="+")
    document = models.OneToOneField(Document, null=True, on_delete=models.PROTECT, related_name="paper")
    difference = models.JSONField(default=list)

    rows = models.Manager()
    objects = Scoped(scopes.papers)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [
            models.CheckConstraint(
                condition=~Q(state="issued") | Q(document__isnull=False), name="an_issued_paper_has_its_document"
            )
        ]


@classify(paper=INTERNAL, step=INTERNAL, post=PERSONAL, at=INTERNAL, note=INTERNAL, returned=INTERNAL)
class RoutingMark(Row):
    """What one step said of a paper: passed on, or returned with a reason."""

    paper = models.ForeignKey(Paper, on_delete=models.CASCADE, related_name="marks")
    step = models.CharField(max_length=10, choices=[*StepKind.choices, ("issue", "Phát hành")])
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    at = models.DateTimeField()
    note = models.CharField(max_length=500, blank=True)
    returned = models.BooleanField(default=False)

    rows = models.Manager()
    objects = Scoped(lambda rows, by: rows.filter(paper__in=scopes.papers(Paper.rows.all(), by)))

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        ordering = ["at", "pk"]
