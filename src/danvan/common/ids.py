"""The one place that makes identities, so that a replay can make the same ones again."""

import random
import uuid
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_make: Callable[[], uuid.UUID] = uuid.uuid4


def new_uid() -> uuid.UUID:
    """A new identity for a row; the only identity that appears in addresses, exports and the audit."""
    return _make()


@contextmanager
def seeded(seed: int) -> Iterator[None]:
    """Within the block identities follow from ``seed``: the same calls give the same identities."""
    global _make  # noqa: PLW0603 (one clock, one source)
    numbers = random.Random(seed)  # noqa: S311 (to repeat, not to hide)
    before, _make = _make, lambda: uuid.UUID(int=numbers.getrandbits(128), version=4)
    try:
        yield
    finally:
        _make = before
