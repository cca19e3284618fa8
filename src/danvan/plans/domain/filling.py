"""Turns a reading ("danvan-read/1") into the rows of a plan; called inside the transaction that ends the reading."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from django.utils.translation import gettext as _

from danvan.plans.domain.queries import as_of
from danvan.plans.domain.wording import propose_field, title_of
from danvan.plans.enums import LEADS, DutyKind, ParticipantRole, Relation
from danvan.plans.models import Citation, DueDate, Duty, Lint, Participant, Plan, Recipient, Section, Target
from danvan.units.domain.queries import Directory
from danvan.units.models import Field, Unit, UnitGroup
from danvan.units.names import folded

Reading = dict[str, Any]
Mention = tuple[str, int, int]
_LARGEST = Decimal(10**14)


def fill(plan: Plan, reading: Reading) -> None:
    """Write everything that was read. Units are looked up as of the plan's day; an unknown one stays empty."""
    header = reading["header"]
    plan.text, plan.year, plan.signature = reading["text"], header["year"], reading["signature"] or {}
    _document(plan, reading)
    day = _day(plan, header)
    directory = Directory(area=plan.unit, on=day)
    _sections(plan, reading["outline"])
    Citation.objects.bulk_create([_citation(plan, one) for one in reading["citations"]])
    Recipient.objects.bulk_create([_recipient(plan, one) for one in reading["recipients"]])
    duties = _duties(plan, reading["duties"])
    mentions = [(one["mention"], *one["span"]) for one in reading["units"]]
    participants = [*_participants(duties, reading["duties"], directory, mentions)]
    Participant.objects.bulk_create(participants)
    DueDate.objects.bulk_create([*_due_dates(duties, reading["duties"])])
    Target.objects.bulk_create([*_targets(duties, reading["duties"])])
    Lint.objects.bulk_create([*(_lint(plan, one) for one in reading["lints"]), *_own_lints(plan, duties, participants)])


def _day(plan: Plan, header: Reading) -> dt.date:
    return dt.date.fromisoformat(header["date"]) if header["date"] else as_of(plan)


def _document(plan: Plan, reading: Reading) -> None:
    header, signature, document = reading["header"], reading["signature"] or {}, plan.document
    document.type = (header["type"] or _("kế hoạch"))[:60]
    document.number = _serial(header["number"])
    document.symbol = (header["symbol"] or "")[:60]
    document.date = dt.date.fromisoformat(header["date"]) if header["date"] else None
    document.year = header["year"]
    document.title = (header["title"] or "")[:1000]
    document.issuer = (header["issuer"] or "")[:200]
    document.signer = (signature.get("signer") or "")[:120]
    document.signer_post = (signature.get("signer_post") or signature.get("for_post") or "")[:120]
    document.store("type", "number", "symbol", "date", "year", "title", "issuer", "signer", "signer_post")


def _serial(number: str | None) -> str:
    """«39a» of «39a/KH-UBND» or «39a-KH/TU»; empty while văn thư has given none."""
    found = re.match(r"\s*(\d+[a-zđ]?)", number or "", re.IGNORECASE)
    return found[1] if found else ""


def _sections(plan: Plan, outline: list[Reading]) -> None:
    """Level by level, so that children know their parents' keys."""
    order = {id(node): number for number, node in enumerate(_walk(outline))}
    level: list[tuple[Section | None, Reading]] = [(None, node) for node in outline]
    while level:
        rows = [
            Section(
                plan=plan,
                parent=parent,
                anchor=node["anchor"][:60],
                marker=(node["marker"] or "")[:40],
                title=node["title"] or "",
                start=node["span"][0],
                end=node["span"][1],
                order=order[id(node)],
            )
            for parent, node in level
        ]
        Section.objects.bulk_create(rows)
        level = [(row, child) for row, (_parent, node) in zip(rows, level, strict=True) for child in node["children"]]


def _walk(nodes: list[Reading]) -> Iterator[Reading]:
    for node in nodes:
        yield node
        yield from _walk(node["children"])


def _citation(plan: Plan, one: Reading) -> Citation:
    return Citation(
        plan=plan,
        start=one["span"][0],
        end=one["span"][1],
        reference=one["ref"][:200],
        type=(one["type"] or "")[:60],
        number=(one["number"] or "")[:60],
        date=one["date"],
        issuer=(one["issuer"] or "")[:200],
        title=one["title"] or "",
        legal_basis=one["legal_basis"],
        articles="; ".join(one["articles"])[:300],
    )


def _recipient(plan: Plan, one: Reading) -> Recipient:
    name, purpose = one["name"][:200], (one["purpose"] or "")[:60]
    return Recipient(plan=plan, name=name, purpose=purpose, start=one["span"][0], end=one["span"][1])


