"""The reports of a replayed year as an office holds them in its hands: measured against Decree 30/2020/NĐ-CP, Annex I, and
read back number by number."""

from __future__ import annotations

import csv
import itertools
import json
import re
from collections import Counter
from decimal import Decimal
from pathlib import Path

import pytest

from danvan.officedocs.measure import LayoutMeasure, LineMeasure, TableMeasure, measure
from danvan.officedocs.metrics import text_width
from danvan.officedocs.numbers import parse_number, roman
from danvan.officedocs.reader import figures_in_docx, figures_in_xlsx
from danvan.replay.area import SIGNER
from danvan.reports.annexes import BY_UNIT
from danvan.units.domain import loading

BANNER = "DỮ LIỆU MINH HỌA"
PERIODS = ("2023-half", "2023-year")
# What a sentence of the report says, by the indicator it says it of.
SAID = {
    "G1.01": r"đã ban hành ([\d.]+) văn bản", "G1.02a": r"Có ([\d.]+) cơ quan, đơn vị xây dựng kế hoạch",
    "G1.02": r"phải xây dựng \(([\d,]+)%\)", "G1.03": r"Đã tổ chức ([\d.]+) hội nghị quán triệt",
    "G1.04": r"quán triệt, tuyên truyền với ([\d.]+) lượt người dự", "G1.03w": r"có ([\d.]+) hội nghị lồng ghép",
    "G1.05": r"đã đăng ([\d.]+) tin, bài", "G1.06": r"phát ([\d.]+) lượt truyền thanh", "G1.08": r"đã tổ chức ([\d.]+) buổi tuyên truyền",
    "G2.03": r"tổ chức ([\d.]+) cuộc giám sát", "G3.08": r"Đã tổ chức ([\d.]+) hội nghị đối thoại",
    "G3.09a": r"có ([\d.]+) lượt người dự", "G3.09b": r"tiếp nhận ([\d.]+) ý kiến", "G3.09c": r"Có ([\d.]+) ý kiến được trả lời",
    "G3.09d": r"xử lý ([\d.]+) ý kiến", "G3.09e": r"giải quyết xong ([\d.]+) ý kiến", "G3.11": r"Đã tiếp ([\d.]+) lượt công dân",
    "G3.12": r"tiếp nhận ([\d.]+) đơn", "G3.05": r"bằng tiền ([\d.,]+) triệu đồng", "G4.02b": r"Đã giải quyết ([\d.]+) hồ sơ",
    "G4.02a": r"trước hạn ([\d.]+) hồ sơ", "G4.02": r"hồ sơ, đạt ([\d,]+)%", "G5.01": r"có ([\d.]+) mô hình",
    "G6.02": r"Đã mở ([\d.]+) lớp", "G6.03": r"dân vận với ([\d.]+) lượt người dự", "G6.07a": r"khen thưởng ([\d.]+) tập thể",
}  # fmt: skip
NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")


@pytest.fixture(params=PERIODS)
def period(request: pytest.FixtureRequest) -> str:
    return str(request.param)


@pytest.fixture
def word(first: Path, period: str) -> bytes:
    return (first / f"{period}.docx").read_bytes()


@pytest.fixture
def paper(word: bytes) -> LayoutMeasure:
    return measure(word)


def before_annexes(paper: LayoutMeasure) -> list[LineMeasure]:
    """The lines between head and foot."""
    return list(itertools.takewhile(lambda line: not line.text.startswith("Phụ lục "), paper.lines))


def body(paper: LayoutMeasure) -> list[LineMeasure]:
    """The content: what stands below the line under the title."""
    lines = before_annexes(paper)
    place = next(place for place, line in enumerate(lines) if line.rule_mm)
    return [line for line in lines[place + 1 :] if line.text]


def cell(table: TableMeasure, row: int, column: int) -> list[LineMeasure]:
    return [line for line in table.cells[row][column] if line.text or line.rule_mm]


def test_paper_is_a4_with_the_margins_of_the_decree(paper: LayoutMeasure) -> None:
    assert [(one.width_mm, one.height_mm) for one in paper.sections] == [(210, 297), (210, 297), (297, 210)]
    for section in paper.sections:
        assert 20 <= section.top_mm <= 25
        assert 20 <= section.bottom_mm <= 25
        assert 30 <= section.left_mm <= 35
        assert 15 <= section.right_mm <= 20


