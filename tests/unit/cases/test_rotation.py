"""Changing the key: everything opens before, between and after; killed half-way nothing is lost."""

from __future__ import annotations

import io
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from danvan.cases.domain import casefiles, opening, persons, rotation
from danvan.cases.domain.casefiles import Upload
from danvan.cases.models import CaseFile, Person, SealedText
from danvan.cases.sealing import keyring
from danvan.common.errors import Refused
from tests.factories import Area
from tests.unit.cases.brought import SENDER, bring

pytestmark = pytest.mark.usefixtures("fixed_day")


@pytest.fixture(autouse=True)
def _own_keys(tmp_path: Path, settings) -> None:
    settings.CASE_KEYS, settings.CASE_KEYS_FILE = "", str(tmp_path / "case-keys")
    settings.STORAGES = settings.STORAGES | {
        "default": {
            "BACKEND": "django.core.files.storage.FileSystemStorage",
            "OPTIONS": {"location": tmp_path / "files"},
        }
    }


def ran(*words: str) -> str:
    out = io.StringIO()
    call_command("casekeys", *words, stdout=out)
    return out.getvalue()


def everything() -> list[object]:
    files = [casefiles.read(row, column) for row in CaseFile.rows.all() for column in ("path", "copy_path")]
    return [row.unsealed() for model in rotation.MODELS for row in model._base_manager.order_by("pk")] + files


def test_rotated_and_retired(area: Area, tmp_path: Path, django_capture_on_commit_callbacks) -> None:
    case = bring(area, files=[Upload(b"tep van ban", "don.txt")]).case
    before = everything()
    with django_capture_on_commit_callbacks(execute=True):
        said = ran("rotate")
    assert "Đã thêm khóa «k2»" in said
    assert rotation.standing() == {"k1": 0, "k2": 3}
    assert everything() == before
    assert len([path for path in (tmp_path / "files").rglob("*") if path.is_file()]) == 2
    assert [hit.kind for net in persons.nets_of_case(case) for hit in net.hits(f"bà {SENDER.name}")] == ["name"]
    ran("retire", "k1")
    assert [key.id for key in keyring.keyring().keys] == ["k2"]
    assert everything() == before


def test_stopped_between_two_steps_everything_opens(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    for _time in range(3):
        bring(area)
    before = everything()
    monkeypatch.setattr(rotation, "AT_ONCE", 2)
    keyring.add_key()
    steps = rotation.reseal()
    next(steps)
    assert everything() == before
    assert {row.key_id for row in Person.rows.all()} == {"k1", "k2"}
    with pytest.raises(CommandError, match="Còn 4 dòng"):
        ran("retire", "k1")
    ran("reseal")
    assert {row.key_id for row in (*Person.rows.all(), *SealedText.rows.all())} == {"k2"}
    assert everything() == before


def test_lost_key_is_said_before_anything_is_done(area: Area, tmp_path: Path) -> None:
    case = bring(area).case
    (tmp_path / "case-keys").write_text("k9:" + "QUJD" * 10 + "QUI=\n", encoding="utf-8")
    assert rotation.missing() == {"k1": 2}
    with pytest.raises(Refused, match="Thiếu khóa k1"):
        next(rotation.reseal())
    assert "THIẾU" in ran("show")
    by = area.actor("custodian")
    opening.open_case(case=case, scope="identity", reason="invite", by=by)
    with pytest.raises(Refused, match="Thiếu khóa «k1»"):
        opening.people(case, by)


def test_newest_is_not_retired(area: Area) -> None:
    bring(area)
    with pytest.raises(CommandError, match="mới nhất"):
        ran("retire", "k1")
    with pytest.raises(CommandError, match="Không có khóa"):
        ran("retire", "k7")
