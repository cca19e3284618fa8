"""Reads one item of the outline: its task, and the reports, events and charges its sentences order apart."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field, replace

from danvan.legaltext.deadlines import Found as FoundDue
from danvan.legaltext.deadlines import as_due, find_due, find_label, is_periodic, recurrence
from danvan.legaltext.matchkey import surface
from danvan.legaltext.model import Duty, DutyKind, Key, Node, Relation, Target
from danvan.legaltext.sentences import clauses, sentences
from danvan.legaltext.subjects import Subject, as_printed, helpers, left_out, partners, subject
from danvan.legaltext.targets import find_targets
from danvan.legaltext.units import Found, any_within, names, run_from

# Openings of paragraphs that oblige nobody: the paper about itself, its money, its scope.
_THIS = r"(?:kế hoạch|chỉ thị|quyết định|nghị quyết|chương trình|công văn|văn bản|thông báo|quy chế|đề án) này"
_NO_DUTY = re.compile(
    rf"trên đây là\b|{_THIS} (?:có hiệu lực|thay thế|(?:đã )?được|gồm|quy định|áp dụng|làm|phổ biến)|"
    r"căn cứ (?!(?:nghị quyết|quyết định|chỉ thị|thông báo|kế hoạch) này)(?:luật|nghị|quyết|kế hoạch số|chỉ thị|công văn|thông)|"
    rf"ban hành kèm theo {_THIS}|"
    r"(?:nguồn )?(?:kinh phí|vốn)(?! [^.;]{0,40}(?:chịu trách nhiệm|có trách nhiệm))\b|từ nguồn |"
    r"việc (?:quản lý|lập|sử dụng|thanh toán)[^.;]{0,40}kinh phí|(?:nội dung|mức|chế độ) chi\b|"
    r"(?:từ |do )?(?:nguồn )?ngân sách (?:nhà nước|tỉnh|xã|huyện)|các nguồn (?:kinh phí|vốn|hợp pháp)|"
    r"sau đây (?:gọi|viết) tắt|(?:như trên|có phụ lục|chi tiết) .{0,30}kèm theo|\(?kèm theo\b|"
    r"\([^()]*\)[.;/]*$|(?:thời gian|địa điểm|đối tượng|thành phần|số lượng|chủ đề|khẩu hiệu|phạm vi|giải thưởng)[^.:;]{0,30}:"
)
# What whoever presides agrees to is decided by that very sentence; what follows from it is charged in its other clauses.
_DECIDES = re.compile(
    r"(?:(?:về|đối với) (?:kiến nghị|đề xuất|đề nghị)[^:]{3,200}: )?"
    r"(?:(?:cơ bản )?(?:thống nhất|đồng ý|nhất trí) (?:chủ trương|với|về|điều chỉnh|cho|vị trí|đề xuất|nội dung|phương án|danh mục)|"
    r"chưa xem xét|chưa đồng ý|không đồng ý)\b"
)
_INFORMS = re.compile(r"thông báo (?:đến|để|cho|nội dung|kết luận)[^;]{0,120}\bbiết\b")
_REPORT_AFTER = re.compile(
    r"(?:(?:,|;| và) | (?P<aside>\())(?:đồng thời,? |và )?"
    r"(?:(?:tổng hợp|gửi|kịp thời|định kỳ[^,;]{0,40}|hằng (?:tháng|quý|năm)),? (?:kết quả,? )?)*"
    r"(?=(?:gửi )?báo cáo )"
)
_ATTITUDE = re.compile(
    r"(?:tiếp tục )?(?:phát huy|nâng cao|tăng cường|thường xuyên|phấn đấu|giữ vững|đẩy mạnh|chú trọng|phối hợp)\b"
)
_CONCRETE = re.compile(
    r"kế hoạch số|văn bản|hội nghị|lớp|tập huấn|bồi dưỡng|kiểm tra|thanh tra|đối thoại|niêm yết|công khai|"
    r"bình chọn|quy chế|chương trình phối hợp|"
    r"lấy ý kiến|góp ý|giải quyết kịp thời|rà soát|xây dựng kế hoạch|ban hành|mô hình|số \d|sơ kết|tổng kết|"
    r"báo cáo|đăng tin|ký kết|tiếp công dân"
)
_ABOUT_REPORTS = ("chế độ", "thông tin", "thông tin,", "công tác", "nội dung", "mẫu", "các", "trong")
_REPORT = re.compile(
    "(?:thực hiện (?:nghiêm |tốt )?chế độ báo cáo|báo cáo(?! viên)"
    + "".join(f"(?<!{word} báo cáo)" for word in _ABOUT_REPORTS)
    + r"|gửi (?:kết quả|số liệu))\b"
)
_SENDS = re.compile(r"gửi (?:kết quả|số liệu)\b")
_TO = re.compile(
    r"(?:gửi|về|đến|tới|cho|báo cáo|qua|phản ánh|kiến nghị|với|(?<!chương )(?<!quá )trình)(?: (?:báo cáo|"
    r"kết quả|trực tiếp|nhanh|ngay|kịp thời|"
    r"về|cho|đến))*(?: \([^)]*\))? "
)
_SEND = re.compile(r"(?:gửi|về|đến|tới|cho)(?: (?:báo cáo|về|cho|đến))*(?: \([^)]*\))? ")
_WEAK = ("lead.after-clause", "lead.by")
_AS_PRINTED = 0.6
_THEN_CHARGE = re.compile(r"\bthì (?=giao )")
_CHARGES = re.compile(r"(?:kính )?(?:đề nghị|mời|giao|yêu cầu|phân công|chỉ đạo và giao|đối với|trách nhiệm của)\b")
_MERELY_CONTACT = re.compile(r" làm (?:cơ quan )?đầu mối[.;]*$")
_SEND_FIRST = re.compile(r"gửi (?:về |cho |đến )?")
_GATHER = re.compile(
    r",?\s*(?:\([^)]*\)\s*)?(?:(?:trước|chậm nhất|vào|đến)[^,;()]{3,40}?,?\s)?(?:để\s+)?(?:theo dõi,\s*)?(?:tổng hợp|tập hợp)\b"
)
_GATHERING = re.compile(
    r"(?:có trách nhiệm |chịu trách nhiệm )?(?:theo dõi, )?(?:chủ trì, phối hợp .{0,80}?)?tổng hợp\b"
)
_TRIGGER = re.compile(
    r"(?:nếu|khi có|khi phát sinh|khi gặp|trường hợp)\b|(?:có|gặp|phát sinh) (?:có |những )?(?:khó khăn|vướng mắc|vấn đề phát sinh)|"
    r"quá trình [^,]{3,60}, (?:những |các )?(?:khó khăn|vướng mắc|vấn đề phát sinh)"
)
_WHENEVER = re.compile(r"(?:nếu|khi có|khi phát sinh|khi xảy ra)\b[^;]*\b(?:báo cáo|phản ánh)\b")
_TRIGGER_HINTS = ("nếu", "khi ", "trường hợp", "khó khăn", "vướng mắc", "vấn đề phát sinh")
_EVENT_ACT = re.compile(r"phản ánh|báo cáo|kiến nghị|thông tin|trao đổi|liên hệ|đề xuất|thông báo|tham mưu")
_PRODUCT = re.compile(
    r"(?:xây dựng|ban hành|lập|soạn thảo)\s+(?P<product>kế hoạch|chương trình|quy chế|quy định|đề án|báo cáo|"
    r"văn bản|hướng dẫn|quyết định|"
    r"danh sách|bộ tiêu chí|tài liệu)"
)
_TASK_LENGTH = 30
_OPENING_LENGTH = 40
_SUPPORTS = re.compile(
    r"\W*(?:có trách nhiệm |định kỳ|hằng|trước|chậm nhất|tổng hợp|theo dõi,? tổng hợp|đánh giá kết quả)"
)
_REPORT_PRODUCT = re.compile(r"báo cáo(?: (?:kết quả|tình hình|tiến độ|sơ kết|tổng kết))?")


@dataclass(frozen=True, slots=True)
class Facts:
    """What the earlier stages found in one paragraph's key; `subjects` keeps who each stretch charges once it was asked."""

    bodies: Sequence[Found]
    citations: Sequence[tuple[int, int]]
    subjects: dict[tuple[int, int], Subject | None] = field(default_factory=dict, compare=False)


