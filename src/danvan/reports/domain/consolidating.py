"""Making the parent's report of its units': fix the versions, read nothing else, freeze what comes out."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from typing import Any

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.indicators.declaration import Amount, Indicator
from danvan.plans.models import Recipient
from danvan.reports import rollup, sentences
from danvan.reports.catalogue import CATALOGUE
from danvan.reports.domain.standing import expected, standing_versions
from danvan.reports.enums import ReportState
from danvan.reports.frozen import Cell, amount_of, canonical, content_hash, number, written
from danvan.reports.headings import thaw
from danvan.reports.headings import written as written_headings
from danvan.reports.models import Consolidation, ConsolidationSource, Passage, Period, Report, ReportVersion
from danvan.units.actor import Actor
from danvan.units.domain.queries import names
from danvan.units.models import Unit
from danvan.units.roles import Permission

Content = dict[str, Any]
_SIGNS = {"báo cáo": "b/c", "phối hợp": "p/h", "theo dõi": "t/d"}


@transaction.atomic
def consolidate(*, period: Period, by: Actor) -> Consolidation:
    """Consolidate the reports that count now: the last version of each unit that was not returned.

    The list of versions is fixed first and nothing else is read of the units. An earlier consolidation stays as it is.
    Raises Refused when no unit has reported. A constant number of queries, whatever the number of units.
    """
    by.require(Permission.CONSOLIDATE, home_of(period))
    fixed = {version.pk for version in standing_versions(period).values()}
    if not fixed:
        raise Refused(_("Chưa có đơn vị nào nộp báo cáo kỳ này nên chưa tổng hợp được."))
    Period.rows.select_for_update().get(pk=period.pk)
    versions = list(
        ReportVersion.objects.unscoped("đúng những bản đã chốt để tổng hợp")
        .filter(pk__in=fixed).select_related("report__unit").order_by("entered_at", "pk")
    )  # fmt: skip
    content = snapshot_of(period, versions, list(expected(period)))
    text = canonical(content)
    last = Consolidation.rows.filter(period=period).order_by("-number").first()
    row = Consolidation.objects.create(
        period=period, number=last.number + 1 if last else 1, snapshot=text, snapshot_hash=content_hash(text),
        made_at=clock.now(), made_by=by.post, names_late=last.names_late if last else False,
        names_missing=last.names_missing if last else False,
    )  # fmt: skip
    ConsolidationSource.objects.bulk_create(
        ConsolidationSource(consolidation=row, version_sent=version) for version in versions
    )
    _lay_out_passages(row, content, last)
    changes = {"number": row.number, "versions": len(versions), "hash": row.snapshot_hash}
    audit.write(by=by, action="consolidation.make", what=row, changes=changes)
    return row


def home_of(period: Period) -> Unit:
    """The office that gathers the reports: the receiver the plan names, else the committee of the plan."""
    return period.regime.receiver or period.regime.plan.unit


def snapshot_of(period: Period, versions: list[ReportVersion], owed: list[Report]) -> Content:
    """The snapshot of ``versions`` (in the order they were sent) for the reports ``owed``."""
    plan, document = period.regime.plan, period.regime.plan.document
    bodies = {version.report_id: version.body for version in versions}
    keys = [report.unit.key for report in owed]
    sent = [sent_of(bodies[version.report_id]) for version in versions]
    found = rollup.totals(sent, CATALOGUE, expected=len(owed))
    called = names([*(report.unit_id for report in owed), plan.unit_id], on=clock.today())
    return {
        "schema": 1,
        "period": {
            "key": period.key, "label": period.label, "kind": period.kind, "year": period.year,
            "from": period.data_from.isoformat(), "to": period.data_to.isoformat(),
            "due": period.due_last_day.isoformat(), "estimates": period.estimate_allowed,
        },
        "plan": {
            "type": document.type, "number": document.number, "symbol": document.symbol,
            "date": document.date.isoformat() if document.date else None, "title": document.title,
            "issuer": called[plan.unit_id].name if plan.unit_id in called else plan.unit.key,
            "signature": plan.signature,
            "recipients": [_recipient(one) for one in Recipient.rows.filter(plan=plan).order_by("start")],
        },
        "outline": period.regime.outline,
        "indicators": [_declared(one) for one in CATALOGUE],
        "units": [_named(report, called) for report in owed],
        "versions": [_version(version) for version in versions],
        "missing": [report.unit.key for report in owed if report.pk not in bodies],
        "returned": [
            report.unit.key for report in owed if report.pk not in bodies and report.state == ReportState.RETURNED
        ],
        "late": [version.report.unit.key for version in sorted(versions, key=_order) if version.late_days],
        "figures": {code: _total(total, code, bodies) for code, total in found.items()},
        "unit_figures": {body["unit"]: body["figures"] for body in bodies.values()},
        "narratives": _gathered(bodies, keys),
    }  # fmt: skip


def _recipient(one: Recipient) -> str:
    """«Sở Nội vụ (b/c)»: what the copy is for, in the sign offices write; what a plan asks them to do is no matter of a report."""
    signs = [sign for purpose, sign in _SIGNS.items() if purpose in (one.purpose or "")]
    return f"{one.name} ({', '.join(signs)})" if signs else one.name


def _order(version: ReportVersion) -> int:
    return version.report_id


def sent_of(body: Content) -> rollup.Sent:
    """A version's content as the roll-up takes it."""
    return rollup.Sent(
        unit=body["unit"],
        cells={code: Cell.read(figure) for code, figure in body["figures"].items()},
        events={
            uid: rollup.Event(event["host"], tuple(event["units"]), _amounts(event))
            for uid, event in body["events"].items()
        },
        typed=frozenset(code for code, figure in body["figures"].items() if figure["source"] == "typed"),
    )


