"""Finds the bodies a text names: a grammar of heads (Phòng, Ban …), fields of work, levels and groups."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Sequence

from danvan.legaltext.matchkey import LOWER, UPPER, lowered, surface
from danvan.legaltext.model import Key, Span, UnitMention
from danvan.legaltext.vocabulary import FIELDS, FIXED_NAMES, HEADS, VERBS

_CAP = rf"[{UPPER}][{LOWER}]*"
_LOW = rf"[{LOWER}]+"
_END = rf"(?![{LOWER}{UPPER}\d])"
_NOT_PLACE = (
    r"(?!(?:Quy|Quyết|Kế|Chỉ|Nghị|Kết|Hướng|Chương|Thông|Công|Báo|Tờ|Đề|Về|Ban|Phòng|Ủy|Hội|Mặt|Đảng|Đoàn|Nhà|Sở|"
    r"Trung|Thanh tra|Văn phòng|Đài|Báo|Trường|Tỉnh|Huyện|Thủ|Chủ|UBND|HĐND|Các|Viện|Cục|Chi|Tổ|Bộ|Công an|Liên)\b)"
)
PLACE = rf"(?:{_NOT_PLACE}{_CAP}(?: {_CAP}){{0,3}}|\d{{1,2}}{_END})"

LEVEL_NAMES = (
    "tỉnh",
    "thành phố",
    "thị xã",
    "thị trấn",
    "huyện",
    "quận",
    "xã(?! hội)",
    "phường",
    "đặc khu",
    "thôn",
    "ấp",
    "khóm",
    "khu phố",
)
_LEVEL = rf"(?:{'|'.join(LEVEL_NAMES)}){_END}"
_LEVELS = rf"(?:các )?(?:cấp )?{_LEVEL}(?:(?:, | và |, các | và các | hoặc )(?:cấp )?{_LEVEL})*"
_PLACES = rf"{PLACE}(?:(?:, | và |; )(?:(?:các )?{_LEVEL} )?{PLACE})*"
AREA = rf"(?:các {_LEVEL} {_PLACES}(?![{LOWER}])|{_LEVELS}(?: {PLACE})?|"
AREA += rf"[Kk]hu vực (?:[IVX]+|\d+){_END}|Sở(?! [{UPPER}]){_END}|cùng cấp|các cấp|cấp trên|cấp dưới|địa phương)"

_BODY_START = rf"(?:{HEADS}|Ủy|UBND|HĐND|MTTQ|Mặt|Công an|Tỉnh|Huyện|Thành|Đảng|Chủ|Các)"
_STOPS = "|".join(sorted({verb.split()[0] for verb in VERBS.split("|")}))
_FUNCTION_WORDS = (
    "và|các|có|với|của|để|trong|theo|về|do|tại|từ|cùng|đã|sẽ|được|khi|nếu|trên|cho|đến|như|hoặc|mỗi|những|"
    "này|nói|nêu|thuộc|trực|cấp|liên|biên|soạn|in|dự|họp|chi|vào|ra|lên|đối|hỗ|giúp|nắm|ký|ngay|đồng|"
    "sớm|luôn|vẫn|đều|cũng|đang|là|sau|trước|nhằm|giao|nhanh|thật"
)
_NOT_NAME = rf"(?!{_LEVEL}|(?:{_STOPS}|{_FUNCTION_WORDS})\b)"
# The word that completes the first one ("Tuyên truyền", "Thông tin") ends the name only where a whole verb begins.
_NOT_VERB = rf"(?!{_LEVEL}|(?:{VERBS}|{_FUNCTION_WORDS})\b)"
# A name not in the vocabulary: capitals, and small words up to a verb or a function word.
_NOT_BODY = rf"(?!{_BODY_START}\b)(?!(?:Quy|Kế|Chỉ|Nghị|Quyết)\b)"
_UNKNOWN = rf"(?!{_BODY_START}\b){_CAP}(?: {_NOT_VERB}{_LOW})?(?: {_NOT_NAME}{_LOW}| {_NOT_BODY}{_CAP}){{0,4}}"
# Words after a known field that belong to the name, told by the verb that must follow them.
_MORE = (
    rf"(?:(?: {_NOT_NAME}{_LOW}){{1,3}}(?= (?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|hướng dẫn|theo dõi|"
    r"tiếp tục|căn cứ|chủ động)\b|:))?"
)
_FIELD = rf"(?:(?:{FIELDS}){_END}{_MORE}|{_UNKNOWN}{_END})"
_SHORT_NAME = rf"(?:[{UPPER}]{{2,8}}(?:[&-][{UPPER}]{{1,6}}){{0,3}}|[{UPPER}](?:[&-][{UPPER}]{{1,6}}){{1,3}}){_END}"
_NAME = rf"{_FIELD}(?:(?: - | và (?!UBND|Ủy ban|HĐND|Hội đồng)){_FIELD}(?! số\b))*"
COMMITTEE = rf"(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|HU|TU|Trung ương(?: Đảng)?){_END}"
_KHOA = r"(?: \(khóa [IVX]+\))?"

_GROUP_NOUN = (
    r"(?:cơ quan(?: thông tấn, báo chí| truyền thông| Trung ương| trung ương| Đảng| chuyên môn|"
    r" hành chính nhà nước| hành chính| nhà nước| tham mưu| chức năng| báo chí| liên quan)?|"
    r"đơn vị(?: sự nghiệp(?: công lập)?| trực thuộc| liên quan)?|địa phương|phòng(?! chống|, chống|"
    r" ngừa)(?: chuyên môn)?|"
    r"ban(?! hành| bố| đầu| chỉ)|sở(?! hữu)|ngành|đoàn thể(?: chính trị - xã hội| nhân dân)?|"
    r"tổ chức chính trị - xã hội|"
    r"tổ chức chính trị xã hội|hội quần chúng|hội đặc thù|hội đoàn thể|hội(?! nghị| viên| thảo| đồng| họp| thi|"
    r" trường)|"
    r"tổ chức đoàn thể|doanh nghiệp(?: viễn thông| nhà nước)?|trường học|cấp ủy|chính quyền|xã(?! hội)|phường|thị trấn|huyện|thị xã|"
    r"thành phố|đặc khu|"
    r"chi bộ|đảng bộ|đảng ủy|tổ chức đảng|tổ chức hội|tổ chức(?= (?:có )?liên quan| và cá nhân|, cá nhân| thuộc| xã hội)|"
    r"thành viên(?: Ban Chỉ đạo| Tổ công tác)?|"
    rf"thôn|ấp|khóm|khu phố|tổ dân phố|bộ phận){_END}"
)
_GROUP_NOUN = rf"(?:{_GROUP_NOUN}|(?:Sở|Phòng|Ban|Ngành|Đoàn thể|Hội|Cơ quan|Đơn vị){_END}(?! [{UPPER}]))"
_STATE = (
    r"(?:Ủy ban [Nn]hân dân|UBND|Hội đồng [Nn]hân dân|HĐND)(?:(?: và |, ?)(?:Ủy ban [Nn]hân dân|UBND))?"
    rf"(?: {AREA})?{_END}"
)
_FRONT = (
    rf"(?:(?:Ban Thường trực )?(?:Ủy ban |UB)?(?:Mặt trận Tổ quốc|MTTQ|UBMTTQ)(?: Việt Nam| VN)?)(?: {AREA})?{_END}"
)
_UNIONS = (
    r"(?:Hội (?:Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu chiến binh|CCB|Chữ thập đỏ|Người cao tuổi|"
    r"Khuyến học)(?: Việt Nam)?|"
    r"(?:Đoàn Thanh niên|Đoàn TNCS|Tỉnh đoàn|Huyện đoàn|Thành đoàn)(?: Cộng sản)?(?: Hồ Chí Minh)?|"
    rf"(?:Liên đoàn|Công đoàn)(?: Lao động)?)(?: {AREA})?{_END}"
)
_ALONE = (
    rf"(?:(?:Viễn thông|VNPT|Viettel|Bưu điện|Điện lực|Thư viện|Bảo tàng|Thuế|Thống kê|Thi hành án dân sự|MobiFone) "
    rf"(?:{AREA}|{PLACE})|"
    rf"Báo và (?:Đài )?[Pp]hát thanh(?: và|,) [Tt]ruyền hình(?: {AREA}| {PLACE})?|"
    rf"Đoàn (?:đại biểu Quốc hội|ĐBQH) {AREA}|Ủy ban Dân tộc|Liên minh Hợp tác xã(?: {AREA})?|"
    rf"Liên hiệp các [Hh]ội Khoa học và Kỹ thuật(?: {AREA})?|Ban nhân dân (?:các )?(?:ấp|khóm|thôn|khu phố)|"
    rf"Ban [Cc]ông tác Mặt trận(?: (?:các )?(?:ấp|khóm|thôn|khu phố))?|Bộ phận (?:Một cửa|tiếp nhận và trả kết quả)|"
    rf"Ngân hàng (?:Nhà nước|Chính sách xã hội) (?:[Cc]hi nhánh )?(?:{AREA}|{PLACE})|"
    rf"Lực lượng Quản lý thị trường(?: {AREA})?|Bộ Chỉ huy Bộ đội Biên phòng(?: {AREA})?|"
    r"Công an|Thanh tra|Kho bạc Nhà nước|Bảo hiểm xã hội|Tòa án nhân dân|Viện [Kk]iểm sát nhân dân|"
    r"Bộ đội Biên phòng|"
    rf"(?:Ban|Bộ) Chỉ huy [Qq]uân sự|Chi cục Thuế|Ngân hàng Chính sách xã hội)(?: {AREA})?{_END}"
)
_STEERING = (
    rf"(?:Ban Chỉ đạo|Ban Chỉ huy|Hội đồng|Tổ công tác|Tổ Công tác|Tổ công nghệ số|Ban Vận động|Ban Đại diện)"
    rf"(?: (?!(?:{_STOPS}|cần|phải|và (?!truyền|phát|xây|đào|bảo))(?![{LOWER}]))[{UPPER}{LOWER}\d/-]+,?){{0,9}}?"
    rf" (?:{_LEVEL}(?: {PLACE})?|Trung ương|cộng đồng){_END}"
)
_OFFICE = (
    rf"(?:(?:{HEADS}) {_NAME}|(?:Sở|Phòng|Bộ|Ban|Trung tâm|Văn phòng|VP|TT) {_SHORT_NAME}(?:(?: và |&| - ){_SHORT_NAME})?)"
    rf"(?: {COMMITTEE}(?: {PLACE})?| (?:của |thuộc )?(?:Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND) {AREA}| {AREA})?"
    rf"|(?:Văn phòng|Thanh tra) Sở(?! [{UPPER}]){_END}"
)
_PARTY = (
    r"(?:(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Văn phòng|Ủy ban Kiểm tra|UBKT|BTV|TT|VP) )?"
    rf"(?:Ban [Cc]án sự [Đđ]ảng (?:(?:UBND|Ủy ban nhân dân) {AREA}|Chính phủ|Bộ {_FIELD})|Đảng bộ {AREA}|"
    rf"(?:Đảng ủy|ĐU) (?:UBND|Ủy ban nhân dân|các cơ quan Đảng|Công an|Quân sự) {AREA}"
    rf"|Đảng ủy (?:xã|phường|đặc khu)(?: {PLACE})?{_END}|{COMMITTEE}(?: {PLACE})?)"
)
_PARTY_COUNCIL = rf"(?:Thường trực|TT) (?:Hội đồng nhân dân|HĐND|Ủy ban nhân dân|UBND)(?: {AREA})?{_END}"
_NATIONAL = (
    r"(?:Bộ trưởng, Chủ nhiệm (?:Văn phòng Chính phủ|Ủy ban Dân tộc)|Thủ tướng Chính phủ|Thanh tra Chính phủ|"
    r"Văn phòng Chính phủ|Đảng ủy Chính phủ|Chính phủ(?! điện tử| số)|"
    r"Văn phòng Trung ương(?: Đảng)?|Tổng Bí thư|Thường trực Chính phủ|Kiểm toán [Nn]hà nước|"
    r"Ngân hàng Nhà nước(?: Việt Nam)?(?! [Cc]hi nhánh| khu vực)|"
    r"Tòa án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao|Tổng Liên đoàn Lao động Việt Nam|Bảo hiểm xã hội Việt Nam|"
    r"Ban (?:Tổ chức|Tuyên giáo và Dân vận|Dân vận|Tuyên giáo|Nội chính|Kinh tế|Chính sách, chiến lược) Trung ương|"
    r"Ủy ban Kiểm tra Trung ương|Hội đồng Thi đua - Khen thưởng Trung ương|Ủy ban Thường vụ Quốc hội|Quốc hội|Chủ tịch nước|Bộ Chính trị|"
    rf"Ban Bí thư(?: Trung ương(?: Đảng)?)?|Ban Chấp hành Trung ương(?: Đảng)?){_END}{_KHOA}"
)
_STEERING = rf"(?:(?:(?:Văn phòng|Cơ quan|Bộ phận) [Tt]hường trực (?:của )?)?{_STEERING})"
_MEMBER = rf"(?:{_NATIONAL}|{_PARTY_COUNCIL}|{_STATE}|{_FRONT}|{_UNIONS}|{_STEERING}|{_ALONE}|{_PARTY}|{_OFFICE})"
_QUALIFIER = (
    rf"(?: (?:thuộc|trực thuộc|của) {_MEMBER}| (?:thuộc |trực thuộc |của |(?:đóng )?trên địa bàn |(?:đóng )?tại )?{AREA}"
    rf"| (?:đóng )?trên địa bàn{_END}| (?:có )?liên quan| ở địa phương| trực thuộc)"
)
_GROUP = (
    rf"(?:[Cc]ác|[Mm]ọi|[Tt]ừng|[Tt]oàn thể) {_GROUP_NOUN}(?:(?:, | và |; |, các | và các | - |"
    rf"/){_GROUP_NOUN})*{_QUALIFIER}{{0,3}}"
    rf"|(?:[Ss]ở|[Pp]hòng|[Cc]ơ quan), (?:ban, )?(?:ngành|đơn vị|ban)(?:(?:, | và ){_GROUP_NOUN})*{_QUALIFIER}{{0,2}}"
    rf"|[Cc]ơ quan (?:hành chính nhà nước|hành chính|nhà nước|chuyên môn) (?:các cấp|cùng cấp)"
    rf"|[Tt]rưởng (?:các )?(?:thôn|ấp|khóm|khu phố|tổ dân phố)(?:(?:, | và )(?:thôn|ấp|khóm|khu phố|tổ dân phố))*{_END}"
    rf"|(?:[Cc]ấp ủy(?: Đảng| đảng)?, )?[Cc]hính quyền (?:địa phương|{AREA})(?: các cấp| hai cấp| 02 cấp)?"
    rf"|[Cc]ấp ủy các chi bộ|[Tt]ổ dân phố{_END}(?: số \d+)?"
    rf"|(?:[Tt]hủ trưởng|[Nn]gười đứng đầu) (?:cơ quan|đơn vị|địa phương)(?:, (?:cơ quan|đơn vị|địa phương)){{0,2}}"
)
_POST = (
    r"(?:Chủ tịch|Phó Chủ tịch|(?:Phó )?Giám đốc|[Tt]hủ trưởng|[Nn]gười đứng đầu|Bộ trưởng|Bí thư|Hiệu trưởng|Viện trưởng|"
    r"Cục trưởng|Chi cục trưởng|Chánh án|Chỉ huy trưởng|Trưởng|Chánh|Tổng Giám đốc|Tổng Biên tập)"
)
_UNIT = re.compile(
    rf"(?<![{LOWER}{UPPER}\d/-])(?:(?P<post>{_POST} (?:{_MEMBER}|{_GROUP}|(?:phòng|ban) {_NAME}(?: {AREA})?))|(?P<group>{_GROUP})|"
    rf"(?P<national>{_NATIONAL})"
    rf"|(?P<body>{_PARTY_COUNCIL}|{_STATE}|{_FRONT}|{_UNIONS}|{_STEERING}|{_ALONE}|{_PARTY})|(?P<office>{_OFFICE}))"
)
_AS_WRITTEN = {name.upper(): name for name in f"{FIELDS}|{HEADS}|{FIXED_NAMES}".split("|")}
_LOWER_NAMES = "|".join(sorted((name.lower() for name in _AS_WRITTEN.values()), key=len, reverse=True))
_ANY_NAME = re.compile(rf"(?<![{LOWER}])(?:{_LOWER_NAMES}){_END}")
_OPENING = re.compile(
    rf"[{UPPER}cmntsp](?:(?<=[{UPPER}])|(?=ác |ọi |ừng |oàn thể |ở, |hòng, |ơ quan|hính quyền|rưởng |ấp ủy|ổ dân|hủ trưởng |gười đứng))"
)
_PLURAL = re.compile(
    rf"\b(?:các|mọi|từng|toàn thể|cùng cấp)\b|\bcấp (?:xã|huyện|tỉnh)\b|{_LEVEL}(?:, | và ){_LEVEL}", re.I
)
_NO_BODY = re.compile(r"(?:Bộ luật|Ban Chỉ đạo$|Tổ quốc|Bộ Luật|Đoàn kiểm tra|Hội nghị|Ban hành)", re.I)
_SHORT = (
    (re.compile(r"\bUBND\b"), "Ủy ban nhân dân"),
    (re.compile(r"\bHĐND\b"), "Hội đồng nhân dân"),
    (re.compile(r"\b(?:UB)?MTTQ\b"), "Mặt trận Tổ quốc"),
    (re.compile(r"\bHU\b"), "Huyện ủy"),
    (re.compile(r"\bTU\b"), "Tỉnh ủy"),
    (re.compile(r"^TT\b"), "Thường trực"),
    (re.compile(r"^BTV\b"), "Ban Thường vụ"),
)
_SHORTENED = re.compile(r"\b(?:UBND|HĐND|(?:UB)?MTTQ|HU|TU|TT|BTV)\b")
_BETWEEN = re.compile(r"\s*(?:[,;]\s*(?:và\s+)?|và\s+|-\s*)")
_CONFIDENCE = {"post": 0.8, "group": 0.9, "national": 1.0, "body": 0.95, "office": 0.9}

Found = tuple[int, int, str]


def find(key: str) -> list[Found]:
    """Every body in a key as (start, end, rule), in order, not overlapping; the longest reading from the left wins."""
    if key.isupper():
        key = _recased(key)
    out: list[Found] = []
    at = 0
    for opening in _OPENING.finditer(key):
        match = _UNIT.match(key, opening.start()) if opening.start() >= at else None
        if match:
            at = match.end()
            if not _NO_BODY.match(match.group()):
                out.append((match.start(), at, match.lastgroup or "body"))
    return out


def _recased(key: str) -> str:
    """A heading in capitals with its known names written as in running text; nothing moves."""
    return _ANY_NAME.sub(lambda match: _AS_WRITTEN[match.group().upper()], lowered(key))


def spelt_out(name: str) -> str:
    """A name with the usual office abbreviations written in full."""
    if _SHORTENED.search(name) is None:
        return name
    for short, full in _SHORT:
        name = short.sub(full, name)
    return name


def mention(text: str, key: Key, found: Found) -> UnitMention:
    """The fact for one body found in a paragraph's key; `text` is the stored text."""
    start, end, rule = found
    span = key.span(start, end)
    folded = key.text[start:end]
    group = rule == "group" or _PLURAL.search(folded) is not None
    return UnitMention(text[span[0] : span[1]], span, spelt_out(folded), group, f"unit.{rule}", _CONFIDENCE[rule])


def run_from(key: str, found: Sequence[Found], at: int) -> list[Found]:
    """The bodies listed one after another ("A, B và C") beginning exactly at `at`; empty when none begins there."""
    index = bisect_left(found, (at, 0, ""))
    if index >= len(found) or found[index][0] != at:
        return []
    run = [found[index]]
    for follower in found[index + 1 :]:
        between = _BETWEEN.match(key, run[-1][1])
        if between is None or between.end() != follower[0]:
            break
        run.append(follower)
    return run


def runs(key: str, found: Sequence[Found]) -> list[list[Found]]:
    """All bodies grouped into the longest lists they stand in."""
    out: list[list[Found]] = []
    for item in found:
        if not out or item[0] >= out[-1][-1][1]:
            run = run_from(key, found, item[0])
            if not out or run[0] not in out[-1]:
                out.append(run)
    return out


def names(text: str, key: Key, run: Sequence[Found]) -> tuple[str, ...]:
    """The names of a run as written."""
    return tuple(surface(text, key.span(start, end)) for start, end, _ in run)


def spans(key: Key, run: Sequence[Found]) -> tuple[Span, ...]:
    return tuple(key.span(start, end) for start, end, _ in run)
