"""A person reviews what was read: confirm, edit, split, merge, discard, add, and say which unit a name means."""

from __future__ import annotations

import datetime as dt
import re
import uuid
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common.errors import Refused
from danvan.plans.domain.filling import participant
from danvan.plans.domain.wording import title_of
from danvan.plans.enums import LEADS, DutyKind, DutyState, ParticipantRole, PlanState, Relation
from danvan.plans.models import DueDate, Duty, Lint, Participant, Plan, Target
from danvan.units.actor import Actor
from danvan.units.domain import structure
from danvan.units.models import Field, Unit, UnitGroup
from danvan.units.names import folded
from danvan.units.roles import Permission

SURE = 0.8


@dataclass(frozen=True)
class DutyChanges:
    """What a person sets on a duty. None leaves a part as it is; an empty list means nobody, no field, no date. Of
    ``targets`` those left out are dropped.

    ``fields`` and ``receivers`` hold one or none. Names the directory does not know stay until they are in ``dropped``.
    """

    title: str | None = None
    kind: str | None = None
    relation: str | None = None
    fields: Sequence[Field] | None = None
    product: str | None = None
    last_days: Sequence[dt.date] | None = None
    leads: Sequence[Unit | UnitGroup] | None = None
    coordinating: Sequence[Unit | UnitGroup] | None = None
    receivers: Sequence[Unit | UnitGroup] | None = None
    excepted: Sequence[Unit | UnitGroup] | None = None
    targets: Sequence[Target] | None = None
    dropped: Sequence[str] = ()


def is_clear(duty: Duty) -> bool:
    """Whether the duty may be confirmed with many others: read surely, everybody named is known, somebody is named.

    Principles need nobody. Participants loaded.
    """
    parts = duty.participants.all()
    led = duty.kind == DutyKind.PRINCIPLE or any(part.role in LEADS for part in parts)
    return led and float(duty.confidence) >= SURE and all(part.known for part in parts)


@transaction.atomic
def confirm(*, duties: Iterable[Duty], by: Actor, seen: Mapping[uuid.UUID, int] | None = None) -> int:
    """Confirm duties of one plan; returns how many changed. Repeating is harmless.

    ``seen`` has the version of each duty the person had on screen. Raises StaleRow when one was changed since: nobody
    confirms what they have not read.
    """
    changed, versions = 0, seen or {}
    for duty in duties:
        _require(duty.plan, by)
        if duty.state != DutyState.CONFIRMED:
            _set_state(duty, DutyState.CONFIRMED, by, versions.get(duty.uid))
            changed += 1
    return changed


@transaction.atomic
def discard(*, duty: Duty, by: Actor, seen: int | None = None) -> Duty:
    """Leave the duty out; it stays readable and can be restored. Raises StaleRow when it changed since ``seen``."""
    _require(duty.plan, by)
    return _set_state(duty, DutyState.DISCARDED, by, seen)


@transaction.atomic
def restore(*, duty: Duty, by: Actor) -> Duty:
    """Take a discarded or confirmed duty back to «Chưa soát»."""
    _require(duty.plan, by)
    return _set_state(duty, DutyState.PROPOSED, by)


@transaction.atomic
def give(*, duties: Iterable[Duty], leads: Sequence[Unit | UnitGroup], by: Actor) -> int:
    """Name ``leads`` for every one of ``duties`` that names nobody yet; returns how many were given.

    The way to say once whom the plan addresses where its sentences leave it out.
    """
    given = 0
    for duty in duties:
        if not duty.participants.filter(role__in=LEADS).exists():
            edit(duty=duty, changes=DutyChanges(leads=leads), by=by)
            given += 1
    return given


@transaction.atomic
def edit(*, duty: Duty, changes: DutyChanges, by: Actor, seen: int | None = None) -> Duty:
    """Set what ``changes`` says. Raises StaleRow when somebody else changed the duty since version ``seen``."""
    _require(duty.plan, by)
    before = {name: getattr(duty, name) for name in ("title", "kind", "relation", "field_id", "product")}
    for name in ("title", "kind", "relation", "product"):
        value = getattr(changes, name)
        if value is not None:
            setattr(duty, name, value)
    if changes.fields is not None:
        duty.field = next(iter(changes.fields), None)
    if not duty.title.strip():
        raise Refused(_("Ghi tên ngắn của nhiệm vụ."))
    duty.store("title", "kind", "relation", "field", "product", seen=seen)
    _set_people(duty, changes)
    if changes.targets is not None:
        duty.targets.exclude(pk__in=[one.pk for one in changes.targets]).delete()
    if changes.last_days is not None:
        _set_days(duty, changes.last_days)
    audit.write(by=by, action="duty.edit", what=duty, changes=audit.difference(duty, before))
    return duty


