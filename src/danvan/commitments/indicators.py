"""What reports count of commitments, by where they come from.

``counts.of`` is one of: made (all), answered, resolved, overdue, answered_in_time; ``domain.queries`` judges them on a day.
"""

from danvan.commitments.enums import Origin
from danvan.indicators.declaration import Count, Indicator, RollUp, Source

_DIALOGUE = (Origin.DIALOGUE.value,)
_OVERSIGHT = (Origin.OVERSIGHT.value, Origin.CRITICISM.value)
_VOTERS = (Origin.VOTERS.value,)
_BOARD = (Origin.BOARD.value,)
_INSPECTION = (Origin.INSPECTION.value,)


def _counted(code: str, name: str, unit: str, counts: str, origins: tuple[str, ...]) -> Indicator:
    return Indicator(code, name, unit, int(code[1]), source=Source.COMMITMENTS, counts=Count(counts), origins=origins)


def _ratio(code: str, name: str, numerator: str, denominator: str) -> Indicator:
    return Indicator(
        code, name, "%", int(code[1]), roll_up=RollUp.RATIO, source=Source.COMMITMENTS, numerator=numerator,
        denominator=denominator,
    )  # fmt: skip


INDICATORS: tuple[Indicator, ...] = (
    _counted("G2.05a", "Kiến nghị sau giám sát, phản biện đã giải quyết", "kiến nghị", "resolved", _OVERSIGHT),
    _counted("G2.05b", "Kiến nghị sau giám sát, phản biện đã nhận", "kiến nghị", "made", _OVERSIGHT),
    _counted("G2.05c", "Kiến nghị sau giám sát, phản biện đã trả lời", "kiến nghị", "answered", _OVERSIGHT),
    _ratio("G2.05", "Tỷ lệ kiến nghị sau giám sát, phản biện đã giải quyết", "G2.05a", "G2.05b"),
    _counted("G2.06a", "Ý kiến, kiến nghị cử tri trả lời đúng hạn", "ý kiến", "answered_in_time", _VOTERS),
    _counted("G2.06b", "Ý kiến, kiến nghị cử tri đã tiếp nhận", "ý kiến", "made", _VOTERS),
    _ratio("G2.06", "Tỷ lệ ý kiến, kiến nghị cử tri trả lời đúng hạn", "G2.06a", "G2.06b"),
    _counted(
        "G2.07g", "Kiến nghị của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng đã giải quyết", "kiến nghị",
        "resolved", _BOARD,
    ),
    _counted(
        "G2.07k", "Kiến nghị của Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng", "kiến nghị", "made", _BOARD
    ),
    _counted("G3.09e", "Ý kiến giao xử lý sau đối thoại đã giải quyết xong", "ý kiến", "resolved", _DIALOGUE),
    _counted("G3.09f", "Ý kiến giao xử lý sau đối thoại quá hạn chưa xong", "ý kiến", "overdue", _DIALOGUE),
    _ratio("G3.09g", "Tỷ lệ ý kiến giao xử lý đã giải quyết", "G3.09e", "G3.09d"),
    _counted("G6.06", "Hạn chế phát hiện qua kiểm tra", "hạn chế", "made", _INSPECTION),
    _counted("G6.06a", "Hạn chế đã khắc phục", "hạn chế", "resolved", _INSPECTION),
    _ratio("G6.06r", "Tỷ lệ hạn chế đã khắc phục", "G6.06a", "G6.06"),
)  # fmt: skip
