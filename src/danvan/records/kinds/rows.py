"""Lists of rows that belong to a record: questions, items put to the vote, what is to be done."""

from __future__ import annotations

import uuid
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Model
from django.utils.functional import Promise as Lazy
from django.utils.translation import gettext_lazy as _

from danvan.commitments.domain.commitments import Promise
from danvan.commitments.enums import Origin
from danvan.records.models import Demand

Text = str | Lazy


@dataclass(frozen=True, eq=False)
class Rows:
    """A list of rows of a kind. ``name`` is the relation from the record, and the prefix of its fields in the entry.

    ``columns`` are asked for in this order, named by ``words``, explained by ``helps``; a row whose first column is left
    empty is no row. ``derived`` are columns nobody types, shown behind those; ``settle_rows`` of the kind writes them.
    ``one`` names a single row, ``add`` is on the button. With ``origin`` every row becomes a commitment of that origin
    (then ``model`` is Demand and the columns are those of a promise).
    """

    name: str
    model: type[Model]
    columns: tuple[str, ...]
    title: Text
    one: Text
    add: Text
    words: Mapping[str, Text] = field(default_factory=dict)
    helps: Mapping[str, Text] = field(default_factory=dict)
    derived: tuple[str, ...] = ()
    hint: Text = ""
    origin: Origin | None = None
    folded: bool = False


@dataclass(frozen=True)
class RowInput:
    """A row as it was typed: its columns, ``uid`` when it stands already, and ``promise`` when it is a new demand."""

    values: Mapping[str, Any]
    uid: uuid.UUID | None = None
    promise: Promise | None = None


def demands(
    origin: Origin, title: Text, one: Text, add: Text, *, hint: Text = "", said: Text = "", folded: bool = False
) -> Rows:
    """The list of what is to be done after a record of this kind; ``said`` names the words each row answers to."""
    return Rows(
        name="demands", model=Demand, columns=("todo", "owner", "owner_post", "due_on", "text", "public_line"),
        title=title, one=one, add=add, hint=hint, origin=origin, folded=folded,
        words={
            "todo": _("Việc phải làm"), "owner": _("Đơn vị làm"), "owner_post": _("Chức danh chịu trách nhiệm"),
            "due_on": _("Chậm nhất ngày"), "text": said or _("Nội dung được nêu"), "public_line": _("Dòng công khai"),
        },
        helps={
            "owner_post": _("Không ghi tên riêng."),
            "text": _("Ghi trung tính, không ghi tên người nêu. Để trống thì lấy việc phải làm."),
            "public_line": _("Câu người dân sẽ đọc, nếu được công khai."),
        },
    )  # fmt: skip
