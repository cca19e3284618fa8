from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from danvan.cases.domain import retention
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import program


class Command(BaseCommand):
    help = "Xóa người gửi, lời đơn và tệp của vụ việc đã hết thời gian lưu: danvan purge [--years N] [--dry-run]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--years", type=int, help="đặt lại số năm lưu sau khi kết thúc")
        parser.add_argument("--dry-run", action="store_true", help="chỉ đếm, không xóa")

    def handle(self, *args: Any, years: int | None, dry_run: bool, **options: Any) -> None:
        today = clock.today()
        try:
            if years is not None:
                retention.set_kept_years(years, by=program("purge", on=today))
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        if dry_run:
            self.stdout.write(_("Đến hạn xóa: %(count)d vụ việc.") % {"count": len(retention.due(on=today))})
            return
        cases, visits = retention.purge(on=today)
        self.stdout.write(
            _("Đã xóa phần niêm phong của %(cases)d vụ việc, %(visits)d lượt tiếp.")
            % {"cases": cases, "visits": visits}
        )
