"""Makes the Word file and the PDF of the short plan again: python -m tests.unit.legaltext.golden.remake (needs soffice)."""

from __future__ import annotations

import subprocess
from pathlib import Path

import docx
from docx.document import Document
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm, Pt

HERE = Path(__file__).parent
HEAD = (
    ("ỦY BAN NHÂN DÂN", "HUYỆN SÔNG LA", "Số: 45/KH-UBND"),
    ("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", "Độc lập - Tự do - Hạnh phúc", "Sông La, ngày 12 tháng 02 năm 2025"),
)
FOOT = (
    ("Nơi nhận:", "- UBND tỉnh (b/c);", "- Các phòng, ban, ngành huyện;", "- Lưu: VT, NV."),
    ("TM. ỦY BAN NHÂN DÂN", "KT. CHỦ TỊCH", "PHÓ CHỦ TỊCH", "", "", "Nguyễn Văn An"),
)
OPENING = (
    "Căn cứ Nghị định số 59/2023/NĐ-CP ngày 14/8/2023 của Chính phủ quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở;",
    "Ủy ban nhân dân huyện ban hành Kế hoạch thực hiện công tác dân vận chính quyền năm 2025 như sau:",
)
BODY = (
    (0, "MỤC ĐÍCH, YÊU CẦU"),
    (
        1,
        "Các cơ quan, đơn vị và địa phương tiếp tục quán triệt thực hiện nghiêm các văn bản chỉ đạo của cấp trên về công tác dân vận.",
    ),
    (
        1,
        "Nâng cao trách nhiệm của người đứng đầu trong giải quyết công việc của Nhân dân, lấy sự hài lòng của Nhân dân làm thước đo.",
    ),
    (0, "NHIỆM VỤ"),
    (1, "Công tác tuyên truyền"),
    (
        2,
        (
            "Tổ chức hội nghị quán triệt Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ và Kết luận số 43-KL/TW ngày "
            "07/01/2019 của Ban Bí thư; hoàn thành trong quý I/2025."
        ),
    ),
    (
        2,
        (
            "Giao Phòng Tư pháp chủ trì, phối hợp với Hội Nông dân huyện, Huyện đoàn và UBND các xã, thị trấn tổ chức 03 lớp tập huấn "
            "về pháp luật thực hiện dân chủ ở cơ sở, chậm nhất ngày 30/9/2025."
        ),
    ),
    (0, "TỔ CHỨC THỰC HIỆN"),
    (1, "Phòng Nội vụ"),
    (
        2,
        "Theo dõi, đôn đốc các cơ quan, đơn vị thực hiện Kế hoạch này; kịp thời báo cáo, đề xuất Ủy ban nhân dân huyện biện pháp.",
    ),
    (1, "Đề nghị Ủy ban Mặt trận Tổ quốc Việt Nam huyện"),
    (2, "Phối hợp giám sát việc thực hiện dân chủ ở cơ sở trên địa bàn huyện."),
)
CLOSING = (
    (
        "Định kỳ 6 tháng (trước ngày 05 tháng 6), năm (trước ngày 30 tháng 11), các phòng, ban, ngành huyện, Ủy ban nhân dân các xã, "
        "thị trấn báo cáo kết quả thực hiện gửi Phòng Nội vụ tổng hợp."
    ),
    "Trong quá trình thực hiện, nếu có khó khăn, vướng mắc, các cơ quan, đơn vị phản ánh về Phòng Nội vụ để được hướng dẫn./.",
)


def _columns(document: Document, columns: tuple[tuple[str, ...], ...]) -> None:
    table = document.add_table(rows=1, cols=2)
    for cell, lines in zip(table.rows[0].cells, columns, strict=True):
        cell.paragraphs[0].text = lines[0]
        for line in lines[1:]:
            cell.add_paragraph(line)
        for paragraph in cell.paragraphs:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER if lines[0] != FOOT[0][0] else WD_ALIGN_PARAGRAPH.LEFT


def _lists(document: Document) -> None:
    levels = "".join(
        f'<w:lvl w:ilvl="{at}"><w:start w:val="1"/><w:numFmt w:val="{form}"/><w:lvlText w:val="{label}"/>'
        '<w:pPr><w:ind w:left="0" w:firstLine="567"/></w:pPr></w:lvl>'
        for at, form, label in ((0, "upperRoman", "%1."), (1, "decimal", "%2."), (2, "bullet", "-"))
    )
    numbering = document.part.numbering_part.element
    numbering.insert(0, parse_xml(f'<w:abstractNum {nsdecls("w")} w:abstractNumId="70">{levels}</w:abstractNum>'))
    numbering.append(parse_xml(f'<w:num {nsdecls("w")} w:numId="70"><w:abstractNumId w:val="70"/></w:num>'))


def make() -> None:
    document = docx.Document()
    document.styles["Normal"].font.name = "DejaVu Serif"
    document.styles["Normal"].font.size = Pt(13)
    section = document.sections[0]
    section.page_width, section.page_height = Cm(21), Cm(29.7)
    section.left_margin, section.right_margin = Cm(3), Cm(1.5)
    _columns(document, HEAD)
    for line in ("KẾ HOẠCH", "Thực hiện công tác dân vận chính quyền năm 2025"):
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.CENTER
    _lists(document)
    for line in OPENING:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    for at, line in BODY:
        paragraph = document.add_paragraph(line)
        paragraph.alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
        number = f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{at}"/><w:numId w:val="70"/></w:numPr>'
        paragraph._p.get_or_add_pPr().append(parse_xml(number))
    for line in CLOSING:
        document.add_paragraph(line).alignment = WD_ALIGN_PARAGRAPH.JUSTIFY
    _columns(document, FOOT)
    target = HERE / "ke-hoach-ngan.docx"
    document.save(str(target))
    subprocess.run(["soffice", "--headless", "--convert-to", "pdf", "--outdir", str(HERE), str(target)], check=True)


if __name__ == "__main__":
    make()