def _duties(plan: Plan, read: list[Reading]) -> list[Duty]:
    fields = list(Field.objects.unscoped("danh mục lĩnh vực là dữ liệu dùng chung"))
    rows = [
        Duty(
            plan=plan,
            anchor=one["anchor"][:60],
            kind=one["kind"],
            relation=one["relation"],
            text=one["text"],
            title=title_of(one["text"]),
            start=one["span"][0],
            end=one["span"][1],
            lead_implied=one["lead_implied"],
            recurrence=one["recurrence"] or "",
            product=(one["product"] or "")[:300],
            rule=one["rule"][:60],
            confidence=round(one["confidence"], 2),
            field=propose_field(one["text"], fields),
            order=number,
        )
        for number, one in enumerate(read)
    ]
    Duty.objects.bulk_create(rows)
    return rows


def _participants(
    duties: list[Duty], read: list[Reading], directory: Directory, mentions: list[Mention]
) -> Iterator[Participant]:
    for duty, one in zip(duties, read, strict=True):
        lead_role = ParticipantRole.REQUESTED if one["relation"] == Relation.REQUESTED else ParticipantRole.LEAD
        named = [(lead_role, name) for name in one["lead"]]
        named += [(ParticipantRole.COORDINATING, name) for name in one["coordinating"]]
        named += [(ParticipantRole.EXCEPTED, name) for name in one["excepted"]]
        named += [(ParticipantRole.RECEIVER, one["report_to"])] if one["report_to"] else []
        for role, written in named:
            yield participant(duty, role, written, directory.find(written), place=_place(duty, written, mentions))


def _place(duty: Duty, written: str, mentions: list[Mention]) -> tuple[int, int] | None:
    """Where the text names ``written`` for this duty: inside it, else the last time before it, as in its heading."""
    key = folded(written)
    named = [(start, end) for mention, start, end in mentions if folded(mention) == key]
    inside = [span for span in named if duty.start <= span[0] and span[1] <= duty.end]
    before = [span for span in named if span[1] <= duty.start]
    return inside[0] if inside else before[-1] if before else None


def participant(
    duty: Duty, role: str, written: str, found: Unit | UnitGroup | None, *, place: tuple[int, int] | None = None
) -> Participant:
    """An unsaved participant: ``written`` as the plan says it at ``place``, with the unit or group it is, if known."""
    start, end = place or (None, None)
    return Participant(
        duty=duty,
        role=role,
        written=written[:200],
        start=start,
        end=end,
        unit=found if isinstance(found, Unit) else None,
        group=found if isinstance(found, UnitGroup) else None,
    )


def _due_dates(duties: list[Duty], read: list[Reading]) -> Iterator[DueDate]:
    for duty, one in zip(duties, read, strict=True):
        for due in one["due"]:
            start, end = due["span"]
            yield DueDate(duty=duty, text=due["text"][:200], last_day=due["last_day"], start=start, end=end)


def _targets(duties: list[Duty], read: list[Reading]) -> Iterator[Target]:
    for duty, one in zip(duties, read, strict=True):
        for told in one["targets"]:
            start, end = told["span"]
            value = Decimal(told["value"])
            if value >= _LARGEST:
                continue  # no office counts that far: the digits are no number of anything
            yield Target(
                duty=duty, text=told["text"][:200], bound=told["bound"], value=value, unit=told["unit"][:40],
                period=told["period"] or "", start=start, end=end,
            )  # fmt: skip


def _lint(plan: Plan, one: Reading) -> Lint:
    start, end = one["span"] or (None, None)
    return Lint(plan=plan, code=one["code"][:60], message=one["message"][:500], start=start, end=end)


def _own_lints(plan: Plan, duties: list[Duty], participants: list[Participant]) -> Iterator[Lint]:
    """What only the directory can tell: names it does not know; then duties that fall on nobody."""
    seen: set[str] = set()
    for one in participants:
        if one.known or one.written in seen:
            continue
        seen.add(one.written)
        message = _("«%(name)s» chưa có trong danh mục đơn vị.") % {"name": one.written}
        yield Lint(plan=plan, code="unit-unknown", message=message[:500], start=one.start, end=one.end)
    led = {one.duty for one in participants if one.role in LEADS}
    if lost := [duty for duty in duties if duty.kind != DutyKind.PRINCIPLE and duty not in led]:
        message = _("%(n)d nhiệm vụ không nêu đơn vị thực hiện. Chọn đơn vị cho từng việc, hoặc bỏ qua.")
        yield Lint(plan=plan, code="duty-without-unit", message=message % {"n": len(lost)})
    if duties and all(duty.kind == DutyKind.PRINCIPLE for duty in duties):
        yield Lint(
            plan=plan,
            code="only-principles",
            message=_("Văn bản chỉ nêu yêu cầu chung, không giao việc. Bôi một đoạn để thêm nhiệm vụ."),
        )
