"""One thing that counts towards figures, in the one shape reports read."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field

from danvan.indicators.declaration import Amount


@dataclass(frozen=True)
class Counted:
    """A record or a commitment with what it adds to each indicator.

    ``unit_ids`` are all units of the event, host first; a total over several of them counts it once, by ``uid``.
    ``began_on`` is a local date, ``recorded_at`` aware. ``amounts`` is indicator code -> number.
    ``owner_id`` is set for commitments only; ``reason`` only where it is left out: a sentence that says why.
    """

    record_id: int
    uid: uuid.UUID
    kind: str
    title: str
    host_id: int
    unit_ids: tuple[int, ...]
    began_on: dt.date
    recorded_at: dt.datetime
    mode: str
    amounts: Mapping[str, Amount] = field(hash=False)
    owner_id: int | None = None
    reason: str = ""
