"""What people do through the pages while the service is being killed, and what they were told had been done."""

from __future__ import annotations

import io
import random
import re
import threading
import time
from collections import Counter
from dataclasses import dataclass, field

import docx

from tests.faults.browsing import Broken, Page, Person
from tests.plantext import PLAN

READING_TAKES_AT_MOST = 180  # seconds, with the time after which a silent worker is held dead
UNITS = (("bung-sen", "ct-bung-sen"), ("con-la", "ct-con-la"), ("ao-dua", "ct-ao-dua"))
ROUTE = (("dau-moi", "send"), ("truong-phong", "initial"), ("chanh-van-phong", "format"), ("chu-tich", "approve"))


@dataclass
class Diary:
    """What the service said it did. Written by people in several threads, each to parts of its own.

    ``sending`` is set whenever somebody sends a form.
    """

    plans: list[str] = field(default_factory=list)
    records: list[str] = field(default_factory=list)
    reports: Counter[str] = field(default_factory=Counter)
    papers: list[str] = field(default_factory=list)
    people: list[Person] = field(default_factory=list)
    sending: threading.Event = field(default_factory=threading.Event)


@dataclass
class Office:
    """People of the invented area at one address; each signs in when first needed. Rounds of work go on until ``over``."""

    url: str
    diary: Diary
    over: threading.Event
    luck: random.Random
    known: dict[str, Person] = field(default_factory=dict)

    def person(self, username: str) -> Person:
        if username not in self.known:
            self.known[username] = Person(self.url, username, self.diary.sending, self.luck)
            self.diary.people.append(self.known[username])
        return self.known[username]

    def import_plans(self) -> None:
        """The coordinator imports one plan after another, pasted or uploaded, and waits for each to be read."""
        number = 100
        while not self.over.is_set():
            number += 1
            self._import(str(number), upload=number % 2 == 0)

    def _import(self, number: str, *, upload: bool) -> None:
        coordinator, text = self.person("dau-moi"), PLAN.replace("Số: 18/", f"Số: {number}/")
        page = coordinator.get("/ke-hoach/nhap/")
        form = page.form(having="text")
        if upload:
            page = coordinator.send(page, form, file=("file", f"ke-hoach-{number}.docx", _word(text)))
        else:
            page = coordinator.send(page, form, {"text": text})
        self.diary.plans.append(number)
        _until_read(coordinator, page)

    def report(self) -> None:
        """Work is recorded, reported or its report corrected, and consolidated; the paper goes its way to the leader."""
        for number in range(1, 10_000):
            if self.over.is_set():
                return
            officer, head = UNITS[number % len(UNITS)]
            self._record(officer, f"Đối thoại lần {number}")
            self._fill(officer, number)
            self._submit(head, officer)
            self._consolidate()

    def _record(self, officer: str, title: str) -> None:
        person = self.person(officer)
        page = person.get("/hoat-dong/ghi/doi-thoai/nhanh/")
        given = {"title": title, "began_on": "2023-05-18", "people": "20"}
        done = person.send(page, page.form(having="title"), given)
        _require(done, r"/hoat-dong/[0-9a-f-]{36}/")
        self.diary.records.append(title)

    def _report_of(self, officer: str) -> str:
        """The address of the half-year report of this person's unit."""
        page = self.person(officer).get("/bao-cao/")
        return _require_link(page, r'href="(/bao-cao/[0-9a-f-]{36}/)"[^>]*>[^<]*6 tháng')

    def _fill(self, officer: str, number: int) -> None:
        person, path = self.person(officer), self._report_of(officer)
        page = person.get(path)
        if page.has("/sua-ban-da-nop/"):
            page = person.send(page, page.form("/sua-ban-da-nop/"))
        given = {"v:G3.14": str(number), "t:uu-diem": f"Lần {number}: làm sớm."}
        page = _require(person.send(page, page.form(having="v:"), given), path)
        if page.has("/khong-phat-sinh/"):
            _require(person.send(page, page.form("/khong-phat-sinh/")), path)

    def _submit(self, head: str, officer: str) -> None:
        person, path = self.person(head), self._report_of(officer)
        page = person.get(f"{path}nop/")
        form = page.form(having="seen_hash")
        correction = {"correction_reason": "Bổ sung cuộc đối thoại"} if form.asks("correction_reason") else {}
        _require(person.send(page, form, correction), path)
        self.diary.reports[officer] += 1

    def _consolidate(self) -> None:
        coordinator = self.person("dau-moi")
        page = coordinator.get("/tong-hop/")
        page = coordinator.get(_require_link(page, r'href="(/tong-hop/ky/[0-9a-f-]{36}/)"[^>]*>[^<]*6 tháng'))
        page = _require(coordinator.send(page, page.form("/tong-hop/")), r"/tong-hop/[0-9a-f-]{36}/")
        page = _require(coordinator.send(page, page.form("/lap-van-ban/")), r"/van-ban/trinh/[0-9a-f-]{36}/")
        for username, step in ROUTE:
            person = self.person(username)
            at = person.get(page.path)
            _require(person.send(at, at.form(f"/{step}/")), page.path)
        self.diary.papers.append(page.path)


def _until_read(person: Person, page: Page) -> None:
    patience, path = time.monotonic() + READING_TAKES_AT_MOST, page.path.removesuffix("soat/")
    while not page.path.endswith("/soat/"):
        if "Không đọc được" in page.html or time.monotonic() > patience:
            raise Broken(f"{path} is not read: {page.html[-3000:]}")
        time.sleep(0.5)
        page = person.get(path)


def _word(text: str) -> bytes:
    made, document = io.BytesIO(), docx.Document()
    for line in filter(None, text.splitlines()):
        document.add_paragraph(line)
    document.save(made)
    return made.getvalue()


def _require(page: Page, path: str) -> Page:
    """The page, which must be at ``path``: elsewhere the form was refused."""
    if not re.fullmatch(path, page.path):
        words = re.sub(r"<[^>]+>|\s+", " ", page.html[page.html.find("<main") :])
        raise Broken(f"refused at {page.path}, wanted {path}: {words[:3000]}")
    return page


def _require_link(page: Page, pattern: str) -> str:
    found = re.search(pattern, page.html)
    if found is None:
        raise Broken(f"{page.path} has no link like {pattern}: {page.html[-3000:]}")
    return found[1]
