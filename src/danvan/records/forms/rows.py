"""The lists of rows of an entry; rows left empty are nothing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import cache
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Promise
from danvan.records.forms.content import Content, as_data, as_text
from danvan.records.forms.fields import default_of, field_for
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.rows import RowInput, Rows
from danvan.records.models import Demand, Record
from danvan.units.actor import Actor
from danvan.units.domain import directory
from danvan.units.forms import DayField, UnitChoice, UnitChoices

MOST_ROWS = 60
NEEDED = {"required": _("Cần ghi mục này cho việc phải làm.")}


class RowForm(forms.Form):
    """A row of the list ``rows``. The first column says whether there is a row at all."""

    rows: Rows

    uid = forms.UUIDField(required=False, widget=forms.HiddenInput)

    @property
    def says_something(self) -> bool:
        return bool(self[self.rows.columns[0]].value() or self["uid"].value())

    @property
    def columns(self) -> list[forms.BoundField]:
        """The fields a person fills in."""
        return [self[name] for name in self.rows.columns]

    @property
    def head(self) -> str:
        """What the row says, in short: its first column, and where that is a choice, what was chosen and its value."""
        first, *others = self.columns
        choices = {str(value): label for value, label in getattr(first.field, "choices", ())}
        if str(first.value()) not in choices:
            return str(first.value())
        return f"{choices[str(first.value())]}: {others[0].value()}" if others else str(choices[str(first.value())])

    def input(self) -> RowInput | None:
        """None for a row left empty."""
        given = self.cleaned_data
        if not given or not given.get(self.rows.columns[0]):
            return None
        values = {name: self._value(name, given[name]) for name in self.rows.columns}
        return RowInput(values, uid=given.get("uid"))

    def _value(self, name: str, value: Any) -> Any:
        column = self.rows.model._meta.get_field(name)
        return default_of(column) if value is None and not column.null else value


class DemandForm(RowForm):
    """Something that is to be done: by which post of which unit, until when."""

    todo = forms.CharField(max_length=500, error_messages=NEEDED)
    owner = UnitChoice(error_messages=NEEDED)
    owner_post = forms.CharField(max_length=120, error_messages=NEEDED)
    due_on = DayField(error_messages=NEEDED)
    text = forms.CharField(required=False, widget=forms.Textarea(attrs={"rows": 2}))
    public_line = forms.CharField(max_length=300, required=False)

    def __init__(self, *args: Any, **options: Any) -> None:
        super().__init__(*args, **options)
        if self["uid"].value():
            for name in ("todo", "owner", "owner_post", "due_on"):
                self.fields[name].required = False

    @property
    def already_given(self) -> bool:
        """Whether the work of this row is in the ledger: then only the words it answers to are asked for."""
        return bool(self["uid"].value())

    def input(self) -> RowInput | None:
        given = self.cleaned_data
        if given.get("uid"):
            return RowInput({"text": given["text"]}, uid=given["uid"])
        if not given:
            return None
        what = Promise(
            text=given["todo"], owner=given["owner"], owner_post=given["owner_post"], due_on=given["due_on"],
            public_line=given["public_line"],
        )  # fmt: skip
        return RowInput({"text": given["text"]}, promise=what)


class RowLists:
    """All lists of rows of ``kind`` in one entry. ``content`` is form data as typed; ``bound`` lists are checked."""

    def __init__(self, kind: Kind, content: Content, *, by: Actor, bound: bool) -> None:
        self.kind = kind
        units, own = directory.choices(on=by.on), str(by.unit.uid) if by.unit else ""
        self.lists: dict[str, list[RowForm]] = {
            rows.name: [
                _offer(_row(rows, number, content, bound, own), units)
                for number in range(min(MOST_ROWS, row_count(content, rows.name)))
            ]
            for rows in kind.rows
        }

    def __iter__(self) -> Iterator[tuple[Rows, list[RowForm]]]:
        return iter((rows, self.lists[rows.name]) for rows in self.kind.rows)

    def is_valid(self) -> bool:
        checked = [row.is_valid() for rows in self.lists.values() for row in rows]  # all, so that all errors show
        return all(checked)

    def inputs(self) -> dict[str, list[RowInput]]:
        """Name of the list -> the rows that say something."""
        return {
            name: [given for row in rows if (given := row.input()) is not None] for name, rows in self.lists.items()
        }


def names_of_rows(kind: Kind, content: Mapping[str, Any]) -> list[str]:
    """Names of the fields of ``kind``'s rows among ``content``."""
    starts = tuple(f"{rows.name}-" for rows in kind.rows)
    return [name for name in content if starts and name.startswith(starts)]


