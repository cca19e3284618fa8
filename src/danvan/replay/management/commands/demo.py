from typing import Any

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError, CommandParser

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.replay import demo
from danvan.units.domain.people import demo_accounts


class Command(BaseCommand):
    help = "Nạp huyện Sông Lá hư cấu vào bản minh họa: đơn vị, người, kế hoạch và công việc trong năm."

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument(
            "--stage", choices=demo.STAGES, default=demo.MIDYEAR,
            help="planned: vừa ban hành kế hoạch; midyear: đang nhận báo cáo 6 tháng; reported: đã xong cả năm",
        )  # fmt: skip

    def handle(self, *args: Any, **options: Any) -> None:
        try:
            day = demo.load(stage=options["stage"])
        except Refused as reason:
            raise CommandError(str(reason), returncode=2) from reason
        if day is None:
            self.stdout.write("Dữ liệu minh họa đã có sẵn, không nạp lại.")
        else:
            self.stdout.write(f"Đã nạp dữ liệu minh họa đến ngày {day:%d/%m/%Y}.")
            if clock.today() != day:
                self.stdout.write(
                    f"Đặt DANVAN_DEMO_TODAY={day.isoformat()} khi phục vụ để ngày trên màn hình khớp với dữ liệu."
                )
        self.stdout.write(f"Tài khoản (mật khẩu chung «{settings.DEMO_PASSWORD}»):")
        for account in demo_accounts():
            self.stdout.write(f"  {account['username']:<24} {account['role']}: {account['title']}")
