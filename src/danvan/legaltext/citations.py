"""Finds the documents a text cites, by number first: state (33/CT-TTg), Party (43-KL/TW), law (10/2022/QH15)."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise

from danvan.legaltext.articles import articles_before
from danvan.legaltext.deadlines import safe_date
from danvan.legaltext.laws import find_laws
from danvan.legaltext.matchkey import LOWER, UPPER, surface
from danvan.legaltext.model import Citation, Key, Paragraph
from danvan.legaltext.units import Found, run_from

TYPE_OF_SIGN = {
    "NQ": "nghị quyết",
    "QĐ": "quyết định",
    "CT": "chỉ thị",
    "QC": "quy chế",
    "QyĐ": "quy định",
    "QĐi": "quy định",
    "TB": "thông báo",
    "HD": "hướng dẫn",
    "CTr": "chương trình",
    "CTR": "chương trình",
    "KH": "kế hoạch",
    "PA": "phương án",
    "ĐA": "đề án",
    "BC": "báo cáo",
    "TTr": "tờ trình",
    "CĐ": "công điện",
    "NĐ": "nghị định",
    "TT": "thông tư",
    "TTLT": "thông tư liên tịch",
    "KL": "kết luận",
    "PL": "pháp lệnh",
    "CV": "công văn",
    "NQLT": "nghị quyết liên tịch",
    "CTrPH": "chương trình phối hợp",
    "QCPH": "quy chế phối hợp",
    "L": "luật",
}
# Types told in more words than their sign stands for.
_WRITTEN_TYPES = {"thông báo kết luận": "thông báo"}
_TYPE_WORDS = sorted(
    {
        *TYPE_OF_SIGN.values(),
        *_WRITTEN_TYPES,
        "bộ luật",
        "hiến pháp",
        "lệnh",
        "thông tri",
        "văn bản hợp nhất",
        "văn bản",
        "giấy mời",
    },
    key=len,
    reverse=True,
)
TYPES = "|".join(_TYPE_WORDS)
_TYPE = rf"(?:{TYPES})"
_SIGN = rf"[{UPPER}][{UPPER}{LOWER}]*"
_STATE = (
    rf"\d{{1,6}}(?:\.\d{{1,2}}(?=/\d{{4}}/))?[a-zđ]?\s?/\s?(?:\d{{4}}\s?/\s?)?{_SIGN}(?:/{_SIGN})?"
    rf"(?:\s?-\s?[{UPPER}][{UPPER}{LOWER}\d.&]*[{UPPER}{LOWER}\d])*"
)
_PARTY = rf"\d{{1,6}}[a-zđ]?\s?-\s?{_SIGN}(?:\.\d+)?\s?/\s?[{UPPER}][{UPPER}{LOWER}]+\d{{0,3}}(?:-[{UPPER}{LOWER}]+)*"
_LAW = r"\d{1,4}/\d{4}/(?:QH\d{1,2}|(?:PL-|NQ-)?UBTVQH\d{1,2})"
_PARTIAL = r"\d{1,6}[a-zđ]?(?![\d/]|[-.]\d)"
_DIGITS = re.compile(r"\d+")
_NUMBER = re.compile(
    rf"(?:(?P<law>{_LAW})|(?P<party>{_PARTY})|(?P<state>{_STATE})|(?P<partial>{_PARTIAL}))(?![{LOWER}{UPPER}\d])"
)
_LEADING = re.compile(rf"(?:(?<![{LOWER}{UPPER}])(?P<type>{_TYPE})\s+)?(?P<so>số\s*:?\s*)?$")
_LEADING_REACH = 45
_DATE = re.compile(
    r"\s*[,(]?\s*(?:(?:(?:được )?(?:ban hành|ký|thông qua) )?(?:cùng )?ngày\s*)?"
    r"(?:(?P<d1>\d{1,2})\s?[/.-]\s?(?P<m1>\d{1,2})\s?[/.-]\s?(?P<y1>\d{4})(?!\d)"
    r"|(?P<d2>\d{1,2})\s+tháng\s+(?P<m2>\d{1,2})\s*(?:,|/|năm)?\s+(?P<y2>\d{4})"
    r"|(?P<d3>\d{1,2})/(?P<m3>\d{1,2})/(?P<y3>\d{2})(?!\d))"
)
_LAW_HINTS = ("luật", "pháp lệnh", "hiến pháp")
_BODY_SIGN = re.compile(rf"[-/]([{UPPER}][{UPPER}{LOWER}]*)")
_ISSUED = re.compile(
    r"(?: tỉnh| thành phố)? (?:đã |mới )?(?:ban hành|có|ký ban hành|(?:báo cáo |đề nghị |trình )?tại|gửi)(?: kèm theo)?(?: các)? "
)
_ON_DAY = re.compile(r"ngày (?P<d>\d{1,2})\s?[/.-]\s?(?P<m>\d{1,2})\s?[/.-]\s?(?P<y>\d{4}),? $")
_ON_DAY_REACH = 24
_OF = re.compile(r"\s*\)?,?\s*(?:của|do)\s+(?:đồng chí\s+)?")
_OF_TWO = re.compile(rf"[/-][{UPPER}][{UPPER}{LOWER}]*-[{UPPER}][{UPPER}&]+-[{UPPER}][{UPPER}&]+$")
_JOINT = ("liên tịch", "phối hợp")
_SESSION = re.compile(r"\s*(?:\((?:khóa|nhiệm kỳ) [ivxlc\d -]+\)|,? khóa [ivxl]+\b)")
_LISTING = (",", "và", ";", ", và", ", các", "và các")
_SIGN_FIRST = re.compile(rf"[{UPPER}][{UPPER}{LOWER}]*")
_ABOUT = re.compile(r"\s*,?\s*(?:(?:về việc|v/v|về)\s+)")
_QUOTE = re.compile(r"\s*(?:về\s+(?:việc\s+)?)?[“\"](?:về\s+(?:việc\s+)?)?(?P<title>[^“”\"]{3,400})[”\"]")
_NEXT_QUOTE = re.compile(r"\s*,?\s*[“\"](?P<title>[^“”\"]{3,400})[”\"]")
_TITLE_VERB = re.compile(
    r"\s*,?\s*(?=(?:ban hành|triển khai|thực hiện|hướng dẫn|quy định|phê duyệt|sửa đổi|bổ sung|tiếp tục|"
    r"tăng cường|một số|công tác|"
    r"đẩy mạnh|tổ chức|thi hành|phát động)\b)"
)
_TITLE_END = re.compile(
    rf"[.;](?=\s|$)|,\s+(?=[^,;.]{{3,80}} (?:ban hành|xây dựng) (?:kế hoạch|chương trình|chỉ thị|hướng dẫn)\b)|"
    rf"(?:,\s+(?:và\s+)?|\s+và\s+)(?=(?:{_TYPE})\s+số\s+\d)|[)”\"](?=[.;,]|$)|$"
)
_NESTING = re.compile(
    r"(?:thực hiện|hướng dẫn|thi hành|theo|của|sửa đổi|bổ sung|một số (?:điều|nội dung) của|triển khai|"
    r"tổng kết|sơ kết|quán triệt|kết quả)\s*$"
)
_TITLE_LIMIT = 500
_SYMBOL_ISSUERS = (
    (re.compile(r"UBTVQH\d+$"), "Ủy ban Thường vụ Quốc hội"),
    (re.compile(r"/QH\d+$"), "Quốc hội"),
    (re.compile(r"/(?:NĐ|NQ)-CP$"), "Chính phủ"),
    (re.compile(r"/(?:QĐ|CT|CĐ)-TTg$"), "Thủ tướng Chính phủ"),
)


@dataclass(slots=True)
class _Draft:
    start: int
    end: int
    number: str | None
    shape: str
    type: str
    date: date | None = None
    issuer: tuple[int, int] | None = None
    title: tuple[int, int] | None = None
    shared: bool = False
    elsewhere: bool = False


def find_citations(text: str, part: Paragraph, found: Sequence[Found], *, legal_basis: bool) -> tuple[Citation, ...]:
    """The numbered citations of one paragraph, in order. `found` are the bodies named in it."""
    key = part.key.low
    drafts = _with_laws(part.key, _numbers(part.key))
    if not drafts:
        return ()
    for draft in drafts:
        _date_and_issuer(key, draft, found)
    _share_backwards(key, drafts)
    for index, draft in enumerate(drafts):
        draft.title = draft.title or _title(key, draft, drafts[index + 1 :])
    _distribute_titles(key, drafts)
    for index, draft in enumerate(drafts):
        if draft.issuer is None:
            _issuer_elsewhere(key, draft, found, drafts[index - 1].end if index else 0)
    _issuer_over_list(key, drafts, found)
    return tuple(_fact(text, part, draft, legal_basis) for draft in drafts)


def _numbers(key: Key) -> list[_Draft]:
    drafts: list[_Draft] = []
    for match in _number_shapes(key.text):
        shape = match.lastgroup or "partial"
        leading = _LEADING.search(key.low, max(0, match.start() - _LEADING_REACH), match.start())
        word, introduced = (leading["type"], leading["so"]) if leading else (None, None)
        if shape == "partial" and not (word and introduced):
            continue
        start = leading.start() if leading else match.start()
        kind = _type(key.low[drafts[-1].end : start] if drafts else None, word, introduced, match[shape], drafts[-1:])
        if kind is not None:
            drafts.append(_Draft(start, match.end(), re.sub(r"\s", "", match[shape]), shape, kind))
    return drafts


def _with_laws(key: Key, drafts: list[_Draft]) -> list[_Draft]:
    """Adds the laws named by title; one told apart by its number gives its title to that number."""
    named = list(find_laws(key.text)) if any(hint in key.low for hint in _LAW_HINTS) else []
    for law in named:
        numbered = next((one for one in drafts if 0 <= one.start - law.end <= 1), None)
        if law.by == "number" and numbered is not None:
            numbered.start, numbered.title, numbered.type = law.start, law.title, law.kind
        elif not any(one.start < law.end and law.start < one.end for one in drafts):
            drafts.append(_Draft(law.start, law.end, None, f"named-{law.by}", law.kind, title=law.title))
    return sorted(drafts, key=lambda one: one.start) if named else drafts


def _number_shapes(key: str) -> Iterator[re.Match[str]]:
    """Numbers of any of the shapes, not overlapping, none beginning inside a word, a date or a longer number."""
    at = 0
    for digits in _DIGITS.finditer(key):
        start = digits.start()
        if start >= at and not (start and (key[start - 1].isalnum() or key[start - 1] in "/-_")):
            match = _NUMBER.match(key, start)
            if match:
                at = match.end()
                yield match


def _type(
    between: str | None, word: str | None, introduced: str | None, number: str, before: Sequence[_Draft]
) -> str | None:
    """The type as written, else of the citation it continues, else what the symbol stands for; None: no citation."""
    if word:
        written = " ".join(word.split())
        return _WRITTEN_TYPES.get(written, written)
    if before and between is not None and between.strip() in _LISTING:
        return before[-1].type
    if "UBTVQH" in number or "/QH" in number:
        return "pháp lệnh" if "UBTVQH" in number else "luật"
    sign = _SIGN_FIRST.search(number)
    return TYPE_OF_SIGN.get(sign.group() if sign else "") or ("công văn" if introduced and "/" in number else None)


def _date_and_issuer(key: str, draft: _Draft, found: Sequence[Found]) -> None:
    _take_date(key, draft)
    of = _OF.match(key, draft.end)
    body = next(((start, end) for start, end, _ in found if of and start == of.end()), None)
    if body is None:
        return
    if draft.type.endswith(_JOINT) or _OF_TWO.search(draft.number or ""):
        body = (body[0], run_from(key, found, body[0])[-1][1])
    if key.startswith(", ban bí thư", body[1]):  # the two conclude together
        body = (body[0], body[1] + len(", ban bí thư"))
    session = _SESSION.match(key, body[1])
    draft.issuer = (body[0], session.end() if session else body[1])
    draft.end = draft.issuer[1]
    if draft.date is None:
        _take_date(key, draft)


def _take_date(key: str, draft: _Draft) -> None:
    match = _DATE.match(key, draft.end)
    if match:
        year = match["y1"] or match["y2"] or f"20{match['y3']}"
        month, day = (match["m1"] or match["m2"] or match["m3"], match["d1"] or match["d2"] or match["d3"])
        draft.date = safe_date(int(year), int(month), int(day))
        draft.end = match.end()


def _issuer_elsewhere(key: str, draft: _Draft, found: Sequence[Found], floor: int) -> None:
    """The issuer named before the citation ("ngày …, X ban hành Chỉ thị số …"), or at the end of its title."""
    before = next(((a, b) for a, b, _ in reversed(found) if floor <= a and b <= draft.start), None)
    if before and _ISSUED.fullmatch(key, before[1], draft.start):
        draft.issuer, draft.elsewhere = before, True
        dated = _ON_DAY.search(key, max(floor, before[0] - _ON_DAY_REACH), before[0]) if draft.date is None else None
        draft.date = safe_date(int(dated["y"]), int(dated["m"]), int(dated["d"])) if dated else draft.date
        return
    after = next(((a, b) for a, b, _ in found if draft.title and b == draft.title[1] and a > draft.title[0]), None)
    if after and draft.title and key[draft.title[0] : after[0]].endswith((" của ", " do ")):
        draft.issuer, draft.elsewhere = after, True
        draft.title = _trimmed(key, draft.title[0], key.rindex(" ", draft.title[0], after[0] - 1))


def _issuer_over_list(key: str, drafts: Sequence[_Draft], found: Sequence[Found]) -> None:
    """The issuer named once before a list: "các Nghị định của Chính phủ: số …; số …"."""
    for start, end, _ in found:
        if not key.startswith(":", end) or not key.endswith(" của ", 0, start):
            continue
        for draft in drafts:
            listed = end < draft.start and key.find(". ", end, draft.start) < 0
            if listed and draft.issuer is None and key.endswith(f"{draft.type} của ", 0, start):
                draft.issuer, draft.elsewhere = (start, end), True


def _share_backwards(key: str, drafts: list[_Draft]) -> None:
    """A citation in a list takes from the next of its type the issuer, and the date when it has neither of its own."""
    for draft, after in zip(reversed(drafts[:-1]), reversed(drafts[1:]), strict=True):
        listed = draft.type == after.type and key[draft.end : after.start].strip() in _LISTING
        own = draft.number is None or after.number is None or (draft.type == "luật" and draft.title is not None)
        if not listed or draft.issuer is not None or own:
            continue
        if draft.date is None or _same_place(draft, after):
            draft.shared = after.issuer is not None or (draft.date is None and after.date is not None)
            draft.date, draft.issuer = draft.date or after.date, after.issuer


def _same_place(one: _Draft, other: _Draft) -> bool:
    """Whether two symbols end in the same body's letters (…/TW and …/TW)."""
    return (
        bool(one.number and other.number)
        and _BODY_SIGN.findall(one.number or "")[-1:] == _BODY_SIGN.findall(other.number or "")[-1:]
    )


