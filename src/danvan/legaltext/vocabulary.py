"""Words that name bodies and acts in administrative papers. Plain lists; alternatives are parted by "|"."""

from __future__ import annotations

# What offices work on, as it stands in their names; longer names come before names they begin with.
FIELDS = (
    "Giáo dục nghề nghiệp - Giáo dục thường xuyên|Giáo dục thường xuyên|Dịch vụ việc làm|"
    "Xúc tiến đầu tư, thương mại và du lịch|Xúc tiến Đầu tư, Thương mại và Du lịch|Trợ giúp pháp lý nhà nước|"
    "Trợ giúp pháp lý|Trồng trọt và Bảo vệ thực vật|Nạn nhân chất độc da cam/dioxin|Công nghệ số cộng đồng|"
    "Đăng ký đất đai|Điều phối Chương trình xây dựng nông thôn mới|Quản lý dự án đầu tư xây dựng khu vực|"
    "Văn hóa, Thông tin và Thể thao|Vì sự tiến bộ của phụ nữ|Lưu trữ lịch sử|Lưu trữ Lịch sử|"
    "Biên tập Cổng Thông tin điện tử|Giao dịch Ngân hàng Chính sách xã hội|"
    "Đoàn đại biểu Quốc hội và Hội đồng nhân dân|Đoàn ĐBQH và HĐND|Quản lý các khu công nghiệp|Quản lý các khu kinh tế|"
    "Quản lý các Khu công nghiệp|Quản lý Khu kinh tế|Quản lý khu kinh tế|Chỉ huy Phòng thủ khu vực|"
    "Chỉ huy Bộ đội Biên phòng|Cung ứng dịch vụ sự nghiệp công|Cung ứng dịch vụ công|Dịch vụ tổng hợp|"
    "Xây dựng Đảng|Bảo vệ môi trường|Thi hành án dân sự|Văn thư - Lưu trữ|Văn thư và Lưu trữ|"
    "điều phối nông thôn mới|Điều phối nông thôn mới|Đầu tư phát triển|Quản lý thị trường|"
    "Quản lý rừng phòng hộ, rừng đặc dụng|Quản lý rừng phòng hộ|Quản lý rừng đặc dụng|"
    "Quản lý dự án đầu tư xây dựng công trình nông nghiệp và phát triển nông thôn|Quản lý dự án đầu tư xây dựng công trình nông nghiệp|"
    "Quản lý dự án đầu tư xây dựng công trình giao thông|Quản lý dự án đầu tư xây dựng công trình dân dụng và công nghiệp|"
    "Quản lý dự án đầu tư xây dựng các công trình dân dụng và công nghiệp|Quản lý dự án đầu tư xây dựng các công trình giao thông|"
    "Văn hóa - Xã hội|Kinh tế - Hạ tầng|Kiểm soát bệnh tật|Công nghệ thông tin và Truyền thông|Phát thanh, Truyền hình|"
    "Văn phòng - Thống kê|Tư pháp - Hộ tịch|Địa chính - Xây dựng|Tài chính - Kế toán|"
    "Văn hóa, Thể thao và Du lịch|Văn hóa, Khoa học và Thông tin|Văn hóa, Thể thao|Lao động - Thương binh và Xã hội|"
    "Lao động, Thương binh và Xã hội|Nông nghiệp và Phát triển nông thôn|Khoa học và Công nghệ|Kế hoạch và Đầu tư|"
    "Giáo dục và Đào tạo|Tài nguyên và Môi trường|Nông nghiệp và Môi trường|Thông tin và Truyền thông|"
    "Giao thông vận tải|"
    "Dân tộc và Tôn giáo|Tuyên giáo và Dân vận|Tài chính - Kế hoạch|Kinh tế và Hạ tầng|Kinh tế, Hạ tầng và Đô thị|"
    "Hội đồng nhân dân và Ủy ban nhân dân|HĐND và UBND|HĐND&UBND|Ủy ban nhân dân|UBND|Hội đồng nhân dân|HĐND|"
    "Quản lý đô thị|Quản lý dự án đầu tư xây dựng|Quản lý dự án|Phục vụ hành chính công|Chính trị|Thể thao|"
    "Truyền thanh|Phát thanh và Truyền hình|"
    "Tổ chức cán bộ|Tổ chức - Hành chính|Tổ chức|Thi đua - Khen thưởng|Phát triển quỹ đất|Y tế|Nội vụ|Tư pháp|"
    "Tài chính|Dân vận|Tuyên giáo|"
    "Nội chính|Kinh tế|"
    "Thanh tra nhân dân|Giám sát đầu tư của cộng đồng|Giám sát đầu tư cộng đồng|Thuế|Thống kê|Kiểm tra|Dân tộc|"
    "Tôn giáo|Xây dựng|Công Thương|Ngoại vụ|Du lịch|Tiếp công dân|Cơ yếu|Quân sự|"
    "Chỉ huy quân sự|"
    "Chỉ huy Quân sự|Bảo vệ|Thường vụ|Chấp hành|Bí thư|Chỉ đạo|Giám đốc"
)