@dataclass(frozen=True, slots=True)
class Setting:
    """What the headings above an item say about it."""

    principle: bool = False
    silent: bool = False
    lead: tuple[str, ...] = ()
    requested: bool = False
    confidence: float = 0.0
    named: bool = False
    excepted: tuple[str, ...] = ()
    goal: bool = False
    charging: bool = False
    partners: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Item:
    """An item of the outline being read for duties; `start` and `end` bound its text in the key."""

    text: str
    node: Node
    facts: Facts
    setting: Setting
    year: int | None
    start: int
    end: int

    @property
    def key(self) -> Key:
        return self.node.paragraph.key

    @property
    def words(self) -> str:
        return self.node.paragraph.key.low


def of_item(item: Item) -> Iterator[Duty]:
    cuts = [own for cut in sentences(item.key.text, item.start, item.end) for own in _own_reports(item, *cut)]
    pieces = [piece for cut in cuts for piece in _before_report(item, *cut)]
    parts = [cut for cut, _ in pieces]
    special = [(cut, charged, kind) for cut, charged in pieces for kind in [_special(item, *cut)] if kind]
    if len(special) == len(parts) and parts:
        whole = len(parts) == 1
        for cut, charged, kind in special:
            yield from _special_duties(item, (item.start, item.end) if whole else cut, kind, charged)
        return
    special += [*_charged_apart(item, parts), *_charged_clauses(item, parts), *_charged_then(item, parts)]
    special_cuts = [cut for cut, _, _ in special]
    inner = _inner_reports(item, [cut for cut in parts if cut not in special_cuts])
    found = _main_subject(item, [*parts[:1], *(cut for cut in parts[1:] if cut not in special_cuts)])
    told = _INFORMS.search(item.words, item.start) or _DECIDES.match(item.words, item.start)
    if not told and (found or not _NO_DUTY.match(item.words, item.start)):
        yield _main(item, found, [*special_cuts, *inner])
    for cut, charged, kind in special:
        if kind == "task":
            yield _main(replace(item, start=cut[0], end=cut[1]), charged, [])
        else:
            yield from _special_duties(item, cut, kind, charged or found)
    for cut in inner:
        yield from _special_duties(item, cut, "reporting", found)


