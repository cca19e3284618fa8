from django.db import models
from django.db.models import Q

from danvan.common.models import Row
from danvan.common.privacy import INTERNAL, PERSONAL, classify
from danvan.common.scoping import Scoped
from danvan.units import scopes
from danvan.units.models.post import Post


@classify(
    key=INTERNAL, post=PERSONAL, text=INTERNAL, path=INTERNAL, at=INTERNAL, claimed_at=INTERNAL, mailed_at=INTERNAL,
    read_at=INTERNAL,
)  # fmt: skip
class Notice(Row):
    """An outbox row: written in the transaction of the act, shown at once in the inbox, mailed by the sender later.

    ``key`` names the occasion, so that the same occasion never tells the same post twice. ``text`` names no citizen.
    """

    key = models.CharField(max_length=200)
    post = models.ForeignKey(Post, on_delete=models.CASCADE, related_name="notices")
    text = models.CharField(max_length=300)
    path = models.CharField(max_length=300)
    at = models.DateTimeField()
    claimed_at = models.DateTimeField(null=True, blank=True)
    mailed_at = models.DateTimeField(null=True, blank=True)
    read_at = models.DateTimeField(null=True, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.notices)

    class Meta:
        base_manager_name = "rows"
        default_manager_name = "rows"
        constraints = [models.UniqueConstraint(fields=["post", "key"], name="an_occasion_tells_a_post_once")]
        indexes = [models.Index(fields=["at"], condition=Q(mailed_at__isnull=True), name="notices_to_mail")]
