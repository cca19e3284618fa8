"""Bodies a text names."""

import pytest

from danvan.legaltext.joins import paragraphs, split_lines
from danvan.legaltext.units import find, mention


def _names(text: str) -> list[str]:
    return [text[start:end] for start, end, _ in find(text)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        (
            "Phòng Văn hóa và Thông tin; Trung tâm Văn hóa - Thông tin và Thể thao chủ động",
            ["Phòng Văn hóa và Thông tin", "Trung tâm Văn hóa - Thông tin và Thể thao"],
        ),
        (
            (
                "phối hợp với Phòng Nội vụ, Ban Dân vận Huyện ủy, Ủy ban MTTQ Việt Nam huyện và các tổ chức "
                "chính trị - xã hội huyện tập huấn"
            ),
            [
                "Phòng Nội vụ",
                "Ban Dân vận Huyện ủy",
                "Ủy ban MTTQ Việt Nam huyện",
                "các tổ chức chính trị - xã hội huyện",
            ],
        ),
        (
            (
                "Các cơ quan chuyên môn, đơn vị sự nghiệp thuộc Ủy ban nhân dân huyện, Ủy ban nhân dân các xã, "
                "thị trấn tiếp tục"
            ),
            [
                "Các cơ quan chuyên môn, đơn vị sự nghiệp thuộc Ủy ban nhân dân huyện",
                "Ủy ban nhân dân các xã, thị trấn",
            ],
        ),
        ("gửi Phòng Nội vụ tổng hợp", ["Phòng Nội vụ"]),
        ("Trung tâm Dịch vụ nông nghiệp huyện phối hợp", ["Trung tâm Dịch vụ nông nghiệp huyện"]),
        (
            "Hội Liên hiệp Phụ nữ huyện, Huyện đoàn, Hội Nông dân",
            ["Hội Liên hiệp Phụ nữ huyện", "Huyện đoàn", "Hội Nông dân"],
        ),
        ("Văn phòng HĐND và UBND huyện tổng hợp", ["Văn phòng HĐND và UBND huyện"]),
        (
            "Giao Sở Nội vụ, các sở, ban, ngành tỉnh, UBND các huyện, thành phố",
            ["Sở Nội vụ", "các sở, ban, ngành tỉnh", "UBND các huyện, thành phố"],
        ),
        ("Phòng Văn hóa - Xã hội phường 5 tổ chức", ["Phòng Văn hóa - Xã hội phường 5"]),
        ("Công an huyện Sông La và Ban Chỉ huy Quân sự xã", ["Công an huyện Sông La", "Ban Chỉ huy Quân sự xã"]),
        (
            "Thủ trưởng các cơ quan, đơn vị; Chủ tịch UBND các xã, thị trấn",
            ["Thủ trưởng các cơ quan, đơn vị", "Chủ tịch UBND các xã, thị trấn"],
        ),
        ("Bộ trưởng Bộ Nội vụ về Quy tắc ứng xử", ["Bộ trưởng Bộ Nội vụ"]),
        ("ĐỀ NGHỊ BAN DÂN VẬN HUYỆN ỦY", ["BAN DÂN VẬN HUYỆN ỦY"]),
    ],
)
def test_bodies_are_found_whole(text: str, names: list[str]) -> None:
    assert _names(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "phòng, chống tham nhũng",
        "ban hành kế hoạch",
        "kinh tế - xã hội",
        "hội nghị quán triệt",
        "các chủ trương",
        "phát triển Chính phủ điện tử",
        "sở hữu",
    ],
)
def test_common_words_are_no_bodies(text: str) -> None:
    assert _names(text) == []


@pytest.mark.parametrize(
    ("text", "name", "group"),
    [
        ("UBND các xã, thị trấn", "Ủy ban nhân dân các xã, thị trấn", True),
        ("Ban Dân vận HU", "Ban Dân vận Huyện ủy", False),
        ("các phòng, ban, ngành huyện", "các phòng, ban, ngành huyện", True),
        ("Ủy ban MTTQ Việt Nam huyện", "Ủy ban Mặt trận Tổ quốc Việt Nam huyện", False),
    ],
)
def test_mention_spells_out_and_marks_groups(text: str, name: str, group: bool) -> None:
    part = paragraphs(text, split_lines(text))[0]

    found = mention(text, part.key, find(part.key.text)[0])

    assert (found.mention, found.name, found.group, found.span) == (text, name, group, (0, len(text)))


