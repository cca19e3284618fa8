"""Kiến nghị, phản ánh of every kind: no accept and decide, but answer and resolve, which are two things."""

from __future__ import annotations

from django.utils.translation import gettext_lazy as _

from danvan.cases.enums import State as S
from danvan.cases.tracks.table import STAYS, CaseMove, Clocked, TrackTable
from danvan.units.roles import Permission as P

_WORKED_ON = frozenset({S.RECEIVED, S.PROCESSING})


_SORTED = ("sort", "notify")
_DONE = ("sort", "notify", "answer", "given")


def _table(*at_the_door: Clocked) -> TrackTable:
    """The track whose clocks at the door are «sort» (until somebody works on the case) and «answer», where the law has them."""
    answer = tuple(clock for clock in at_the_door if clock.name == "answer")
    return TrackTable(
        at_the_door=at_the_door,
        decisive=("answer", "given"),
        moves={
            "begin": CaseMove(
                frozenset({S.RECEIVED}), S.PROCESSING, P.HANDLE_CASES, _("Bắt đầu xử lý"), stops=_SORTED,
                public=_("Đang xử lý"),
            ),
            "guide": CaseMove(
                _WORKED_ON, S.GUIDED, P.HANDLE_CASES, _("Trả đơn, hướng dẫn"), grounds="refuse", stops=_DONE,
                public=_("Đã hướng dẫn đến cơ quan có thẩm quyền"),
            ),
            "transfer": CaseMove(
                _WORKED_ON, S.TRANSFERRED, P.HANDLE_CASES, _("Chuyển cơ quan có thẩm quyền"), paper=True,
                to_agency=True, stops=_DONE, public=_("Đã chuyển cơ quan có thẩm quyền"),
            ),
            "file": CaseMove(
                _WORKED_ON, S.FILED, P.DECIDE_CASES, _("Lưu đơn"), grounds="refuse", stops=_DONE,
                public=_("Đã lưu đơn theo quy định"),
            ),
            "answer": CaseMove(
                _WORKED_ON, S.ANSWERED, P.HANDLE_CASES, _("Ghi đã trả lời"), note_required=True, stops=_DONE,
                public=_("Đã trả lời, đang giải quyết"),
            ),
            "resolve": CaseMove(
                _WORKED_ON | {S.ANSWERED}, S.RESOLVED, P.HANDLE_CASES, _("Ghi đã giải quyết xong"), note_required=True,
                outcome=True, stops=_DONE, public=_("Đã giải quyết"),
            ),
            "suspend": CaseMove(
                frozenset({S.PROCESSING}), S.SUSPENDED, P.DECIDE_CASES, _("Tạm dừng xử lý"), grounds="pause",
                pauses=True, public=_("Tạm dừng, chờ bổ sung"),
            ),
            "resume": CaseMove(
                frozenset({S.SUSPENDED}), S.PROCESSING, P.HANDLE_CASES, _("Xử lý tiếp"), resumes=True,
                public=_("Đang xử lý"),
            ),
            "withdraw": CaseMove(
                _WORKED_ON | {S.SUSPENDED, S.ANSWERED}, S.WITHDRAWN, P.HANDLE_CASES, _("Ghi người gửi rút đơn"),
                stops=_DONE, public=_("Đã rút"),
            ),
            "extend": CaseMove(_WORKED_ON, STAYS, P.DECIDE_CASES, _("Gia hạn trả lời"), paper=True),
            "reopen": CaseMove(
                frozenset({S.ANSWERED, S.RESOLVED, S.WITHDRAWN, S.GUIDED, S.FILED}), S.PROCESSING, P.DECIDE_CASES,
                _("Mở lại để xử lý tiếp"), note_required=True, starts=answer, public=_("Đang xử lý"),
            ),
            "note": CaseMove(frozenset(S) - {S.MERGED}, STAYS, P.HANDLE_CASES, _("Ghi chú nội bộ"), note_required=True),
        },
    )  # fmt: skip


# Thông tư 05/2021/TT-TTCP: who sorts petitions has ten days; the law sets no term for the answer, the office gives its own.
PETITION = _table(Clocked("sort", "XLD.PHANLOAI"))
REGULATION = _table(
    Clocked("sort", "PAKN.QDHC", ("phân loại, chuyển",) * 4),
    Clocked("answer", "PAKN.QDHC", ("trả lời", "trả lời, phức tạp", "trả lời", "trả lời, phức tạp")),
)
FIELD_REPORT = _table(Clocked("sort", "PAHT.CHUYEN"), Clocked("answer", "PAHT.TRALOI"))
FRONT = _table(Clocked("answer", "GIAMSAT.TRALOI"))
VOTERS = _table(Clocked("answer", "CUTRI.TRALOI"))
