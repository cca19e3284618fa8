"""Taking a matter in, by whichever door it comes: sealed at once, given a number, a code to follow it by, and its clocks."""

from __future__ import annotations

import datetime as dt
from collections.abc import Sequence
from dataclasses import dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from danvan.audit import domain as audit
from danvan.cases.domain import casefiles, clocks, codes, persons, registers, wording
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.steps import seal_text, step, tell
from danvan.cases.enums import Channel, State, Subject, TextKind, Track
from danvan.cases.guard.marks import Net
from danvan.cases.models import Case
from danvan.cases.tracks import TRACKS, Clocked
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.documents.domain import legalrules
from danvan.units.actor import Actor
from danvan.units.models import Unit
from danvan.units.names import folded
from danvan.units.roles import Permission, Role

LONGEST_WORDS = 20_000
NOTIFY = Clocked("notify", "TCD.THONGBAO")
# What the law lets come without a name: who reports a hole in the road need not say who they are.
NAMELESS = frozenset({Track.FIELD_REPORT, Track.REGULATION})
CROWD_FROM = 5


@dataclass(frozen=True)
class Voice:
    """What was brought. ``words`` are the sender's own and are sealed; ``summary`` and ``place`` are neutral and stand in clear.

    ``earlier`` is the complaint decided before, of which this is the next step: without a sender of its own it has the same.
    ``received_on`` is the local date it reached the office; ``source`` number and date of the letter it was passed on with;
    ``call`` what was said on the phone; ``people`` how many signed or came.
    """

    track: str
    channel: str
    received_on: dt.date
    summary: str
    words: str = ""
    place: str = ""
    subject: str = Subject.OTHER
    senders: Sequence[Sender] = ()
    files: Sequence[casefiles.Upload] = ()
    people: int = 1
    source: str = ""
    call: str = ""
    is_protected: bool = False
    earlier: Case | None = None

    def __repr__(self) -> str:
        return f"Voice({self.track}, {self.channel})"  # words and people must not reach a traceback


@dataclass(frozen=True)
class Receipt:
    """What the sender takes home: the case, and the secret, which is told this once and kept nowhere."""

    case: Case
    secret: str

    def __repr__(self) -> str:
        return "Receipt(…)"


def register(*, voice: Voice, unit: Unit, by: Actor, no_denunciation: bool = False) -> Receipt:
    """Take ``voice`` into the register of ``unit``.

    ``no_denunciation``: the official has read it and says that the content is no denunciation, whatever its words.
    Raises NotPermitted; LooksLikeDenunciation, with where to take it; Refused for anything missing, out of range or hostile.
    Nothing is written then, not even a file.
    """
    by.require(Permission.RECEIVE_CASES, unit)
    _check(voice)
    everything = "\n".join([voice.words, voice.call, voice.summary])
    wording.require_no_secret(everything)
    if not no_denunciation:
        wording.require_no_denunciation(everything)
    checked = casefiles.check(voice.files)
    with transaction.atomic():
        return _registered(voice, unit, by, checked)


def _registered(voice: Voice, unit: Unit, by: Actor, checked: Sequence[casefiles.Checked]) -> Receipt:
    secret = codes.draw(codes.SECRET_LENGTH)
    code = _free_code()
    senders = [one for one in voice.senders if one.data()] or persons.senders_of(voice.earlier)
    year = voice.received_on.year
    case = Case(
        unit=unit, number=0, year=year, code=code, secret=codes.locked(code, secret),
        track=Track(voice.track), channel=Channel(voice.channel), subject=Subject(voice.subject),
        received_on=voice.received_on, recorded_at=clock.now(), summary=_line(voice.summary), place=_line(voice.place),
        source=_line(voice.source), people=max(voice.people, 1), is_crowd=voice.people >= CROWD_FROM,
        is_anonymous=not senders, is_protected=voice.is_protected, earlier=voice.earlier,
    )  # fmt: skip
    require_neutral(case, [persons.net_of(senders, case)])
    case.search = search_of(case)
    case.number = registers.next_number(unit, year=year, register=registers.CASES)
    case.save()
    for sender in senders:
        persons.keep(sender, owner=case)
    seal_text(case, TextKind.WORDS, voice.words, by=by)
    seal_text(case, TextKind.CALL, voice.call, by=by)
    casefiles.keep(checked, case=case)
    step(case, "receive", was=State.RECEIVED, on=case.received_on, by=by)
    begin_clocks(case)
    tell(
        case, unit=unit, roles=[Role.HEAD], key="received", by=by,
        text=_("Đã tiếp nhận vụ việc số %(number)s, chờ giao xử lý.") % {"number": case.reference},
    )  # fmt: skip
    audit.write(
        by=by, action="case.receive", what=case,
        changes={"track": case.track, "channel": case.channel, "received_on": case.received_on.isoformat()},
    )  # fmt: skip
    return Receipt(case, secret)


def begin_clocks(case: Case) -> None:
    """Begin what runs from the day a case of its track is received."""
    law = legalrules.law()
    for begun in TRACKS[case.track].at_the_door:
        clocks.start(case, begun, on=case.received_on, law=law)
    if case.channel == Channel.RECEPTION:
        clocks.start(case, NOTIFY, on=case.received_on, law=law)


def require_neutral(case: Case, nets: Sequence[Net]) -> None:
    """Raise Refused when the words of ``case`` that stand in clear carry data of its people."""
    for field, text in (
        (_("Tóm tắt"), case.summary), (_("Địa điểm"), case.place), (_("Số, ngày văn bản chuyển đơn"), case.source),
        (_("Cơ quan chuyển đến"), case.to_agency),
    ):  # fmt: skip
        wording.require_neutral(text, [hit for net in nets for hit in net.hits(text)], field=field)


def search_of(case: Case) -> str:
    """What a case is found by: its neutral words, folded."""
    return folded(f"{case.summary} {case.place}")


def _line(text: str) -> str:
    return " ".join(text.split())


def _free_code() -> str:
    while Case.rows.filter(code=(code := codes.draw(codes.CODE_LENGTH))).exists():
        pass
    return code


def _check(voice: Voice) -> None:
    today = clock.today()
    if voice.received_on > today:
        raise Refused(_("Ngày nhận không được ở tương lai. Sửa lại ngày nhận."))
    if today - voice.received_on > dt.timedelta(days=3 * 365):
        raise Refused(_("Ngày nhận cách nay hơn 3 năm. Kiểm tra lại năm."))
    if not voice.summary.strip():
        raise Refused(_("Ghi tóm tắt nội dung bằng một câu trung tính, không nêu tên ai."))
    if not (voice.words.strip() or voice.call.strip() or voice.files):
        raise Refused(_("Ghi nội dung, hoặc tải lên bản quét của đơn."))
    if len(voice.words) > LONGEST_WORDS or len(voice.call) > LONGEST_WORDS:
        raise Refused(_("Nội dung dài quá 20.000 chữ cái. Tải lên tệp đơn thay cho việc chép lại."))
    if not 1 <= voice.people <= 100_000:
        raise Refused(_("Số người từ 1 đến 100.000. Sửa lại số người."))
    if voice.earlier is not None and (voice.track != Track.COMPLAINT_2 or voice.earlier.track != Track.COMPLAINT):
        raise Refused(_("Bước tiếp theo của khiếu nại lần đầu là khiếu nại lần hai. Chọn lại loại đơn."))
    if voice.earlier is None and voice.track not in NAMELESS and not any(one.name.strip() for one in voice.senders):
        raise Refused(
            _("Loại đơn này cần họ tên người gửi. Phản ánh hiện trường và quy định hành chính không cần họ tên.")
        )