def _own_reports(item: Item, start: int, end: int) -> list[tuple[int, int]]:
    """A sentence parted before each clause in which another body of its own reports: "… gửi X; X tổng hợp, báo cáo Y"."""
    if item.setting.principle or not _speaks_of_reports(item, start, end):
        return [(start, end)]
    first, *later = clauses(item.words, start, end)
    out = [first]
    for cut in later:
        found = _subject_in(item, cut) if _speaks_of_reports(item, *cut) else None
        own = found and found.rule == "lead.subject" and found.confidence > 0.9 and _is_report(item, *cut)
        if own or _WHENEVER.match(item.words, *cut):
            out.append(cut)
        else:
            out[-1] = (out[-1][0], cut[1])
    return out


def _charged_apart(
    item: Item, parts: Sequence[tuple[int, int]]
) -> list[tuple[tuple[int, int], Subject | None, DutyKind]]:
    """Later sentences that charge somebody else than the heading or the first sentence ("… Giao X hướng dẫn …")."""
    if item.setting.principle or len(parts) < 2 or not (item.setting.lead or _subject_in(item, parts[0])):
        return []
    later = [(cut, _subject_in(item, cut)) for cut in parts[1:]]
    return [(cut, one, "task") for cut, one in later if one and one.rule == "lead.charged" and one.confidence > 0.9]


def _charged_clauses(
    item: Item, parts: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Subject | None, DutyKind]]:
    """Later clauses that charge a body of their own: "…; giao Trung tâm … kiểm thử …"."""
    if item.setting.principle or item.words.find(";", item.start, item.end) < 0:
        return
    for part in parts:
        for cut in clauses(item.words, *part)[1:]:
            if not _CHARGES.match(item.words, cut[0], cut[1]):
                continue
            found = _subject_in(item, cut)
            named = found and found.rule in ("lead.charged", "lead.asked") and found.confidence > 0.9
            # "X làm …; giao Y làm đầu mối" names the office within X, not a second task.
            if found and named and not _MERELY_CONTACT.match(item.words, found.run[-1][1], cut[1]):
                yield cut, found, _special(item, *cut) or "task"


