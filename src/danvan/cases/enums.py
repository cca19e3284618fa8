"""Choices of the cases app; importable from anywhere."""

from django.db import models
from django.utils.translation import gettext_lazy as _


class Track(models.TextChoices):
    """The ways of the law a case can go. What it is called follows from its content, not from its title."""

    COMPLAINT = "complaint", _("Khiếu nại lần đầu")
    COMPLAINT_2 = "complaint_2", _("Khiếu nại lần hai")
    PETITION = "petition", _("Kiến nghị, phản ánh")
    REGULATION = "regulation", _("Phản ánh, kiến nghị về quy định hành chính")
    FIELD_REPORT = "field_report", _("Phản ánh hiện trường")
    FRONT = "front", _("Kiến nghị của Mặt trận, đoàn thể")
    VOTERS = "voters", _("Kiến nghị của cử tri")


class State(models.TextChoices):
    """Where a case stands. «Đã trả lời» says that the people got an answer, «Đã giải quyết» that the thing is done."""

    RECEIVED = "received", _("Đã tiếp nhận")
    ACCEPTED = "accepted", _("Đã thụ lý")
    VERIFYING = "verifying", _("Đang xác minh")
    DIALOGUE = "dialogue", _("Đã đối thoại")
    SUSPENDED = "suspended", _("Tạm đình chỉ")
    DECIDED = "decided", _("Đã có quyết định giải quyết")
    SENT = "sent", _("Đã gửi quyết định")
    PROCESSING = "processing", _("Đang xử lý")
    ANSWERED = "answered", _("Đã trả lời, chưa giải quyết xong")
    RESOLVED = "resolved", _("Đã giải quyết")
    REFUSED = "refused", _("Không thụ lý")
    GUIDED = "guided", _("Trả đơn, hướng dẫn")
    TRANSFERRED = "transferred", _("Đã chuyển cơ quan có thẩm quyền")
    WITHDRAWN = "withdrawn", _("Đã rút đơn")
    TERMINATED = "terminated", _("Đình chỉ giải quyết")
    FILED = "filed", _("Lưu đơn")
    MERGED = "merged", _("Nhập vào vụ việc khác")


ENDED = frozenset({
    State.RESOLVED, State.REFUSED, State.GUIDED, State.TRANSFERRED, State.WITHDRAWN, State.TERMINATED, State.FILED,
    State.MERGED,
})  # fmt: skip
RATED = frozenset({State.ANSWERED, State.RESOLVED, State.SENT, State.DECIDED})


class Channel(models.TextChoices):
    """The door a case came in by."""

    COUNTER = "counter", _("Nộp trực tiếp tại quầy")
    PHONE = "phone", _("Điện thoại")
    PAPER = "paper", _("Đơn giấy (bản quét)")
    POST = "post", _("Bưu chính")
    RECEPTION = "reception", _("Buổi tiếp công dân")
    TRANSFERRED = "transferred", _("Cơ quan khác chuyển đến")
    PORTAL = "portal", _("Cổng thông tin")
    API = "api", _("Hệ thống khác gửi đến")


class Subject(models.TextChoices):
    """What a case is about, as the register of petitions groups it."""

    LAND = "land", _("Đất đai")
    COMPENSATION = "compensation", _("Bồi thường, giải phóng mặt bằng")
    SOCIAL = "social", _("Chính sách xã hội")
    OFFICIALS = "officials", _("Cán bộ, công chức; thái độ phục vụ")
    PROCEDURES = "procedures", _("Thủ tục hành chính")
    ENVIRONMENT = "environment", _("Môi trường, rác thải, tiếng ồn")
    WORKS = "works", _("Đường, cầu, điện, nước, công trình công cộng")
    ORDER = "order", _("An ninh, trật tự")
    OTHER = "other", _("Lĩnh vực khác")


