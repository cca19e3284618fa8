"""A technical admin makes units, accounts and posts through the pages."""

import re
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse

from danvan.units.models import Post, Unit, UnitVersion, User
from tests.factories import PASSWORD, Area

Browse = Callable[[str], Client]


def _token() -> str:
    return str(uuid.uuid4())


def _unit_form(area: Area, **changes: str) -> dict[str, str]:
    return {
        "once": _token(),
        "key": "ubnd-xa-vam-sen",
        "system": "state",
        "name": "Ủy ban nhân dân xã Vàm Sen",
        "short_name": "UBND xã Vàm Sen",
        "kind": "UBND xã",
        "level": "commune",
        "parent": str(area.committee.uid),
        "code": "",
        "valid_from": "2023-01-01",
        "legal_document": "",
    } | changes


def test_admin_adds_a_unit(area: Area, browse: Browse) -> None:
    answer = browse("admin").post(reverse("desk:unit-new"), _unit_form(area), follow=True)
    assert answer.status_code == 200
    assert "Đã lập đơn vị Ủy ban nhân dân xã Vàm Sen." in answer.content.decode()
    assert UnitVersion.rows.get(unit__key="ubnd-xa-vam-sen").parent == area.committee


def test_form_sent_twice_makes_one_unit(area: Area, browse: Browse) -> None:
    client, form = browse("admin"), _unit_form(area)
    first = client.post(reverse("desk:unit-new"), form)
    second = client.post(reverse("desk:unit-new"), form)
    assert (first.status_code, second.status_code) == (302, 302)
    assert first["Location"] == second["Location"]
    assert Unit.rows.filter(key="ubnd-xa-vam-sen").count() == 1


def test_refused_form_says_why_and_keeps_what_was_typed(area: Area, browse: Browse) -> None:
    answer = browse("admin").post(reverse("desk:unit-new"), _unit_form(area, key="phong-vhtt"))
    page = answer.content.decode()
    assert answer.status_code == 200
    assert "Mã «phong-vhtt» đã dùng cho đơn vị khác. Chọn mã khác." in page
    assert 'value="Ủy ban nhân dân xã Vàm Sen"' in page


def test_empty_form_lists_its_faults(area: Area, browse: Browse) -> None:
    page = browse("admin").post(reverse("desk:unit-new"), {"once": _token()}).content.decode()
    assert 'id="error-summary"' in page
    assert re.search(r"Còn \d chỗ phải sửa", page)


def test_form_without_token_is_refused_in_words(area: Area, browse: Browse) -> None:
    answer = browse("admin").post(reverse("desk:unit-new"), _unit_form(area, once=""))
    assert answer.status_code == 200
    assert "Biểu mẫu thiếu mã gửi" in answer.content.decode()
    assert not Unit.rows.filter(key="ubnd-xa-vam-sen").exists()


def test_admin_opens_an_account_and_gives_it_a_post(area: Area, browse: Browse) -> None:
    client = browse("admin")
    client.post(
        reverse("desk:person-new"),
        {"once": _token(), "full_name": "Trần Thị Mẫu", "username": "mau", "email": "", "password": PASSWORD},
    )
    person = User.objects.get(username="mau")
    answer = client.post(
        reverse("desk:post-give", args=[person.uid]),
        {
            "once": _token(),
            "unit": str(area.units["phong-vhtt"].uid),
            "title": "Chuyên viên",
            "role": "officer",
            "area": "",
            "fields_in_charge": [str(area.fields["dan-chu"].pk)],
            "valid_from": "2023-01-01",
        },
    )
    assert answer.status_code == 302
    post = Post.rows.get(user=person)
    assert (post.unit.key, post.role, [field.key for field in post.fields.all()]) == (
        "phong-vhtt",
        "officer",
        ["dan-chu"],
    )
    entered = Client().post(reverse("desk:login"), {"username": "mau", "password": PASSWORD})
    assert entered.status_code == 302


@pytest.mark.parametrize("name", ["coordinator", "head", "leader", "observer", "commune_officer", "office"])
def test_pages_of_the_admin_are_closed_to_others(area: Area, browse: Browse, name: str) -> None:
    client = browse(name)
    for address in ("desk:units", "desk:unit-new", "desk:people", "desk:person-new"):
        assert client.get(reverse(address)).status_code == 403


def test_nobody_signed_in_goes_to_the_login(area: Area) -> None:
    answer = Client().get(reverse("desk:units"))
    assert (answer.status_code, answer["Location"].split("?")[0]) == (302, reverse("desk:login"))


def test_person_with_two_posts_changes_between_them(area: Area, browse: Browse) -> None:
    second = Post.objects.create(
        user=area.user("commune_officer"),
        unit=area.units["phong-vhtt"],
        title="Kiêm nhiệm",
        role="head",
        valid_from="2022-01-01",
    )
    client = browse("commune_officer")
    client.post(reverse("desk:choose-post"), {"post": str(second.uid)})
    assert client.session["post"] == str(second.uid)
    stranger = area.posts["leader"]
    client.post(reverse("desk:choose-post"), {"post": str(stranger.uid)})
    assert client.session["post"] == str(second.uid)


@pytest.mark.parametrize("count", [1, 30])
def test_lists_take_the_same_queries_however_long(
    area: Area, browse: Browse, count: int, django_assert_max_num_queries: Callable
) -> None:
    from danvan.units.actor import program
    from danvan.units.domain import people, structure
    from tests.factories import START

    by = program("thử", on=START)
    for number in range(count):
        description = structure.UnitDescription(f"Ấp {number}", f"Ấp {number}", "ấp", "commune", area.committee)
        unit = structure.found(key=f"ap-{number}", system="state", description=description, by=by, on=START)
        user = people.open_account(username=f"ap{number}", full_name=f"Người {number}", password=PASSWORD, by=by)
        people.give_post(user=user, unit=unit, title="Trưởng ấp", role="officer", by=by, on=START)
    client = browse("admin")
    with django_assert_max_num_queries(8):
        client.get(reverse("desk:units"))
    with django_assert_max_num_queries(10):
        client.get(reverse("desk:people"))