def _charged_then(
    item: Item, parts: Sequence[tuple[int, int]]
) -> Iterator[tuple[tuple[int, int], Subject | None, DutyKind]]:
    """What a condition ends in: "Nhiệm vụ nào chưa có kinh phí thì giao Sở Tài chính cân đối"."""
    for start, end in parts if not item.setting.principle else ():
        match = _THEN_CHARGE.search(item.words, start, end) if item.words.find("thì giao", start, end) >= 0 else None
        found = _subject_in(item, (match.end(), end)) if match else None
        if match and found and found.rule == "lead.charged" and found.confidence > 0.9:
            yield (match.end(), end), found, "task"


def _before_report(item: Item, start: int, end: int) -> list[tuple[tuple[int, int], Subject | None]]:
    """The parts of a sentence, each with whom the sentence charges when the part itself cannot say.

    One that charges a task and then orders a report on it gives two: "X tổ chức …, báo cáo Y trước ngày …".
    """
    if not _speaks_of_reports(item, start, end):
        return [((start, end), None)]
    found = None if item.setting.principle else _subject_in(item, (start, end))
    began = max([start, *(body[1] for body in found.run)]) if found else start
    for match in _REPORT_AFTER.finditer(item.words, began, end):
        task, tail, stop = item.words[began : match.start()], match.start() + 1, end
        if match["aside"]:
            tail, stop = match.end("aside"), _closing(item.words, match.end(), end)
        while item.words[tail].isspace():
            tail += 1
        clause = item.words.rfind(";", began, match.start()) + 1
        gathers = not match["aside"] and clause and _GATHERING.match(item.words, clause + 1, match.start())
        if gathers:
            return [((start, clause), None), ((clause + 1, stop), found)]
        told = _receiver(item, tail, stop), find_due(item.words, item.year, start=tail, end=stop)
        ordered = any(told) if match["aside"] else all(told)
        if not ordered or len(task) < _TASK_LENGTH or _REPORT.search(task) or _SUPPORTS.match(task):
            break
        return [((start, match.start()), None), ((tail, stop), found)]
    return [((start, end), None)]


def _closing(words: str, at: int, end: int) -> int:
    """Where an aside ends that closes the sentence; `at`, an empty aside, when more of the sentence follows it."""
    close = words.find(")", at, end)
    return close if close >= 0 and not words[close + 1 : end].strip(" .;/") else at


def _special(item: Item, start: int, end: int) -> DutyKind | None:
    """Whether a sentence as a whole is an event duty, a report or a consolidation."""
    if item.setting.principle:
        return None
    words = item.words[start:end]
    trigger = _TRIGGER.search(item.words, start, end) if any(hint in words for hint in _TRIGGER_HINTS) else None
    if trigger and _EVENT_ACT.search(item.words, trigger.end(), end) and _receiver(item, trigger.end(), end):
        return "event"
    if _speaks_of_reports(item, start, end) and _is_report(item, *clauses(item.words, start, end)[0]):
        return "consolidation" if _gathers(item, start, end) else "reporting"
    return None


def _gathers(item: Item, start: int, end: int) -> bool:
    """Whether a sentence begins, after whom it charges, with the gathering of what others report."""
    found = _subject_in(item, (start, end))
    at = found.run[-1][1] if found and found.rule == "lead.subject" else start
    return _GATHERING.match(item.words, at + 1 if at > start else start) is not None


def _speaks_of_reports(item: Item, start: int, end: int) -> bool:
    return item.words.find("báo cáo", start, end) >= 0 or _SENDS.search(item.words, start, end) is not None


def _is_report(item: Item, start: int, end: int) -> bool:
    """A report goes to a body, or by a date or rhythm, and not merely about reporting."""
    match = _REPORT.search(item.words, start, end)
    if match is None:
        return False
    receiver = _receiver(item, match.start(), end) or _receiver_first(item, start, match.start())
    if receiver and _gathers(item, start, end):
        return True
    charged = _subject_in(item, (start, end))
    began = charged.run[-1][1] if charged and charged.run[-1][1] <= match.start() else start
    timed = bool(find_due(item.words, item.year, start=start, end=end, skip=item.facts.citations)) or is_periodic(
        item.words[start:end]
    )
    opening = match.start() - began < _OPENING_LENGTH
    return (receiver is not None and (timed or opening)) or (timed and opening)