class Assignment(models.TextChoices):
    """Whether somebody has the case in hand."""

    NONE = "none", _("Chưa giao")
    OFFERED = "offered", _("Đã giao, chờ đơn vị nhận")
    TAKEN = "taken", _("Đơn vị đã nhận")
    BACK = "back", _("Đơn vị trả lại")


class PersonRole(models.TextChoices):
    SENDER = "sender", _("Người gửi")
    REPRESENTATIVE = "representative", _("Người đại diện")
    OTHER = "other", _("Người có liên quan")


class TextKind(models.TextChoices):
    """What a sealed text is. The petition's words, what officials note for themselves, the answer people get."""

    WORDS = "words", _("Nội dung đơn")
    CALL = "call", _("Ghi cuộc gọi")
    NOTE = "note", _("Ghi chú nội bộ")
    ANSWER = "answer", _("Nội dung trả lời")
    VISIT = "visit", _("Nội dung tiếp công dân")


class Grounds(models.TextChoices):
    """Why a petition is not accepted (Luật Khiếu nại, Điều 11) or is sent back; chosen, so that nothing personal is typed."""

    NOT_AFFECTED = "not_affected", _("Không liên quan trực tiếp đến quyền, lợi ích của người khiếu nại")
    INTERNAL = "internal", _("Quyết định, hành vi trong nội bộ cơ quan hành chính")
    NO_CAPACITY = "no_capacity", _("Người khiếu nại không đủ năng lực hành vi, không có đại diện hợp pháp")
    NO_SIGNATURE = "no_signature", _("Đơn không có chữ ký hoặc điểm chỉ")
    TOO_LATE = "too_late", _("Hết thời hiệu, thời hạn mà không có lý do chính đáng")
    SECOND_DECISION = "second_decision", _("Đã có quyết định giải quyết lần hai")
    COURT = "court", _("Tòa án đã thụ lý hoặc đã có bản án, quyết định")
    SETTLED = "settled", _("Đã được giải quyết đúng quy định, đã thông báo")
    NOT_CLEAR = "not_clear", _("Đơn không rõ nội dung, không đủ điều kiện xử lý")
    NOT_COMPETENT = "not_competent", _("Không thuộc thẩm quyền")
    DENUNCIATION = "denunciation", _("Nội dung là tố cáo, đã hướng dẫn nơi tiếp nhận")


class PauseGrounds(models.TextChoices):
    """Why a case stands still for a time, or for good."""

    ABSENT = "absent", _("Người khiếu nại vắng mặt vì lý do khách quan")
    OTHER_RESULT = "other_result", _("Chờ kết quả của cơ quan khác")
    DEATH = "death", _("Người khiếu nại chết, chưa có người thừa kế quyền, nghĩa vụ")
    INFORMATION = "information", _("Chờ bổ sung thông tin, tài liệu")
    OTHER = "other", _("Lý do khác theo văn bản đã ghi")


class Outcome(models.TextChoices):
    """What the handling found."""

    RIGHT = "right", _("Đúng")
    PARTLY = "partly", _("Đúng một phần")
    WRONG = "wrong", _("Sai")


class Rating(models.IntegerChoices):
    """How satisfied whoever sent the case is with its handling."""

    POOR = 1, _("Không hài lòng")
    FAIR = 2, _("Bình thường")
    GOOD = 3, _("Hài lòng")


class OpeningScope(models.TextChoices):
    """What of a case is opened: its words, or the people behind it."""

    WORDS = "words", _("Nội dung đơn, ghi chú, tệp")
    IDENTITY = "identity", _("Họ tên, địa chỉ, điện thoại")


class OpeningReason(models.TextChoices):
    """Why it is opened; chosen, because a typed reason could itself name somebody."""

    HANDLE = "handle", _("Xử lý vụ việc được giao")
    ANSWER = "answer", _("Gửi văn bản trả lời, thông báo cho người gửi")
    INVITE = "invite", _("Mời làm việc, mời đối thoại")
    CALL_BACK = "call_back", _("Gọi lại cho người gửi")
    CORRECT = "correct", _("Kiểm tra, sửa thông tin đã nhập")
    DATA_REQUEST = "data_request", _("Trả lời yêu cầu về dữ liệu cá nhân")
    AUTHORITY = "authority", _("Cơ quan có thẩm quyền yêu cầu bằng văn bản")


