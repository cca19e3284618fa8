from typing import Any

from django.core.management.base import BaseCommand
from django.utils.translation import gettext as _

from danvan.records.domain.refresh import all_records, refresh


class Command(BaseCommand):
    help = "Tính lại hạn và phần còn thiếu của mọi hoạt động, sau khi nâng cấp hoặc sửa quy định: danvan refresh"

    def handle(self, *args: Any, **options: Any) -> None:
        changed = refresh(all_records())
        self.stdout.write(_("Đã tính lại; %(n)d hoạt động có thay đổi.") % {"n": changed})
