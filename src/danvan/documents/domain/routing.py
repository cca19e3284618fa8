"""The way of a paper danvan wrote, from draft to «Đã phát hành». Numbering and signing happen outside."""

from __future__ import annotations

import datetime as dt
import uuid

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.common.moves import Move, check_move, moves_from
from danvan.documents.enums import Direction, FileKind, RoutingState
from danvan.documents.models import Document, Paper, RoutingMark, RoutingStep, StoredFile
from danvan.documents.moves import PAPER_MOVES
from danvan.units.actor import Actor
from danvan.units.domain import notices
from danvan.units.models import Unit
from danvan.units.roles import Permission, Role

ROLE_OF_STEP = {"initial": Role.HEAD, "format": Role.OFFICE, "approve": Role.LEADER}


@transaction.atomic
def draw_up(
    *, unit: Unit, title: str, origin_kind: str, origin_uid: uuid.UUID, content_hash: str,
    word_file: StoredFile, sheet_file: StoredFile | None, by: Actor,
) -> Paper:  # fmt: skip
    """A new paper of ``unit`` in draft, made from ``origin``; its two files come from one snapshot of ``content_hash``."""
    by.require(Permission.CONSOLIDATE, unit)
    paper = Paper.objects.create(
        unit=unit, title=title, origin_kind=origin_kind, origin_uid=origin_uid, content_hash=content_hash,
        word_file=word_file, sheet_file=sheet_file,
    )  # fmt: skip
    audit.write(by=by, action="paper.draw_up", what=paper, changes={"hash": content_hash})
    return paper


@transaction.atomic
def move(*, paper: Paper, name: str, by: Actor, note: str = "", seen: int | None = None) -> Paper:
    """Take the step ``name`` of PAPER_MOVES (all but "issue"). ``note`` is required to return a paper.

    Raises NotPermitted for whoever does not hold the step, Refused for a step the state does not allow.
    """
    if name == "issue":
        raise Refused(_("Ghi số, ngày và bản phát hành để hoàn tất."))
    step = check_move(PAPER_MOVES, name, state=paper.state, note=note)
    _require_step(paper, name, step, by)
    before = {"state": paper.state}
    if name != "send" and by.post is not None:
        RoutingMark.objects.create(
            paper=paper, step=paper.state, post=by.post, at=clock.now(), note=note.strip(), returned=name == "return"
        )
    paper.state = step.target
    paper.store("state", seen=seen)
    _tell_next(paper, by)
    audit.write(by=by, action=f"paper.{name}", what=paper, changes=audit.difference(paper, before))
    return paper


@transaction.atomic
def issue(
    *, paper: Paper, number: str, date: dt.date, signer: str, signer_post: str, issued_file: StoredFile,
    difference: list[str], document: Document, by: Actor, seen: int | None = None,
) -> Paper:  # fmt: skip
    """Record what happened outside: number, date and the issued PDF. ``document`` carries type, symbol and title.

    ``difference`` lists figures in which the signed copy differs from the snapshot (see ``reports``); it is kept.
    Raises Refused unless the paper is approved, or when the issued copy is no PDF.
    """
    step = check_move(PAPER_MOVES, "issue", state=paper.state)
    by.require(Permission(step.needs), paper.unit)
    if issued_file.kind != FileKind.PDF:
        raise Refused(_("Bản phát hành phải là tệp PDF đã ký."))
    document.number, document.date, document.year = number, date, date.year
    document.signer, document.signer_post = signer, signer_post
    document.unit, document.direction, document.file = paper.unit, Direction.ISSUED, issued_file
    document.save()
    before = {"state": paper.state}
    paper.state, paper.document, paper.issued_file, paper.difference = step.target, document, issued_file, difference
    paper.store("state", "document", "issued_file", "difference", seen=seen)
    if by.post is not None:
        RoutingMark.objects.create(paper=paper, step="issue", post=by.post, at=clock.now())
    audit.write(by=by, action="paper.issue", what=paper, changes=audit.difference(paper, before))
    return paper


def steps_open_to(paper: Paper, by: Actor) -> dict[str, Move]:
    """The steps ``by`` may take now, by name, for the buttons."""
    return {
        name: step for name, step in moves_from(PAPER_MOVES, paper.state).items() if _may_step(paper, name, step, by)
    }


def _may_step(paper: Paper, name: str, step: Move, by: Actor) -> bool:
    if name in {"send", "issue"}:
        return by.may(Permission(step.needs), paper.unit)
    signing = _signing_unit(paper)
    role = ROLE_OF_STEP.get(paper.state)
    return by.post is not None and by.post.role == role and by.post.unit_id == signing


def _require_step(paper: Paper, name: str, step: Move, by: Actor) -> None:
    if not _may_step(paper, name, step, by):
        raise NotPermitted(
            _("Bước này của người khác: văn bản đang ở bước «%(state)s».") % {"state": paper.get_state_display()}
        )


def _signing_unit(paper: Paper) -> int | None:
    step = RoutingStep.rows.filter(unit=paper.unit, kind=paper.state).order_by("order").first()
    return step.signing_unit_id if step else None


def _tell_next(paper: Paper, by: Actor) -> None:
    signing, role = _signing_unit(paper), ROLE_OF_STEP.get(paper.state)
    key, path = f"paper:{paper.uid}:{paper.version}", f"/van-ban/trinh/{paper.uid}/"
    if signing and role:
        text = _("Có văn bản chờ xử lý: %(title)s") % {"title": paper.title}
        notices.tell_roles(unit=signing, roles=[role], on=by.on, key=key, text=text[:300], path=path)
    elif paper.state in {RoutingState.RETURNED, RoutingState.APPROVED}:
        text = _("%(title)s: %(state)s") % {"title": paper.title, "state": paper.get_state_display()}
        drawn_by = paper.word_file.stored_by
        notices.tell(posts=[drawn_by] if drawn_by else [], key=key, text=text[:300], path=path)
