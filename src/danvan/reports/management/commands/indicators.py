import json
from typing import Any

from django.core.management.base import BaseCommand, CommandParser

from danvan.reports.catalogue import GROUPS
from danvan.reports.origins import described


class Command(BaseCommand):
    help = "In danh mục chỉ tiêu báo cáo và nguồn của từng chỉ tiêu: danvan indicators [--json]"

    def add_arguments(self, parser: CommandParser) -> None:
        parser.add_argument("--json", action="store_true", help="In dạng JSON, mỗi dòng một chỉ tiêu.")

    def handle(self, *args: Any, **options: Any) -> None:
        group = 0
        for one in described():
            what = one.indicator
            if options["json"]:
                line = {
                    "code": what.code, "name": what.name, "unit": what.unit, "group": what.group, "roll_up": what.roll_up.value,
                    "source": what.source.value, "kind": what.kind, "origin": one.origin,
                }  # fmt: skip
                self.stdout.write(json.dumps(line, ensure_ascii=False))
                continue
            if what.group != group:
                group = what.group
                self.stdout.write(f"\n{group}. {GROUPS[group]}")
            self.stdout.write(f"  {what.code:8} {what.name} ({what.unit})\n           {one.rolls_up}; {one.origin}")
