"""The table of villages and figures: what is typed into its cells becomes villages with values."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.utils.translation import gettext as _

from danvan.records.domain.grid import LONGEST_NAME, MOST_ITEMS, MOST_VILLAGES, Remembered, Village, items_of
from danvan.records.domain.records import Entry
from danvan.records.forms.entry import form_of
from danvan.records.forms.fields import field_for
from danvan.records.kinds.kind import Kind
from danvan.units.actor import Actor

ASKED = ("host", "began_on", "channel", "given_by", "given_on", "reason")
FIRST_VILLAGES, FIRST_ITEMS = 12, 4
MORE_VILLAGES, MORE_ITEMS = 12, 4
MOST_SAID = 20


@dataclass(frozen=True)
class Cell:
    """A field of the table: its ``name`` in the form, what is typed in it, and whether that is wrong."""

    name: str
    text: str
    wrong: bool


@dataclass(frozen=True)
class Line:
    """A row: its ``number`` from 1, the cell of the village's name, then a cell for each column."""

    number: int
    village: Cell
    cells: list[Cell]


class GridForm(forms.Form):
    """Who, when and how above a table of up to sixty villages and twelve items.

    ``typed`` is field name -> text; a ``bound`` form is checked. The fields of the table are ``item-1``, ``village-1`` and
    ``value-1-1`` (row, column); ``villages`` and ``items`` say how many rows and columns are shown.
    """

    def __init__(self, typed: Mapping[str, Any], *, kind: Kind, by: Actor, bound: bool) -> None:
        super().__init__(typed if bound else None, initial=dict(typed))
        whole = form_of(kind)(by=by)
        self.kind, self.names = kind, items_of(kind)
        self.fields |= {name: whole.fields[name] for name in ASKED}
        self._typed = dict(typed)
        self.villages = _number(typed.get("villages"), FIRST_VILLAGES, MOST_VILLAGES)
        self.items = _number(typed.get("items"), FIRST_ITEMS, MOST_ITEMS)
        self._wrong: set[str] = set()
        self._village_name = forms.CharField(max_length=LONGEST_NAME, required=False)
        value: Any = kind.rows[0].model._meta.get_field(kind.rows[0].columns[1])
        self._value: Any = field_for(value, label="")
        self.filled: list[Village] = []  # the rows that have values, once the form is checked

    def more(self, *, villages: bool = False, items: bool = False) -> None:
        """Show further empty rows or columns, up to the most there may be."""
        self.villages = min(self.villages + MORE_VILLAGES * villages, MOST_VILLAGES)
        self.items = min(self.items + MORE_ITEMS * items, MOST_ITEMS)

    def recall(self, before: Remembered) -> None:
        """Put the villages and items of the last table that are not here yet into rows and columns that are empty."""
        self.villages = self._recall("village", before.villages, MOST_VILLAGES, self.villages, self._row_is_empty)
        self.items = self._recall("item", before.items, MOST_ITEMS, self.items, self._column_is_empty)

    @property
    def columns(self) -> list[Cell]:
        """The heads, each with the item of its column."""
        return [self._cell(f"item-{column}") for column in self._columns]

    @property
    def lines(self) -> list[Line]:
        return [
            Line(row, self._cell(f"village-{row}"), [self._cell(f"value-{row}-{column}") for column in self._columns])
            for row in self._rows
        ]

    def clean(self) -> dict[str, Any]:
        items = self._clean_items()
        villages = [self._village(row, items) for row in self._rows]
        self.filled = [one for one in villages if one.values]
        return self.cleaned_data

    def entry(self) -> Entry:
        """What all rows have in common."""
        given = self.cleaned_data
        return Entry(
            title="", began_on=given["began_on"], channel=given["channel"], given_by=given["given_by"],
            given_on=given["given_on"], reason=given["reason"],
        )  # fmt: skip

    @property
    def _rows(self) -> range:
        return range(1, self.villages + 1)

    @property
    def _columns(self) -> range:
        return range(1, self.items + 1)

    def _text(self, name: str) -> str:
        return str(self._typed.get(name) or "").strip()

    def _cell(self, name: str) -> Cell:
        return Cell(name, self._text(name), name in self._wrong)

    def _row_is_empty(self, row: int) -> bool:
        return not any(self._text(f"value-{row}-{column}") for column in self._columns)

    def _column_is_empty(self, column: int) -> bool:
        return not any(self._text(f"value-{row}-{column}") for row in self._rows)

    def _recall(self, start: str, wanted: list[str], most: int, shown: int, is_empty: Any) -> int:
        """Fill the empty heads called ``start``; returns how many are shown then."""
        here = {self._text(f"{start}-{place}") for place in range(1, shown + 1)}
        places = (n for n in range(1, most + 1) if not self._text(f"{start}-{n}") and is_empty(n))
        last = shown
        for text, place in zip((one for one in wanted if one not in here), places, strict=False):
            self._typed[f"{start}-{place}"] = text
            last = max(last, place)
        return last

    def _say(self, name: str, text: str) -> None:
        """Say what is wrong with a cell: the first twenty are said, all are marked."""
        self._wrong.add(name)
        if len(self._wrong) <= MOST_SAID:
            self.add_error(None, text)
        elif len(self._wrong) == MOST_SAID + 1:
            self.add_error(None, _("Còn ô sai nữa, đã đánh dấu trong bảng."))

    def _clean_items(self) -> dict[int, str]:
        """Column -> item, of the columns that have one."""
        items: dict[int, str] = {}
        for column in self._columns:
            name, item = f"item-{column}", self._text(f"item-{column}")
            if not item:
                continue
            if item not in self.names:
                self._say(name, _("Cột %(column)s: chọn chỉ tiêu trong danh sách.") % {"column": column})
            elif item in items.values():
                words = {"column": column, "item": self.names[item]}
                self._say(name, _("Cột %(column)s: «%(item)s» đã có ở cột trước.") % words)
            else:
                items[column] = item
        return items

    def _village(self, row: int, items: Mapping[int, str]) -> Village:
        name = self._clean_name(row)
        values = {}
        for column in self._columns:
            if self._text(f"value-{row}-{column}"):
                value = self._clean_value(row, column, name, items)
                if value is not None:
                    values[items[column]] = value
        if values and not name and f"village-{row}" not in self._wrong:
            self._say(f"village-{row}", _("Dòng %(row)s: có số nhưng chưa ghi tên ấp, khóm.") % {"row": row})
        return Village(row, name, values)

    def _clean_name(self, row: int) -> str:
        try:
            name: str = self._village_name.clean(self._text(f"village-{row}"))
        except ValidationError as wrong:
            words = {"row": row, "reason": " ".join(wrong.messages)}
            self._say(f"village-{row}", _("Dòng %(row)s, tên ấp, khóm: %(reason)s") % words)
            return ""
        return name

    def _clean_value(self, row: int, column: int, village: str, items: Mapping[int, str]) -> Decimal | None:
        """The number in a cell; None where it is wrong, and then the message names row and column."""
        name = f"value-{row}-{column}"
        if column not in items:
            if f"item-{column}" not in self._wrong:
                places = {"row": row, "column": column}
                self._say(name, _("Dòng %(row)s, cột %(column)s: có số nhưng cột chưa chọn chỉ tiêu.") % places)
            return None
        try:
            value: Decimal = self._value.clean(self._text(name))
        except ValidationError as wrong:
            words = {
                "row": f"{row} ({village})" if village else str(row), "column": self.names[items[column]],
                "reason": " ".join(wrong.messages),
            }  # fmt: skip
            self._say(name, _("Dòng %(row)s, cột %(column)s: %(reason)s") % words)
            return None
        return value


def _number(text: Any, usual: int, most: int) -> int:
    """A number of rows or columns as sent; the ``usual`` one where it cannot be read."""
    written = str(text or "")
    return min(max(int(written), 1), most) if written.isascii() and written.isdigit() and len(written) < 4 else usual
