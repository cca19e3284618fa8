"""The commands that need the database: ``danvan serve``, ``danvan createadmin`` and the others."""

import os
import sys

from django.core.management import execute_from_command_line


def main(argv: list[str]) -> int:
    """Run one management command; ``argv`` is what follows the word danvan. Returns the exit code."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.config.settings")
    try:
        execute_from_command_line(["danvan", *argv])
    except SystemExit as stop:
        return stop.code if isinstance(stop.code, int) else int(stop.code is not None)
    except KeyboardInterrupt:
        sys.stderr.write("Đã dừng theo yêu cầu.\n")
        return 130
    return 0
