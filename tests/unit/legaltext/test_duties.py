"""Who must do what, with whom, by when."""

from datetime import date

import pytest

from danvan.legaltext.model import Duty
from danvan.legaltext.reading import read_text

HEAD = "KẾ HOẠCH\nThực hiện công tác dân vận chính quyền năm 2023\n\n"


def _duties(body: str) -> list[Duty]:
    reading = read_text(HEAD + body)
    assert [reading.source.text[slice(*duty.span)] for duty in reading.duties] == [duty.text for duty in reading.duties]
    return list(reading.duties)


def test_reporting_paragraph_with_two_dates_is_two_reports_and_a_consolidation() -> None:
    duties = _duties(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ban Dân vận Huyện ủy\n\n- Chỉ đạo Khối Dân vận.\n\n"
        "Định kỳ, 6 tháng (trước ngày 05 tháng 6), năm (trước ngày 30 tháng 11), các cơ quan, đơn vị, "
        "Ủy ban nhân dân xã, thị trấn "
        "báo cáo kết quả thực hiện gửi Phòng Nội vụ tổng hợp."
    )[1:]

    assert [(duty.kind, duty.anchor, duty.lead) for duty in duties] == [
        ("reporting", "III.tail-1", ("các cơ quan, đơn vị", "Ủy ban nhân dân xã, thị trấn")),
        ("reporting", "III.tail-1", ("các cơ quan, đơn vị", "Ủy ban nhân dân xã, thị trấn")),
        ("consolidation", "III.tail-1", ("Phòng Nội vụ",)),
    ]
    assert [due.last_day for duty in duties for due in duty.due] == [date(2023, 6, 4), date(2023, 11, 29)]
    assert [duty.recurrence for duty in duties[:2]] == [
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=4",
        "FREQ=YEARLY;BYMONTH=11;BYMONTHDAY=29",
    ]
    assert [duty.report_to for duty in duties[:2]] == ["Phòng Nội vụ", "Phòng Nội vụ"]
    assert {duty.relation for duty in duties} == {"assigned"}


def test_closing_sentence_with_a_condition_is_an_event_duty() -> None:
    (duty,) = _duties(
        "III. TỔ CHỨC THỰC HIỆN\n\nTrên đây là Kế hoạch năm 2023. Trong quá trình thực hiện nếu có "
        "vướng mắc, các cơ quan, đơn vị "
        "kịp thời phản ánh đến Phòng Nội vụ để phối hợp thực hiện./."
    )

    assert (duty.kind, duty.lead, duty.report_to, duty.due) == ("event", ("các cơ quan, đơn vị",), "Phòng Nội vụ", ())


@pytest.mark.parametrize(
    ("item", "lead", "relation"),
    [
        ("- Các cơ quan, đơn vị chủ động tham mưu Ủy ban nhân dân huyện.", ("Các cơ quan, đơn vị",), "assigned"),
        (
            "- Phòng Văn hóa và Thông tin; Phòng Tư pháp đăng tin.",
            ("Phòng Văn hóa và Thông tin", "Phòng Tư pháp"),
            "assigned",
        ),
        ("- Giao Phòng Tư pháp chủ trì tổ chức lớp tập huấn.", ("Phòng Tư pháp",), "assigned"),
        ("- Đề nghị Hội Nông dân huyện vận động hội viên.", ("Hội Nông dân huyện",), "requested"),
        (
            "- Trên cơ sở Kế hoạch này, Ủy ban nhân dân các xã, thị trấn xây dựng kế hoạch.",
            ("Ủy ban nhân dân các xã, thị trấn",),
            "assigned",
        ),
        ("- Theo dõi, đôn đốc các cơ quan, đơn vị xây dựng kế hoạch.", (), "assigned"),
        (
            "- Theo chức năng được giao, phối hợp với Phòng Nội vụ, chính quyền địa phương tổ chức thực hiện.",
            (),
            "assigned",
        ),
    ],
)
def test_lead_is_the_subject(item: str, lead: tuple[str, ...], relation: str) -> None:
    (duty,) = _duties(f"II. NHIỆM VỤ\n\n1. Nội dung\n\n{item}")

    assert (duty.lead, duty.lead_implied, duty.relation) == (lead, not lead, relation)