def _receiver(item: Item, start: int, end: int) -> list[Found] | None:
    """The bodies something is sent to between `start` and `end`."""
    if not any_within(item.facts.bodies, start, end):
        return None
    for match in _TO.finditer(item.words, start, end):
        run = [found for found in run_from(item.words, item.facts.bodies, match.end()) if found[1] <= end]
        if run:
            return run
    return None


def _receiver_first(item: Item, start: int, end: int) -> list[Found] | None:
    """The bodies told before the report itself: "gửi Phòng Nội vụ báo cáo …"."""
    for match in _SEND_FIRST.finditer(item.words, start, end):
        run = [found for found in run_from(item.words, item.facts.bodies, match.end()) if found[1] <= end]
        if run and not item.words[run[-1][1] : end].strip():
            return run
    return None


def _main_subject(item: Item, parts: Sequence[tuple[int, int]]) -> Subject | None:
    """Who the first sentence charges; failing that and a heading, the plain subject of a later sentence."""
    first, *later = [_subject_in(item, cut) for cut in parts] or [None]
    if first or item.setting.lead:
        return first
    plainly = ("lead.subject", "lead.charged")
    sure = next((one for one in later if one and one.rule in plainly and one.confidence > 0.9), None)
    if sure or item.setting.principle:
        return sure
    cuts = [cut for part in parts for cut in clauses(item.words, *part)[1:]]
    further = (_subject_in(item, cut) for cut in cuts if not (_is_report(item, *cut) and _receiver(item, *cut)))
    return next((one for one in further if one and one.rule == "lead.subject" and one.confidence > 0.9), None)


def _main(item: Item, found: Subject | None, elsewhere: Sequence[tuple[int, int]]) -> Duty:
    """The duty of the item as a whole; times inside `elsewhere` belong to duties of their own."""
    skip = [*item.facts.citations, *elsewhere]
    dues = find_due(item.words, item.year, start=item.start, end=item.end, skip=skip)
    dues = dues or find_label(item.words, item.year, start=item.start, end=item.end)
    aim = item.setting.goal or (item.setting.principle and not any(due.last_day for due in dues))
    attitude = aim or _is_attitude(item, dues)
    kind: DutyKind = "principle" if attitude else "task"
    product = _PRODUCT.search(item.words, item.start, item.end)
    last = dues[0].last_day if len(dues) == 1 else None
    own_end = min((cut[0] for cut in elsewhere), default=item.end)
    return _duty(
        item,
        (item.start, item.end),
        kind,
        found,
        dues=dues,
        repeats=recurrence(item.words[item.start : own_end], last),
        to=_reported_to(item, own_end) if kind == "task" else None,
        product=product.span("product") if product else None,
        elsewhere=elsewhere,
    )


def _reported_to(item: Item, end: int) -> list[Found] | None:
    """To whom the task itself says its result is reported, with no report ordered apart."""
    match = _REPORT.search(item.words, item.start, end)
    return _receiver(item, match.start(), end) if match else None


def _subject_in(item: Item, cut: tuple[int, int]) -> Subject | None:
    known = item.facts.subjects
    if cut not in known:
        known[cut] = subject(item.words, item.facts.bodies, *cut)
    found = known[cut]
    # A heading that names who is answerable is surer than a body somewhere behind a comma.
    return None if found and found.rule in _WEAK and (item.setting.lead or item.setting.principle) else found


def _is_attitude(item: Item, dues: Sequence[FoundDue]) -> bool:
    """Standing attitude: opens with a word of manner, and names no act whose doing could be recorded."""
    if dues or item.setting.lead or not _ATTITUDE.match(item.words, item.start):
        return False
    if _CONCRETE.search(item.words, item.start, item.end):
        return False
    return not _targets(item, (item.start, item.end), ())


