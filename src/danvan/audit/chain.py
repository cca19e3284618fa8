"""The hash of an event: recomputed by ``danvan audit verify`` and by anybody with the rows."""

import datetime as dt
import hashlib
import json
from collections.abc import Mapping


def event_hash(fields: Mapping[str, object]) -> str:
    """SHA-256 (hex) of the event's fields as canonical JSON: keys sorted, no spaces, times in UTC with microseconds."""
    canonical = json.dumps(fields, sort_keys=True, ensure_ascii=False, separators=(",", ":"), default=_plain)
    return hashlib.sha256(canonical.encode("utf-8")).hexdigest()


def _plain(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.astimezone(dt.UTC).isoformat(timespec="microseconds")
    return str(value)
