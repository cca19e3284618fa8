"""The register of cases, one case, opening what is sealed, who opened what."""

from __future__ import annotations

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.cases.domain import codes, opening, queries, rating, sheets
from danvan.cases.domain.classifying import CHECKLIST
from danvan.cases.domain.conflicts import named
from danvan.cases.domain.rights import decides, in_hand, may_assign, may_take, moves_open_to
from danvan.cases.enums import OpeningScope
from danvan.cases.forms.handling import OpenForm, RegisterFilter
from danvan.cases.models import Case, Letter
from danvan.cases.tracks.table import CLOCK_NAMES
from danvan.common.errors import NotPermitted, Refused
from danvan.desk.listing import by_place, in_words, paginated
from danvan.desk.page import page, perform
from danvan.desk.views.files import attachment
from danvan.desk.views.records import attached
from danvan.documents.domain import files
from danvan.units.domain.queries import names
from danvan.units.roles import Permission, Role

# Moves a page leads with; the others stand behind «Bước khác».
FIRST_MOVES = ("accept", "begin", "verify", "decide", "answer", "resolve", "send", "carry_out", "resume", "reopen")


@page(needs=Permission.SEE_CASES)
def register(request: HttpRequest) -> HttpResponse:
    actor = request.actor
    form = RegisterFilter(request.GET)
    asked = form.asked()
    rows = queries.register(by=actor, asked=asked, on=actor.on)
    context = by_place(request, rows, day="received_on", shown=queries.with_due(Case.objects.visible_to(actor)))
    context |= {
        "form": form,
        "asked": asked,
        "filtered": asked != queries.Filter(),
        "asked_words": in_words(form),
        "units": names({row.holder_id for row in context["rows"]}, on=actor.on),
        "may_receive": actor.holds(Permission.RECEIVE_CASES),
        "may_see_openings": actor.holds(Permission.SEE_OPENINGS),
        "query": request.GET.urlencode(),
        "today": actor.on,
    }
    return never_kept(render(request, "desk/cases/list.html", context))


@page(needs=Permission.SEE_CASES)
def export(request: HttpRequest) -> HttpResponse:
    """What the register shows, as .xlsx: neutral words, states and days."""
    actor = request.actor
    rows = queries.with_due(queries.register(by=actor, asked=RegisterFilter(request.GET).asked(), on=actor.on))
    try:
        content = sheets.case_book(
            list(rows.order_by("-received_on", "-pk")[: sheets.MOST_ROWS + 1]), on=actor.on, by=actor
        )
    except Refused as refusal:
        messages.error(request, str(refusal))
        return redirect(f"{reverse('desk:cases')}?{request.GET.urlencode()}")
    return attached(content, f"so-theo-doi-don-{actor.on.isoformat()}.xlsx")


def found(request: HttpRequest, uid: str) -> Case:
    """The case ``uid``, if the actor may know of it; otherwise the same 404 as for one that is not there."""
    rows = Case.objects.visible_to(request.actor).select_related(
        "unit", "handling_unit", "handler", "repeat_of", "merged_into", "earlier"
    )
    return get_object_or_404(rows, uid=uid)