class ClockState(models.TextChoices):
    RUNNING = "running", _("Đang tính")
    PAUSED = "paused", _("Đang tạm dừng")
    MET = "met", _("Đã làm xong")
    DROPPED = "dropped", _("Không còn tính")
    FOLDED = "folded", _("Tính ở vụ việc đã nhập vào")


class ClockEvent(models.TextChoices):
    """What moved a due date, or let the days stand still."""

    EXTEND = "extend", _("Gia hạn")
    PAUSE = "pause", _("Tạm dừng")
    RESUME = "resume", _("Tính tiếp")
    RULE = "rule", _("Quy định được sửa")


class ReceptionKind(models.TextChoices):
    REGULAR = "regular", _("Định kỳ")
    AD_HOC = "ad_hoc", _("Đột xuất")
    STANDING = "standing", _("Thường xuyên")


class ReceptionMode(models.TextChoices):
    DIRECT = "direct", _("Trực tiếp")
    ONLINE = "online", _("Trực tuyến")


class SittingState(models.TextChoices):
    PLANNED = "planned", _("Theo lịch")
    HELD = "held", _("Đã tiếp")
    POSTPONED = "postponed", _("Hoãn, tiếp vào ngày khác")
    NOT_HELD = "not_held", _("Không tiếp")


class PostponeReason(models.TextChoices):
    """Why a reception was put off or not held; chosen, so that it can be counted."""

    HOLIDAY = "holiday", _("Trùng ngày nghỉ")
    MEETING = "meeting", _("Họp theo triệu tập của cấp trên")
    MISSION = "mission", _("Đi công tác")
    DISASTER = "disaster", _("Thiên tai, dịch bệnh, việc khẩn cấp")
    ILLNESS = "illness", _("Ốm đau")
    OTHER = "other", _("Lý do khác")


class VisitKind(models.TextChoices):
    """What people came with, by content."""

    COMPLAINT = "complaint", _("Khiếu nại")
    DENUNCIATION = "denunciation", _("Tố cáo")
    PETITION = "petition", _("Kiến nghị, phản ánh")
    MIXED = "mixed", _("Nhiều nội dung khác nhau")


class Handling(models.TextChoices):
    """How a visit was dealt with: columns 8 to 10 of the register, and the two cases it has no column for."""

    ACCEPTED = "accepted", _("Thụ lý để giải quyết")
    GUIDED = "guided", _("Trả lại đơn và hướng dẫn")
    TRANSFERRED = "transferred", _("Chuyển đơn đến cơ quan có thẩm quyền")
    ANSWERED = "answered", _("Trả lời, giải thích tại chỗ")
    REFUSED = "refused", _("Từ chối tiếp")


class RefusalGrounds(models.TextChoices):
    """When receiving somebody may be refused (Luật Tiếp công dân 42/2013/QH13, Điều 9)."""

    CAPACITY = "capacity", _("Say, dùng chất kích thích, không làm chủ được hành vi")
    THREAT = "threat", _("Đe dọa, xúc phạm, vi phạm nội quy nơi tiếp công dân")
    SETTLED = "settled", _("Vụ việc đã giải quyết đúng pháp luật, đã có thông báo từ chối tiếp")
    OTHER = "other", _("Trường hợp khác theo quy định của pháp luật")


class DenunciationState(models.TextChoices):
    RECEIVED = "received", _("Đã vào sổ, đang xử lý ban đầu")
    ACCEPTED = "accepted", _("Đã thụ lý")
    SUSPENDED = "suspended", _("Tạm đình chỉ")
    CONCLUDED = "concluded", _("Đã kết luận")
    PUBLISHED = "published", _("Đã công khai kết luận")
    TRANSFERRED = "transferred", _("Đã chuyển cơ quan có thẩm quyền")
    NOT_ACCEPTED = "not_accepted", _("Không thụ lý")
    INFORMATION = "information", _("Chuyển làm thông tin phục vụ quản lý")
    TERMINATED = "terminated", _("Đình chỉ giải quyết")


