"""The papers of the corpus: which office writes what kind of paper, in which of the shapes."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from random import Random

from tests.corpus import cites, reports, shapes
from tests.corpus.draft import Draft, When
from tests.corpus.gold import Cited, bodies_in, plain
from tests.corpus.reports import Report
from tests.corpus.shapes import Shape, Writer, capital, within
from tests.corpus.words import (
    CITY,
    COMMUNE,
    COUNCIL,
    DEPARTMENT,
    DISTRICT,
    MONEY,
    PARTY,
    PARTY_COMMUNE,
    PROVINCE,
    SIGNERS,
    SUBJECTS,
    WARD,
    Office,
)  # fmt: skip

SIGNS = {
    "kế hoạch": "KH", "chương trình": "CTr", "chỉ thị": "CT", "quyết định": "QĐ", "công văn": "CV", "công điện": "CĐ",
    "thông báo": "TB", "báo cáo": "BC", "nghị quyết": "NQ",
}  # fmt: skip
ROMAN = ("I", "II", "III", "IV", "V", "VI")


@dataclass(frozen=True)
class Recipe:
    """What goes into one paper."""

    name: str
    office: Office
    kind: str
    day: date
    work: tuple[Shape, ...] = (shapes.nobody_named,)
    who: tuple[Shape, ...] = (shapes.under_heading, shapes.asked)
    report: Report = reports.twice_a_year
    report_place: str = "closing"
    head: str = "stacked"
    bases: str = "list"
    blank: bool = False
    organised: bool = True
    same_number: bool = False
    unsigned: bool = False
    no_behalf: bool = False
    caption: bool = False
    annex: str = ""
    run_on: bool = False
    markdown: bool = False
    hard_recipients: bool = False
    outer: str = "roman"


def _number(w: Writer, kind: str, count: int) -> str:
    sign = SIGNS[kind]
    if w.o.party:
        return f"{count:02d}-{sign}/{w.o.symbol}"
    if kind == "công văn":
        return f"{count}/{w.o.symbol}-VP"
    return f"{count:02d}/{sign}-{w.o.symbol}"


def _head(w: Writer, r: Recipe, title: str) -> None:
    d, gold = w.d, w.d.gold
    d.head_form = r.head
    count = w.rng.randint(3, 390)
    gold.type, gold.issuer = r.kind, w.o.full
    if not r.blank:
        gold.number, gold.day = _number(w, r.kind, count), r.day
    for line in filter(None, (w.o.parent, *w.o.issuer)):
        d.put("left", line)
    if w.o.party:
        d.put("left", "*")
        d.put("left", f"Số {gold.number or '     ' + _number(w, r.kind, count)[2:]}")
        d.put("right", "ĐẢNG CỘNG SẢN VIỆT NAM")
    else:
        d.put("left", f"Số: {gold.number or '      ' + _number(w, r.kind, count).lstrip('0123456789')}")
        d.put("right", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
        d.put("right", "Độc lập - Tự do - Hạnh phúc")
    d.put("right", f"{w.o.place}, {cites.long_day(r.day) if not r.blank else f'ngày    tháng    năm {r.day.year}'}")
    if r.kind == "công văn":
        d.put("left", f"V/v {title}")
        return
    d.put("centre", r.kind.upper())
    d.put("centre", capital(title) if r.kind != "quyết định" else f"Về việc {title}")


def _bases(w: Writer, r: Recipe, title: str) -> None:
    """The legal bases and the sentence that issues the paper."""
    d, rng = w.d, w.rng
    chosen = rng.sample(cites.BASES, 4)
    issues = f"{w.o.short} {'ban hành' if r.kind not in ('công văn', 'công điện') else 'yêu cầu'} {_named(r.kind)} {title} như sau:"
    if r.kind in ("quyết định", "nghị quyết") and not w.o.party:
        d.put("centre", w.o.full.upper())
        d.gold.perhaps += [w.o.full, plain(w.o.short)]
        asking = cites.full(d, "Tờ trình", "57/TTr-VP", date(r.day.year, r.day.month, 1), w.o.lead)
        issues = f"Xét đề nghị tại {asking}."
    elif r.kind == "báo cáo":
        issues = f"{w.o.short} báo cáo kết quả {title} như sau:"
    elif r.kind in ("công văn", "công điện", "chỉ thị"):
        issues = f"{w.o.short} yêu cầu các cơ quan, đơn vị thực hiện một số nội dung sau:".replace(
            "các cơ quan, đơn vị", "<các cơ quan, đơn vị>"
        )
    if r.bases == "list":
        d.text(f"Căn cứ {cites.law(d, 'Luật Thực hiện dân chủ ở cơ sở', date(2022, 11, 10))};")
        for kind, number, day, issuer, about in chosen[:3]:
            d.text(f"Căn cứ {cites.full(d, kind, number, day, issuer, about, long=number.endswith('CP'))};")
        d.text(f"{capital(issues)}")
    else:
        _other_bases(w, r, chosen, issues)


def _other_bases(w: Writer, r: Recipe, chosen: Sequence[cites.Basis], issues: str) -> None:
    """Bases told otherwise than one a line with all that belongs to it."""
    d = w.d
    if r.bases == "sentence":
        d.text(f"Thực hiện {cites.full(d, *chosen[0])}; {cites.full(d, *chosen[1])}, {issues}")
    elif r.bases == "shared":
        prime = "<Thủ tướng Chính phủ>"
        both = cites.shared_day(
            d,
            "Quyết định",
            ("412/QĐ-TTg", "413/QĐ-TTg"),
            date(2024, 5, 16),
            prime,
            "về phân cấp và về kiểm tra công vụ",
        )
        d.text(f"Căn cứ {both};")
        pair = cites.twice(d, "Quyết định", ("217-QĐ/TW", "218-QĐ/TW"), date(2013, 12, 12), "<Bộ Chính trị> (khóa XI)")
        d.text(f"Căn cứ {pair} về giám sát và góp ý;")
        d.text(f"Căn cứ {cites.numbered_law(d, 'Luật Tổ chức chính quyền địa phương', '72/2025/QH15')};")
        d.text(f"{capital(issues)}")
    elif r.bases == "nested":
        inner = cites.full(d, *cites.ORDER)
        outer = cites.full(
            d,
            "Kế hoạch",
            "15/KH-UBND",
            date(2024, 1, 22),
            "<Ủy ban nhân dân tỉnh>",
            f"thực hiện {inner} về công tác dân vận",
        )
        resolution = cites.full(d, *cites.RESOLUTION)
        last = cites.full(
            d, "Kết luận", "43-KL/TW", date(2019, 1, 7), "<Ban Bí thư>", f"về tiếp tục thực hiện {resolution}"
        )
        d.text(f"Thực hiện {outer}; {last}, {issues}")
    elif r.bases == "joint":
        front = "ngày 07/10/2016 của <Chính phủ> và <Đoàn Chủ tịch Ủy ban Trung ương Mặt trận Tổ quốc Việt Nam>"
        d.cite(Cited("nghị quyết liên tịch", "88/2016/NQLT/CP-ĐCTUBTWMTTQVN", date(2016, 10, 7)))
        d.text(f"Căn cứ Nghị quyết liên tịch số 88/2016/NQLT/CP-ĐCTUBTWMTTQVN {front};")
        d.cite(Cited("thông tư liên tịch", "04/2014/TTLT-BNV-BTC", date(2014, 3, 19)))
        d.text("Căn cứ Thông tư liên tịch số 04/2014/TTLT-BNV-BTC ngày 19/3/2014 của <Bộ Nội vụ>, <Bộ Tài chính>;")
        d.text(f"{capital(issues)}")
    elif r.bases == "grouped":
        province, listed = "<Ủy ban nhân dân tỉnh>", []
        for number, day in (("12/KH-UBND", date(2024, 1, 5)), ("15/KH-UBND", date(2024, 1, 12))):
            d.cite(Cited("kế hoạch", number, day, plain(province)))
            listed.append(f"số {number} {cites.short_day(day)}")
        d.text(f"Thực hiện các Kế hoạch của {province}: {', '.join(listed)}, {issues}")
    elif r.bases == "spaced":
        one = cites.full(d, "Công văn", "1024 /SNV-XDCQ", date(2025, 3, 4), "<Sở Nội vụ>", "về đăng ký mô hình")
        two = cites.full(d, "Hướng dẫn", "16 -HD/BTCTW", date(2024, 9, 12), "<Ban Tổ chức Trung ương>")
        d.text(f"Theo {one} và {two}, {issues}")
    elif r.bases == "notes":
        d.text(f"Thực hiện chỉ đạo của cấp trên[1] và chương trình phối hợp đã ký[2], {issues}")
    elif r.bases == "aside":
        one = cites.full(
            d,
            "Quyết định",
            "06/2024/QĐ-UBND",
            date(2024, 2, 27),
            "<Ủy ban nhân dân tỉnh>",
            "ban hành Quy định về kiểm tra công vụ (sau đây gọi tắt là Quyết định số",
        )
        d.cite(Cited("quyết định", "06", None, None))
        d.text(f"Căn cứ {one} 06);")
        d.text(f"Căn cứ {cites.full(d, 'Công văn', '2716/BNV-CQĐP', None, '<Bộ Nội vụ>')};")
        d.text(f"{capital(issues)}")


def _named(kind: str) -> str:
    return kind[:1].upper() + kind[1:]


def _footnotes(w: Writer) -> None:
    for number, index in ((1, 0), (2, 10)):
        words = f"[{number}] {_noted(w, index)}."
        w.d.gold.bodies += bodies_in(words)
        w.d.put("note", words)


def _noted(w: Writer, index: int) -> str:
    return cites.full(w.d, *cites.BASES[index])


def _section(w: Writer, r: Recipe, index: int, title: str) -> None:
    if r.outer == "capital":
        w.d.item("ABCDE"[index] + ".", title)
    elif r.outer == "part":
        w.d.item(f"Phần {ROMAN[index]}", title)
    else:
        w.d.item(ROMAN[index] + ("-" if w.o.party else "."), title)


def _aims(w: Writer) -> None:
    turn = w.rng.random()
    if turn < 0.4:
        for number in (1, 2, 3):
            w.say("principle", f"{number}.", w.principle())
        return
    if turn < 0.6:
        for number, head in ((1, "Mục đích"), (2, "Yêu cầu")):
            w.say("principle", f"{number}.", f"{head}: {w.principle()}")
        return
    for number, head in ((1, "Mục đích"), (2, "Yêu cầu")):
        w.d.item(f"{number}.", head)
        for _ in range(2):
            w.say("principle", "-", w.principle())


def _plan_body(w: Writer, r: Recipe) -> None:
    """Sections of a plan or programme: aims, work, money, who does what, reports."""
    index = 0
    _section(w, r, index, "MỤC ĐÍCH, YÊU CẦU")
    _aims(w)
    index += 1
    _section(w, r, index, "NHIỆM VỤ, GIẢI PHÁP")
    _fill(w, r.work)
    if w.rng.random() < 0.4:
        index += 1
        _section(w, r, index, "KINH PHÍ THỰC HIỆN")
        w.d.text(MONEY)
    if r.organised:
        index += not r.same_number
        _section(w, r, index, "TỔ CHỨC THỰC HIỆN")
        _fill(w, r.who)
        if r.report_place == "bullet":
            reports.in_a_bullet(w)
    if r.report_place == "section":
        index += 1
        _section(w, r, index, "CHẾ ĐỘ BÁO CÁO")
    if r.report_place != "bullet":
        r.report(w)
    reports.difficulties(w, len(r.name))


def _fill(w: Writer, chosen: Sequence[Shape]) -> None:
    n = 1
    for shape in chosen:
        n = shape(w, n)


def _letter_body(w: Writer, r: Recipe) -> None:
    """Numbered orders without sections: directives, letters, telegrams, notices."""
    _fill(w, (*r.work, *r.who))
    r.report(w)


def _report_body(w: Writer, r: Recipe) -> None:
    """A report on work done: what was done obliges nobody, what is to be done does."""
    _section(w, r, 0, "KẾT QUẢ THỰC HIỆN")
    for number, words in enumerate(
        ("Đã mở 03 lớp bồi dưỡng cho 120 người.", "Đã trả lời 47 trong 52 ý kiến của cử tri."), 1
    ):
        w.d.item(f"{number}.", words)
    _section(w, r, 1, "HẠN CHẾ, NGUYÊN NHÂN")
    for words in ("Một số nơi còn ngại đối thoại.", "Việc công khai kết quả có lúc chậm."):
        w.d.item("-", words)
    _section(w, r, 2, "NHIỆM VỤ THỜI GIAN TỚI")
    _fill(w, r.who)


def _decision_body(w: Writer, r: Recipe, title: str) -> None:
    d, o = w.d, w.o
    d.put("centre", "QUYẾT ĐỊNH:")
    d.item("Điều 1.", f"Ban hành kèm theo Quyết định này Kế hoạch {title}.")
    d.item("Điều 2.", "Quyết định này có hiệu lực kể từ ngày ký.")
    office = next(name.strip("<>") for name in o.agencies if name.startswith("<Văn phòng"))
    lead = f"<Chánh |{office}>" + w.o.lead + within(o.lower)
    words = f"<Chánh |{office}>, {w.o.lead}, {within(o.lower)} chịu trách nhiệm thi hành Quyết định này./."
    d.item("Điều 3.", words)
    d.charge("task", words, lead)


def _resolution_body(w: Writer, r: Recipe) -> None:
    d = w.d
    d.put("centre", "QUYẾT NGHỊ:")
    d.item("Điều 1.", "Thông qua các nhiệm vụ trọng tâm sau đây:")
    _fill(w, r.work)
    lead = "<Ủy ban nhân dân tỉnh>"
    d.item("Điều 2.", f"Giao {lead} tổ chức thực hiện Nghị quyết này.")
    d.charge("task", f"Giao {lead} tổ chức", lead)


def _foot(w: Writer, r: Recipe) -> None:
    d, o = w.d, w.o
    lines = [copy.split("|")[0] for copy in o.copies]
    names = [name for copy in o.copies for name in copy.split("|")[1].split("*")]
    if r.kind in ("công văn", "công điện"):
        lines.insert(0, "- Như trên;")
        names.insert(0, "Như trên")
    if r.hard_recipients:
        lines[-1:-1] = [
            "- Các đơn vị phối hợp:",
            "+ Trường Chính trị tỉnh;",
            "+ Bưu điện tỉnh (p/h);",
            "- Đăng Cổng thông tin điện tử; theo dõi chung;",
        ]
        names[-1:-1] = ["Trường Chính trị tỉnh", "Bưu điện tỉnh", "Đăng Cổng thông tin điện tử"]
    d.recipients(lines, names)
    if not r.no_behalf and o.behalf:
        d.put("sign", o.behalf)
    post = o.post
    if o.deputy:
        d.put("sign", f"KT. {post}")
        post = f"PHÓ {post}"
    d.put("sign", post)
    if not r.unsigned:
        signer = SIGNERS[w.rng.randrange(len(SIGNERS))]
        d.put("sign", signer)
        d.gold.signer = signer
    if r.caption:
        d.put("note", "Ảnh: Hội nghị triển khai nhiệm vụ tại hội trường trung tâm.")


def _annex(w: Writer, r: Recipe, title: str) -> None:
    d = w.d
    d.restart()
    d.put("break", "")
    kind = "Kế hoạch" if r.kind != "quyết định" else "Quyết định"
    number, day = d.gold.number, d.gold.day
    if r.annex == "plan":
        d.put("centre", "KẾ HOẠCH")
        d.put("centre", capital(title))
    else:
        d.put("centre", "PHỤ LỤC")
        d.put("centre", "PHÂN CÔNG NHIỆM VỤ")
    if number and day:
        d.cite(Cited(kind.lower(), number, day, w.o.full))
        d.text(f"(Kèm theo {kind} số {number} {cites.short_day(day)} của <{w.o.full}>)")
    else:
        d.put("text", f"(Kèm theo {kind} số:      /{SIGNS[kind.lower()]}-{w.o.symbol} ngày   /   /{r.day.year})")
    if r.annex == "plan":
        _plan_body(w, r)
    elif r.annex == "bare":
        shapes.bare_table(w)
    else:
        shapes.annex_table(w, topics=r.annex == "grouped", short=r.annex == "short")


BODIES: dict[str, Callable[[Writer, Recipe], None]] = {
    "kế hoạch": _plan_body, "chương trình": _plan_body, "chỉ thị": _letter_body, "công văn": _letter_body,
    "công điện": _letter_body, "thông báo": _letter_body, "báo cáo": _report_body,
}  # fmt: skip


def _year(r: Recipe) -> int:
    """The year a paper is about: plans of the second half of a year are made for the next."""
    ahead = r.kind in ("kế hoạch", "chương trình", "quyết định", "nghị quyết", "chỉ thị")
    return r.day.year + (ahead and r.day.month >= 7)


def write(r: Recipe) -> Draft:
    """One paper of the corpus. The same recipe always gives the same paper."""
    w = Writer(Draft(r.name), r.office, Random(r.name), r.day, _year(r))
    w.d.run_on, w.d.markdown = r.run_on, r.markdown
    title = f"{w.rng.choice(SUBJECTS)} năm {w.year}"
    _head(w, r, title)
    if r.kind == "công văn":
        w.d.text(f"Kính gửi: {w.o.group}; {within(w.o.lower)}.")
    _bases(w, r, title)
    if r.kind == "quyết định":
        _decision_body(w, r, title)
    elif r.kind == "nghị quyết" and not r.office.party:
        _resolution_body(w, r)
    elif r.kind == "nghị quyết":
        _letter_body(w, r)
    else:
        BODIES[r.kind](w, r)
    _foot(w, r)
    if r.annex:
        _annex(w, r, title)
    if r.bases == "notes":
        _footnotes(w)
    return w.d


s = shapes
_PLAN, _PROGRAMME, _ORDER, _DECISION = "kế hoạch", "chương trình", "chỉ thị", "quyết định"
_LETTER, _WIRE, _NOTICE, _REPORT, _RESOLUTION = "công văn", "công điện", "thông báo", "báo cáo", "nghị quyết"
RECIPES: tuple[Recipe, ...] = (
    Recipe("ke-hoach-tinh-tieu-de", PROVINCE, _PLAN, date(2025, 8, 4)),
    Recipe("ke-hoach-tinh-dong-chu-tri", PROVINCE, _PLAN, date(2025, 9, 12), work=(s.label_lines,), who=(s.after_colon, s.asked), report=reports.own_section, report_place="section"),
    Recipe("ke-hoach-tinh-sao", PROVINCE, _PLAN, date(2025, 10, 2), work=(s.labels_on_a_line,), who=(s.charged, s.asked_without_saying), bases="shared", report=reports.each_quarter),
    Recipe("ke-hoach-tinh-phu-luc", PROVINCE, _PLAN, date(2025, 7, 21), who=(s.inside_sentence, s.cross_reference), annex="grouped", bases="nested", report=reports.yearly_in_parentheses),
    Recipe("ke-hoach-tinh-phu-luc-khong-chu-tri", PROVINCE, _PLAN, date(2025, 9, 30), who=(s.several_as_heading, s.group_but_one), annex="bare", bases="sentence", report=reports.no_day),
    Recipe("ke-hoach-tinh-bo-trong", PROVINCE, _PLAN, date(2025, 11, 1), work=(s.charged,), who=(s.under_heading, s.overriding_bullet), blank=True, annex="table", bases="aside", report=reports.no_receiver),
    Recipe("ke-hoach-tinh-trung-so-muc", PROVINCE, _PLAN, date(2025, 10, 9), who=(s.under_heading, s.lead_in), same_number=True, bases="sentence", report=reports.by_the_clock),
    Recipe("ke-hoach-tinh-chu-thich", PROVINCE, _PLAN, date(2025, 8, 18), who=(s.after_colon, s.unmarked_tasks), bases="notes", report=reports.twice_a_year),
    Recipe("ke-hoach-tinh-phan", PROVINCE, _PLAN, date(2025, 9, 8), work=(s.deeper_numbers,), who=(s.charged, s.asked), outer="part", report=reports.own_section, report_place="section"),
    Recipe("ke-hoach-thanh-pho-gop-cot", CITY, _PLAN, date(2025, 9, 3), who=(s.charged, s.asked), head="merged", bases="sentence", report=reports.in_a_bullet, report_place="bullet"),
    Recipe("ke-hoach-thanh-pho-lien-mach", CITY, _PLAN, date(2025, 10, 15), who=(s.after_colon, s.asked), bases="sentence", run_on=True, report=reports.own_section),
    Recipe("ke-hoach-thanh-pho-markdown", CITY, _PLAN, date(2025, 11, 5), who=(s.under_heading, s.asked), markdown=True, annex="short", report=reports.each_quarter),
    Recipe("ke-hoach-thanh-pho-bang", CITY, _PLAN, date(2025, 8, 27), work=(s.labels_on_a_line,), who=(s.by_head_of_body, s.inside_sentence), annex="table", no_behalf=True, bases="spaced", report=reports.no_day),
    Recipe("ke-hoach-thanh-pho-khong-to-chuc", CITY, _PLAN, date(2025, 7, 30), work=(s.charged, s.inside_sentence, s.deeper_numbers), organised=False, report=reports.yearly_in_parentheses),
    Recipe("ke-hoach-huyen-2023", DISTRICT, _PLAN, date(2023, 3, 6)),
    Recipe("ke-hoach-huyen-2024", DISTRICT, _PLAN, date(2024, 2, 19), work=(s.nobody_named, s.deeper_numbers), who=(s.under_heading, s.several_as_heading, s.asked), bases="nested", hard_recipients=True),
    Recipe("ke-hoach-huyen-chuc-danh", DISTRICT, _PLAN, date(2024, 5, 6), work=(s.unmarked_tasks,), who=(s.by_head_of_body, s.inside_sentence, s.asked_without_saying), report=reports.no_day, bases="sentence"),
    Recipe("ke-hoach-huyen-ngoai-tru", DISTRICT, _PLAN, date(2023, 10, 11), who=(s.group_but_one, s.overriding_bullet, s.asked), report=reports.own_section, report_place="section", bases="shared"),
    Recipe("ke-hoach-huyen-khong-ten", DISTRICT, _PLAN, date(2024, 9, 4), who=(s.after_colon, s.cross_reference), unsigned=True, blank=True, report=reports.by_the_clock),
    Recipe("ke-hoach-huyen-dan-xuong", DISTRICT, _PLAN, date(2022, 4, 15), who=(s.lead_in, s.charged), caption=True, bases="aside", report=reports.each_quarter, head="merged"),
    Recipe("ke-hoach-xa-ngan", COMMUNE, _PLAN, date(2025, 8, 11), who=(s.under_heading, s.asked), bases="sentence"),
    Recipe("ke-hoach-xa-giao-viec", COMMUNE, _PLAN, date(2025, 9, 22), work=(s.charged,), who=(s.inside_sentence, s.asked), report=reports.own_section),
    Recipe("ke-hoach-xa-phu-luc", COMMUNE, _PLAN, date(2026, 1, 12), who=(s.after_colon,), annex="grouped", report=reports.yearly_in_parentheses, bases="shared"),
    Recipe("ke-hoach-xa-chu-hoa", COMMUNE, _PLAN, date(2026, 3, 9), work=(s.deeper_numbers,), who=(s.several_as_heading, s.asked_without_saying), outer="capital", report=reports.no_receiver),
    Recipe("ke-hoach-phuong", WARD, _PLAN, date(2025, 10, 20), who=(s.under_heading, s.unmarked_tasks, s.asked), report=reports.twice_a_year, bases="spaced"),
    Recipe("ke-hoach-phuong-lien-mach", WARD, _PLAN, date(2025, 12, 1), who=(s.charged, s.asked), run_on=True, bases="sentence", report=reports.own_section, head="merged"),
    Recipe("ke-hoach-so", DEPARTMENT, _PLAN, date(2025, 9, 16), who=(s.under_heading, s.asked_without_saying), report=reports.own_section, report_place="section"),
    Recipe("ke-hoach-dang-tinh", PARTY, _PLAN, date(2025, 8, 6), who=(s.inside_sentence, s.asked), bases="nested", report=reports.each_quarter),
    Recipe("ke-hoach-dang-xa", PARTY_COMMUNE, _PLAN, date(2025, 9, 25), who=(s.under_heading,), bases="sentence", report=reports.own_section),
    Recipe("chuong-trinh-dang-tinh", PARTY, _PROGRAMME, date(2025, 10, 28), who=(s.charged, s.group_but_one), bases="sentence", report=reports.no_day),
    Recipe("chuong-trinh-tinh", PROVINCE, _PROGRAMME, date(2026, 2, 3), work=(s.label_lines,), who=(s.several_as_heading, s.asked), bases="list", report=reports.yearly_in_parentheses, hard_recipients=True),
    Recipe("chi-thi-tinh", PROVINCE, _ORDER, date(2025, 9, 10), work=(s.inside_sentence,), who=(s.charged, s.asked), bases="sentence", report=reports.no_receiver),
    Recipe("chi-thi-huyen", DISTRICT, _ORDER, date(2024, 6, 17), work=(s.under_heading,), who=(s.asked,), bases="aside", report=reports.own_section),
    Recipe("chi-thi-dang", PARTY, _ORDER, date(2026, 3, 18), work=(s.inside_sentence,), who=(s.several_as_heading,), bases="sentence", report=reports.none),
    Recipe("quyet-dinh-tinh-kem-ke-hoach", PROVINCE, _DECISION, date(2025, 7, 14), who=(s.under_heading, s.asked), annex="plan"),
    Recipe("quyet-dinh-huyen-kem-ke-hoach", DISTRICT, _DECISION, date(2023, 5, 22), who=(s.after_colon, s.cross_reference), annex="plan", report=reports.own_section),
    Recipe("quyet-dinh-xa-kem-ke-hoach", COMMUNE, _DECISION, date(2025, 11, 17), work=(s.charged,), who=(s.inside_sentence,), annex="plan", bases="shared", report=reports.no_day),
    Recipe("cong-van-tinh", PROVINCE, _LETTER, date(2025, 10, 6), work=(s.charged,), who=(s.overriding_bullet, s.asked), bases="sentence", report=reports.own_section),
    Recipe("cong-van-so", DEPARTMENT, _LETTER, date(2025, 8, 29), work=(s.inside_sentence,), who=(s.unmarked_tasks,), bases="spaced", report=reports.by_the_clock),
    Recipe("cong-van-dang", PARTY_COMMUNE, _LETTER, date(2025, 10, 10), work=(s.charged,), who=(s.asked_without_saying,), bases="sentence", report=reports.no_day),
    Recipe("cong-dien-tinh", PROVINCE, _WIRE, date(2025, 9, 18), work=(s.inside_sentence,), who=(s.after_colon,), bases="sentence", report=reports.by_the_clock),
    Recipe("thong-bao-ket-luan-thanh-pho", CITY, _NOTICE, date(2025, 11, 12), work=(s.under_heading,), who=(s.charged, s.cross_reference), bases="sentence", report=reports.no_receiver),
    Recipe("thong-bao-ket-luan-huyen", DISTRICT, _NOTICE, date(2023, 8, 2), work=(s.after_colon,), who=(s.by_head_of_body,), bases="sentence", report=reports.own_section),
    Recipe("ke-hoach-tinh-dai", PROVINCE, _PLAN, date(2025, 10, 22), work=(s.targets, s.label_lines, s.nobody_named, s.deeper_numbers), who=(s.under_heading, s.after_colon, s.partner_inside, s.several_sentences, s.report_in_parentheses, s.lead_in, s.overriding_bullet, s.group_but_one, s.asked), bases="shared", annex="short", report=reports.twice_a_year),
    Recipe("ke-hoach-thanh-pho-dai", CITY, _PLAN, date(2025, 8, 8), work=(s.charged, s.labels_on_a_line, s.nobody_named), who=(s.partner_inside, s.inside_sentence, s.several_as_heading, s.unmarked_tasks, s.report_in_parentheses, s.cross_reference, s.asked, s.asked_without_saying), bases="nested", annex="grouped", report=reports.own_section, report_place="section", hard_recipients=True),
    Recipe("ke-hoach-huyen-dai", DISTRICT, _PLAN, date(2024, 3, 4), work=(s.deeper_numbers, s.inside_sentence, s.nobody_named, s.targets), who=(s.under_heading, s.partner_inside, s.by_head_of_body, s.several_sentences, s.overriding_bullet, s.after_colon, s.asked), bases="list", report=reports.twice_a_year),
    Recipe("ke-hoach-xa-dai", COMMUNE, _PLAN, date(2026, 1, 26), work=(s.targets, s.charged, s.nobody_named), who=(s.partner_inside, s.under_heading, s.report_in_parentheses, s.lead_in, s.several_sentences, s.asked), bases="sentence", annex="bare", report=reports.own_section),
    Recipe("chuong-trinh-dang-dai", PARTY, _PROGRAMME, date(2025, 9, 5), work=(s.inside_sentence, s.nobody_named), who=(s.partner_inside, s.several_as_heading, s.charged, s.lead_in), bases="nested", report=reports.each_quarter),
    Recipe("ke-hoach-huyen-lien-tich", DISTRICT, _PLAN, date(2024, 4, 8), work=(s.charged,), who=(s.partner_inside, s.asked), bases="joint", report=reports.own_section),
    Recipe("cong-van-huyen", DISTRICT, _LETTER, date(2024, 5, 13), work=(s.several_sentences,), who=(s.charged,), bases="grouped", report=reports.by_the_clock),
    Recipe("bao-cao-huyen", DISTRICT, _REPORT, date(2024, 11, 28), who=(s.charged,), bases="nested"),
    Recipe("bao-cao-xa", COMMUNE, _REPORT, date(2025, 12, 3), who=(s.nobody_named,), bases="sentence"),
    Recipe("nghi-quyet-tinh", COUNCIL, _RESOLUTION, date(2025, 12, 9), work=(s.nobody_named,), bases="list"),
    Recipe("nghi-quyet-dang-xa", PARTY_COMMUNE, _RESOLUTION, date(2026, 1, 20), work=(s.inside_sentence,), who=(s.asked_without_saying,), bases="sentence", report=reports.none),
)  # fmt: skip


def papers() -> Iterator[Draft]:
    """Every paper of the corpus in order."""
    return (write(recipe) for recipe in RECIPES)


def paper(name: str) -> Draft:
    """One paper by name. Raises KeyError for a name no recipe has."""
    return write({recipe.name: recipe for recipe in RECIPES}[name])


__all__ = ["RECIPES", "When", "paper", "papers", "write"]
