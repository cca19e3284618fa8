"""Writes the lists of rows of a record; new demands become commitments."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from django.utils.translation import gettext as _

from danvan.commitments.domain import commitments
from danvan.common.errors import Refused
from danvan.records.domain.columns import check_columns
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.rows import RowInput, Rows
from danvan.records.models import Demand, Record
from danvan.units.actor import Actor

Given = Mapping[str, Sequence[RowInput]]


def keep(record: Record, kind: Kind, given: Given, by: Actor) -> None:
    """Make each list of ``record`` that is in ``given`` (name -> rows) those rows, in their order.

    Raises Refused for a row that does not stand there any more, for a demand that would vanish though its work was
    handed out, and for values the columns do not take.
    """
    for name, inputs in given.items():
        _keep_list(record, kind.rows_called(name), list(inputs), by)


def _keep_list(record: Record, rows: Rows, given: list[RowInput], by: Actor) -> None:
    standing = {row.uid: row for row in getattr(record, rows.name).all()}
    wanted = {one.uid for one in given if one.uid}
    if unknown := wanted - set(standing):
        raise Refused(_("Có %(count)s dòng đã bị bỏ trong lúc sửa. Tải lại trang.") % {"count": len(unknown)})
    for uid in set(standing) - wanted:
        if isinstance(gone := standing[uid], Demand):
            raise Refused(
                _("«%(text)s» đã giao xử lý nên không bỏ được. Ghi kết quả ở mục Nội dung phải giải quyết.")
                % {"text": gone.text[:80]}
            )
        gone.delete()
    for order, one in enumerate(given, 1):
        row: Any = standing[one.uid] if one.uid else rows.model(record=record)
        row.order = order
        if rows.origin is None:
            _write(row, rows, one)
        else:
            _demand(row, rows, one, record, by)
        row.save()
    getattr(record, "_prefetched_objects_cache", {}).pop(rows.name, None)


def _write(row: Any, rows: Rows, given: RowInput) -> None:
    for name, value in given.values.items():
        setattr(row, name, value.strip() if isinstance(value, str) else value)
    check_columns(row, lambda name: _("%(one)s %(order)s, %(column)s") % {
        "one": rows.one, "order": row.order, "column": str(rows.words.get(name, name)).lower()
    })  # fmt: skip


def _demand(row: Any, rows: Rows, given: RowInput, record: Record, by: Actor) -> None:
    row.text = str(given.values.get("text") or "").strip()
    if row.commitment_id is None:
        if given.promise is None:
            raise Refused(_("Việc thứ %(order)s chưa ghi đủ đơn vị, chức danh và hạn.") % {"order": row.order})
        row.commitment = commitments.promise(
            what=given.promise, origin=str(rows.origin), origin_unit=record.host, origin_uid=record.uid,
            origin_label=record.named, made_on=record.began_on, by=by,
        )  # fmt: skip
    row.text = row.text or row.commitment.text