def content_of_rows(record: Record, kind: Kind) -> dict[str, str]:
    """The rows of a record as they would be typed."""
    content: dict[str, str] = {}
    for rows in kind.rows:
        standing = list(getattr(record, rows.name).all())
        for number, row in enumerate(standing):
            values = (
                _promise_of(row) if isinstance(row, Demand) else {name: getattr(row, name) for name in rows.columns}
            )
            content |= {f"{rows.name}-{number}-{name}": as_text(value) for name, value in values.items()}
            content[f"{rows.name}-{number}-uid"] = str(row.uid)
        content[f"{rows.name}-count"] = str(len(standing))
    return content


def _promise_of(row: Demand) -> dict[str, Any]:
    work = row.commitment
    return {
        "todo": work.text, "owner": work.owner, "owner_post": work.owner_post, "due_on": work.due_on,
        "public_line": work.public_line, "text": row.text,
    }  # fmt: skip


def rows_written(content: Content, rows: Rows) -> int:
    """How many rows of the list say something, for «Mới ghi 2 trên 3»."""
    start, end = f"{rows.name}-", f"-{rows.columns[0]}"
    return sum(1 for name, value in content.items() if name.startswith(start) and name.endswith(end) and value)


def row_count(content: Content, name: str) -> int:
    """How many rows the list ``name`` shows: as many as were shown last, one to begin with."""
    text = str(content.get(f"{name}-count", ""))
    return int(text) if text.isascii() and text.isdigit() and len(text) < 4 else 1


@cache
def row_form_of(rows: Rows) -> type[RowForm]:
    """The form of one row of ``rows``."""
    if rows.origin is not None:
        return type("DemandForm", (DemandForm,), {"rows": rows})
    fields = {
        name: field_for(rows.model._meta.get_field(name), label=rows.words[name], help_text=rows.helps.get(name, ""))  # type: ignore[arg-type]
        for name in rows.columns
    }
    return type("RowForm", (RowForm,), fields | {"rows": rows})


def required_fields_of(rows: Rows) -> dict[str, forms.Field]:
    """The fields without which there is no row, called by the words of the list."""
    fields: dict[str, forms.Field] = {}
    for name, field in row_form_of(rows)().fields.items():
        if name in rows.words and field.required:
            field.label, field.help_text = rows.words[name], rows.helps.get(name, "")  # type: ignore[assignment]
            fields[name] = field
    return fields


def _row(rows: Rows, number: int, content: Content, bound: bool, unit: str) -> RowForm:
    """A row that may be left empty; an untouched demand stands at the person's own ``unit``."""
    prefix, initial = f"{rows.name}-{number}", {"owner": unit} if rows.origin is not None else {}
    own = {name[len(prefix) + 1 :]: value for name, value in content.items() if name.startswith(f"{prefix}-")}
    common: dict[str, Any] = {"prefix": prefix, "empty_permitted": True, "use_required_attribute": False}
    made = row_form_of(rows)
    form = made(as_data(content), initial=initial, **common) if bound else made(initial=initial | own, **common)
    words: Any = rows.words
    helps: Any = rows.helps
    for name, field in form.fields.items():
        if name in words:
            field.label, field.help_text = words[name], helps.get(name, "")
    return form


def _offer(form: RowForm, units: list[tuple[str, str]]) -> RowForm:
    for field in form.fields.values():
        if isinstance(field, UnitChoices):
            field.choices = units
        elif isinstance(field, UnitChoice):
            field.offer(units)
    return form
