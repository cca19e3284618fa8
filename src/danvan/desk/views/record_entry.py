"""Entering and amending a record: choice of kind, steps, quick entry, drafts."""

from __future__ import annotations

import uuid
from dataclasses import dataclass, field
from typing import Any

from django.contrib import messages
from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.desk.page import page, perform
from danvan.desk.views.records import shown
from danvan.records.domain import history, queries
from danvan.records.domain import records as verbs
from danvan.records.domain.labels import label_of
from danvan.records.domain.standing import by_kind
from danvan.records.forms.content import as_data, content_of, typed
from danvan.records.forms.entry import QuickForm, form_of
from danvan.records.forms.rows import RowLists, content_of_rows, names_of_rows, rows_written
from danvan.records.kinds.kind import Kind
from danvan.records.kinds.layout import Step
from danvan.records.kinds.registry import all_kinds, kind_called
from danvan.records.models import Record, RecordDraft
from danvan.reports.catalogue import GROUPS
from danvan.schedule.models import Session
from danvan.units.roles import Permission

NEXT, BACK, SEND, MORE = "next", "back", "send", "more:"
SEEN = "_seen"  # the version of the record that a draft of its change started from


def _kind(slug: str) -> Kind:
    try:
        return kind_called(slug)
    except KeyError:
        raise Http404 from None


@page(needs=Permission.WRITE_RECORDS)
def kinds(request: HttpRequest) -> HttpResponse:
    """Which kind of work is to be entered, in the groups of the plan; unfinished drafts first."""
    drafts = [{"draft": draft, "kind": _kind(draft.kind)} for draft in queries.drafts(request.actor)]
    counts = by_kind(request.actor)
    groups = [
        {
            "title": title,
            "lines": [{"kind": one, "count": counts.get(one.name, 0)} for one in all_kinds() if one.group == group],
        }
        for group, title in GROUPS.items()
    ]
    return render(request, "desk/records/kinds.html", {"groups": groups, "drafts": drafts})


