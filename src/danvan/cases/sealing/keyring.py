"""The keys cases are sealed with. They stand outside the database: in the environment, or in a file only its owner reads.

One line for each key, ``id:base64 of 32 bytes``; the last line is the one new things are sealed with, the others stay until
nothing is sealed with them any more.
"""

from __future__ import annotations

import base64
import binascii
import os
import secrets
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.kdf.hkdf import HKDF
from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.utils.translation import gettext as _

from danvan.common.errors import Refused

KEY_BYTES = 32


@dataclass(frozen=True, repr=False)
class Key:
    """One key: its name, which stands beside everything it sealed, and the two keys made of it."""

    id: str
    cipher: bytes
    marks: bytes

    @classmethod
    def of(cls, name: str, secret: bytes) -> Key:
        """The key called ``name`` made of 32 random bytes: one for sealing and one for fingerprints."""
        return cls(name, _derived(secret, b"danvan cases: cipher"), _derived(secret, b"danvan cases: fingerprints"))


def _derived(secret: bytes, purpose: bytes) -> bytes:
    return HKDF(algorithm=SHA256(), length=KEY_BYTES, salt=None, info=purpose).derive(secret)


@dataclass(frozen=True, repr=False)
class Keyring:
    """All keys, oldest first."""

    keys: tuple[Key, ...]

    @property
    def newest(self) -> Key:
        """What new things are sealed with."""
        return self.keys[-1]

    def called(self, name: str) -> Key:
        """The key ``name``. Raises Refused when it is not here: what it sealed cannot be opened."""
        for key in self.keys:
            if key.id == name:
                return key
        raise Refused(
            _("Thiếu khóa «%(name)s» nên không mở được dữ liệu đã niêm phong. Báo quản trị kỹ thuật đặt lại tệp khóa.")
            % {"name": name}
        )


def keyring() -> Keyring:
    """The keys as they stand now: a key added by another process counts at once.

    Without DANVAN_CASE_KEYS the file ``settings.CASE_KEYS_FILE`` is read; it is made with one new key when it is not there.
    """
    if settings.CASE_KEYS:
        return _parsed(settings.CASE_KEYS)
    return _read(*_stamp(_made(Path(settings.CASE_KEYS_FILE))))


def add_key() -> Key:
    """Put a new key behind the others in the file, which is replaced as a whole; returns it.

    Raises Refused where the keys come from the environment: then the line has to be put there by hand.
    """
    if settings.CASE_KEYS:
        raise Refused(
            _("Khóa đang lấy từ DANVAN_CASE_KEYS. Thêm dòng sau vào cuối rồi khởi động lại: %(line)s")
            % {"line": _line(f"k{len(keyring().keys) + 1}")}
        )
    path = _made(Path(settings.CASE_KEYS_FILE))
    text = path.read_text(encoding="utf-8").rstrip("\n")
    name = _free_name(key.id for key in keyring().keys)
    _write(path, f"{text}\n{_line(name)}\n")
    return keyring().called(name)


def drop_key(name: str) -> None:
    """Take the key ``name`` out of the file. Whoever calls has seen that nothing is sealed with it."""
    path = Path(settings.CASE_KEYS_FILE)
    lines = path.read_text(encoding="utf-8").splitlines()
    kept = [line for line in lines if line.partition(":")[0].strip() != name]
    _write(path, "\n".join(kept) + "\n")


def _free_name(taken: Iterable[str]) -> str:
    used = {int(name[1:]) for name in taken if name[:1] == "k" and name[1:].isdigit()}
    return f"k{max(used, default=0) + 1}"


def _line(name: str) -> str:
    return f"{name}:{base64.b64encode(secrets.token_bytes(KEY_BYTES)).decode()}"


def _made(path: Path) -> Path:
    """``path``, with a first key in it if nobody has made it yet; two processes that begin together agree on one."""
    if not path.exists():
        path.parent.mkdir(parents=True, exist_ok=True)
        draft = _draft(path, _line("k1") + "\n")
        try:
            path.hardlink_to(draft)
        except FileExistsError:
            pass  # another process made it first; its key is the one that is read
        finally:
            draft.unlink()
    return path


def _write(path: Path, text: str) -> None:
    _draft(path, text).replace(path)


def _draft(path: Path, text: str) -> Path:
    draft = path.with_name(f"{path.name}.{secrets.token_hex(4)}")
    with os.fdopen(os.open(draft, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="utf-8") as out:
        out.write(text)
        out.flush()
        os.fsync(out.fileno())
    return draft


def _stamp(path: Path) -> tuple[Path, int, int, int]:
    state = path.stat()
    return path, state.st_mtime_ns, state.st_size, state.st_ino


@lru_cache(maxsize=4)
def _read(path: Path, *_stamp: int) -> Keyring:
    return _parsed(path.read_text(encoding="utf-8"))


@lru_cache(maxsize=4)
def _parsed(text: str) -> Keyring:
    keys = tuple(_key(line) for line in text.replace(",", "\n").splitlines() if line.strip())
    if not keys or len({key.id for key in keys}) != len(keys):
        raise ImproperlyConfigured("Tệp khóa của đơn thư phải có ít nhất một khóa và không trùng tên khóa.")
    return Keyring(keys)


def _key(line: str) -> Key:
    name, _colon, secret = line.strip().partition(":")
    try:
        raw = base64.b64decode(secret, validate=True)
    except binascii.Error:
        raw = b""
    if not name or len(name) > 16 or len(raw) != KEY_BYTES:
        raise ImproperlyConfigured("Mỗi dòng của tệp khóa phải là «tên:mã base64 của 32 byte».")
    return Key.of(name, raw)
