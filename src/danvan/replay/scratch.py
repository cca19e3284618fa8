"""A scratch database made ready, and the replay's own clock."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection

from danvan.common import clock, ids


class Hand:
    """The hand of the clock: what time it is until somebody moves it."""

    def __init__(self, moment: dt.datetime) -> None:
        self.moment = moment

    def read(self) -> dt.datetime:
        return self.moment


@contextmanager
def repeatable(begins: dt.datetime, seed: int) -> Iterator[Hand]:
    """Within the block the clock stands where its hand is put (first at ``begins``), and identities follow from ``seed``."""
    hand = Hand(begins)
    with clock.fixed(hand.read), ids.seeded(seed):
        yield hand


def build() -> None:
    """Make every table. Nothing of a scratch database has to survive a power cut, so it does not wait for the disk."""
    with connection.cursor() as cursor:
        cursor.execute("PRAGMA synchronous=OFF")
    call_command("migrate", verbosity=0)
