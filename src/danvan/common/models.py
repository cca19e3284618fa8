from __future__ import annotations

from typing import Any, Self

from django.db import models
from django.utils.translation import gettext as _

from danvan.common.errors import StaleRow
from danvan.common.ids import new_uid
from danvan.common.privacy import INTERNAL, PUBLIC, classify


class Row(models.Model):
    """What every row of the domain has: an identity for the outside and a version for optimistic locking.

    Subclasses declare ``rows`` (plain, for relations) and ``objects`` (scoped, for readers).
    """

    uid = models.UUIDField(unique=True, default=new_uid, editable=False)
    version = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True

    def store(self, *fields: str, seen: int | None = None) -> Self:
        """Write ``fields`` and count the version up, in the caller's transaction.

        ``seen`` is the version the person had on screen; without it, the version of this object.
        Raises StaleRow when the row has moved on since.
        """
        expected = self.version if seen is None else seen
        values: dict[str, Any] = {name: getattr(self, name) for name in fields}
        changed = type(self)._base_manager.filter(pk=self.pk, version=expected).update(version=expected + 1, **values)
        if not changed:
            raise StaleRow(
                _(
                    "Nội dung này vừa được người khác sửa. Xem lại phần đã thay đổi rồi lưu lần nữa; phần anh, chị vừa nhập vẫn còn."
                )
            )
        self.version = expected + 1
        return self


@classify(token=INTERNAL, actor=INTERNAL, at=INTERNAL, result=INTERNAL)
class Act(models.Model):
    """One submitted form. The token is drawn when the form is shown, so that a double submit finds the first act."""

    token = models.UUIDField(unique=True)
    actor = models.CharField(max_length=64)
    at = models.DateTimeField()
    result = models.CharField(max_length=500, blank=True)

    class Meta:
        base_manager_name = "objects"


@classify(key=PUBLIC, value=INTERNAL)
class Setting(models.Model):
    """An editable default of the installation, such as the days before a due date that count as soon."""

    key = models.CharField(max_length=80, unique=True)
    value = models.JSONField()


@classify(worker=INTERNAL, at=INTERNAL)
class WorkerBeat(models.Model):
    """The last sign of life of a worker process, so that the work of a killed one is taken up by another."""

    worker = models.CharField(max_length=64, unique=True)
    at = models.DateTimeField(db_index=True)


@classify(name=PUBLIC, day=INTERNAL)
class DailyRun(models.Model):
    """The last local date a daily chore was begun on; the row is the lock."""

    name = models.CharField(max_length=60, unique=True)
    day = models.DateField(null=True)
