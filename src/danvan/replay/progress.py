"""Shows how far a long run has come, on a terminal only, and keeps how long each part took."""

from __future__ import annotations

import resource
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import TextIO, TypeVar

from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TaskID, TextColumn, TimeElapsedColumn

T = TypeVar("T")
KILOBYTES_PER_MEGABYTE = 1024


@dataclass
class Watch:
    """Seconds per part; ``shown`` draws a bar as the parts go by."""

    shown: Progress
    seconds: dict[str, float] = field(default_factory=dict)

    def each(self, part: str, items: Sequence[T]) -> Iterator[T]:
        """Go through ``items`` as the part called ``part``; the time between two items counts for it."""
        with self.part(part, total=len(items)) as bar:
            for item in items:
                yield item
                self.shown.advance(bar)

    @contextmanager
    def part(self, name: str, *, total: int = 1) -> Iterator[TaskID]:
        """Time the block as the part ``name``; yields the bar that ``total`` steps fill."""
        began, bar = time.perf_counter(), self.shown.add_task(name, total=total)
        try:
            yield bar
        finally:
            self.shown.update(bar, completed=total)
            self.add(name, time.perf_counter() - began)

    def add(self, name: str, seconds: float) -> None:
        """Count ``seconds`` for ``name``."""
        self.seconds[name] = self.seconds.get(name, 0.0) + seconds

    def report(self) -> dict[str, object]:
        """Seconds per part and together, and the largest memory this process has held, in megabytes."""
        seconds = {name: round(spent, 3) for name, spent in self.seconds.items()}
        return {"seconds": seconds, "peak_megabytes": round(peak_megabytes(), 1)}


def peak_megabytes() -> float:
    """The largest resident memory of this process so far, in megabytes (Linux counts kilobytes, macOS bytes)."""
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    return peak / KILOBYTES_PER_MEGABYTE / (KILOBYTES_PER_MEGABYTE if sys.platform == "darwin" else 1)


@contextmanager
def watch(stream: TextIO) -> Iterator[Watch]:
    """A watch whose bars are drawn on ``stream`` where that is a terminal, and nowhere otherwise."""
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=Console(file=stream), disable=not stream.isatty()) as shown:
        yield Watch(shown)
