"""Who opens which page of which kind of record: every kind, every role, held against a table written here."""

from __future__ import annotations

import io
import uuid
from collections.abc import Callable

import pytest
from django.test import Client
from django.urls import reverse
from openpyxl import load_workbook

from danvan.documents.enums import Visibility
from danvan.records.kinds.registry import all_kinds
from danvan.records.models import Record
from tests.factories import Area
from tests.unit.records.samples import entered

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]
# The people of the area, seen from the unit that holds the record.
ROLES = {
    "own officer": "commune_officer", "own head": "commune_head", "coordinator above": "coordinator", "leader above": "leader",
    "sibling": "sibling_officer", "observer": "observer", "administrator": "admin", "anonymous": "",
}  # fmt: skip
OPENS, ELSEWHERE, FORBIDDEN, UNKNOWN = 200, 302, 403, 404
# Page of a record shared with the area -> the answer for each of ROLES. «Elsewhere»: to the sign-in page, or back to the
# record with a sentence on why not.
TABLE = {
    "record-kind": (OPENS, OPENS, OPENS, OPENS, OPENS, OPENS, FORBIDDEN, ELSEWHERE),
    "record-new": (OPENS, OPENS, OPENS, FORBIDDEN, OPENS, FORBIDDEN, FORBIDDEN, ELSEWHERE),
    "record-quick": (OPENS, OPENS, OPENS, FORBIDDEN, OPENS, FORBIDDEN, FORBIDDEN, ELSEWHERE),
    "record": (OPENS, OPENS, OPENS, OPENS, UNKNOWN, OPENS, FORBIDDEN, ELSEWHERE),
    "record-amend": (OPENS, OPENS, ELSEWHERE, FORBIDDEN, UNKNOWN, FORBIDDEN, FORBIDDEN, ELSEWHERE),
}
# Visibility -> who sees the record at all.
SEEN = {
    Visibility.UNIT: {"own officer", "own head", "coordinator above", "leader above"},
    Visibility.AREA: {"own officer", "own head", "coordinator above", "leader above", "observer"},
    Visibility.PUBLIC: {"own officer", "own head", "coordinator above", "leader above", "observer"},
}
OF_A_RECORD = {"record", "record-amend"}


@pytest.mark.parametrize("page", TABLE)
def test_every_kind_opens_for_whom_the_table_says(area: Area, browse: Browse, page: str) -> None:
    rows = {kind.slug: entered(area, kind.name) for kind in all_kinds()}
    wrong = {}
    for expected, (role, who) in zip(TABLE[page], ROLES.items(), strict=True):
        client = browse(who) if who else Client()
        for slug, row in rows.items():
            found = client.get(reverse(f"desk:{page}", args=[row.uid if page in OF_A_RECORD else slug])).status_code
            if found != expected:
                wrong[slug, role] = (found, expected)
    assert not wrong


@pytest.mark.parametrize("visibility", SEEN)
def test_record_of_any_kind_is_seen_by_whom_its_visibility_says(area: Area, visibility: Visibility) -> None:
    rows = {entered(area, kind.name, visibility=visibility).pk for kind in all_kinds()}
    for role, who in ROLES.items():
        if who:
            seen = set(Record.objects.visible_to(area.actor(who)).values_list("pk", flat=True))
            assert seen == (rows if role in SEEN[visibility] else set()), role


@pytest.mark.parametrize("visibility", SEEN)
def test_page_and_export_of_a_record_show_it_to_whom_its_visibility_says(
    area: Area, browse: Browse, visibility: Visibility
) -> None:
    row = entered(area, "training", title="Lớp của xã", visibility=visibility)
    for role, who in ROLES.items():
        client, sees = browse(who) if who else Client(), role in SEEN[visibility]
        assert (client.get(reverse("desk:record", args=[row.uid])).status_code == OPENS) is sees, role
        answer = client.get(reverse("desk:records-export"), {"kind": "training"})
        sheets = load_workbook(io.BytesIO(answer.content)).worksheets if answer.status_code == OPENS else []
        told = {cell.value for sheet in sheets for line in sheet.iter_rows() for cell in line}
        assert (row.title in told) is sees, role


@pytest.mark.parametrize("verb", ["archive", "restore"])
def test_only_the_host_shelves_a_record_of_any_kind(area: Area, browse: Browse, verb: str) -> None:
    rows = {kind.name: entered(area, kind.name) for kind in all_kinds()}
    expected = dict(
        zip(ROLES, (ELSEWHERE, ELSEWHERE, FORBIDDEN, FORBIDDEN, UNKNOWN, FORBIDDEN, FORBIDDEN, ELSEWHERE), strict=True)
    )
    for role in ("sibling", "observer", "coordinator above", "leader above", "administrator", "anonymous", "own head"):
        client = browse(ROLES[role]) if ROLES[role] else Client()
        for name, row in rows.items():
            answer = client.post(reverse(f"desk:record-{verb}", args=[row.uid]), {"once": str(uuid.uuid4())})
            assert answer.status_code == expected[role], (name, role)
    gone = Record.rows.filter(archived_at__isnull=False).count()
    assert gone == (len(rows) if verb == "archive" else 0)
