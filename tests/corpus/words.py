"""Places, bodies and work to write about. Places and people are invented; names of bodies stand in <brackets>."""

from __future__ import annotations

from dataclasses import dataclass, replace


@dataclass(frozen=True)
class Office:
    """An issuing body and those around it, as its own papers name them."""

    parent: str
    issuer: tuple[str, ...]
    full: str
    short: str
    place: str
    area: str
    symbol: str
    lead: str
    agencies: tuple[str, ...]
    group: str
    lower: str
    front: str
    outside: tuple[str, ...]
    copies: tuple[str, ...]
    post: str = "CHỦ TỊCH"
    behalf: str = "TM. ỦY BAN NHÂN DÂN"
    deputy: bool = False
    party: bool = False


PROVINCE = Office(
    "", ("ỦY BAN NHÂN DÂN", "TỈNH BẠCH HÒA"), "Ủy ban nhân dân tỉnh Bạch Hòa", "<Ủy ban nhân dân tỉnh>", "Bạch Hòa",
    "tỉnh Bạch Hòa", "UBND", "<Sở Nội vụ>",
    ("<Sở Tài chính>", "<Sở Khoa học và Công nghệ>", "<Sở Nông nghiệp và Môi trường>", "<Sở Giáo dục và Đào tạo>", "<Sở Y tế>",
     "<Sở Văn hóa, Thể thao và Du lịch>", "<Công an tỉnh>", "<Sở Tư pháp>", "<Văn phòng Ủy ban nhân dân tỉnh>", "<Thanh tra tỉnh>",
     "<Báo và Phát thanh, Truyền hình tỉnh>", "<Bộ Chỉ huy Quân sự tỉnh>"),
    "<Các sở, ban, ngành tỉnh>", "<Ủy ban nhân dân các xã, phường>", "<Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh>",
    ("<Ban Tuyên giáo và Dân vận Tỉnh ủy>", "<Hội Nông dân tỉnh>", "<Liên đoàn Lao động tỉnh>", "<Tỉnh đoàn>"),
    ("- Bộ Nội vụ (để b/c);|Bộ Nội vụ", "- TT. Tỉnh ủy, TT. HĐND tỉnh (b/c);|TT. Tỉnh ủy, TT. HĐND tỉnh",
     "- CT, các PCT UBND tỉnh;|CT, các PCT UBND tỉnh", "- Các sở, ban, ngành tỉnh;|Các sở, ban, ngành tỉnh",
     "- UBND các xã, phường;|UBND các xã, phường", "- Lưu: VT, NC.|Lưu: VT, NC"),
)  # fmt: skip
COUNCIL = replace(
    PROVINCE, issuer=("HỘI ĐỒNG NHÂN DÂN", "TỈNH BẠCH HÒA"), full="Hội đồng nhân dân tỉnh Bạch Hòa", short="<Hội đồng nhân dân tỉnh>",
    symbol="HĐND", behalf="",
)  # fmt: skip
CITY = Office(
    "", ("ỦY BAN NHÂN DÂN", "THÀNH PHỐ VÂN THỦY"), "Ủy ban nhân dân thành phố Vân Thủy", "<UBND thành phố>", "Vân Thủy",
    "thành phố Vân Thủy", "UBND", "<Sở Khoa học và Công nghệ>",
    ("<Sở Nội vụ>", "<Sở Xây dựng>", "<Sở Công Thương>", "<Sở Tài chính>", "<Công an thành phố>", "<Văn phòng UBND thành phố>",
     "<Sở Du lịch>", "<Sở Y tế>", "<Sở Dân tộc và Tôn giáo>"),
    "<Các sở, ban, ngành thành phố>", "<UBND các xã, phường, đặc khu>", "<Ủy ban MTTQ Việt Nam thành phố>",
    ("<Ban Tuyên giáo và Dân vận Thành ủy>", "<Hội Liên hiệp Phụ nữ thành phố>", "<Hội Cựu chiến binh thành phố>"),
    ("- Chính phủ (b/c);|Chính phủ", "- TTTU, TT HĐND TP;|TTTU, TT HĐND TP", "- UB MTTQVN TP;|UB MTTQVN TP",
     "- VPUB: CVP, các PCVP;|VPUB: CVP, các PCVP", "- Như mục IV (để t/h);|Như mục IV", "- Lưu: VT, KGVX (03b).|Lưu: VT, KGVX"),
    deputy=True,
)  # fmt: skip
DISTRICT = Office(
    "", ("ỦY BAN NHÂN DÂN", "HUYỆN THẠCH HÒA"), "Ủy ban nhân dân huyện Thạch Hòa", "<Ủy ban nhân dân huyện>", "Thạch Hòa",
    "huyện Thạch Hòa", "UBND", "<Phòng Nội vụ>",
    ("<Phòng Tài chính - Kế hoạch>", "<Phòng Văn hóa và Thông tin>", "<Phòng Lao động - Thương binh và Xã hội>", "<Thanh tra huyện>",
     "<Văn phòng HĐND và UBND huyện>", "<Phòng Tài nguyên và Môi trường>", "<Công an huyện>", "<Phòng Giáo dục và Đào tạo>",
     "<Trung tâm Văn hóa - Thông tin và Thể thao>", "<Phòng Tư pháp>", "<Ban Chỉ huy Quân sự huyện>"),
    "<Các phòng, ban ngành huyện>", "<Ủy ban nhân dân các xã, thị trấn>", "<Ủy ban Mặt trận Tổ quốc Việt Nam huyện>",
    ("<Ban Dân vận Huyện ủy>", "<Hội Nông dân huyện>", "<Huyện đoàn>"),
    ("- Sở Nội vụ (b/c);|Sở Nội vụ", "- TT HU, TT HĐND huyện (b/c);|TT HU, TT HĐND huyện", "- CT, các PCT UBND huyện;|CT, các PCT UBND huyện",
     "- Ban Dân vận HU;|Ban Dân vận HU", "- UBND các xã, thị trấn;|UBND các xã, thị trấn", "- Lưu: VT, NV.|Lưu: VT, NV"),
    deputy=True,
)  # fmt: skip
COMMUNE = Office(
    "", ("ỦY BAN NHÂN DÂN", "XÃ TÂN THỦY"), "Ủy ban nhân dân xã Tân Thủy", "<Ủy ban nhân dân xã>", "Tân Thủy",
    "xã Tân Thủy", "UBND", "<Phòng Văn hóa - Xã hội>",
    ("<Phòng Kinh tế>", "<Văn phòng HĐND và UBND xã>", "<Trung tâm Phục vụ hành chính công xã>", "<Công an xã>", "<Trạm Y tế xã>",
     "<Ban Chỉ huy Quân sự xã>"),
    "<Các cơ quan, đơn vị>", "<Trưởng các ấp>", "<Ủy ban Mặt trận Tổ quốc Việt Nam xã>",
    ("<Ban Xây dựng Đảng>", "<Hội Nông dân xã>", "<Hội Liên hiệp Phụ nữ xã>"),
    ("- Sở Nội vụ;|Sở Nội vụ", "- TT Đảng ủy, TT HĐND xã;|TT Đảng ủy, TT HĐND xã", "- CT, PCT UBND xã;|CT, PCT UBND xã",
     "- Các ấp;|Các ấp", "- Lưu: VT.|Lưu: VT"),
)  # fmt: skip
WARD = Office(
    "", ("UBND PHƯỜNG", "THANH HÒA"), "UBND phường Thanh Hòa", "<UBND phường>", "Thanh Hòa",
    "phường Thanh Hòa", "UBND", "<Phòng Văn hóa - Xã hội>",
    ("<Phòng Kinh tế, Hạ tầng và Đô thị>", "<Văn phòng HĐND và UBND phường>", "<Trung tâm Phục vụ hành chính công phường>",
     "<Công an phường>", "<Trạm Y tế phường>"),
    "<Các cơ quan, đơn vị>", "<Trưởng các khu phố>", "<Ủy ban MTTQ Việt Nam phường>",
    ("<Ban Xây dựng Đảng>", "<Đoàn Thanh niên phường>"),
    ("- TT. Đảng ủy;|TT. Đảng ủy", "- TT. HĐND; CT, các PCT UBND phường;|TT. HĐND*CT, các PCT UBND phường", "- Các khu phố;|Các khu phố", "- Lưu: VT, VHXH.|Lưu: VT, VHXH"),
)  # fmt: skip
DEPARTMENT = Office(
    "ỦY BAN NHÂN DÂN TỈNH BẠCH HÒA", ("SỞ NỘI VỤ",), "Sở Nội vụ", "<Sở Nội vụ>", "Bạch Hòa", "tỉnh Bạch Hòa", "SNV",
    "<Văn phòng Sở>",
    ("<Thanh tra Sở>", "<Phòng Xây dựng chính quyền>", "<Trung tâm Lưu trữ lịch sử tỉnh>", "<Phòng Cải cách hành chính>"),
    "<Các phòng, đơn vị thuộc Sở>", "<Ủy ban nhân dân các xã, phường>", "<Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh>",
    ("<Công đoàn Viên chức tỉnh>",),
    ("- UBND tỉnh (b/c);|UBND tỉnh", "- Giám đốc, các PGĐ Sở;|Giám đốc, các PGĐ Sở", "- Các phòng, đơn vị thuộc Sở;|Các phòng, đơn vị thuộc Sở",
     "- Lưu: VT, XDCQ.|Lưu: VT, XDCQ"),
    post="GIÁM ĐỐC", behalf="",
)  # fmt: skip
PARTY = Office(
    "", ("TỈNH ỦY BẠCH HÒA",), "Tỉnh ủy Bạch Hòa", "<Ban Thường vụ Tỉnh ủy>", "Bạch Hòa", "tỉnh", "TU",
    "<Ban Tuyên giáo và Dân vận Tỉnh ủy>",
    ("<Ban Tổ chức Tỉnh ủy>", "<Ủy ban Kiểm tra Tỉnh ủy>", "<Ban Nội chính Tỉnh ủy>", "<Văn phòng Tỉnh ủy>", "<Đảng ủy Ủy ban nhân dân tỉnh>"),
    "<Các đảng ủy trực thuộc Tỉnh ủy>", "<Các đảng ủy xã, phường>", "<Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh>",
    ("<Ủy ban Mặt trận Tổ quốc Việt Nam tỉnh>",),
    ("- Ban Bí thư Trung ương Đảng (báo cáo),|Ban Bí thư Trung ương Đảng", "- Các đảng ủy trực thuộc Tỉnh ủy,|Các đảng ủy trực thuộc Tỉnh ủy",
     "- Các đồng chí Tỉnh ủy viên,|Các đồng chí Tỉnh ủy viên", "- Lưu Văn phòng Tỉnh ủy.|Lưu Văn phòng Tỉnh ủy"),
    post="PHÓ BÍ THƯ", behalf="T/M BAN THƯỜNG VỤ", party=True,
)  # fmt: skip
PARTY_COMMUNE = Office(
    "ĐẢNG BỘ TỈNH BẠCH HÒA", ("ĐẢNG ỦY XÃ TÂN THỦY",), "Đảng ủy xã Tân Thủy", "<Ban Thường vụ Đảng ủy>", "Tân Thủy", "xã", "ĐU",
    "<Ban Xây dựng Đảng>", ("<Ủy ban Kiểm tra Đảng ủy>", "<Văn phòng Đảng ủy>", "<Ủy ban nhân dân xã>"),
    "<Các chi bộ, đảng bộ trực thuộc>", "<Cấp ủy các chi bộ>", "<Ủy ban Mặt trận Tổ quốc Việt Nam xã>", ("<Hội Cựu chiến binh xã>",),
    ("- Ban Thường vụ Tỉnh ủy (b/c),|Ban Thường vụ Tỉnh ủy", "- Các chi bộ, đảng bộ trực thuộc,|Các chi bộ, đảng bộ trực thuộc", "- Lưu Văn phòng Đảng ủy.|Lưu Văn phòng Đảng ủy"),
    post="BÍ THƯ", behalf="T/M BAN THƯỜNG VỤ", party=True,
)  # fmt: skip

