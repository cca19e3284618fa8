"""What is sealed opens only with its key, in its own place; keys come from a file that is made once."""

from __future__ import annotations

import stat
from pathlib import Path

import pytest
from django.core.exceptions import ImproperlyConfigured

from danvan.cases.sealing import cipher, keyring
from danvan.common.errors import Refused

KEY = keyring.Key.of("k1", b"1" * 32)
OTHER = keyring.Key.of("k1", b"2" * 32)
PLACE = "cases.person:1:sealed"


def test_value_comes_back_and_is_nowhere_in_what_is_kept() -> None:
    sealed = cipher.seal_value({"name": "Nguyễn Văn Ẩn"}, key=KEY, place=PLACE)
    assert cipher.open_value(sealed, key=KEY, place=PLACE) == {"name": "Nguyễn Văn Ẩn"}
    assert "Ẩn".encode() not in sealed
    assert cipher.seal_value({"name": "Nguyễn Văn Ẩn"}, key=KEY, place=PLACE) != sealed


def test_length_tells_little() -> None:
    short, long = (
        cipher.seal_value({"name": name}, key=KEY, place=PLACE) for name in ("An", "Nguyễn Thị Hồng Ánh Tuyết")
    )
    assert len(short) == len(long)


@pytest.mark.parametrize(("key", "place"), [(OTHER, PLACE), (KEY, "cases.person:2:sealed")])
def test_other_key_and_other_place_do_not_open(key: keyring.Key, place: str) -> None:
    sealed = cipher.seal_value("x", key=KEY, place=PLACE)
    with pytest.raises(Refused, match="không mở được"):
        cipher.open_value(sealed, key=key, place=place)


def test_changed_bytes_do_not_open() -> None:
    sealed = bytearray(cipher.seal_value("x", key=KEY, place=PLACE))
    sealed[-1] ^= 1
    with pytest.raises(Refused, match="bị sửa"):
        cipher.open_value(bytes(sealed), key=KEY, place=PLACE)
    with pytest.raises(Refused):
        cipher.open_value(b"", key=KEY, place=PLACE)


def test_key_says_nothing_of_itself() -> None:
    assert "1111" not in repr(KEY)
    assert KEY.cipher.hex() not in repr(KEY)


@pytest.fixture
def key_file(tmp_path: Path, settings) -> Path:
    settings.CASE_KEYS, settings.CASE_KEYS_FILE = "", str(tmp_path / "keys" / "case-keys")
    return tmp_path / "keys" / "case-keys"


def test_first_key_is_made_once_and_only_its_owner_reads_it(key_file: Path) -> None:
    first = keyring.keyring()
    assert [key.id for key in first.keys] == ["k1"]
    assert keyring.keyring().newest.cipher == first.newest.cipher
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600


def test_key_added_by_another_process_counts_at_once(key_file: Path) -> None:
    old = keyring.keyring().newest
    assert keyring.add_key().id == "k2"
    assert keyring.keyring().newest.id == "k2"
    assert keyring.keyring().called("k1").cipher == old.cipher
    assert stat.S_IMODE(key_file.stat().st_mode) == 0o600
    keyring.drop_key("k1")
    with pytest.raises(Refused, match="Thiếu khóa «k1»"):
        keyring.keyring().called("k1")


def test_keys_from_the_environment_are_not_written(settings) -> None:
    settings.CASE_KEYS = "k1:" + "QUJD" * 10 + "QUI="
    with pytest.raises(Refused, match="DANVAN_CASE_KEYS"):
        keyring.add_key()


@pytest.mark.parametrize("text", ["k1", "k1:short", ":QUJD", "k1:!!!", "k1:" + "A" * 44 + "\nk1:" + "A" * 44])
def test_damaged_key_file_is_said(text: str, settings) -> None:
    settings.CASE_KEYS = text
    with pytest.raises(ImproperlyConfigured):
        keyring.keyring()


def test_randomness_is_the_machines() -> None:
    drawn = {cipher.seal_bytes(b"", key=KEY, place=PLACE)[: cipher.NONCE_BYTES] for _time in range(1000)}
    assert len(drawn) == 1000
