"""Tố cáo (Luật Tố cáo 25/2018/QH14; Luật 136/2025/QH15 from 1 July 2026). No move takes a word: dates and choices alone."""

from django.utils.translation import gettext_lazy as _

from danvan.cases.enums import DenunciationState as S
from danvan.cases.tracks.table import STAYS
from danvan.common.moves import Move
from danvan.units.roles import Permission as P

_R = P.REGISTER_DENUNCIATIONS
_UNDER_WAY = frozenset({S.ACCEPTED, S.SUSPENDED})

DENUNCIATION_MOVES: dict[str, Move] = {
    "check": Move(frozenset({S.RECEIVED}), STAYS, _R, _("Ghi đã xử lý ban đầu")),
    "accept": Move(frozenset({S.RECEIVED}), S.ACCEPTED, _R, _("Ghi đã thụ lý")),
    "transfer": Move(frozenset({S.RECEIVED}), S.TRANSFERRED, _R, _("Ghi đã chuyển cơ quan có thẩm quyền")),
    "decline": Move(frozenset({S.RECEIVED}), S.NOT_ACCEPTED, _R, _("Ghi không thụ lý")),
    "inform": Move(frozenset({S.RECEIVED}), S.INFORMATION, _R, _("Chuyển làm thông tin phục vụ quản lý")),
    "notify": Move(frozenset({S.ACCEPTED}), STAYS, _R, _("Ghi đã thông báo việc thụ lý")),
    "extend": Move(frozenset({S.ACCEPTED}), STAYS, _R, _("Ghi đã gia hạn")),
    "suspend": Move(frozenset({S.ACCEPTED}), S.SUSPENDED, _R, _("Ghi tạm đình chỉ")),
    "resume": Move(frozenset({S.SUSPENDED}), S.ACCEPTED, _R, _("Ghi giải quyết tiếp")),
    "conclude": Move(frozenset({S.ACCEPTED}), S.CONCLUDED, _R, _("Ghi đã kết luận")),
    "publish": Move(frozenset({S.CONCLUDED}), S.PUBLISHED, _R, _("Ghi đã công khai kết luận")),
    "terminate": Move(_UNDER_WAY, S.TERMINATED, _R, _("Ghi đình chỉ giải quyết")),
}
