"""A short plan of our own for the invented area of tests/factories.py."""

PLAN = """Số: 18/KH-UBND

Sông Lá, ngày 17 tháng 02 năm 2023

KẾ HOẠCH
Thực hiện công tác dân vận chính quyền năm 2023

Thực hiện Kế hoạch số 27b/KH-UBND ngày 14/4/2022 của UBND huyện, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

I. MỤC ĐÍCH, YÊU CẦU

1. Nâng cao trách nhiệm của người đứng đầu trong lắng nghe ý kiến của Nhân dân.

II. NỘI DUNG

1. Tuyên truyền, quán triệt

- Phòng Văn hóa và Thông tin tổ chức quán triệt Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ; đăng tin, bài tuyên truyền.

- Đội Tuyên truyền lưu động phối hợp với Phòng Văn hóa và Thông tin đưa thông tin về cơ sở.

III. TỔ CHỨC THỰC HIỆN

1. Phòng Nội vụ

- Theo dõi, đôn đốc các cơ quan, đơn vị thực hiện Kế hoạch này.

2. Ủy ban nhân dân các xã, thị trấn

- Xây dựng kế hoạch cụ thể; tổ chức đối thoại trực tiếp với Nhân dân.

3. Đề nghị Ban Dân vận Huyện ủy

- Tham dự các đoàn kiểm tra do Ủy ban nhân dân huyện chủ trì.

Định kỳ, 6 tháng (trước ngày 05 tháng 6), năm (trước ngày 30 tháng 11), các cơ quan, đơn vị, Ủy ban nhân dân các xã, thị trấn báo cáo kết quả thực hiện gửi Phòng Nội vụ tổng hợp.

Trong quá trình thực hiện, nếu có phát sinh vướng mắc, các cơ quan, đơn vị kịp thời phản ánh đến Phòng Nội vụ./.

Nơi nhận:
- Sở Nội vụ (b/c);
- UBND các xã, thị trấn;
- Lưu: VT, NV.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Lê Minh Khang
"""
UNKNOWN = "Đội Tuyên truyền lưu động"
