"""The outline of the report: a unit answers under the headings, the consolidated report is printed under them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from danvan.plans.models import Plan, Section
from danvan.reports.catalogue import GROUPS
from danvan.units.names import folded

_LONGEST_TITLE = 160
# Words by which the six groups of a plan's part II are known, whatever their order.
_WORDS = {
    1: ("quan triet", "tuyen truyen"),
    2: ("mat tran",),
    3: ("dan chu",),
    4: ("cai cach hanh chinh",),
    5: ("thi dua",),
    6: ("kien toan", "tap huan"),
}


@dataclass(frozen=True)
class Heading:
    """``key`` is what texts hang on; ``number`` «II.3»; ``group`` the group of figures it speaks of, or 0."""

    key: str
    number: str
    title: str
    group: int = 0
    parts: tuple[Heading, ...] = ()


def default_outline(plan: Plan) -> list[Heading]:
    """The outline of the report on ``plan``: part II in the words and order of the plan's own six groups if it has them,
    then inspection and commendation."""
    results = [
        Heading(f"g{group}", f"II.{place}", title, group) for place, (group, title) in enumerate(_groups(plan), start=1)
    ]
    results.append(Heading("kiem-tra", f"II.{len(results) + 1}", _("Kiểm tra, khen thưởng")))
    return [
        Heading("chi-dao", "I", _("Công tác chỉ đạo, triển khai")),
        Heading("ket-qua", "II", _("Kết quả thực hiện"), parts=tuple(results)),
        Heading(
            "danh-gia", "III", _("Đánh giá chung"),
            parts=(
                Heading("uu-diem", "III.1", _("Ưu điểm")),
                Heading("han-che", "III.2", _("Tồn tại, hạn chế")),
                Heading("nguyen-nhan", "III.3", _("Nguyên nhân")),
            ),
        ),
        Heading("phuong-huong", "IV", _("Phương hướng, nhiệm vụ thời gian tới")),
        Heading("kien-nghi", "V", _("Kiến nghị, đề xuất")),
    ]  # fmt: skip


def _groups(plan: Plan) -> list[tuple[int, str]]:
    parts = list(Section.rows.filter(plan=plan, parent__anchor="II").order_by("order"))
    known = [(_group_of(part.title), short_title(part.title)) for part in parts]
    if len(parts) == len(_WORDS) and {group for group, _title in known} == set(_WORDS):
        return [(group, title) for group, title in known if group]
    return [(group, str(GROUPS[group])) for group in _WORDS]


def _group_of(title: str) -> int:
    words = folded(title)
    return next((group for group, wanted in _WORDS.items() if any(word in words for word in wanted)), 0)


def short_title(title: str) -> str:
    """The first clause of a group's title, without number and final stop: the plan's own words, short enough to head a part."""
    plain = re.sub(r"\s+", " ", title.replace("*", "")).strip()
    plain = re.sub(r"^\d+[.)]\s*", "", plain)
    clause = re.split(r"[;:]", plain, maxsplit=1)[0].strip(" .,")
    if len(clause) > _LONGEST_TITLE:
        clause = clause[:_LONGEST_TITLE].rsplit(",", 1)[0].strip(" .,")
    return clause


def freeze(outline: list[Heading]) -> list[dict[str, object]]:
    """The outline as JSON."""
    return [
        {
            "key": one.key, "number": one.number, "title": one.title, "group": one.group,
            "parts": freeze(list(one.parts)),
        }
        for one in outline
    ]  # fmt: skip


def thaw(frozen: list[dict[str, object]]) -> list[Heading]:
    """The outline ``freeze`` made."""
    return [
        Heading(
            str(one["key"]), str(one["number"]), str(one["title"]), int(str(one["group"])),
            tuple(thaw(one["parts"])),  # type: ignore[arg-type]
        )
        for one in frozen
    ]  # fmt: skip


def written(outline: list[Heading]) -> Iterator[Heading]:
    """The headings texts are written under: those without parts, in order."""
    for one in outline:
        if one.parts:
            yield from written(list(one.parts))
        else:
            yield one
