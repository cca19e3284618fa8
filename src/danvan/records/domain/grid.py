"""Many villages at once: every row of a table becomes a record of its own, all of them or none."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from decimal import Decimal
from typing import Any

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import records
from danvan.records.domain.records import GIVE_A_REASON, Entry
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.rows import RowInput
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.models import Unit

MOST_VILLAGES, MOST_ITEMS = 60, 12
LONGEST_NAME = 100
LONGEST_ITEMS = 180  # characters of a title


@dataclass(frozen=True)
class Village:
    """A row of the table: its ``number`` there (from 1), the name as typed, and item -> value where there is one."""

    number: int
    name: str
    values: Mapping[str, Decimal]


@dataclass(frozen=True)
class Remembered:
    """What the last table of a unit had: names of villages in their order, and items."""

    villages: list[str] = field(default_factory=list)
    items: list[str] = field(default_factory=list)


class RefusedRows(Refused):
    """Why the table is not taken: ``lines`` are sentences, each naming its row."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = list(lines)
        super().__init__(" ".join(lines))


@transaction.atomic
def enter(*, kind: Kind, host: Unit, entry: Entry, villages: Sequence[Village], by: Actor) -> list[Record]:
    """Record the rows of ``villages`` that have values: one record each, of ``host``, with the village as its place.

    ``entry`` holds what all have: day, channel, giver, reason; its title and place are not used. ``kind`` has a grid.
    Raises NotPermitted; RefusedRows with a sentence for every row that cannot be taken, and then nothing is stored.
    """
    filled = [one for one in villages if one.values]
    if not filled:
        raise RefusedRows([_("Bảng chưa có số nào. Ghi ít nhất một số của một ấp, khóm.")])
    if len(filled) > MOST_VILLAGES:
        raise RefusedRows([_("Mỗi lần ghi nhiều nhất %(most)s ấp, khóm.") % {"most": MOST_VILLAGES}])
    if wrong := _repeated(filled):
        raise RefusedRows(wrong)
    made: list[Record] = []
    refused: list[tuple[Village, Refused]] = []
    for one in filled:
        try:
            made.append(_record(kind, host, entry, one, by))
        except NotPermitted:
            raise
        except Refused as refusal:
            refused.append((one, refusal))
    if refused:
        raise RefusedRows(_sentences(refused, len(filled)))
    return made


def remembered(*, kind: Kind, host: Unit, by: Actor) -> Remembered:
    """The villages and items of ``host``'s last table: the latest day for which several villages were recorded (or one,
    where there never were several). Three queries."""
    rows = Record.objects.visible_to(by).filter(kind=kind.name, host=host, archived_at__isnull=True).exclude(place="")
    days = list(rows.order_by("-began_on").values_list("began_on").annotate(villages=Count("pk", distinct=True)))
    if not days:
        return Remembered()
    last = next((day for day, villages in days if villages > 1), days[0][0])
    found = list(rows.filter(began_on=last).order_by("pk")[:MOST_VILLAGES].prefetch_related(kind.rows[0].name))
    names, items = dict[str, None](), dict[str, None]()
    for row in found:
        names.setdefault(row.place)
        items |= dict.fromkeys(getattr(line, _item(kind)) for line in getattr(row, kind.rows[0].name).all())
    return Remembered(list(names), list(items)[:MOST_ITEMS])


def items_of(kind: Kind) -> dict[str, str]:
    """The items a column of the table may be of, with their names."""
    column: Any = kind.rows[0].model._meta.get_field(_item(kind))
    return {value: str(label) for value, label in column.choices}


def _item(kind: Kind) -> str:
    return kind.rows[0].columns[0]


def _record(kind: Kind, host: Unit, entry: Entry, village: Village, by: Actor) -> Record:
    rows, (item, value) = kind.rows[0], kind.rows[0].columns[:2]
    given = [RowInput({item: name, value: number}) for name, number in village.values.items()]
    own = replace(entry, title=_title(kind, village), place=village.name)
    return records.record(kind=kind.name, host=host, entry=own, rows={rows.name: given}, by=by)


def _title(kind: Kind, village: Village) -> str:
    """«Hộ nghèo, Hộ cận nghèo – Ấp Một»; items that do not fit are counted."""
    names = items_of(kind)
    labels = [names.get(item, item) for item in village.values]
    shown = list(labels)
    while len(", ".join(shown)) > LONGEST_ITEMS:
        shown.pop()
    words = ", ".join(shown)
    if rest := len(labels) - len(shown):
        words = _("%(items)s và %(rest)s số liệu khác") % {"items": words, "rest": rest}
    return f"{words} – {village.name}"


def _repeated(villages: Sequence[Village]) -> list[str]:
    """A sentence for every row whose village stands in a row above, spaces and case aside."""
    first: dict[str, int] = {}
    wrong = []
    for one in villages:
        above = first.setdefault(" ".join(one.name.split()).casefold(), one.number)
        if above != one.number:
            wrong.append(
                _("Dòng %(row)s: «%(village)s» đã có ở dòng %(above)s. Gộp hai dòng hoặc sửa tên.")
                % {"row": one.number, "village": one.name, "above": above}
            )
    return wrong


def _sentences(refused: Sequence[tuple[Village, Refused]], filled: int) -> list[str]:
    """What is wrong, row by row; what is wrong with every row alike is said once, and so is what to do about doubts."""
    doubted = any(isinstance(refusal, records.Doubtful) for _village, refusal in refused)
    reasons = [" ".join(one.doubts) if isinstance(one, records.Doubtful) else str(one) for _village, one in refused]
    if filled == len(reasons) > 1 and len(set(reasons)) == 1:
        said = reasons[:1]
    else:
        said = [
            _("Dòng %(row)s (%(village)s): %(reason)s")
            % {"row": village.number, "village": village.name, "reason": reason}
            for (village, _refusal), reason in zip(refused, reasons, strict=True)
        ]
    return [*said, *([str(GIVE_A_REASON)] if doubted else [])]
