"""Markers, anchors and where unmarked paragraphs belong."""

import pytest

from danvan.legaltext.marks import read_mark
from danvan.legaltext.model import Node
from danvan.legaltext.reading import read_text


def _anchors(nodes: tuple[Node, ...]) -> list[str]:
    return [anchor for node in nodes for anchor in (node.anchor, *_anchors(node.children))]


def _of(body: str) -> list[str]:
    return _anchors(read_text(f"KẾ HOẠCH\nThử nghiệm năm 2023\n\n{body}").outline)


@pytest.mark.parametrize(
    ("line", "label"),
    [
        ("I. MỤC ĐÍCH", "I"),
        ("IV.TỔ CHỨC", "IV"),
        ("Phần II. NHIỆM VỤ", "Phần II"),
        ("12. Nội dung", "12"),
        ("1.2. Nội dung", "2"),
        ("đ) Nội dung", "đ"),
        ("A. MỤC ĐÍCH", "A"),
    ],
)
def test_mark_is_read(line: str, label: str) -> None:
    mark = read_mark(line)

    assert mark is not None
    assert mark.label == label


@pytest.mark.parametrize(
    "line", ["Nội dung", "2023 là năm", "20/4/2022 của", "(khóa XI)", "Vì vậy", "Chương trình hành động", "100% xã"]
)
def test_running_text_has_no_mark(line: str) -> None:
    assert read_mark(line) is None


@pytest.mark.parametrize("bullet", ["-", "–", "•", "\uf0b7", "+"])
def test_bullets_are_marks_without_label(bullet: str) -> None:
    mark = read_mark(f"{bullet} Nội dung")

    assert mark is not None
    assert mark.label is None


def test_anchors_join_markers_and_count_bullets() -> None:
    body = "I. MỘT\n1. Hai\n- Ba.\n- Bốn.\n+ Năm.\n2. Sáu\na) Bảy.\nII. TÁM\n- Chín."

    assert _of(body) == ["I", "I.1", "I.1.-1", "I.1.-2", "I.1.-2.+1", "I.2", "I.2.a", "II", "II.-1"]


def test_a_marker_used_twice_keeps_anchors_apart() -> None:
    assert _of("I. MỘT\n1. Hai.\nI. MỘT NỮA\n1. Ba.") == ["I", "I.1", "I~2", "I~2.1"]


def test_closing_paragraph_belongs_to_the_section_not_to_the_last_unit() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ban Dân vận Huyện ủy\n\n- Chỉ đạo Khối Dân vận.\n\n"
        "Định kỳ hằng năm, các cơ quan báo cáo kết quả về Phòng Nội vụ."
    )

    assert _of(body) == ["III", "III.1", "III.1.-1", "III.tail-1"]


def test_closing_paragraph_after_a_run_in_item_belongs_to_the_section() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Ủy ban nhân dân các xã, thị trấn có trách nhiệm xây dựng kế hoạch "
        "cụ thể tại địa phương.\n\n"
        "Trong quá trình thực hiện nếu có vướng mắc, các đơn vị phản ánh về Phòng Nội vụ."
    )

    assert _of(body) == ["III", "III.1", "III.tail-1"]


def test_text_under_a_heading_stays_with_it() -> None:
    body = (
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Nội vụ\n\nTheo dõi việc thực hiện.\n\nĐôn đốc các đơn "
        "vị.\n\n2. Phòng Tư pháp\n\nPhổ biến pháp luật."
    )

    assert _of(body) == ["III", "III.1", "III.1.p-1", "III.1.p-2", "III.2", "III.2.p-1"]


def test_capitals_above_romans_or_below_follow_the_paper() -> None:
    assert _of("A. MỘT\nI. HAI\n1. Ba.\nB. BỐN") == ["A", "A.I", "A.I.1", "B"]
    assert _of("I. MỘT\nA. Hai\n1. Ba.\nII. BỐN") == ["I", "I.A", "I.A.1", "II"]


def test_title_is_kept_for_headings_only() -> None:
    outline = read_text(
        "KẾ HOẠCH\nThử\n\nI. MỤC ĐÍCH\n1. Các cơ quan thực hiện nghiêm túc các nội dung của Kế hoạch này tại đơn vị."
    ).outline

    assert (outline[0].title, outline[0].children[0].title) == ("MỤC ĐÍCH", None)


def test_paper_without_markers_is_still_an_outline() -> None:
    assert _of("Các cơ quan thực hiện.\n\nPhòng Nội vụ theo dõi.") == ["p-1", "tail-1"] or _of(
        "Các cơ quan thực hiện.\n\nPhòng Nội vụ theo dõi."
    ) == ["p-1", "p-2"]
