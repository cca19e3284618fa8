"""The two verbs of the audit: write an event at the end of an act, and verify a chain."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any, Protocol

from django.db import connection, models, transaction
from django.utils.translation import gettext as _

from danvan.audit.chain import event_hash
from danvan.audit.models import ChainHead, Event
from danvan.common import clock
from danvan.common.privacy import INTERNAL, PUBLIC, privacy_of

TEXT_FIELDS = (models.TextField, models.CharField, models.JSONField, models.FileField)
NAME_ONLY = "…"


class ActingPerson(Protocol):
    """What the audit needs to know of whoever acts."""

    @property
    def uid(self) -> str: ...
    @property
    def post_label(self) -> str: ...
    @property
    def chain(self) -> str: ...


def write(*, by: ActingPerson, action: str, what: models.Model, changes: Mapping[str, Any] | None = None) -> Event:
    """Append one event to the chain of the acting unit. Call last in the transaction of the act.

    ``action`` is dotted, such as ``plan.publish``. ``changes`` is made by ``difference`` or holds plain public values.
    Raises RuntimeError outside a transaction: an event without its act would be a lie.
    """
    if not connection.in_atomic_block:
        raise RuntimeError("audit.write outside a transaction")
    ChainHead.objects.get_or_create(chain=by.chain)
    head = ChainHead.objects.select_for_update().get(chain=by.chain)
    fields = {
        "chain": by.chain,
        "place": head.length + 1,
        "at": clock.now(),
        "actor_uid": by.uid,
        "actor_post": by.post_label,
        "action": action,
        "object_kind": what._meta.label_lower,
        "object_uid": str(getattr(what, "uid", what.pk)),
        "changes": dict(changes or {}),
        "previous": head.hash,
    }
    event = Event.objects.create(**fields, hash=event_hash(fields))
    head.length, head.hash = event.place, event.hash
    head.save(update_fields=["length", "hash"])
    return event


def difference(row: models.Model, before: Mapping[str, Any]) -> dict[str, Any]:
    """What changed on ``row`` since ``before`` (field name -> old value).

    Old and new value of public and internal fields that hold no text; of every other field only that it changed,
    so that purging personal data never breaks a chain.
    """
    changed: dict[str, Any] = {}
    for name, old in before.items():
        new = getattr(row, name)
        if new != old:
            changed[name] = [_value(old), _value(new)] if _may_keep(row, name) else NAME_ONLY
    return changed


def _may_keep(row: models.Model, name: str) -> bool:
    field = row._meta.get_field(name.removesuffix("_id"))
    if isinstance(field, TEXT_FIELDS) and not getattr(field, "choices", None):
        return False
    return privacy_of(type(row), field.name) in {PUBLIC, INTERNAL}


def _value(value: object) -> object:
    return value if isinstance(value, bool | int | None) else str(value)


@dataclass(frozen=True)
class Break:
    """A place where a chain does not hold, with a sentence that says how."""

    chain: str
    place: int
    reason: str


def verify() -> tuple[int, list[Break]]:
    """Recompute every chain. Returns the number of events checked and the breaks found (none when all is well)."""
    checked, breaks = 0, []
    with transaction.atomic():
        heads = {head.chain: head for head in ChainHead.objects.all()}
        chains = set(heads) | set(Event.objects.values_list("chain", flat=True).distinct())
        for chain in sorted(chains):
            count, found = _verify_chain(chain, heads.get(chain))
            checked += count
            breaks.extend(found)
    return checked, breaks


def _verify_chain(chain: str, head: ChainHead | None) -> tuple[int, list[Break]]:
    breaks, place, last = [], 0, ""
    for event in _events(chain):
        place += 1
        if event.place != place:
            breaks.append(Break(chain, place, _("thiếu bản ghi ở vị trí này")))
            place = event.place
        if event.previous != last:
            breaks.append(Break(chain, place, _("không nối với bản ghi liền trước")))
        if event.hash != event_hash({name: getattr(event, name) for name in HASHED}):
            breaks.append(Break(chain, place, _("nội dung đã bị sửa sau khi ghi")))
        last = event.hash
    if head is None or (head.length, head.hash) != (place, last):
        breaks.append(Break(chain, place, _("cuối chuỗi không khớp với bản ghi cuối cùng")))
    return place, breaks


HASHED = (
    "chain", "place", "at", "actor_uid", "actor_post", "action", "object_kind", "object_uid", "changes", "previous",
)  # fmt: skip


def _events(chain: str) -> Iterator[Event]:
    return Event.objects.filter(chain=chain).order_by("place").iterator(chunk_size=2000)