@dataclass
class EntryPage:
    """One entry on its way: what is typed, and the form that reads it. ``record`` is set when one is being amended."""

    request: HttpRequest
    kind: Kind
    record: Record | None = None
    draft: RecordDraft | None = None
    content: dict[str, Any] = field(default_factory=dict)
    form: Any = None
    rows: RowLists | None = None

    @property
    def actor(self):
        return self.request.actor

    @property
    def steps(self) -> tuple[Step, ...]:
        """An amendment shows everything on one page."""
        steps = self.kind.steps
        if self.record is None:
            return steps
        sections = tuple(section for step in steps for section in step.sections)
        return (Step(self.kind.label, sections, rows=tuple(name for step in steps for name in step.rows)),)

    def number(self, asked: str | None) -> int:
        """The step asked for, from 1; the nearest there is."""
        number = int(asked) if asked and asked.isascii() and asked.isdigit() and len(asked) < 3 else 1
        return min(max(number, 1), len(self.steps))

    def load(self) -> None:
        """Take up the draft, or the record being amended, or the last record when a copy is asked for."""
        self.draft = queries.draft_of(kind=self.kind.name, by=self.actor, record=self.record)
        if self.draft is not None:
            self.content = dict(self.draft.content)
        elif self.record is not None:
            self.content = self._typed_from(self.record, copied=False)
        elif self.request.GET.get("chep") and (last := queries.last_of(self.kind.name, by=self.actor)):
            self.content = self._typed_from(last, copied=True)
        elif self.request.GET.get("buoi"):
            self.content = self._planned(self.request.GET["buoi"])

    def _planned(self, uid: str) -> dict[str, Any]:
        """What the schedule already says of the session ``uid``; nothing for one that is not there."""
        try:
            row = Session.objects.visible_to(self.actor).select_related("unit").get(uid=uuid.UUID(uid))
        except (ValueError, Session.DoesNotExist):
            return {}
        joined = [str(one.uid) for one in row.participating.all()]
        said = {"host": str(row.unit.uid), "title": row.title, "began_on": row.day.isoformat(), "place": row.place}
        return said | {"participating": joined}

    def _typed_from(self, record: Record, *, copied: bool) -> dict[str, Any]:
        content = content_of(record, form_of(self.kind)(by=self.actor), copied=copied)
        return content if copied else content | content_of_rows(record, self.kind)

    def take(self, step: Step) -> None:
        """Put what this screen sent over what was typed before."""
        sent = typed(self.request.POST)
        replaced = {*step.fields, *(names_of_rows(self.kind, self.content) if step.rows else ())}
        kept = {name: value for name, value in self.content.items() if name not in replaced}
        allowed = {*step.fields, *(names_of_rows(self.kind, sent) if step.rows else ())}
        self.content = kept | {name: value for name, value in sent.items() if name in allowed}
        if self.record is not None:
            self.content[SEEN] = self.request.POST.get("seen") or str(self.record.version)

    def save(self) -> None:
        self.draft = verbs.save_draft(kind=self.kind.name, content=self.content, by=self.actor, record=self.record)

    def build(self, *, bound: bool, step: Step) -> None:
        """The form of this kind, and its lists of rows; ``bound`` forms are checked."""
        files = self.request.FILES if bound else None
        if bound:
            self.form = form_of(self.kind)(as_data(self.content), files, by=self.actor)
        else:
            self.form = form_of(self.kind)(initial=self.content, by=self.actor)
        if self.record is not None:
            self.form.fields["host"].disabled = True
        if self.kind.rows and (step.rows or step.review or bound):
            self.rows = RowLists(self.kind, self.content, by=self.actor, bound=bound)

    def step_is_valid(self, step: Step) -> bool:
        self.form.keep_errors_of(step.fields)
        if step.rows and self.rows and not self.rows.is_valid():
            self.form.add_error(None, _("Các dòng bên dưới: còn ô phải sửa."))
        return not self.form.errors

    def is_valid(self) -> bool:
        rows_valid = self.rows is None or self.rows.is_valid()
        return self.form.is_valid() and rows_valid

    def arguments(self) -> dict[str, Any]:
        """What the verbs take, of a form that is valid."""
        return {
            "entry": self.form.entry(),
            "participating": self.form.cleaned_data["participating"],
            "details": self.form.details(),
            "rows": self.rows.inputs() if self.rows else None,
            "evidence": self.form.uploads(),
            "by": self.actor,
        }

    def context(self, number: int) -> dict[str, Any]:
        step = self.steps[number - 1]
        return {
            "kind": self.kind, "record": self.record, "form": self.form, "lists": self._lists(step), "draft": self.draft,
            "step": step, "number": number, "steps": self.steps, "last": number == len(self.steps),
            "sections": [self._section(section) for section in step.sections],
            "review": self._review(number) if step.review else [],
            "promises": promise_tally(self.kind, self.content),
            "rows_step": next((place for place, one in enumerate(self.steps, 1) if one.rows), 1),
            "may_copy": self.record is None and self.draft is None and not self.content,
        }  # fmt: skip

    def _lists(self, step: Step) -> list[dict[str, Any]]:
        """The lists of rows of this screen; on the last one all that were typed, to be looked at again."""
        shown_here = [(rows, forms) for rows, forms in self.rows or () if rows.name in step.rows or step.review]
        return [
            {"rows": rows, "forms": forms, "folded": rows.folded and not any(one.says_something for one in forms)}
            for rows, forms in shown_here
        ]

    def _section(self, section) -> dict[str, Any]:
        fields = [self.form[name] for name in section.fields]
        filled = any(self.content.get(name) for name in section.fields) or any(one.errors for one in fields)
        shown_fields = [one for one in fields if not one.is_hidden]
        hidden = [one for one in fields if one.is_hidden]
        folded = section.folded and not filled
        return {
            "title": section.title,
            "fields": shown_fields,
            "hidden": hidden,
            "folds": section.folded,
            "folded": folded,
        }

    def _review(self, number: int) -> list[dict[str, Any]]:
        """What the steps before hold, in words, each with the number of its step."""
        return [
            {"number": place, "title": step.title, "facts": self._facts(step)}
            for place, step in enumerate(self.steps[: number - 1], 1)
        ]

    def _facts(self, step: Step) -> list[tuple[str, str]]:
        checked = form_of(self.kind)(as_data(self.content), by=self.actor)
        checked.is_valid()
        given = {name: value for name in step.fields if (value := checked.cleaned_data.get(name)) not in (None, "", [])}
        return shown((label_of(name, self.kind), _in_words(checked[name], value)) for name, value in given.items())


def _in_words(bound, value) -> Any:
    """A clean value as a person reads it: of a choice its label."""
    choices = dict(getattr(bound.field, "choices", []) or [])
    if isinstance(value, list):
        return ", ".join(str(choices.get(str(getattr(one, "uid", one)), one)) for one in value)
    return choices.get(str(getattr(value, "uid", value)), value) if choices else value


def promise_tally(kind: Kind, content: dict[str, Any]) -> dict[str, int] | None:
    """Opinions, answered on the spot, still to do, and how many of those are written down; None where none are counted."""
    if "opinions" not in kind.columns or not any(rows.origin for rows in kind.rows):
        return None
    opinions, answered = (_whole(content.get(name)) for name in ("opinions", "answered"))
    return {
        "opinions": opinions, "answered": answered, "to_do": max(opinions - answered, 0),
        "written": rows_written(content, kind.rows_called("demands")),
    }  # fmt: skip


