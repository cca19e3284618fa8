"""An invented report and letter of district Sông Lá, long enough to fill pages."""

from __future__ import annotations

import datetime as dt
from decimal import Decimal

from danvan.officedocs.model import (
    Annex,
    Bullet,
    Column,
    ColumnKind,
    Emphasis,
    Heading,
    Letterhead,
    OfficeDocument,
    Paragraph,
    Row,
    Run,
    Signature,
)

HEAD = Letterhead(
    superior=None,
    issuer="Ủy ban nhân dân\nhuyện Sông Lá",
    number=None,
    symbol="BC-UBND",
    place="Sông Lá",
    date=dt.date(2023, 6, 8),
)
COLUMNS = (
    Column("TT", ColumnKind.ORDER),
    Column("Cơ quan, đơn vị, địa phương", ColumnKind.LABEL),
    Column("Số cuộc", group="Quán triệt văn bản"),
    Column("Lượt người", group="Quán triệt văn bản"),
    Column("Số cuộc", group="Đối thoại với Nhân dân"),
    Column("Lượt người dự", group="Đối thoại với Nhân dân"),
    Column("Ý kiến", group="Đối thoại với Nhân dân"),
    Column("Trả lời tại chỗ", group="Đối thoại với Nhân dân"),
    Column("Phát sinh", group="Nội dung phải giải quyết"),
    Column("Đã giải quyết", group="Nội dung phải giải quyết"),
    Column("Đã giải quyết", group="Hồ sơ thủ tục hành chính"),
    Column("Đúng hạn", group="Hồ sơ thủ tục hành chính"),
    Column("Tỷ lệ (%)", group="Hồ sơ thủ tục hành chính", places=1),
)
UNITS = (
    "Văn phòng Hội đồng nhân dân và Ủy ban nhân dân huyện", "Phòng Nội vụ", "Phòng Tư pháp", "Phòng Tài chính - Kế hoạch",
    "Phòng Tài nguyên và Môi trường", "Phòng Lao động - Thương binh và Xã hội", "Phòng Văn hóa và Thông tin",
    "Phòng Giáo dục và Đào tạo", "Phòng Nông nghiệp và Phát triển nông thôn", "Phòng Kinh tế và Hạ tầng",
    "Thanh tra huyện", "Ủy ban nhân dân thị trấn Sông Lá", "Ủy ban nhân dân xã Bưng Sen", "Ủy ban nhân dân xã Cồn Lá",
    "Ủy ban nhân dân xã Rạch Vông", "Ủy ban nhân dân xã Giồng Me", "Ủy ban nhân dân xã Đìa Sậy",
    "Ủy ban nhân dân xã Láng Bàng", "Ủy ban nhân dân xã Vàm Sen", "Ủy ban nhân dân xã Phú Vông",
    "Ủy ban nhân dân xã Xẻo Nhum", "Ủy ban nhân dân xã Ao Dừa", "Ủy ban nhân dân xã Long Khánh",
)  # fmt: skip


