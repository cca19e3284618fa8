"""Criteria sets: read by everybody, copied, changed and put to use by whoever judges the area."""

from __future__ import annotations

from itertools import groupby

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.page import SIGNED_IN, page, perform
from danvan.indicators.declaration import RollUp
from danvan.records.kinds import registry
from danvan.scoring.domain import criteria as verbs
from danvan.scoring.enums import SetState, Subject
from danvan.scoring.forms import CRITERIA, CriterionForms, HeadingForm
from danvan.scoring.models import CriteriaSet
from danvan.units.roles import Permission

ADD = "add"


@page(needs=SIGNED_IN)
def set_list(request: HttpRequest) -> HttpResponse:
    sets = list(verbs.all_sets(request.actor))
    context = {
        "groups": [
            (Subject(subject).label, list(rows)) for subject, rows in groupby(sets, key=lambda one: one.subject)
        ],
        "may_edit": verbs.may_edit(request.actor),
    }
    return render(request, "desk/criteria/list.html", context)


@page(needs=SIGNED_IN)
def set_detail(request: HttpRequest, uid: str) -> HttpResponse:
    row = _set(request, uid)
    criteria = list(row.criteria.all())
    context = {
        "set": row,
        "groups": [(group, list(rows)) for group, rows in groupby(criteria, key=lambda one: one.group)],
        "most": sum(one.most for one in criteria if one.most > 0),
        "ranks": verbs.heading_of(row).ranks,
        "best_left": row.ranks[row.ceiling - 1][1] if len(row.ranks) >= row.ceiling else "",
        "indicators": {one.code: one.name for one in registry.indicators()},
        "may_edit": verbs.may_edit(request.actor),
        "is_draft": row.state == SetState.DRAFT,
    }
    return render(request, "desk/criteria/detail.html", context)


def _set(request: HttpRequest, uid: str) -> CriteriaSet:
    return get_object_or_404(CriteriaSet.objects.visible_to(request.actor), uid=uid)


@page(needs=Permission.ASSESS, methods=("GET", "HEAD", "POST"))
def set_change(request: HttpRequest, uid: str) -> HttpResponse:
    """Everything of a draft on one page; «Thêm tiêu chí» keeps what is typed and gives three more empty ones."""
    row = _set(request, uid)
    if row.state != SetState.DRAFT:
        messages.error(request, _("Bộ tiêu chí đã áp dụng thì không sửa nữa. Chép ra bản mới rồi sửa."))
        return redirect("desk:criteria-set", uid=row.uid)
    data = request.POST.copy() if request.method == "POST" else None
    adding = data is not None and ADD in data
    if data is not None and adding:
        total = data.get("criteria-TOTAL_FORMS", "")
        data["criteria-TOTAL_FORMS"] = str(min(int(total) + 3, verbs.MOST_CRITERIA) if total.isdigit() else 3)
    heading = HeadingForm(data, initial=_initial(row))
    rows = _rows(data, row)
    if data is not None and not adding and all([heading.is_valid(), rows.is_valid()]):

        def work() -> str:
            verbs.change(
                draft=row, heading=heading.heading(), criteria=rows.inputs(), by=request.actor,
                seen=heading.cleaned_data["seen"],
            )  # fmt: skip
            return reverse("desk:criteria-set", args=[row.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lưu bản đang soạn."))
            return redirect(outcome.location)
        heading.add_error(None, outcome.refusal)
    context = {"form": heading, "rows": rows, "set": row, "shows_errors": not adding}
    return render(request, "desk/criteria/form.html", context)


def _initial(row: CriteriaSet) -> dict[str, object]:
    kept = verbs.heading_of(row)
    return {
        "title": kept.title, "source": kept.source, "checked": kept.checked, "ranks": kept.ranks,
        "passing": kept.passing, "ceiling": kept.ceiling, "seen": row.version,
    }  # fmt: skip


def _rows(data, row: CriteriaSet) -> CriterionForms:
    offered = [(one.code, f"{one.code} {one.name}") for one in registry.indicators() if one.roll_up is not RollUp.RATIO]
    initial = [
        {"group": one.group, "text": one.text, "how": one.how, "most": one.most, "indicator": one.indicator, "steps": one.steps}
        for one in (verbs.given_of(criterion) for criterion in row.criteria.all())
    ]  # fmt: skip
    return CRITERIA(data, initial=initial, prefix="criteria", form_kwargs={"indicators": offered})


@page(needs=Permission.ASSESS, methods=("POST",))
def set_copy(request: HttpRequest, uid: str) -> HttpResponse:
    row = _set(request, uid)

    def work() -> str:
        return reverse("desk:criteria-change", args=[verbs.copy(original=row, by=request.actor).uid])

    return _go(request, row, work, _("Đã chép ra bản mới. Sửa xong thì bấm «Áp dụng»."))


@page(needs=Permission.ASSESS, methods=("POST",))
def set_publish(request: HttpRequest, uid: str) -> HttpResponse:
    row = _set(request, uid)

    def work() -> str:
        verbs.publish(draft=row, by=request.actor)
        return reverse("desk:criteria-set", args=[row.uid])

    return _go(request, row, work, _("Từ nay hồ sơ mới được chấm theo bộ tiêu chí này. Hồ sơ cũ giữ bộ đã dùng."))


@page(needs=Permission.ASSESS, methods=("POST",))
def set_drop(request: HttpRequest, uid: str) -> HttpResponse:
    row = _set(request, uid)

    def work() -> str:
        verbs.drop(draft=row, by=request.actor)
        return reverse("desk:criteria-sets")

    return _go(request, row, work, _("Đã bỏ bản đang soạn."))


def _go(request: HttpRequest, row: CriteriaSet, work, said: str) -> HttpResponse:
    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
        return redirect("desk:criteria-set", uid=row.uid)
    messages.success(request, said)
    return redirect(outcome.location)
