import getpass
import sys
from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.db import transaction
from django.utils.translation import gettext as _

from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import program
from danvan.units.domain import loading, people
from danvan.units.models import Unit
from danvan.units.roles import Role


class Command(BaseCommand):
    help = "Lập tài khoản quản trị kỹ thuật: danvan createadmin TÊN --name «Họ và tên» --unit MÃ_ĐƠN_VỊ"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("username")
        parser.add_argument("--name", required=True, help="họ và tên")
        parser.add_argument("--units", default="tra-cu-2023", help="bộ dữ liệu đơn vị nạp kèm, ví dụ tra-cu-2023")
        parser.add_argument("--unit", required=True, help="mã đơn vị nơi người này làm việc, ví dụ ubnd-huyen-tra-cu")
        parser.add_argument("--password-stdin", action="store_true", help="đọc mật khẩu từ đầu vào chuẩn")

    def handle(self, *args: Any, **options: Any) -> None:
        password = sys.stdin.readline().rstrip("\n") if options["password_stdin"] else getpass.getpass(_("Mật khẩu: "))
        by = program("createadmin", on=clock.today())
        try:
            with transaction.atomic():
                loading.load_fields(by=by)
                loading.load_units(name=options["units"], by=by)
                unit = Unit.objects.unscoped("lập tài khoản đầu tiên từ dòng lệnh").filter(key=options["unit"]).first()
                if unit is None:
                    raise Refused(_("Không có đơn vị nào mang mã «%(key)s».") % {"key": options["unit"]})
                user = people.open_account(
                    username=options["username"], full_name=options["name"], password=password, by=by
                )
                people.give_post(
                    user=user,
                    unit=unit,
                    title=_("Quản trị kỹ thuật"),
                    role=Role.TECHNICAL_ADMIN,
                    by=by,
                    on=clock.today(),
                )
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self.stdout.write(_("Đã lập tài khoản quản trị «%(name)s».") % {"name": options["username"]})
