from django.db import models

from danvan.cases.models.plain import Plain
from danvan.common.privacy import INTERNAL, classify
from danvan.units.models import Unit


@classify(unit=INTERNAL, year=INTERNAL, register=INTERNAL, last=INTERNAL)
class RegisterNumber(models.Model):
    """The last number given in one register of a unit in a year. Its row is locked by whoever takes the next."""

    unit = models.ForeignKey(Unit, on_delete=models.PROTECT, related_name="+")
    year = models.PositiveSmallIntegerField()
    register = models.CharField(max_length=12)
    last = models.PositiveIntegerField(default=0)

    rows = models.Manager()

    class Meta(Plain):
        constraints = [models.UniqueConstraint(fields=["unit", "year", "register"], name="a_register_counts_once")]


@classify(bucket=INTERNAL, hour=INTERNAL, count=INTERNAL)
class Guess(models.Model):
    """How often codes were asked for from one address within an hour. ``bucket`` is a keyed mark of the address, made anew
    every hour, so that nobody can be followed by it."""

    bucket = models.CharField(max_length=32)
    hour = models.DateTimeField(db_index=True)
    count = models.PositiveIntegerField(default=0)

    rows = models.Manager()

    class Meta(Plain):
        constraints = [models.UniqueConstraint(fields=["bucket", "hour"], name="an_address_counts_once_an_hour")]