def _whole(value) -> int:
    text = str(value or "").strip()
    return int(text) if text.isascii() and text.isdigit() and len(text) < 8 else 0


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def record_new(request: HttpRequest, kind: str) -> HttpResponse:
    entry = EntryPage(request, _kind(kind))
    entry.load()
    number = entry.number(request.POST.get("buoc") or request.GET.get("buoc"))
    step = entry.steps[number - 1]
    if request.method == "POST":
        entry.take(step)
        return _enter(entry, number, request.POST.get("act", NEXT))
    entry.build(bound=False, step=step)
    return render(request, "desk/records/entry.html", entry.context(number))


def _enter(entry: EntryPage, number: int, act: str) -> HttpResponse:
    step = entry.steps[number - 1]
    if act == SEND:
        return _send(entry, number)
    if act.startswith(MORE):
        _add_row(entry.content, act.removeprefix(MORE))
    entry.build(bound=True, step=step)
    refusal = _saved(entry)
    if act == NEXT and (refusal or not entry.step_is_valid(step)):
        if refusal:
            entry.form.add_error(None, refusal)
        return render(entry.request, "desk/records/entry.html", entry.context(number))
    going_to = number + {NEXT: 1, BACK: -1}.get(act, 0)
    place = f"#{act.removeprefix(MORE)}" if act.startswith(MORE) else ""
    return redirect(f"{reverse('desk:record-new', args=[entry.kind.slug])}?buoc={going_to}{place}")


def _saved(entry: EntryPage) -> str:
    """Save the draft; the sentence of the refusal when it cannot be."""
    try:
        entry.save()
    except Refused as refusal:
        return str(refusal)
    return ""


def _add_row(content: dict[str, Any], name: str) -> None:
    if f"{name}-count" in content:
        content[f"{name}-count"] = str(_whole(content[f"{name}-count"]) + 1)


def _send(entry: EntryPage, number: int) -> HttpResponse:
    """Perform the entry once; a refusal keeps everything typed, on the page and in the draft."""
    entry.build(bound=True, step=entry.steps[number - 1])

    def work() -> str:
        if not entry.is_valid():
            raise Refused(_("Chưa ghi được: còn chỗ phải sửa."))
        record = verbs.record(kind=entry.kind.name, host=entry.form.cleaned_data["host"], **entry.arguments())
        return reverse("desk:record", args=[record.uid])

    outcome = perform(entry.request, work)
    if outcome.location:
        messages.success(entry.request, _("Đã ghi vào sổ hoạt động."))
        return redirect(outcome.location)
    _say(entry, outcome.refusal)
    _saved(entry)
    return render(entry.request, "desk/records/entry.html", entry.context(number))


def _say(entry: EntryPage, refusal: str) -> None:
    """Put the refusal on the form; errors of earlier screens are said in words, since their fields are not here."""
    if entry.is_valid():
        entry.form.add_error(None, refusal)
        return
    for place, step in enumerate(entry.steps, 1):
        wrong = [label_of(name, entry.kind) for name in step.fields if name in entry.form.errors]
        rows_wrong = step.rows and entry.rows is not None and not entry.rows.is_valid()
        if wrong or rows_wrong:
            names = [*wrong, *([_("các dòng đã ghi")] if rows_wrong else [])]
            text = _("Bước %(step)s: xem lại %(fields)s.") % {"step": place, "fields": ", ".join(names).lower()}
            entry.form.add_error(None, text if len(entry.steps) > 1 else refusal)


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def record_amend(request: HttpRequest, uid: str) -> HttpResponse:
    """Everything on one page. Whoever comes second sees what the first changed, and keeps what they typed."""
    record = get_object_or_404(queries.with_details(Record.objects.visible_to(request.actor)), uid=uid)
    if not verbs.may_change(record, request.actor) or record.archived_at is not None:
        messages.error(request, _("Chỉ đơn vị chủ trì sửa được hoạt động này, và chỉ khi chưa lưu trữ."))
        return redirect("desk:record", uid=record.uid)
    entry = EntryPage(request, _kind(record.kind), record=record)
    entry.load()
    step, act = entry.steps[0], request.POST.get("act", SEND)
    if request.method == "POST":
        entry.take(step)
        if not act.startswith(MORE):
            return _send_amendment(entry)
        _add_row(entry.content, act.removeprefix(MORE))
        _saved(entry)
    entry.build(bound=False, step=step)
    return _amend_page(entry)


