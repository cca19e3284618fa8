"""The verbs on criteria sets: copy, change a draft, publish, drop a draft; and the set that is in use."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from django.db import transaction
from django.db.models import Case, QuerySet, When
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.officedocs.numbers import format_number
from danvan.scoring.enums import How, SetState, Subject
from danvan.scoring.models import CriteriaSet, Criterion
from danvan.scoring.shipped import SHIPPED, CriterionInput, Heading, criteria_of
from danvan.units.actor import Actor
from danvan.units.roles import Permission

MOST_CRITERIA = 100
IN_USE_FIRST = (SetState.PUBLISHED, SetState.DRAFT, SetState.RETIRED)
MOST_POINTS = 1000


def may_edit(by: Actor) -> bool:
    """Whether ``by`` may copy, change and publish sets."""
    return by.holds(Permission.ASSESS)


def current(subject: str) -> CriteriaSet:
    """The set in use for ``subject``; the first time, the one that comes with danvan."""
    rows = CriteriaSet.objects.unscoped("tiêu chí là dữ liệu dùng chung").filter(subject=subject)
    return rows.filter(state=SetState.PUBLISHED).first() or _ship(subject)


def all_sets(by: Actor) -> QuerySet[CriteriaSet]:
    """Every set with its criteria, those that come with danvan included; in use first."""
    for subject in Subject.values:
        current(subject)
    rows = CriteriaSet.objects.visible_to(by).prefetch_related("criteria")
    order = Case(*(When(state=state, then=place) for place, state in enumerate(IN_USE_FIRST)))
    return rows.order_by("subject", order, "-published_at", "-pk")


@transaction.atomic
def _ship(subject: str) -> CriteriaSet:
    key, (_subject, heading) = next((key, one) for key, one in SHIPPED.items() if one[0] == subject)
    values = _columns(heading) | {"subject": subject, "state": SetState.PUBLISHED, "published_at": clock.now()}
    rows = CriteriaSet.objects.unscoped("tiêu chí kèm theo phần mềm")
    row, made = rows.get_or_create(shipped_key=key, defaults=values)
    if made:
        _write_criteria(row, criteria_of(key))
    return row


@transaction.atomic
def copy(*, original: CriteriaSet, by: Actor) -> CriteriaSet:
    """A draft like ``original``, to be changed. Raises NotPermitted."""
    _require(by)
    draft = CriteriaSet.objects.create(
        subject=original.subject, title=_("%(title)s, bản chép") % {"title": original.title[:180]}, source="",
        ranks=original.ranks, passing=original.passing, ceiling=original.ceiling,
    )  # fmt: skip
    _write_criteria(draft, [given_of(one) for one in original.criteria.all()])
    audit.write(by=by, action="criteria.copy", what=draft, changes={"of": str(original.uid)})
    return draft


@transaction.atomic
def change(
    *, draft: CriteriaSet, heading: Heading, criteria: Sequence[CriterionInput], by: Actor, seen: int | None = None
) -> CriteriaSet:
    """Make ``draft`` say ``heading`` and ``criteria``, in that order.

    Raises NotPermitted; Refused for a set that is in use or was, for a criterion without words, points or figure, for
    steps or ranks out of order; StaleRow.
    """
    _require(by)
    _require_draft(draft)
    _check_heading(heading)
    if len(criteria) > MOST_CRITERIA:
        raise Refused(_("Một bộ có nhiều nhất %(most)s tiêu chí. Gộp bớt tiêu chí.") % {"most": MOST_CRITERIA})
    for order, one in enumerate(criteria, 1):
        _check_criterion(order, one)
    values = _columns(heading)
    before = {name: getattr(draft, name) for name in values}
    for name, value in values.items():
        setattr(draft, name, value)
    draft.store(*values, seen=seen)
    draft.criteria.all().delete()
    _write_criteria(draft, criteria)
    changes = audit.difference(draft, before) | {"criteria": len(criteria)}
    audit.write(by=by, action="criteria.change", what=draft, changes=changes)
    return draft


@transaction.atomic
def publish(*, draft: CriteriaSet, by: Actor, seen: int | None = None) -> CriteriaSet:
    """Use ``draft`` from now on; the set in use until now is kept for what was scored by it.

    Raises NotPermitted, Refused for a set without criteria or that is no draft, StaleRow.
    """
    _require(by)
    _require_draft(draft)
    if not any(one.how != How.BAR for one in draft.criteria.all()):
        raise Refused(_("Bộ tiêu chí chưa có tiêu chí nào cho điểm. Thêm tiêu chí rồi áp dụng."))
    for old in CriteriaSet.rows.select_for_update().filter(subject=draft.subject, state=SetState.PUBLISHED):
        old.state = SetState.RETIRED
        old.store("state")
    draft.state, draft.published_at = SetState.PUBLISHED, clock.now()
    draft.store("state", "published_at", seen=seen)
    audit.write(by=by, action="criteria.publish", what=draft, changes={"subject": draft.subject})
    return draft


@transaction.atomic
def drop(*, draft: CriteriaSet, by: Actor) -> None:
    """Throw a draft away. Raises NotPermitted, Refused for a set that is in use or was."""
    _require(by)
    _require_draft(draft)
    audit.write(by=by, action="criteria.drop", what=draft, changes={"subject": draft.subject})
    draft.delete()


def given_of(row: Criterion) -> CriterionInput:
    """A criterion as it would be typed."""
    return CriterionInput(row.text, row.how, row.most, row.group, row.indicator, row.pairs)


def heading_of(row: CriteriaSet) -> Heading:
    """What a set says of itself, as it would be typed."""
    ranks = tuple((Decimal(least), str(name)) for least, name in row.ranks)
    return Heading(row.title, row.source, row.checked, ranks, row.passing, row.ceiling)


def _columns(heading: Heading) -> dict[str, object]:
    return {
        "title": str(heading.title).strip(), "source": str(heading.source).strip(), "checked": heading.checked,
        "ranks": [[str(least), name.strip()] for least, name in heading.ranks], "passing": heading.passing,
        "ceiling": heading.ceiling,
    }  # fmt: skip


def _write_criteria(row: CriteriaSet, criteria: Sequence[CriterionInput]) -> None:
    Criterion.objects.bulk_create(
        Criterion(
            criteria_set=row, order=order, group=one.group.strip(), text=one.text.strip(), how=one.how, most=one.most,
            indicator=one.indicator, steps=[[str(least), str(points)] for least, points in one.steps],
        )
        for order, one in enumerate(criteria, 1)
    )  # fmt: skip


def _require(by: Actor) -> None:
    by.require(Permission.ASSESS, by.area_id)


def _require_draft(row: CriteriaSet) -> None:
    if row.state != SetState.DRAFT:
        raise Refused(_("Bộ tiêu chí đã áp dụng thì không sửa nữa, để điểm đã chấm vẫn đúng. Chép ra bản mới rồi sửa."))


def _check_heading(heading: Heading) -> None:
    if not str(heading.title).strip():
        raise Refused(_("Ghi tên bộ tiêu chí."))
    least = [one for one, _name in heading.ranks]
    if any(not name.strip() for _least, name in heading.ranks) or least != sorted(set(least), reverse=True):
        raise Refused(_("Ghi các mức xếp loại từ cao xuống thấp, mỗi mức một điểm khác nhau và một tên."))
    if heading.ranks and not 1 <= heading.ceiling <= len(heading.ranks):
        raise Refused(_("Mức cao nhất khi có điểm liệt phải là một trong các mức xếp loại đã ghi."))


def _check_criterion(order: int, one: CriterionInput) -> None:
    if reason := _wrong(one):
        raise Refused(_("Tiêu chí %(order)s: %(reason)s") % {"order": order, "reason": reason})


def _wrong(one: CriterionInput) -> str:
    """Why a criterion cannot be scored; empty when it can."""
    if not one.text.strip():
        return _("ghi nội dung tiêu chí.")
    if abs(one.most) > MOST_POINTS:
        return _("điểm tối đa không quá %(most)s.") % {"most": format_number(MOST_POINTS)}
    if one.how == How.BAR:
        return _("điểm liệt không có điểm; để điểm tối đa là 0.") if one.most else ""
    if not one.most:
        return _("ghi điểm tối đa; số âm là điểm trừ.")
    return _wrong_source(one)


def _wrong_source(one: CriterionInput) -> str:
    if one.how == How.INDICATOR and not one.indicator:
        return _("chọn chỉ tiêu lấy số liệu.")
    if one.how != How.INDICATOR and one.indicator:
        return _("chỉ cách tính «Từ chỉ tiêu trong sổ» mới chọn chỉ tiêu.")
    return _wrong_steps(one)


def _wrong_steps(one: CriterionInput) -> str:
    if one.how not in {How.STEPS, How.INDICATOR}:
        return _("chỉ bậc thang và chỉ tiêu mới ghi các bậc.") if one.steps else ""
    least = [at for at, _points in one.steps]
    if not least:
        return _("ghi các bậc, ví dụ: 90: 4; 95: 6; 98: 8.")
    if least != sorted(set(least)):
        return _("ghi các bậc từ thấp lên cao.")
    if any(not min(Decimal(0), one.most) <= points <= max(Decimal(0), one.most) for _at, points in one.steps):
        return _("điểm của mỗi bậc nằm trong khoảng từ 0 đến điểm tối đa.")
    return ""
