"""Sentences proposed from the figures. A sentence is a lead with clauses; a clause whose number is missing is left out."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from danvan.indicators.declaration import FigureState
from danvan.reports.frozen import Cell


@dataclass(frozen=True)
class Sentence:
    """``lead`` is a code; the sentence is proposed when it has a value above nought. ``clauses`` are (code, words).

    ``joins``: it goes on in the paragraph of the sentence before.
    """

    heading: str
    lead: str
    text: str
    clauses: tuple[tuple[str, str], ...] = ()
    joins: bool = False


SENTENCES: tuple[Sentence, ...] = (
    Sentence(
        "chi-dao", "G1.01",
        "Các cơ quan, đơn vị, địa phương đã ban hành {G1.01} văn bản chỉ đạo, triển khai công tác dân vận chính quyền",
    ),
    Sentence(
        "chi-dao", "G1.02a", "Có {G1.02a} cơ quan, đơn vị xây dựng kế hoạch thực hiện",
        (("G1.02b", " trên tổng số {G1.02b} cơ quan, đơn vị phải xây dựng"), ("G1.02", " ({G1.02})")), joins=True,
    ),
    Sentence(
        "chi-dao", "G1.09", "Toàn địa bàn có {G1.09} cán bộ, công chức, viên chức được phân công phụ trách công tác dân vận chính quyền",
        joins=True,
    ),
    Sentence(
        "g1", "G1.03", "Đã tổ chức {G1.03} hội nghị quán triệt, tuyên truyền",
        (("G1.04", " với {G1.04} lượt người dự"), ("G1.03w", ", trong đó có {G1.03w} hội nghị lồng ghép")),
    ),
    Sentence(
        "g1", "G1.05", "Các phương tiện thông tin đã đăng {G1.05} tin, bài",
        (("G1.06", "; phát {G1.06} lượt truyền thanh"), ("G1.07", "; thực hiện {G1.07} pano, áp phích, băng rôn, tờ rơi")), joins=True,
    ),
    Sentence(
        "g1", "G1.08", "Tại khu dân cư, trường học đã tổ chức {G1.08} buổi tuyên truyền",
        (("G1.08w", ", trong đó có {G1.08w} buổi lồng ghép"),), joins=True,
    ),
    Sentence("g2", "G2.01", "Toàn địa bàn có {G2.01} chương trình, quy chế phối hợp với Mặt trận, đoàn thể còn hiệu lực"),
    Sentence("g2", "G2.02", "Trong kỳ đã tổ chức {G2.02} cuộc họp, giao ban phối hợp", joins=True),
    Sentence("g2", "G2.03", "Mặt trận, đoàn thể tổ chức {G2.03} cuộc giám sát"),
    Sentence("g2", "G2.04", "Có {G2.04} văn bản được Mặt trận, đoàn thể góp ý, phản biện", joins=True),
    Sentence(
        "g2", "G2.05b", "Các cơ quan, đơn vị đã nhận {G2.05b} kiến nghị sau giám sát, phản biện",
        (
            ("G2.05c", "; đã trả lời {G2.05c} kiến nghị"), ("G2.05a", "; đã giải quyết {G2.05a} kiến nghị"),
            ("G2.05", " ({G2.05})"),
        ), joins=True,
    ),
    Sentence(
        "g2", "G2.07k", "Ban Thanh tra nhân dân, Ban Giám sát đầu tư của cộng đồng đã nêu {G2.07k} kiến nghị",
        (("G2.07g", "; đã giải quyết {G2.07g} kiến nghị"),), joins=True,
    ),
    Sentence(
        "g2", "G2.06b", "Đã tiếp nhận {G2.06b} ý kiến, kiến nghị của cử tri",
        (("G2.06a", "; trả lời đúng hạn {G2.06a} ý kiến"), ("G2.06", " ({G2.06})")), joins=True,
    ),
    Sentence(
        "g3", "G3.08", "Đã tổ chức {G3.08} hội nghị đối thoại với Nhân dân",
        (("G3.09a", ", có {G3.09a} lượt người dự"), ("G3.09b", ", tiếp nhận {G3.09b} ý kiến")),
    ),
    Sentence("g3", "G3.09c", "Có {G3.09c} ý kiến được trả lời ngay tại hội nghị", joins=True),
    Sentence(
        "g3", "G3.09d", "Đã giao các cơ quan, đơn vị xử lý {G3.09d} ý kiến",
        (
            ("G3.09e", "; đến nay đã giải quyết xong {G3.09e} ý kiến"), ("G3.09g", " ({G3.09g})"),
            ("G3.09f", "; còn {G3.09f} ý kiến quá hạn chưa giải quyết xong"),
        ), joins=True,
    ),
    Sentence("g3", "G3.11", "Đã tiếp {G3.11} lượt công dân", (("G3.12", ", tiếp nhận {G3.12} đơn"),)),
    Sentence(
        "g3", "G3.10a", "Người đứng đầu các cơ quan, đơn vị, địa phương tiếp công dân {G3.10a} buổi",
        (("G3.10b", " trên {G3.10b} buổi theo lịch"), ("G3.10", " ({G3.10})")), joins=True,
    ),
    Sentence(
        "g3", "G3.15b", "Đã tiếp nhận {G3.15b} phản ánh, kiến nghị của người dân",
        (("G3.15a", ", trả lời đúng hạn {G3.15a} phản ánh"), ("G3.15", ", đạt {G3.15}")),
    ),
    Sentence("g3", "G3.05", "Nhân dân đóng góp bằng tiền {G3.05} triệu đồng", (("G3.05a", ", {G3.05a} ngày công"),)),
    Sentence("g3", "G3.05b", "Nhân dân đã hiến {G3.05b} m² đất", (("G3.05c", ", {G3.05c} cây, hoa màu"),), joins=True),
    Sentence(
        "g4", "G4.02b", "Đã giải quyết {G4.02b} hồ sơ thủ tục hành chính",
        (("G4.02a", ", trong đó đúng hạn, trước hạn {G4.02a} hồ sơ"), ("G4.02", ", đạt {G4.02}")),
    ),
    Sentence("g4", "G4.06", "Các cơ quan, đơn vị đã gửi {G4.06} thư xin lỗi người dân, doanh nghiệp", joins=True),
    Sentence("g4", "G4.01", "Tại các cơ quan, đơn vị, địa phương có {G4.01} lượt thủ tục hành chính được niêm yết công khai"),
    Sentence(
        "g5", "G5.01", "Toàn địa bàn có {G5.01} mô hình “Dân vận khéo” được đăng ký, duy trì",
        (("G5.01k", "; trong kỳ công nhận {G5.01k} mô hình"), ("G5.02", "; có {G5.02} lượt đơn vị học tập, nhân rộng")),
    ),
    Sentence(
        "g5", "G5.03", "Các cơ quan, đơn vị, địa phương đã phát động {G5.03} phong trào thi đua",
        (("G5.03a", ", có {G5.03a} tập thể đăng ký"), ("G5.03b", ", {G5.03b} cá nhân đăng ký")), joins=True,
    ),
    Sentence(
        "g6", "G6.02", "Đã mở {G6.02} lớp tập huấn, bồi dưỡng công tác dân vận",
        (("G6.03", " với {G6.03} lượt người dự"),),
    ),
    Sentence(
        "kiem-tra", "G6.05a", "Đã thực hiện {G6.05a} cuộc kiểm tra, tự kiểm tra",
        (("G6.05b", " tại {G6.05b} đơn vị"),),
    ),
    Sentence(
        "kiem-tra", "G6.06", "Qua kiểm tra đã chỉ ra {G6.06} hạn chế",
        (("G6.06a", "; đã khắc phục {G6.06a} hạn chế"), ("G6.06r", " ({G6.06r})")), joins=True,
    ),
    Sentence(
        "kiem-tra", "G3.20", "Đã đánh giá, xếp loại công tác dân vận chính quyền {G3.20} đơn vị",
        (("G3.20a", ", trong đó xuất sắc {G3.20a} đơn vị"), ("G3.20b", ", tốt {G3.20b} đơn vị")), joins=True,
    ),
    Sentence("kiem-tra", "G6.07a", "Đã khen thưởng {G6.07a} tập thể", (("G6.07b", " và {G6.07b} cá nhân"),)),
)  # fmt: skip


def proposed(heading: str, cells: Mapping[str, Cell]) -> list[str]:
    """Paragraphs for ``heading`` made of the sentences whose numbers are there, the numbers' places still in braces."""
    paragraphs: list[str] = []
    for one in SENTENCES:
        if one.heading == heading and _is_above_nought(one.lead, cells):
            text = _composed(one, cells)
            if one.joins and paragraphs:
                paragraphs[-1] += f" {text}"
            else:
                paragraphs.append(text)
    return paragraphs


def _is_above_nought(code: str, cells: Mapping[str, Cell]) -> bool:
    cell = cells.get(code)
    return cell is not None and cell.state is FigureState.VALUE


def _composed(sentence: Sentence, cells: Mapping[str, Cell]) -> str:
    known = [words for code, words in sentence.clauses if _is_above_nought(code, cells)]
    return sentence.text + "".join(known) + "."
