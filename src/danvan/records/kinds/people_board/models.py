from django.db import models
from django.utils.translation import gettext_lazy as _

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record


class Board(models.TextChoices):
    INSPECTION = "inspection", _("Ban Thanh tra nhân dân")
    INVESTMENT = "investment", _("Ban Giám sát đầu tư của cộng đồng")


class Deed(models.TextChoices):
    FOUNDED = "founded", _("Thành lập, kiện toàn")
    SESSION = "session", _("Cuộc giám sát")


@classify(
    record=PUBLIC, board=PUBLIC, deed=PUBLIC, project=PUBLIC, members=PUBLIC, term_until=PUBLIC, findings=PUBLIC,
    recovered=PUBLIC,
)  # fmt: skip
class PeopleBoardDetails(Row):
    """A board that was founded (in office from the record's day to ``term_until``, with ``members``), or one session of it.

    A board of investment is founded for one ``project``. ``findings`` counts what it found wrong, ``recovered`` is in
    million đồng. Members are counted, never named.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="people_board")
    board = models.CharField(max_length=10, choices=Board.choices)
    deed = models.CharField(max_length=8, choices=Deed.choices, default=Deed.SESSION, blank=True)
    project = models.CharField(max_length=300, blank=True)
    members = models.PositiveIntegerField(null=True, blank=True)
    term_until = models.DateField(null=True, blank=True)
    findings = models.PositiveIntegerField(null=True, blank=True)
    recovered = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=models.Q(deed="founded", findings__isnull=True, recovered__isnull=True)
                | models.Q(deed="session", members__isnull=True, term_until__isnull=True),
                name="a_board_is_founded_or_meets",
            )
        ]
