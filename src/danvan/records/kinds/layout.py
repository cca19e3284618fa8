"""How an entry is laid out: screens of sections of fields. Names only; what a field is follows from its column."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _


@dataclass(frozen=True)
class Section:
    """Fields shown together under a heading; ``folded`` ones are opened by whoever needs them."""

    title: str | Promise
    fields: tuple[str, ...]
    folded: bool = False


@dataclass(frozen=True)
class Step:
    """One screen of an entry. ``rows`` names the lists of rows it shows; ``review`` shows what was typed before."""

    title: str | Promise
    sections: tuple[Section, ...]
    rows: tuple[str, ...] = ()
    review: bool = False

    @property
    def fields(self) -> tuple[str, ...]:
        return tuple(name for section in self.sections for name in section.fields)


TOGETHER = Section(_("Ai cùng làm, phục vụ nhiệm vụ nào"), ("participating", "mode", "field", "duty"), folded=True)
ON_BEHALF = Section(
    _("Nhập thay đơn vị, ấp, khóm đã báo qua điện thoại, Zalo, giấy"), ("channel", "given_by", "given_on"), folded=True
)
UNUSUAL = Section(_("Số liệu khác thường: ghi lý do"), ("reason",), folded=True)
PROOF = Section(_("Minh chứng"), ("evidence", "evidence_visibility", "visibility"))
COMMON = (TOGETHER, ON_BEHALF, UNUSUAL, PROOF)
"""What stands at the end of every entry."""


def one_step(title: str | Promise, *sections: Section, rows: tuple[str, ...] = ()) -> tuple[Step, ...]:
    """An entry on one screen: ``sections`` of the kind, then what every entry ends with."""
    return (Step(title, (*sections, *COMMON), rows=rows),)
