from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.units import scopes


@classify(key=PUBLIC, name=PUBLIC, keywords=PUBLIC, order=PUBLIC)
class Field(Row):
    """Lĩnh vực: routes a duty to the officer and leader in charge. ``keywords`` propose it, one per line."""

    key = models.SlugField(max_length=60, unique=True)
    name = models.CharField(max_length=120)
    keywords = models.TextField(blank=True)
    order = models.PositiveSmallIntegerField(default=0)

    rows = models.Manager()
    objects = Scoped(scopes.reference_data)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        ordering = ["order", "key"]

    def __str__(self) -> str:
        return self.name
