"""The grammar of bodies' names: heads (Phòng, Ban …), fields of work, levels, groups and the posts at their head.

Patterns are matched one after another, not nested into one: a pattern of everything takes a second to compile.
"""

from __future__ import annotations

import re

from danvan.legaltext.matchkey import LOWER, UPPER
from danvan.legaltext.vocabulary import FIELDS, HEADS, VERBS

_CAP = rf"[{UPPER}][{LOWER}]*"
_LOW = rf"[{LOWER}]+"
WORD_END = rf"(?![{LOWER}{UPPER}\d])"
# "Trường Sơn" is a place, "Trường Tiểu học" a body.
_SCHOOL = r"Trường(?= (?:Tiểu|Trung|Mầm|Mẫu|Cao|Đại|Chính|THCS|THPT|TH\b|Phổ|Nghề|Dân|Sĩ|Bồi|Quân))"
_NOT_PLACE = (
    r"(?!(?:Quy|Quyết|Kế|Chỉ|Nghị|Kết|Hướng|Chương|Thông|Công|Báo|Tờ|Đề|Về|Ban|Phòng|Ủy|Hội|Mặt|Đảng|Đoàn|Nhà|Sở|"
    rf"Trung|Thanh tra|Văn phòng|Đài|Báo|{_SCHOOL}|Tỉnh|Huyện|Thủ|Chủ|UBND|HĐND|Các|Viện|Cục|Chi|Tổ|Bộ|Công an|Liên)\b)"
)
_PLACE = rf"(?:{_NOT_PLACE}{_CAP}(?: {_CAP}){{0,3}}|\d{{1,2}}{WORD_END})"