def test_heading_names_the_lead_and_a_bullet_may_override_it() -> None:
    first, second = _duties(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Các phòng, ban, ngành huyện\n\n- Xây dựng kế hoạch cụ thể.\n\n- "
        "Phòng Tư pháp chủ động phổ biến pháp luật."
    )

    assert (first.lead, second.lead) == (("Các phòng, ban, ngành huyện",), ("Phòng Tư pháp",))


def test_request_in_a_heading_covers_its_bullets() -> None:
    (duty,) = _duties(
        "III. TỔ CHỨC THỰC HIỆN\n\n1. Đề nghị Ban Dân vận Huyện ủy\n\n- Chỉ đạo Khối Dân vận các xã, "
        "thị trấn phối hợp với Ủy ban nhân dân cùng cấp."
    )

    assert (duty.relation, duty.lead, duty.coordinating) == ("requested", ("Ban Dân vận Huyện ủy",), ())


def test_unit_and_text_on_one_line() -> None:
    (duty,) = _duties("III. TỔ CHỨC THỰC HIỆN\n\n1. Phòng Tài chính - Kế hoạch: Tham mưu bố trí kinh phí.")

    assert (duty.anchor, duty.lead) == ("III.1", ("Phòng Tài chính - Kế hoạch",))


def test_coordinating_bodies_stand_after_phoi_hop() -> None:
    (duty,) = _duties(
        "II. NHIỆM VỤ\n\n1. Nội dung\n\n- Phòng Tư pháp chủ trì, phối hợp chặt chẽ với Công an huyện, "
        "Hội Nông dân huyện tổ chức 02 lớp trong quý II."
    )

    assert (duty.lead, duty.coordinating) == (("Phòng Tư pháp",), ("Công an huyện", "Hội Nông dân huyện"))
    assert [(due.text, due.last_day) for due in duty.due] == [("trong quý II", date(2023, 6, 30))]


@pytest.mark.parametrize(
    ("section", "item", "kind"),
    [
        ("MỤC ĐÍCH, YÊU CẦU", "Tổ chức thực hiện nghiêm các văn bản chỉ đạo.", "principle"),
        ("MỤC TIÊU", "100% xã xây dựng kế hoạch trước ngày 28/02/2023.", "principle"),
        ("NỘI DUNG", "Phát huy tinh thần trách nhiệm, nâng cao nhận thức.", "principle"),
        ("NỘI DUNG", "Tăng cường kiểm tra công vụ, niêm yết công khai thủ tục.", "task"),
        ("NỘI DUNG", "Tổng hợp, báo cáo Ủy ban nhân dân huyện trước ngày 05/12/2023.", "consolidation"),
        ("NỘI DUNG", "Tham mưu Ủy ban nhân dân huyện thực hiện chế độ thông tin báo cáo.", "task"),
        ("NỘI DUNG", "Báo cáo kết quả về Phòng Nội vụ trước ngày 10/6/2023.", "reporting"),
    ],
)
def test_kind(section: str, item: str, kind: str) -> None:
    assert _duties(f"I. {section}\n\n1. {item}")[0].kind == kind


def test_report_inside_a_task_is_a_duty_of_its_own() -> None:
    task, report = _duties(
        "II. NHIỆM VỤ\n\n1. Nội dung\n\n- Ủy ban nhân dân các xã tổ chức đối thoại với Nhân dân; báo "
        "cáo kết quả về Phòng Nội vụ trước ngày 15/11/2023."
    )

    assert (task.kind, report.kind, report.report_to) == ("task", "reporting", "Phòng Nội vụ")
    assert task.lead == report.lead == ("Ủy ban nhân dân các xã",)
    assert task.due == ()
    assert [due.last_day for due in report.due] == [date(2023, 11, 14)]


def test_two_days_may_share_one_bound() -> None:
    duties = _duties(
        "II. NHIỆM VỤ\n\n1. Nội dung\n\n- Báo cáo kết quả về Phòng Nội vụ trước ngày 01/6 và ngày 25/11/2023."
    )

    assert [(due.text, due.last_day) for duty in duties for due in duty.due] == [
        ("trước ngày 01/6", date(2023, 5, 31)),
        ("ngày 25/11/2023", date(2023, 11, 24)),
    ]


def test_lead_in_with_bullets_is_a_heading_not_a_duty() -> None:
    duties = _duties(
        "II. NHIỆM VỤ\n\n1. Nội dung\n\n- Phòng Nội vụ có trách nhiệm:\n\n+ Theo dõi.\n\n+ Đôn đốc các xã."
    )

    assert [(duty.anchor, duty.lead) for duty in duties] == [
        ("II.1.-1.+1", ("Phòng Nội vụ",)),
        ("II.1.-1.+2", ("Phòng Nội vụ",)),
    ]


