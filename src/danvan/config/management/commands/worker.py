import os
import threading
import time
from typing import Any

from django.core.management.base import BaseCommand, CommandParser
from django.db import close_old_connections
from django_tasks_db.management.commands.db_worker import Worker

from danvan.common import queue
from danvan.common.ids import new_uid
from danvan.config.chores import CHORES
from danvan.units.domain import notices


class Command(BaseCommand):
    help = "Làm việc nền: đọc kế hoạch, gửi thông báo, đánh dấu quá hạn."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--batch", action="store_true", help="làm hết việc đang chờ rồi dừng")
        parser.add_argument(
            "--parent", type=int, help="số của tiến trình đã khởi động; dừng khi tiến trình ấy không còn"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        name = str(new_uid())
        queue.beat(name)
        queue.give_back()
        if not options["batch"]:
            parent = options["parent"] or os.getppid()
            threading.Thread(target=self._keep_alive, args=(name, parent), daemon=True).start()
        worker = Worker(
            queue_names=["default"], interval=0.5, batch=options["batch"], backend_name="default", startup_delay=False,
            max_tasks=None, worker_id=name, excluded_queue_names=[],
        )  # fmt: skip
        worker.configure_signals()
        worker.run()

    def _keep_alive(self, name: str, parent: int) -> None:
        """Beat, give back the jobs of the dead, do the day's chores; leave when the parent process has gone."""
        while os.getppid() == parent:
            try:
                queue.beat(name)
                queue.give_back()
                notices.mail_due()
                for chore_name, chore in CHORES.items():
                    queue.once_a_day(chore_name, chore)
            except Exception as error:  # noqa: BLE001 (a lock, a mail server away, one bad notice: the beat goes on)
                self.stderr.write(f"danvan worker: {type(error).__name__}")
            finally:
                close_old_connections()
            time.sleep(queue.BEAT_EVERY.total_seconds())
        os._exit(0)
