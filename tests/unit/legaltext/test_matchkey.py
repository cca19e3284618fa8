"""The match key and its way back to the stored text."""

import unicodedata

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from danvan.legaltext.matchkey import fold, plain, surface

VIETNAMESE = "aáàảãạăắằâấđeêếệioóòôốơớuúủưứyỷ ĐÐƉKHUBND-–—*.,;:()/0123456789\u00a0\u200b\n\t\u0301\u0309"


def _key(text: str) -> str:
    return fold(text, [(0, len(text))]).text


@pytest.mark.parametrize(
    ("stored", "key"),
    [
        ("hoà bình, thuỷ lợi, Uỷ ban", "hòa bình, thủy lợi, Ủy ban"),
        ("HOÀ THUỶ", "HÒA THỦY"),
        ("quý, quỹ, khoẻ khoắn, khuỷu", "quý, quỹ, khỏe khoắn, khuỷu"),
        ("218-QĐÐ/TW Ðảng", "218-QĐ/TW Đảng"),
        ("“*Dân vận khéo*”", "“Dân vận khéo”"),
        ("a\u00a0b  c\u200bd – e", "a b cd - e"),
        ("2022 * - * 2025", "2022 - 2025"),
    ],
)
def test_key_folds_spelling_but_keeps_letters(stored: str, key: str) -> None:
    assert _key(stored) == key


def test_key_of_decomposed_text_is_that_of_composed_text() -> None:
    text = "Ủy ban nhân dân huyện Trà Cú, Nghị quyết về hoà giải"

    assert _key(unicodedata.normalize("NFD", text)) == _key(text)


def test_span_of_decomposed_text_covers_whole_letters() -> None:
    stored = unicodedata.normalize("NFD", "gửi Phòng Nội vụ tổng hợp")
    key = fold(stored, [(0, len(stored))])
    at = key.text.index("Phòng Nội vụ")

    start, end = key.span(at, at + len("Phòng Nội vụ"))

    assert unicodedata.normalize("NFC", stored[start:end]) == "Phòng Nội vụ"


def test_joined_lines_put_one_space_between_and_none_inside_a_number() -> None:
    text = "số 39/KH-\nUBND ngày\n20/4/2022"
    lines = [(0, 9), (10, 19), (20, 29)]

    assert fold(text, lines).text == "số 39/KH-UBND ngày 20/4/2022"


def test_empty_range_points_at_one_place() -> None:
    key = fold("abc", [(0, 3)])

    assert (key.span(1, 1), key.span(3, 3)) == ((1, 1), (3, 3))


def test_plain_and_surface() -> None:
    assert plain("  UỶ ban ") == "ủy ban"
    assert surface("Phòng Nội\n  vụ*", (0, 15)) == "Phòng Nội vụ"


@settings(deadline=None)
@given(st.text(alphabet=VIETNAMESE, max_size=80))
def test_every_key_character_comes_from_inside_the_text(text: str) -> None:
    key = fold(text, [(0, len(text))])

    assert len(key.text) == len(key.low) == len(key.starts) == len(key.ends)
    assert all(0 <= start < end <= len(text) for start, end in zip(key.starts, key.ends, strict=True))
    assert list(key.starts) == sorted(key.starts)
    assert list(key.ends) == sorted(key.ends)


@settings(deadline=None)
@given(st.text(alphabet=VIETNAMESE, max_size=60), st.data())
def test_span_round_trip(text: str, data: st.DataObject) -> None:
    """A stretch of a key, sent to the stored text and folded again, comes back the same when it starts at a whole letter."""
    key = fold(text, [(0, len(text))])
    if not key.text:
        return
    start = data.draw(st.integers(0, len(key.text) - 1))
    end = data.draw(st.integers(start + 1, len(key.text)))
    a, b = key.span(start, end)

    again = fold(text, [(a, b)])

    assert again.starts[0] == key.starts[start]
    assert again.ends[-1] == key.ends[end - 1]
