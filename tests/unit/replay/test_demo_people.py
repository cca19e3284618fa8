"""The demo's people: one per role at least, a known password, loaded once."""

import datetime as dt

from danvan.replay import area as areas
from danvan.replay.demo_people import is_loaded, load_people
from danvan.units.models import Post, User
from danvan.units.roles import Role

DAY = dt.date(2023, 1, 3)


def test_load_people_twice_changes_nothing(db: None) -> None:
    areas.load("song-la", communes=17, on=DAY)
    assert not is_loaded()
    first = load_people(password="minh-hoa-2023", on=DAY)
    held = Post.rows.count()
    assert (first > 60, load_people(password="minh-hoa-2023", on=DAY), Post.rows.count()) == (True, 0, held)
    assert is_loaded()


def test_load_people_every_role_can_sign_in(db: None) -> None:
    areas.load("song-la", communes=17, on=DAY)
    load_people(password="minh-hoa-2023", on=DAY)
    assert set(Post.rows.values_list("role", flat=True)) == set(Role.values)
    found = areas.found(on=DAY)
    assert all((unit, Role.HEAD) in found.posts for unit in found.units if unit != found.committee.key)
    assert User.objects.get(username="dau-moi").check_password("minh-hoa-2023")
