"""The consolidated report as an office writes it. Pure: from one snapshot come the Word paper, the workbook and the CSV rows."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from danvan.indicators.declaration import FigureState
from danvan.officedocs.model import (
    Block,
    Heading,
    Letterhead,
    OfficeDocument,
    Paragraph,
    Sheet,
    Signature,
    Workbook,
    paragraphs_of,
)
from danvan.officedocs.numbers import format_count, long_date, roman, short_date
from danvan.reports import frozen, headings, placeholders
from danvan.reports.annexes import annexes, every_figure
from danvan.reports.signing import Signer, signature_of

BANNER = "DỮ LIỆU MINH HỌA"
SHEETS = ("Tổng hợp", "Theo đơn vị", "Đầy đủ theo đơn vị")
_KIND_OF_PLACE = re.compile(
    r"^(?:Ủy ban nhân dân\s+)?(?:tỉnh|thành phố|huyện|quận|thị xã|thị trấn|xã|phường)\s+", re.IGNORECASE
)
_COMMITTEE = re.compile(r"^(Ủy ban nhân dân)\s+(.+)$", re.IGNORECASE)
Content = Mapping[str, Any]


@dataclass(frozen=True)
class Words:
    """What people composed: (heading key, paragraph) in order, and whether late and missing units are named."""

    passages: tuple[tuple[str, str], ...]
    names_late: bool = False
    names_missing: bool = False


class MissingNumber(ValueError):
    """A paragraph asks for a number that the totals do not give; the text says which."""


def report(content: Content, words: Words, *, signer: Signer | None = None, demo: bool = False) -> OfficeDocument:
    """The paper. The number is blank, and so is the day: both are given outside. Raises MissingNumber.

    It is signed by ``signer``; None leaves the signature of the plan it reports on, without a name.
    """
    plan, period = content["plan"], content["period"]
    return OfficeDocument(
        letterhead=Letterhead(
            issuer=_in_two_lines(plan["issuer"]), symbol="BC-UBND", place=place_of(plan["issuer"]), year=period["year"]
        ),
        type_name="Báo cáo",
        title=f"Kết quả thực hiện công tác dân vận chính quyền\n{period['label']}",
        body=(*_opening(content, words), *_sections(content, words), _closing(content)),
        recipients=tuple(plan["recipients"]) or ("Lưu: VT",),
        signature=signature_of(signer) if signer else _signature_of_plan(plan["signature"] or {}),
        annexes=annexes(content, names_missing=words.names_missing),
        banner=BANNER if demo else None,
    )  # fmt: skip


def workbook(content: Content, *, names_missing: bool = False, demo: bool = False) -> Workbook:
    """The annexes of the paper as sheets, the same rows, and a sheet with every figure of every unit."""
    made = (*annexes(content, names_missing=names_missing), every_figure(content, names_missing=names_missing))
    return Workbook(
        title=made[0].title, banner=BANNER if demo else None,
        sheets=tuple(Sheet(name, annex) for name, annex in zip(SHEETS, made, strict=True)),
    )  # fmt: skip


def figures_rows(content: Content) -> list[tuple[str, str, str, str, str]]:
    """(period, unit key or «total», indicator, value, state) of every figure: each expected unit, then the total.

    A value is plain («12», «98.8»), empty where there is none.
    """
    period, found = content["period"]["key"], []
    for unit in content["units"]:
        own = content["unit_figures"].get(unit["key"], {})
        for one in content["indicators"]:
            found.append((period, unit["key"], one["code"], *_value_and_state(own.get(one["code"]))))
    for one in content["indicators"]:
        found.append((period, "total", one["code"], *_value_and_state(content["figures"][one["code"]])))
    return found


def _value_and_state(cell: Mapping[str, Any] | None) -> tuple[str, str]:
    return (cell["value"] or "", cell["state"]) if cell else ("", FigureState.NOT_REPORTED.value)


def place_of(issuer: str) -> str:
    """«Sông Lá» of «Ủy ban nhân dân huyện Sông Lá»: the place a paper is dated at."""
    return _KIND_OF_PLACE.sub("", issuer)


def _in_two_lines(issuer: str) -> str:
    found = _COMMITTEE.match(issuer)
    return f"{found[1]}\n{found[2]}" if found else issuer


def plan_reference(plan: Mapping[str, Any]) -> str:
    """«Kế hoạch số 18/KH-UBND ngày 17 tháng 02 năm 2023 của … về …», with what the plan has of it."""
    name = plan["type"][:1].upper() + plan["type"][1:]
    parts = [f"{name} số {plan['number']}/{plan['symbol']}" if plan["number"] else name]
    if plan["date"]:
        parts.append(long_date(dt.date.fromisoformat(plan["date"])))
    parts.append(f"của {plan['issuer']}")
    if plan["title"]:
        parts.append(f"về {plan['title'][:1].lower()}{plan['title'][1:]}".rstrip("."))
    return " ".join(parts)


def _window(period: Mapping[str, Any]) -> str:
    first = dt.date.fromisoformat(period["from"])
    last = dt.date.fromisoformat(period["to"]) - dt.timedelta(days=1)
    return f"số liệu từ {long_date(first)} đến hết {long_date(last)}"


def _opening(content: Content, words: Words) -> list[Paragraph]:
    plan, period = content["plan"], content["period"]
    first = (
        f"Thực hiện {plan_reference(plan)}, {plan['issuer']} báo cáo kết quả thực hiện {period['label']} "
        f"({_window(period)}) như sau:"
    )
    where = "Số liệu chi tiết tại Phụ lục I và Phụ lục II kèm theo Báo cáo này."
    return [Paragraph.of(first), Paragraph.of(f"{coverage_sentence(content, words)} {where}")]


def coverage_sentence(content: Content, words: Words) -> str:
    """How many of how many reported, how many late; with names only where the leader has ticked it."""
    called = {unit["key"]: unit["name"] for unit in content["units"]}
    received, due = len(content["versions"]), dt.date.fromisoformat(content["period"]["due"])
    text = f"Số liệu được tổng hợp từ báo cáo của {received}/{len(called)} cơ quan, đơn vị, địa phương"
    if content["late"]:
        text += f", trong đó {format_count(len(content['late']))} báo cáo nhận sau ngày {short_date(due)}"
        text += f" ({_listed(content['late'], called)})" if words.names_late else ""
    if content["missing"] and words.names_missing:
        text += f"; chưa có số liệu của {_listed(content['missing'], called)}"
    return text + "."


def _listed(keys: Iterable[str], called: Mapping[str, str]) -> str:
    return "; ".join(called[key] for key in keys)


def _sections(content: Content, words: Words) -> list[Block]:
    """Headings with something under them, numbered as they are printed; results stand before shortcomings."""
    cells = {code: frozen.Cell.read(figure) for code, figure in content["figures"].items()}
    blocks: list[Block] = []
    place = 0
    for top in headings.thaw(content["outline"]):
        under = _parts(top, words, cells) if top.parts else _texts(top.key, words, cells)
        if under:
            place += 1
            blocks += [Heading(1, f"{roman(place)}. {top.title}"), *under]
    return blocks


def _parts(top: headings.Heading, words: Words, cells: Mapping[str, frozen.Cell]) -> list[Block]:
    blocks: list[Block] = []
    place = 0
    for part in top.parts:
        under = _texts(part.key, words, cells)
        if under:
            place += 1
            blocks += [Heading(2, f"{place}. {part.title}"), *under]
    return blocks


def _texts(key: str, words: Words, cells: Mapping[str, frozen.Cell]) -> list[Block]:
    return [block for text in printed(key, words, cells) for block in paragraphs_of(text)]


def printed(key: str, words: Words, cells: Mapping[str, frozen.Cell]) -> list[str]:
    """The paragraphs under the heading ``key`` with their numbers filled in. Raises MissingNumber."""
    found = []
    for heading, text in words.passages:
        if heading == key:
            if faults := placeholders.faults(text, cells):
                raise MissingNumber(" ".join(faults))
            found.append(placeholders.filled(text, cells))
    return found


def _closing(content: Content) -> Paragraph:
    plan, period = content["plan"], content["period"]
    return Paragraph.of(
        f"Trên đây là Báo cáo kết quả thực hiện công tác dân vận chính quyền {period['label']} của {plan['issuer']}."
    )


def cover_note(content: Content) -> list[str]:
    """The phiếu trình: what is submitted, how many reported, and by name who is late, returned or missing."""
    called = {unit["key"]: unit["name"] for unit in content["units"]}
    versions = {version["unit"]: version for version in content["versions"]}
    name = f"Báo cáo kết quả thực hiện công tác dân vận chính quyền {content['period']['label']}"
    lines = [f"Trình {name} ({_window(content['period'])}).", f"Đã nhận {len(versions)}/{len(called)} báo cáo."]
    for key in content["late"]:
        version = versions[key]
        reason = f", lý do: {version['late_reason'].rstrip('.')}" if version["late_reason"] else ", chưa ghi lý do"
        received = short_date(dt.date.fromisoformat(version["received_on"]))
        lines.append(f"Nhận trễ: {called[key]}, nhận ngày {received}, trễ {version['late_days']} ngày{reason}.")
    if content["returned"]:
        lines.append(f"Đã trả lại, chưa nộp lại: {_listed(content['returned'], called)}.")
    missing = [key for key in content["missing"] if key not in content["returned"]]
    if missing:
        lines.append(f"Chưa gửi: {_listed(missing, called)}.")
    behalf = [version["unit"] for version in content["versions"] if version["on_behalf"]]
    if behalf:
        lines.append(f"Nhập thay từ bản của đơn vị: {_listed(behalf, called)}.")
    return lines


def _signature_of_plan(signature: Mapping[str, str]) -> Signature:
    return Signature(
        on_behalf=signature.get("on_behalf") or "TM. Ủy ban nhân dân", for_post=_in_place_of(signature.get("for_post")),
        post=signature.get("signer_post") or "Chủ tịch",
    )  # fmt: skip


def _in_place_of(post: str | None) -> str | None:
    """«KT. CHỦ TỊCH»: whom the signer stands in for, with the sign Decree 30/2020/NĐ-CP puts before it."""
    if not post:
        return None
    return post if post.upper().startswith("KT.") else f"KT. {post}"