@page(needs=Permission.SEE_CASES)
def detail(request: HttpRequest, uid: str) -> HttpResponse:
    actor = request.actor
    row = found(request, uid)
    moves = moves_open_to(row, actor)
    words = opening.standing(row, OpeningScope.WORDS, actor)
    identity = opening.standing(row, OpeningScope.IDENTITY, actor)
    named_units, named_users = named(row)
    steps = queries.steps_of(row)
    units = (
        {row.unit_id, row.holder_id, row.handling_unit_id}
        | {one.from_unit_id for one in steps}
        | {one.to_unit_id for one in steps}
    )
    context = {
        "row": row,
        "clocks": [(clock, CLOCK_NAMES[clock.name]) for clock in queries.clocks_of(row)],
        "steps": [(one, queries.step_label(row, one.event)) for one in steps],
        "first_moves": [(name, move) for name, move in moves.items() if name in FIRST_MOVES],
        "other_moves": [(name, move) for name, move in moves.items() if name not in FIRST_MOVES],
        "may_assign": may_assign(row, actor),
        "may_take": may_take(row, actor),
        "may_write": in_hand(row, actor) or decides(row, actor),
        "may_receipt": actor.may(Permission.RECEIVE_CASES, row.unit_id) and row.is_open,
        "receives_here": actor.may(Permission.RECEIVE_CASES, row.unit_id),
        "may_open_words": opening.may_open(row, OpeningScope.WORDS, actor),
        "may_open_identity": opening.may_open(row, OpeningScope.IDENTITY, actor),
        "words_until": words.until if words else None,
        "identity_until": identity.until if identity else None,
        "texts": opening.texts(row, actor) if words else [],
        "files": opening.names_of_files(row, actor) if words else [],
        "people": opening.people(row, actor) if identity else [],
        "openings": opening.log(actor).filter(case=row)[:10],
        "named_units": named_units,
        "named_users": named_users,
        "named_names": names({unit.pk for unit in named_units}, on=actor.on),
        "letters": Letter.objects.visible_to(actor).filter(case=row) if words else [],
        "checklist": [CHECKLIST[key] for key, ticked in row.checklist.items() if ticked and key in CHECKLIST],
        "reopens_until": rating.last_day(row),
        "code": codes.grouped(row.code),
        "units": names({pk for pk in units if pk}, on=actor.on),
        "today": actor.on,
    }  # fmt: skip
    return never_kept(render(request, "desk/cases/detail.html", context))


def never_kept(answer: HttpResponse) -> HttpResponse:
    """``answer``, kept by no browser and no proxy: a page that may show somebody is not found again with «Back»."""
    answer["Cache-Control"] = "no-store, private"
    return answer


@page(needs=Permission.SEE_CASES, methods=("GET", "HEAD", "POST"))
def open_sealed(request: HttpRequest, uid: str, scope: str) -> HttpResponse:
    """Why the words or the people of a case are opened; then half an hour."""
    actor, row = request.actor, found(request, uid)
    if scope not in OpeningScope:
        raise Http404
    if not opening.may_open(row, scope, actor):
        messages.error(request, _("Chức danh này không mở được phần niêm phong của vụ việc."))
        return redirect("desk:case", uid=row.uid)
    form = OpenForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            opening.open_case(case=row, scope=scope, reason=form.cleaned_data["reason"], by=actor)
            return f"{reverse('desk:case', args=[row.uid])}#niem-phong"

        outcome = perform(request, work)
        if outcome.location:
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/cases/open.html", {"form": form, "row": row, "scope": OpeningScope(scope)})


@page(needs=Permission.SEE_CASES)
def file(request: HttpRequest, uid: str, file_uid: str) -> HttpResponse:
    """A file of a case: the working copy, or with ?ban=goc the one that was handed in."""
    row = found(request, uid)
    try:
        stored, name, data = opening.file(row, str(file_uid), request.actor, original=request.GET.get("ban") == "goc")
    except NotPermitted as refusal:
        messages.error(request, str(refusal))
        return redirect("desk:case", uid=row.uid)
    except Refused as refusal:
        raise Http404 from refusal
    kind = files.FileKind(stored.kind)
    original = request.GET.get("ban") == "goc"
    return never_kept(attachment(data, name, files.CONTENT_TYPES[kind], whole=original))


@page(needs=Permission.SEE_CASES)
def openings(request: HttpRequest) -> HttpResponse:
    """Who opened what, when and why: one's own, and those of the unit for its head."""
    context = paginated(request, opening.log(request.actor))
    context["units"] = names({one.post.unit_id for one in context["rows"]}, on=request.actor.on)
    context["is_head"] = request.actor.post is not None and request.actor.post.role in (Role.HEAD, Role.LEADER)
    return never_kept(render(request, "desk/cases/openings.html", context))
