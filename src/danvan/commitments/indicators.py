"""What reports count of commitments that come from dialogues (group 3 of the plan)."""

from danvan.indicators.declaration import Count, Indicator, RollUp, Source

INDICATORS: tuple[Indicator, ...] = (
    Indicator(
        "G3.09e", "Ý kiến giao xử lý sau đối thoại đã giải quyết xong", "ý kiến", 3,
        source=Source.COMMITMENTS, counts=Count("resolved"),
    ),
    Indicator(
        "G3.09f", "Ý kiến giao xử lý sau đối thoại quá hạn chưa xong", "ý kiến", 3,
        source=Source.COMMITMENTS, counts=Count("overdue"),
    ),
    Indicator(
        "G3.09g", "Tỷ lệ ý kiến giao xử lý đã giải quyết", "%", 3,
        roll_up=RollUp.RATIO, source=Source.COMMITMENTS, numerator="G3.09e", denominator="G3.09d",
    ),
)  # fmt: skip
