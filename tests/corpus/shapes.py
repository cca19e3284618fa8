"""The shapes in which papers give tasks to bodies. Each writes its items and notes whom they bind."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from random import Random

from tests.corpus.cites import short_day
from tests.corpus.draft import Draft, When
from tests.corpus.words import PRINCIPLES, TASKS, Office


def capital(words: str) -> str:
    return words[:1].upper() + words[1:]


def listed(names: Sequence[str]) -> str:
    """ "A", "A và B", "A, B và C"."""
    return names[0] if len(names) == 1 else f"{', '.join(names[:-1])} và {names[-1]}"


def within(name: str) -> str:
    """A marked name as it stands in the middle of a sentence."""
    return name.replace("<Các ", "<các ").replace("<Trưởng các", "<trưởng các").replace("<Cấp ủy", "<cấp ủy")


def joined(names: Sequence[str]) -> str:
    return ", ".join(names)


def month_end(year: int, month: int) -> date:
    return date.fromordinal((date(year + month // 12, month % 12 + 1, 1)).toordinal() - 1)


@dataclass
class Writer:
    """What the shapes share: the draft, the office that writes, and a supply of bodies, tasks and times."""

    d: Draft
    o: Office
    rng: Random
    day: date
    year: int
    _tasks: list[str] = field(default_factory=list)
    _bodies: list[str] = field(default_factory=list)
    _principles: list[str] = field(default_factory=list)
    _whens: int = 0

    def task(self) -> str:
        """A task nobody in this paper has yet, beginning with a verb in lower case, without a full stop."""
        if not self._tasks:
            self._tasks = self.rng.sample(TASKS, len(TASKS))
        return self._tasks.pop()

    def body(self) -> str:
        if not self._bodies:
            self._bodies = self.rng.sample(self.o.agencies, len(self.o.agencies))
        return self._bodies.pop()

    def bodies(self, count: int) -> list[str]:
        if len(self._bodies) < count:
            self._bodies = self.rng.sample(self.o.agencies, len(self.o.agencies))
        return [self._bodies.pop() for _ in range(count)]

    def principle(self) -> str:
        if not self._principles:
            self._principles = self.rng.sample(PRINCIPLES, len(PRINCIPLES))
        return self._principles.pop()

    def date(self) -> date:
        """A day on which something can be due: after the paper's own, in the year it is about."""
        if self.year > self.day.year:
            return date(self.year, self.rng.randint(3, 11), self.rng.randint(5, 25))
        first = self.day.toordinal() + 18
        last = date(self.year, 12, 28).toordinal()
        return date.fromordinal(self.rng.randint(first, min(first + 150, max(first + 10, last))))

    def when(self) -> When:
        """The next way of telling a time, in turn."""
        at = self.date()
        before = date.fromordinal(at.toordinal() - 1)
        quarter = (at.month + 2) // 3
        roman, end = ("I", "II", "III", "IV")[quarter - 1], month_end(at.year, quarter * 3)
        forms = (
            When(f"trước {short_day(at)}", before),
            When(f"chậm nhất {short_day(at)}", at),
            When(f"xong trong tháng {at.month}/{at.year}", month_end(at.year, at.month)),
            When(f"hoàn thành trước ngày {at.day:02d} tháng {at.month} năm {at.year}", before),
            When(f"hoàn thành trong Quý {roman}/{at.year}", end),
            When(f"đến hết {short_day(at)}", at),
            When(f"hoàn thành trong quý {roman} năm {at.year}", end),
            When("trong 15 ngày kể từ ngày nhận được văn bản này"),
            When(f"hoàn thành trước 17 giờ {short_day(at)}", at),
            When(f"hoàn thành trước ngày {at.day:02d} tháng {at.month}", before),
        )
        self._whens += 1
        return forms[(self._whens - 1) % len(forms)]

    def say(self, kinds: str, marker: str, words: str, lead: str = "", *, whole: str = "", partners: str = "",
            requested: bool | None = False, when: When | None = None, to: str = "") -> None:  # fmt: skip
        """One item that is one duty."""
        self.d.item(marker, words)
        self.d.charge(kinds, whole or words, lead, partners=partners, requested=requested, when=when, to=to)


Shape = Callable[[Writer, int], int]


