"""Words of a duty: its short form, the place it stands at, and the field it belongs to."""

from __future__ import annotations

import re
from collections.abc import Sequence

from django.utils.translation import gettext as _

from danvan.plans.enums import TargetBound
from danvan.plans.models import Target
from danvan.units.models import Field
from danvan.units.names import folded

LONGEST = 150
SHORTEST = 40


def title_of(text: str) -> str:
    """The short form of a duty for lists: its first clause of some length on one line, cut at a word, with … where it was cut."""
    line = re.sub(r"\s+", " ", text.replace("*", "")).strip(" -–+•.;")
    end = re.search(r"[;.](?:\s|$)", line[SHORTEST:])
    clause = line[: SHORTEST + end.start()] if end else line
    if len(clause) <= LONGEST:
        return clause
    return clause[:LONGEST].rsplit(" ", 1)[0].rstrip(" ,;") + "…"


def target_words(target: Target) -> str:
    """A target as offices write it: «ít nhất 2 cuộc mỗi năm», «đạt 95%», «6 lớp»; numbers with a decimal comma."""
    exact = target.value.quantize(1) if target.value == target.value.to_integral_value() else target.value.normalize()
    number = f"{exact:,f}".translate(str.maketrans(",.", ".,"))
    share = target.unit == "%"
    words = [] if target.bound == TargetBound.EXACTLY and not share else [str(target.get_bound_display())]
    words.append(f"{number}%" if share else f"{number} {target.unit}")
    if target.period:
        words.append(_("mỗi %(period)s") % {"period": target.get_period_display()})
    return " ".join(words)


def place_of(anchor: str) -> str:
    """An anchor in the words of offices: «II.6, gạch đầu dòng 2» for II.6.-2, «III, đoạn cuối 1» for III.tail-1."""
    words = re.sub(r"\.tail-(\d+)", lambda found: _(", đoạn cuối %(n)s") % {"n": found[1]}, anchor)
    return re.sub(r"\.?-(\d+)", lambda found: _(", gạch đầu dòng %(n)s") % {"n": found[1]}, words)


def propose_field(text: str, fields: Sequence[Field]) -> Field | None:
    """The field whose keywords stand in ``text`` most often; None when none does, or two do equally."""
    words = f" {folded(text)} "
    scores = [
        (sum(words.count(f" {folded(key)} ") for key in field.keywords.splitlines() if key), field) for field in fields
    ]
    best = max((score for score, _field in scores), default=0)
    leading = [field for score, field in scores if score == best]
    return leading[0] if best and len(leading) == 1 else None
