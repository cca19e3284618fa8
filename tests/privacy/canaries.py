"""Fills a database of its own with invented people through every door, then reads every page as every role.

Run as a process: ``python -m tests.privacy.canaries COUNT``. It writes ``people.json``, what pages, files, mails and error pages
said (``seen.jsonl``, one line each: who, where, what), and leaves database, files and log behind in DANVAN_HOME.
"""

from __future__ import annotations

import io
import itertools
import json
import os
import random
import sys
import uuid
from collections.abc import Iterator
from pathlib import Path
from typing import Any

_FAMILY = "Nguyễn Trần Lê Phạm Huỳnh Võ Đặng Bùi Đỗ Hồ Ngô Dương Lý Thạch Kim Sơn Kiên Danh Châu Lâm"
FAMILY = _FAMILY.split()
_MIDDLE = "Thị Văn Hữu Đức Ngọc Minh Bích Kim Quốc Thanh Xuân Thu Mỹ Hồng Sa Phước"
MIDDLE = _MIDDLE.split()
_GIVEN = "Ẩn Ượng Uyển Khuê Diệp Nghị Trâm Quyên Thoại Rết Phol Sóc Vượng Nhượng Hưởng Khiết Luyến Oanh Yểng Xoàn"
GIVEN = _GIVEN.split()


def invented(count: int, *, seed: int = 11) -> list[dict[str, str]]:
    """``count`` people nobody is, each with a name of its own, a phone, an ID number, a mail and a house."""
    rng = random.Random(seed)
    pool = [
        f"{family} {one} {two} {given}"
        for family in FAMILY
        for one in MIDDLE
        for two in MIDDLE
        for given in GIVEN
        if one != two
    ]
    rng.shuffle(pool)
    return [
        {
            "name": pool[n], "phone": f"0997{n:06d}", "id_number": f"0860{n:08d}", "email": f"canary.{n:05d}@vidu.example",
            "address": f"Số nhà {4000 + n}, tổ 7, ấp Chim Yến, xã Bưng Sen",
        }
        for n in range(count)
    ]  # fmt: skip


def picture(text: str) -> bytes:
    """A photograph whose data about itself names somebody."""
    from PIL import Image

    out, exif = io.BytesIO(), Image.Exif()
    exif[0x013B], exif[0x9286] = text, text
    Image.new("RGB", (60, 40), "white").save(out, "JPEG", exif=exif)
    return out.getvalue()


def main(count: int) -> None:
    import django

    django.setup()
    from danvan.common import clock
    from tests.factories import DAY, make_area

    home = Path(os.environ["DANVAN_HOME"])
    people = invented(count)
    (home / "people.json").write_text(json.dumps(people, ensure_ascii=False), encoding="utf-8")
    with clock.fixed(lambda: clock.at_noon(DAY)):
        area = make_area()
        cases = [bring(area, person, n) for n, person in enumerate(people)]
        refused = list(refusals(area, people[: min(20, count)]))
        with (home / "seen.jsonl").open("w", encoding="utf-8") as out:
            for line in itertools.chain(refused, pages(area, [case for case in cases if case][:2], people), mails()):
                out.write(json.dumps(line, ensure_ascii=False) + "\n")


def bring(area: Any, person: dict[str, str], n: int) -> Any:
    """One person by one of the doors, in words, notes, file names, file data, visits, letters."""
    from danvan.cases import intake as door
    from danvan.cases.domain import intake, letters, opening
    from danvan.cases.domain.casefiles import Upload
    from danvan.cases.domain.persons import Sender
    from danvan.cases.enums import Channel, Track
    from tests.unit.cases.brought import go, handed, voice

    channel = list(Channel)[n % len(Channel)]
    if channel == Channel.RECEPTION and n % 3 == 0:
        return visited(area, person)
    sender, told = (
        Sender(**person),
        f"Tôi là {person['name']}, ở {person['address']}, gọi {person['phone']}, {person['email']}.",
    )
    given = voice(
        list(Track)[n % len(Track)], channel=channel, words=f"{told} Cống nghẹt đã lâu.", call=f"{person['name']} hẹn gọi lại.",
        senders=[sender], place="Ấp Chim Yến", files=[Upload(picture(told), f"don {person['name']} {person['phone']}.jpg")],
    )  # fmt: skip
    unit = area.units["van-phong"]
    if channel in door.DOORS:
        case = door.take(voice=given, unit=unit).case
    else:
        case = intake.register(voice=given, unit=unit, by=area.actor("receptionist")).case
    if n % 4 == 0:
        handed(area, case)
        go(area, case, "note", by="handler", note=f"Đã gọi {person['name']} số {person['phone']}.")
        by = area.actor("handler")
        opening.open_case(case=case, scope="words", reason="handle", by=by)
        letters.draw_up(case=case, kind="answer", audience="person", by=by)
    return case


