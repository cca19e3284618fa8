from django.db import models

from danvan.common.models import Row
from danvan.common.privacy import PUBLIC, classify
from danvan.common.scoping import Scoped
from danvan.records import scopes
from danvan.records.models import Plain, Record

NUMBERS = (
    "received_direct", "received_online", "received_post", "carried_over", "handled_early", "handled_on_time", "handled_late",
    "pending_in_time", "pending_late", "paid_online", "digitised",
)  # fmt: skip


@classify(record=PUBLIC, **dict.fromkeys(NUMBERS, PUBLIC))
class OneStopDetails(Row):
    """Files (hồ sơ) of the one-stop desk from the record's first to its last day, mostly a month. All columns count files."""

    record = models.OneToOneField(Record, primary_key=True, on_delete=models.CASCADE, related_name="one_stop")
    received_direct = models.PositiveIntegerField(default=0, blank=True)
    received_online = models.PositiveIntegerField(default=0, blank=True)
    received_post = models.PositiveIntegerField(default=0, blank=True)
    carried_over = models.PositiveIntegerField(default=0, blank=True)
    handled_early = models.PositiveIntegerField(default=0, blank=True)
    handled_on_time = models.PositiveIntegerField(default=0, blank=True)
    handled_late = models.PositiveIntegerField(default=0, blank=True)
    pending_in_time = models.PositiveIntegerField(default=0, blank=True)
    pending_late = models.PositiveIntegerField(default=0, blank=True)
    paid_online = models.PositiveIntegerField(default=0, blank=True)
    digitised = models.PositiveIntegerField(default=0, blank=True)

    rows = models.Manager()
    objects = Scoped(scopes.of_records)

    class Meta(Plain):
        pass

    @property
    def received(self) -> int:
        """Files that came in, whichever way."""
        return self.received_direct + self.received_online + self.received_post

    @property
    def in_time(self) -> int:
        """Files solved before or on their day."""
        return self.handled_early + self.handled_on_time

    @property
    def handled(self) -> int:
        """Files solved."""
        return self.in_time + self.handled_late
