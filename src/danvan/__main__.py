"""The command `danvan`. Reading a paper starts without the web framework; every other word is passed on to it."""

from __future__ import annotations

import sys


def main(argv: list[str] | None = None) -> int:
    """Runs one command line (default: the process's own) and returns its exit code."""
    arguments = sys.argv[1:] if argv is None else argv
    if arguments[:1] == ["read"]:
        from danvan.legaltext.command import run  # noqa: PLC0415 - each command loads only what it needs

        return run(arguments[1:])
    if arguments[:1] == ["replay"]:
        from danvan.replay.command import run as replay  # noqa: PLC0415 - sets up a database of its own first

        return replay(arguments[1:])
    from danvan.config.commands import main as rest  # noqa: PLC0415 - loads the web framework

    return rest(arguments)


if __name__ == "__main__":
    sys.exit(main())
