"""Files of a case: the bytes as received and a working copy without author, device or place, each sealed before it is stored."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import BinaryIO

from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.utils.translation import gettext as _

from danvan.cases.models import Case, CaseFile
from danvan.cases.sealing.cipher import open_bytes, seal_bytes
from danvan.cases.sealing.keyring import Key, keyring
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import files
from danvan.documents.domain.cleaning import cleaned
from danvan.documents.enums import FileKind

MOST_FILES = 20


@dataclass(frozen=True)
class Upload:
    """A file as it was sent: its bytes or an open file, and its name."""

    content: bytes | BinaryIO
    name: str

    def __repr__(self) -> str:
        return "Upload(…)"  # the name may tell


@dataclass(frozen=True)
class Checked:
    """A file that was looked at and may be kept."""

    data: bytes
    copy: bytes
    kind: FileKind
    name: str

    def __repr__(self) -> str:
        return "Checked(…)"


def check(uploads: Sequence[Upload]) -> list[Checked]:
    """Read and clean every file before anything is written. Raises Refused (naming the file and the reason) for one that is
    empty, too large, hostile, or of a kind not taken; and for too many."""
    if len(uploads) > MOST_FILES:
        raise Refused(
            _("Mỗi lần nhận tối đa %(most)d tệp. Gộp các trang vào một tệp PDF rồi tải lên lại.") % {"most": MOST_FILES}
        )
    found = []
    for one in uploads:
        data = one.content if isinstance(one.content, bytes) else one.content.read()
        kind = files.kind_of(data, one.name)
        found.append(Checked(data, cleaned(data, kind), kind, one.name[:200]))
    return found


def keep(checked: Sequence[Checked], *, case: Case) -> list[CaseFile]:
    """Seal and store files of ``case``. Files of a transaction that is taken back stay in the store, sealed and unreferenced."""
    return [_kept(one, case) for one in checked]


def _kept(one: Checked, case: Case) -> CaseFile:
    key = keyring().newest
    row = CaseFile(case=case, kind=one.kind, size=len(one.data), at=clock.now())
    row.path = _store(row, "path", one.data, key)
    row.copy_path = _store(row, "copy_path", one.copy, key)
    row.seal(one.name).save()
    return row


def _store(row: CaseFile, column: str, data: bytes, key: Key) -> str:
    uid = str(row.uid)
    name = f"don-thu/{uid[:2]}/{uid}-{key.id}.{'goc' if column == 'path' else 'ban'}"
    return default_storage.save(name, ContentFile(seal_bytes(data, key=key, place=_place(row, column))))


def read(row: CaseFile, column: str) -> bytes:
    """The bytes of ``path`` (as received) or ``copy_path`` (working copy). Whoever calls has seen that it may be opened."""
    with default_storage.open(getattr(row, column)) as stored:
        return open_bytes(stored.read(), key=keyring().called(row.key_id), place=_place(row, column))


def _place(row: CaseFile, column: str) -> str:
    return f"cases.casefile:{row.uid}:{column}"


def reseal(row: CaseFile) -> list[str]:
    """Seal name and bytes under the newest key; returns the names of the old files, to be deleted once this is committed."""
    old, name, key = [row.path, row.copy_path], row.unsealed(), keyring().newest
    data = {column: read(row, column) for column in ("path", "copy_path")}
    row.path, row.copy_path = (_store(row, column, data[column], key) for column in ("path", "copy_path"))
    row.seal(name)
    row.store("path", "copy_path", "sealed", "key_id")
    return old


def remove(row: CaseFile) -> list[str]:
    """Delete the row; returns the names of its files, to be deleted once this is committed."""
    old = [row.path, row.copy_path]
    row.delete()
    return old


def erase(paths: Sequence[str]) -> None:
    """Delete stored files; harmless for those that are gone."""
    for path in paths:
        default_storage.delete(path)