def _special_duties(item: Item, cut: tuple[int, int], kind: DutyKind, charged: Subject | None = None) -> Iterator[Duty]:
    """Reports and event duties of one sentence or clause; `charged` is who the whole item charges."""
    start, end = cut
    found = _subject_in(item, cut) or charged
    dues = [] if kind == "event" else find_due(item.words, item.year, start=start, end=end, skip=item.facts.citations)
    act = (_EVENT_ACT if kind == "event" else _REPORT).search(item.words, start, end)
    receiver = _receiver(item, act.start() if act else start, end)
    receiver = receiver or (_receiver_first(item, start, act.start()) if act and kind == "reporting" else None)
    report = _REPORT_PRODUCT.search(item.words, start, end) if kind != "event" else None
    for group in [[due] for due in dues] or [[]]:
        repeats = recurrence(item.words[start:end], group[0].last_day if group else None) if kind != "event" else None
        yield _duty(
            item, cut, kind, found, dues=group, repeats=repeats, to=receiver, product=report.span() if report else None
        )
    if kind == "reporting":
        yield from _consolidation(item, act.start() if act else start, end)


def _consolidation(item: Item, start: int, end: int) -> Iterator[Duty]:
    """ "… gửi X tổng hợp": X gathers what the others report."""
    for match in _SEND.finditer(item.words, start, end):
        run = [found for found in run_from(item.words, item.facts.bodies, match.end()) if found[1] <= end]
        gather = _GATHER.match(item.words, run[-1][1], end) if run else None
        if run and gather:
            stop = end - 1 if item.words[end - 1] == "." else end
            gatherer = Subject(tuple(run), False, "lead.consolidator", 0.9)
            yield _duty(item, (match.start(), stop), "consolidation", gatherer, to=_receiver(item, gather.end(), end))
            return


def _inner_reports(item: Item, parts: Sequence[tuple[int, int]]) -> list[tuple[int, int]]:
    """Later clauses of a task that order a report."""
    if item.setting.principle:
        return []
    return [
        clause
        for cut in parts
        if _speaks_of_reports(item, *cut)
        for clause in clauses(item.words, *cut)[1:]
        if _is_report(item, *clause) and _receiver(item, *clause)
    ]


def _targets(item: Item, cut: tuple[int, int], elsewhere: Sequence[tuple[int, int]]) -> tuple[Target, ...]:
    return find_targets(item.text, item.key, start=cut[0], end=cut[1], skip=[*item.facts.citations, *elsewhere])


def _ranges(dues: Sequence[FoundDue]) -> list[tuple[int, int]]:
    return [(due.start, due.end) for due in dues]


def _duty(
    item: Item,
    cut: tuple[int, int],
    kind: DutyKind,
    found: Subject | None,
    *,
    dues: Sequence[FoundDue] = (),
    repeats: str | None = None,
    to: Sequence[Found] | None = None,
    product: tuple[int, int] | None = None,
    elsewhere: Sequence[tuple[int, int]] = (),
) -> Duty:
    lead = names(item.text, item.key, found.run) if found else item.setting.lead
    printed = None if lead or kind == "principle" else as_printed(item.words, *cut, charging=item.setting.charging)
    if printed:
        lead = (surface(item.text, item.key.span(*printed)),)
    out = (
        names(item.text, item.key, left_out(item.words, item.facts.bodies, found.run))
        if found
        else item.setting.excepted
    )
    requested = found.requested if found and found.requested else item.setting.requested and not found
    relation: Relation = "requested" if requested else "assigned"
    run = found.run if found else ()
    others = partners(item.words, item.facts.bodies, *cut, run) or helpers(item.words, item.facts.bodies, *cut, run)
    span = item.key.span(*cut)
    return Duty(
        anchor=item.node.anchor,
        kind=kind,
        text=item.text[span[0] : span[1]],
        span=span,
        relation=relation,
        lead=lead,
        lead_implied=not lead,
        coordinating=names(item.text, item.key, others) or (() if found else item.setting.partners),
        report_to=names(item.text, item.key, to)[0] if to else None,
        due=tuple(as_due(item.text, item.key, due) for due in dues),
        recurrence=repeats,
        product=surface(item.text, item.key.span(*product)) if product else None,
        excepted=out,
        targets=_targets(item, cut, [*_ranges(dues), *elsewhere]) if kind in ("task", "principle") else (),
        rule=f"duty.{kind}+{'lead.as-printed' if printed else found.rule if found else 'lead.heading' if lead else 'lead.implied'}",
        confidence=_AS_PRINTED if printed else found.confidence if found else item.setting.confidence if lead else 0.7,
    )
