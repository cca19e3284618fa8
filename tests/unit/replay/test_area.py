"""Which area a plan speaks of, and who acts in it."""

from __future__ import annotations

import datetime as dt

import pytest

from danvan.common.errors import Refused
from danvan.replay import area as areas
from danvan.units.models import Post, Unit
from danvan.units.roles import Role

DAY = dt.date(2023, 2, 1)


def test_set_named_in_a_plan() -> None:
    assert areas.set_named_in("UBND huyện Trà Cú ban hành kế hoạch. TRÀ CÚ, ngày 3/2/2023") == "tra-cu-2023"
    assert areas.set_named_in("Ủy ban nhân dân huyện Sông Lá, tỉnh Vàm Xanh") == "song-la"


def test_set_named_in_unknown_area_refused() -> None:
    with pytest.raises(Refused, match="Kế hoạch không nêu địa bàn nào"):
        areas.set_named_in("Ủy ban nhân dân huyện Không Đâu")


def test_load_keeps_the_first_communes_only(db: None) -> None:
    areas.load("tra-cu-2023", communes=3, on=DAY)
    found = areas.found(on=DAY)
    assert len(found.communes) == 3
    assert found.committee.key == "ubnd-huyen-tra-cu"
    assert found.receiver.key == "phong-noi-vu-tra-cu"
    assert found.office.key.startswith("van-phong")


def test_load_more_communes_than_there_are_refused(db: None) -> None:
    with pytest.raises(Refused, match="có 17 xã, thị trấn; --communes 40 là quá nhiều"):
        areas.load("tra-cu-2023", communes=40, on=DAY)


def test_appoint_gives_every_unit_an_officer_and_a_head(db: None) -> None:
    areas.load("song-la", communes=2, on=DAY)
    areas.appoint(on=DAY)
    found = areas.found(on=DAY)
    working = set(found.units) - {found.committee.key}
    assert {unit for unit, role in found.posts if role == Role.OFFICER} == working
    assert {unit for unit, role in found.posts if role == Role.HEAD} == working
    assert found.leader(DAY).post == Post.rows.get(role=Role.LEADER)
    assert found.coordinator(DAY).unit == Unit.rows.get(key="phong-noi-vu-song-la")
    assert not Post.rows.filter(user__password__startswith="pbkdf2").exists()
