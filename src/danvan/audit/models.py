from django.db import models

from danvan.common.privacy import INTERNAL, PUBLIC, classify


@classify(chain=INTERNAL, length=INTERNAL, hash=INTERNAL)
class ChainHead(models.Model):
    """The end of one acting unit's chain. Its row is locked last in every act."""

    chain = models.CharField(max_length=64, unique=True)
    length = models.PositiveBigIntegerField(default=0)
    hash = models.CharField(max_length=64, default="")


@classify(
    chain=INTERNAL,
    place=INTERNAL,
    at=INTERNAL,
    actor_uid=INTERNAL,
    actor_post=INTERNAL,
    action=INTERNAL,
    object_kind=INTERNAL,
    object_uid=INTERNAL,
    changes=INTERNAL,
    previous=INTERNAL,
    hash=PUBLIC,
)
class Event(models.Model):
    """One act, as text. ``place`` counts from 1 within a chain; ``hash`` covers the row and ``previous``."""

    chain = models.CharField(max_length=64)
    place = models.PositiveBigIntegerField()
    at = models.DateTimeField()
    actor_uid = models.CharField(max_length=64)
    actor_post = models.CharField(max_length=200, blank=True)
    action = models.CharField(max_length=80)
    object_kind = models.CharField(max_length=80)
    object_uid = models.CharField(max_length=64)
    changes = models.JSONField(default=dict)
    previous = models.CharField(max_length=64, blank=True)
    hash = models.CharField(max_length=64)

    class Meta:
        constraints = [
            models.UniqueConstraint(fields=["chain", "place"], name="one_event_at_each_place_of_a_chain"),
        ]
        indexes = [models.Index(fields=["object_uid"], name="events_of_an_object")]