class Competence(models.TextChoices):
    UNKNOWN = "unknown", _("Chưa xác định")
    OWN = "own", _("Thuộc thẩm quyền")
    OTHER = "other", _("Không thuộc thẩm quyền")


class Difficulty(models.TextChoices):
    """How long the law gives (Luật Tố cáo, Điều 30)."""

    PLAIN = "plain", _("Thường")
    COMPLEX = "complex", _("Phức tạp")
    VERY = "very", _("Đặc biệt phức tạp")


class DenunciationOutcome(models.TextChoices):
    RIGHT = "right", _("Đúng")
    PARTLY = "partly", _("Đúng một phần")
    WRONG = "wrong", _("Sai")
    SLANDER = "slander", _("Cố ý tố cáo sai sự thật")


class LetterKind(models.TextChoices):
    ACCEPTANCE = "acceptance", _("Thông báo thụ lý")
    REFUSAL = "refusal", _("Thông báo không thụ lý")
    GUIDANCE = "guidance", _("Hướng dẫn")
    TRANSFER = "transfer", _("Phiếu chuyển đơn")
    EXTENSION = "extension", _("Thông báo gia hạn")
    ANSWER = "answer", _("Trả lời")


class Audience(models.TextChoices):
    """Who an output is for. It decides what of the case's people may stand in it."""

    PERSON = "person", _("Người gửi đơn")
    UNITS = "units", _("Cơ quan, đơn vị nêu ở nơi nhận")
    PUBLIC = "public", _("Công khai")


class Output(models.TextChoices):
    """What leaves the system."""

    LETTER = "letter", _("Văn bản")
    RECEIPT = "receipt", _("Giấy biên nhận")
    SHEET = "sheet", _("Bảng Excel")
    MAIL = "mail", _("Thư điện tử")
    PRINT = "print", _("Trang in")
    API = "api", _("Dữ liệu gửi hệ thống khác")


class ReleaseReason(models.TextChoices):
    """Why something the guard held back may leave; chosen, so that nothing personal is typed."""

    SAME_WORDS = "same_words", _("Trùng chữ, không phải thông tin của người gửi")
    CONSENT = "consent", _("Người gửi đồng ý bằng văn bản")
    LAW = "law", _("Luật yêu cầu ghi thông tin này cho nơi nhận")


class RequestKind(models.TextChoices):
    """What somebody may ask about the data kept of them (Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15)."""

    KNOW = "know", _("Được biết đang lưu gì về mình")
    COPY = "copy", _("Xin bản sao dữ liệu của mình")
    CORRECT = "correct", _("Sửa thông tin sai")
    DELETE = "delete", _("Xóa dữ liệu")
    RESTRICT = "restrict", _("Hạn chế xử lý")
    OBJECT = "object", _("Phản đối việc xử lý")


class RequestOutcome(models.TextChoices):
    DONE = "done", _("Đã thực hiện")
    PARTLY = "partly", _("Thực hiện một phần, đã nói rõ lý do")
    REFUSED = "refused", _("Không thực hiện được theo luật, đã nói rõ lý do")


class BreachKind(models.TextChoices):
    """How personal data got out or lost."""

    WRONG_RECIPIENT = "recipient", _("Gửi nhầm người nhận")
    PUBLISHED = "published", _("Đăng, niêm yết nhầm")
    LOST = "lost", _("Mất máy, mất tệp, mất hồ sơ")
    ACCESS = "access", _("Người không có quyền xem được")
    DESTROYED = "destroyed", _("Dữ liệu bị xóa, bị sửa trái phép")
    OTHER = "other", _("Trường hợp khác")
