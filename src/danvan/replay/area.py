"""The area of a replay: its units, and one person per post to act in it."""

from __future__ import annotations

import datetime as dt
from collections import Counter
from dataclasses import dataclass, field

from django.contrib.auth.hashers import make_password
from django.db import transaction

from danvan.common.errors import Refused
from danvan.units.actor import Actor, program
from danvan.units.domain import loading, people
from danvan.units.enums import Level, System
from danvan.units.models import Post, ReportingLine, Unit, UnitVersion, User
from danvan.units.models.dated import valid_on
from danvan.units.names import folded
from danvan.units.roles import Role

SETS = ("tra-cu-2023", "song-la")
TITLES = {
    Role.OFFICER: "Công chức phụ trách",
    Role.HEAD: "Thủ trưởng đơn vị",
    Role.COORDINATOR: "Chuyên viên tổng hợp",
    Role.OFFICE: "Chánh Văn phòng",
    Role.LEADER: "Chủ tịch Ủy ban nhân dân",
}


# Who signs the papers of a replay: a name that says it is invented.
SIGNER = "Nguyễn Minh Họa"


@dataclass
class Area:
    """A committee, the office that gathers reports, the office that reads papers through, and whoever holds which post."""

    committee: Unit
    receiver: Unit
    office: Unit
    units: dict[str, Unit] = field(default_factory=dict)
    communes: frozenset[str] = frozenset()
    posts: dict[tuple[str, str], Post] = field(default_factory=dict)
    _actors: dict[tuple[int, dt.date], Actor] = field(default_factory=dict)

    def actor(self, unit: str, role: str, on: dt.date) -> Actor:
        """Whoever holds ``role`` in the unit with this key, acting on ``on``. Raises KeyError where nobody does."""
        post = self.posts[unit, role]
        if (post.pk, on) not in self._actors:
            self._actors[post.pk, on] = Actor(user=post.user, post=post, on=on)
        return self._actors[post.pk, on]

    def coordinator(self, on: dt.date) -> Actor:
        """Whoever gathers the reports."""
        return self.actor(self.receiver.key, Role.COORDINATOR, on)

    def leader(self, on: dt.date) -> Actor:
        """Whoever approves for the committee."""
        return self.actor(self.committee.key, Role.LEADER, on)


def set_named_in(text: str) -> str:
    """The shipped set whose district ``text`` names most often; when it names none, Refused says which there are."""
    words = f" {folded(text)} "
    known = {name: _committee_in(loading.shipped(name)) for name in SETS}
    found = {name: words.count(f" {place_of(committee)} ") for name, committee in known.items()}
    best = max(found, key=lambda name: found[name])
    if not found[best]:
        raise Refused(
            f"Kế hoạch không nêu địa bàn nào có sẵn dữ liệu đơn vị ({'; '.join(known.values())}). "
            "Dùng kế hoạch của một trong các địa bàn đó."
        )
    return best


def _committee_in(rows: loading.Rows) -> str:
    """The name of the district's committee: the one the communes stand below."""
    parents = [row["parent_key"] for row in rows if row["level"] == Level.COMMUNE]
    return next(row["name"] for row in rows if row["key"] == parents[0])


def place_of(committee: str) -> str:
    """The folded name of the place a committee governs: «Ủy ban nhân dân huyện Sông Lá» gives «song la»."""
    return folded(committee).split("huyen ")[-1]


def load(name: str, *, communes: int, on: dt.date) -> None:
    """Load the units of set ``name`` with its first ``communes`` communes only, and the fields. Raises Refused for too few."""
    by = program("replay", on=on)
    loading.load_fields(by=by)
    loading.load_units(name=name, by=by)
    found = UnitVersion.rows.filter(valid_on(on), level=Level.COMMUNE, unit__system=System.STATE).order_by("unit__pk")
    units = list(found.values_list("unit_id", flat=True))
    if communes > len(units):
        raise Refused(f"Địa bàn của kế hoạch có {len(units)} xã, thị trấn; --communes {communes} là quá nhiều.")
    Unit.rows.filter(pk__in=units[communes:]).delete()


@transaction.atomic
def appoint(*, on: dt.date) -> None:
    """Give every state unit the posts a replay acts in, held by people without a password. For a scratch database only."""
    by, area = program("replay", on=on), found(on=on)
    wanted = [
        (unit, role) for unit in area.units.values() for role in (Role.OFFICER, Role.HEAD) if unit != area.committee
    ]
    wanted += [(area.receiver, Role.COORDINATOR), (area.office, Role.OFFICE), (area.committee, Role.LEADER)]
    closed = make_password(None)
    users = [User(username=f"{unit.key}-{role}", full_name=_name(Role(role)), password=closed) for unit, role in wanted]
    User.objects.bulk_create(users)
    for user, (unit, role) in zip(users, wanted, strict=True):
        reach = area.committee if role in {Role.COORDINATOR, Role.OFFICE, Role.LEADER} else None
        people.give_post(user=user, unit=unit, title=TITLES[role], role=role, area=reach, by=by, on=on)


def _name(role: Role) -> str:
    return SIGNER if role is Role.LEADER else TITLES[role]


def found(*, on: dt.date) -> Area:
    """The area in the database on ``on``: its committee, the state's units below it and their posts; five queries."""
    receiver = _receiver(on)
    versions = list(
        UnitVersion.rows.filter(valid_on(on), unit__system=System.STATE)
        .select_related("unit", "parent")
        .order_by("unit__pk")
    )
    committee = next(version.parent for version in versions if version.unit_id == receiver.pk)
    if committee is None:
        raise Refused(f"Đơn vị tổng hợp báo cáo «{receiver.key}» không thuộc ủy ban nhân dân nào.")
    below = [version for version in versions if version.parent_id == committee.pk]
    area = Area(
        committee=committee,
        receiver=receiver,
        office=next((version.unit for version in below if "van phong" in folded(version.name)), receiver),
        units={committee.key: committee} | {version.unit.key: version.unit for version in below},
        communes=frozenset(version.unit.key for version in below if version.level == Level.COMMUNE),
    )
    for post in Post.rows.filter(valid_on(on)).select_related("user", "unit", "area").order_by("-pk"):
        area.posts[post.unit.key, post.role] = post
    return area


def _receiver(on: dt.date) -> Unit:
    """The unit most others report to."""
    lines = ReportingLine.rows.filter(valid_on(on)).order_by("pk").values_list("receiver_id", flat=True)
    receiver_id = Counter(lines).most_common(1)[0][0]
    return Unit.rows.get(pk=receiver_id)
