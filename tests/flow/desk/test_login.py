from django.test import Client
from django.urls import reverse

from tests.factories import PASSWORD, Area


def test_right_password_leads_in(area: Area) -> None:
    client = Client()
    answer = client.post(reverse("desk:login"), {"username": "quan-tri", "password": PASSWORD})
    assert (answer.status_code, answer["Location"]) == (302, "/")


def test_wrong_password_stays_and_says_so_in_vietnamese(area: Area) -> None:
    answer = Client().post(reverse("desk:login"), {"username": "quan-tri", "password": "sai"})
    assert answer.status_code == 200
    assert "error-summary" in answer.content.decode()


def test_sixth_guess_is_locked_out(area: Area) -> None:
    client = Client()
    codes = [
        client.post(reverse("desk:login"), {"username": "quan-tri", "password": "sai"}).status_code for _try in range(6)
    ]
    assert codes[:4] == [200] * 4
    assert codes[-1] == 429
    assert client.post(reverse("desk:login"), {"username": "quan-tri", "password": PASSWORD}).status_code == 429


def test_closed_account_does_not_get_in(area: Area) -> None:
    user = area.user("head")
    user.is_active = False
    user.save()
    answer = Client().post(reverse("desk:login"), {"username": "truong-phong", "password": PASSWORD})
    assert answer.status_code == 200


def test_policy_forbids_inline_code(area: Area) -> None:
    policy = Client().get(reverse("desk:login"))["Content-Security-Policy"]
    assert "script-src 'self'" in policy
    assert "unsafe-inline" not in policy
    assert "default-src 'none'" in policy


def test_unknown_address_answers_in_vietnamese_without_a_person(db: None) -> None:
    answer = Client().get("/khong-co-trang-nay/")
    assert answer.status_code == 404
    assert "Không" in answer.content.decode()


def test_foreign_host_is_refused_without_a_trace(db: None) -> None:
    assert Client().get("/dang-nhap/", headers={"host": "la.example"}).status_code == 400


def test_healthz_asks_nothing_of_the_database() -> None:
    assert Client().get("/healthz").content == b"ok\n"
