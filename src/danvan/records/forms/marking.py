"""The score sheet of a record: a field for what was found of each criterion, and one for the reason."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.officedocs.numbers import exact, format_number
from danvan.records.domain.marking import Given, Line
from danvan.records.enums import Hand
from danvan.records.forms.fields import AmountField
from danvan.scoring import tally
from danvan.scoring.enums import How

YES_NO = [("", gettext_lazy("Chưa chấm")), ("1", gettext_lazy("Có")), ("0", gettext_lazy("Không"))]


@dataclass(frozen=True)
class Asked:
    """A criterion with its fields; ``value`` is None where the value follows from figures or nobody may mark."""

    line: Line
    value: forms.BoundField | None
    reason: forms.BoundField | None


class MarkingForm(forms.Form):
    """The sheet of ``lines``, in the ``hand`` of whoever fills it in. What was marked before stands in it; verified marks
    begin with the host's own."""

    seen = forms.IntegerField(widget=forms.HiddenInput)

    def __init__(self, *args: Any, lines: list[Line], hand: str, **options: Any) -> None:
        super().__init__(*args, **options)
        self.lines, self.hand = lines, hand
        for line in lines if hand else []:
            field = _field(line)
            if field is not None:
                start = line.mine or (line.own if hand == Hand.VERIFIED else None)
                field.initial = _shown(line, start.value) if start else None
                self.fields[_name(line)] = field
            if hand == Hand.VERIFIED:
                self.fields[f"{_name(line)}-reason"] = forms.CharField(
                    label=gettext_lazy("Lý do khác điểm tự chấm"), max_length=500, required=False,
                    initial=line.mine.reason if line.mine else "",
                )  # fmt: skip

    def __iter__(self) -> Iterator[Any]:
        return (self[name] for name in self.fields)

    def asked(self) -> list[Asked]:
        """Every criterion with its fields, in order."""
        return [
            Asked(line, self._field_called(_name(line)), self._field_called(f"{_name(line)}-reason"))
            for line in self.lines
        ]

    def given(self) -> dict[str, Given]:
        """Criterion uid -> what was said of it, as the verb takes it."""
        return {
            str(line.criterion.uid): Given(
                _number(line, self.cleaned_data.get(_name(line))), self.cleaned_data.get(f"{_name(line)}-reason", "")
            )
            for line in self.lines
        }

    def _field_called(self, name: str) -> forms.BoundField | None:
        return self[name] if name in self.fields else None


def _name(line: Line) -> str:
    return f"c{line.criterion.order}"


def _field(line: Line) -> forms.Field | None:
    one = line.criterion
    if one.how == How.INDICATOR:
        return None
    if one.how == How.BAR:
        return forms.BooleanField(label=_("Có xảy ra"), required=False)
    if one.how == How.YES_NO:
        return forms.ChoiceField(label=_("Có hay không"), choices=YES_NO, required=False)
    if one.how == How.STEPS:
        return AmountField(label=_("Con số"), max_digits=14, decimal_places=3)
    least, most = tally.bounds(one)
    words = {"least": format_number(exact(least)), "most": format_number(exact(most))}
    return AmountField(
        label=_("Điểm, từ %(least)s đến %(most)s") % words,
        min_value=least,
        max_value=most,
        max_digits=6,
        decimal_places=2,
    )


def _shown(line: Line, value: Decimal) -> Any:
    if line.criterion.how == How.BAR:
        return bool(value)
    return str(int(value)) if line.criterion.how == How.YES_NO else exact(value)


def _number(line: Line, value: Any) -> Decimal | None:
    if line.criterion.how == How.BAR:
        return Decimal(bool(value))
    return None if value in (None, "") else Decimal(value)
