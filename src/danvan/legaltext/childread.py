"""Reads a file in a child process with limits on time and memory: a hostile file cannot take its caller down."""

from __future__ import annotations

import json
import os
import re
import selectors
import signal
import subprocess
import sys
import tempfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

from danvan.legaltext.command import OUT_OF_MEMORY, PAGE_TOLD, READ, UNREADABLE
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
    on_page: Callable[[int, int], None] | None = None,
) -> dict[str, Any]:
    """The reading of a file as "danvan-read/1".

    `seconds` bounds the processor time of the reader and of the program that recognises a page, and the wall time
    between two scanned pages; `memory_mb` the address space of each; of `limits` the file size and the number of scanned pages are
    passed.
    `on_page` hears (pages done, pages in all) while scanned pages are recognised.
    Raises UnreadableFile when the file cannot be read, takes too long or too much memory.
    """
    path = Path(path)
    shown = name or path.name
    guard = [sys.executable, "-I", "-c", _GUARD, str(seconds), str(memory_mb * MEGABYTE)]
    options = [
        f"--name={shown}", f"--max-mb={max(1, limits.file_bytes // MEGABYTE)}", f"--max-scanned={limits.scanned_pages}",
        "--progress", "--", str(path.absolute()),
    ]  # fmt: skip
    environment = {**_PLAIN_ENVIRONMENT, **{key: os.environ[key] for key in _HANDED_ON if key in os.environ}}
    with tempfile.TemporaryFile() as out:
        child = subprocess.Popen(  # noqa: S603 - our own interpreter; the path goes as one argument after "--"
            guard + options,
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.PIPE,
            env=environment,
            start_new_session=True,
        )
        complaint, in_time = _listen(child, seconds + 5, on_page)
        if not in_time:
            raise _too_slow(shown, seconds)
        out.seek(0)
        return _result(shown, child.returncode, out.read(), complaint, seconds)


def _listen(
    child: subprocess.Popen[bytes], patience: float, on_page: Callable[[int, int], None] | None
) -> tuple[str, bool]:
    """Waits for the end of a child, telling `on_page` of each page it is done with; (its complaints, whether it ended by itself).

    A child silent for `patience` seconds is killed with every program it started.
    """
    assert child.stderr is not None
    complaint = bytearray()
    ears = selectors.DefaultSelector()
    ears.register(child.stderr, selectors.EVENT_READ)
    try:
        while ears.select(patience):
            heard = os.read(child.stderr.fileno(), 65536)
            if not heard:
                child.wait(patience)
                return complaint.decode("utf-8", "replace"), True
            complaint += heard
            if on_page and (told := _PAGE.findall(complaint)):
                on_page(int(told[-1][0]), int(told[-1][1]))
                complaint = bytearray(_PAGE.sub(b"", complaint))
    except subprocess.TimeoutExpired:
        pass
    finally:
        ears.close()
        if child.poll() is None:
            os.killpg(child.pid, signal.SIGKILL)
            child.wait()
        child.stderr.close()
    return "", False


_PAGE = re.compile(PAGE_TOLD.replace("{}", r"(\d+)").encode() + rb"\n")
# The place of programs and of their data; nothing else of the caller's surroundings goes into the child.
_HANDED_ON = ("PATH", "TMPDIR", "TESSDATA_PREFIX")
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
