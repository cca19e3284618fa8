"""From a consolidation to a paper in routing, and back: files from one snapshot, default routes, the signed copy compared."""

from __future__ import annotations

import re
import tempfile
import unicodedata
from collections import Counter
from collections.abc import Iterable
from pathlib import Path

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import files, routing
from danvan.documents.enums import RoutingState, StepKind
from danvan.documents.models import Document, Paper, RoutingStep
from danvan.legaltext.childread import read_in_child
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import Limits
from danvan.officedocs.numbers import format_number
from danvan.officedocs.sheet import write_xlsx
from danvan.officedocs.word import write_docx
from danvan.reports import paper
from danvan.reports.annexes import annexes
from danvan.reports.domain import composing
from danvan.reports.domain.consolidating import home_of, is_stale
from danvan.reports.enums import ConsolidationState
from danvan.reports.frozen import Cell, canonical, content_hash
from danvan.reports.headings import thaw, written
from danvan.reports.models import Consolidation
from danvan.reports.signing import Signer, has_block, post_of
from danvan.units.actor import Actor
from danvan.units.models import Post, Unit
from danvan.units.models.dated import valid_on
from danvan.units.roles import Permission, Role

ORIGIN = "consolidation"
UNDER_WAY = (RoutingState.DRAFT, RoutingState.RETURNED)
_NUMBER = re.compile(r"-?\d+(?:\.\d{3})*(?:,\d+)?")


def words_of(consolidation: Consolidation) -> paper.Words:
    """The chosen paragraphs in order, and what is to be named."""
    rows = consolidation.passages.filter(chosen=True).order_by("place", "pk")
    return paper.Words(
        passages=tuple((row.heading, row.text) for row in rows),
        names_late=consolidation.names_late,
        names_missing=consolidation.names_missing,
    )


def word_bytes(consolidation: Consolidation, *, demo: bool | None = None) -> bytes:
    """The report as .docx; the same content gives the same bytes. Raises Refused for a number that is missing.

    ``demo`` prints «dữ liệu minh họa» on every page; None follows the installation.
    """
    content = consolidation.body
    try:
        made = paper.report(
            content, words_of(consolidation), signer=signer_of(consolidation), demo=settings.DEMO if demo is None else demo
        )  # fmt: skip
    except paper.MissingNumber as missing:
        raise Refused(str(missing)) from missing
    return write_docx(made)


def sheet_bytes(consolidation: Consolidation, *, demo: bool | None = None) -> bytes:
    """The annex as .xlsx, from the same snapshot as the paper."""
    shown = settings.DEMO if demo is None else demo
    return write_xlsx(paper.workbook(consolidation.body, names_missing=consolidation.names_missing, demo=shown))


def signer_of(consolidation: Consolidation) -> Signer | None:
    """Who is to sign: the leader of the committee who holds the post that signed the plan, else its first leader.

    None where nobody leads the committee under a title that stands above signatures.
    """
    plan = consolidation.period.regime.plan
    leaders = Post.rows.filter(valid_on(clock.today()), unit=plan.unit, role=Role.LEADER, user__is_active=True)
    rows = leaders.select_related("user").order_by("pk")
    signers = [Signer(post.title, post.user.full_name) for post in rows if has_block(post.title)]
    wanted = (plan.signature or {}).get("signer_post", "").casefold()
    return next((one for one in signers if post_of(one.title).casefold() == wanted), signers[0] if signers else None)


@transaction.atomic
def draw_up(*, consolidation: Consolidation, by: Actor, demo: bool | None = None) -> Paper:
    """Write the report out as a paper in draft, ready to be sent along its route; the words are then locked.

    Raises Refused when a number is missing, when the consolidation is stale, or when its paper is already under way.
    """
    unit = home_of(consolidation.period)
    by.require(Permission.CONSOLIDATE, unit)
    locked = (
        Consolidation.rows.select_for_update(of=("self",))
        .select_related("period__regime__plan")
        .get(pk=consolidation.pk)
    )
    if locked.state == ConsolidationState.ROUTED:
        raise Refused(_("Bản tổng hợp này đã lập văn bản trình. Mở văn bản trình để làm tiếp."))
    if is_stale(locked):
        raise Refused(_("Có báo cáo mới sau khi tổng hợp. Tổng hợp lại rồi mới lập văn bản trình."))
    if found := composing.faults(locked):
        raise Refused(" ".join(found))
    route_for(unit, locked.period.regime.plan.unit, by=by)
    name = locked.period.file_stem
    words = words_of(locked)
    row = routing.draw_up(
        unit=unit, title=_("Báo cáo kết quả công tác dân vận chính quyền %(period)s") % {"period": locked.period.label},
        origin_kind=ORIGIN, origin_uid=locked.uid,
        content_hash=content_hash(canonical([locked.snapshot_hash, words.passages, words.names_late, words.names_missing])),
        word_file=files.keep(content=word_bytes(locked, demo=demo), name=f"{name}.docx", unit=unit, by=by),
        sheet_file=files.keep(content=sheet_bytes(locked, demo=demo), name=f"{name}.xlsx", unit=unit, by=by), by=by,
    )  # fmt: skip
    locked.state = ConsolidationState.ROUTED
    locked.store("state")
    audit.write(by=by, action="consolidation.draw_up", what=locked, changes={"paper": str(row.uid)})
    return row


