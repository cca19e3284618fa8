"""Bodies left out of a group that is charged."""

import pytest

from danvan.legaltext.reading import read_text

TABLE = """| TT | Nội dung | Cơ quan chủ trì |
|---|---|---|
| 1 | Xây dựng kế hoạch | Các sở, ban, ngành tỉnh (trừ Sở Ngoại vụ; Thanh tra tỉnh) |"""
PAPER = "KẾ HOẠCH\nThử năm 2026\n\nI. TỔ CHỨC THỰC HIỆN\n{}\n"


@pytest.mark.parametrize(
    "words",
    [
        "1. Các sở, ban, ngành tỉnh (trừ Sở Ngoại vụ, Thanh tra tỉnh) báo cáo kết quả về Sở Nội vụ trước ngày 05/6.",
        "1. Các sở, ban, ngành tỉnh, trừ Sở Ngoại vụ và Thanh tra tỉnh, có trách nhiệm xây dựng kế hoạch.",
        "1. Các sở, ban, ngành tỉnh (trừ Sở Ngoại vụ, Thanh tra tỉnh)\n- Xây dựng kế hoạch của đơn vị.",
        "1. Xây dựng kế hoạch của đơn vị.\n- Cơ quan chủ trì: Các sở, ban, ngành tỉnh (trừ Sở Ngoại vụ, Thanh tra tỉnh).",
        TABLE,
    ],
)
def test_bodies_left_out_are_told_apart(words: str) -> None:
    (duty,) = read_text(PAPER.format(words)).duties

    assert duty.lead == ("Các sở, ban, ngành tỉnh",)
    assert duty.excepted == ("Sở Ngoại vụ", "Thanh tra tỉnh")


def test_a_list_goes_on_after_those_left_out() -> None:
    words = "1. Các sở, ban, ngành tỉnh (trừ Sở Ngoại vụ), UBND các xã, phường xây dựng kế hoạch."
    (duty,) = read_text(PAPER.format(words)).duties

    assert (duty.lead, duty.excepted) == (("Các sở, ban, ngành tỉnh", "UBND các xã, phường"), ("Sở Ngoại vụ",))