def _amounts(event: Content) -> dict[str, Amount]:
    return {code: amount_of(amount) for code, amount in event["amounts"].items()}


def _declared(one: Indicator) -> Content:
    return {
        "code": one.code, "name": one.name, "unit": one.unit, "group": one.group, "roll_up": one.roll_up.value,
        "source": one.source.value, "numerator": one.numerator, "denominator": one.denominator,
    }  # fmt: skip


def _named(report: Report, called: Mapping[int, Any]) -> Content:
    version = called.get(report.unit_id)
    return {
        "key": report.unit.key, "uid": str(report.unit.uid), "report": str(report.uid),
        "name": version.name if version else report.unit.key, "short": version.short_name if version else report.unit.key,
        "level": version.level if version else "",
    }  # fmt: skip


def _version(version: ReportVersion) -> Content:
    return {
        "unit": version.report.unit.key, "uid": str(version.uid), "number": version.number, "hash": version.content_hash,
        "received_on": version.received_on.isoformat(), "late_days": version.late_days,
        "late_reason": version.late_reason, "on_behalf": version.channel,
    }  # fmt: skip


def _total(total: rollup.Total, code: str, bodies: Mapping[int, Content]) -> Content:
    return {
        **total.cell.freeze(),
        "answered": total.answered, "asked": total.asked, "not_applicable": total.not_applicable,
        "summed": written(total.summed), "joint": written(total.joint), **_estimate(code, bodies),
    }  # fmt: skip


def _estimate(code: str, bodies: Mapping[int, Content]) -> Content:
    """«Ước đến» of the units that gave one, summed apart; nothing when nobody did."""
    given = [body["figures"].get(code, {}).get("estimate") for body in bodies.values()]
    known = [value for value in map(number, given) if value is not None]
    return {"estimate": written(sum(known)) if known else None, "estimated": len(known)}  # type: ignore[arg-type]


def _gathered(bodies: Mapping[int, Content], keys: list[str]) -> dict[str, list[Content]]:
    """Heading -> what each unit wrote under it, in the order of the units."""
    by_unit = {body["unit"]: body["narratives"] for body in bodies.values()}
    found: dict[str, list[Content]] = {}
    for key in keys:
        for heading, text in by_unit.get(key, {}).items():
            found.setdefault(heading, []).append({"unit": key, "text": text["printed"]})
    return found


def totals_of(content: Content) -> dict[str, Cell]:
    """Code -> the total cell of a snapshot."""
    return {code: Cell.read(figure) for code, figure in content["figures"].items()}


def _lay_out_passages(row: Consolidation, content: Content, last: Consolidation | None) -> None:
    """Sentences from the figures, chosen; then what units wrote, not chosen.

    What was composed before is taken over; new sentences under a heading somebody has composed wait to be chosen.
    """
    cells, made = totals_of(content), []
    composed = list(Passage.rows.filter(consolidation=last, sources=[]).order_by("heading", "place")) if last else []
    taken = {(passage.heading, passage.text): passage.chosen for passage in composed}
    for heading in written_headings(thaw(content["outline"])):
        key, given = heading.key, content["narratives"].get(heading.key, [])
        fresh = key not in {one.heading for one in composed}
        texts = [(text, list[str](), taken.get((key, text), fresh)) for text in sentences.proposed(key, cells)]
        known = {text for text, _sources, _chosen in texts}
        kept = (one for one in composed if one.heading == key and one.chosen and one.text not in known)
        texts += [(one.text, [], True) for one in kept]
        texts += [(one["text"], [one["unit"]], False) for one in given]
        made += [
            Passage(consolidation=row, heading=key, place=place, text=text, sources=sources, chosen=chosen)
            for place, (text, sources, chosen) in enumerate(texts, start=1)
        ]
    Passage.objects.bulk_create(made)


def stale_against(consolidation: Consolidation) -> list[ReportVersion]:
    """Versions that count now and were not consolidated: what makes the consolidation stale. Two queries."""
    now = {version.pk: version for version in standing_versions(consolidation.period).values()}
    used = set(consolidation.sources.values_list("version_sent_id", flat=True))
    return [version for pk, version in sorted(now.items()) if pk not in used]


def is_stale(consolidation: Consolidation) -> bool:
    """Whether consolidating again would use other versions (a correction, a late or a withdrawn report)."""
    now = {version.pk for version in standing_versions(consolidation.period).values()}
    return now != set(consolidation.sources.values_list("version_sent_id", flat=True))


def compare(old: Content, new: Content) -> list[dict[str, Any]]:
    """Totals in which two snapshots differ: code, name, old and new cell, in the order of the form."""
    before, after = totals_of(old), totals_of(new)
    named = {one["code"]: one["name"] for one in [*old["indicators"], *new["indicators"]]}
    return [
        {"code": code, "name": name, "old": before.get(code), "new": after.get(code)}
        for code, name in named.items()
        if before.get(code) != after.get(code)
    ]


def would_be(period: Period) -> Content:
    """The snapshot that consolidating now would make; nothing is stored. Same queries as ``consolidate`` reads."""
    fixed = {version.pk for version in standing_versions(period).values()}
    rows = ReportVersion.objects.unscoped("xem trước kết quả tổng hợp lại").filter(pk__in=fixed)
    versions = list(rows.select_related("report__unit").order_by("entered_at", "pk"))
    return snapshot_of(period, versions, list(expected(period)))


def day(text: str) -> dt.date:
    """A date of a snapshot."""
    return dt.date.fromisoformat(text)