def under_heading(w: Writer, n: int) -> int:
    """A unit as heading, bullets below it; the last with a time."""
    for number, body in enumerate([w.o.lead, *w.bodies(2)], n):
        w.d.item(f"{number}.", body)
        w.say("task", "-", f"{capital(w.task())}.", body)
        at = w.when()
        w.say("task", "-", f"{capital(w.task())}, {at.words}.", body, when=at)
    return n + 3


def after_colon(w: Writer, n: int) -> int:
    """ "2. Sở Tài chính: …" on one line."""
    for number, body in enumerate(w.bodies(3), n):
        at = w.when()
        words = w.task()
        w.d.item(f"{number}.", f"{body}: {capital(words)}; {at.words}.")
        w.d.charge("task", words, body, when=at)
    return n + 3


def inside_sentence(w: Writer, n: int) -> int:
    """The unit is the subject of the sentence."""
    lead, one, two = w.bodies(3)
    w.say("task", f"{n}.", f"{lead} chủ trì, phối hợp với {one}, {two} {w.task()}.", lead, partners=one + two)
    body = w.body()
    w.say("task", f"{n + 1}.", f"{body} có trách nhiệm {w.task()}.", body)
    at = w.when()
    w.say("task", f"{n + 2}.", f"{w.o.lower} {w.task()}, {at.words}.", w.o.lower, when=at)
    return n + 3


def charged(w: Writer, n: int) -> int:
    """ "Giao … chủ trì, phối hợp với …"."""
    for number in (n, n + 1):
        lead, one, two = w.bodies(3)
        at = w.when()
        w.say("task", f"{number}.", f"Giao {lead} chủ trì, phối hợp với {one}, {two} và <các đơn vị có liên quan> {w.task()}; {at.words}.",
              lead, partners=one + two + "<các đơn vị có liên quan>", when=at)  # fmt: skip
    return n + 2


def several_as_heading(w: Writer, n: int) -> int:
    """A list of units as heading."""
    heads = w.bodies(3)
    w.d.item(f"{n}.", joined(heads))
    for _ in range(2):
        w.say("task", "-", f"{capital(w.task())}.", "".join(heads))
    w.d.item(f"{n + 1}.", f"{w.o.group}; {within(w.o.lower)}")
    w.say("task", "-", f"{capital(w.task())}.", w.o.group + w.o.lower)
    return n + 2


def group_but_one(w: Writer, n: int) -> int:
    """A group with an exception."""
    out = w.body()
    w.d.item(f"{n}.", f"{w.o.group} (trừ {out})")
    at = w.when()
    w.say("task", "-", f"{capital(w.task())}, {at.words}.", w.o.group, when=at)
    w.say("task", "-", f"{capital(w.task())}.", w.o.group)
    return n + 1


def label_lines(w: Writer, n: int) -> int:
    """Lead, partners and time as lines under each task."""
    words = (
        ("Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành"),
        ("Đơn vị chủ trì", "Đơn vị phối hợp", "Thời gian thực hiện"),
    )[n % 2]
    for number in range(n, n + 2):
        w.d.item(f"{number}.", ("Về công khai, minh bạch", "Về phục vụ người dân")[(number - n) % 2])
        for letter in "ab":
            lead, one, two = w.bodies(3)
            at = w.when()
            at = When(capital(at.words.removeprefix("hoàn thành ")), at.day, at.repeats)
            w.say("task", f"{letter})", f"{capital(w.task())}.", lead, partners=one + two, when=at)
            w.d.label(f"{words[0]}: {lead}.", "-")
            w.d.label(f"{words[1]}: {one}, {two}.", "-")
            w.d.label(f"{words[2]}: {at.words}.", "-")
    return n + 2


def labels_on_a_line(w: Writer, n: int) -> int:
    """The same three on one line with asterisks, and without bullets."""
    for number in range(n, n + 2):
        lead, one = w.bodies(2)
        at = When("Thường xuyên", None, None) if number % 2 else When(f"Quý III/{w.year}", date(w.year, 9, 30))
        w.say("task", f"{number}.", f"{capital(w.task())}.", lead, partners=one, when=at)
        w.d.label(f"* Chủ trì: {lead}. * Phối hợp: {one}. * Thời gian: {at.words}.")
    return n + 2


