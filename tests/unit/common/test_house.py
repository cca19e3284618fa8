import uuid

import pytest
from django.apps import apps
from django.db import models

from danvan.common.errors import Refused, StaleRow
from danvan.common.ids import new_uid, seeded
from danvan.common.once import once
from danvan.common.privacy import PLUMBING, classified_fields, privacy_of
from danvan.common.scoping import UnscopedRead
from danvan.units.models import Field, Unit
from tests.factories import Area

OURS = [model for model in apps.get_models() if model.__module__.startswith("danvan.")]


def _own_fields(model: type[models.Model]) -> set[str]:
    return {field.name for field in [*model._meta.fields, *model._meta.many_to_many]} - set(PLUMBING)


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_every_field_is_classified(model: type[models.Model]) -> None:
    unclassified = {name for name in _own_fields(model) if privacy_of(model, name) is None}
    keys = {model._meta.pk.name}
    assert unclassified - keys == set()


@pytest.mark.parametrize("model", OURS, ids=lambda model: model._meta.label)
def test_no_classification_of_a_field_that_is_gone(model: type[models.Model]) -> None:
    assert set(classified_fields(model)) - _own_fields(model) - {model._meta.pk.name} == set()


@pytest.mark.django_db
def test_objects_refuses_a_read_that_does_not_say_for_whom() -> None:
    with pytest.raises(UnscopedRead, match="visible_to"):
        Unit.objects.all()
    with pytest.raises(UnscopedRead, match="visible_to"):
        Unit.objects.filter(key="x")


def test_relations_stay_readable(area: Area) -> None:
    assert [version.short_name for version in area.units["phong-vhtt"].versions.all()] == ["Phòng VH-TT"]


def test_once_runs_the_block_for_the_first_submit_only(db: None) -> None:
    token, done = str(uuid.uuid4()), []
    for _submit in range(2):
        with once(token, actor="a") as act:
            if not act.result:
                done.append(1)
                act.result = "/x/"
        assert act.result == "/x/"
    assert done == [1]


def test_once_forgets_an_act_that_failed(db: None) -> None:
    token = str(uuid.uuid4())
    with pytest.raises(ZeroDivisionError), once(token, actor="a"):
        raise ZeroDivisionError
    with once(token, actor="a") as act:
        assert act.result == ""


@pytest.mark.parametrize("token", ["", "not a uuid", "1; DROP TABLE"])
def test_once_refuses_a_form_without_token(db: None, token: str) -> None:
    with pytest.raises(Refused, match="thiếu mã gửi"), once(token, actor="a"):
        pass


def test_once_refuses_the_token_of_somebody_else(db: None) -> None:
    token = str(uuid.uuid4())
    with once(token, actor="a") as act:
        act.result = "/x/"
    with pytest.raises(Refused, match="phiên làm việc khác"), once(token, actor="b"):
        pass


def test_store_refuses_the_second_of_two_editors(db: None) -> None:
    first = Field.objects.create(key="x", name="một")
    second = Field.rows.get(pk=first.pk)
    first.name = "hai"
    first.store("name")
    second.name = "ba"
    with pytest.raises(StaleRow):
        second.store("name")
    assert (Field.rows.get().name, Field.rows.get().version) == ("hai", 2)


def test_seeded_identities_repeat() -> None:
    with seeded(1):
        once_made = [new_uid(), new_uid()]
    with seeded(1):
        again = [new_uid(), new_uid()]
    with seeded(2):
        other = new_uid()
    assert once_made == again
    assert other not in again
