"""Invented matters of the demo, brought in the weeks before the day it stands at. Everybody in them was made up."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial

from danvan.cases.domain import (
    assigning,
    denunciations,
    intake,
    lateness,
    letters,
    moving,
    opening,
    rating,
    reception,
    visits,
)
from danvan.cases.domain.classifying import Finding, classify
from danvan.cases.domain.denunciations import Entry
from danvan.cases.domain.intake import Voice
from danvan.cases.domain.moving import Given
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.reception import Pattern
from danvan.cases.domain.steps import Paper
from danvan.cases.domain.visits import Came
from danvan.cases.enums import Channel, OpeningReason, OpeningScope, Outcome, Rating, Subject, Track
from danvan.cases.models import Case
from danvan.replay.area import Area
from danvan.replay.moments import DAY, at
from danvan.replay.scratch import Hand
from danvan.units.actor import Actor
from danvan.units.roles import Role

BUNG_SEN, LAND, ROADS, INSPECTORS = (
    "ubnd-xa-bung-sen-song-la", "phong-tai-nguyen-va-moi-truong-song-la", "phong-kinh-te-va-ha-tang-song-la", "thanh-tra-song-la",
)  # fmt: skip


@dataclass(frozen=True)
class Brought:
    """One invented matter: how many days ago, by which door, about what, from whom, and what was done (days ago, move)."""

    days: int
    track: str
    channel: str
    subject: str
    summary: str
    place: str
    words: str
    sender: Sender | None
    to: str = ""
    done: tuple[tuple[int, str], ...] = ()
    people: int = 1
    against: tuple[str, ...] = ()


def _who(name: str, address: str, phone: str) -> Sender:
    return Sender(name=name, address=address, phone=phone)


MATTERS = (
    Brought(
        47, Track.COMPLAINT, Channel.COUNTER, Subject.COMPENSATION, "Khiếu nại mức bồi thường khi thu hồi đất làm đường liên xã",
        "Tuyến đường liên xã Bưng Sen - Cồn Lá", "Tôi không đồng ý với đơn giá bồi thường cây trái ghi trong quyết định.",
        _who("Trần Văn Mẫu", "số 15, ấp Một, xã Bưng Sen", "0900 000 015"), LAND, ((40, "accept"), (36, "verify"), (12, "dialogue")),
    ),
    Brought(
        36, Track.COMPLAINT, Channel.POST, Subject.LAND, "Khiếu nại quyết định xử phạt vi phạm hành chính về đất đai", "Ấp Hai, xã Cồn Lá",
        "Tôi khiếu nại quyết định xử phạt vì ranh đất chưa đo lại.", _who("Lý Thị Thử", "số 8, ấp Hai, xã Cồn Lá", "0900 000 008"), LAND,
        ((29, "accept"), (20, "suspend")),
    ),
    Brought(
        33, Track.PETITION, Channel.COUNTER, Subject.WORKS, "Đề nghị nạo vét cống thoát nước bị nghẹt", "Đường số 3, thị trấn Sông Lá",
        "Cống trước nhà nghẹt từ Tết, mưa là ngập.", _who("Ngô Thị Ví Dụ", "số 21, đường số 3, thị trấn Sông Lá", "0900 000 021"), ROADS,
        ((30, "begin"), (22, "answer"), (9, "resolve")),
    ),
    Brought(
        26, Track.FIELD_REPORT, Channel.PHONE, Subject.ENVIRONMENT, "Rác dồn đống ở chân cầu Vàm Sen nhiều ngày chưa thu gom",
        "Chân cầu Vàm Sen", "Rác bốc mùi, ruồi nhiều, mấy ngày không ai lấy.", None, ROADS, ((25, "begin"), (23, "resolve")),
    ),
    Brought(
        24, Track.PETITION, Channel.RECEPTION, Subject.SOCIAL, "Kiến nghị xét lại hộ cận nghèo năm 2023", "Ấp Ba, xã Đìa Sậy",
        "Gia đình khó khăn nhưng không có tên trong danh sách.", _who("Thạch Thị Thí Dụ", "số 3, ấp Ba, xã Đìa Sậy", "0900 000 003"),
    ),
    Brought(
        19, Track.REGULATION, Channel.POST, Subject.PROCEDURES, "Phản ánh thành phần hồ sơ cấp phép xây dựng yêu cầu giấy tờ trùng nhau",
        "Bộ phận một cửa huyện", "Cùng một giấy tờ phải nộp hai lần ở hai bước.", _who("Phạm Văn Nháp", "số 40, thị trấn Bến Sen", "0900 000 040"),
        ROADS, ((17, "begin"),),
    ),
    Brought(
        15, Track.FRONT, Channel.TRANSFERRED, Subject.WORKS, "Mặt trận huyện kiến nghị sửa đèn chiếu sáng các ấp ven sông", "Các ấp ven sông Lá",
        "Kiến nghị sau đợt giám sát: nhiều ấp ven sông không có đèn đường.", _who("Ủy ban Mặt trận huyện", "", ""), ROADS, ((13, "begin"),),
    ),
    Brought(
        14, Track.VOTERS, Channel.TRANSFERRED, Subject.WORKS, "Cử tri đề nghị mở rộng bến đò Rạch Vông", "Bến đò xã Rạch Vông",
        "Cử tri nêu tại cuộc tiếp xúc trước kỳ họp.", _who("Cử tri xã Rạch Vông", "", ""), ROADS,
    ),
    Brought(
        11, Track.PETITION, Channel.COUNTER, Subject.ENVIRONMENT, "Nhiều hộ phản ánh cơ sở xay xát gây bụi, ồn ban đêm", "Ấp Một, xã Xẻo Nhum",
        "Máy chạy tới khuya, bụi trấu bay vào nhà.", _who("Đinh Thị Giả Định", "số 7, ấp Một, xã Xẻo Nhum", "0900 000 007"), LAND,
        ((10, "begin"),), people=14,
    ),
    Brought(
        9, Track.PETITION, Channel.PAPER, Subject.PROCEDURES, "Phản ánh thời gian trả hồ sơ đất đai chậm so với giấy hẹn", "Bộ phận một cửa huyện",
        "Giấy hẹn ghi mười ngày, đã hai mươi ngày chưa có.", _who("Bùi Văn Tạm", "số 2, ấp Năm, xã Gò Điệp", "0900 000 002"), against=(LAND,),
    ),
    Brought(
        6, Track.FIELD_REPORT, Channel.PHONE, Subject.WORKS, "Ổ gà lớn trên đường huyện 5 đoạn qua chợ Bưng Sen", "Đường huyện 5, gần chợ Bưng Sen",
        "Xe máy té hai lần trong tuần.", None, ROADS,
    ),
    Brought(
        4, Track.PETITION, Channel.COUNTER, Subject.WORKS, "Xin nạo vét cống thoát nước nghẹt trên đường số 3", "Đường số 3, thị trấn Sông Lá",
        "Cống lại nghẹt sau mưa đầu mùa.", _who("Vũ Thị Minh Họa", "số 30, đường số 3, thị trấn Sông Lá", "0900 000 030"),
    ),
    Brought(
        1, Track.COMPLAINT, Channel.COUNTER, Subject.LAND, "Khiếu nại việc chưa cấp giấy chứng nhận quyền sử dụng đất", "Ấp Tư, xã Láng Bàng",
        "Hồ sơ đủ từ năm trước nhưng chưa được cấp giấy.", _who("Cao Thị Hư Cấu", "số 11, ấp Tư, xã Láng Bàng", "0900 000 011"),
    ),
)  # fmt: skip


class Office:
    """Whoever does what with cases in the demo, and the hand of the clock."""

    def __init__(self, area: Area, on: dt.date, hand: Hand) -> None:
        self.area, self.on, self.hand = area, on, hand

    def at(self, days: int, hour: int = 9) -> dt.date:
        """Put the clock ``days`` before the day the demo stands at; returns that day."""
        day = self.on - days * DAY
        self.hand.moment = at(day, hour)
        return day

    def who(self, unit: str, role: str, day: dt.date) -> Actor:
        return self.area.actor(unit, role, day)

    @property
    def office(self) -> str:
        return self.area.office.key


def bring(area: Area, *, on: dt.date, hand: Hand) -> None:
    """Everything of the demo that is about cases; leaves the clock where it was."""
    stood = hand.moment
    office = Office(area, on, hand)
    acts: list[tuple[int, int, Callable[[], object]]] = []
    for order, matter in enumerate(MATTERS):
        acts += _acts(office, matter, order)
    for _days, _order, act in sorted(acts, key=lambda one: (-one[0], one[1])):
        act()
    _receptions(office)
    _denunciations(office)
    hand.moment = stood
    lateness.mark_late(on=on)


def _acts(office: Office, matter: Brought, order: int) -> list[tuple[int, int, Callable[[], object]]]:
    """What is done with one matter, each with how many days ago and a place among acts of the same day."""
    made: dict[str, Case] = {}

    def receive() -> None:
        day = office.at(matter.days)
        by = office.who(office.office, Role.RECEPTIONIST, day)
        made["case"] = _registered(office, matter, by, day)

    acts: list[tuple[int, int, Callable[[], object]]] = [(matter.days, order * 10, receive)]
    if matter.to:
        acts.append((matter.days, order * 10 + 1, lambda: _hand(office, matter, made["case"])))
    for place, (days, name) in enumerate(matter.done, 2):
        acts.append((days, order * 10 + place, partial(_move_made, office, matter, made, days, name)))
    return acts


def _move_made(office: Office, matter: Brought, made: dict[str, Case], days: int, name: str) -> None:
    _move(office, matter, made["case"], days, name)


def _registered(office: Office, matter: Brought, by: Actor, day: dt.date) -> Case:
    voice = Voice(
        track=matter.track, channel=matter.channel, received_on=day, summary=matter.summary, words=matter.words, place=matter.place,
        subject=matter.subject, senders=[matter.sender] if matter.sender else [], people=matter.people,
    )  # fmt: skip
    case = intake.register(voice=voice, unit=office.area.office, by=by).case
    if matter.to or matter.against:
        finding = Finding(
            track=matter.track, subject=matter.subject, summary=matter.summary, place=matter.place, competent=True, eligible=True,
            checklist={"signed": True, "dated": True, "clear": True}, is_crowd=matter.people > 4,
            against_units=[office.area.units[key] for key in matter.against],
        )  # fmt: skip
        classify(case=case, finding=finding, by=by)
    return case


def _hand(office: Office, matter: Brought, case: Case) -> None:
    day = office.at(matter.days, 10)
    assigning.assign(case=case, unit=office.area.units[matter.to], by=office.who(office.office, Role.HEAD, day))
    if matter.done:
        post = office.area.posts[matter.to, Role.CASE_HANDLER]
        assigning.take(case=case, by=office.who(matter.to, Role.HEAD, day), post=post)


def _move(office: Office, matter: Brought, case: Case, days: int, name: str) -> None:
    day = office.at(days, 14)
    leader = name in ("suspend", "decide")
    by = office.who(office.area.committee.key, Role.LEADER, day) if leader else office.who(matter.to, Role.HEAD, day)
    note = {
        "answer": "Phòng đã lên lịch nạo vét, làm xong trước ngày 28/5.",
        "resolve": "Đã làm xong, có ảnh trước và sau.",
    }
    given = Given(
        on=day, note=note.get(name, ""), paper=Paper(f"{60 - days}/TB-UBND", day), grounds="other_result", outcome=Outcome.RIGHT,
    )  # fmt: skip
    moving.move(case=case, name=name, given=given, by=by)
    if name == "resolve" and matter.sender:
        receptionist = office.who(office.office, Role.RECEPTIONIST, day)
        rating.rate(case=case, rating=Rating.GOOD, on=day, by=receptionist)
    if name == "accept":
        opening.open_case(case=case, scope=OpeningScope.WORDS, reason=OpeningReason.HANDLE, by=by)
        letters.draw_up(case=case, kind="acceptance", audience="person", by=by)


VISITS = (
    ("petition", "answered", "Hỏi hồ sơ chuyển mục đích sử dụng đất.", _who("Lê Thị Ẩn Danh", "ấp Hai, xã Ao Dừa", ""), 1, ""),
    ("complaint", "guided", "Khiếu nại việc chia đất trong gia đình; đã hướng dẫn đến Tòa án.", _who("Hồ Văn Giả", "ấp Ba, xã Phú Vông", ""), 1, ""),
    ("petition", "accepted", "Đoàn hộ dân kiến nghị về bụi, ồn của cơ sở xay xát.", _who("Đinh Thị Giả Định", "ấp Một, xã Xẻo Nhum", ""), 6, ""),
    ("denunciation", "guided", "", Sender(), 1, ""),
)  # fmt: skip


def _receptions(office: Office) -> None:
    """The chair's two days a month, one of them put off, and the standing reception of a day with four visits."""
    first = (office.on - 40 * DAY).replace(day=1)
    by = office.who(office.office, Role.RECEPTIONIST, office.on)
    pattern = Pattern(
        "Chủ tịch Ủy ban nhân dân huyện",
        "Trụ sở tiếp công dân huyện",
        dt.time(7, 30),
        dt.time(11),
        days=(5, 20),
        rule="TCD.HUYEN",
    )
    reception.schedule(pattern=pattern, unit=office.area.office, on=first, by=by)
    months = sorted({(day.year, day.month) for day in (first, first + 35 * DAY, office.on)})
    for year, month in months:
        reception.plan(unit=office.area.office, year=year, month=month, by=by)
    for number, row in enumerate(office.area.office.sittings.filter(on__lt=office.on).order_by("on")):
        office.hand.moment = at(row.on, 11)
        actor = office.who(office.office, Role.RECEPTIONIST, row.on)
        if number == 1:
            reception.postpone(row=row, to=None, reason="meeting", by=actor)
        else:
            reception.hold(row=row, by=actor)
    day = office.at(1, 8)
    actor = office.who(office.office, Role.RECEPTIONIST, day)
    sitting = reception.standing(
        unit=office.area.office, on=day, by=actor, title="Công chức tiếp công dân", place="Trụ sở tiếp công dân huyện"
    )
    for kind, handling, words, sender, people, refusal in VISITS:
        came = Came(kind, handling, words, senders=[sender], people=people, refusal=refusal, subject=Subject.LAND)
        visits.receive(came=came, sitting=sitting, by=actor)


def _denunciations(office: Office) -> None:
    for days, steps in ((38, ((33, "accept"), (31, "notify"))), (12, ((6, "check"),)), (5, ())):
        day = office.at(days)
        by = office.who(INSPECTORS, Role.DENUNCIATIONS, day)
        row = denunciations.enter(entry=Entry(day), by=by)
        for later, name in steps:
            on = office.at(later)
            denunciations.move(row=row, name=name, on=on, by=office.who(INSPECTORS, Role.DENUNCIATIONS, on))
