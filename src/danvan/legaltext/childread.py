"""Reads a file in a child process with limits on time and memory: a hostile file cannot take its caller down."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import sys
from pathlib import Path
from typing import Any

from danvan.legaltext.command import OUT_OF_MEMORY, READ, UNREADABLE
from danvan.legaltext.read.errors import UnreadableFile
from danvan.legaltext.read.limits import DEFAULT_LIMITS, MEGABYTE, Limits

_GUARD = (
    "import resource, sys\n"
    "seconds, memory = int(sys.argv[1]), int(sys.argv[2])\n"
    "resource.setrlimit(resource.RLIMIT_AS, (memory, memory))\n"
    "resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))\n"
    "resource.setrlimit(resource.RLIMIT_CORE, (0, 0))\n"
    "from danvan.__main__ import main\n"
    "sys.exit(main(['read', '--json', *sys.argv[3:]]))\n"
)


def read_in_child(
    path: Path | str,
    *,
    name: str | None = None,
    seconds: int = 60,
    memory_mb: int = 512,
    limits: Limits = DEFAULT_LIMITS,
) -> dict[str, Any]:
    """The reading of a file as "danvan-read/1".

    `seconds` bounds both processor and wall time, `memory_mb` the child's address space; of `limits` only the file
    size is passed.
    Raises UnreadableFile when the file cannot be read, takes too long or too much memory.
    """
    path = Path(path)
    shown = name or path.name
    guard = [sys.executable, "-I", "-c", _GUARD, str(seconds), str(memory_mb * MEGABYTE)]
    options = [f"--name={shown}", f"--max-mb={max(1, limits.file_bytes // MEGABYTE)}", "--", str(path.absolute())]
    environment = {**_PLAIN_ENVIRONMENT, **{key: os.environ[key] for key in ("PATH", "TMPDIR") if key in os.environ}}
    child = subprocess.Popen(  # noqa: S603 - our own interpreter; the path goes as one argument after "--"
        guard + options,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=environment,
        start_new_session=True,
    )
    try:
        out, complaint = child.communicate(timeout=seconds + 5)
    except subprocess.TimeoutExpired as cause:
        child.kill()
        child.communicate()
        raise _too_slow(shown, seconds) from cause
    return _result(shown, child.returncode, out, complaint.decode("utf-8", "replace"), seconds)


_PLAIN_ENVIRONMENT = {"PYTHONIOENCODING": "utf-8", "LC_ALL": "C.UTF-8"}


def _too_slow(name: str, seconds: int) -> UnreadableFile:
    return UnreadableFile(
        name, f"đọc quá {seconds} giây chưa xong. Hãy tách tệp hoặc dán nội dung văn bản.", code="timeout"
    )


def _result(name: str, code: int, out: bytes, complaint: str, seconds: int) -> dict[str, Any]:
    if code == READ:
        reading: dict[str, Any] = json.loads(out)
        return reading
    if code == UNREADABLE:
        prefix = UnreadableFile(name, "", code="").message
        reason = complaint.strip().splitlines()[-1] if complaint.strip() else "tệp không đọc được."
        raise UnreadableFile(name, reason.removeprefix(prefix), code="unreadable")
    if code in (-signal.SIGXCPU, -signal.SIGKILL):
        raise _too_slow(name, seconds)
    if "MemoryError" in complaint:
        raise UnreadableFile(name, OUT_OF_MEMORY, code="memory")
    raise UnreadableFile(
        name, "trình đọc dừng đột ngột vì tệp có cấu trúc lạ. Hãy lưu lại tệp bằng Word.", code="crash"
    )
