"""A paper's way: every state, step and role."""

import itertools
import uuid

import pytest
from django.db import transaction

from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import files, routing
from danvan.documents.enums import RoutingState
from danvan.documents.models import Document, Paper, RoutingStep
from danvan.documents.moves import PAPER_MOVES
from danvan.units.models import Notice
from tests.factories import DAY, Area

pytestmark = pytest.mark.django_db
ROLES = ("commune_head", "head", "coordinator", "office", "leader", "observer", "admin", "culture_head")
MAY = {
    "send": {"coordinator"},
    "initial": {"head"},
    "format": {"office"},
    "approve": {"leader"},
    "issue": {"coordinator", "office"},
}
RETURNS = {"initial": "head", "format": "office", "approve": "leader"}
BEFORE = {
    "draft": (), "initial": ("send",), "format": ("send", "initial"), "approve": ("send", "initial", "format"),
    "approved": ("send", "initial", "format", "approve"), "issued": ("send", "initial", "format", "approve", "issue"),
    "returned": ("send", "return"),
}  # fmt: skip
WHO = {
    "send": "coordinator",
    "initial": "head",
    "format": "office",
    "approve": "leader",
    "issue": "office",
    "return": "head",
}


@pytest.fixture
def paper(area: Area) -> Paper:
    unit = area.units["phong-noi-vu"]
    steps = (("initial", unit), ("format", area.units["van-phong"]), ("approve", area.committee))
    for order, (kind, signing) in enumerate(steps, start=1):
        RoutingStep.objects.create(unit=unit, order=order, kind=kind, signing_unit=signing, label=kind)
    by = area.actor("coordinator")
    word = files.keep(content=b"ban word", name="bao-cao.txt", unit=unit, by=by)
    return routing.draw_up(
        unit=unit, title="Báo cáo", origin_kind="consolidation", origin_uid=uuid.uuid4(), content_hash="0" * 64, word_file=word,
        sheet_file=None, by=by,
    )  # fmt: skip


def take(paper: Paper, name: str, area: Area, person: str) -> None:
    by = area.actor(person)
    if name != "issue":
        routing.move(paper=paper, name=name, note="Sửa lại", by=by)
        return
    signed = files.keep(content=b"%PDF-1.7 da ky", name="ban-ky.pdf", unit=paper.unit, by=by)
    routing.issue(
        paper=paper, number="87", date=DAY, signer="Lan", signer_post="Phó Chủ tịch", issued_file=signed, difference=[],
        document=Document(type="báo cáo", symbol="BC-UBND", title="Báo cáo"), by=by,
    )  # fmt: skip


@pytest.mark.parametrize(("state", "name"), list(itertools.product(RoutingState.values, PAPER_MOVES)))
def test_every_state_step_and_role(paper: Paper, area: Area, state: str, name: str) -> None:
    for step in BEFORE[state]:
        take(paper, step, area, WHO[step])
    step = PAPER_MOVES[name]
    for person in ROLES:
        holders = {RETURNS.get(state)} if name == "return" else MAY[name]
        allowed = person in holders and state in step.sources
        mark = transaction.savepoint()
        try:
            take(paper, name, area, person)
            outcome = paper.state
        except (Refused, NotPermitted):
            outcome = "refused"
        assert outcome == (step.target if allowed else "refused"), (state, name, person)
        transaction.savepoint_rollback(mark)
        paper.refresh_from_db()


def test_steps_shown_are_the_steps_that_work(paper: Paper, area: Area) -> None:
    for step in ("send", "initial", "format", "approve"):
        shown = {person: sorted(routing.steps_open_to(paper, area.actor(person))) for person in ROLES}
        assert {person for person, names in shown.items() if step in names} == {WHO[step]}
        take(paper, step, area, WHO[step])


def test_each_step_tells_whoever_is_next(paper: Paper, area: Area) -> None:
    take(paper, "send", area, "coordinator")
    take(paper, "initial", area, "head")
    told = Notice.rows.filter(path=f"/van-ban/trinh/{paper.uid}/").values_list("post__user__username", flat=True)
    assert list(told) == ["truong-phong", "chanh-van-phong"]


def test_issuing_what_is_no_pdf_is_refused(paper: Paper, area: Area) -> None:
    for step in BEFORE["approved"]:
        take(paper, step, area, WHO[step])
    text = files.keep(content=b"khong phai pdf", name="a.txt", unit=paper.unit, by=area.actor("office"))
    with pytest.raises(Refused):
        routing.issue(
            paper=paper, number="87", date=DAY, signer="Lan", signer_post="Phó Chủ tịch", issued_file=text, difference=[],
            document=Document(type="báo cáo", title="Báo cáo"), by=area.actor("office"),
        )  # fmt: skip
