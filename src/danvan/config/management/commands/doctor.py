from pathlib import Path
from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from django.db.migrations.executor import MigrationExecutor

from danvan.audit import domain as audit
from danvan.cases.domain import rotation
from danvan.legaltext.read.recognise import is_installed


class Command(BaseCommand):
    help = "Kiểm tra máy này có gì thiếu để chạy danvan."

    def handle(self, *args: Any, **options: Any) -> None:
        faults = 0
        for what, good, detail in self._findings():
            faults += not good
            self.stdout.write(f"{'đạt  ' if good else 'THIẾU'}  {what}: {detail}")
        if faults:
            raise CommandError(f"Còn {faults} mục cần xử lý.")

    def _findings(self) -> list[tuple[str, bool, str]]:
        pending = MigrationExecutor(connection).migration_plan(MigrationExecutor(connection).loader.graph.leaf_nodes())
        checked, breaks = audit.verify() if not pending else (0, [])
        return [
            self._database(),
            ("Cấu trúc dữ liệu", not pending, f"{len(pending)} bước chưa chạy" if pending else "mới nhất"),
            ("Nhật ký", not breaks, f"{checked} bản ghi, {len(breaks)} chỗ sai"),
            self._case_keys() if not pending else ("Khóa đơn thư", True, "chưa xem được"),
            ("Thư", True, settings.EMAIL_HOST or "chưa cấu hình, thông báo chỉ hiện trong danvan"),
            (
                "Bản quét",
                True,
                "nhận dạng được"
                if is_installed()
                else "chưa nhận dạng được; cài tesseract-ocr và tesseract-ocr-vie nếu cần",
            ),
            (
                "HTTPS",
                settings.HTTPS or settings.DEMO,
                "có" if settings.HTTPS else "chưa; đặt DANVAN_HTTPS=True sau máy chủ proxy",
            ),
        ]

    def _case_keys(self) -> tuple[str, bool, str]:
        lost = rotation.missing()
        if lost:
            return ("Khóa đơn thư", False, f"thiếu {', '.join(sorted(lost))}; {sum(lost.values())} dòng không mở được")
        beside = not settings.CASE_KEYS and Path(settings.CASE_KEYS_FILE).is_relative_to(settings.HOME)
        kept = "nằm cùng thư mục dữ liệu; nên đặt nơi khác và sao lưu riêng" if beside else "đặt riêng"
        return ("Khóa đơn thư", True, f"{len(rotation.standing())} khóa, {kept}")

    def _database(self) -> tuple[str, bool, str]:
        if connection.vendor != "sqlite":
            return ("Cơ sở dữ liệu", True, "PostgreSQL " + ".".join(map(str, connection.get_database_version())))
        with connection.cursor() as cursor:
            cursor.execute("SELECT sqlite_version()")
            version = cursor.fetchone()[0]
            cursor.execute("PRAGMA journal_mode")
            mode = cursor.fetchone()[0]
        return ("Cơ sở dữ liệu", mode == "wal", f"SQLite {version}, nhật ký ghi {mode}")