def test_only_times_new_roman_and_no_underline(paper: LayoutMeasure) -> None:
    assert paper.fonts == {"Times New Roman"}
    cells = [line for table in paper.tables for row in table.cells for lines in row for line in lines]
    assert not any(line.underlined for line in [*paper.lines, *cells])


def test_pages_are_numbered_from_two_and_every_annex_from_one(paper: LayoutMeasure) -> None:
    assert [(one.numbers_pages, one.numbers_first_page) for one in paper.sections] == [(True, False)] * 3
    assert [one.starts_at for one in paper.sections] == [None, 1, 1]
    for section in paper.sections:
        number = section.header[0]
        assert (number.align, number.bold, number.italic) == ("center", False, False)
        assert 13 <= number.size <= 14


def test_every_page_says_that_the_data_are_invented(paper: LayoutMeasure) -> None:
    for section in paper.sections:
        for header in (section.header, section.first_header):
            assert [line.text for line in header if line.text == BANNER] == [BANNER]


def test_head_has_the_issuer_left_and_the_nation_right(paper: LayoutMeasure) -> None:
    head = paper.tables[0]
    assert not head.bordered
    issuer, nation = cell(head, 0, 0), cell(head, 0, 1)
    assert [line.text for line in issuer] == ["ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LÁ", ""]
    assert [line.text for line in nation] == ["CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", ""]
    for line in [*issuer[:2], *nation[:2]]:
        assert (line.bold, line.italic, line.align) == (True, False, "center")
    assert [12 <= line.size <= 13 for line in [*issuer[:2], nation[0]]] == [True] * 3
    assert 13 <= nation[1].size <= 14
    motto, name = nation[1], max(issuer[:2], key=lambda line: len(line.text))
    assert abs(nation[2].rule_mm - text_width(motto.text, motto.size, bold=True)) < 1
    share = issuer[2].rule_mm / text_width(name.text, name.size, bold=True)
    assert 1 / 3 <= share <= 1 / 2


def test_number_and_day_are_left_to_whoever_issues_it(paper: LayoutMeasure) -> None:
    (number,), (day,) = cell(paper.tables[0], 1, 0), cell(paper.tables[0], 1, 1)
    assert re.fullmatch(r"Số: +/BC-UBND", number.text)
    assert re.fullmatch(r"Sông Lá, ngày +tháng +năm 2023", day.text)
    assert (number.size, number.bold, number.italic) == (13, False, False)
    assert 13 <= day.size <= 14
    assert (day.bold, day.italic, day.align) == (False, True, "center")


def test_title_is_type_subject_and_a_line(paper: LayoutMeasure, period: str) -> None:
    kind, subject, when, line = before_annexes(paper)[:4]
    assert (kind.text, subject.text) == ("BÁO CÁO", "Kết quả thực hiện công tác dân vận chính quyền")
    assert when.text == {"2023-half": "6 tháng đầu năm 2023", "2023-year": "năm 2023"}[period]
    for one in (kind, subject, when):
        assert (one.bold, one.italic, one.align) == (True, False, "center")
        assert 13 <= one.size <= 14
    share = line.rule_mm / text_width(subject.text, subject.size, bold=True)
    assert 1 / 3 <= share <= 1 / 2


def test_content_is_justified_indented_and_spaced(paper: LayoutMeasure) -> None:
    for line in body(paper):
        assert line.align == "both", line.text
        assert line.first_line_mm in {10.0, 12.7}, line.text
        assert line.after >= 6
        assert 13 <= line.size <= 14
        assert not line.italic
        assert line.bold is line.keeps_next or line.text.endswith("./.")


def headings(paper: LayoutMeasure) -> list[str]:
    return [line.text for line in body(paper) if line.bold]


def test_headings_are_numbered_without_a_gap_and_results_come_first(paper: LayoutMeasure) -> None:
    found = headings(paper)
    tops = [text for text in found if re.match(r"[IVX]+\. ", text)]
    assert [text.partition(".")[0] for text in tops] == [roman(place) for place in range(1, len(tops) + 1)]
    assert all(text.isupper() for text in tops)
    assert [text.partition(" ")[2] for text in tops][:4] == [
        "CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", "KẾT QUẢ THỰC HIỆN", "ĐÁNH GIÁ CHUNG", "PHƯƠNG HƯỚNG, NHIỆM VỤ THỜI GIAN TỚI",
    ]  # fmt: skip
    parts: dict[str, list[int]] = {}
    for text in found:
        if text in tops:
            top = text
        else:
            parts.setdefault(top, []).append(int(text.partition(".")[0]))
    assert parts == {tops[1]: [1, 2, 3, 4, 5, 6, 7], tops[2]: [1, 2, 3]}
    assert [text for text in found if text.endswith(("Ưu điểm", "Tồn tại, hạn chế", "Nguyên nhân"))] == [
        "1. Ưu điểm", "2. Tồn tại, hạn chế", "3. Nguyên nhân",
    ]  # fmt: skip


