"""An invented area for tests: one district committee, three offices, three communes, a Party and a Front body; people in every role."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass, field

from danvan.units.actor import Actor, program
from danvan.units.domain import people, structure
from danvan.units.domain.structure import UnitDescription
from danvan.units.models import Field, GroupMember, Post, ReportingLine, Unit, UnitAlias, UnitGroup, User
from danvan.units.names import folded

START = dt.date(2021, 1, 1)
DAY = dt.date(2023, 3, 1)
PASSWORD = "chuỗi-dài-để-thử-2023"

UNITS = (
    # key, system, name, short name, kind, level
    ("ubnd-huyen", "state", "Ủy ban nhân dân huyện Sông Lá", "UBND huyện", "UBND huyện", "district"),
    ("phong-noi-vu", "state", "Phòng Nội vụ", "Phòng Nội vụ", "phòng", "district"),
    ("phong-vhtt", "state", "Phòng Văn hóa và Thông tin", "Phòng VH-TT", "phòng", "district"),
    ("van-phong", "state", "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân", "Văn phòng", "văn phòng", "district"),
    ("ubnd-xa-bung-sen", "state", "Ủy ban nhân dân xã Bưng Sen", "UBND xã Bưng Sen", "UBND xã", "commune"),
    ("ubnd-xa-con-la", "state", "Ủy ban nhân dân xã Cồn Lá", "UBND xã Cồn Lá", "UBND xã", "commune"),
    ("ubnd-xa-ao-dua", "state", "Ủy ban nhân dân xã Ao Dừa", "UBND xã Ao Dừa", "UBND xã", "commune"),
    ("ban-dan-van", "party", "Ban Dân vận Huyện ủy", "Ban Dân vận HU", "ban Đảng", "district"),
    ("ubmttq", "front", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", "UBMTTQ huyện", "mặt trận", "district"),
)
GROUPS = (
    ("phong-ban-nganh", "các phòng, ban, ngành huyện", ("phong-noi-vu", "phong-vhtt", "van-phong")),
    ("xa-thi-tran", "Ủy ban nhân dân các xã, thị trấn", ("ubnd-xa-bung-sen", "ubnd-xa-con-la", "ubnd-xa-ao-dua")),
    (
        "co-quan-don-vi",
        "các cơ quan, đơn vị",
        ("phong-noi-vu", "phong-vhtt", "van-phong"),
    ),
)
PEOPLE = (
    # name of the post in Area.posts, username, unit, role, area
    ("admin", "quan-tri", "van-phong", "technical_admin", "ubnd-huyen"),
    ("coordinator", "dau-moi", "phong-noi-vu", "coordinator", "ubnd-huyen"),
    ("head", "truong-phong", "phong-noi-vu", "head", None),
    ("office", "chanh-van-phong", "van-phong", "office", "ubnd-huyen"),
    ("leader", "chu-tich", "ubnd-huyen", "leader", "ubnd-huyen"),
    ("observer", "ban-dan-van", "ban-dan-van", "observer", "ubnd-huyen"),
    ("culture_officer", "vhtt", "phong-vhtt", "officer", None),
    ("culture_head", "truong-vhtt", "phong-vhtt", "head", None),
    ("commune_officer", "bung-sen", "ubnd-xa-bung-sen", "officer", None),
    ("commune_head", "ct-bung-sen", "ubnd-xa-bung-sen", "head", None),
    ("sibling_officer", "con-la", "ubnd-xa-con-la", "officer", None),
    ("sibling_head", "ct-con-la", "ubnd-xa-con-la", "head", None),
    ("third_officer", "ao-dua", "ubnd-xa-ao-dua", "officer", None),
    ("third_head", "ct-ao-dua", "ubnd-xa-ao-dua", "head", None),
    ("office_head", "chanh-vp", "van-phong", "head", None),
    ("receptionist", "tiep-dan", "van-phong", "receptionist", None),
    ("custodian", "giu-danh-tinh", "van-phong", "custodian", None),
    ("denunciations", "theo-doi-to-cao", "van-phong", "denunciations", None),
    ("handler", "xu-ly-vhtt", "phong-vhtt", "case_handler", None),
    ("other_handler", "xu-ly-noi-vu", "phong-noi-vu", "case_handler", None),
)


@dataclass
class Area:
    """What ``make_area`` made, by key or by short name."""

    units: dict[str, Unit] = field(default_factory=dict)
    groups: dict[str, UnitGroup] = field(default_factory=dict)
    fields: dict[str, Field] = field(default_factory=dict)
    posts: dict[str, Post] = field(default_factory=dict)

    def actor(self, name: str, *, on: dt.date = DAY) -> Actor:
        """The person called ``name`` (see PEOPLE), acting on ``on``."""
        post = self.posts[name]
        return Actor(user=post.user, post=post, on=on)

    def user(self, name: str) -> User:
        return self.posts[name].user

    @property
    def committee(self) -> Unit:
        return self.units["ubnd-huyen"]


def make_area() -> Area:
    """Found the units, groups, reporting lines, two fields and a person in every role."""
    by, area = program("tests", on=START), Area()
    for key, system, name, short, kind, level in UNITS:
        parent = area.units.get("ubnd-huyen")
        area.units[key] = structure.found(
            key=key, system=system, description=UnitDescription(name, short, kind, level, parent), by=by, on=START
        )
    for unit in area.units.values():
        if unit.key not in {"ubnd-huyen", "ban-dan-van", "ubmttq"}:
            ReportingLine.objects.create(unit=unit, receiver=area.units["phong-noi-vu"], valid_from=START)
    for key, name, keys in GROUPS:
        group = UnitGroup.objects.create(key=key, name=name, area=area.committee)
        UnitAlias.objects.create(group=group, written=name, folded=folded(name))
        for member in keys:
            GroupMember.objects.create(group=group, unit=area.units[member], valid_from=START)
        area.groups[key] = group
    for order, (key, name, words) in enumerate(
        [
            ("tuyen-truyen", "Tuyên truyền, quán triệt", "tuyên truyền\nquán triệt"),
            ("dan-chu", "Dân chủ ở cơ sở", "dân chủ\nđối thoại"),
        ]
    ):
        area.fields[key] = Field.objects.create(key=key, name=name, keywords=words, order=order)
    for name, username, unit, role, reach in PEOPLE:
        user = people.open_account(username=username, full_name=f"Người {username}", password=PASSWORD, by=by)
        area.posts[name] = people.give_post(
            user=user, unit=area.units[unit], title=f"Chức danh {username}", role=role,
            area=area.units[reach] if reach else None, fields=list(area.fields.values()), by=by, on=START,
        )  # fmt: skip
    return area
