"""How a paper travels: ký nháy → soát thể thức → duyệt → phát hành."""

from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move
from danvan.documents.enums import RoutingState as S
from danvan.units.roles import Permission as P

WAITING = frozenset({S.INITIAL, S.FORMAT, S.APPROVE})

PAPER_MOVES: dict[str, Move] = {
    "send": Move(frozenset({S.DRAFT, S.RETURNED}), S.INITIAL, P.CONSOLIDATE, _("Trình ký nháy")),
    "initial": Move(frozenset({S.INITIAL}), S.FORMAT, P.ROUTE_PAPERS, _("Ký nháy")),
    "format": Move(frozenset({S.FORMAT}), S.APPROVE, P.ROUTE_PAPERS, _("Thể thức đúng, trình lãnh đạo")),
    "approve": Move(frozenset({S.APPROVE}), S.APPROVED, P.ROUTE_PAPERS, _("Duyệt")),
    "return": Move(WAITING, S.RETURNED, P.ROUTE_PAPERS, _("Trả lại"), note_required=True),
    "issue": Move(frozenset({S.APPROVED}), S.ISSUED, P.RECORD_ISSUE, _("Ghi số, ngày phát hành")),
}