def test_opening_cites_the_plan_and_counts_the_reports(first: Path, paper: LayoutMeasure, period: str) -> None:
    opening, coverage = (line.text for line in body(paper)[:2])
    assert opening.startswith(
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 15 tháng 02 năm 2023 của Ủy ban nhân dân huyện Sông Lá"
    )
    summary = json.loads((first / "replay.json").read_text(encoding="utf-8"))
    assert f"từ báo cáo của {summary['received'][period]}/{summary['expected']} cơ quan, đơn vị, địa phương" in coverage
    assert coverage.endswith("Số liệu chi tiết tại Phụ lục I và Phụ lục II kèm theo Báo cáo này.")


def test_nothing_is_said_twice_and_nothing_of_nought(paper: LayoutMeasure) -> None:
    sentences = Counter(
        sentence for line in body(paper) if not line.bold for sentence in re.split(r"(?<=[^\d])\. ", line.text)
    )
    assert [sentence for sentence, times in sentences.items() if times > 1] == []
    assert [line.text for line in body(paper) if re.search(r"(?<![\d.,])0+(?![\d.,])", line.text)] == []
    assert [line.text for line in body(paper) if re.search(r"\s{2,}| [,.;:]|\{|\}", line.text)] == []


def test_content_ends_with_its_mark_on_the_page_of_the_signature(paper: LayoutMeasure) -> None:
    last = body(paper)[-1]
    assert last.text.endswith(" của Ủy ban nhân dân huyện Sông Lá./.")
    assert last.keeps_next


def test_foot_has_the_recipients_left_and_the_signature_right(paper: LayoutMeasure) -> None:
    foot = paper.tables[1]
    assert not foot.bordered
    head, *lines = cell(foot, 0, 0)
    assert (head.text, head.size, head.bold, head.italic) == ("Nơi nhận:", 12, True, True)
    assert [(line.size, line.bold, line.italic) for line in lines] == [(11, False, False)] * len(lines)
    assert [line.text for line in lines] == [
        "- Sở Nội vụ (b/c);", "- TT HU, TT HĐND huyện (b/c);", "- CT, các PCT UBND huyện;", "- Ban Dân vận HU, UBMTTQ huyện;",
        "- Các phòng, ban, ngành huyện;", "- UBND các xã, thị trấn;", "- Lưu: VT, NV.",
    ]  # fmt: skip
    signature = cell(foot, 0, 1)
    assert [line.text for line in signature] == ["TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH", SIGNER]
    assert {(line.bold, line.italic, line.align) for line in signature} == {(True, False, "center")}
    assert all(13 <= line.size <= 14 for line in signature)


def test_annexes_are_named_titled_and_captioned(paper: LayoutMeasure) -> None:
    lines = list(itertools.dropwhile(lambda line: not line.text.startswith("Phụ lục "), paper.lines))
    names = [line for line in lines if line.text.startswith("Phụ lục ")]
    assert [(line.text, line.size, line.bold, line.align) for line in names] == [
        ("Phụ lục I", 14, True, "center"), ("Phụ lục II", 14, True, "center"),
    ]  # fmt: skip
    captions = [line for line in lines if line.text.startswith("(Kèm theo Báo cáo số ")]
    assert [(line.italic, line.bold, line.align) for line in captions] == [(True, False, "center")] * 2
    titles = [line for line in lines if line.text and line.text.isupper()]
    assert len(titles) == 3
    assert all(line.bold and line.align == "center" and 13 <= line.size <= 14 for line in titles)


def test_annex_tables_have_borders_and_a_head_on_every_page(paper: LayoutMeasure) -> None:
    totals, by_unit = paper.tables[2:]
    assert [(table.bordered, table.repeated_rows) for table in (totals, by_unit)] == [(True, 1), (True, 2)]
    sizes = {line.size for table in (totals, by_unit) for row in table.cells for lines in row for line in lines}
    assert min(sizes) >= 10
    groups = [row for row in totals.cells if len(row) == 2]
    assert [row[0][0].text for row in groups] == ["I", "II", "III", "IV", "V", "VI", "VII"]
    assert all(cell[0].keeps_next and cell[0].bold for row in groups for cell in row)


