"""The table of rules of law: read by everybody, edited by whoever may."""

from __future__ import annotations

import datetime as dt
from itertools import groupby

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import redirect, render
from django.urls import reverse
from django.utils.dateparse import parse_date
from django.utils.translation import gettext as _

from danvan.desk.page import SIGNED_IN, page, perform
from danvan.documents.domain import legalrules
from danvan.documents.forms import RuleForm
from danvan.documents.ruletable import LegalRule
from danvan.units.roles import Permission


@page(needs=SIGNED_IN)
def rule_list(request: HttpRequest) -> HttpResponse:
    rules = legalrules.table().all()
    unchecked = [rule for rule in rules if not rule.checked]
    only = bool(request.GET.get("unchecked"))
    groups = groupby(unchecked if only else rules, key=lambda rule: rule.subject)
    context = {
        "groups": [(subject, list(of_subject)) for subject, of_subject in groups],
        "count": len(rules), "unchecked": len(unchecked), "only": only,
    }  # fmt: skip
    return render(request, "desk/rules/list.html", context)


@page(needs=SIGNED_IN)
def rule_detail(request: HttpRequest, code: str) -> HttpResponse:
    context = {"rules": _rules(code), "changes": legalrules.history(code, request.actor)}
    return render(request, "desk/rules/detail.html", context)


@page(needs=Permission.MANAGE_RULES, methods=("GET", "HEAD", "POST"))
def rule_edit(request: HttpRequest, code: str) -> HttpResponse:
    """Edit the period named by ``variant`` and ``from``; without them, add one."""
    rules = _rules(code)
    form = RuleForm(request.POST or None, rules=rules, shown=_shown(request, rules))
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            legalrules.edit(code=code, **form.cleaned_data, by=request.actor)
            return reverse("desk:legal-rule", args=[code])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi quy định. Việc sửa được lưu trong nhật ký."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/rules/form.html", {"form": form, "rules": rules})


def _rules(code: str) -> tuple[LegalRule, ...]:
    if rules := legalrules.table().of(code):
        return rules
    raise Http404


def _shown(request: HttpRequest, rules: tuple[LegalRule, ...]) -> LegalRule | None:
    asked = (request.GET.get("variant", ""), _day(request.GET.get("from", "")))
    return next((rule for rule in rules if (rule.variant, rule.valid_from) == asked), None)


def _day(text: str) -> dt.date | None:
    try:
        return parse_date(text)
    except ValueError:
        return None
