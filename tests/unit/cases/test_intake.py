"""Taking matters in: what is kept in clear, what is refused with nothing kept, numbers, codes, doors."""

from __future__ import annotations

import datetime as dt
import io

import pytest
from PIL import Image

from danvan.audit.models import Event
from danvan.cases import intake as door
from danvan.cases import track
from danvan.cases.domain import codes, opening, wording
from danvan.cases.domain.casefiles import Upload
from danvan.cases.domain.persons import Sender
from danvan.cases.enums import OpeningReason, OpeningScope, Track
from danvan.cases.models import Case, CaseFile, Guess, Person, SealedText
from danvan.common.errors import NotPermitted, Refused
from danvan.units.models import Notice
from tests.factories import DAY, Area
from tests.unit.cases.brought import SENDER, SUMMARY, WORDS, bring, go, handed, voice

pytestmark = pytest.mark.usefixtures("fixed_day")
CANARIES = (
    "Bích Vân",
    "bich van",
    "0912345678",
    "0912 345 678",
    "086192001234",
    "bich.van@vidu.vn",
    "cống trước nhà tôi",
)


def picture() -> bytes:
    out = io.BytesIO()
    exif = Image.Exif()
    exif[0x013B] = "Nguyen Thi Bich Van"
    Image.new("RGB", (40, 30), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def everything_in_clear() -> str:
    """All text of all rows of cases, notices and audit, as a thief of the database would read it."""
    from django.apps import apps

    rows = []
    for model in [*apps.get_app_config("cases").get_models(), Notice, Event]:
        rows += [
            str({k: v for k, v in row.items() if not isinstance(v, bytes | memoryview)})
            for row in model._base_manager.values()
        ]
        rows += [
            bytes(v).decode("latin-1")
            for row in model._base_manager.values()
            for v in row.values()
            if isinstance(v, bytes | memoryview)
        ]
    return "\n".join(rows)


def test_nothing_of_the_sender_stands_in_clear(area: Area) -> None:
    receipt = bring(
        area, files=[Upload(picture(), "don cua Nguyen Thi Bich Van.jpg")], call="Bà Bích Vân gọi lại số 0912 345 678"
    )
    handed(area, receipt.case)
    go(area, receipt.case, "begin", "answer", by="handler", note="Bà Bích Vân đã được trả lời.")
    text = everything_in_clear()
    assert SUMMARY in text
    assert [one for one in (*CANARIES, "Bich Van.jpg", receipt.secret) if one.lower() in text.lower()] == []
    assert (Person.rows.count(), CaseFile.rows.count()) == (1, 1)
    assert SealedText.rows.count() >= 3


def test_numbers_follow_each_other_and_begin_anew_each_year(area: Area) -> None:
    assert [bring(area).case.reference for _time in range(3)] == ["1/2023", "2/2023", "3/2023"]
    assert bring(area, on=dt.date(2022, 12, 30)).case.reference == "1/2022"


@pytest.mark.parametrize("who", ["handler", "custodian", "office_head", "leader", "coordinator", "observer", "admin"])
def test_only_reception_takes_in(area: Area, who: str) -> None:
    from danvan.cases.domain import intake

    with pytest.raises(NotPermitted):
        intake.register(voice=voice(), unit=area.units["van-phong"], by=area.actor(who))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"summary": " "}, "tóm tắt nội dung"), ({"words": ""}, "tải lên bản quét"), ({"people": 0}, "Số người"),
        ({"received_on": DAY + dt.timedelta(days=1)}, "tương lai"), ({"received_on": dt.date(2018, 1, 1)}, "hơn 3 năm"),
        ({"words": "a" * 20_001}, "20.000"), ({"senders": []}, "cần họ tên"), ({"senders": [Sender(phone="0911111111")]}, "cần họ tên"),
        ({"summary": "Bà Nguyễn Thị Bích Vân xin nạo vét cống"}, "Tóm tắt có họ tên"),
        ({"summary": "Xin nạo vét cống, gọi 0933 444 555"}, "Tóm tắt có số điện thoại"),
        ({"place": "Số nhà 12, ấp Cầu Ngang"}, "Địa điểm có địa chỉ"), ({"source": "Đơn của N.T.B. Vân"}, "họ tên"),
        ({"words": "TỐI MẬT\nNội dung"}, "độ mật"),
        ({"files": [Upload(b"", "a.pdf")]}, "rỗng"), ({"files": [Upload(b"MZ\x90\x00\xff", "a.exe")]}, "Không nhận ra"),
        ({"files": [Upload(b"%PDF-1.4 x", "a.pdf")]}, "PDF|pdf|hỏng"), ({"files": [Upload(picture(), "a")] * 21}, "20 tệp"),
    ],
)  # fmt: skip
def test_bad_input_is_said_and_nothing_is_kept(area: Area, changes: dict[str, object], words: str) -> None:
    with pytest.raises(Refused, match=words):
        bring(area, **changes)
    assert (Case.rows.count(), Person.rows.count(), SealedText.rows.count(), CaseFile.rows.count()) == (0, 0, 0, 0)


