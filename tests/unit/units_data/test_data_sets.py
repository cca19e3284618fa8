"""The shipped data sets: whole, linked, honest about what was checked."""

from __future__ import annotations

import datetime as dt
import json
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from danvan.units.domain.loading import shipped
from danvan.units.enums import ChangeKind, Level, System
from danvan.units.names import folded
from danvan.units.roles import Role

ROOT = Path(__file__).resolve().parents[3]
SETS = ("tra-cu-2023", "tra-cu-2025", "song-la")
DISTRICTS = ("tra-cu-2023", "song-la")
COLUMNS = [
    "key", "name", "short_name", "aliases", "kind", "system", "level", "parent_key", "code", "valid_from", "valid_to",
    "groups", "reports_to_key", "checked", "source",
]  # fmt: skip
OF_2023 = {
    "thị trấn Trà Cú", "thị trấn Định An", "xã Ngãi Xuyên", "xã Thanh Sơn", "xã Tập Sơn", "xã Tân Sơn", "xã Phước Hưng",
    "xã Lưu Nghiệp Anh", "xã An Quảng Hữu", "xã Hàm Giang", "xã Hàm Tân", "xã Kim Sơn", "xã Đại An", "xã Định An",
    "xã Long Hiệp", "xã Ngọc Biên", "xã Tân Hiệp",
}  # fmt: skip
OF_2025 = {
    "29461": "xã Trà Cú", "29467": "xã Tập Sơn", "29476": "xã Lưu Nghiệp Anh", "29489": "xã Hàm Giang",
    "29491": "xã Đại An", "29506": "xã Long Hiệp",
}  # fmt: skip
MERGED = {
    "xã Trà Cú": {"thị trấn Trà Cú", "xã Ngãi Xuyên", "xã Thanh Sơn"},
    "xã Tập Sơn": {"xã Tập Sơn", "xã Tân Sơn", "xã Phước Hưng"},
    "xã Lưu Nghiệp Anh": {"xã Lưu Nghiệp Anh", "xã An Quảng Hữu"},
    "xã Hàm Giang": {"xã Hàm Giang", "xã Hàm Tân", "xã Kim Sơn"},
    "xã Đại An": {"xã Đại An", "xã Định An", "thị trấn Định An"},
    "xã Long Hiệp": {"xã Long Hiệp", "xã Ngọc Biên", "xã Tân Hiệp"},
}


def _parts(cell: str) -> list[str]:
    return [part for part in cell.split("|") if part]


def _place(name: str) -> str:
    return name.removeprefix("Ủy ban nhân dân ")


def _communes(name: str) -> list[dict[str, str]]:
    return [row for row in shipped(name) if row["kind"].startswith(("UBND xã", "UBND thị trấn"))]


@pytest.mark.parametrize("name", SETS)
def test_rows_have_the_columns_and_a_key_of_their_own(name: str) -> None:
    rows = shipped(name)
    assert list(rows[0]) == COLUMNS
    assert [key for key, count in Counter(row["key"] for row in rows).items() if count > 1] == []
    assert all(row["name"] and row["short_name"] and row["kind"] and row["source"] for row in rows)


def test_keys_of_different_sets_never_meet() -> None:
    keys = [row["key"] for name in SETS for row in shipped(name)]
    assert len(keys) == len(set(keys))


@pytest.mark.parametrize("name", SETS)
def test_parents_and_receivers_stand_in_the_same_set(name: str) -> None:
    rows = shipped(name)
    keys = {row["key"] for row in rows}
    assert {row[column] for row in rows for column in ("parent_key", "reports_to_key")} - keys <= {""}
    assert all(row["parent_key"] != row["key"] for row in rows)


@pytest.mark.parametrize("name", SETS)
def test_choices_and_dates_are_valid(name: str) -> None:
    for row in shipped(name):
        assert row["system"] in System.values
        assert row["level"] in Level.values
        assert row["checked"] in {"true", "false"}
        start = dt.date.fromisoformat(row["valid_from"])
        assert not row["valid_to"] or dt.date.fromisoformat(row["valid_to"]) > start


@pytest.mark.parametrize("name", SETS)
def test_groups_named_by_units_exist(name: str) -> None:
    known = {row["key"] for row in shipped("groups")}
    assert {group for row in shipped(name) for group in _parts(row["groups"])} <= known


