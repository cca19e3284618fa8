"""Pages of cases by client: what is typed and sent stays off the disk, is not kept by browsers, and is refused without a token."""

from __future__ import annotations

import tempfile
import uuid
from collections.abc import Callable
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.cases.models import Case, CaseFile
from tests.factories import Area
from tests.unit.cases.brought import PLACE, SENDER, SUMMARY, WORDS, bring, handed

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]


def typed(**changes: Any) -> dict[str, Any]:
    values = {
        "channel": "counter", "received_on": "2023-03-01", "track": "petition", "subject": "works", "name": SENDER.name,
        "address": SENDER.address, "phone": SENDER.phone, "role": "sender", "people": "1", "words": WORDS, "summary": SUMMARY,
        "place": PLACE, "once": str(uuid.uuid4()),
    }  # fmt: skip
    return values | changes


def test_case_is_taken_in_with_its_files_and_nothing_touches_the_disk(
    area: Area, browse: Browse, monkeypatch: pytest.MonkeyPatch
) -> None:
    def forbidden(*_args: object, **_options: object) -> None:
        raise AssertionError("a temporary file")

    monkeypatch.setattr(tempfile, "NamedTemporaryFile", forbidden)
    monkeypatch.setattr("django.core.files.uploadedfile.tempfile.NamedTemporaryFile", forbidden)
    large = SimpleUploadedFile("don.txt", b"noi dung " * 400_000)
    answer = browse("receptionist").post(reverse("desk:case-new"), typed(attachments=[large]))
    assert answer.status_code == 302
    assert answer["Location"] == reverse("desk:case", args=[Case.rows.get().uid])
    assert CaseFile.rows.get().size == 3_600_000


def test_form_without_its_token_is_refused(area: Area) -> None:
    client = Client(enforce_csrf_checks=True)
    client.force_login(area.user("receptionist"), backend="django.contrib.auth.backends.ModelBackend")
    assert client.post(reverse("desk:case-new"), typed()).status_code == 403
    assert not Case.rows.exists()


def test_file_too_large_is_said_and_nothing_is_kept(area: Area, browse: Browse, settings: Any) -> None:
    settings.UPLOAD_LIMIT = 1000
    large = SimpleUploadedFile("don.txt", b"x" * 5000)
    page = browse("receptionist").post(reverse("desk:case-new"), typed(attachments=[large])).content.decode()
    assert "lớn hơn" in page
    assert SENDER.name in page  # what was typed is still there
    assert not Case.rows.exists()


def test_sent_twice_is_one_case(area: Area, browse: Browse) -> None:
    client, given = browse("receptionist"), typed()
    first, second = (client.post(reverse("desk:case-new"), given) for _time in range(2))
    assert first["Location"] == second["Location"]
    assert Case.rows.count() == 1


@pytest.mark.parametrize("page", ["case", "case-classify", "case-like"])
def test_pages_of_a_case_are_kept_by_nobody(area: Area, browse: Browse, page: str) -> None:
    case = bring(area).case
    answer = browse("receptionist").get(reverse(f"desk:{page}", args=[case.uid]))
    assert answer.status_code == 200
    assert "no-store" in answer["Cache-Control"]
    assert 'autocomplete="off"' in answer.content.decode() or page != "case-classify"


def test_case_of_others_is_as_if_it_were_not(area: Area, browse: Browse) -> None:
    case = handed(area, bring(area).case)
    other = browse("other_handler")
    there, not_there = (other.get(f"/don-thu/{uid}/") for uid in (case.uid, uuid.uuid4()))
    assert there.status_code == not_there.status_code == 404
    assert there.content == not_there.content


def test_register_costs_the_same_however_long(area: Area, browse: Browse, django_assert_max_num_queries: Any) -> None:
    for _time in range(12):
        bring(area)
    client = browse("office_head")
    with django_assert_max_num_queries(20) as few:
        client.get(reverse("desk:cases"))
    for _time in range(12):
        bring(area)
    with django_assert_max_num_queries(len(few.captured_queries)):
        client.get(reverse("desk:cases"))


def test_nonsense_in_a_choice_is_said(area: Area, browse: Browse) -> None:
    case = handed(area, bring(area).case)
    client = browse("handler")
    assert client.get(f"/don-thu/{case.uid}/buoc/khong-co/").status_code == 404
    assert client.get(f"/don-thu/{case.uid}/mo/tat-ca/").status_code == 404
    joined = client.post(f"/don-thu/{case.uid}/trung/", {"act": "merge", "other": "x", "once": str(uuid.uuid4())})
    assert joined.status_code == 404
    page = client.post(f"/don-thu/{case.uid}/mo/words/", {"reason": "tò mò", "once": str(uuid.uuid4())})
    assert page.status_code == 200
    assert "reason" in page.context["form"].errors
