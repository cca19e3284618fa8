import os
import shutil
import subprocess
import sys
import threading
import time
from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management import call_command
from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import connection
from django.db.migrations.executor import MigrationExecutor


class Command(BaseCommand):
    help = "Phục vụ danvan: máy chủ web và tiến trình làm việc nền."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--host", default="127.0.0.1")
        parser.add_argument("--port", type=int, default=8000)
        parser.add_argument("--workers", type=int, default=2, help="số tiến trình web")
        parser.add_argument("--no-worker", action="store_true", help="không chạy tiến trình làm việc nền ở máy này")

    def handle(self, *args: Any, **options: Any) -> None:
        if MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes()):
            raise CommandError("Cơ sở dữ liệu chưa được cập nhật. Chạy «danvan migrate» trước.")
        connection.close()
        _lay_out_static_files()
        self.stdout.write(f"danvan phục vụ tại http://{options['host']}:{options['port']}/ (dữ liệu: {settings.HOME})")
        if not options["no_worker"]:
            threading.Thread(target=_keep_worker, daemon=True).start()
        _web(f"{options['host']}:{options['port']}", options["workers"])


def _lay_out_static_files() -> None:
    """Collect the static files; from nothing when an earlier start was killed over it, since a file cut short would stay."""
    begun: Path = settings.HOME / "static-begun"
    begun.parent.mkdir(parents=True, exist_ok=True)
    if begun.exists():
        shutil.rmtree(settings.STATIC_ROOT, ignore_errors=True)
    begun.touch()
    call_command("collectstatic", interactive=False, verbosity=0)
    begun.unlink(missing_ok=True)


def _keep_worker() -> None:
    """Run the worker as a child process and start it again when it dies."""
    while True:
        words = ["-m", "danvan", "worker", f"--parent={os.getpid()}"]
        child = subprocess.Popen([sys.executable, *words])  # noqa: S603 (our own interpreter and words)
        while child.poll() is None:
            time.sleep(0.5)
        time.sleep(1)


def _web(address: str, workers: int) -> None:
    from gunicorn.app.wsgiapp import run  # noqa: PLC0415 (only the web process needs gunicorn; it reads sys.argv when run)

    sys.argv = [
        "gunicorn", "danvan.config.wsgi:application", "--bind", address, "--workers", str(workers), "--timeout", "60",
        "--worker-tmp-dir", "/dev/shm" if os.path.isdir("/dev/shm") else "/tmp", "--no-control-socket", "--log-level", "warning",  # noqa: S108, PTH112
    ]  # fmt: skip
    run()
