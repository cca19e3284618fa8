import datetime as dt

import pytest

from danvan.audit.models import Event
from danvan.common.errors import NotPermitted, Refused
from danvan.units.actor import Actor
from danvan.units.domain import notices, people
from danvan.units.models import Notice, User
from danvan.units.roles import RIGHTS, Permission, Reach, Role, allows
from tests.factories import DAY, PASSWORD, Area


def test_account_opens_with_a_password_that_works(area: Area) -> None:
    user = people.open_account(username="moi", full_name="Người Mới", password=PASSWORD, by=area.actor("admin"))
    assert user.check_password(PASSWORD)
    assert Event.objects.filter(action="account.open", object_uid=str(user.uid)).count() == 1


@pytest.mark.parametrize("weak", ["ngắn", "1234567890", "password123"])
def test_weak_password_is_refused_and_nothing_is_left(area: Area, weak: str) -> None:
    with pytest.raises(Refused):
        people.open_account(username="moi", full_name="Người Mới", password=weak, by=area.actor("admin"))
    assert not User.objects.filter(username="moi").exists()


def test_taken_name_is_refused_whatever_its_case(area: Area) -> None:
    with pytest.raises(Refused, match="VHTT"):
        people.open_account(username="VHTT", full_name="Người Khác", password=PASSWORD, by=area.actor("admin"))


@pytest.mark.parametrize("name", ["coordinator", "head", "leader", "commune_officer"])
def test_nobody_else_opens_accounts(area: Area, name: str) -> None:
    with pytest.raises(NotPermitted):
        people.open_account(username="moi", full_name="Người Mới", password=PASSWORD, by=area.actor(name))


def test_admin_does_not_close_the_own_account(area: Area) -> None:
    with pytest.raises(Refused, match="chính mình"):
        people.close_account(user=area.user("admin"), by=area.actor("admin"))


def test_ended_post_gives_no_rights_the_day_after(area: Area) -> None:
    post = area.posts["commune_officer"]
    people.end_post(post=post, by=area.actor("admin"), on=DAY)
    assert people.posts_of(post.user, on=DAY) == []
    assert people.posts_of(post.user, on=DAY - dt.timedelta(days=1)) == [post]


def test_reach_of_roles(area: Area) -> None:
    coordinator, officer = area.actor("coordinator"), area.actor("commune_officer")
    assert coordinator.may(Permission.CONSOLIDATE, area.committee)
    assert coordinator.may(Permission.SEE_RECORDS, area.units["ubnd-xa-con-la"])
    assert not coordinator.may(Permission.WRITE_RECORDS, area.units["ubnd-xa-con-la"])
    assert officer.may(Permission.WRITE_RECORDS, area.units["ubnd-xa-bung-sen"])
    assert not officer.may(Permission.SEE_RECORDS, area.units["ubnd-xa-con-la"])
    assert not officer.may(Permission.SEE_RECORDS, area.committee)


def test_person_without_post_may_nothing(area: Area) -> None:
    nobody = Actor(user=area.user("admin"), post=None, on=DAY)
    assert [permission for permission in Permission if nobody.holds(permission)] == []


def test_technical_admin_sees_no_work() -> None:
    held = RIGHTS[Role.TECHNICAL_ADMIN].own | RIGHTS[Role.TECHNICAL_ADMIN].area
    assert held == {Permission.MANAGE_UNITS, Permission.MANAGE_PEOPLE, Permission.MANAGE_RULES}


def test_every_role_has_its_purpose_and_every_permission_a_holder() -> None:
    assert set(RIGHTS) == set(Role)
    for permission in Permission:
        assert any(allows(role, permission) is not None for role in Role), permission


def test_area_wins_over_own() -> None:
    assert allows(Role.COORDINATOR, Permission.SEE_RECORDS) is Reach.AREA
    assert allows(Role.OFFICER, Permission.SEE_RECORDS) is Reach.OWN
    assert allows(Role.OBSERVER, Permission.WRITE_RECORDS) is None


def test_occasion_tells_a_post_once(area: Area) -> None:
    for _again in range(2):
        notices.tell(posts=[area.posts["head"], area.posts["office"]], key="x", text="Có việc.", path="/")
    assert Notice.rows.count() == 2


def test_mail_goes_once_and_carries_the_notice_identity(area: Area, mailoutbox: list) -> None:
    user = area.user("head")
    user.email = "dia-chi@example.vn"
    user.save()
    notices.tell(posts=[area.posts["head"], area.posts["office"]], key="x", text="Có việc.", path="/")
    assert (notices.mail_due(), notices.mail_due()) == (1, 0)
    assert [mail.extra_headers["Message-ID"] for mail in mailoutbox] == [
        f"<{Notice.rows.get(post=area.posts['head']).uid}@danvan>"
    ]