@transaction.atomic
def split(*, duty: Duty, at: int, by: Actor) -> tuple[Duty, Duty]:
    """Cut the duty at ``at`` (code point of the plan's text) into two that share its participants, both to be reviewed.

    Together they hold every word of the duty. Raises Refused unless both parts keep some.
    """
    _require(duty.plan, by)
    left, right = _trimmed(duty.plan.text, duty.start, at), _trimmed(duty.plan.text, at, duty.end)
    if not duty.start < at < duty.end or left is None or right is None:
        raise Refused(_("Chọn chỗ tách nằm giữa nhiệm vụ, sao cho cả hai phần đều còn chữ."))
    second = Duty.objects.create(
        plan=duty.plan, anchor=duty.anchor, kind=duty.kind, relation=duty.relation, text=duty.plan.text[slice(*right)],
        title=title_of(duty.plan.text[slice(*right)]), start=right[0], end=right[1], lead_implied=duty.lead_implied,
        rule="person.split", confidence=1, field=duty.field, added_by=by.post, order=duty.order, continues=duty,
    )  # fmt: skip
    Participant.objects.bulk_create(_copies(duty, second))
    DueDate.rows.filter(duty=duty, start__gte=at).update(duty=second)
    Target.rows.filter(duty=duty, start__gte=at).update(duty=second)
    duty.start, duty.end = left
    duty.text = duty.plan.text[slice(*left)]
    duty.title, duty.state = title_of(duty.text), DutyState.PROPOSED
    duty.store("start", "end", "text", "title", "state")
    audit.write(by=by, action="duty.split", what=duty, changes={"second": str(second.uid), "at": at})
    return duty, second


@transaction.atomic
def merge(*, duties: Sequence[Duty], by: Actor) -> Duty:
    """Make one duty of two or more that follow each other, to be reviewed; participants and dates are joined.

    Raises Refused for fewer than two, or when a duty that is not among them lies between.
    """
    if len(duties) < 2:
        raise Refused(_("Chọn ít nhất hai nhiệm vụ liền nhau để gộp."))
    ordered = sorted(duties, key=lambda duty: (duty.start, duty.order, duty.pk))
    first, rest, plan = ordered[0], ordered[1:], ordered[0].plan
    _require(plan, by)
    end, keys = max(duty.end for duty in ordered), [duty.pk for duty in ordered]
    between = plan.duties.filter(start__gt=first.start, end__lt=end).exclude(pk__in=keys)
    if any(duty.plan_id != plan.pk for duty in rest) or between.exclude(state=DutyState.DISCARDED).exists():
        raise Refused(_("Chỉ gộp được các nhiệm vụ liền nhau trong cùng kế hoạch."))
    for duty in rest:
        _join_people(first, duty)
        DueDate.rows.filter(duty=duty).update(duty=first)
        Target.rows.filter(duty=duty).update(duty=first)
        duty.delete()
    first.end, first.text = end, plan.text[first.start : end]
    first.recurrence = next((duty.recurrence for duty in ordered if duty.recurrence), "")
    first.state = DutyState.PROPOSED
    first.store("end", "text", "recurrence", "state")
    audit.write(by=by, action="duty.merge", what=first, changes={"merged": len(rest)})
    return first


@transaction.atomic
def add(*, plan: Plan, start: int, end: int, kind: str, by: Actor) -> Duty:
    """Add a duty by selecting text: [start, end) in code points of the stored text. Raises Refused for an empty span."""
    _require(plan, by)
    span = _trimmed(plan.text, start, end) if 0 <= start < end <= len(plan.text) else None
    if span is None:
        raise Refused(_("Bôi chọn ít nhất một đoạn chữ trong văn bản để thêm nhiệm vụ."))
    section = plan.sections.filter(start__lte=span[0], end__gte=span[0]).order_by("-start").first()
    text = plan.text[slice(*span)]
    duty = Duty.objects.create(
        plan=plan, anchor=section.anchor if section else "", kind=DutyKind(kind), text=text, title=title_of(text),
        start=span[0], end=span[1], lead_implied=True, rule="person.added", confidence=1, added_by=by.post,
    )  # fmt: skip
    audit.write(by=by, action="duty.add", what=duty, changes={"start": span[0], "end": span[1]})
    return duty


@transaction.atomic
def map_name(*, plan: Plan, written: str, unit: Unit | UnitGroup, remember: bool, by: Actor) -> int:
    """Say which unit or group ``written`` means, everywhere in the plan; returns how many places it named.

    ``remember`` keeps it as another name of the unit for later documents; Refused for a unit outside one's area, whose
    names others decide.
    """
    _require(plan, by)
    if remember and not by.may(Permission.PUBLISH_PLANS, unit.area if isinstance(unit, UnitGroup) else unit):
        raise Refused(
            _(
                "Đơn vị này ở ngoài địa bàn nên danvan không nhớ thêm tên gọi cho đơn vị ấy. Bỏ đánh dấu «Nhớ tên gọi» rồi ghi lại."
            )
        )
    key, named = folded(written), 0
    unknown = Participant.rows.filter(duty__plan=plan, unit__isnull=True, group__isnull=True)
    for part in unknown:
        if folded(part.written) == key:
            part.unit = unit if isinstance(unit, Unit) else None
            part.group = unit if isinstance(unit, UnitGroup) else None
            part.store("unit", "group")
            named += 1
    plan.lints.filter(code="unit-unknown", noted=False, message__contains=f"«{written}»").update(noted=True)
    if remember:
        structure.remember_name(written=written, unit=unit, by=by)
    audit.write(by=by, action="plan.map_name", what=plan, changes={"unit": str(unit.uid), "places": named})
    return named