def test_field_report_needs_no_name(area: Area) -> None:
    case = bring(area, Track.FIELD_REPORT, senders=[]).case
    assert case.is_anonymous
    assert Person.rows.count() == 0


DENOUNCING = [
    "Tôi làm đơn này tố cáo ông Trưởng ấp đã lấy tiền của dân.", "ĐƠN TỐ CÁO\nKính gửi Ủy ban nhân dân xã",
    "Chủ tịch xã nhận hối lộ của chủ vựa", "don to cao", "Ông bí thư chi bộ ăn chặn tiền hỗ trợ lũ lụt.",
    "Cán bộ địa chính vòi vĩnh tôi hai triệu đồng mới làm giấy.", "Tôi xin tố cáo hành vi chiếm đoạt đất công.",
]  # fmt: skip
PLAIN = [
    WORDS, "Tôi khiếu nại quyết định thu hồi đất số 12/QĐ-UBND.", "Đề nghị xã trả lời đơn khiếu nại, tố cáo đúng hạn.",
    "Đơn này không phải là tố cáo, tôi chỉ xin xã sửa đường.", "Đề nghị phổ biến Luật Tố cáo cho bà con.",
    "Xe tải chạy quá tải làm hư đường ấp, đề nghị ngăn chặn.", "Tôi kiến nghị về thủ tục đất đai còn chậm.",
    "Đèn đường trước nhà văn hóa tắt ba tuần nay.",
]  # fmt: skip


@pytest.mark.parametrize("words", DENOUNCING)
def test_denunciation_in_the_wrong_place_is_stopped(area: Area, words: str) -> None:
    with pytest.raises(wording.LooksLikeDenunciation, match="nơi tiếp công"):
        bring(area, words=words)
    assert (Case.rows.count(), Person.rows.count(), SealedText.rows.count()) == (0, 0, 0)


@pytest.mark.parametrize("words", PLAIN)
def test_what_denounces_nobody_goes_through(words: str) -> None:
    assert not wording.denounces(words)


def test_at_the_counter_the_content_decides(area: Area) -> None:
    from danvan.cases.domain import intake

    given = voice(words="Đơn tố cáo: hàng xóm để rác trước cổng nhà tôi.")
    receipt = intake.register(
        voice=given, unit=area.units["van-phong"], by=area.actor("receptionist"), no_denunciation=True
    )
    assert receipt.case.pk


def test_portal_takes_in_and_stops_denunciations(area: Area) -> None:
    unit = area.units["van-phong"]
    receipt = door.take(voice=voice(Track.FIELD_REPORT, channel="portal", senders=[]), unit=unit)
    assert receipt.case.channel == "portal"
    with pytest.raises(door.LooksLikeDenunciation):
        door.take(voice=voice(channel="portal", words=DENOUNCING[0]), unit=unit)
    with pytest.raises(Refused):
        door.take(voice=voice(), unit=unit)


# --- following it -------------------------------------------------------------------------------------------------------


def test_sender_follows_with_code_and_secret(area: Area) -> None:
    receipt = bring(area)
    handed(area, receipt.case)
    go(area, receipt.case, "begin", "answer", by="handler", note="Xã sẽ nạo vét trong tháng 4.")
    found = track.follow(
        code=codes.grouped(receipt.case.code).lower(), secret=codes.grouped(receipt.secret), address="10.0.0.1"
    )
    assert found.words == "Đã trả lời, đang giải quyết"
    assert [one.words for one in found.happened] == ["Đã tiếp nhận", "Đang xử lý", "Đã trả lời, đang giải quyết"]
    assert found.answer == "Xã sẽ nạo vét trong tháng 4."
    assert found.may_rate
    assert found.reopens_until == DAY + dt.timedelta(days=15)


def test_wrong_code_and_wrong_secret_get_the_same_answer(area: Area) -> None:
    receipt = bring(area)
    said = []
    for code, secret in ((receipt.case.code, "SAI"), ("KHONGCO234", receipt.secret), ("", ""), ("x" * 500, "y" * 500)):
        with pytest.raises(track.NotFound) as refusal:
            track.follow(code=code, secret=secret, address="10.0.0.1")
        said.append(str(refusal.value))
    assert len(set(said)) == 1


