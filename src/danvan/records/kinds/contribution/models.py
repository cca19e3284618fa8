from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

NOT_NEGATIVE = (MinValueValidator(0),)


@classify(
    record=PUBLIC, works=PUBLIC, money=PUBLIC, labour_days=PUBLIC, land=PUBLIC, trees=PUBLIC, road_km=PUBLIC,
    bridges=PUBLIC,
)  # fmt: skip
class ContributionDetails(Row):
    """What people gave to the ``works`` of a community, all together: who gave is never written down.

    ``money`` in millions of dong, ``labour_days`` days of work, ``land`` in square metres, ``trees`` trees and crops that
    were given up; ``road_km`` kilometres of road and ``bridges`` built or mended with it.
    """

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="contribution")
    works = models.CharField(max_length=300, blank=True)
    money = models.DecimalField(max_digits=12, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    labour_days = models.PositiveIntegerField(null=True, blank=True)
    land = models.DecimalField(max_digits=12, decimal_places=2, null=True, blank=True, validators=NOT_NEGATIVE)
    trees = models.PositiveIntegerField(null=True, blank=True)
    road_km = models.DecimalField(max_digits=9, decimal_places=3, null=True, blank=True, validators=NOT_NEGATIVE)
    bridges = models.PositiveIntegerField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        constraints = [
            models.CheckConstraint(
                condition=Q(**{f"{name}__isnull": True}) | Q(**{f"{name}__gte": 0}),
                name=f"contributed_{name}_is_no_debt",
            )
            for name in ("money", "land", "road_km")
        ]
