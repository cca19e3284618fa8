"""A map from the characters of a key back to the stored text, kept by pieces instead of by characters."""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Sequence
from typing import overload


class Offsets(Sequence[int]):
    """Where each character of a key came from, kept by pieces: copied ones count up, others stand still."""

    def __init__(self) -> None:
        self._at: list[int] = []
        self._from: list[int] = []
        self._counts: list[bool] = []
        self._length = 0

    def add(self, length: int, start: int, *, counts: bool) -> None:
        self._at.append(self._length)
        self._from.append(start)
        self._counts.append(counts)
        self._length += length

    def __len__(self) -> int:
        return self._length

    @overload
    def __getitem__(self, index: int) -> int: ...
    @overload
    def __getitem__(self, index: slice) -> list[int]: ...
    def __getitem__(self, index: int | slice) -> int | list[int]:
        if isinstance(index, slice):
            return [self[at] for at in range(*index.indices(self._length))]
        if index < 0:
            index += self._length
        if not 0 <= index < self._length:
            raise IndexError(index)
        piece = bisect_right(self._at, index) - 1
        return self._from[piece] + (index - self._at[piece] if self._counts[piece] else 0)