def _title(key: str, draft: _Draft, later: Sequence[_Draft]) -> tuple[int, int] | None:
    quoted = _QUOTE.match(key, draft.end)
    if quoted:
        return quoted.span("title")
    opening = _ABOUT.match(key, draft.end) or _TITLE_VERB.match(key, draft.end)
    if opening is None:
        return None
    start = opening.end()
    ending = _TITLE_END.search(key, start, min(len(key), start + _TITLE_LIMIT))
    end = ending.start() if ending else min(len(key), start + _TITLE_LIMIT)
    for nested in later:
        if nested.start > end:
            break
        if not _NESTING.search(key, start, nested.start):
            return _trimmed(key, start, nested.start)
        end = nested.end if nested.end > end or _continues(key, nested) else end
    return _trimmed(key, start, end)


def _continues(key: str, nested: _Draft) -> bool:
    """A nested citation with a title of its own closes the outer title at its issuer."""
    return _ABOUT.match(key, nested.end) is not None or _QUOTE.match(key, nested.end) is not None


def _trimmed(key: str, start: int, end: int) -> tuple[int, int] | None:
    while end > start and key[end - 1] in " ,;:":
        end -= 1
    return (start, end) if end > start else None


def _distribute_titles(key: str, drafts: list[_Draft]) -> None:
    """Two numbers sharing a date and followed by two quoted titles take one each, in order."""
    for first, second in pairwise(drafts):
        if not first.shared or second.title is None:
            continue
        following = _NEXT_QUOTE.match(key, second.title[1] + 1)
        first.title, second.title = (second.title, following.span("title")) if following else (None, second.title)