def overriding_bullet(w: Writer, n: int) -> int:
    """ "Giao …" in a bullet overrides the heading's unit."""
    head, other = w.bodies(2)
    w.d.item(f"{n}.", head)
    w.say("task", "-", f"{capital(w.task())}.", head)
    at = w.when()
    w.say("task", "-", f"Giao {other} {w.task()}, {at.words}.", other, when=at)
    w.say("task", "-", f"{capital(w.task())}.", head)
    return n + 1


def lead_in(w: Writer, n: int) -> int:
    """A lead-in to a subordinate body with its own bullets, inside the heading of another."""
    head = w.body()
    w.d.item(f"{n}.", head)
    w.say("task", "a)", f"{capital(w.task())}.", head)
    w.d.item("b)", f"Đối với {within(w.o.lower)}:")
    for _ in range(2):
        w.say("task", "+", f"{capital(w.task())}.", w.o.lower)
    return n + 1


def cross_reference(w: Writer, n: int) -> int:
    """A task given by pointing at other sections."""
    money, other = w.bodies(2)
    w.say("task", f"{n}.", f"{money} bảo đảm kinh phí cho các nhiệm vụ nêu tại điểm 1, điểm 2 Mục II.", money)
    w.say("task", f"{n + 1}.", f"{other} chủ trì thực hiện các nội dung tại khoản 3 Mục II Kế hoạch này.", other)
    return n + 2


def asked(w: Writer, n: int) -> int:
    """Bodies that can only be asked, with "Đề nghị"."""
    w.d.item(f"{n}.", f"Đề nghị {w.o.front}")
    w.say("task", "-", f"{capital(w.task())}.", w.o.front, requested=True)
    w.say("task", f"{n + 1}.", f"Đề nghị {w.o.outside[0]} {w.task()}.", w.o.outside[0], requested=True)
    return n + 2


def asked_without_saying(w: Writer, n: int) -> int:
    """An appeal to bodies outside the issuer's authority without "Đề nghị"."""
    both = [w.o.front, w.o.outside[-1]]
    w.say(
        "task",
        f"{n}.",
        f"{listed(both)} quan tâm phối hợp {w.task()}.",
        "".join(both),
        requested=None if w.o.party else True,
    )
    return n + 1


def unmarked_tasks(w: Writer, n: int) -> int:
    """Tasks as paragraphs of their own without markers under one heading."""
    body = w.body()
    w.d.item(f"{n}.", body)
    for _ in range(2):
        words = f"{capital(w.task())}."
        w.d.text(words)
        w.d.charge("task", words, body)
    return n + 1


def nobody_named(w: Writer, n: int) -> int:
    """Tasks as bullets under topics, nobody named."""
    for number, topic in enumerate(("Công tác tuyên truyền, phổ biến", "Thực hiện dân chủ, công khai"), n):
        w.d.item(f"{number}.", topic)
        for _ in range(2):
            w.say("task", "-", f"{capital(w.task())}.")
    return n + 2


def by_head_of_body(w: Writer, n: int) -> int:
    """Posts, not bodies, are charged."""
    inner = w.body().strip("<>")
    post = (
        f"<Giám đốc |{inner}>"
        if inner.startswith("Sở")
        else f"<Thủ trưởng |{inner}>"
        if not inner.startswith("Phòng")
        else f"<Trưởng |{inner}>"
    )
    w.say("task", f"{n}.", f"{post} chịu trách nhiệm {w.task()}.", post)
    return n + 1


def deeper_numbers(w: Writer, n: int) -> int:
    """1.1., 1.2. under a topic, with "+" under a dash."""
    w.d.item(f"{n}.", "Nâng chất lượng phục vụ")
    one, two = w.bodies(2)
    w.say("task", f"{n}.1.", f"{one} {w.task()}.", one)
    w.d.item(f"{n}.2.", two)
    w.say("task", "-", f"{capital(w.task())}, trong đó:", two)
    w.say("task", "+", f"{capital(w.task())}.", two)
    w.say("task", "+", f"{capital(w.task())}.", two)
    return n + 1


def partner_inside(w: Writer, n: int) -> int:
    """Bullets under a unit that name with whom, whom it advises, whose teams it joins: only the first are partners."""
    head, one, two = w.bodies(3)
    w.d.item(f"{n}.", head)
    w.say("task", "-", f"Phối hợp với {one}, {two} {w.task()}.", head, partners=one + two)
    w.say("task", "-", f"Tham mưu {w.o.short} {w.task()}.", head)
    w.say("task", "-", f"Cử cán bộ tham gia đoàn kiểm tra do {w.o.short} thành lập.", head)
    return n + 1


