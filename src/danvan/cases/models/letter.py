"""Papers written from cases: templates each unit may edit, letters, and what the guard said of every output."""

from django.db import models

from danvan.cases import scopes
from danvan.cases.enums import Audience, LetterKind, Output, ReleaseReason
from danvan.cases.models.case import Case
from danvan.cases.models.plain import Plain
from danvan.cases.sealing.rows import SealedRow
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, SEALED, classify
from danvan.common.scoping import Scoped
from danvan.units.models import Post, Unit


@classify(
    unit=INTERNAL,
    kind=INTERNAL,
    title=INTERNAL,
    body=INTERNAL,
    recipients=INTERNAL,
    edited_at=INTERNAL,
    edited_by=PERSONAL,
)
class LetterTemplate(Row):
    """The words a unit begins its letters of one kind with; without a row the words that ship are used."""

    unit = models.ForeignKey(Unit, on_delete=models.CASCADE, related_name="letter_templates")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    title = models.CharField(max_length=300)
    body = models.TextField()
    recipients = models.TextField(blank=True)
    edited_at = models.DateTimeField()
    edited_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.managed)

    class Meta(Plain):
        constraints = [models.UniqueConstraint(fields=["unit", "kind"], name="a_template_of_a_kind_once")]


@classify(
    case=INTERNAL, kind=INTERNAL, audience=INTERNAL, at=INTERNAL, post=PERSONAL, paper_number=INTERNAL, paper_date=INTERNAL,
    sealed=SEALED, key_id=INTERNAL,
)  # fmt: skip
class Letter(SealedRow):
    """A paper drawn up from a case: title, words, recipients and signer sealed as one value. Number and date come from outside."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="letters")
    kind = models.CharField(max_length=10, choices=LetterKind.choices)
    audience = models.CharField(max_length=6, choices=Audience.choices)
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    paper_number = models.CharField(max_length=40, blank=True)
    paper_date = models.DateField(null=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_cases())

    class Meta(Plain):
        ordering = ["-at", "-pk"]


@classify(
    case=INTERNAL, output=INTERNAL, audience=INTERNAL, at=INTERNAL, post=PERSONAL, digest=INTERNAL, findings=INTERNAL,
    cleared=INTERNAL, released_by=PERSONAL, released_at=INTERNAL, reason=INTERNAL,
)  # fmt: skip
class PaperCheck(Row):
    """What the guard said of one output: which kinds of data it found and where, never the data; and who let it out, and why.

    ``digest`` is a keyed hash of the bytes: what was let out is this output and no other.
    """

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="checks")
    output = models.CharField(max_length=7, choices=Output.choices)
    audience = models.CharField(max_length=6, choices=Audience.choices)
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    digest = models.CharField(max_length=64)
    findings = models.JSONField(default=list)
    cleared = models.BooleanField()
    released_by = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")
    released_at = models.DateTimeField(null=True)
    reason = models.CharField(max_length=10, choices=ReleaseReason.choices, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_cases())

    class Meta(Plain):
        ordering = ["-at", "-pk"]
        indexes = [models.Index(fields=["case", "digest"], name="checks_of_an_output")]