def visited(area: Any, person: dict[str, str]) -> None:
    from danvan.cases.domain import reception, visits
    from danvan.cases.domain.persons import Sender
    from danvan.cases.domain.visits import Came
    from tests.factories import DAY

    by = area.actor("receptionist")
    sitting = reception.standing(
        unit=area.units["van-phong"], on=DAY, by=by, title="Công chức tiếp công dân", place="Phòng tiếp"
    )
    came = Came(
        "petition",
        "answered",
        words=f"{person['name']} hỏi thủ tục.",
        note=f"Gọi {person['phone']}",
        senders=[Sender(**person)],
    )
    visits.receive(came=came, sitting=sitting, by=by)


def refusals(area: Any, people: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """What is said when somebody's data stands where it must not."""
    from danvan.cases.domain.persons import Sender
    from danvan.common.errors import Refused
    from tests.unit.cases.brought import bring as counter

    for person in people:
        for changes in (
            {"summary": f"Việc của {person['name']}"},
            {"place": person["address"]},
            {"source": f"Đơn {person['phone']}"},
        ):
            try:
                counter(area, senders=[Sender(**person)], **changes)
            except Refused as refusal:
                yield {"who": "receptionist", "where": "refusal", "text": str(refusal)}
            else:
                raise AssertionError("kept what it must not")


def pages(area: Any, cases: list[Any], people: list[dict[str, str]]) -> Iterator[dict[str, str]]:
    """Every page of every role that may show a case, and the error pages, as clients get them."""
    from django.test import Client
    from django.urls import reverse

    from tests.factories import PEOPLE

    # One person of every role is enough, and somebody of another unit.
    names = [*{role: name for name, _user, _unit, role, _area in reversed(PEOPLE)}.values(), "sibling_head", "handler"]
    for name in dict.fromkeys(names):
        client = Client(raise_request_exception=False)
        client.force_login(area.user(name), backend="django.contrib.auth.backends.ModelBackend")
        addresses = [
            reverse(f"desk:{page}")
            for page in (
                "home", "cases", "cases-export", "case-new", "case-openings", "reception", "reception-book", "reception-book-export",
                "denunciations", "letter-templates", "notices", "commitments", "records", "overview", "reports",
            )
        ] + [f"{reverse('desk:cases')}?search={part}" for part in (people[0]["name"], people[0]["phone"], people[0]["email"])]  # fmt: skip
        for case in cases:
            addresses += [
                reverse(f"desk:{page}", args=[case.uid])
                for page in ("case", "case-classify", "case-like", "case-letter-new")
            ]
            addresses += [reverse("desk:case-file", args=[case.uid, file.uid]) for file in case.files.all()[:1]]
        addresses += [f"/don-thu/{uuid.uuid4()}/", "/khong-co-trang-nay/"]
        for address in addresses:
            answer = client.get(address, follow=True)
            yield {"who": name, "where": address.partition("?")[0], "text": text_of(answer)}
        bad = client.post(reverse("desk:case-new"), {"name": people[0]["name"], "summary": "x"})
        yield {
            "who": name,
            "where": "bad form",
            "text": text_of(bad).replace(people[0]["name"], ""),
        }  # what was just typed comes back
        torn = client.post(reverse("desk:case-receipt", args=[cases[0].uid]), {"loai": people[0]["name"]})
        yield {"who": name, "where": "receipt", "text": text_of(torn)}


def text_of(answer: Any) -> str:
    """All words of an answer: of a page as it is, of a workbook or paper part by part; its headers too."""
    from danvan.cases.guard.reading import parts_of

    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    headers = "\n".join(f"{name}: {value}" for name, value in answer.items())
    kind = answer.get("Content-Type", "")
    if "openxml" in kind:
        return headers + "\n" + "\n".join(part.text for part in parts_of(content))
    return headers + "\n" + content.decode("utf-8", "replace")


def mails() -> Iterator[dict[str, str]]:
    """Every mail that goes out for the notices."""
    from django.core import mail
    from django.core.mail import get_connection

    from danvan.units.domain import notices
    from danvan.units.models import User

    User.objects.update(email="cong-chuc@vidu.example")
    get_connection()
    notices.mail_due()
    for message in getattr(mail, "outbox", []):
        yield {"who": "mail", "where": "mail", "text": f"{message.subject}\n{message.body}"}


if __name__ == "__main__":
    main(int(sys.argv[1]))