Reported = dict[tuple[str, str], Decimal | None]


@pytest.fixture
def reported(first: Path, period: str) -> Reported:
    """(unit key or «total», indicator) -> the value figures.csv has for the period."""
    rows = csv.DictReader((first / "figures.csv").open(encoding="utf-8"))
    return {
        (row["unit"], row["indicator"]): Decimal(row["value"]) if row["value"] else None
        for row in rows
        if row["period"] == period
    }


@pytest.fixture
def indicators(first: Path) -> list[dict[str, str]]:
    lines = map(json.loads, (first / "events.jsonl").read_text(encoding="utf-8").splitlines())
    return [line for line in lines if line["type"] == "indicator"]


def number_of(text: str) -> Decimal | None:
    return None if text in {"-", "…"} else parse_number(text)


def test_every_total_is_the_same_in_word_excel_and_csv(
    first: Path, word: bytes, period: str, reported: Reported, indicators: list[dict[str, str]]
) -> None:
    printed, sheets = figures_in_docx(word), figures_in_xlsx((first / f"{period}.xlsx").read_bytes())
    assert {key: sheets[key] for key in printed} == printed
    totals = {label: text for (_title, label, head), text in printed.items() if head == "Tổng hợp"}
    assert {one["code"]: number_of(totals[one["name"]]) for one in indicators} == {
        one["code"]: reported["total", one["code"]] for one in indicators
    }


def test_every_figure_of_every_unit_is_the_same_in_excel_and_csv(
    first: Path, period: str, reported: Reported, indicators: list[dict[str, str]]
) -> None:
    named = {row["name"]: row["key"] for row in loading.shipped("song-la")}
    codes = {f"{one['name']} ({one['unit']})": one["code"] for one in indicators}
    found: Reported = {}
    for (title, label, head), text in figures_in_xlsx((first / f"{period}.xlsx").read_bytes()).items():
        if title.startswith("TOÀN BỘ") and label in named:
            found[named[label], codes[head.partition(" / ")[2]]] = number_of(text)
    assert len(found) == 14 * len(indicators)
    assert found == {place: reported[place] for place in found}
    silent = {place: value for place, value in reported.items() if place not in found and place[0] != "total"}
    assert len(silent) == 2 * len(indicators)
    assert set(silent.values()) == {None}


def test_table_by_unit_in_word_is_that_of_csv(word: bytes, reported: Reported) -> None:
    named = {row["name"]: row["key"] for row in loading.shipped("song-la")}
    codes = {f"{group} / {text}" if group else text: code for group, columns in BY_UNIT for code, text in columns}
    found: Reported = {}
    for (title, label, head), text in figures_in_docx(word).items():
        if title.startswith("MỘT SỐ") and not label.startswith("Trừ"):
            found[named.get(label, "total"), codes[head]] = number_of(text)
    assert len(found) == (14 + 1) * len(codes)
    assert found == {place: reported[place] for place in found}


def test_numbers_in_sentences_are_those_of_csv(paper: LayoutMeasure, reported: Reported) -> None:
    text = "\n".join(line.text for line in body(paper))
    said = {code: re.search(pattern, text) for code, pattern in SAID.items()}
    assert {code: parse_number(found[1].lstrip("0")) if found else None for code, found in said.items()} == {
        code: reported["total", code] or None  # of what did not happen nothing is said
        for code in SAID
    }
    assert sum(found is not None for found in said.values()) > len(SAID) - 4


def test_no_sentence_has_a_number_of_its_own(paper: LayoutMeasure, reported: Reported) -> None:
    results = list(itertools.dropwhile(lambda line: line.text != "I. CÔNG TÁC CHỈ ĐẠO, TRIỂN KHAI", body(paper)))
    known = {value for (unit, _code), value in reported.items() if unit == "total"}
    plain = [line.text for line in results if not line.bold and not line.text.startswith("Trên đây là Báo cáo")]
    numbers = [number for text in plain for number in NUMBER.findall(text)]
    assert [number for number in numbers if parse_number(number.lstrip("0")) not in known] == []
    assert len(numbers) > 30