def several_sentences(w: Writer, n: int) -> int:
    """A unit charged in the first sentence, another in the second of the same item."""
    one, two = w.bodies(2)
    first, second = f"{one} {w.task()}.", f"Giao {two} {w.task()}."
    w.d.item(f"{n}.", f"{first} {second}")
    w.d.charge("task", first, one)
    w.d.charge("task", second, two)
    return n + 1


def report_in_parentheses(w: Writer, n: int) -> int:
    """A task of the sentence with the report in parentheses."""
    body = w.body()
    day = w.date()
    words = f"{body} {w.task()} (báo cáo kết quả về {w.o.lead} trước {short_day(day)})."
    w.d.item(f"{n}.", words)
    before = date.fromordinal(day.toordinal() - 1)
    w.d.charge("task", words, body)
    w.d.charge(
        "reporting", f"báo cáo kết quả về {w.o.lead} trước {short_day(day)}", body, when=When("", before), to=w.o.lead
    )
    return n + 1


def targets(w: Writer, n: int) -> int:
    """Figures to reach, nobody named."""
    w.d.item(f"{n}.", "Chỉ tiêu cụ thể")
    w.say("principle,task", "-", f"100% {within(w.o.group).strip('<>')} công khai lịch tiếp công dân.")
    w.d.gold.perhaps.append(w.o.group.strip("<>"))
    w.say("principle,task", "-", "Ít nhất 90% phản ánh được trả lời đúng hạn.")
    return n + 1


def rows(w: Writer, *, topics: bool, short: bool) -> Iterator[tuple[str, ...]]:
    """Rows of a table of tasks, the tasks noted as they come; a row with two cells filled heads a group."""
    number = 0
    for topic in ("Công khai, minh bạch", "Phục vụ người dân"):
        if topics:
            yield ("I" if number == 0 else "II", topic, "", "", "", "")
        for _ in range(2):
            number += 1
            lead, one = (shortened(name) if short else name for name in w.bodies(2))
            times = (
                When(f"Tháng 9/{w.year}", date(w.year, 9, 30)),
                When("Thường xuyên"),
                When(f"Trước ngày 15/11/{w.year}", date(w.year, 11, 14)),
                When(f"Quý IV/{w.year}", date(w.year, 12, 31)),
            )
            at = times[number % 4]
            words = capital(w.task())
            w.d.charge("task", words, lead, partners=one, when=at)
            yield (
                str(number),
                words,
                lead,
                one,
                at.words,
                ("Báo cáo", "Danh sách", "Hội nghị", "Tài liệu")[number % 4],
            )


SHORT = {"Khoa học và Công nghệ": "KH&CN", "Tài chính": "TC", "Văn hóa, Thể thao và Du lịch": "VHTT&DL", "Giáo dục và Đào tạo": "GD&ĐT",
         "Nông nghiệp và Môi trường": "NN&MT", "Ủy ban nhân dân": "UBND"}  # fmt: skip


def shortened(marked: str) -> str:
    """Names as annexes shorten them."""
    for long, short in SHORT.items():
        marked = marked.replace(long, short)
    return marked


def annex_table(w: Writer, *, topics: bool = True, short: bool = False) -> None:
    """A table of tasks with its heads."""
    w.d.row(
        "STT", "Nội dung nhiệm vụ", "Cơ quan chủ trì", "Cơ quan phối hợp", "Thời gian hoàn thành", "Sản phẩm", head=True
    )
    for row in rows(w, topics=topics, short=short):
        w.d.row(*row)


def bare_table(w: Writer) -> None:
    """An annex without a column for who leads."""
    w.d.row("TT", "Nội dung công việc", "Thời gian", head=True)
    for number in range(1, 4):
        at = (
            When(f"Tháng 5/{w.year}", date(w.year, 5, 31)),
            When("Thường xuyên"),
            When(f"Quý III/{w.year}", date(w.year, 9, 30)),
        )[number - 1]
        words = capital(w.task())
        w.d.charge("task", words, when=at)
        w.d.row(str(number), words, at.words)
