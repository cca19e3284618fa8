from __future__ import annotations

from decimal import Decimal

from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.scoring import scopes
from danvan.scoring.enums import How, SetState, Subject


class Plain:
    base_manager_name = "rows"
    default_manager_name = "rows"


@classify(
    subject=PUBLIC, title=PUBLIC, source=PUBLIC, checked=PUBLIC, state=PUBLIC, ranks=PUBLIC, passing=PUBLIC,
    ceiling=PUBLIC, shipped_key=INTERNAL, published_at=PUBLIC,
)  # fmt: skip
class CriteriaSet(Row):
    """Criteria for one subject, with the ranks of their sum.

    ``ranks`` are [least points as text, name], best first; ``passing`` the least sum that is recognised (None: no such
    line); ``ceiling`` the place (1 is the best) of the best rank that is left once a barring criterion applies. ``source``
    names the paper it follows, ``checked`` says that somebody compared it with that paper. A published set is never
    changed: what was scored by it stays as it was. ``shipped_key`` marks a set that comes with danvan.
    """

    subject = models.CharField(max_length=10, choices=Subject.choices)
    title = models.CharField(max_length=200)
    source = models.CharField(max_length=300, blank=True)
    checked = models.BooleanField(default=False)
    state = models.CharField(max_length=9, choices=SetState.choices, default=SetState.DRAFT)
    ranks = models.JSONField(default=list)
    passing = models.DecimalField(max_digits=6, decimal_places=2, null=True, blank=True)
    ceiling = models.PositiveSmallIntegerField(default=1)
    shipped_key = models.CharField(max_length=40, null=True, blank=True, unique=True)
    published_at = models.DateTimeField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.criteria)

    class Meta(Plain):
        ordering = ["subject", "-published_at", "-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["subject"], condition=Q(state="published"), name="one_published_set_per_subject"
            )
        ]

    def __str__(self) -> str:
        return self.title


@classify(
    criteria_set=PUBLIC,
    order=PUBLIC,
    group=PUBLIC,
    text=PUBLIC,
    how=PUBLIC,
    most=PUBLIC,
    indicator=PUBLIC,
    steps=PUBLIC,
)
class Criterion(Row):
    """One thing that is judged.

    ``most`` is the most it can bring; a negative number takes points away. ``steps`` are [least value, points] as text,
    lowest first, for STEPS and INDICATOR: the last step reached gives the points. ``indicator`` is the code of the figure
    whose value of the year is taken. BAR criteria bring no points: one that applies keeps the rank down.
    """

    criteria_set = models.ForeignKey(CriteriaSet, on_delete=models.CASCADE, related_name="criteria")
    order = models.PositiveSmallIntegerField()
    group = models.CharField(max_length=200, blank=True)
    text = models.CharField(max_length=500)
    how = models.CharField(max_length=9, choices=How.choices, default=How.MANUAL)
    most = models.DecimalField(max_digits=6, decimal_places=2, default=0)
    indicator = models.CharField(max_length=10, blank=True)
    steps = models.JSONField(default=list)

    rows = models.Manager()
    objects = Scoped(scopes.criteria)

    class Meta(Plain):
        ordering = ["order", "pk"]

    def __str__(self) -> str:
        return self.text

    @property
    def pairs(self) -> tuple[tuple[Decimal, Decimal], ...]:
        """``steps`` as numbers."""
        return tuple((Decimal(least), Decimal(points)) for least, points in self.steps)
