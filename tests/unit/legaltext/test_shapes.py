"""Shapes of real papers, one by one, in invented words."""

from datetime import date

import pytest

from danvan.legaltext.model import Duty, Reading
from danvan.legaltext.reading import read_text

HEAD = (
    "ỦY BAN NHÂN DÂN\nTỈNH VÀM XANH\nSố: 5/KH-UBND\nVàm Xanh, ngày 5 tháng 8 năm 2025\n\nKẾ HOẠCH\nThử nghiệm\n\n"
    "III. TỔ CHỨC THỰC HIỆN\n"
)


def _read(body: str) -> Reading:
    return read_text(HEAD + body)


def _one(body: str) -> Duty:
    (duty,) = _read(body).duties
    return duty


def _days(duty: Duty) -> list[date | None]:
    return [due.last_day for due in duty.due]


@pytest.mark.parametrize(
    "lines",
    [
        "1. Rà soát danh mục\n- Cơ quan chủ trì: Sở Tư pháp.\n- Cơ quan phối hợp: Sở Nội vụ.\n- Thời gian: Quý IV/2025.\n",
        "1. Rà soát danh mục\nĐơn vị chủ trì: Sở Tư pháp\nĐơn vị phối hợp: Sở Nội vụ\nThời hạn hoàn thành: 31/12/2025\n",
        "1. Rà soát danh mục (Chủ trì: Sở Tư pháp; phối hợp: Sở Nội vụ; thời gian: trước ngày 01/01/2026).\n",
        "- Rà soát danh mục.\n+ Chủ trì: Sở Tư pháp.\n+ Phối hợp: Sở Nội vụ.\n+ Thời gian hoàn thành: Tháng 12/2025.\n",
        "1. Rà soát danh mục\n* Chủ trì: Sở Tư pháp. * Phối hợp: Sở Nội vụ. * Thời gian: Năm 2025.\n",
    ],
)
def test_labelled_lines_belong_to_the_task_above(lines: str) -> None:
    duty = _one(lines)

    assert (duty.lead, duty.coordinating, _days(duty)) == (("Sở Tư pháp",), ("Sở Nội vụ",), [date(2025, 12, 31)])


def test_a_stretch_of_time_is_due_at_its_end() -> None:
    duty = _one("1. Kiểm tra công vụ\n- Chủ trì: Sở Nội vụ.\n- Thời gian: Từ tháng 9 đến tháng 11/2025.\n")

    assert _days(duty) == [date(2025, 11, 30)]


@pytest.mark.parametrize(
    ("sentence", "lead"),
    [
        ("Phần lễ: Văn phòng UBND tỉnh chuẩn bị chương trình.", ("Văn phòng UBND tỉnh",)),
        ("Tổ chức quán triệt văn bản (Văn phòng Sở chủ trì, các phòng phối hợp).", ("Văn phòng Sở",)),
        ("Niêm yết thủ tục hành chính. Giao Văn phòng Sở thực hiện.", ("Văn phòng Sở",)),
        (
            "Giao UBND các xã Long Hòa, Tân Phú và thị trấn Sông Lá đối thoại.",
            ("UBND các xã Long Hòa, Tân Phú và thị trấn Sông Lá",),
        ),
        ("Trưởng phòng Văn hóa - Xã hội chịu trách nhiệm.", ("Trưởng phòng Văn hóa - Xã hội",)),
    ],
)
def test_who_is_charged_inside_a_sentence(sentence: str, lead: tuple[str, ...]) -> None:
    assert _one(f"1. {sentence}\n").lead == lead


def test_someone_charged_within_a_bullet_overrides_the_heading() -> None:
    duties = _read("1. Các sở, ban, ngành\n- Bố trí cán bộ hỗ trợ. Giao Sở Y tế hướng dẫn nghiệp vụ.\n").duties

    assert [duty.lead for duty in duties] == [("Các sở, ban, ngành",), ("Sở Y tế",)]


def test_a_report_at_the_end_of_a_sentence_is_a_duty_of_its_own() -> None:
    body = "1. Sở Y tế kiểm tra việc thực hiện tại cơ sở, báo cáo UBND tỉnh (qua Sở Nội vụ) trước ngày 10/10/2025.\n"

    task, report = _read(body).duties

    assert (task.kind, task.lead, _days(task)) == ("task", ("Sở Y tế",), [])
    assert (report.kind, report.lead, report.report_to) == ("reporting", ("Sở Y tế",), "UBND tỉnh")
    assert _days(report) == [date(2025, 10, 9)]