def _row(order: int, name: str) -> Row:
    handled = 61 + 137 * order
    in_time = handled - order
    ratio = (Decimal(in_time) * 100 / handled).quantize(Decimal("0.1"))
    dialogue = ("-",) * 4 if order % 4 == 0 else (order % 3, 40 + 7 * order, 3 + order, 2 + order // 2)
    return Row((order, name, 1 + order % 5, 37 + 41 * order, *dialogue, order % 6, order % 4, handled, in_time, ratio))


ROWS = (
    *(_row(order, name) for order, name in enumerate(UNITS, start=1)),
    Row((None, "Trừ cuộc làm chung (đếm một lần)", 0, 0, -2, -96, -11, -8, 0, 0, 0, 0, None), Emphasis.ADJUSTMENT),
    Row(
        (None, "Toàn huyện (23/23 đơn vị)", 67, 12167, 19, 2139, 250, 150, 55, 34, 39215, 38939, Decimal("99.3")),
        Emphasis.TOTAL,
    ),
)
ANNEX = Annex(
    title="Số liệu công tác dân vận chính quyền 6 tháng đầu năm 2023",
    caption="(Kèm theo Báo cáo số      /BC-UBND ngày 08 tháng 6 năm 2023 của Ủy ban nhân dân huyện Sông Lá)",
    columns=COLUMNS,
    rows=ROWS,
    notes=(
        (
            "Dấu “-” là không thuộc phạm vi; số 0 là đã xác nhận không phát sinh. Tỷ lệ toàn huyện tính từ tổng số hồ sơ, "
            "không lấy trung bình."
        ),
    ),
)
_RESULTS = (
    "Người đứng đầu Ủy ban nhân dân huyện, các cơ quan chuyên môn và Ủy ban nhân dân các xã, thị trấn đã tổ chức 21 cuộc "
    "đối thoại trực tiếp với 1.590 lượt người dự; tiếp nhận 212 ý kiến, trả lời tại chỗ 150 ý kiến. Các ý kiến còn lại được "
    "gộp, ghi thành 41 nội dung phải giải quyết có người chịu trách nhiệm và thời hạn; đến nay đã giải quyết 26 nội dung "
    "(63,4%), trong đó 05 nội dung giải quyết trễ hạn; 11 nội dung đang thực hiện; 04 nội dung quá hạn."
)
_CONCERN = "Nội dung Nhân dân quan tâm tập trung vào thoát nước mùa mưa, trả kết quả hồ sơ đất đai, đường và cầu giao thông nông thôn."


def _section(number: str, title: str) -> tuple[Heading | Paragraph | Bullet, ...]:
    return (
        Heading(2, f"{number}. {title}"),
        Paragraph.of(_RESULTS),
        Paragraph.of(_CONCERN),
        Bullet.of("Ủy ban nhân dân xã Bưng Sen hoàn thành nạo vét 1,2 km kênh thoát nước sau đối thoại tháng 3."),
    )


BODY = (
    Paragraph.of(
        "Thực hiện Kế hoạch số 18/KH-UBND ngày 17 tháng 02 năm 2023 của Ủy ban nhân dân huyện Sông Lá về công tác dân vận "
        "chính quyền năm 2023, Ủy ban nhân dân huyện báo cáo kết quả thực hiện 6 tháng đầu năm (số liệu từ ngày 01 tháng 01 "
        "năm 2023 đến hết ngày 31 tháng 5 năm 2023) như sau:"
    ),
    Heading(1, "I. Công tác lãnh đạo, chỉ đạo, quán triệt"),
    Paragraph(
        (
            Run(
                "Các cơ quan, đơn vị, địa phương đã tổ chức 55 cuộc quán triệt, học tập với 4.727 lượt người tham dự; phong trào "
            ),
            Run("“Dân vận khéo”", italic=True),
            Run(" được triển khai tại 17/17 xã, thị trấn."),
        )
    ),
    Heading(1, "II. Kết quả thực hiện"),
    *_section("1", "Quán triệt, tuyên truyền"),
    *_section("2", "Phối hợp với Mặt trận Tổ quốc Việt Nam và các tổ chức chính trị - xã hội"),
    *_section("3", "Thực hiện dân chủ ở cơ sở, đối thoại với Nhân dân"),
    *_section("4", "Cải cách hành chính"),
    Heading(3, "a) Giải quyết thủ tục hành chính"),
    Paragraph.of(
        "Bộ phận Tiếp nhận và Trả kết quả các cấp giải quyết 13.644 hồ sơ, trả đúng hạn 13.487 hồ sơ, đạt 98,8%."
    ),
    Heading(1, "III. Đánh giá chung"),
    Paragraph.of(_CONCERN),
    Heading(1, "IV. Nhiệm vụ 6 tháng cuối năm"),
    Paragraph.of(
        "Trên đây là Báo cáo kết quả công tác dân vận chính quyền 6 tháng đầu năm 2023, Ủy ban nhân dân huyện Sông Lá kính gửi "
        "Sở Nội vụ tổng hợp."
    ),
)
RECIPIENTS = (
    "Sở Nội vụ (b/c)", "TT HU, TT HĐND huyện (b/c)", "CT, các PCT UBND huyện", "Ban Dân vận HU",
    "Các phòng, ban, ngành huyện", "UBND các xã, thị trấn", "Lưu: VT, NV",
)  # fmt: skip
SIGNATURE = Signature(
    on_behalf="TM. Ủy ban nhân dân", for_post="KT. Chủ tịch", post="Phó Chủ tịch", name="Trần Thị Mai Lan"
)
REPORT = OfficeDocument(
    letterhead=HEAD,
    type_name="Báo cáo",
    title="Kết quả thực hiện công tác dân vận chính quyền\n6 tháng đầu năm 2023",
    body=BODY,
    recipients=RECIPIENTS,
    signature=SIGNATURE,
    annexes=(ANNEX,),
    banner="DỮ LIỆU MINH HỌA",
)
LETTER = OfficeDocument(
    letterhead=Letterhead(
        superior="Ủy ban nhân dân huyện Sông Lá",
        issuer="Phòng Nội vụ",
        number="7",
        symbol="PNV-TH",
        place="Sông Lá",
        year=2023,
    ),
    title="Đôn đốc báo cáo kết quả công tác dân vận chính quyền 6 tháng đầu năm 2023",
    addressees=("Phòng Kinh tế và Hạ tầng;", "Ủy ban nhân dân xã Xẻo Nhum", "Ủy ban nhân dân xã Ao Dừa."),
    body=(
        Paragraph.of(
            "Đến hết ngày 04 tháng 6 năm 2023, Phòng Nội vụ chưa nhận được báo cáo kết quả công tác dân vận chính quyền 6 tháng "
            "đầu năm 2023 của các cơ quan, địa phương nêu trên."
        ),
        Paragraph.of("Đề nghị các cơ quan, địa phương gửi báo cáo chậm nhất ngày 07 tháng 6 năm 2023."),
    ),
    recipients=("Như trên", "UBND huyện (b/c)", "Lưu: VT"),
    signature=Signature(post="Trưởng phòng", name="Lê Văn Bình"),
)
