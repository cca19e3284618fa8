"""Records entered by a table: the template of a kind, and what is sent back filled in. All rows are taken, or none."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.documents.domain.files import kind_of
from danvan.documents.enums import FileKind
from danvan.officedocs.entrysheet import EntryColumn, Line, UnreadableSheet, read_entry_sheet, write_entry_sheet
from danvan.records.domain import records
from danvan.records.domain.records import Entry
from danvan.records.kinds.kind import Kind
from danvan.records.models import Record
from danvan.units.actor import Actor
from danvan.units.models import Unit

MOST_ERRORS = 60


@dataclass(frozen=True)
class Fault:
    """What is wrong in one cell (or one row) of a table, and where: «C5»."""

    place: str
    text: str


class Faulty(Refused):
    """Nothing of the table was taken; ``faults`` says cell by cell why."""

    def __init__(self, faults: list[Fault]) -> None:
        self.faults = faults[:MOST_ERRORS]
        super().__init__(
            _("Chưa nhập dòng nào: có %(n)s chỗ phải sửa trong tệp. Sửa từng ô rồi gửi lại cả tệp.")
            % {"n": len(faults)}
        )


@dataclass(frozen=True)
class Typed:
    """One row as the entry form read it: either what the verb takes, or what is wrong (column -> sentence)."""

    host: Unit | None = None
    entry: Entry | None = None
    participating: Sequence[Unit] = ()
    details: dict[str, Any] | None = None
    wrong: dict[str, str] | None = None


def template(kind: Kind, columns: Sequence[EntryColumn]) -> bytes:
    """The .xlsx to fill in for ``kind``."""
    return write_entry_sheet(str(kind.label), columns)


def read(data: bytes, name: str, columns: Sequence[EntryColumn]) -> list[Line]:
    """The rows of a filled table. Raises Refused for a file that cannot be read, saying in which cell and what to do."""
    if kind_of(data, name) not in {FileKind.SHEET, FileKind.TEXT}:
        raise Refused(_("«%(name)s» không phải bảng tính. Gửi tệp .xlsx hoặc .csv.") % {"name": name})
    try:
        lines = read_entry_sheet(data, [column.head for column in columns])
    except UnreadableSheet as trouble:
        raise Refused(str(trouble)) from trouble
    if not lines:
        raise Refused(_("Bảng chưa có dòng nào dưới tiêu đề. Điền rồi gửi lại."))
    return lines


@transaction.atomic
def enter(
    *, kind: Kind, lines: Sequence[Line], typed: Sequence[Typed], heads: dict[str, str], by: Actor
) -> list[Record]:
    """Enter one record for each of ``lines``, as the entry form ``typed`` them. ``heads`` is column -> its head.

    Raises Faulty, entering nothing, when a row cannot be taken: by the form, or by the verb that enters it.
    """
    faults: list[Fault] = []
    made: list[Record] = []
    for line, row in zip(lines, typed, strict=True):
        if row.wrong is not None:
            faults += [Fault(_place(line, heads.get(name, "")), text) for name, text in row.wrong.items()]
            continue
        assert row.host is not None
        assert row.entry is not None
        try:
            with transaction.atomic():
                made.append(
                    records.record(
                        kind=kind.name, host=row.host, entry=row.entry, by=by, participating=row.participating,
                        details=row.details,
                    )
                )  # fmt: skip
        except Refused as refusal:
            faults.append(Fault(_("dòng %(n)s") % {"n": line.number}, str(refusal)))
    if faults:
        raise Faulty(faults)
    return made


def _place(line: Line, head: str) -> str:
    """«C5 (Ngày)», or the row where the table has no such column."""
    if head in line.cells:
        return f"{line.cells[head]} ({head})"
    where = _("dòng %(n)s") % {"n": line.number}
    return f"{where} ({head})" if head else where
