"""What is kept sealed: the people, the words, the files; and who opened which, when and why."""

from django.db import models
from django.db.models import Q

from danvan.cases import scopes
from danvan.cases.enums import OpeningReason, OpeningScope, PersonRole, TextKind
from danvan.cases.models.case import Case
from danvan.cases.models.plain import Plain
from danvan.cases.models.reception import Sitting, Visit
from danvan.cases.sealing.rows import SealedRow
from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, SEALED, classify
from danvan.common.scoping import Scoped
from danvan.documents.enums import FileKind
from danvan.units.models import Post

_ONE_OWNER = Q(case__isnull=False, visit__isnull=True) | Q(case__isnull=True, visit__isnull=False)


@classify(case=INTERNAL, visit=INTERNAL, role=INTERNAL, sealed=SEALED, key_id=INTERNAL)
class Person(SealedRow):
    """Somebody behind a case or a visit: name, address, phone, e-mail, ID number, all sealed as one value.

    The only table that holds a citizen's identity. There is no way from one person's row to another's: the same person in two
    cases is two rows that nothing joins.
    """

    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="persons")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.CASCADE, related_name="persons")
    role = models.CharField(max_length=14, choices=PersonRole.choices, default=PersonRole.SENDER)

    rows = models.Manager()
    objects = Scoped(scopes.sealed)

    class Meta(Plain):
        ordering = ["pk"]
        constraints = [models.CheckConstraint(condition=_ONE_OWNER, name="a_person_of_a_case_or_a_visit")]


@classify(person=INTERNAL, kind=INTERNAL, size=INTERNAL, tag=INTERNAL, digest=SEALED)
class Fingerprint(models.Model):
    """A keyed mark of one datum of a person, by which the guard knows it in a paper without opening anything.

    ``size`` is its number of words (or of digits), ``tag`` one byte of a keyed mark of its first word. The key and the case
    are bound in: marks of the same name in two cases differ.
    """

    person = models.ForeignKey(Person, on_delete=models.CASCADE, related_name="fingerprints")
    kind = models.CharField(max_length=8)
    size = models.PositiveSmallIntegerField()
    tag = models.PositiveSmallIntegerField()
    digest = models.BinaryField(max_length=16)

    rows = models.Manager()
    objects = Scoped(scopes.sealed)

    class Meta(Plain):
        pass


@classify(case=INTERNAL, visit=INTERNAL, kind=INTERNAL, at=INTERNAL, post=PERSONAL, sealed=SEALED, key_id=INTERNAL)
class SealedText(SealedRow):
    """The petition's own words, a note of an official, an answer."""

    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="texts")
    visit = models.ForeignKey(Visit, null=True, on_delete=models.CASCADE, related_name="texts")
    kind = models.CharField(max_length=7, choices=TextKind.choices)
    at = models.DateTimeField()
    post = models.ForeignKey(Post, null=True, on_delete=models.PROTECT, related_name="+")

    rows = models.Manager()
    objects = Scoped(scopes.sealed)

    class Meta(Plain):
        ordering = ["at", "pk"]
        constraints = [models.CheckConstraint(condition=_ONE_OWNER, name="a_text_of_a_case_or_a_visit")]


@classify(
    case=INTERNAL, kind=INTERNAL, size=INTERNAL, path=INTERNAL, copy_path=INTERNAL, at=INTERNAL, sealed=SEALED,
    key_id=INTERNAL,
)  # fmt: skip
class CaseFile(SealedRow):
    """A file of a case. Its name is sealed here, its bytes in the file store: as received (``path``), and a working copy
    without the data that tells author, device or place (``copy_path``). Both under ``key_id``."""

    case = models.ForeignKey(Case, on_delete=models.CASCADE, related_name="files")
    kind = models.CharField(max_length=10, choices=FileKind.choices)
    size = models.PositiveBigIntegerField()
    path = models.CharField(max_length=200, unique=True)
    copy_path = models.CharField(max_length=200, unique=True)
    at = models.DateTimeField()

    rows = models.Manager()
    objects = Scoped(scopes.sealed)

    class Meta(Plain):
        ordering = ["at", "pk"]


@classify(
    case=INTERNAL, sitting=INTERNAL, post=PERSONAL, scope=INTERNAL, reason=INTERNAL, opened_at=INTERNAL, until=INTERNAL,
)  # fmt: skip
class Opening(Row):
    """Somebody opened what is sealed of one case, or the register of one reception sitting, for a reason, for half an hour."""

    case = models.ForeignKey(Case, null=True, on_delete=models.CASCADE, related_name="openings")
    sitting = models.ForeignKey(Sitting, null=True, on_delete=models.CASCADE, related_name="openings")
    post = models.ForeignKey(Post, on_delete=models.PROTECT, related_name="+")
    scope = models.CharField(max_length=8, choices=OpeningScope.choices)
    reason = models.CharField(max_length=12, choices=OpeningReason.choices)
    opened_at = models.DateTimeField()
    until = models.DateTimeField()

    rows = models.Manager()
    objects = Scoped(scopes.openings)

    class Meta(Plain):
        ordering = ["-opened_at", "-pk"]
        constraints = [
            models.CheckConstraint(
                condition=Q(case__isnull=False, sitting__isnull=True) | Q(case__isnull=True, sitting__isnull=False),
                name="an_opening_of_a_case_or_a_sitting",
            )
        ]