def _issuer_of_symbol(draft: _Draft) -> str | None:
    """Who a symbol alone names: the letters of the centre of the State stand for one body (Nghị định 30/2020, Phụ lục I)."""
    return next((issuer for ending, issuer in _SYMBOL_ISSUERS if draft.number and ending.search(draft.number)), None)


def _fact(text: str, part: Paragraph, draft: _Draft, legal_basis: bool) -> Citation:
    span = part.key.span(draft.start, draft.end)
    issuer = surface(text, part.key.span(*draft.issuer)) if draft.issuer else _issuer_of_symbol(draft)
    title_span = part.key.span(*draft.title) if draft.title else None
    whole = draft.shape not in ("partial", "named-year", "named-article")
    return Citation(
        ref=text[span[0] : span[1]],
        span=span,
        type=draft.type,
        number=draft.number,
        date=draft.date,
        issuer=issuer,
        title=surface(text, title_span) if title_span else None,
        title_span=title_span,
        legal_basis=legal_basis,
        rule=f"citation.{draft.shape}{'.shared' if draft.shared else '.issuer-apart' if draft.elsewhere else ''}",
        confidence=(0.9 if draft.shared or draft.elsewhere else 1.0) if whole else 0.8,
        articles=articles_before(part.key.low, draft.start),
    )
