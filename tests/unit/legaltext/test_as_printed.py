"""Whoever is charged under a name the grammar does not know is given as printed, surely enough to be asked about."""

import pytest

from danvan.legaltext.reading import read_text

PAPER = "KẾ HOẠCH\nThử năm 2026\n\n{}\n"


@pytest.mark.parametrize(
    ("text", "lead"),
    [
        ("III. TỔ CHỨC THỰC HIỆN\n1. Các hợp tác xã nuôi tôm\n- Công khai giá thu mua.", "Các hợp tác xã nuôi tôm"),
        ("III. TỔ CHỨC THỰC HIỆN\n1. Chủ các bến đò ngang: Trang bị áo phao cho khách.", "Chủ các bến đò ngang"),
        ("II. NHIỆM VỤ\n- Hộ nuôi cá lồng chịu trách nhiệm thu gom rác thải.", "Hộ nuôi cá lồng"),
        ("II. NHIỆM VỤ\n- Già làng các bon chủ trì, phối hợp với Công an xã hòa giải mâu thuẫn.", "Già làng các bon"),
    ],
)  # fmt: skip
def test_unknown_name_is_given_as_printed(text: str, lead: str) -> None:
    (duty,) = read_text(PAPER.format(text)).duties

    assert duty.lead == (lead,)
    assert duty.rule.endswith("lead.as-printed") or duty.confidence < 0.8


@pytest.mark.parametrize(
    "text",
    [
        "III. TỔ CHỨC THỰC HIỆN\n1. Công tác chỉ đạo\n- Ban hành văn bản hướng dẫn.",
        "III. TỔ CHỨC THỰC HIỆN\n1. Giải pháp về nhân lực: Bồi dưỡng cho công chức.",
        "II. NHIỆM VỤ\n1. Tăng cường tuyên truyền: Mở chuyên mục trên đài.",
        "II. NHIỆM VỤ\n- Công tác dân vận phải được coi trọng.",
    ],
)
def test_acts_and_topics_are_nobody(text: str) -> None:
    assert [duty.lead for duty in read_text(PAPER.format(text)).duties] in ([()], [])
