"""Runs ``danvan replay`` as a process of its own, on few communes."""

from __future__ import annotations

import os
import subprocess
import sys
from pathlib import Path

from tests.conftest import ROOT

EXAMPLE = ROOT / "examples" / "ke-hoach-song-la-2023.docx"


def start(out: Path, *, plan: Path = EXAMPLE, hash_seed: str = "0", seed: str = "1") -> subprocess.Popen[str]:
    """The process, started; nothing of this one's settings or databases reaches it."""
    options = ("--out", str(out), "--communes", "2", "--seed", seed)
    command = [sys.executable, "-m", "danvan.replay.command", str(plan), *options]
    environment = {name: value for name, value in os.environ.items() if not name.startswith("DANVAN_")}
    environment.pop("DJANGO_SETTINGS_MODULE", None)
    environment["PYTHONHASHSEED"] = hash_seed
    return subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment, cwd=out.parent
    )


def replayed(out: Path, *, hash_seed: str = "0") -> Path:
    """``out`` after a replay that found no fault."""
    process = start(out, hash_seed=hash_seed)
    said, trouble = process.communicate()
    assert (process.returncode, trouble) == (0, "")
    assert said == f"Số liệu khớp với sự kiện, nhật ký nguyên vẹn. Kết quả ở «{out}».\n"
    return out
