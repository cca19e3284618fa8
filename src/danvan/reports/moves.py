"""How a unit's report goes on. A correction never changes what was sent: it is sent as a further version."""

from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move
from danvan.reports.enums import ReportState as S
from danvan.units.roles import Permission as P

SENT = frozenset({S.SUBMITTED, S.ACCEPTED})

REPORT_MOVES: dict[str, Move] = {
    "submit": Move(frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, P.SUBMIT_REPORTS, _("Nộp báo cáo")),
    "enter": Move(frozenset({S.DRAFT, S.RETURNED}), S.SUBMITTED, P.ENTER_ON_BEHALF, _("Nhập thay")),
    "correct": Move(SENT, S.SUBMITTED, P.SUBMIT_REPORTS, _("Nộp bản sửa"), note_required=True),
    "return": Move(frozenset({S.SUBMITTED}), S.RETURNED, P.RECEIVE_REPORTS, _("Trả lại"), note_required=True),
    "accept": Move(frozenset({S.SUBMITTED}), S.ACCEPTED, P.RECEIVE_REPORTS, _("Tiếp nhận")),
}
