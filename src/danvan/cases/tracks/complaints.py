"""Khiếu nại, first and second time (Luật Khiếu nại 02/2011/QH13; Luật 136/2025/QH15 from 1 July 2026)."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from danvan.cases.enums import State as S
from danvan.cases.tracks.table import STAYS, CaseMove, Clocked, TrackTable
from danvan.units.roles import Permission as P

_VARIANTS = ("thường", "phức tạp", "vùng sâu", "vùng sâu, phức tạp")
_NEXT_STEP = Clocked("next", "KN.LAN2", ("thường", "thường", "vùng sâu", "vùng sâu"))
_UNDER_WAY = frozenset({S.ACCEPTED, S.VERIFYING, S.DIALOGUE})
_BEFORE_DECISION = _UNDER_WAY | {S.RECEIVED, S.SUSPENDED}


def _table(*, accept: str, decide: str, send: str, second: bool) -> TrackTable:
    """The track of one instance: ``accept``, ``decide``, ``send`` are the rules of its three clocks.

    Second instance always holds a dialogue before it decides (Điều 39); first where claim and findings differ (Điều 30).
    """
    solving = Clocked("decide", decide, _VARIANTS)
    sources = frozenset({S.DIALOGUE}) if second else _UNDER_WAY
    next_step = () if second else (_NEXT_STEP,)
    return TrackTable(
        at_the_door=(Clocked("accept", accept),),
        decisive=("accept", "decide"),
        moves={
            "accept": CaseMove(
                frozenset({S.RECEIVED}), S.ACCEPTED, P.HANDLE_CASES, _("Ghi thông báo thụ lý"), paper=True,
                starts=(solving,), stops=("accept", "notify"), public=_("Đã thụ lý, đang giải quyết"),
            ),
            "refuse": CaseMove(
                frozenset({S.RECEIVED}), S.REFUSED, P.DECIDE_CASES, _("Ghi thông báo không thụ lý"), paper=True,
                grounds="refuse", stops=("accept", "notify"), public=_("Không thụ lý, đã thông báo lý do"),
            ),
            "guide": CaseMove(
                frozenset({S.RECEIVED}), S.GUIDED, P.HANDLE_CASES, _("Trả đơn, hướng dẫn"), paper=True,
                grounds="refuse", stops=("accept", "notify"), public=_("Đã hướng dẫn đến cơ quan có thẩm quyền"),
            ),
            "transfer": CaseMove(
                frozenset({S.RECEIVED}), S.TRANSFERRED, P.HANDLE_CASES, _("Chuyển cơ quan có thẩm quyền"), paper=True,
                to_agency=True, stops=("accept", "notify"), public=_("Đã chuyển cơ quan có thẩm quyền"),
            ),
            "verify": CaseMove(
                frozenset({S.ACCEPTED}), S.VERIFYING, P.HANDLE_CASES, _("Bắt đầu xác minh"),
                public=_("Đang xác minh nội dung"),
            ),
            "dialogue": CaseMove(
                frozenset({S.ACCEPTED, S.VERIFYING}), S.DIALOGUE, P.HANDLE_CASES, _("Ghi đã đối thoại"), paper=True,
                public=_("Đã tổ chức đối thoại"),
            ),
            "decide": CaseMove(
                sources, S.DECIDED, P.DECIDE_CASES, _("Ghi quyết định giải quyết"), paper=True, outcome=True,
                starts=(Clocked("send", send),), stops=("decide", "given"), public=_("Đã có quyết định giải quyết"),
            ),
            "send": CaseMove(
                frozenset({S.DECIDED}), S.SENT, P.HANDLE_CASES, _("Ghi đã gửi, công khai quyết định"),
                starts=next_step, stops=("send",), public=_("Đã gửi quyết định giải quyết"),
            ),
            "carry_out": CaseMove(
                frozenset({S.SENT}), S.RESOLVED, P.HANDLE_CASES, _("Ghi đã thi hành xong"), public=_("Đã thi hành xong"),
            ),
            "suspend": CaseMove(
                _UNDER_WAY, S.SUSPENDED, P.DECIDE_CASES, _("Tạm đình chỉ"), paper=True, grounds="pause", pauses=True,
                public=_("Tạm đình chỉ giải quyết"),
            ),
            "resume": CaseMove(
                frozenset({S.SUSPENDED}), S.VERIFYING, P.DECIDE_CASES, _("Giải quyết tiếp"), paper=True, resumes=True,
                public=_("Đang xác minh nội dung"),
            ),
            "terminate": CaseMove(
                _UNDER_WAY | {S.SUSPENDED}, S.TERMINATED, P.DECIDE_CASES, _("Đình chỉ giải quyết"), paper=True,
                grounds="pause", stops=("accept", "notify", "given", "decide"), public=_("Đình chỉ giải quyết"),
            ),
            "withdraw": CaseMove(
                _BEFORE_DECISION, S.WITHDRAWN, P.HANDLE_CASES, _("Ghi rút toàn bộ khiếu nại"), paper=True,
                stops=("accept", "notify", "given", "decide"), public=_("Đã rút khiếu nại"),
            ),
            "withdraw_part": CaseMove(
                _BEFORE_DECISION, STAYS, P.HANDLE_CASES, _("Ghi rút một phần khiếu nại"), paper=True,
            ),
            "extend": CaseMove(_UNDER_WAY, STAYS, P.DECIDE_CASES, _("Gia hạn giải quyết"), paper=True),
            "reopen": CaseMove(
                frozenset({S.WITHDRAWN, S.TERMINATED}), S.VERIFYING, P.DECIDE_CASES, _("Giải quyết lại"), paper=True,
                starts=(solving,), public=_("Đang xác minh nội dung"),
            ),
            "note": CaseMove(frozenset(S) - {S.MERGED}, STAYS, P.HANDLE_CASES, _("Ghi chú nội bộ"), note_required=True),
        },
    )  # fmt: skip


COMPLAINT = _table(accept="KN.THULY1", decide="KN.GQ1", send="KN.GUI1", second=False)
COMPLAINT_2 = _table(accept="KN.THULY2", decide="KN.GQ2", send="KN.GUI2", second=True)
