"""Which line breaks lie inside a sentence."""

import textwrap

import pytest

from danvan.legaltext.joins import paragraphs, split_lines

LONG = (
    "- Phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể chính trị - xã hội trong việc tuyên truyền, vận động "
    "đoàn viên, hội viên và Nhân dân tích cực tham gia các phong trào thi đua yêu nước do địa phương phát động."
)
SECOND = (
    "- Thực hiện Kế hoạch số 39a/KH-UBND ngày 20/4/2022 của Ủy ban nhân dân huyện về công tác dân vận chính quyền giai "
    "đoạn 2022 - 2025 và các văn bản hướng dẫn có liên quan của cấp trên."
)


def _keys(text: str) -> list[str]:
    return [part.key.text for part in paragraphs(text, split_lines(text))]


def test_page_break_inside_a_sentence_is_joined() -> None:
    text = "ngăn chặn việc lợi dụng dân chủ, dân tộc, tôn giáo,\n\ntuyên truyền kích động.\n\nĐoạn sau."

    assert _keys(text) == ["ngăn chặn việc lợi dụng dân chủ, dân tộc, tôn giáo, tuyên truyền kích động.", "Đoạn sau."]


@pytest.mark.parametrize(
    "text",
    [
        "I. MỤC ĐÍCH\n1. Nội dung thứ nhất",
        "Kết thúc câu.\n\ntiếp theo viết thường",
        "TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH",
        "Các nội dung sau:\n- nội dung một",
        "không dấu chấm\n\nĐoạn mới viết hoa",
    ],
)
def test_break_between_paragraphs_is_kept(text: str) -> None:
    assert len(_keys(text)) == 2


@pytest.mark.parametrize("blank", ["\n", "\n\n"])
def test_hard_wraps_are_joined_whatever_stands_at_the_line_start(blank: str) -> None:
    text = blank.join(textwrap.fill(part, 80) for part in (LONG, SECOND, LONG, SECOND))

    assert _keys(text) == [LONG, SECOND, LONG, SECOND]


def test_a_dash_inside_a_wrapped_sentence_is_no_bullet() -> None:
    lines = [
        "- Phát huy vai trò của Mặt trận Tổ quốc và các đoàn thể chính trị",
        "- xã hội trong việc vận động Nhân dân.",
    ] * 4

    assert len(_keys("\n".join(lines))) == 4


def test_page_number_between_two_halves_of_a_sentence_is_left_out() -> None:
    assert _keys("bằng những quy chế, quy định\n\n3\n\nvà quy trình dân chủ.") == [
        "bằng những quy chế, quy định và quy trình dân chủ."
    ]


def test_carriage_returns_and_form_feeds_part_lines_without_entering_them() -> None:
    assert _keys("Dòng một.\r\nDòng hai.\fDòng ba.") == ["Dòng một.", "Dòng hai.", "Dòng ba."]


@pytest.mark.parametrize(
    ("text", "joined"),
    [
        (
            "1. Ủy ban nhân dân các xã báo cáo kết quả thực hiện về Sở\n\n2\n\nNội vụ trước ngày 29/10/2025.",
            "1. Ủy ban nhân dân các xã báo cáo kết quả thực hiện về Sở Nội vụ trước ngày 29/10/2025.",
        ),
        ("theo nội dung tại khoản 3\nMục II Kế hoạch này.", "theo nội dung tại khoản 3 Mục II Kế hoạch này."),
        ("theo nội dung tại điểm 2 Mục\n\n4\n\nII.", "theo nội dung tại điểm 2 Mục II."),
        ("Bạch Hòa, ngày 18 tháng 8 năm\n2025", "Bạch Hòa, ngày 18 tháng 8 năm 2025"),
        ("gửi Phòng Văn hóa\n- Xã hội để tổng hợp.", "gửi Phòng Văn hóa - Xã hội để tổng hợp."),
    ],
)
def test_halves_of_a_reference_a_name_or_a_long_sentence_are_one(text: str, joined: str) -> None:
    assert _keys(text) == [joined]


@pytest.mark.parametrize(
    "text",
    [
        "III. TỔ CHỨC THỰC HIỆN\n\n2\n\nCác cơ quan, đơn vị xây dựng kế hoạch.",
        "1. Rà soát danh mục\nII. Tổ chức thực hiện",
        "- Giao Phòng Văn hóa\n- Xã hội hóa nguồn lực",
    ],
)
def test_what_only_looks_like_a_half_stays_apart(text: str) -> None:
    assert len(_keys(text)) == 2
