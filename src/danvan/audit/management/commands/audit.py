from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from danvan.audit import domain


class Command(BaseCommand):
    help = "Kiểm tra chuỗi nhật ký: danvan audit verify"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["verify"])

    def handle(self, *args: Any, **options: Any) -> None:
        checked, breaks = domain.verify()
        for found in breaks:
            self.stderr.write(
                _("Chuỗi %(chain)s, vị trí %(place)d: %(reason)s.")
                % {"chain": found.chain, "place": found.place, "reason": found.reason}
            )
        if breaks:
            raise CommandError(_("Nhật ký không còn nguyên vẹn: %(count)d chỗ.") % {"count": len(breaks)})
        self.stdout.write(_("Nhật ký nguyên vẹn: đã kiểm tra %(count)d bản ghi.") % {"count": checked})