def test_plan_without_duties_is_read_with_a_lint() -> None:
    reading = read_text("KẾ HOẠCH\nThử nghiệm năm 2023\n\nNơi nhận:\n- Như trên.\n")

    assert reading.duties == ()
    assert "no-duties" in [lint.code for lint in reading.lints]


def test_report_in_parentheses_behind_a_task_is_a_duty_of_its_own() -> None:
    task, report = _duties(
        "II. NỘI DUNG\n\n1. Công an huyện in sổ tay hỏi đáp bằng hai thứ tiếng (báo cáo kết quả về Phòng Nội vụ trước ngày 25/5/2023).\n"
    )

    assert (task.kind, task.lead, task.due) == ("task", ("Công an huyện",), ())
    assert (report.kind, report.lead, report.report_to) == ("reporting", ("Công an huyện",), "Phòng Nội vụ")
    assert report.text == "báo cáo kết quả về Phòng Nội vụ trước ngày 25/5/2023"
    assert [due.last_day for due in report.due] == [date(2023, 5, 24)]


@pytest.mark.parametrize("opening", ["Kết thúc đợt cao điểm, ", "Ngay sau khi kết thúc, "])
def test_report_after_an_end_is_told_by_whom_it_goes_to(opening: str) -> None:
    report, gathering = _duties(
        f"III. TỔ CHỨC THỰC HIỆN\n\n{opening}các sở, ban, ngành tỉnh, Ủy ban nhân dân các xã, phường "
        "báo cáo kết quả về Sở Nội vụ để tổng hợp.\n"
    )

    assert (report.kind, report.lead) == ("reporting", ("các sở, ban, ngành tỉnh", "Ủy ban nhân dân các xã, phường"))
    assert (gathering.kind, gathering.lead) == ("consolidation", ("Sở Nội vụ",))


def test_days_told_after_an_event_are_due_on_no_fixed_day() -> None:
    (report,) = _duties(
        "II. NỘI DUNG\n\n- Báo cáo kết quả với Ủy ban nhân dân huyện trong vòng 05 ngày làm việc sau khi kết thúc đợt kiểm tra.\n"
    )

    assert [(due.text, due.last_day) for due in report.due] == [
        ("trong vòng 05 ngày làm việc sau khi kết thúc đợt kiểm tra", None)
    ]


def test_section_on_money_silences_no_report() -> None:
    kinds = [
        duty.kind
        for duty in _duties(
            "III. KINH PHÍ THỰC HIỆN\n\nKinh phí thực hiện từ ngân sách huyện.\n\nViệc quản lý, sử dụng kinh phí theo quy định.\n\n"
            "Hằng năm (trước ngày 10 tháng 12), các phòng, ban, ngành huyện gửi báo cáo về Phòng Nội vụ tổng hợp.\n"
        )
    ]
    assert kinds == ["reporting", "consolidation"]


def test_each_day_of_a_report_has_its_own_rhythm() -> None:
    reports = _duties(
        "III. TỔ CHỨC THỰC HIỆN\n\nĐịnh kỳ hằng quý (trước ngày 20 của tháng cuối quý), 6 tháng (trước ngày 15/6) và năm "
        "(trước ngày 15/12), các đơn vị báo cáo về Phòng Nội vụ.\n"
    )
    assert [duty.recurrence for duty in reports] == [
        "FREQ=YEARLY;BYMONTH=3,6,9,12;BYMONTHDAY=19",
        "FREQ=YEARLY;BYMONTH=6;BYMONTHDAY=14",
        "FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=14",
    ]


def test_bullet_that_counts_its_parts_is_a_task_with_them() -> None:
    texts = [
        duty.text
        for duty in _duties(
            "II. NỘI DUNG\n\n- Số hóa hồ sơ còn hiệu lực, trong đó:\n\n+ Số hóa hồ sơ đất đai.\n\n+ Số hóa hồ sơ hộ tịch.\n\n"
            "- Tổ chức các việc sau:\n\n+ Đối thoại với Nhân dân.\n"
        )
    ]
    assert texts == [
        "Số hóa hồ sơ còn hiệu lực, trong đó:", "Số hóa hồ sơ đất đai.", "Số hóa hồ sơ hộ tịch.", "Đối thoại với Nhân dân.",
    ]  # fmt: skip
