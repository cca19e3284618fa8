"""Each kind is complete: what a nineteenth would have to bring, too."""

from pathlib import Path

import pytest
from django.db import models

from danvan.commitments.indicators import INDICATORS as OF_COMMITMENTS
from danvan.common.privacy import classified_fields
from danvan.desk import templatetags
from danvan.indicators.declaration import Catalogue, RollUp, Source
from danvan.records import kinds
from danvan.records.forms.entry import EntryForm, form_of
from danvan.records.forms.rows import row_form_of
from danvan.records.kinds import KINDS
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.registry import all_kinds, indicators, kind_called
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.samples import entered, sample_of

FOLDER = Path(kinds.__file__).parent
ICONS = (Path(templatetags.__file__).parents[1] / "static" / "desk" / "icons.svg").read_text(encoding="utf-8")
RESERVED = {"act", "once", "seen", "drop", "buoc", "chep"}  # what the page itself sends
BY_NAME = pytest.mark.parametrize("kind", all_kinds(), ids=lambda kind: kind.name)


def test_every_folder_is_a_kind_and_every_kind_a_folder() -> None:
    folders = {path.parent.name for path in FOLDER.glob("*/__init__.py")}
    assert set(KINDS) == folders
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
def test_form_of_the_kind_asks_for_every_column_by_its_word(area: Area, kind: Kind) -> None:
    form = form_of(kind)(by=area.actor("commune_officer"))
    assert isinstance(form, EntryForm)
    assert sorted(kind.asked) == sorted(set(kind.asked))
    assert not {*kind.columns, *(rows.name for rows in kind.rows)} & RESERVED
    assert set(kind.asked) <= set(form.fields)
    derived = set(kind.columns) - set(kind.asked)
    assert all(not kind.details._meta.get_field(name).editable for name in derived), derived  # type: ignore[union-attr]
    assert set(kind.columns) <= set(kind.words)
    assert set(kind.words) | set(kind.helps) | set(kind.once) <= set(kind.columns) | set(EntryForm.base_fields)
    assert kind.quick in (*kind.asked, *(rows.name for rows in kind.rows))
    assert not kind.grid or len(kind.rows[0].columns) > 1
    assert len({"host", "title", "began_on", kind.quick, *kind.required}) <= 5


@BY_NAME
def test_rows_of_the_kind_are_asked_for_once_and_hang_on_the_record(kind: Kind) -> None:
    names = [rows.name for rows in kind.rows]
    assert sorted(name for step in kind.steps for name in step.rows) == sorted(names)
    for rows in kind.rows:
        relation = rows.model._meta.get_field("record")
        assert (relation.related_model, relation.remote_field.related_name) == (Record, rows.name)  # type: ignore[union-attr]
        assert set(row_form_of(rows).base_fields) == {"uid", *rows.columns}  # type: ignore[attr-defined]
        assert {*rows.columns, *rows.derived} <= set(rows.words)
        assert not any(rows.model._meta.get_field(name).editable for name in rows.derived)  # type: ignore[union-attr]


@BY_NAME
def test_record_of_the_sample_yields_the_figures_it_says(area: Area, kind: Kind, fixed_day: object) -> None:
    row = entered(area, kind.name, rows=True)
    amounts = kind.amounts(row, kind.details_of(row))
    assert {code: amount for code, amount in amounts.items() if amount} == sample_of(kind.name).amounts
    declared = {one.code for one in kind.indicators if one.roll_up is not RollUp.RATIO}
    assert set(amounts) <= declared
    assert all(amount >= 0 for amount in amounts.values())
    assert row.incomplete is sample_of(kind.name).incomplete


def test_catalogue_of_records_and_commitments_holds_together() -> None:
    catalogue = Catalogue([*indicators(), *OF_COMMITMENTS])
    assert (catalogue["G3.09g"].numerator, catalogue["G3.09g"].denominator) == ("G3.09e", "G3.09d")
    for one in catalogue:
        assert one.code.startswith(f"G{one.group}."), one.code
