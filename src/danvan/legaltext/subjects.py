"""Who a sentence charges (keys here are in lower case): its subject, whom it asks, whom it works with."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from danvan.legaltext.units import Found, any_within, excepted, run_from, runs
from danvan.legaltext.vocabulary import VERBS

# What may stand between a body and what it must do: which of them, who is left out, by when.
_WHICH_ONES = (
    r"(?:có|nơi|được giao|được phân công) [^.,;:]{2,50}? (?=phải|kịp thời|chủ trì|phối hợp|thực hiện|tổ chức|báo cáo|rà soát|"
    r"tiếp tục|xây dựng|có trách nhiệm)"
)
_ASIDE = rf"(?:{_WHICH_ONES}|\([^)]{{0,160}}\)|,? trừ [^.;:]{{2,120}}?,)"
_BY_WHEN = r"(?:\s*(?:trước|chậm nhất|muộn nhất) [^.;:]{3,50}?(?:,|(?= báo cáo| gửi| tổ chức| hoàn thành)))"
_VERB_NEXT = re.compile(
    rf"\s*{_ASIDE}?{_BY_WHEN}?\s*(?:[,:]\s*)?(?:(?:để|sẽ|cùng|đều|tùy|khi|trong)\s+)?(?:(?:{VERBS})\b|:)"
)
_ASK = re.compile(r"(?:kính )?(?:đề nghị|mời)\s+")
_CHARGE = re.compile(r"(?:giao(?: cho)?|yêu cầu|phân công|chỉ đạo và giao|đối với|trách nhiệm của)\s+")
_OPENER = re.compile(
    r"(?:định kỳ|trong|trước|khi|nếu|căn cứ|theo|trên cơ sở|hằng|hàng|để|nhằm|qua|sau|vào|từ|chậm nhất|"
    r"quá trình|đồng thời|ngoài ra|"
    r"riêng|bên cạnh|đối với|với|đến|kết thúc|ngay sau khi|hết (?:quý|tháng|năm|đợt)|(?:tiếp tục )?thực hiện (?:tốt |"
    r"nghiêm túc |nghiêm )?(?:kế "
    r"hoạch|chế độ|nghị quyết|nghị định|chỉ thị|quyết định|công điện|chương trình|luật|chủ trương)|tùy)\b"
)
_WITH = re.compile(
    r"phối hợp(?: chặt chẽ| tốt| thường xuyên| đồng bộ| hiệu quả)*(?:,? (?:thống nhất|trao đổi))?(?: cùng)?(?: với)? "
)
_ALONE = re.compile(r"(?:riêng (?:đối với )?|(?:các )?đồng chí )")
_TELLS = re.compile(r" (?:yêu cầu|giao(?: cho)?) ")
_IS_ASKED = re.compile(r"\s+được (?:kính )?đề nghị\b")
# "X phải được củng cố": somebody else must do it.
_PASSIVE = re.compile(r"\s+(?:phải |cần |sẽ )?được (?!giao|phân công|ủy quyền)")
_TITLE_REST = re.compile(r"[\s:.;,]*(?:\([^)]*\)[\s:.;]*)?$")
_TOPIC = re.compile(r"[^.,;:()]{2,90}(?: \([^)]{1,40}\))?:\s+(?:giao\s+)?")
_INSIDE = re.compile(
    r"(?:[(,] ?| (?=do ))(?:(?P<charge>giao|phân công)(?: cho)? |do )?(?:(?<=\()|(?<=giao )|(?<=công )|(?<=cho )|(?<=do ))"
)
_PRESIDES = re.compile(
    r",? (?:chủ trì|thực hiện|phụ trách|tham mưu|chịu trách nhiệm|làm đầu mối|đầu mối|chuẩn bị|tổ chức)\b"
)
_HELPS = re.compile(r"\s*phối hợp(?!\s+(?:với|cùng))")
_LEAVES_OUT = re.compile(r"\s*(?:\([^)]{2,300}\)|,? (?:ngoại )?trừ [^.;:()]{2,160})")
_ACTS = re.compile(rf"\s(?:phải |cần |sẽ )?(?:{VERBS})\b")
_FIRST_VERBS = "|".join(sorted({verb.split()[0] for verb in VERBS.split("|")} - {"công", "chủ", "tổ", "cử", "là"}))
# Openings that are an act or a topic, not somebody.
_NOT_WHO = re.compile(
    rf"(?:{_FIRST_VERBS}|kinh phí|chế độ|thời gian|công tác|về|tổ chức|giám sát|kiểm tra|sơ kết|nguồn|thi đua|khen thưởng|"
    r"trách nhiệm|nhiệm vụ|nội dung|giải pháp|mục|phần|điều|số|việc|những|một số|sau|hình thức|đối tượng|phạm vi|yêu cầu|"
    r"kế hoạch|chương trình|nghị quyết|chỉ thị|quyết định|quy chế|đề án|hồ sơ|kết quả|thực hiện|phong trào|năm|tháng|quý|"
    r"mục tiêu|chỉ tiêu|tỷ lệ|phấn đấu|100|trên địa bàn|tại|ở|do|chuyển|tạo|lấy|coi|gắn|đẩy|phân|xem)\b"
)
_WHO = r"(?P<who>[^\W\d_]+(?:,? [^\s.,;:()]+){1,13}?)"
_WHO_ANSWERS = re.compile(rf"{_WHO} (?:có trách nhiệm|chịu trách nhiệm|chủ trì,? phối hợp|chủ động phối hợp)\b")
_WHO_BEFORE_COLON = re.compile(rf"{_WHO}(?: \([^)]{{2,120}}\))?: ")
_SHORT_HEAD = re.compile(rf"{_WHO}(?: \([^)]{{2,120}}\))?[.:;]?\s*$")
_CHARGING_SECTION = re.compile(
    r"(?:tổ chức thực hiện|phân công (?:nhiệm vụ|trách nhiệm|thực hiện|tổ chức)|trách nhiệm (?:của|thực hiện|các)|tổ chức triển khai)"
)
_NEAR = 18


@dataclass(frozen=True, slots=True)
class Subject:
    """Bodies charged with a duty, and by which rule."""

    run: tuple[Found, ...]
    requested: bool
    rule: str
    confidence: float


def subject(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """Who `key[start:end]`, one sentence, charges; None when it names nobody as its subject."""
    if not any_within(found, start, end):
        return None
    first = _first(key, found, start, end)
    told = _TELLS.match(key, first.run[-1][1], end) if first else None
    other = _within(run_from(key, found, told.end()), end) if told else []
    # "UBND tỉnh yêu cầu các đơn vị …": whoever is told, not who tells.
    return Subject(tuple(other), False, "lead.charged", 0.95) if other else first


def _first(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """The subject as it stands, whoever it may go on to charge."""
    # "Riêng UBND đặc khu …" still names its subject first.
    alone = _ALONE.match(key, start, end)
    start = alone.end() if alone else start
    asked = _ASK.match(key, start, end)
    charged = asked or _CHARGE.match(key, start, end)
    at = charged.end() if charged else start
    run = _within(run_from(key, found, at), end)
    if run and not charged and _IS_ASKED.match(key, run[-1][1], end):
        return Subject(tuple(run), True, "lead.asked", 0.95)
    if run and not charged and _PASSIVE.match(key, run[-1][1], end):
        run = []
    if run:
        sure = 0.95 if charged or _VERB_NEXT.match(key, run[-1][1], end) else 0.8
        rule = "lead.asked" if asked else "lead.charged" if charged else "lead.subject"
        return Subject(tuple(run), asked is not None, rule, sure)
    return (
        _after_opener(key, found, start, end)
        or _after_topic(key, found, start, end)
        or _named_inside(key, found, start, end)
        or _after_clause(key, found, start, end)
    )


def _after_clause(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """The subject after a clause that names nobody: "Duy trì mô hình …, Ủy ban nhân dân các xã bố trí …"."""
    first = next((body for body in found if start <= body[0] and body[1] <= end), None)
    if first is None or not key[start : first[0]].rstrip().endswith(","):
        return None
    run = _within(run_from(key, found, first[0]), end)
    if not run or not _ACTS.match(key, run[-1][1], end):
        return None
    return Subject(tuple(run), False, "lead.after-clause", 0.8)


def _named_inside(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """Who is charged inside or after the task: "… (Văn phòng chủ trì, …)", "…, giao Phòng Nội vụ tham mưu"."""
    plain = key.find("do ", start, end) < 0 and key.find("giao ", start, end) < 0
    if plain and key.find("công ", start, end) < 0 and key.find("(", start, end) < 0:
        return None
    for match in _INSIDE.finditer(key, start, end):
        run = _within(run_from(key, found, match.end()), end)
        if run and (
            _PRESIDES.match(key, run[-1][1], end) or (match["charge"] and _VERB_NEXT.match(key, run[-1][1], end))
        ):
            apart = key[match.start()] in "(,"
            return Subject(tuple(run), False, "lead.inside" if apart else "lead.by", 0.85 if apart else 0.8)
    return None


def _after_topic(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """The subject after the topic of an item: "Phần lễ: Văn phòng … chuẩn bị …"."""
    topic = _TOPIC.match(key, start, end)
    run = _within(run_from(key, found, topic.end()), end) if topic else []
    if run and _VERB_NEXT.match(key, run[-1][1], end):
        return Subject(tuple(run), False, "lead.after-topic", 0.85)
    return None


def _within(run: list[Found], end: int) -> list[Found]:
    return [item for item in run if item[1] <= end]


def _after_opener(key: str, found: Sequence[Found], start: int, end: int) -> Subject | None:
    """The subject after an adverbial opening: "Trong quá trình …, các cơ quan báo cáo …"."""
    if not _OPENER.match(key, start, end):
        return None
    for run in runs(key, [item for item in found if start <= item[0] and item[1] <= end]):
        # "Thực hiện Nghị quyết … của Bộ Chính trị, Sở … nâng cấp": whose paper it is does not head the list.
        if len(run) > 1 and key[start : run[0][0]].endswith(" của "):
            run = run[1:]  # noqa: PLW2901 - the list without the issuer
        before = key[start : run[0][0]].rstrip()
        asked = before.endswith(("đề nghị", "mời"))
        charged = before.endswith((",", ")", ":", "yêu cầu", "giao", " thì"))
        if (asked or charged) and (_VERB_NEXT.match(key, run[-1][1], end) or asked):
            return Subject(tuple(run), asked, "lead.after-opening", 0.9)
    return None


def as_printed(key: str, start: int, end: int, *, charging: bool) -> tuple[int, int] | None:
    """The words that stand where whoever is charged stands, though they name no body known: their range, or None.

    "Chủ các bến đò … chịu trách nhiệm …"; in a section that charges (`charging`) also "Các hợp tác xã: Thực hiện …".
    """
    if _NOT_WHO.match(key, start) or _OPENER.match(key, start):
        return None
    answers = key.find(" trách nhiệm ", start, end) >= 0 or key.find(" chủ ", start, end) >= 0
    match = _WHO_ANSWERS.match(key, start, end) if answers else None
    if match is None and charging and key.find(": ", start, end) >= 0:
        match = _WHO_BEFORE_COLON.match(key, start, end)
    return match.span("who") if match else None


def charges_all(key: str, start: int) -> bool:
    """Whether a heading stands over the bodies charged, one after the other ("TỔ CHỨC THỰC HIỆN")."""
    return _CHARGING_SECTION.match(key, start) is not None


def head_as_printed(key: str, start: int, end: int) -> tuple[int, int] | None:
    """A short heading in a section that charges, taken for the name of whoever it charges: its range, or None."""
    match = _SHORT_HEAD.match(key, start, end)
    return match.span("who") if match and not _NOT_WHO.match(key, start) else None


def left_out(key: str, found: Sequence[Found], run: Sequence[Found]) -> list[Found]:
    """The bodies left out of the group that `run` names: told right after it, in brackets or between commas."""
    if not run:
        return []
    out: list[Found] = []
    for one in run:
        clause = _LEAVES_OUT.match(key, one[1])
        out += excepted(key, found, *clause.span()) if clause else []
    return out


def says_only_who(key: str, found: Sequence[Found], start: int) -> bool:
    """Whether a heading is nothing but the bodies it names."""
    head = of_heading(key, found, start)
    return head is not None and _TITLE_REST.match(key, head.run[-1][1]) is not None


def of_heading(key: str, found: Sequence[Found], start: int) -> Subject | None:
    """The bodies a heading names as answerable for what stands under it."""
    asked = _ASK.match(key, start)
    charged = asked or _CHARGE.match(key, start)
    run = run_from(key, found, charged.end() if charged else start)
    if not run:
        return None
    rest = run[-1][1]
    if _TITLE_REST.match(key, rest) or _VERB_NEXT.match(key, rest):
        return Subject(tuple(run), asked is not None, "lead.heading", 0.9)
    return None


def partners(key: str, found: Sequence[Found], start: int, end: int, lead: Sequence[Found]) -> list[Found]:
    """Bodies the lead is to work with ("phối hợp với …"); not those a third body works with."""
    out: list[Found] = []
    for match in _WITH.finditer(key, start, end) if any_within(found, start, end) else ():
        run = [item for item in run_from(key, found, match.end()) if item[1] <= end]
        if run and not _someone_else(key, found, match.start(), lead):
            out.extend(item for item in run if item not in out and item not in lead)
    return out


def helpers(key: str, found: Sequence[Found], start: int, end: int, lead: Sequence[Found]) -> list[Found]:
    """Bodies said to lend a hand after the lead: "(A chủ trì, B và C phối hợp)"."""
    if not lead or key.find("phối hợp", start, end) < 0:
        return []
    for run in runs(key, [item for item in found if start <= item[0] and item[1] <= end]):
        before = key[max(start, run[0][0] - 12) : run[0][0]]
        if (
            run[0] not in lead
            and before.endswith(("trì, ", "trì; ", "hiện, ", "trì; các "))
            and _HELPS.match(key, run[-1][1], end)
        ):
            return run
    return []


def _someone_else(key: str, found: Sequence[Found], at: int, lead: Sequence[Found]) -> bool:
    """Whether a body that is not the lead stands right before, in the same clause."""
    near = [item[1] for item in found if at - _NEAR <= item[1] <= at and item not in lead]
    return any(not any(mark in key[end:at] for mark in ";.:") for end in near)
