"""Reads say for whom they are: ``objects`` gives rows only through ``visible_to`` or ``unscoped``."""

from collections.abc import Callable
from typing import Any, Generic, NoReturn, TypeVar

from django.db import models

M = TypeVar("M", bound=models.Model)


class UnscopedRead(RuntimeError):
    """A program error: rows were asked for without saying for whom."""


class Scoped(models.Manager[M], Generic[M]):
    """Manager whose rows come only through ``visible_to(by)`` or ``unscoped(why)``.

    ``scope`` is ``(queryset, actor) -> queryset`` and holds the policy "which ones?" of the model.
    """

    use_in_migrations = False

    def __init__(self, scope: Callable[[models.QuerySet[Any], Any], models.QuerySet[Any]]) -> None:
        super().__init__()
        self._scope = scope

    def get_queryset(self) -> NoReturn:
        raise UnscopedRead(f"{self.model.__name__}.objects: say visible_to(by) or unscoped(why).")

    def visible_to(self, by: Any) -> models.QuerySet[M]:
        """The rows the actor ``by`` may read."""
        return self._scope(self._rows(), by)

    def unscoped(self, why: str) -> models.QuerySet[M]:
        """All rows; ``why`` is a sentence for the reader of the code, and a test lists every call."""
        if not why:
            raise UnscopedRead("unscoped() needs a reason.")
        return self._rows()

    def _rows(self) -> models.QuerySet[M]:
        return models.QuerySet(self.model, using=self._db)

    def create(self, **values: Any) -> M:
        """Insert one row."""
        return self._rows().create(**values)

    def bulk_create(self, rows: Any, **options: Any) -> list[M]:  # type: ignore[override]
        """Insert many rows in one statement."""
        return self._rows().bulk_create(rows, **options)