def _amend_page(entry: EntryPage) -> HttpResponse:
    """The form with what others changed since it was begun; sent again, it is judged by what stands there now."""
    record = entry.record
    seen = _whole(entry.content.get(SEEN)) or record.version
    context = entry.context(1) | {
        "seen": record.version,
        "between": _between(entry, record, seen) if seen != record.version else [],
        "evidence": list(record.evidence.order_by("stored_at", "pk")),
    }
    return render(entry.request, "desk/records/entry.html", context)


def _send_amendment(entry: EntryPage) -> HttpResponse:
    request, record = entry.request, entry.record
    entry.content["host"] = str(record.host.uid)
    entry.build(bound=True, step=entry.steps[0])
    entry.form.fields["host"].disabled = False
    seen = _whole(request.POST.get("seen"))

    def work() -> str:
        if not entry.is_valid():
            raise Refused(_("Chưa lưu được: còn chỗ phải sửa."))
        verbs.amend(record=record, drop_evidence=request.POST.getlist("drop"), seen=seen, **entry.arguments())
        return reverse("desk:record", args=[record.uid])

    outcome = perform(request, work)
    if outcome.location:
        messages.success(request, _("Đã lưu bản sửa."))
        return redirect(outcome.location)
    entry.record = get_object_or_404(queries.with_details(Record.objects.visible_to(request.actor)), uid=record.uid)
    _say(entry, outcome.refusal)
    answer = _amend_page(entry)
    entry.content[SEEN] = str(entry.record.version)
    _saved(entry)
    return answer


def _between(entry: EntryPage, fresh: Record, seen: int) -> list[dict[str, str]]:
    """What somebody else changed since ``seen``: label, what stands there now, and what was typed here."""
    form = form_of(entry.kind)(by=entry.actor)
    now = content_of(fresh, form, copied=False)
    return [
        {
            "label": label_of(name, entry.kind),
            "now": _label(form, name, now.get(name)),
            "mine": _label(form, name, entry.content.get(name)),
        }
        for name in history.changed_since(fresh, seen)
    ]


def _label(form, name: str, value) -> str:
    choices = dict(getattr(form.fields.get(name), "choices", None) or [])
    values = value if isinstance(value, list) else [value or ""]
    return ", ".join(str(choices.get(one, one)) for one in values)


@page(needs=Permission.WRITE_RECORDS, methods=("GET", "HEAD", "POST"))
def record_quick(request: HttpRequest, kind: str) -> HttpResponse:
    """Three fields now, the rest when there is time: still a record that counts."""
    what = _kind(kind)
    form = QuickForm(request.POST or None, kind=what, by=request.actor)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            record = verbs.record(
                kind=what.name,
                host=form.cleaned_data["host"],
                entry=form.entry(),
                details=form.details(),
                rows=form.rows(),
                by=request.actor,
            )
            return reverse("desk:record", args=[record.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã ghi nhanh. Bổ sung phần còn lại khi có thời gian."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/records/quick.html", {"form": form, "kind": what})


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def draft_save(request: HttpRequest, kind: str) -> HttpResponse:
    """Kept on every pause while typing; 204 when it is kept, 400 with the reason when it is not."""
    return _keep_draft(EntryPage(request, _kind(kind)))


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def amend_draft_save(request: HttpRequest, uid: str) -> HttpResponse:
    record = get_object_or_404(queries.with_details(Record.objects.visible_to(request.actor)), uid=uid)
    return _keep_draft(EntryPage(request, _kind(record.kind), record=record))


def _keep_draft(entry: EntryPage) -> HttpResponse:
    entry.load()
    entry.take(entry.steps[entry.number(entry.request.POST.get("buoc")) - 1])
    refusal = _saved(entry)
    return HttpResponse(refusal, status=400) if refusal else HttpResponse(status=204)


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def draft_drop(request: HttpRequest, kind: str) -> HttpResponse:
    what = _kind(kind)
    verbs.drop_draft(kind=what.name, by=request.actor)
    messages.success(request, _("Đã bỏ bản nháp."))
    return redirect("desk:record-kinds")


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def amend_draft_drop(request: HttpRequest, uid: str) -> HttpResponse:
    record = get_object_or_404(Record.objects.visible_to(request.actor), uid=uid)
    verbs.drop_draft(kind=record.kind, by=request.actor, record=record)
    messages.success(request, _("Đã bỏ phần sửa chưa lưu."))
    return redirect("desk:record", uid=record.uid)


@page(needs=Permission.WRITE_RECORDS, methods=("POST",))
def promise_count(request: HttpRequest, kind: str) -> HttpResponse:
    """«Mới ghi 2 trên 3», while it is being typed."""
    promises = promise_tally(_kind(kind), typed(request.POST))
    if promises is None:
        raise Http404
    return render(request, "desk/records/_promises.html", {"promises": promises})
