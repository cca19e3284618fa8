"""The shipped sets go into the database, once, and keep the dates."""

import datetime as dt

import pytest

from danvan.units.actor import program
from danvan.units.domain import loading, queries
from danvan.units.models import Field, GroupMember, Unit, UnitChange, UnitVersion
from danvan.units.tree import subtree_ids

BEFORE, AFTER = dt.date(2025, 6, 30), dt.date(2025, 7, 1)
BY = program("tests", on=BEFORE)


@pytest.mark.parametrize("name", ["tra-cu-2023", "tra-cu-2025", "song-la"])
def test_load_units_twice_adds_nothing(db: None, name: str) -> None:
    assert loading.load_units(name=name, by=BY) == len(loading.shipped(name))
    members = GroupMember.rows.count()
    assert (loading.load_units(name=name, by=BY), GroupMember.rows.count()) == (0, members)


def test_load_fields_twice_adds_nothing(db: None) -> None:
    assert (loading.load_fields(by=BY), loading.load_fields(by=BY), Field.rows.count()) == (11, 0, 11)


def test_district_ends_and_communes_begin_on_the_first_of_july(db: None) -> None:
    for name in ("tra-cu-2023", "tra-cu-2025"):
        loading.load_units(name=name, by=BY)
    edges = loading.load_changes(name="tra-cu-changes", by=BY)
    assert (edges, loading.load_changes(name="tra-cu-changes", by=BY)) == (len(loading.shipped("tra-cu-changes")), 0)
    assert UnitChange.rows.filter(kind="merge").count() == 2

    district, province = Unit.rows.get(key="ubnd-huyen-tra-cu"), Unit.rows.get(key="ubnd-tinh-vinh-long")
    below = UnitVersion.rows.filter(unit__in=subtree_ids(district.pk, on=BEFORE), level="commune")
    assert below.count() == 17
    assert subtree_ids(district.pk, on=AFTER) == {district.pk}
    assert len(subtree_ids(province.pk, on=AFTER)) == len(loading.shipped("tra-cu-2025"))


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Văn phòng HĐND và UBND", "van-phong-hoi-dong-nhan-dan-va-uy-ban-nhan-dan-song-la"),
        ("Phòng VHTT", "phong-van-hoa-va-thong-tin-song-la"),
        ("TT HU", "thuong-truc-huyen-uy-song-la"),
        ("Ủy ban MTTQ Việt Nam huyện", "uy-ban-mat-tran-to-quoc-viet-nam-huyen-song-la"),
        ("UBND xã Bưng Sen", "ubnd-xa-bung-sen-song-la"),
        ("Các phòng, ban, ngành huyện", "phong-ban-nganh"),
        ("UBND các xã, thị trấn", "xa-thi-tran"),
        ("các cơ quan, đơn vị, địa phương", "co-quan-don-vi-dia-phuong"),
    ],
)
def test_names_as_plans_write_them_are_found(db: None, written: str, key: str) -> None:
    loading.load_units(name="song-la", by=BY)
    found = queries.find(written, area=Unit.rows.get(key="ubnd-huyen-song-la"), on=dt.date(2023, 3, 1))
    assert found is not None
    assert found.key == key