def test_every_group_has_members_in_some_set() -> None:
    used = {group for name in SETS for row in shipped(name) for group in _parts(row["groups"])}
    assert {row["key"] for row in shipped("groups")} == used


def test_no_two_groups_are_written_alike() -> None:
    written = [(folded(alias), row["key"]) for row in shipped("groups") for alias in _parts(row["aliases"])]
    by_alias: dict[str, set[str]] = {}
    for alias, key in written:
        by_alias.setdefault(alias, set()).add(key)
    assert {alias: keys for alias, keys in by_alias.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("name", DISTRICTS)
def test_no_two_units_of_a_district_are_written_alike(name: str) -> None:
    by_alias: dict[str, set[str]] = {}
    for row in shipped(name):
        for alias in (row["name"], row["short_name"], *_parts(row["aliases"])):
            by_alias.setdefault(folded(alias), set()).add(row["key"])
    assert {alias: keys for alias, keys in by_alias.items() if len(keys) > 1} == {}


@pytest.mark.parametrize("name", DISTRICTS)
def test_district_has_seventeen_communes_all_reporting_to_its_office(name: str) -> None:
    rows = _communes(name)
    place = "tra-cu" if name == "tra-cu-2023" else name
    assert len(rows) == 17
    assert Counter(row["kind"] for row in rows) == {"UBND xã": 15, "UBND thị trấn": 2}
    assert {row["parent_key"] for row in rows} == {f"ubnd-huyen-{place}"}
    assert {row["reports_to_key"] for row in rows} == {f"phong-noi-vu-{place}"}
    assert all("xa-thi-tran" in _parts(row["groups"]) for row in rows)


@pytest.mark.parametrize("name", DISTRICTS)
def test_bodies_of_party_and_front_report_to_nobody_here(name: str) -> None:
    assert {row["reports_to_key"] for row in shipped(name) if row["system"] != System.STATE} == {""}


def test_communes_of_2023_and_of_2025_have_their_right_names() -> None:
    assert {_place(row["name"]) for row in _communes("tra-cu-2023")} == OF_2023
    assert {row["code"]: _place(row["name"]) for row in _communes("tra-cu-2025")} == OF_2025


def test_changes_lead_the_seventeen_into_the_six() -> None:
    old = {row["key"]: row for row in shipped("tra-cu-2023")}
    new = {row["key"]: row for row in shipped("tra-cu-2025")}
    found: dict[str, set[str]] = {}
    for row in shipped("tra-cu-changes"):
        if row["kind"] == ChangeKind.MERGE and old[row["old_key"]]["level"] == Level.COMMUNE:
            found.setdefault(_place(new[row["new_key"]]["name"]), set()).add(_place(old[row["old_key"]]["name"]))
    assert found == MERGED


def test_every_change_has_known_ends_and_every_unit_of_2023_ends() -> None:
    rows = shipped("tra-cu-changes")
    old = {row["key"] for row in shipped("tra-cu-2023")}
    new = {row["key"] for row in shipped("tra-cu-2025")}
    assert {row["old_key"] for row in rows} - {""} == old
    assert {row["new_key"] for row in rows} - {""} <= new
    assert all(row["kind"] in ChangeKind.values and row["legal_document"] for row in rows)
    assert {row["date"] for row in rows} == {"2025-07-01"}
    assert {row["checked"] for row in rows} == {"false"}


def test_national_set_counts_its_provinces_and_communes() -> None:
    rows = shipped("national-2026")
    provinces = {row["code"] for row in rows if not row["province_code"]}
    assert (len(provinces), len(rows) - len(provinces)) == (34, 3321)
    assert {row["province_code"] for row in rows} - {""} == provinces
    assert len({row["code"] for row in rows}) == len(rows)
    assert sum(row["province_code"] == "86" for row in rows) == 124
    assert {row["valid_from"] for row in rows} == {"2025-07-01"}
    assert {row["checked"] for row in rows} == {"false"}


def test_codes_of_2025_are_those_of_the_national_set() -> None:
    national = {row["code"]: row["full_name"].lower() for row in shipped("national-2026")}
    assert {code: national[code] for code in OF_2025} == {code: name.lower() for code, name in OF_2025.items()}
    assert national["86"] == "tỉnh vĩnh long"


def test_no_invented_place_has_the_name_of_a_real_one() -> None:
    real = {folded(row["name"]) for row in shipped("national-2026")}
    invented = [_place(row["name"]).split(" ", 1)[-1] for row in _communes("song-la")]
    invented = [place.removeprefix("trấn ") for place in invented]
    assert {place for place in (*invented, "Vàm Xanh", "Sông Lá") if folded(place) in real} == set()


def test_fields_have_words_that_propose_them() -> None:
    rows = shipped("fields")
    assert len({row["key"] for row in rows}) == len(rows) == 11
    assert all(_parts(row["keywords"]) for row in rows)


def _people() -> list[dict[str, str]]:
    return shipped("song-la-people")


def test_people_stand_in_known_units_with_known_roles_and_fields() -> None:
    units = {row["key"] for row in shipped("song-la")}
    fields = {row["key"] for row in shipped("fields")}
    rows = _people()
    assert len({row["key"] for row in rows}) == len(rows)
    assert {row["unit_key"] for row in rows} <= units
    assert {row["area_key"] for row in rows} <= {"", "ubnd-huyen-song-la"}
    assert {row["role"] for row in rows} == set(Role.values)
    assert {field for row in rows for field in _parts(row["fields"])} <= fields


def test_every_state_unit_below_the_district_has_an_officer_and_a_head() -> None:
    below = {
        row["key"]
        for row in shipped("song-la")
        if row["parent_key"] == "ubnd-huyen-song-la" and row["system"] == System.STATE
    }
    for role in (Role.OFFICER, Role.HEAD):
        assert below - {row["unit_key"] for row in _people() if row["role"] == role} == set()


def test_every_field_of_every_working_unit_has_an_officer() -> None:
    fields = {row["key"] for row in shipped("fields")}
    covered: dict[str, set[str]] = {}
    for row in _people():
        if row["role"] == Role.OFFICER:
            covered.setdefault(row["unit_key"], set()).update(_parts(row["fields"]))
    assert {unit for unit, held in covered.items() if held != fields} == set()


def test_a_username_is_one_person_and_some_hold_two_posts() -> None:
    names: dict[str, set[str]] = {}
    for row in _people():
        names.setdefault(row["username"], set()).add(row["full_name"])
    assert {len(held) for held in names.values()} == {1}
    twice = Counter(row["username"] for row in _people())
    assert {name for name, count in twice.items() if count > 1} == {"chanh-van-phong", "cv-van-phong"}
    units = {row["unit_key"] for row in _people() if row["username"] == "cv-van-phong"}
    assert len(units) == 2


def _gold() -> dict[str, Any]:
    return dict(json.loads((ROOT / "examples" / "ke-hoach-song-la-2023.gold.json").read_text(encoding="utf-8")))


def test_every_unit_named_in_the_example_plan_is_one_unit_of_the_demo() -> None:
    by_name: dict[str, set[str]] = {}
    for row in shipped("song-la"):
        for written in (row["name"], row["short_name"], *_parts(row["aliases"])):
            by_name.setdefault(folded(written), set()).add(row["key"])
    named = [unit for unit in _gold()["units"].values() if not unit.get("group")]
    written = [name for unit in named for name in (unit["name"], *unit.get("aliases", [])) if name != "NV"]
    assert [name for name in written if len(by_name.get(folded(name), set())) != 1] == []


def test_every_group_of_the_example_plan_is_known_but_those_left_for_a_person() -> None:
    known = {folded(alias) for row in shipped("groups") for alias in _parts(row["aliases"])}
    gold = _gold()
    groups = {unit["name"] for key, unit in gold["units"].items() if unit.get("group")}
    unknown = {name for name in groups if folded(name.split(" / ")[0].replace("(Việt Nam) ", "")) not in known}
    # The committee itself in general words, bodies that are not there, and bodies of the Party in the communes.
    assert unknown == {
        "Ủy ban nhân dân cấp huyện, cấp xã",
        "Ủy ban nhân dân cấp huyện",
        "Ban Dân vận cùng cấp",
        "Khối Dân vận các xã, thị trấn",
    }


def test_signer_of_the_example_plan_is_the_vice_chair_of_the_demo() -> None:
    (vice_chair,) = [row for row in _people() if row["username"] == "pho-chu-tich"]
    assert vice_chair["full_name"] == _gold()["signature"]["signer"]
