"""Each kind is complete: what a nineteenth would have to bring, too."""

from itertools import pairwise
from pathlib import Path

import pytest
from django.db import models

from danvan.commitments.indicators import INDICATORS as OF_COMMITMENTS
from danvan.common.privacy import classified_fields
from danvan.desk import templatetags
from danvan.indicators.declaration import Catalogue, Source
from danvan.records import kinds
from danvan.records.forms import EntryForm, form_of, rows_of
from danvan.records.kinds import KINDS
from danvan.records.kinds.dialogue.rules import RULES, rule_on
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import all_kinds, indicators, kind_called
from danvan.records.models import Record
from tests.factories import DAY, Area
from tests.unit.records.samples import DETAILS, entered

FOLDER = Path(kinds.__file__).parent
ICONS = (Path(templatetags.__file__).parents[1] / "static" / "desk" / "icons.svg").read_text(encoding="utf-8")
BY_NAME = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)


def test_every_folder_is_a_kind_and_every_kind_a_folder() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert set(KINDS) == folders == set(DETAILS)
    assert len({kind.slug for kind in all_kinds()}) == len(KINDS)
    with pytest.raises(KeyError):
        kind_called("rumour")


@BY_NAME
def test_kind_has_words_icon_and_details(kind: Kind) -> None:
    assert str(kind.label)
    assert str(kind.hint)
    assert f'id="{kind.icon}"' in ICONS
    key = kind.details._meta.pk
    assert isinstance(key, models.OneToOneField)
    assert (key.related_model, key.remote_field.related_name) == (Record, kind.name)
    own = {field.name for field in kind.details._meta.get_fields() if not field.auto_created} - {"uid", "version"}
    assert own == set(classified_fields(kind.details))


@BY_NAME
def test_kind_declares_indicators_or_says_that_it_has_none(kind: Kind) -> None:
    assert bool(kind.indicators) is not bool(kind.no_indicators)
    assert {(one.kind, one.source) for one in kind.indicators} == {(kind.name, Source.RECORDS)}


@BY_NAME
def test_kind_has_a_public_view_or_says_why_not(kind: Kind) -> None:
    assert (kind.public is not None) is not bool(kind.no_public_view)


@BY_NAME
def test_form_of_the_kind_asks_for_every_column(area: Area, kind: Kind) -> None:
    form = form_of(kind)(by=area.actor("commune_officer"))
    assert isinstance(form, EntryForm)
    shown = [name for step in form.steps for name in step.fields]
    assert sorted(shown) == sorted(set(shown))
    assert set(form.columns) <= set(shown) <= set(form.fields)
    assert set(form.columns) == {field.name for field in kind.details._meta.get_fields() if not field.auto_created} - {
        "record", "uid", "version",
    }  # fmt: skip
    assert (rows_of(kind) is not None) is (kind.keep_questions is not None)


@BY_NAME
def test_amounts_are_whole_numbers_for_exactly_the_declared_codes(area: Area, kind: Kind, fixed_day: object) -> None:
    row = entered(area, kind.name)
    amounts = kind.amounts(row, kind.details_of(row))
    assert set(amounts) == {one.code for one in kind.indicators}
    assert all(type(value) is int and value >= 0 for value in amounts.values())


def test_catalogue_of_records_and_commitments_holds_together() -> None:
    catalogue = Catalogue([*indicators(), *OF_COMMITMENTS])
    assert list(catalogue.by_code) == [
        "G1.03", "G1.03w", "G1.04", "G1.05", "G1.06", "G1.06p", "G1.07", "G1.08", "G1.08w", "G6.02", "G6.03",
        "G3.08", "G3.09a", "G3.09b", "G3.09c", "G3.09d",
        "G2.05a", "G2.05b", "G2.05c", "G2.05", "G2.06a", "G2.06b", "G2.06", "G2.07g", "G2.07k",
        "G3.09e", "G3.09f", "G3.09g", "G6.06", "G6.06a", "G6.06r",
    ]  # fmt: skip
    assert (catalogue["G3.09g"].numerator, catalogue["G3.09g"].denominator) == ("G3.09e", "G3.09d")


def test_rules_of_dialogues_follow_each_other_without_gap_or_overlap() -> None:
    for before, after in pairwise(RULES):
        assert before.valid_to == after.valid_from
    last_old, first_new = rule_on(RULES[1].valid_from.replace(month=6, day=30)), rule_on(RULES[1].valid_from)
    assert last_old is not None
    assert first_new is not None
    assert (last_old.notice_days, last_old.publish_days) == (None, None)
    assert (first_new.notice_days, first_new.publish_days, first_new.checked) == (7, 10, False)
    assert rule_on(DAY.replace(year=2010)) is None
