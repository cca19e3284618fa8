"""Sealing everything anew under the newest key, a few rows at a time: it may be killed anywhere and begun again."""

from __future__ import annotations

from collections.abc import Iterator

from django.db import transaction
from django.db.models import Count
from django.utils.translation import gettext as _

from danvan.cases.domain import casefiles, persons
from danvan.cases.models import CaseFile, Letter, Person, SealedText
from danvan.cases.sealing import keyring
from danvan.cases.sealing.rows import SealedRow
from danvan.common.errors import Refused

MODELS: tuple[type[SealedRow], ...] = (Person, SealedText, CaseFile, Letter)
AT_ONCE = 200


def standing() -> dict[str, int]:
    """Key name -> how many rows are sealed with it, of every key in the ring and of every key rows name. Three queries."""
    counts = {key.id: 0 for key in keyring.keyring().keys}
    for model in MODELS:
        for key_id, rows in model._base_manager.values_list("key_id").annotate(Count("pk")).order_by("key_id"):
            counts[key_id] = counts.get(key_id, 0) + rows
    return counts


def missing() -> dict[str, int]:
    """Keys that rows are sealed with and that are not in the ring, with how many rows nobody can open."""
    known = {key.id for key in keyring.keyring().keys}
    return {name: rows for name, rows in standing().items() if rows and name not in known}


def reseal() -> Iterator[int]:
    """Seal every row that is not under the newest key anew; yields how many rows each step did.

    Each step is a transaction of its own: old and new key open what they sealed at every moment in between. Raises Refused
    before anything is done when a key is missing.
    """
    if lost := missing():
        raise Refused(
            _("Thiếu khóa %(names)s; đặt lại tệp khóa trước khi đổi khóa.") % {"names": ", ".join(sorted(lost))}
        )
    for model in MODELS:
        while done := _step(model):
            yield done


def _step(model: type[SealedRow]) -> int:
    newest, old_files = keyring.keyring().newest.id, []
    with transaction.atomic():
        rows = model._base_manager.select_for_update().exclude(key_id=newest).order_by("pk")
        found = list(rows[:AT_ONCE])
        for row in found:
            old_files += _resealed(row)
        if old_files:
            transaction.on_commit(lambda: casefiles.erase(old_files))
    return len(found)


def _resealed(row: SealedRow) -> list[str]:
    if isinstance(row, CaseFile):
        return casefiles.reseal(row)
    value = row.unsealed()
    row.seal(value)
    type(row)._base_manager.filter(pk=row.pk).update(sealed=row.sealed, key_id=row.key_id)
    if isinstance(row, Person):
        persons.remark(row, value)
    return []


def retire(name: str) -> None:
    """Take a key out of the file. Raises Refused while anything is sealed with it, and for the newest."""
    counts = standing()
    if name not in counts:
        raise Refused(_("Không có khóa «%(name)s».") % {"name": name})
    if name == keyring.keyring().newest.id:
        raise Refused(_("«%(name)s» là khóa mới nhất, đang dùng để niêm phong.") % {"name": name})
    if counts[name]:
        raise Refused(
            _("Còn %(rows)d dòng niêm phong bằng khóa «%(name)s». Chạy: danvan casekeys reseal")
            % {"rows": counts[name], "name": name}
        )
    keyring.drop_key(name)