@transaction.atomic
def take_back(*, consolidation: Consolidation, by: Actor) -> Consolidation:
    """Open the words again when the last paper is a draft or was returned; the next paper replaces it."""
    by.require(Permission.CONSOLIDATE, home_of(consolidation.period))
    locked = (
        Consolidation.rows.select_for_update(of=("self",))
        .select_related("period__regime__plan")
        .get(pk=consolidation.pk)
    )
    last = papers_of(locked).order_by("-pk").first()
    if last is None or last.state not in UNDER_WAY:
        raise Refused(_("Văn bản đang trên đường trình nên chưa sửa được. Chờ trả lại hoặc phát hành."))
    locked.state = ConsolidationState.COMPOSING
    locked.store("state")
    audit.write(by=by, action="consolidation.take_back", what=locked, changes={"paper": str(last.uid)})
    return locked


def papers_of(consolidation: Consolidation):  # type: ignore[no-untyped-def]
    """The papers drawn up from it."""
    rows = Paper.objects.unscoped("văn bản lập từ bản tổng hợp này")
    return rows.filter(origin_kind=ORIGIN, origin_uid=consolidation.uid)


def consolidation_of(row: Paper) -> Consolidation | None:
    """The consolidation a paper was drawn up from; None for a paper of another origin."""
    if row.origin_kind != ORIGIN:
        return None
    rows = Consolidation.objects.unscoped("bản tổng hợp của văn bản đang trình")
    return rows.filter(uid=row.origin_uid).select_related("period__regime__plan").first()


@transaction.atomic
def route_for(unit: Unit, committee: Unit, *, by: Actor) -> list[RoutingStep]:
    """The route papers of ``unit`` take; a default one is laid when there is none: ký nháy by the head of ``unit``,
    soát thể thức by the office of ``committee``, duyệt by its leader. Raises Refused when nobody holds the office role."""
    steps = list(RoutingStep.rows.filter(unit=unit).order_by("order"))
    if steps:
        return steps
    by.require(Permission.CONSOLIDATE, unit)
    office = (
        Post.rows.filter(valid_on(by.on), role=Role.OFFICE, area=committee, user__is_active=True).order_by("pk").first()
    )
    if office is None:
        raise Refused(
            _(
                "Chưa có ai giữ vai trò Văn phòng của địa bàn nên chưa lập được đường trình. Nhờ quản trị thêm chức danh."
            )
        )
    wanted = (
        (StepKind.INITIAL, unit, _("Trưởng đơn vị ký nháy")),
        (StepKind.FORMAT, office.unit, _("Văn phòng soát thể thức")),
        (StepKind.APPROVE, committee, _("Lãnh đạo duyệt")),
    )
    steps = [
        RoutingStep.objects.create(unit=unit, order=order, kind=kind, signing_unit=signing, label=label)
        for order, (kind, signing, label) in enumerate(wanted, start=1)
    ]
    audit.write(by=by, action="route.default", what=unit, changes={"steps": len(steps)})
    return steps


def unsaved_document(row: Paper, consolidation: Consolidation | None) -> Document:
    """The document a paper becomes when it is issued: type, symbol and title; number and day come from văn thư."""
    issuer = consolidation.body["plan"]["issuer"] if consolidation else ""
    return Document(type=_("báo cáo"), symbol="BC-UBND", title=row.title, issuer=issuer)


def text_of_pdf(content: bytes, name: str) -> str | None:
    """The words of a signed PDF, read in a child process with limits; None for a scan or a file that can't be read.

    Slow: call it outside any transaction.
    """
    with tempfile.NamedTemporaryFile(suffix=".pdf") as kept:
        kept.write(content)
        kept.flush()
        try:
            return str(read_in_child(Path(kept.name), name=name, limits=Limits(scanned_pages=0))["text"])
        except UnreadableFile:
            return None


def differences(consolidation: Consolidation, signed: str | None) -> list[str]:
    """In which sentences and figures the signed copy differs from what was submitted, in words; none when in nothing.

    A sentence must stand in the copy word for word; a figure's number as often as paper and annexes have it.
    """
    if signed is None:
        return [_("Bản đã ký không có lớp chữ đọc được nên chưa đối chiếu được số liệu.")]
    content, words = consolidation.body, words_of(consolidation)
    cells = {code: Cell.read(figure) for code, figure in content["figures"].items()}
    sentences = [
        text for heading in written(thaw(content["outline"])) for text in paper.printed(heading.key, words, cells)
    ]
    plain = _squeezed(signed)
    found = [
        _("Câu này không có nguyên văn trong bản đã ký: «%(text)s»") % {"text": text[:200]}
        for paragraph in sentences
        for text in paragraph.splitlines()
        if text.strip() and _squeezed(text.strip(" -–.")) not in plain
    ]
    return [*found, *_absent_numbers(content, sentences, signed)]


def _squeezed(text: str) -> str:
    return re.sub(r"\s+", "", unicodedata.normalize("NFC", text))


def _absent_numbers(content: paper.Content, sentences: Iterable[str], signed: str) -> list[str]:
    cells = [cell for annex in annexes(content) for row in annex.rows for cell in row.cells[2:]]
    wanted = Counter(format_number(cell) for cell in cells if cell is not None and not isinstance(cell, str))
    wanted += Counter(number for text in sentences for number in _NUMBER.findall(text))
    printed = Counter(_NUMBER.findall(unicodedata.normalize("NFC", signed)))
    totals = annexes(content)[0]
    found = []
    for row in totals.rows:
        value = row.cells[3]
        if isinstance(value, str) or value is None:
            continue
        text = format_number(value)
        if printed[text] < wanted[text]:
            found.append(
                _("«%(name)s»: bản trình là %(value)s, bản đã ký không đủ số này.")
                % {"name": row.cells[1], "value": text}
            )
    return found