SIGNERS = (
    "Đỗ Hữu Khánh", "Trịnh Thị Thu Hòa", "Lâm Quốc Thụy", "Nguyễn Đình Phúc", "Võ Thị Thúy Oanh", "Tạ Minh Quý",
    "Kim Thị Sa Rươl", "Phạm Văn Út", "Lý Hoàng Ân", "Đinh Công Thuận",
)  # fmt: skip
SUBJECTS = (
    "công tác dân vận chính quyền", "tổ chức đối thoại với Nhân dân", "nâng cao chất lượng tiếp công dân",
    "cải cách thủ tục hành chính", "thực hiện dân chủ ở cơ sở", "chuyển đổi số trong cơ quan nhà nước",
    "phòng, chống đuối nước cho trẻ em", "vận động hiến đất mở rộng đường giao thông", "giữ gìn vệ sinh môi trường kênh rạch",
    "hỗ trợ hộ nghèo sửa chữa nhà ở", "kiểm tra công vụ", "xây dựng mô hình dân vận khéo",
)  # fmt: skip
PRINCIPLES = (
    "Làm cho cán bộ, công chức hiểu rõ phục vụ Nhân dân là việc hằng ngày, không phải phong trào nhất thời.",
    "Phát huy quyền làm chủ của Nhân dân; lấy ý kiến người dân làm thước đo.",
    "Nội dung phải thiết thực, tiết kiệm, phù hợp điều kiện từng nơi.",
    "Nâng cao trách nhiệm nêu gương của người đứng đầu.",
    "Tránh hình thức, chồng chéo; việc nào rõ việc đó.",
    "Tạo sự đồng thuận trong xã hội, củng cố lòng tin của Nhân dân.",
    "Gắn thực hiện nhiệm vụ này với nhiệm vụ chuyên môn hằng năm.",
    "Bảo đảm công khai, minh bạch, đúng quy định của pháp luật.",
    "Khắc phục tình trạng đùn đẩy, né tránh trách nhiệm.",
    "Giữ vững đoàn kết, kỷ cương trong quá trình triển khai.",
)
TASKS = (
    "rà soát giấy tờ đang yêu cầu người dân nộp, đề xuất bỏ những giấy tờ trùng lặp",
    "tổ chức ít nhất 02 cuộc đối thoại trực tiếp với người dân về đất đai và môi trường",
    "mở lớp tập huấn kỹ năng giao tiếp cho người làm việc ở bộ phận một cửa",
    "niêm yết số điện thoại tiếp nhận phản ánh tại nơi người dân dễ thấy",
    "lập danh sách những việc đã hứa với dân và công khai tiến độ giải quyết",
    "xây dựng tài liệu hỏi đáp ngắn gọn, có hình ảnh, phát đến từng hộ",
    "kiểm tra việc chấp hành giờ giấc làm việc và thái độ phục vụ",
    "khảo sát mức độ hài lòng của người dân, bảo đảm đạt từ 90% trở lên",
    "bố trí kinh phí trong dự toán được giao để thực hiện nhiệm vụ",
    "số hóa hồ sơ còn hiệu lực, phấn đấu đạt 100% hồ sơ phát sinh mới",
    "giải quyết dứt điểm đơn thư tồn đọng, trả lời bằng văn bản cho người dân",
    "hướng dẫn người cao tuổi nộp hồ sơ trực tuyến tại nhà văn hóa",
    "phát động phong trào mỗi tuần một giờ dọn rác trên kênh rạch",
    "lắp đặt biển cảnh báo tại những điểm nước sâu gần trường học",
    "duy trì chuyên mục trả lời ý kiến bạn nghe đài",
    "chọn hai mô hình làm tốt để giới thiệu cho nơi khác học theo",
    "lấy ý kiến người dân trước khi quyết định mức đóng góp",
    "tuyên truyền những quy định mới bằng lời dễ hiểu trên hệ thống truyền thanh",
    "công bố danh mục dịch vụ công trực tuyến toàn trình",
    "sửa đổi quy chế làm việc cho phù hợp tổ chức bộ máy mới",
    "cấp phát tờ gấp hướng dẫn cho hộ ở vùng xa",
    "rà soát hộ nghèo có nhà xuống cấp, đề xuất mức hỗ trợ",
    "theo dõi, đôn đốc việc thực hiện các nội dung đã giao",
    "chỉ đạo lực lượng cơ sở nắm chắc tình hình trong Nhân dân",
    "thành lập tổ công nghệ cộng đồng tại từng khu dân cư",
    "tiếp nhận, phân loại phản ánh của người dân gửi qua hộp thư điện tử",
    "vận động hộ ven đường tháo dỡ phần lấn chiếm vỉa hè",
    "cập nhật số liệu hằng ngày vào hệ thống theo dõi nhiệm vụ",
    "bồi dưỡng cho <trưởng ấp, khu phố> cách ghi chép ý kiến người dân",
    "ban hành quy trình xử lý phản ánh, ghi rõ người chịu trách nhiệm",
    "tham mưu sửa đổi mức hỗ trợ cho người làm công tác hòa giải",
    "trả kết quả tại nhà cho người khuyết tật khi người dân có yêu cầu",
    "xóa những điểm đổ rác tự phát dọc tuyến kênh",
    "tổ chức thi tìm hiểu về dân chủ ở cơ sở trong học sinh",
    "phân công công chức trực tiếp nhận điện thoại đường dây nóng ngoài giờ",
    "đánh giá kết quả thực hiện gắn với xếp loại cán bộ cuối năm",
    "sơ kết 6 tháng, tổng kết năm và đề xuất khen thưởng",
    "kiện toàn tổ hòa giải ở những nơi còn thiếu người",
    "đưa nội dung này vào sinh hoạt định kỳ của các chi hội",
    "chấn chỉnh ngay những biểu hiện gây phiền hà cho doanh nghiệp",
    "hỗ trợ xe đưa đón người già đến điểm khám bệnh",
    "quản lý chặt chẽ nguồn quỹ do người dân đóng góp, quyết toán công khai",
    "in sổ tay hỏi đáp bằng hai thứ tiếng",
    "tiếp tục nhân rộng mô hình ngày thứ Sáu không giấy hẹn",
    "bảo vệ bí mật thông tin của người tố cáo",
    "làm việc với các hộ chưa đồng thuận, giải thích rõ phương án bồi thường",
)
STANDING = ("thường xuyên", "trong cả năm")
MONEY = "Kinh phí thực hiện từ nguồn ngân sách nhà nước theo phân cấp hiện hành và các nguồn hợp pháp khác."
