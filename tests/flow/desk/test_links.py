"""No page offers what it then refuses: every link on every page a person reaches opens."""

import re
import uuid
from collections.abc import Callable
from html import unescape

import pytest
from django.test import Client
from django.urls import reverse

from danvan.common import clock
from danvan.plans.models import Difficulty
from danvan.units.models import Notice
from tests.factories import DAY, Area
from tests.flow.desk.samples import sample_arguments

Browse = Callable[[str], Client]
PEOPLE = [
    "admin",
    "coordinator",
    "head",
    "leader",
    "observer",
    "commune_officer",
    "receptionist",
    "handler",
    "custodian",
    "office_head",
]
LINK = re.compile(r'<a [^>]*href="([^"#]+)')
UID = re.compile(
    r"[0-9a-f]{8}-[0-9a-f-]{27}|\d{4}-(?:W\d\d|\d\d-\d\d)|(?<=/loai/)[a-z-]+|(?<=/ghi/)[a-z-]+|(?<=kind=)\w+|(?<=/so/)[\w.]+"
    r"|(?<=thang=)[\d-]+|(?<=/mau/)[a-z]+"
)
ENOUGH = 2  # of the same address but for the row, week, day, figure or kind of record it names


def links(client: Client, address: str) -> list[str]:
    """Where the links of a page lead, as addresses of this site; nothing for what is no page."""
    answer = client.get(address, follow=True)
    assert answer.status_code == 200, address
    if "html" not in answer["Content-Type"]:
        return []
    here = answer.request["PATH_INFO"]
    found = [unescape(link) for link in LINK.findall(answer.content.decode())]
    return [here + link if link.startswith("?") else link for link in found if link[0] in "/?"]


@pytest.mark.parametrize("name", PEOPLE)
def test_every_link_a_person_is_offered_opens(area: Area, browse: Browse, name: str) -> None:
    sample_arguments(area)
    client, waiting, seen = browse(name), ["/"], dict[str, int]()
    while waiting:
        address = waiting.pop()
        kind = UID.sub("", address)
        if seen.get(kind, 0) < ENOUGH and not address.startswith("/static/"):
            seen[kind] = seen.get(kind, 0) + 1
            waiting += [link for link in links(client, address) if seen.get(UID.sub("", link), 0) < ENOUGH]
    assert len(seen) > 5


def test_head_of_the_unit_asked_answers_a_difficulty_of_another_unit(area: Area, browse: Browse) -> None:
    """Without seeing the other unit's work: from the list of work or the notice to a page of its own."""
    sample_arguments(area)
    row, client = Difficulty.rows.get(), browse("head")
    address = reverse("desk:difficulty-answer", args=[row.uid])
    assert Notice.rows.get(key=f"difficulty:{row.uid}", post=area.posts["head"]).path == address
    with clock.fixed(lambda: clock.at_noon(DAY)):
        empty = client.post(address, {"answer": "  ", "once": str(uuid.uuid4())}).content.decode()
        assert "Ghi nội dung trả lời." in empty
        answered = client.post(address, {"answer": "Dùng mẫu 02.", "once": str(uuid.uuid4())}, follow=True)
    assert answered.request["PATH_INFO"] == address
    assert "Dùng mẫu 02." in answered.content.decode()
    row.refresh_from_db()
    assert (row.state, row.answer) == ("answered", "Dùng mẫu 02.")