@pytest.mark.parametrize(
    "name",
    [
        "Sở KH&CN",
        "Sở LĐ-TB&XH",
        "Bộ CHQS tỉnh",
        "Viễn thông Vàm Xanh",
        "Báo và phát thanh, truyền hình Vàm Xanh",
        "Đảng ủy UBND tỉnh",
        "Ủy ban Kiểm tra Tỉnh ủy",
        "Các chi bộ, đảng bộ trực thuộc",
        "Chánh Văn phòng Ủy ban nhân dân tỉnh",
        "Chủ tịch UBND các xã, phường, đặc khu",
        "Các cơ quan Trung ương đóng trên địa bàn tỉnh",
        "Văn phòng Sở",
        "Đội Tuyên truyền lưu động",
        "Đội Thông tin lưu động huyện",
        "Ban Quản lý các khu công nghiệp tỉnh",
        "Ban Chỉ đạo Chuyển đổi số tỉnh",
        "Kho bạc Nhà nước khu vực XVII",
        "Đoàn đại biểu Quốc hội tỉnh",
        "cấp ủy, chính quyền các cấp",
        "Các phòng, ban ngành huyện",
        "các tổ chức thành viên",
    ],
)
def test_whole_name_is_one_body(name: str) -> None:
    assert [name[start:end] for start, end, _ in find(name)] == [name]


BODIES = """
Trung tâm Giáo dục nghề nghiệp - Giáo dục thường xuyên
Trung tâm Dịch vụ việc làm
Trung tâm Xúc tiến đầu tư, thương mại và du lịch
Ban Quản lý dự án đầu tư xây dựng khu vực
Trung tâm Công tác xã hội
Trung tâm Trợ giúp pháp lý nhà nước
Quỹ Đầu tư phát triển
Chi cục Kiểm lâm
Hạt Kiểm lâm khu vực
Chi cục Trồng trọt và Bảo vệ thực vật
Chi cục Chăn nuôi và Thú y
Trạm Khuyến nông
Trung tâm Khuyến nông
Đội Quản lý trật tự đô thị
Đội Quản lý thị trường số 3
Phòng Giao dịch Ngân hàng Chính sách xã hội huyện
Bảo hiểm xã hội huyện
Trung tâm Y tế huyện
Trung tâm Chính trị huyện
Hội Khuyến học huyện
Hội Cựu thanh niên xung phong huyện
Hội Nạn nhân chất độc da cam/dioxin huyện
Hội Luật gia tỉnh
Liên minh Hợp tác xã tỉnh
Hội Nhà báo tỉnh
Trường Chính trị tỉnh
Trường Cao đẳng nghề
Báo và Đài Phát thanh - Truyền hình tỉnh
Cổng Thông tin điện tử tỉnh
Ban Chỉ đạo thực hiện Quy chế dân chủ ở cơ sở
Tổ Công nghệ số cộng đồng
Ban Tuyên giáo và Dân vận Đảng ủy
Ủy ban Kiểm tra Đảng ủy
Ban Xây dựng Đảng
Văn phòng Đảng ủy
Đảng ủy xã
Tòa án nhân dân khu vực
Viện Kiểm sát nhân dân khu vực
Thuế cơ sở
Thi hành án dân sự tỉnh
Phòng Kinh tế
Phòng Kinh tế, Hạ tầng và Đô thị
Phòng Văn hóa - Xã hội
Trung tâm Phục vụ hành chính công
Văn phòng Đăng ký đất đai
Văn phòng Điều phối Chương trình xây dựng nông thôn mới
Ban Dân tộc
Sở Dân tộc và Tôn giáo
Ban Quản lý Khu kinh tế
Trung tâm Kỹ thuật và Công nghệ
Công ty Điện lực
Bưu điện tỉnh
Đồn Biên phòng Cồn Lá
Bộ Chỉ huy Quân sự tỉnh
Ban Chỉ huy Quân sự huyện
Đoàn Thanh niên Cộng sản Hồ Chí Minh xã
Hội Người cao tuổi
Hội Đông y
Chi cục Dân số - Kế hoạch hóa gia đình
Trung tâm Văn hóa, Thông tin và Thể thao
Trung tâm Văn hóa - Thể thao và Truyền thanh
Đài Truyền thanh huyện
Ban Thanh tra nhân dân
Ban Giám sát đầu tư của cộng đồng
Tổ hòa giải
Ban nhân dân ấp
Trưởng ban nhân dân các ấp, khóm
Hội đồng phối hợp phổ biến, giáo dục pháp luật
Hội đồng Thi đua - Khen thưởng huyện
Ban Vì sự tiến bộ của phụ nữ
Liên đoàn Lao động tỉnh
Hội Liên hiệp Thanh niên Việt Nam
Ban Tôn giáo Chính phủ
Trung tâm Cung ứng dịch vụ công
Trung tâm Lưu trữ lịch sử
Công đoàn Viên chức
Đảng ủy Mặt trận Tổ quốc, các đoàn thể tỉnh
Tổng đài 1022
Ban Biên tập Cổng Thông tin điện tử
""".strip().split("\n")


@pytest.mark.parametrize("after", [" chủ trì, phối hợp", " theo chức năng, nhiệm vụ", ", các đơn vị có liên quan"])
def test_bodies_offices_name_every_day_are_found_whole_whatever_follows(after: str) -> None:
    """As a list: one line tells which of them a change of the grammar loses."""
    found = {name: _names(f"- {name}{after}") for name in BODIES}
    assert {name: names for name, names in found.items() if names[:1] != [name]} == {}
