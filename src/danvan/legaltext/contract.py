"""Writes a reading as the object "danvan-read/1" that `danvan read --json` prints."""

from __future__ import annotations

import json
from collections.abc import Sequence
from datetime import date
from importlib.resources import files
from typing import Any

from danvan.legaltext.model import (
    Citation,
    Duty,
    Header,
    Lint,
    Node,
    Reading,
    Recipient,
    Reference,
    Scan,
    Signature,
    Span,
    Target,
    UnitMention,
)

SCHEMA = "danvan-read/1"


def json_schema() -> dict[str, Any]:
    """The JSON Schema (2020-12) every such object obeys."""
    text = files("danvan.legaltext").joinpath("schema", "danvan-read-1.json").read_text(encoding="utf-8")
    loaded: dict[str, Any] = json.loads(text)
    return loaded


def as_dict(reading: Reading) -> dict[str, Any]:
    """The reading as plain data: dates ISO, spans [start, end) in code points of `text`, absent is None."""
    source = reading.source
    return {
        "schema": SCHEMA,
        "source": {
            "name": source.name,
            "sha256": source.sha256,
            "format": source.format,
            "chars": len(source.text),
            "scan": _scan(source.scan),
        },
        "text": source.text,
        "header": _header(reading.header),
        "outline": [_node(node) for node in reading.outline],
        "citations": [_citation(cited) for cited in reading.citations],
        "references": [_reference(one) for one in reading.references],
        "units": [_unit(unit) for unit in reading.units],
        "duties": [_duty(duty) for duty in reading.duties],
        "recipients": [_recipient(one) for one in reading.recipients],
        "signature": _signature(reading.signature),
        "lints": [_lint(lint) for lint in reading.lints],
    }


def _scan(scan: Scan | None) -> dict[str, Any] | None:
    if scan is None:
        return None
    unread = [{"page": number, "outcome": outcome} for number, outcome in scan.unread]
    return {"pages": scan.pages, "unread": unread, "unclear": [list(span) for span in scan.unclear]}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _trace(span: Span | None, rule: str, confidence: float) -> dict[str, Any]:
    return {"span": list(span) if span else None, "rule": rule, "confidence": confidence}


def _header(header: Header) -> dict[str, Any]:
    return {
        "type": header.type,
        "number": header.number,
        "symbol": header.symbol,
        "date": _iso(header.date),
        "year": header.year,
        "place": header.place,
        "title": header.title,
        "issuer": header.issuer,
        "issuer_inferred": header.issuer_inferred,
        **_trace(header.span, header.rule, header.confidence),
    }


def _citation(cited: Citation) -> dict[str, Any]:
    return {
        "ref": cited.ref,
        "type": cited.type,
        "number": cited.number,
        "date": _iso(cited.date),
        "issuer": cited.issuer,
        "title": cited.title,
        "legal_basis": cited.legal_basis,
        "articles": _names(cited.articles),
        **_trace(cited.span, cited.rule, cited.confidence),
    }


def _reference(one: Reference) -> dict[str, Any]:
    return {
        "text": one.text,
        "number": one.number,
        "title": one.title,
        "cited": list(one.cited),
        "span": list(one.span),
    }


def _unit(unit: UnitMention) -> dict[str, Any]:
    return {
        "mention": unit.mention,
        "name": unit.name,
        "group": unit.group,
        **_trace(unit.span, unit.rule, unit.confidence),
    }


def _recipient(one: Recipient) -> dict[str, Any]:
    return {"name": one.name, "purpose": one.purpose, **_trace(one.span, one.rule, one.confidence)}


def _signature(signature: Signature) -> dict[str, Any]:
    return {
        "on_behalf": signature.on_behalf,
        "for_post": signature.for_post,
        "signer_post": signature.signer_post,
        "signer": signature.signer,
        **_trace(signature.span, signature.rule, signature.confidence),
    }


def _lint(lint: Lint) -> dict[str, Any]:
    return {"code": lint.code, "message": lint.message, **_trace(lint.span, lint.rule, lint.confidence)}


def _node(node: Node) -> dict[str, Any]:
    return {
        "anchor": node.anchor,
        "marker": node.marker,
        "title": node.title,
        **_trace(node.span, node.rule, node.confidence),
        "children": [_node(child) for child in node.children],
    }


def _names(names: Sequence[str]) -> list[str]:
    return list(names)


def _target(one: Target) -> dict[str, Any]:
    return {
        "text": one.text, "bound": one.bound, "value": str(one.value), "unit": one.unit, "period": one.period, "span": list(one.span),
    }  # fmt: skip


def _duty(duty: Duty) -> dict[str, Any]:
    return {
        "anchor": duty.anchor,
        "kind": duty.kind,
        "text": duty.text,
        "relation": duty.relation,
        "lead": _names(duty.lead),
        "lead_implied": duty.lead_implied,
        "coordinating": _names(duty.coordinating),
        "report_to": duty.report_to,
        "due": [{"text": due.text, "last_day": _iso(due.last_day), "span": list(due.span)} for due in duty.due],
        "recurrence": duty.recurrence,
        "product": duty.product,
        "excepted": _names(duty.excepted),
        "targets": [_target(one) for one in duty.targets],
        **_trace(duty.span, duty.rule, duty.confidence),
    }
