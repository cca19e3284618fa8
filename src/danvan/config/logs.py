"""Log lines: when, what, where; an exception by its kind and place only, because its text may hold people's data."""

import logging
import traceback
from typing import Any


class LineFormatter(logging.Formatter):
    """One line a record; of an exception the type, file and line, never its message or its values."""

    def __init__(self) -> None:
        super().__init__("%(asctime)s %(levelname)s %(name)s %(message)s")

    def formatException(self, ei: Any) -> str:  # noqa: N802 (the name logging calls)
        kind, _error, trace = ei
        places = [f"{frame.filename}:{frame.lineno} {frame.name}" for frame in traceback.extract_tb(trace)]
        return "\n".join([f"  {place}" for place in places] + [f"  {kind.__name__}"])