@pytest.mark.parametrize(
    ("leads", "relation"),
    [
        ("Ban Tuyên giáo và Dân vận Tỉnh ủy, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "requested"),
        ("Hội đồng nhân dân các cấp", "requested"),
        ("Văn phòng Đoàn ĐBQH và HĐND tỉnh", "assigned"),
        ("Sở Nội vụ, Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh", "assigned"),
        ("Công an tỉnh", "assigned"),
    ],
)
def test_a_committee_asks_those_outside_the_state(leads: str, relation: str) -> None:
    assert _one(f"1. {leads} tăng cường tuyên truyền.\n").relation == relation


@pytest.mark.parametrize(
    "sentence",
    [
        "Kinh phí thực hiện Kế hoạch từ nguồn ngân sách nhà nước theo phân cấp.",
        "Kế hoạch này có hiệu lực kể từ ngày ký.",
        "(Có Phụ lục phân công kèm theo)",
        "Địa điểm: Trên địa bàn tỉnh.",
    ],
)
def test_what_obliges_nobody_is_no_duty(sentence: str) -> None:
    assert _read(f"1. {sentence}\n").duties == ()


def test_narrative_sections_hold_no_duties() -> None:
    body = "1. Đánh giá chung\nMột số xã báo cáo còn chậm.\n2. Nhiệm vụ\nSở Y tế kiểm tra.\n"

    assert [duty.lead for duty in _read(body).duties] == [("Sở Y tế",)]


def test_a_plan_attached_to_a_decision_is_read_too() -> None:
    text = (
        "ỦY BAN NHÂN DÂN\nXÃ CÁT HƯNG\nSố: 8/QĐ-UBND\nCát Hưng, ngày 6 tháng 8 năm 2025\n\nQUYẾT ĐỊNH\nVề việc ban hành Kế hoạch\n\n"
        "CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ\nCăn cứ Luật Tổ chức chính quyền địa phương ngày 16/6/2025;\nQUYẾT ĐỊNH:\n"
        "Điều 1. Ban hành kèm theo Quyết định này Kế hoạch.\nNơi nhận:\n- Lưu: VT.\n\nCHỦ TỊCH\n\nLê Văn Sáu\n\nKẾ HOẠCH\nThử\n"
        "(Kèm theo Quyết định số 8/QĐ-UBND ngày 06/8/2025)\nI. VIỆC\n1. Phòng Kinh tế niêm yết dự toán.\n"
    )

    reading = read_text(text)

    assert [(duty.anchor, duty.lead) for duty in reading.duties] == [("kt-1.I.1", ("Phòng Kinh tế",))]
    assert reading.signature.signer == "Lê Văn Sáu"
    assert [one.number for one in reading.citations] == [None, "8/QĐ-UBND"]


def test_a_letter_is_told_by_its_symbol_and_about() -> None:
    text = (
        "ỦY BAN NHÂN DÂN | CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM |\nTỈNH VÀM XANH | Độc lập - Tự do - Hạnh phúc |\n"
        "Số: 31/UBND-NC V/v tiếp công dân | Vàm Xanh, ngày 12 tháng 11 năm 2025 |\n\nKính gửi: Các sở, ban, ngành.\n"
    )

    header = read_text(text).header

    assert (header.type, header.number, header.title) == ("công văn", "31/UBND-NC", "tiếp công dân")
    assert (header.issuer, header.date, header.place) == (
        "ỦY BAN NHÂN DÂN TỈNH VÀM XANH",
        date(2025, 11, 12),
        "Vàm Xanh",
    )


def test_a_drawn_table_gives_tasks_and_its_group_rows_none() -> None:
    body = (
        "1. Phân công theo bảng\n| TT | Nhiệm vụ | Cơ quan chủ trì | Thời gian |\n|---|---|---|---|\n| I | Nhóm một | | |\n"
        "| 1 | Rà soát danh mục | Sở KH&CN | Tháng 3/2026 |\n"
    )

    duties = [duty for duty in _read(body).duties if duty.rule == "duty.table-row"]

    assert [(duty.text, duty.lead, _days(duty)) for duty in duties] == [
        ("Rà soát danh mục", ("Sở KH&CN",), [date(2026, 3, 31)])
    ]


def test_markdown_heads_count_as_plain_ones() -> None:
    assert [node.marker for node in read_text("## I. VIỆC\n### 1. Sở Y tế\nKiểm tra.\n").outline] == ["I."]


@pytest.mark.parametrize(
    "broken",
    [
        "1. Sở Y tế phối hợp với\nSở Nội vụ kiểm tra.\n",
        "1. Sở Y tế phối hợp\nvới Sở Nội vụ kiểm tra.\n",
    ],
)
def test_breaks_inside_a_sentence_are_joined(broken: str) -> None:
    duty = _one(broken)

    assert (duty.lead, duty.coordinating) == (("Sở Y tế",), ("Sở Nội vụ",))


def test_heads_ending_in_so_are_not_joined_to_what_follows() -> None:
    assert _one("1. Chuyển đổi số\nSở Y tế cập nhật dữ liệu.\n").lead == ("Sở Y tế",)


def test_notes_behind_the_foot_give_citations_only() -> None:
    body = "1. Sở Y tế kiểm tra.\n\nNơi nhận:\n- Lưu: VT.\n\n[1] Công văn số 8/SNV-XD ngày 02/5/2024 của Sở Nội vụ.\n"

    reading = _read(body)

    assert ([one.number for one in reading.citations], len(reading.duties)) == (["8/SNV-XD"], 1)


def test_bullets_obey_the_lead_in_above_them() -> None:
    body = "Trước tình hình đó, UBND tỉnh yêu cầu các đơn vị:\n- Rà soát hồ sơ.\n- Giao Sở Y tế đôn đốc.\n"

    assert [duty.lead for duty in _read(body).duties] == [("các đơn vị",), ("Sở Y tế",)]


def test_a_paragraph_that_is_a_task_stays_one_above_its_bullets() -> None:
    body = "2. UBND các xã\nThành lập các tổ lưu động tại nhà văn hóa, trong đó:\n+ Mỗi tổ có ít nhất 03 thành viên.\n"

    assert [duty.lead for duty in _read(body).duties] == [("UBND các xã",), ("UBND các xã",)]
