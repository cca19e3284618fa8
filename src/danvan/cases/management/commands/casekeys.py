from typing import Any

from django.core.management.base import BaseCommand, CommandError, CommandParser
from django.utils.translation import gettext as _

from danvan.cases.domain import rotation
from danvan.cases.sealing import keyring
from danvan.common.errors import Refused


class Command(BaseCommand):
    help = "Khóa niêm phong đơn thư: danvan casekeys show | rotate | reseal | retire TÊN"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("act", choices=["show", "rotate", "reseal", "retire"])
        parser.add_argument("name", nargs="?", default="")

    def handle(self, *args: Any, act: str, name: str, **options: Any) -> None:
        try:
            if act == "rotate":
                added = keyring.add_key()
                self.stdout.write(_("Đã thêm khóa «%(name)s».") % {"name": added.id})
            if act in ("rotate", "reseal"):
                self._reseal()
            if act == "retire":
                rotation.retire(name)
                self.stdout.write(_("Đã bỏ khóa «%(name)s».") % {"name": name})
        except Refused as refusal:
            raise CommandError(str(refusal)) from refusal
        self._show()

    def _reseal(self) -> None:
        done = 0
        for rows in rotation.reseal():
            done += rows
        self.stdout.write(_("Đã niêm phong lại %(count)d dòng.") % {"count": done})

    def _show(self) -> None:
        newest, lost = keyring.keyring().newest.id, rotation.missing()
        for name, rows in rotation.standing().items():
            mark = _(" (đang dùng)") if name == newest else _(" (THIẾU trong tệp khóa)") if name in lost else ""
            self.stdout.write(_("%(name)s: %(rows)d dòng%(mark)s") % {"name": name, "rows": rows, "mark": mark})