# What kinds of office there are.
HEADS = (
    "Phòng|Ban|Sở|Bộ|Cục|Chi cục|Tổng cục|Vụ|Trung tâm|Đài|Văn phòng|Khối|Hội|Đoàn|Liên đoàn|Chi nhánh|"
    "Thường trực|Hạt|Trạm|"
    "Trường|Bệnh viện|Báo|Viện|Công chức|Cổng|Hiệp hội|Tổng công ty|Công ty|Tổ|Quỹ|Ngân hàng|Học viện|Thanh tra|Đội"
)

# Names of bodies that are whole without a field of work.
FIXED_NAMES = (
    "Ủy ban nhân dân|Hội đồng nhân dân|Ủy ban Mặt trận Tổ quốc Việt Nam|Mặt trận Tổ quốc Việt Nam|"
    "Ủy ban Mặt trận Tổ quốc|"
    "Mặt trận Tổ quốc|UBND|HĐND|MTTQ|Huyện ủy|Tỉnh ủy|Thành ủy|Quận ủy|Thị ủy|Đảng ủy|Công an|Kho bạc Nhà nước|"
    "Bảo hiểm xã hội|"
    "Tòa án nhân dân|Viện Kiểm sát nhân dân|Liên hiệp Phụ nữ|Nông dân|Cựu chiến binh|Thanh niên"
)

# Verbs and adverbs that follow the subject of an instruction.
VERBS = (
    "có trách nhiệm|chịu trách nhiệm|chủ động|chủ trì|phối hợp|tiếp tục|nghiêm túc|báo cáo|kịp thời|tổ chức|"
    "thực hiện|triển khai|"
    "xây dựng|tham mưu|căn cứ|theo dõi|hướng dẫn|kiểm tra|đôn đốc|tăng cường|thường xuyên|đẩy mạnh|quán triệt|"
    "phân công|chỉ đạo|"
    "rà soát|tổng hợp|gửi|đề xuất|bố trí|lồng ghép|cần|phải|được giao|khẩn trương|tập trung|ban hành|cung cấp|"
    "đăng|phản ánh|định kỳ|"
    "hằng|hàng|trên cơ sở|theo chức năng|tích cực|quan tâm|chú trọng|thành lập|duy trì|nâng cao|phát huy|"
    "đảm bảo|bảo đảm|mở|cử|"
    "lập|đưa|vận động|tuyên truyền|giám sát|tham gia|trao đổi|liên hệ|xem xét|thống nhất|trình|hoàn thành|tạo|"
    "lựa chọn|cụ thể hóa|"
    "đánh giá|sơ kết|tổng kết|giải quyết|tiếp thu|niêm yết|công khai|cập nhật|đề nghị|kiến nghị|quản lý|"
    "khảo sát|nghiên cứu|làm|là|chuẩn bị|sử dụng|nhân rộng|xử lý|thẩm định|phổ biến|bám sát|lựa|nhận|tiếp nhận|cân đối|"
    "phát động|huy động|khuyến khích|hỗ trợ|biên soạn|in ấn|phát hành|phát hiện|ngăn chặn|xác minh|xác định|công bố|"
    "kiện toàn|bồi dưỡng|đào tạo|tập huấn|cấp phát|cấp|vận hành|khai thác|hoàn thiện|sửa đổi|bổ sung|điều chỉnh|nắm|"
    "thực thi|biểu dương|tuyên dương|thu thập|phân loại|rút kinh nghiệm|động viên|chia sẻ|bàn giao|thanh toán|quyết toán|"
    "soạn thảo|xin ý kiến|lấy ý kiến|lắng nghe|thăm hỏi|tặng|trao|phân bổ|chi trả|quảng bá|giới thiệu|lan tỏa|nhắc nhở|"
    "giúp|thông báo|thông tin|truyền thông|đồng hành|ưu tiên|khắc phục|chấn chỉnh|chấp hành|ký kết|nghiệm thu|"
    "thanh tra|đi|thu dọn|phát|nhắc|nâng cấp|trực tiếp|gắn|yêu cầu|dừng|di dời"
)
