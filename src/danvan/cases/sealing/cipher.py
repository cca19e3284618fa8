"""AES-256-GCM over one value of one row. The row and the column are bound in: a sealed value moved elsewhere does not open."""

from __future__ import annotations

import json
import os
from typing import Any

from cryptography.exceptions import InvalidTag
from cryptography.hazmat.primitives.ciphers.aead import AESGCM
from django.utils.translation import gettext as _

from danvan.cases.sealing.keyring import Key
from danvan.common.errors import Refused

NONCE_BYTES = 12
# The length of a name or of a letter would tell something; values are filled up with spaces, which JSON passes over.
PADDED_TO = 128


def seal_value(value: Any, *, key: Key, place: str) -> bytes:
    """``value`` (anything JSON can say) sealed for ``place``, such as ``cases.person:<uid>:sealed``."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":")).encode("utf-8")
    return seal_bytes(text + b" " * (-len(text) % PADDED_TO), key=key, place=place)


def open_value(sealed: bytes, *, key: Key, place: str) -> Any:
    """What ``seal_value`` was given. Raises Refused when it was changed, moved, or sealed with another key."""
    return json.loads(open_bytes(sealed, key=key, place=place))


def seal_bytes(data: bytes, *, key: Key, place: str) -> bytes:
    """``data`` sealed for ``place``: twelve bytes drawn anew, then the text with its proof."""
    nonce = os.urandom(NONCE_BYTES)
    return nonce + AESGCM(key.cipher).encrypt(nonce, data, _bound(place, key))


def open_bytes(sealed: bytes, *, key: Key, place: str) -> bytes:
    """What ``seal_bytes`` was given. Raises Refused when it was changed, moved, or sealed with another key."""
    sealed = bytes(sealed)
    try:
        return AESGCM(key.cipher).decrypt(sealed[:NONCE_BYTES], sealed[NONCE_BYTES:], _bound(place, key))
    except (InvalidTag, ValueError):
        raise Refused(
            _(
                "Dữ liệu niêm phong không mở được: đã bị sửa hoặc dùng khóa khác. Báo quản trị kỹ thuật kiểm tra tệp khóa."
            )
        ) from None


def _bound(place: str, key: Key) -> bytes:
    return f"danvan|{place}|{key.id}".encode()
