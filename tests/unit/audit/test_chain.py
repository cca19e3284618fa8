from types import SimpleNamespace

import pytest
from django.db import DatabaseError, connection, transaction

from danvan.audit import domain as audit
from danvan.audit.models import ChainHead, Event
from danvan.units.domain import people
from tests.factories import PASSWORD, Area


def test_chain_of_the_area_verifies_clean(area: Area) -> None:
    checked, breaks = audit.verify()
    assert breaks == []
    assert checked == Event.objects.count() > 20


def test_event_is_refused_outside_a_transaction(area: Area, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("danvan.audit.domain.connection", SimpleNamespace(in_atomic_block=False))
    with pytest.raises(RuntimeError, match="outside a transaction"):
        audit.write(by=area.actor("admin"), action="x.y", what=area.fields["dan-chu"])


@pytest.mark.parametrize("act", ["UPDATE audit_event SET action = 'x'", "DELETE FROM audit_event"])
def test_database_refuses_to_rewrite_history(area: Area, act: str) -> None:
    with pytest.raises(DatabaseError), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute(act)
    assert audit.verify()[1] == []


def _without_trigger(statement: str) -> None:
    """What somebody with the database file could do."""
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            cursor.execute("ALTER TABLE audit_event DISABLE TRIGGER audit_event_append_only")
        else:
            cursor.execute("DROP TRIGGER audit_event_no_update")
            cursor.execute("DROP TRIGGER audit_event_no_delete")
        cursor.execute(statement)


def test_verify_finds_a_changed_event(area: Area) -> None:
    _without_trigger("UPDATE audit_event SET action = 'unit.other' WHERE place = 3")
    assert [(found.place, "sửa" in found.reason) for found in audit.verify()[1]] == [(3, True)]


def test_verify_finds_a_removed_last_event(area: Area) -> None:
    last = ChainHead.objects.get(chain="danvan").length
    _without_trigger(f"DELETE FROM audit_event WHERE place = {last}")
    assert [found.place for found in audit.verify()[1]] == [last - 1]


def test_verify_finds_a_removed_middle_event(area: Area) -> None:
    _without_trigger("DELETE FROM audit_event WHERE place = 2")
    assert {found.place for found in audit.verify()[1]} == {2, 3}


def test_personal_and_text_values_never_reach_the_chain(area: Area) -> None:
    people.open_account(
        username="canary",
        full_name="Chim Hoàng Yến",
        password=PASSWORD,
        email="canary@example.vn",
        by=area.actor("admin"),
    )
    kept = str(list(Event.objects.values_list("changes", flat=True)))
    assert "Hoàng Yến" not in kept
    assert "canary@" not in kept


def test_difference_keeps_values_of_choices_and_only_names_of_texts(area: Area) -> None:
    version = area.units["phong-vhtt"].versions.get()
    before = {"level": version.level, "name": version.name, "checked": version.checked}
    version.level, version.name, version.checked = "province", "Sở X", True
    assert audit.difference(version, before) == {
        "level": ["district", "province"],
        "name": "…",
        "checked": [False, True],
    }