def test_guessing_is_stopped_and_leaves_no_address(area: Area) -> None:
    receipt = bring(area)
    for _time in range(track.GUESSES_AN_HOUR):
        with pytest.raises(track.NotFound):
            track.follow(code="ABCDE23456", secret="SAI", address="203.0.113.7")
    with pytest.raises(track.TooMany):
        track.follow(code=receipt.case.code, secret=receipt.secret, address="203.0.113.7")
    assert track.follow(code=receipt.case.code, secret=receipt.secret, address="203.0.113.8").reference == "1/2023"
    assert "203.0.113" not in str(list(Guess.rows.values()))


def test_codes_tell_nothing_and_never_repeat() -> None:
    drawn = {codes.draw(codes.CODE_LENGTH) for _time in range(2000)}
    assert len(drawn) == 2000
    assert not set("".join(drawn)) & set("01OILUaeiou")


# --- opening ------------------------------------------------------------------------------------------------------------


def test_words_open_for_whoever_has_it_in_hand_and_people_do_not(area: Area) -> None:
    case = handed(area, bring(area).case)
    by = area.actor("handler")
    with pytest.raises(NotPermitted, match="niêm phong"):
        opening.texts(case, by)
    opening.open_case(case=case, scope=OpeningScope.WORDS, reason=OpeningReason.HANDLE, by=by)
    assert WORDS in [one.words for one in opening.texts(case, by)]
    with pytest.raises(NotPermitted):
        opening.open_case(case=case, scope=OpeningScope.IDENTITY, reason=OpeningReason.HANDLE, by=by)
    with pytest.raises(NotPermitted):
        opening.people(case, by)


def test_people_open_for_half_an_hour_and_it_is_on_the_record(area: Area) -> None:
    from danvan.common import clock

    case, by = bring(area).case, area.actor("custodian")
    opening.open_case(case=case, scope=OpeningScope.IDENTITY, reason=OpeningReason.INVITE, by=by)
    (person,) = opening.people(case, by)
    assert (person.name, person.phone, person.id_number) == (SENDER.name, SENDER.phone, "•••••••••234")
    event = Event.objects.latest("pk")
    assert (event.action, event.changes) == ("case.open_identity", {"reason": "invite"})
    assert [one.case_id for one in opening.log(area.actor("office_head"))] == [case.pk]
    assert not opening.log(area.actor("culture_head"))
    with clock.fixed(lambda: clock.at_noon(DAY) + dt.timedelta(minutes=31)), pytest.raises(NotPermitted):
        opening.people(case, by)
    assert "Vân" not in repr(person)


@pytest.mark.parametrize(
    "who", ["admin", "coordinator", "observer", "handler", "other_handler", "culture_head", "leader", "denunciations"]
)
def test_people_open_for_nobody_else(area: Area, who: str) -> None:
    case = handed(area, bring(area).case)
    assert not opening.may_open(case, OpeningScope.IDENTITY, area.actor(who))


def test_reason_must_be_one_of_the_list(area: Area) -> None:
    with pytest.raises(Refused, match="Chọn lý do"):
        opening.open_case(
            case=bring(area).case, scope=OpeningScope.IDENTITY, reason="tò mò", by=area.actor("custodian")
        )


def test_working_copy_is_clean_and_the_original_asks_for_more(area: Area) -> None:
    case = bring(area, files=[Upload(picture(), "anh.jpg")]).case
    by = area.actor("receptionist")
    opening.open_case(case=case, scope=OpeningScope.WORDS, reason=OpeningReason.HANDLE, by=by)
    (file,) = opening.names_of_files(case, by)
    _row, name, data = opening.file(case, str(file.row.uid), by, original=False)
    assert name == "anh.jpg"
    assert b"Nguyen" not in data
    with pytest.raises(NotPermitted):
        opening.file(case, str(file.row.uid), by, original=True)
    opening.open_case(case=case, scope=OpeningScope.IDENTITY, reason=OpeningReason.AUTHORITY, by=by)
    assert opening.file(case, str(file.row.uid), by, original=True)[2] == picture()


def test_next_step_has_the_same_sender_sealed_anew(area: Area) -> None:
    from danvan.cases.domain.persons import nets_of_case

    first = handed(area, bring(area, Track.COMPLAINT).case)
    go(area, first, "accept", "verify")
    go(area, first, "decide", by="leader")
    second = bring(area, Track.COMPLAINT_2, senders=[], earlier=first).case
    assert (second.earlier, second.is_anonymous) == (first, False)
    marks = [
        {bytes(mark.digest) for one in Person.rows.filter(case=case) for mark in one.fingerprints.all()}
        for case in (first, second)
    ]
    assert marks[0]
    assert not marks[0] & marks[1]
    assert nets_of_case(second)[0].hits(SENDER.name)
    with pytest.raises(Refused, match="khiếu nại lần hai"):
        bring(area, Track.PETITION, senders=[], earlier=first)