@transaction.atomic
def note_lint(*, lint: Lint, by: Actor) -> Lint:
    """Note that a person has seen the doubt; nothing in the text changes."""
    _require(lint.plan, by)
    if not lint.noted:
        lint.noted = True
        lint.store("noted")
        audit.write(by=by, action="lint.note", what=lint)
    return lint


def _require(plan: Plan, by: Actor) -> None:
    by.require(Permission.IMPORT_PLANS, plan.unit)
    if plan.state != PlanState.REVIEW:
        raise Refused(_("Kế hoạch không còn ở bước soát nên không sửa nhiệm vụ được nữa."))


def _set_state(duty: Duty, state: str, by: Actor, seen: int | None = None) -> Duty:
    before = {"state": duty.state}
    duty.state = state
    duty.store("state", seen=seen)
    audit.write(by=by, action=f"duty.{state}", what=duty, changes=audit.difference(duty, before))
    return duty


def _set_people(duty: Duty, changes: DutyChanges) -> None:
    lead = ParticipantRole.REQUESTED if duty.relation == Relation.REQUESTED else ParticipantRole.LEAD
    duty.participants.filter(role__in=LEADS).update(role=lead)
    duty.participants.filter(unit__isnull=True, group__isnull=True, written__in=list(changes.dropped)).delete()
    for role, chosen in (
        (lead, changes.leads),
        (ParticipantRole.COORDINATING, changes.coordinating),
        (ParticipantRole.RECEIVER, changes.receivers),
        (ParticipantRole.EXCEPTED, changes.excepted),
    ):
        if chosen is not None:
            _replace(duty, role, chosen)


def _replace(duty: Duty, role: str, chosen: Sequence[Unit | UnitGroup]) -> None:
    """Keep the rows that still hold, with the place they were read at, and unknown names; drop the others, add the new."""
    wanted = {(type(one).__name__, one.pk): one for one in chosen}
    for part in duty.participants.filter(role=role).select_related("unit", "group"):
        held = part.unit or part.group
        if held is not None and wanted.pop((type(held).__name__, held.pk), None) is None:
            part.delete()
    for one in wanted.values():
        participant(duty, role, _written(one), one).save()


def _written(one: Unit | UnitGroup) -> str:
    if isinstance(one, UnitGroup):
        return one.name
    version = one.versions.order_by("-valid_from").first()
    return version.name if version else one.key


def _set_days(duty: Duty, days: Sequence[dt.date]) -> None:
    """The dated deadlines become ``days``; a phrase without a date stays, as the text has it."""
    known = set(duty.due_dates.values_list("last_day", flat=True))
    duty.due_dates.filter(last_day__isnull=False).exclude(last_day__in=list(days)).delete()
    for day in sorted(set(days) - known):
        DueDate.objects.create(duty=duty, text=_("do người soát đặt"), last_day=day)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span without blanks and leading marks at its ends; None when nothing is left."""
    piece = text[start:end]
    left = len(piece) - len(piece.lstrip(" \t\n-–+•;"))
    right = len(piece.rstrip())
    return (start + left, start + right) if left < right else None


def _copies(duty: Duty, second: Duty) -> list[Participant]:
    return [
        Participant(
            duty=second,
            role=part.role,
            written=part.written,
            start=part.start,
            end=part.end,
            unit=part.unit,
            group=part.group,
        )
        for part in duty.participants.all()
    ]


def _join_people(first: Duty, duty: Duty) -> None:
    known = {(part.role, part.unit_id, part.group_id, folded(part.written)) for part in first.participants.all()}
    for part in duty.participants.all():
        if (part.role, part.unit_id, part.group_id, folded(part.written)) not in known:
            part.duty = first
            part.store("duty")


def find_quote(plan: Plan, quote: str) -> tuple[int, int]:
    """The span of ``quote`` in the plan's text, blanks and line breaks counting as one. Refused unless it stands there once."""
    words = [re.escape(word) for word in quote.split()]
    found = list(re.finditer(r"\s+".join(words), plan.text)) if words else []
    if len(found) != 1:
        reason = (
            _("Đoạn này có nhiều chỗ trong văn bản; chép dài hơn.")
            if found
            else _("Không tìm thấy đoạn này trong văn bản.")
        )
        raise Refused(_("%(reason)s Chép đúng từng chữ của văn bản bên trái.") % {"reason": reason})
    return found[0].span()


def places_to_cut(duty: Duty) -> list[tuple[int, str]]:
    """Where the duty may be split: (offset in the plan's text, the words the second part begins with)."""
    ends = re.finditer(r"[.;]\s+(?=\S)", duty.text)
    cuts = [duty.start + found.end() for found in ends]
    return [(at, re.sub(r"\s+", " ", duty.plan.text[at : duty.end]).strip()[:120]) for at in cuts]
