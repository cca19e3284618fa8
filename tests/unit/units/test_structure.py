import datetime as dt

import pytest
from django.db import IntegrityError, transaction

from danvan.common.errors import NotPermitted, Refused
from danvan.units.domain import queries, structure
from danvan.units.domain.structure import UnitDescription
from danvan.units.models import UnitChange, UnitVersion
from danvan.units.tree import subtree_ids
from tests.factories import DAY, START, Area

CHANGE = dt.date(2023, 7, 1)


def _describe(area: Area, name: str) -> UnitDescription:
    return UnitDescription(name, name, "UBND xã", "commune", area.committee)


def test_subtree_holds_everything_below_on_that_day(area: Area) -> None:
    below = subtree_ids(area.committee.pk, on=DAY)
    assert below == {unit.pk for unit in area.units.values()}
    assert subtree_ids(area.committee.pk, on=START - dt.timedelta(days=1)) == {area.committee.pk}


def test_renamed_unit_keeps_its_old_name_for_old_dates(area: Area) -> None:
    unit = area.units["ubnd-xa-con-la"]
    structure.redescribe(
        unit=unit, description=_describe(area, "Ủy ban nhân dân xã Cồn Mới"), legal_document="NQ thử",
        by=area.actor("admin"), on=CHANGE,
    )  # fmt: skip
    assert queries.name_of(unit, on=CHANGE - dt.timedelta(days=1)) == "Ủy ban nhân dân xã Cồn Lá"
    assert queries.name_of(unit, on=CHANGE) == "Ủy ban nhân dân xã Cồn Mới"
    assert UnitChange.rows.get().kind == "rename"


def test_merged_unit_leaves_the_subtree_and_keeps_its_name(area: Area) -> None:
    gone, stays = area.units["ubnd-xa-ao-dua"], area.units["ubnd-xa-con-la"]
    structure.end(unit=gone, successors=[stays], legal_document="NQ thử", by=area.actor("admin"), on=CHANGE)
    assert gone.pk in subtree_ids(area.committee.pk, on=CHANGE - dt.timedelta(days=1))
    assert gone.pk not in subtree_ids(area.committee.pk, on=CHANGE)
    assert queries.name_of(gone, on=CHANGE) == "Ủy ban nhân dân xã Ao Dừa"


def test_ended_unit_is_not_ended_again(area: Area) -> None:
    gone = area.units["ubnd-xa-ao-dua"]
    structure.end(unit=gone, successors=[], legal_document="NQ thử", by=area.actor("admin"), on=CHANGE)
    with pytest.raises(Refused, match="đã kết thúc"):
        structure.end(unit=gone, successors=[], legal_document="NQ thử", by=area.actor("admin"), on=CHANGE)


def test_key_taken_is_refused(area: Area) -> None:
    with pytest.raises(Refused, match="phong-vhtt"):
        structure.found(
            key="phong-vhtt", system="state", description=_describe(area, "Khác"), by=area.actor("admin"), on=DAY
        )


@pytest.mark.parametrize("name", ["coordinator", "leader", "commune_head", "observer"])
def test_only_the_technical_admin_changes_units(area: Area, name: str) -> None:
    with pytest.raises(NotPermitted):
        structure.end(
            unit=area.units["ubnd-xa-ao-dua"], successors=[], legal_document="x", by=area.actor(name), on=CHANGE
        )


def test_database_refuses_two_open_versions(area: Area) -> None:
    with pytest.raises(IntegrityError), transaction.atomic():
        UnitVersion.rows.create(
            unit=area.committee, name="x", short_name="x", kind="x", level="district", valid_from=CHANGE
        )


@pytest.mark.parametrize(
    ("written", "key"),
    [
        ("Phòng Nội vụ", "phong-noi-vu"),
        ("phòng  nội vụ", "phong-noi-vu"),
        ("UBND xã Bưng Sen", "ubnd-xa-bung-sen"),
        ("Ủy ban nhân dân xã Bưng Sen", "ubnd-xa-bung-sen"),
        ("Uỷ ban nhân dân xã Bưng Sen", "ubnd-xa-bung-sen"),
        ("Phòng Văn hóa và Thông tin", "phong-vhtt"),
        ("các phòng, ban, ngành huyện", "phong-ban-nganh"),
        ("UBND các xã, thị trấn", "xa-thi-tran"),
    ],
)
def test_find_knows_the_usual_ways_of_writing(area: Area, written: str, key: str) -> None:
    found = queries.find(written, area=area.committee, on=DAY)
    assert found is not None
    assert found.key == key


@pytest.mark.parametrize("written", ["Đội Tuyên truyền lưu động", "", "Phòng", "xã"])
def test_find_never_guesses(area: Area, written: str) -> None:
    assert queries.find(written, area=area.committee, on=DAY) is None


def test_remembered_name_is_found_next_time(area: Area) -> None:
    unit = area.units["phong-vhtt"]
    structure.remember_name(written="Đội Tuyên truyền lưu động", unit=unit, by=area.actor("coordinator"))
    structure.remember_name(written="đội tuyên truyền  lưu động", unit=unit, by=area.actor("coordinator"))
    assert queries.find("Đội tuyên truyền lưu động", area=area.committee, on=DAY) == unit
    assert unit.aliases.count() == 1


def test_two_units_of_one_name_are_no_answer(area: Area) -> None:
    for key in ("tram-a", "tram-b"):
        structure.found(
            key=key, system="state", description=_describe(area, "Trạm Y tế"), by=area.actor("admin"), on=START
        )
    assert queries.find("Trạm Y tế", area=area.committee, on=DAY) is None


def test_members_of_a_group_follow_the_date(area: Area) -> None:
    group = area.groups["xa-thi-tran"]
    group.members.filter(unit__key="ubnd-xa-ao-dua").update(valid_to=CHANGE)
    assert [unit.key for unit in queries.members(group, on=CHANGE)] == ["ubnd-xa-bung-sen", "ubnd-xa-con-la"]
    assert len(queries.members(group, on=DAY)) == 3