_LEVEL_NAMES = (
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
LEVEL = rf"(?:{'|'.join(_LEVEL_NAMES)}){WORD_END}"
_WHERE = r"(?: ven biển| miền núi| biên giới| hải đảo| vùng sâu| vùng xa)?"
_LEVELS = rf"(?:các )?(?:cấp )?{LEVEL}{_WHERE}(?:(?:, | và |, các | và các | hoặc )(?:cấp )?{LEVEL}{_WHERE})*"
_PLACES = rf"{_PLACE}(?:(?:, | và |; )(?:(?:các )?{LEVEL} )?{_PLACE})*"
_AREA = rf"(?:các {LEVEL} {_PLACES}(?![{LOWER}])|{_LEVELS}(?: {_PLACE})?|"
_AREA += (
    rf"[Kk]hu vực (?:(?:[IVX]+|\d+){WORD_END}|{_PLACE})|Sở(?! [{UPPER}]){WORD_END}|liên (?:xã|huyện|phường)|"
    rf"cùng cấp|các cấp|cấp trên|cấp dưới|địa phương)"
)

_BODY_START = rf"(?:{HEADS.replace('Trường', _SCHOOL)}|Ủy|UBND|HĐND|MTTQ|Mặt|Công an|Tỉnh|Huyện|Thành|Đảng|Chủ|Các)"
_STOPS = "|".join(sorted({verb.split()[0] for verb in VERBS.split("|")}))
_FUNCTION_WORDS = (
    "và|các|có|với|của|để|trong|theo|về|do|tại|từ|cùng|đã|sẽ|được|khi|nếu|trên|cho|đến|như|hoặc|mỗi|những|"
    "này|nói|nêu|thuộc|trực|cấp|liên|biên|soạn|in|dự|họp|chi|vào|ra|lên|đối|hỗ|giúp|nắm|ký|ngay|đồng|"
    "sớm|luôn|vẫn|đều|cũng|đang|là|sau|trước|nhằm|giao|nhanh|thật"
)
# A name ends where a verb begins: the whole verb, for its first word alone may belong to the name ("Tuyên truyền").
_NOT_NAME = rf"(?!{LEVEL}|(?:{VERBS}|{_FUNCTION_WORDS})\b)"
# A name not in the vocabulary: capitals, and small words up to a verb or a function word.
_NOT_BODY = rf"(?!{_BODY_START}\b)(?!(?:Quy|Kế|Chỉ|Nghị|Quyết)\b)"
_UNKNOWN = rf"(?!{_BODY_START}\b){_CAP}(?: (?:công|chương|quy) trình| {_NOT_NAME}{_LOW}| {_NOT_BODY}{_CAP}){{0,7}}"
# Words after a known field that belong to the name, told by the verb that must follow them.
_MORE = (
    rf"(?:(?: {_NOT_NAME}{_LOW}){{1,3}}(?= (?:chủ trì|phối hợp|tham mưu|có trách nhiệm|chịu trách nhiệm|hướng dẫn|theo dõi|"
    r"tiếp tục|căn cứ|chủ động)\b|:))?"
)
_FIELD = rf"(?:(?:{FIELDS}){WORD_END}{_MORE}|{_UNKNOWN}{WORD_END})"
_SHORT_NAME = rf"(?:[{UPPER}]{{2,8}}(?:[&-][{UPPER}]{{1,6}}){{0,3}}|[{UPPER}](?:[&-][{UPPER}]{{1,6}}){{1,3}}){WORD_END}"
_NAME = rf"{_FIELD}(?:(?: - | và (?!UBND|Ủy ban|HĐND|Hội đồng|Hiệu trưởng|Giám đốc|Trưởng|Chánh|Chủ tịch)){_FIELD}(?! số\b))*"
_COMMITTEE = rf"(?:(?:Tỉnh|Thành|Huyện|Quận|Thị|Đảng) ủy|HU|TU|Trung ương(?: Đảng)?){WORD_END}"
_KHOA = r"(?: \(khóa [IVX]+\))?"

_GROUP_NOUN = (
    r"(?:cơ quan(?: thông tấn, báo chí| báo chí trung ương| truyền thông| Trung ương| trung ương| Đảng| chuyên môn|"
    r" hành chính nhà nước| hành chính| nhà nước| tham mưu| chức năng| báo chí| liên quan)?|"
    r"đơn vị(?: sự nghiệp(?: công lập)?| trực thuộc| liên quan)?|địa phương|phòng(?! chống|, chống|"
    r" ngừa)(?: chuyên môn)?|"
    r"ban(?: chuyên môn)?(?! hành| bố| đầu| chỉ)|sở(?! hữu)|ngành|đoàn thể(?: chính trị - xã hội| nhân dân)?|"
    r"tổ chức chính trị - xã hội|"
    r"tổ chức chính trị xã hội|hội quần chúng|hội đặc thù|hội đoàn thể|hội(?! nghị| viên| thảo| đồng| họp| thi|"
    r" trường)|"
    r"tổ chức đoàn thể|doanh nghiệp(?: viễn thông| nhà nước)?|trường học(?: công lập| ngoài công lập)?|"
    r"cấp ủy|chính quyền|xã(?! hội)|phường|thị trấn|huyện|thị xã|"
    r"thành phố|đặc khu|"
    r"chi bộ|đảng bộ|đảng ủy|tổ chức đảng|tổ chức hội|tổ chức(?: thành viên|(?= (?:có )?liên quan| và cá nhân|, cá nhân| thuộc| xã hội))|"
    r"thành viên(?: Ban Chỉ đạo| Tổ công tác| Hội đồng(?: (?:thẩm định|tư vấn|phối hợp|đánh giá)){0,2})?|"
    r"bệnh viện(?: đa khoa| chuyên khoa| công lập| tuyến tỉnh| tư nhân)*(?: khu vực)?|trung tâm y tế(?: khu vực)?|trạm y tế|"
    rf"cơ sở (?:giáo dục nghề nghiệp|giáo dục|y tế|khám bệnh, chữa bệnh|khám, chữa bệnh|đào tạo|kinh doanh|sản xuất|tôn giáo)|"
    rf"(?:chủ đầu tư|nhà đầu tư|nhà thầu|chủ rừng(?: khác)?|chủ dự án)(?: (?:các )?dự án(?: {_NOT_NAME}{_LOW}){{0,5}})?|"
    rf"ngân hàng thương mại|tổ chức tín dụng|công ty(?: lâm nghiệp| thủy nông| cấp nước| thủy lợi)?|"
    rf"thôn|ấp|khóm|khu phố|tổ dân phố|bộ phận|cá nhân){WORD_END}"
)
_GROUP_NOUN = rf"(?:{_GROUP_NOUN}|(?:Sở|Phòng|Ban|Ngành|Đoàn thể|Hội|Cơ quan|Đơn vị){WORD_END}(?! [{UPPER}]))"
_STATE = (
    r"(?:Ủy ban [Nn]hân dân|UBND|Hội đồng [Nn]hân dân|HĐND)(?:(?: và |, ?)(?:Ủy ban [Nn]hân dân|UBND))?"
    rf"(?: {_AREA})?{WORD_END}"
)
_FRONT = rf"(?:(?:Ban Thường trực )?(?:Ủy ban |UB)?(?:Mặt trận Tổ quốc|MTTQ|UBMTTQ)(?: Việt Nam| VN)?)(?: {_AREA})?{WORD_END}"
_UNIONS = (
    r"(?:Hội (?:Liên hiệp Phụ nữ|LHPN|Phụ nữ|Nông dân|Cựu chiến binh|CCB|Chữ thập đỏ|Người cao tuổi|"
    r"Khuyến học)(?: Việt Nam)?|"
    r"Chi hội (?:Phụ nữ|Nông dân|Cựu chiến binh|Người cao tuổi|Chữ thập đỏ)|Chi đoàn(?: [Tt]hanh niên)?|"
    r"(?:Đoàn Thanh niên|Đoàn TNCS|Tỉnh đoàn|Huyện đoàn|Thành đoàn)(?: Cộng sản)?(?: Hồ Chí Minh)?|"
    rf"(?:Liên đoàn|Công đoàn)(?: Lao động| Viên chức| cơ sở)?)(?: {_AREA})?(?:(?<=đoàn) {_PLACE})?{WORD_END}"
)
_ALONE = (
    rf"(?:(?:Viễn thông|VNPT|Viettel|Bưu điện|Điện lực|Thư viện|Bảo tàng|Thuế|Thống kê|Thi hành án dân sự|MobiFone|Bưu điện [Vv]ăn hóa) "
    rf"(?:{_AREA}|{_PLACE})|"
    rf"Báo và (?:Đài )?[Pp]hát thanh(?: và|,| -) [Tt]ruyền hình(?: {_AREA}| {_PLACE})?|"
    rf"(?:Đồn|Trạm) Biên phòng(?: {_PLACE})?|Thuế cơ sở(?: \d{{1,2}}{WORD_END})?|Tổng đài \d{{3,5}}{WORD_END}|"
    rf"(?:[Cc]ác )?[Cc]hi nhánh Văn phòng Đăng ký đất đai(?: {_AREA})?|"
    r"Tổ (?:hòa giải|tiết kiệm và vay vốn|liên gia)|(?:[Cc]ác )?(?:Tổ|Ban|Ủy ban) bầu cử(?: số \d+)?"
    rf"(?: {_AREA})?|Tổ [Bb]ảo vệ an ninh, trật tự(?: ở cơ sở| {_AREA})?|Ban Quản trị (?:chùa|đình|nhà văn hóa)(?: {_PLACE})?|"
    rf"Ban (?:Hành giáo|Trị sự|Hộ tự) (?:[Hh]ọ đạo |[Gg]iáo xứ |chùa )?{_PLACE}|"
    r"[Ll]ực lượng (?:thông tin lưu động|dân quân|Công an|công an|tham gia bảo vệ an ninh, trật tự ở cơ sở)(?: của)?"
    rf"(?: {_AREA})?|Trường (?:Mầm non|Mẫu giáo|Tiểu học|Trung học cơ sở|Trung học phổ thông|THCS|THPT|TH)"
    rf"(?:(?: và| -|,) (?:Tiểu học|Trung học cơ sở|Trung học phổ thông|THCS|THPT))?(?: {_PLACE})?|"
    rf"(?:Ban Chỉ đạo (?:thực hiện )?Quy chế dân chủ (?:ở )?cơ sở|Hội đồng phối hợp phổ biến, giáo dục pháp luật)(?: {_AREA})?|"
    rf"Đoàn (?:đại biểu Quốc hội|ĐBQH) {_AREA}|Ủy ban Dân tộc|Liên minh Hợp tác xã(?: {_AREA})?|"
    rf"Liên hiệp các [Hh]ội Khoa học và Kỹ thuật(?: {_AREA})?|Ban nhân dân (?:các )?(?:ấp|khóm|thôn|khu phố)|"
    rf"Ban [Cc]ông tác Mặt trận(?: (?:các )?(?:ấp|khóm|thôn|khu phố))?|Bộ phận (?:Một cửa|tiếp nhận và trả kết quả)|"
    rf"(?:Chi nhánh )?Ngân hàng (?:Nhà nước|Chính sách xã hội) (?:[Cc]hi nhánh )?(?:{_AREA}|{_PLACE})|"
    rf"Lực lượng Quản lý thị trường(?: {_AREA})?|Bộ Chỉ huy Bộ đội Biên phòng(?: {_AREA})?|"
    rf"(?:Ban Chỉ đạo|Tổ công tác)(?: {_NOT_NAME}{_LOW}){{3,9}}|"
    r"Công an|CA|Thanh tra|Kho bạc Nhà nước|Bảo hiểm xã hội|BHXH|Tòa án nhân dân|Viện [Kk]iểm sát nhân dân|"
    r"Bộ đội Biên phòng|"
    rf"(?:Ban|Bộ) (?:Chỉ huy|CH) ?(?:[Qq]uân sự|QS)|BCHQS|Chi cục Thuế|Ngân hàng Chính sách xã hội)(?: {_AREA}| khu vực)?{WORD_END}"
)
_STEERING = (
    rf"(?:Ban Chỉ đạo|Ban Chỉ huy|Hội đồng|Tổ công tác|Tổ Công tác|Tổ công nghệ số|Ban Vận động|Ban Đại diện)"
    rf"(?: (?!(?:{_STOPS}|cần|phải|và (?!truyền|phát|xây|đào|bảo))(?![{LOWER}]))[{UPPER}{LOWER}\d/-]+,?){{0,9}}?"
    rf" (?:{LEVEL}(?: {_PLACE})?|Trung ương|cộng đồng){WORD_END}"
)
_OFFICE = (
    rf"(?:Đội {_NAME} số \d{{1,2}}{WORD_END}(?!/)|(?:[Cc]ác )?(?:{HEADS}) {_NAME}|"
    rf"(?:Tổng )?[Cc]ông ty (?:TNHH|Cổ phần|CP|cổ phần)(?: MTV| một thành viên| Một thành viên)? {_NAME}|"
    rf"(?:Sở|Phòng|Bộ|Ban|Trung tâm|Văn phòng|VP|TT) {_SHORT_NAME}(?:(?: và |&| - ){_SHORT_NAME})?)"
    rf"(?: số \d{{1,2}}(?![/\d]))?(?: (?:của |thuộc )?{_COMMITTEE}(?: {_AREA}| {_PLACE})?| (?:của |thuộc |trực thuộc )?(?:Ủy ban nhân dân|"
    rf"UBND|Hội đồng nhân dân|HĐND) {_AREA}| {_AREA})?"
    rf"|(?:Văn phòng|Thanh tra) Sở(?! [{UPPER}]){WORD_END}"
)
_PARTY = (
    r"(?:(?:Ban Thường vụ|Ban Chấp hành|Thường trực|Văn phòng|Ủy ban Kiểm tra|UBKT|BTV|TT|VP) )?"
    rf"(?:Ban [Cc]án sự [Đđ]ảng (?:(?:UBND|Ủy ban nhân dân) {_AREA}|Chính phủ|Bộ {_FIELD})|Đảng bộ {_AREA}|"
    rf"(?:Đảng ủy|ĐU) (?:UBND|Ủy ban nhân dân|các cơ quan [Đđ]ảng|Công an|Quân sự|Mặt trận Tổ quốc, các đoàn thể) {_AREA}"
    rf"|[Đđ]ảng ủy (?:các {LEVEL} {_PLACES}(?![{LOWER}])|{_LEVELS}(?: {_PLACE})?|các khu công nghiệp(?: {_AREA})?){WORD_END}(?:(?: "
    rf"biên giới|"
    rf", ven biển| ven biển| hải đảo))*|{_COMMITTEE}(?: {_PLACE})?)"
)
_PARTY_COUNCIL = rf"(?:Thường trực|TT) (?:Hội đồng nhân dân|HĐND|Ủy ban nhân dân|UBND)(?: {_AREA})?{WORD_END}"
_NATIONAL = (
    r"(?:Bộ trưởng, Chủ nhiệm (?:Văn phòng Chính phủ|Ủy ban Dân tộc)|Thủ tướng Chính phủ|Thanh tra Chính phủ|"
    r"Văn phòng Chính phủ|Ban Tôn giáo Chính phủ|Đảng ủy Chính phủ|Chính phủ(?! điện tử| số)|"
    r"Văn phòng Trung ương(?: Đảng)?|Tổng Bí thư|Thường trực Chính phủ|Kiểm toán [Nn]hà nước|"
    r"Ngân hàng Nhà nước(?: Việt Nam)?(?! [Cc]hi nhánh| khu vực)|"
    r"Tòa án nhân dân tối cao|Viện [Kk]iểm sát nhân dân tối cao|Tổng Liên đoàn Lao động Việt Nam|Bảo hiểm xã hội Việt Nam|"
    r"Ban (?:Tổ chức|Tuyên giáo và Dân vận|Dân vận|Tuyên giáo|Nội chính|Kinh tế|Chính sách, chiến lược) Trung ương|"
    r"Ủy ban Kiểm tra Trung ương|Hội đồng Thi đua - Khen thưởng Trung ương|Ủy ban Thường vụ Quốc hội|Quốc hội|Chủ tịch nước|Bộ Chính trị|"
    r"Bộ Công an|Bộ Quốc phòng|Bộ Ngoại giao|"
    rf"Đại hội (?:đại biểu )?Đảng bộ {_AREA}(?: lần thứ [IVX]+{WORD_END})?|Đại hội (?:đại biểu )?(?:toàn quốc )?(?:lần thứ )?[IVX]+ "
    rf"của Đảng|"
    rf"Ban Bí thư(?: Trung ương(?: Đảng)?)?|Ban Chấp hành Trung ương(?: Đảng)?){WORD_END}{_KHOA}"
)
_STEERING = rf"(?:(?:(?:Văn phòng|Cơ quan|Bộ phận) [Tt]hường trực (?:của )?)?{_STEERING})"
_MEMBER = re.compile(
    rf"(?P<national>{_NATIONAL})"
    rf"|(?P<body>{_PARTY_COUNCIL}|{_STATE}|{_FRONT}|{_UNIONS}|{_STEERING}|{_ALONE}|{_PARTY})|(?P<office>{_OFFICE})"
)
_UNDER = re.compile(r" (?:thuộc|trực thuộc|của) ")
_QUALIFIER = re.compile(
    rf" (?:thuộc |trực thuộc |của |(?:đóng |thường trú )?trên địa bàn |(?:đóng |thường trú )?tại )?{_AREA}"
    rf"| (?:đóng )?trên địa bàn{WORD_END}| (?:có )?liên quan| ở địa phương| trực thuộc"
)
_GROUP = re.compile(
    rf"(?P<listed>(?:(?:[Cc]ác|[Mm]ọi|[Tt]ừng|[Tt]oàn thể) {_GROUP_NOUN}|[Mm]ỗi (?:cơ quan|đơn vị|địa phương|sở|phòng){WORD_END}|"
    rf"[Mm]ỗi (?:{LEVEL})(?= (?:tổ chức|xây dựng|đăng ký|thành lập|lựa chọn|chọn|có trách nhiệm|phải|cử|bố trí)\b))"
    rf"(?:(?:, | và |; |, các | và các | - |/| (?=ngành|đoàn thể)){_GROUP_NOUN})*)"
    rf"|(?P<short>(?:[Ss]ở|[Pp]hòng|[Cc]ơ quan), (?:ban, )?(?:ngành|đơn vị|ban)(?:(?:, | và | (?=ngành|đoàn thể)){_GROUP_NOUN})*)"
    rf"|(?:các )?(?:Tổ )?đại biểu (?:Hội đồng nhân dân|HĐND) {_AREA}"
    r"|[Cc]ấp ủy(?:(?:, | và )(?:tổ chức đảng|chính quyền|các tổ chức đảng))+ (?:các cấp|cơ sở|địa phương|cùng cấp|trực thuộc)"
    r"|Cán bộ, (?:đảng viên|công chức)(?:(?:, | và )(?:công chức|viên chức|người lao động|đoàn viên|hội viên))*"
    r"|[Tt]oàn thể (?:cán bộ|đảng viên|đoàn viên|hội viên|công chức)"
    rf"(?:(?:, | và )(?:công chức|viên chức|đảng viên|người lao động|chiến sĩ|hội viên))*(?: {_AREA})?"
    rf"|[Cc]ơ quan (?:hành chính nhà nước|hành chính|nhà nước|chuyên môn) (?:các cấp|cùng cấp)"
    r"|[Cc]hủ rừng(?: khác)?"
    rf"|[Tt]rưởng (?:ban nhân dân )?(?:các )?(?:thôn|ấp|khóm|khu phố|tổ dân phố)"
    rf"(?:(?:, | và )(?:thôn|ấp|khóm|khu phố|tổ dân phố))*(?: {_PLACE})?{WORD_END}|[Tt]ổ trưởng (?:các )?[Tt]ổ (?:bầu cử|"
    rf"dân phố|liên gia|hòa giải)"
    r"|[Cc]hủ (?:các )?(?:cơ sở (?:nhà trọ|kinh doanh|sản xuất|lưu trú)|nhà trọ|hộ kinh doanh|đầu tư)(?: (?:các )?(?:công trình|"
    r"dự án)(?: sử dụng vốn ngân sách)?)?"
    rf"|(?:[Cc]ấp ủy(?: Đảng| đảng)?, )?(?<!Tổ chức )[Cc]hính quyền (?:địa phương|{_AREA})(?: các cấp| hai cấp| 02 cấp)?"
    rf"|[Cc]ấp ủy các chi bộ|[Tt]ổ dân phố{WORD_END}(?: số \d+)?"
    rf"|(?:[Tt]hủ trưởng|[Nn]gười đứng đầu) (?:cơ quan|đơn vị|địa phương)(?:, (?:cơ quan|đơn vị|địa phương)){{0,2}}"
)
# How many qualifiers may follow each form of group: "… thuộc Ủy ban nhân dân huyện có liên quan".
_QUALIFIERS = {"listed": 3, "short": 2}
_POST = re.compile(
    r"(?:Chủ tịch|Phó Chủ tịch|(?:Phó )?Giám đốc|[Tt]hủ trưởng|[Nn]gười đứng đầu|Bộ trưởng|Bí thư|Hiệu trưởng|Viện trưởng|"
    r"Cục trưởng|Chi cục trưởng|Chánh án|Chỉ huy trưởng|Trưởng|Chánh|Tổng Giám đốc|Tổng Biên tập) "
)
_HEADED = re.compile(rf"(?:phòng|ban) {_NAME}(?: {_AREA})?")


def body_at(key: str, at: int) -> tuple[int, str] | None:
    """The body whose name begins exactly at `at`: where it ends and by which rule; None when none begins there.

    Rules: post, group, national, body, office.
    """
    if (post := _POST.match(key, at)) and (end := _whom(key, post.end())):
        return end, "post"
    if end := _group(key, at):
        return end, "group"
    if member := _MEMBER.match(key, at):
        return member.end(), member.lastgroup or "body"
    return None


def _whom(key: str, at: int) -> int | None:
    """Where the body of a post ("Chủ tịch …") ends."""
    if member := _MEMBER.match(key, at):
        return member.end()
    if end := _group(key, at):
        return end
    headed = _HEADED.match(key, at)
    return headed.end() if headed else None


def _group(key: str, at: int) -> int | None:
    """Where a group ("các phòng, ban …") ends, with the words that say which ones."""
    group = _GROUP.match(key, at)
    if group is None:
        return None
    end = group.end()
    for _ in range(_QUALIFIERS.get(group.lastgroup or "", 0)):
        under = _UNDER.match(key, end)
        closer = (under and _MEMBER.match(key, under.end())) or _QUALIFIER.match(key, end)
        if closer is None:
            break
        end = closer.end()
    return end
