"""Tells assigned from requested: an office of the State assigns only within the State, all others it asks."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import replace

from danvan.legaltext.matchkey import plain
from danvan.legaltext.model import Duty, Header

_STATE = re.compile(r"ủy ban nhân dân|ubnd|\bsở\b|\bphòng\b|\bbộ\b|chính phủ|thủ tướng|thanh tra")
_COUNCIL = re.compile(r"hội đồng nhân dân|hđnd")
_OUTSIDE = re.compile(
    r"mặt trận|mttq|(?:tỉnh|huyện|thành|quận|thị|đảng) ủy|trung ương đảng|hội đồng nhân dân|hđnd|đoàn đại biểu quốc hội|"
    r"đoàn đbqh|tòa án|viện kiểm sát|liên đoàn lao động|công đoàn|đoàn thanh niên|đoàn tncs|(?:tỉnh|huyện|thành) đoàn|"
    r"hội (?:liên hiệp phụ nữ|lhpn|phụ nữ|nông dân|cựu chiến binh|ccb)|tổ chức chính trị|đoàn thể|ban công tác mặt trận"
)
# Offices of the State whose names hold one of those words.
_INSIDE = re.compile(
    r"văn phòng (?:hội đồng nhân dân|hđnd|đoàn (?:đại biểu|đbqh))|(?:sở|ban|phòng), (?:ban|ngành)|các sở"
)


def settle(duties: Iterable[Duty], header: Header) -> tuple[Duty, ...]:
    """The duties, those of a state paper whose leads all stand outside the State made requests.

    Luật Tổ chức chính quyền địa phương 2025: a People's Committee directs its own offices and the levels under it;
    a People's Council charges these and its own organs.
    """
    issuer = plain(header.issuer or "")
    council = _COUNCIL.match(issuer) is not None
    if not council and (_STATE.search(issuer) is None or _is_outside(issuer)):
        return tuple(duties)
    return tuple(_settled(duty, council=council) for duty in duties)


def _settled(duty: Duty, *, council: bool) -> Duty:
    outside = [_is_outside(name) and not (council and _COUNCIL.search(plain(name))) for name in duty.lead]
    if duty.relation == "requested" or not all(outside) or not outside:
        return duty
    return replace(duty, relation="requested", rule=f"{duty.rule}+outside-state")


def _is_outside(name: str) -> bool:
    words = plain(name)
    return _OUTSIDE.search(words) is not None and _INSIDE.search(words) is None
