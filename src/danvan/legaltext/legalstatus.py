"""What became of the documents such plans cite: a table to be kept up, each entry with its source.

`checked` is False where the entry was written from memory or from an indirect source: its lint says so. Dates are days
of Vietnam; `until` is the first day on which the document no longer holds, `since` the first day it does.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True)
class LegalStatus:
    """One document: number without spaces, its published title, and since and until when it holds (None: not known).

    `area` names the province whose committee issued it, for numbers that every province uses.
    """

    number: str
    day: date | None
    title: str
    since: date | None = None
    until: date | None = None
    replaced_by: str | None = None
    source: str = ""
    checked: bool = False
    area: str | None = None
    kind: str = ""


_LAW = "Luật Thực hiện dân chủ ở cơ sở số 10/2022/QH15"
_LAW_FROM = date(2023, 7, 1)

TABLE = (
    LegalStatus("34/2007/PL-UBTVQH11", date(2007, 4, 20), "Thực hiện dân chủ ở xã, phường, thị trấn", None, _LAW_FROM, _LAW,
                "Luật 10/2022/QH15, Điều 91", True, kind="pháp lệnh"),
    LegalStatus("10/2022/QH15", date(2022, 11, 10), "Thực hiện dân chủ ở cơ sở", _LAW_FROM, None, None,
                "Luật 10/2022/QH15, Điều 91", True, kind="luật"),
    LegalStatus("59/2023/NĐ-CP", date(2023, 8, 14), "Quy định chi tiết một số điều của Luật Thực hiện dân chủ ở cơ sở",
                date(2023, 8, 14), source="Nghị định 59/2023/NĐ-CP"),
    LegalStatus("04/2015/NĐ-CP", date(2015, 1, 9),
                "Thực hiện dân chủ trong hoạt động của cơ quan hành chính nhà nước và đơn vị sự nghiệp công lập",
                None, _LAW_FROM, f"Chương III {_LAW}", "trả lời của Bộ Nội vụ, baochinhphu.vn 22/10/2025"),
    LegalStatus("01/2016/TT-BNV", date(2016, 1, 13),
                "Hướng dẫn một số nội dung của Nghị định số 04/2015/NĐ-CP", None, _LAW_FROM, f"Chương III {_LAW}"),
    LegalStatus("36/2013/QĐ-UBND", date(2013, 10, 2), "", None, date(2018, 3, 12), "Quyết định số 07/2018/QĐ-UBND",
                "thuvienphapluat.vn, Quyết định 07/2018/QĐ-UBND tỉnh Trà Vinh", True, area="Trà Vinh"),
    LegalStatus("10/2011/QĐ-UBND", date(2011, 8, 15), "", None, date(2013, 10, 2), "Quyết định số 36/2013/QĐ-UBND",
                area="Trà Vinh"),
    LegalStatus("33/CT-TTg", date(2021, 11, 26),
                "Tiếp tục tăng cường và đổi mới công tác dân vận của cơ quan hành chính nhà nước, chính quyền các cấp",
                date(2021, 11, 26), source="Kế hoạch 46/KH-UBND năm 2023 của tỉnh Tuyên Quang", checked=True),
    LegalStatus("16/CT-TTg", date(2016, 5, 16),
                "Tăng cường và đổi mới công tác dân vận trong cơ quan hành chính nhà nước, chính quyền các cấp",
                date(2016, 5, 16), source="Quyết định 729/QĐ-UBND của tỉnh Đắk Nông", checked=True),
    LegalStatus("23-QĐ/TW", date(2021, 7, 30), "Quy chế công tác dân vận của hệ thống chính trị", date(2021, 7, 30)),
    LegalStatus("290-QĐ/TW", date(2010, 2, 25), "Quy chế công tác dân vận của hệ thống chính trị", None, date(2021, 7, 30),
                "Quyết định số 23-QĐ/TW"),
    LegalStatus("217-QĐ/TW", date(2013, 12, 12),
                "Quy chế giám sát và phản biện xã hội của Mặt trận Tổ quốc Việt Nam và các đoàn thể chính trị - xã hội"),
    LegalStatus("218-QĐ/TW", date(2013, 12, 12),
                "Quy định về việc Mặt trận Tổ quốc Việt Nam, các đoàn thể chính trị - xã hội và nhân dân tham gia góp ý xây "
                "dựng Đảng, xây dựng chính quyền", source="thuvienphapluat.vn, Quyết định 218-QĐ/TW", checked=True),
    LegalStatus("43-KL/TW", date(2019, 1, 7), "Tiếp tục thực hiện Nghị quyết số 25-NQ/TW"),
    LegalStatus("25-NQ/TW", date(2013, 6, 3),
                "Tăng cường và đổi mới sự lãnh đạo của Đảng đối với công tác dân vận trong tình hình mới"),
    LegalStatus("01-KL/TW", date(2021, 5, 18), "Tiếp tục thực hiện Chỉ thị số 05-CT/TW"),
    LegalStatus("05-CT/TW", date(2016, 5, 15),
                "Đẩy mạnh học tập và làm theo tư tưởng, đạo đức, phong cách Hồ Chí Minh"),
    LegalStatus("03/2007/QĐ-BNV", date(2007, 2, 26),
                "Quy tắc ứng xử của cán bộ, công chức, viên chức làm việc trong bộ máy chính quyền địa phương"),
    LegalStatus("76/NQ-CP", date(2021, 7, 15),
                "Chương trình tổng thể cải cách hành chính nhà nước giai đoạn 2021 - 2030"),
    LegalStatus("145/2020/NĐ-CP", date(2020, 12, 14), ""),
    LegalStatus("30/2020/NĐ-CP", date(2020, 3, 5), "Công tác văn thư"),
    LegalStatus("77/2015/QH13", date(2015, 6, 19), "Tổ chức chính quyền địa phương", date(2016, 1, 1), date(2025, 3, 1),
                "Luật Tổ chức chính quyền địa phương số 65/2025/QH15", kind="luật"),
    LegalStatus("65/2025/QH15", date(2025, 2, 19), "Tổ chức chính quyền địa phương", date(2025, 3, 1), date(2025, 6, 16),
                "Luật Tổ chức chính quyền địa phương số 72/2025/QH15", kind="luật"),
    LegalStatus("72/2025/QH15", date(2025, 6, 16), "Tổ chức chính quyền địa phương", date(2025, 6, 16), kind="luật"),
)  # fmt: skip

# Bodies that no longer exist from a day on, as patterns over the match key in lower case.
ABOLISHED = (
    ((r"sở (?:thông tin và truyền thông|kế hoạch và đầu tư|lao động,? (?:- )?thương binh và xã hội|giao thông vận tải|"
     r"tài nguyên và môi trường|nông nghiệp và phát triển nông thôn)(?!\w)"), date(2025, 3, 1),
     "sắp xếp cơ quan chuyên môn theo Nghị định 45/2025/NĐ-CP"),
    ((r"(?:ủy ban nhân dân|ubnd|hội đồng nhân dân|hđnd) (?:các )?(?:cấp )?(?:huyện|quận|thị xã|thị trấn)(?!\w)|"
     r"(?:huyện|quận|thị) ủy(?!\w)"), date(2025, 7, 1), "không tổ chức cấp huyện theo Luật 72/2025/QH15"),
)  # fmt: skip

BY_NUMBER: dict[str, list[LegalStatus]] = {}
for _entry in TABLE:
    BY_NUMBER.setdefault(_entry.number.upper(), []).append(_entry)
