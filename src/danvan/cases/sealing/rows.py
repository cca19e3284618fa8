"""A row that keeps one value sealed."""

from __future__ import annotations

from typing import Any, Self

from django.db import models

from danvan.cases.sealing.cipher import open_value, seal_value
from danvan.cases.sealing.keyring import keyring
from danvan.common.models import Row


class SealedRow(Row):
    """Holds one sealed value in ``sealed``, bound to this row, under the key ``key_id``.

    Reading the value is a verb's business (``domain.opening``), never a template's.
    """

    sealed = models.BinaryField()
    key_id = models.CharField(max_length=16, db_index=True)

    class Meta:
        abstract = True

    @property
    def place(self) -> str:
        """What the cipher binds the value to."""
        return f"{self._meta.label_lower}:{self.uid}:sealed"

    def seal(self, value: Any) -> Self:
        """Put ``value`` (anything JSON can say) in, under the newest key; nothing is written yet."""
        key = keyring().newest
        self.sealed, self.key_id = seal_value(value, key=key, place=self.place), key.id
        return self

    def unsealed(self) -> Any:
        """The value. Raises Refused when it cannot be opened."""
        return open_value(bytes(self.sealed), key=keyring().called(self.key_id), place=self.place)
