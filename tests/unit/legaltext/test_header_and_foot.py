"""The head and the foot of a paper."""

from datetime import date

from danvan.legaltext.model import Signature
from danvan.legaltext.reading import read_text

HEAD = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LA
CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM
Độc lập - Tự do - Hạnh phúc
Số: 45/KH-UBND
Sông La, ngày 05 tháng 02 năm 2025

KẾ HOẠCH
Thực hiện công tác dân vận chính quyền
năm 2025

I. MỤC ĐÍCH
1. Nâng cao nhận thức.
"""
FOOT = """
Nơi nhận:
- Như trên;
- Sở Nội vụ (b/c);
- UBND các xã, thị trấn (để t/h); Công an huyện (p/h);
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
KT. CHỦ TỊCH
PHÓ CHỦ TỊCH
(Đã ký)
Nguyễn Văn An
"""


def test_full_head_is_read() -> None:
    header = read_text(HEAD).header

    assert (header.type, header.number, header.symbol) == ("kế hoạch", "45/KH-UBND", "KH-UBND")
    assert (header.place, header.date, header.year) == ("Sông La", date(2025, 2, 5), 2025)
    assert (header.issuer, header.issuer_inferred) == ("ỦY BAN NHÂN DÂN HUYỆN SÔNG LA", False)
    assert header.title == "Thực hiện công tác dân vận chính quyền năm 2025"


def test_blank_number_and_day_stay_absent_and_are_linted() -> None:
    text = HEAD.replace("Số: 45/KH-UBND", "Số:      /KH-UBND").replace("ngày 05 tháng 02", "ngày    tháng   ")
    reading = read_text(text)

    assert (reading.header.number, reading.header.symbol, reading.header.date) == (None, "KH-UBND", None)
    assert reading.header.year == 2025
    assert {"number-blank", "date-blank"} <= {lint.code for lint in reading.lints}


def test_two_columns_run_into_one_line_are_parted() -> None:
    text = HEAD.replace("HUYỆN SÔNG LA\nCỘNG HÒA", "HUYỆN SÔNG LA CỘNG HÒA")

    assert read_text(text).header.issuer == "ỦY BAN NHÂN DÂN HUYỆN SÔNG LA"


def test_superior_above_the_issuer_is_not_the_issuer() -> None:
    text = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SÔNG LA", "UBND HUYỆN SÔNG LA\nPHÒNG NỘI VỤ")

    assert read_text(text).header.issuer == "PHÒNG NỘI VỤ"


def test_issuer_is_inferred_from_the_text_and_said_to_be() -> None:
    text = (
        "Số: /KH-UBND\n\nSông La, ngày tháng năm 2023\n\nKẾ HOẠCH\nThử nghiệm\n\n"
        "Ủy ban nhân dân huyện ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n1. Nâng cao."
    )
    header = read_text(text).header

    assert (header.issuer, header.issuer_inferred) == ("Ủy ban nhân dân huyện Sông La", True)
    assert header.confidence == 0.8


def test_party_head_is_read() -> None:
    text = (
        "HUYỆN ỦY SÔNG LA\n*\nSố 115-KH/HU\nĐẢNG CỘNG SẢN VIỆT NAM\nSông La, ngày 13 tháng 3 năm "
        "2019\n\nKẾ HOẠCH\nthực hiện Kết luận\n-----\nI. MỤC ĐÍCH\n1. Nâng cao."
    )
    header = read_text(text).header

    assert (header.number, header.symbol, header.issuer) == ("115-KH/HU", "KH/HU", "HUYỆN ỦY SÔNG LA")
    assert header.title == "thực hiện Kết luận"


def test_impossible_date_is_absent() -> None:
    assert read_text(HEAD.replace("ngày 05 tháng 02", "ngày 31 tháng 02")).header.date is None


def test_paper_without_head_has_no_facts_in_it() -> None:
    header = read_text("Một đoạn văn bình thường.").header

    assert (header.type, header.number, header.date, header.issuer) == (None, None, None, None)


def test_recipients_have_purposes_spelt_out() -> None:
    recipients = read_text(HEAD + FOOT).recipients

    assert [(one.name, one.purpose) for one in recipients] == [
        ("Như trên", None),
        ("Sở Nội vụ", "báo cáo"),
        ("UBND các xã, thị trấn", "thực hiện"),
        ("Công an huyện", "phối hợp"),
        ("Lưu: VT, NV", "lưu"),
    ]


def _facts(signature: Signature) -> tuple[str | None, str | None, str | None, str | None]:
    return (signature.on_behalf, signature.for_post, signature.signer_post, signature.signer)


def test_signature_for_another_post() -> None:
    assert _facts(read_text(HEAD + FOOT).signature) == (
        "TM. ỦY BAN NHÂN DÂN",
        "CHỦ TỊCH",
        "PHÓ CHỦ TỊCH",
        "Nguyễn Văn An",
    )


def test_signature_on_one_line() -> None:
    text = HEAD + FOOT.replace("TM. ỦY BAN NHÂN DÂN\nKT. CHỦ TỊCH", "TM. ỦY BAN NHÂN DÂN KT. CHỦ TỊCH")

    assert _facts(read_text(text).signature) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", "Nguyễn Văn An")


def test_signature_of_a_head_without_tm_line() -> None:
    text = HEAD + "\nNơi nhận:\n- Như trên.\n\nTRƯỞNG PHÒNG\n\nTrần Thị Bích Ngọc\n"

    assert _facts(read_text(text).signature) == (None, None, "TRƯỞNG PHÒNG", "Trần Thị Bích Ngọc")


def test_unsigned_paper_has_no_signer() -> None:
    text = HEAD + FOOT.replace("Nguyễn Văn An\n", "")

    assert _facts(read_text(text).signature) == ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", "PHÓ CHỦ TỊCH", None)
    assert "signer-missing" in [lint.code for lint in read_text(text).lints]


def test_name_of_the_area_may_stand_on_the_next_line() -> None:
    text = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SÔNG LA", "UBND PHƯỜNG\nTHANH HÒA")
    assert read_text(text).header.issuer == "UBND PHƯỜNG THANH HÒA"


def test_office_under_a_committee_is_the_issuer() -> None:
    text = HEAD.replace("ỦY BAN NHÂN DÂN\nHUYỆN SÔNG LA", "UBND HUYỆN\nPHÒNG NỘI VỤ")
    assert read_text(text).header.issuer == "PHÒNG NỘI VỤ"


def test_title_ends_before_the_bases_however_tightly_the_text_is_wrapped() -> None:
    text = (
        "KẾ HOẠCH\nChuyển đổi số trong cơ quan nhà nước năm 2026\nThực hiện Thông tư số 05/2021/TT-TTCP ngày\n"
        "01/10/2021 của Thanh tra Chính phủ, Ủy ban nhân dân\nxã ban hành Kế hoạch như sau:\n\nI. MỤC ĐÍCH\n\n1. Nâng cao nhận thức.\n"
    )
    header = read_text(text).header

    assert (header.title, header.year) == ("Chuyển đổi số trong cơ quan nhà nước năm 2026", 2026)


def test_notes_and_headings_among_recipients_name_nobody() -> None:
    text = HEAD + FOOT.replace(
        "- Như trên;",
        "- Như trên;\n- Các đơn vị phối hợp:\n+ Trường Chính trị huyện;\n- Cổng Thông tin điện tử; theo dõi chung;",
    )
    names = [one.name for one in read_text(text).recipients]

    assert names[:3] == ["Như trên", "Trường Chính trị huyện", "Cổng Thông tin điện tử"]


def test_lost_tone_mark_leaves_the_foot_a_foot() -> None:
    read = read_text(HEAD + FOOT.replace("Nơi nhận", "Nơi nhân"))
    assert (len(read.recipients), len(read.duties)) == (5, 1)


def test_for_post_may_lack_its_point() -> None:
    assert read_text(HEAD + FOOT.replace("KT. CHỦ TỊCH", "K/T CHỦ TỊCH")).signature.for_post == "CHỦ TỊCH"
