"""Every model field is of one class; a test fails on a field that has none."""

from enum import StrEnum
from typing import TypeVar

from django.db import models


class Privacy(StrEnum):
    """Who may come to see a value."""

    PUBLIC = "public"  # anybody
    INTERNAL = "internal"  # officials with a right to the row
    PERSONAL = "personal"  # about a person; never in logs, audit values or exports
    SEALED = "sealed"  # encrypted; opened for a reason


PUBLIC, INTERNAL, PERSONAL, SEALED = Privacy.PUBLIC, Privacy.INTERNAL, Privacy.PERSONAL, Privacy.SEALED

_classes: dict[type[models.Model], dict[str, Privacy]] = {}
M = TypeVar("M", bound=type[models.Model])


def classify(**fields: Privacy) -> "_Classifier":
    """Class decorator: ``@classify(name=PUBLIC, phone=PERSONAL)``. Keys and ``uid``, ``version`` need no mention."""
    return _Classifier(fields)


class _Classifier:
    def __init__(self, fields: dict[str, Privacy]) -> None:
        self.fields = fields

    def __call__(self, model: M) -> M:
        _classes[model] = self.fields
        return model


PLUMBING = {"id": PUBLIC, "uid": PUBLIC, "version": PUBLIC}


def privacy_of(model: type[models.Model], field: str) -> Privacy | None:
    """The class of ``field``, or None when nobody has classified it."""
    return _classes.get(model, {}).get(field) or PLUMBING.get(field)


def classified_fields(model: type[models.Model]) -> dict[str, Privacy]:
    """What ``classify`` said of ``model``; empty when it said nothing."""
    return dict(_classes.get(model, {}))
