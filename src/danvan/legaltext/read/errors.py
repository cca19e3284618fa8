"""Why a file could not be read."""

from __future__ import annotations


class UnreadableFile(Exception):
    """A file that is not read.

    `message` is a Vietnamese sentence naming the file and the reason; `code` is for programs.
    """

    def __init__(self, name: str, reason: str, *, code: str) -> None:
        self.name = name
        self.code = code
        self.message = f"Không đọc được tệp “{name}”: {reason}"
        super().__init__(self.message)
