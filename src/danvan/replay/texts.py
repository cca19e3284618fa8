"""Words of the invented year: topics, places, questions and sentences of our own. They name no person."""

DIRECTIVES = (
    "Chỉ thị về nêu gương của người đứng đầu trong giải quyết việc của dân",
    "Quy chế phối hợp giữa Ủy ban nhân dân và Mặt trận Tổ quốc",
    "Nghị quyết về cải cách thủ tục hành chính của huyện",
    "Kế hoạch công tác dân vận chính quyền của huyện",
    "Quy định về văn hóa ứng xử của cán bộ, công chức",
    "Hướng dẫn thực hiện dân chủ ở xã, phường, thị trấn",
    "Chương trình chuyển đổi số phục vụ người dân",
    "Quy định về tiếp công dân định kỳ của người đứng đầu",
    "Chỉ thị số 33/CT-TTg của Thủ tướng Chính phủ",
    "Nghị quyết số 25-NQ/TW của Ban Chấp hành Trung ương",
    "Kết luận số 43-KL/TW của Ban Bí thư",
    "Nghị định số 04/2015/NĐ-CP của Chính phủ",
)
NEWS_TOPICS = (
    "nước sạch mùa khô", "lịch tiếp công dân trong tháng", "đăng ký khai sinh qua mạng", "phòng cháy chữa cháy trong khu dân cư",
    "thu gom rác tại nguồn", "hỗ trợ cây giống cho hộ trồng dừa", "tiêm phòng cho đàn vật nuôi", "lịch xả cống ngăn mặn",
    "sửa chữa cầu nông thôn", "cách nộp hồ sơ không phải đi lại", "an toàn đường thủy mùa mưa", "ngày hội đọc sách",
)  # fmt: skip
SESSION_TOPICS = (
    "dân chủ ở cơ sở", "quyền của người nộp hồ sơ", "an toàn giao thông nông thôn", "phòng chống đuối nước cho trẻ em",
    "sử dụng dịch vụ công trực tuyến", "giữ gìn vệ sinh kênh rạch",
)  # fmt: skip
TRAINING_TOPICS = (
    "Kỹ năng tiếp dân và giải thích thủ tục", "Ghi chép và theo dõi nội dung sau đối thoại", "Nghiệp vụ công tác dân vận chính quyền",
    "Hướng dẫn người dân nộp hồ sơ trực tuyến", "Kỹ năng hòa giải ở cơ sở", "Công khai thông tin ở xã, thị trấn",
)  # fmt: skip
DIALOGUE_TOPICS = (
    "thủ tục đất đai", "môi trường và nguồn nước", "giao thông nông thôn", "trường học và trạm y tế", "chợ và nơi buôn bán",
    "hỗ trợ sản xuất", "thu phí vệ sinh", "sử dụng nhà văn hóa ấp",
)  # fmt: skip
PLACES = (
    "Hội trường Ủy ban nhân dân", "Nhà văn hóa ấp 1", "Nhà văn hóa ấp 3", "Trụ sở sinh hoạt ấp Giữa", "Hội trường trường tiểu học",
    "Bộ phận một cửa", "Phòng họp cơ quan", "Điểm sinh hoạt cộng đồng ấp Rẫy",
)  # fmt: skip
QUESTIONS = (
    "Đoạn đường đất vào ấp bị sụt sau mưa, khi nào được sửa?",
    "Hồ sơ cấp giấy chứng nhận nộp đã lâu, vì sao chưa có kết quả?",
    "Xe lấy rác mỗi tuần chỉ vào một lần, có tăng chuyến được không?",
    "Đèn đường ở ngã ba chợ hỏng, đơn vị nào thay?",
    "Cống đầu kênh đóng không đúng lịch đã báo, ai chịu trách nhiệm báo lại?",
    "Trạm y tế cuối tuần có người trực không?",
    "Lệ phí đã niêm yết khác số tiền thu ở quầy, đề nghị giải thích.",
    "Sân trường bị ngập, bao giờ có hệ thống thoát nước?",
    "Loa truyền thanh ấp phát nhỏ, nghe không rõ lịch cúp nước.",
    "Danh sách hộ được hỗ trợ cây giống niêm yết ở đâu?",
    "Đề nghị báo trước lịch đối thoại ít nhất một tuần.",
    "Cầu ván qua rạch đã cũ, học sinh đi lại không an toàn.",
)
ANSWERS = (
    "Đã trả lời tại buổi đối thoại, nêu rõ văn bản áp dụng.",
    "Đã giải thích thời hạn và nơi nhận kết quả.",
    "Đã thống nhất báo lịch trên đài truyền thanh từ tuần sau.",
    "Đã xin lỗi và chỉnh lại bảng niêm yết trong ngày.",
)
PROMISES = (
    "Sửa đoạn đường bị sụt và thông báo cho người dân trong ấp.",
    "Trả kết quả hồ sơ đang chậm và xin lỗi bằng văn bản.",
    "Thêm một chuyến thu gom rác mỗi tuần.",
    "Thay bóng đèn hỏng ở ngã ba chợ.",
    "Niêm yết lại mức lệ phí và đối chiếu các khoản đã thu.",
    "Nạo vét rãnh thoát nước quanh sân trường.",
    "Gia cố mặt cầu ván và đặt biển báo tải trọng.",
    "Niêm yết danh sách hộ được hỗ trợ tại nhà văn hóa ấp.",
)
ANSWERED = (
    "Đã có văn bản trả lời, nêu rõ việc còn lại và thời gian làm xong.",
    "Đã trả lời người dân tại cuộc họp ấp.",
)
RESOLVED = ("Đã làm xong, có biên bản kiểm tra tại chỗ.", "Đã làm xong và thông báo tại nhà văn hóa ấp.")
EXTENSIONS = ("Mưa kéo dài nên chưa thi công được.", "Chờ bổ sung kinh phí của kỳ sau.")
LATE_REASONS = (
    "Công chức phụ trách đi tập huấn, giao lại chậm.",
    "Chờ đối chiếu số liệu với các ấp.",
    "Mất điện kéo dài tại trụ sở.",
)
RETURN_REASONS = (
    "Phần hạn chế chưa nêu nguyên nhân, đề nghị bổ sung.",
    "Số lượt người dự cần đối chiếu lại với hồ sơ.",
)
CORRECTION_REASONS = ("Ghi nhầm số người dự, đã đối chiếu danh sách.", "Tách lại số tin, bài đã gộp hai lần.")
PROGRESS = (
    "Đã có văn bản triển khai đến từng bộ phận, ấp.",
    "Đã làm xong phần việc của quý, đang tổng hợp kết quả.",
    "Đã phân công người phụ trách và lịch kiểm tra hằng tháng.",
)
DONE = ("Đã thực hiện đủ nội dung được giao, có báo cáo kèm theo.", "Đã hoàn thành, kết quả ghi trong phần hoạt động.")
DIFFICULTIES = ("Chưa có mẫu thống nhất để ghi ý kiến sau đối thoại.", "Kinh phí in tờ rơi chưa được giao.")
DIFFICULTY_ANSWERS = (
    "Dùng mẫu kèm theo kế hoạch cho đến khi có mẫu chung.",
    "Đề nghị dùng nguồn kinh phí thường xuyên, quyết toán cuối quý.",
)
RESULTS = {
    "g1": (
        "Hình thức tuyên truyền được kết hợp giữa họp ấp, truyền thanh và trang thông tin điện tử.",
        "Nội dung quán triệt gắn với nhiệm vụ của từng bộ phận và thực tế ở cơ sở.",
    ),
    "g2": (
        "Các đơn vị trao đổi thông tin với Mặt trận, đoàn thể cùng cấp trước khi triển khai những việc liên quan đến nhiều hộ dân.",
        "Kiến nghị của Mặt trận, đoàn thể được phân công đơn vị trả lời bằng văn bản.",
    ),
    "g3": (
        "Ý kiến của Nhân dân tập trung vào giao thông nông thôn, thủ tục đất đai, thu gom rác và thoát nước.",
        "Kết quả giải quyết được niêm yết tại nhà văn hóa ấp và trụ sở tiếp công dân.",
    ),
    "g4": (
        "Bộ phận một cửa bố trí công chức hướng dẫn người dân nộp hồ sơ trực tuyến.",
        "Mức phí, lệ phí và thời hạn giải quyết được niêm yết tại nơi tiếp nhận hồ sơ.",
    ),
    "g5": (
        "Các mô hình “Dân vận khéo” tập trung vào vệ sinh môi trường, sửa chữa cầu, đường và giúp nhau phát triển sản xuất.",
    ),
    "g6": ("Nội dung tập huấn chủ yếu là kỹ năng tiếp công dân, ghi chép và theo dõi kết quả sau đối thoại.",),
    "kiem-tra": ("Qua kiểm tra, các đơn vị đã bổ sung hồ sơ theo dõi sau đối thoại còn thiếu.",),
}
STRENGTHS = (
    "Người đứng đầu các đơn vị trực tiếp đối thoại, lắng nghe và trả lời ý kiến của Nhân dân.",
    "Nội dung tiếp thu tại các hội nghị đối thoại được giao rõ đơn vị xử lý và thời hạn.",
    "Công tác tuyên truyền bám sát những vấn đề người dân quan tâm.",
    "Lịch tiếp công dân của người đứng đầu được niêm yết công khai.",
)
SHORTCOMINGS = (
    "Một số nội dung tiếp thu tại đối thoại giải quyết còn chậm so với thời hạn.",
    "Tin, bài hướng dẫn thủ tục hành chính chưa nhiều, nội dung chưa sát từng đối tượng.",
    "Việc ghi chép, theo dõi sau đối thoại ở một số ấp chưa đều.",
)
CAUSES = (
    "Công chức phụ trách còn kiêm nhiệm nhiều việc.",
    "Kinh phí thực hiện phân bổ chậm.",
    "Một số nhiệm vụ triển khai cùng thời điểm nên việc phối hợp chưa kịp thời.",
)
NEXT_STEPS = (
    "Tiếp tục tổ chức đối thoại theo chuyên đề tại các ấp, khu dân cư.",
    "Giải quyết dứt điểm các nội dung tiếp thu tại đối thoại đã quá hạn.",
    "Tập huấn kỹ năng ghi chép, theo dõi kết quả sau đối thoại cho công chức phụ trách.",
)
PROPOSALS = (
    "Đề nghị cơ quan cấp trên ban hành mẫu ghi chép, theo dõi thống nhất sau đối thoại.",
    "Đề nghị bố trí kinh phí thực hiện công tác dân vận chính quyền ngay từ đầu năm.",
)
