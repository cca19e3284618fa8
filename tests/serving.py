"""Serves danvan as a process of its own, as in real use, for browser and fault tests."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.request
from dataclasses import dataclass, field
from pathlib import Path

COMMAND = [sys.executable, "-m", "danvan"]


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@dataclass
class Served:
    """``danvan serve`` on a free loopback port, with its data in ``home``."""

    home: Path
    environment: dict[str, str] = field(default_factory=dict)
    port: int = field(default_factory=free_port)
    process: subprocess.Popen[bytes] | None = None

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def env(self) -> dict[str, str]:
        keep = {name: value for name, value in os.environ.items() if not name.startswith(("DANVAN_", "DJANGO_"))}
        return keep | {"DANVAN_HOME": str(self.home)} | self.environment

    def run(self, *arguments: str) -> str:
        """Run one danvan command on the same data; returns what it printed. Raises with its output when it fails."""
        done = subprocess.run([*COMMAND, *arguments], env=self.env, capture_output=True, text=True, check=False)
        if done.returncode:
            raise RuntimeError(f"danvan {' '.join(arguments)}: {done.stdout[-2000:]}{done.stderr[-4000:]}")
        return done.stdout

    def start(self, *, workers: int = 2) -> None:
        log = (self.home / "serve.log").open("ab")
        self.process = subprocess.Popen(
            [*COMMAND, "serve", "--port", str(self.port), "--workers", str(workers)],
            env=self.env, stdout=log, stderr=log, start_new_session=True,
        )  # fmt: skip
        for _attempt in range(600):
            try:
                with urllib.request.urlopen(f"{self.url}/healthz", timeout=1) as answer:
                    if answer.status == 200:
                        return
            except OSError:
                if self.process.poll() is not None:
                    break
                time.sleep(0.1)
        raise RuntimeError(f"danvan did not serve: {(self.home / 'serve.log').read_text(encoding='utf-8')[-3000:]}")

    def kill(self) -> None:
        """kill -9 of every process of the service at once: web, its workers, the job worker."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self.process = None

    def kill_one(self, kind: str) -> None:
        """kill -9 of one process of the service: its job "worker", or one of the "web" processes; waits until there is one."""
        for _attempt in range(200):
            if found := self._processes(kind):
                os.kill(found[0], signal.SIGKILL)
                return
            time.sleep(0.1)
        raise RuntimeError(f"danvan has no {kind} process")

    def _processes(self, kind: str) -> list[int]:
        """Their numbers, by the words of their command line; the first process of the service is neither kind."""
        assert self.process is not None
        word, found = {"worker": b"worker", "web": b"serve"}[kind], []
        for place in Path("/proc").glob("[0-9]*"):
            number = int(place.name)
            try:
                if number != self.process.pid and os.getpgid(number) == self.process.pid:
                    found += [number] * (word in (place / "cmdline").read_bytes().split(b"\0"))
            except (ProcessLookupError, FileNotFoundError):
                continue  # it ended while we looked
        return found

    def stop(self) -> None:
        """An orderly end."""
        if self.process is not None:
            os.killpg(self.process.pid, signal.SIGTERM)
            try:
                self.process.wait(timeout=20)
            except subprocess.TimeoutExpired:
                os.killpg(self.process.pid, signal.SIGKILL)
                self.process.wait()
            self.process = None
