"""What a careful clerk would ask about."""

import pytest

from danvan.legaltext.reading import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nHUYỆN SÔNG LA\nSố: 5/KH-UBND\nSông La, ngày 5 tháng 2 năm 2023\n\nKẾ "
    "HOẠCH\nThử nghiệm năm 2023\n\nI. NHIỆM VỤ\n1. "
)


def _found(item: str) -> list[tuple[str, str]]:
    reading = read_text(HEAD + item)
    return [(lint.code, reading.source.text[slice(*lint.span)]) for lint in reading.lints if lint.span]


@pytest.mark.parametrize(
    ("item", "code", "words"),
    [
        ("Thực hiện trên địa bàn tỉnh và các nơi khác.", "area-above-issuer", "trên địa bàn tỉnh"),
        ("Bồi thường trên địa bàn các huyện.", "area-above-issuer", "trên địa bàn các huyện"),
        (
            "Triển khai Pháp lệnh số 34 của Ủy ban Thường vụ Quốc hội.",
            "citation-incomplete",
            "Pháp lệnh số 34 của Ủy ban Thường vụ Quốc hội",
        ),
        (
            "Thực hiện Quyết định số 12/QĐ-UBND của UBND tỉnh.",
            "citation-undated",
            "Quyết định số 12/QĐ-UBND của UBND tỉnh",
        ),
        (
            "Thực hiện Kế hoạch cải cách hành chính năm 2023 của tỉnh.",
            "citation-unnumbered",
            "Kế hoạch cải cách hành chính năm 2023 của tỉnh",
        ),
        ("Giai đoạn 2022 -2025 tiếp tục.", "spacing", "2022 -2025"),
    ],
)
def test_fault_is_flagged(item: str, code: str, words: str) -> None:
    assert _found(item) == [(code, words)]


@pytest.mark.parametrize(
    "item",
    [
        "Thực hiện trên địa bàn huyện.",
        "Thực hiện trên địa bàn các xã.",
        "Thực hiện Quyết định số 10/2011/QĐ-UBND ngày 15/8/2011 của UBND tỉnh ban hành Quy chế trên địa bàn tỉnh.",
        "Thực hiện trên địa bàn tỉnh Sông La.",
        "Thực hiện Kế hoạch số 5/KH-UBND ngày 5/5/2022 của UBND huyện; tiếp tục Kế hoạch số 5/KH-UBND.",
    ],
)
def test_sound_text_is_left_alone(item: str) -> None:
    assert _found(item) == []
