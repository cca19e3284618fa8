"""What a person is told when no working copy can be made. No sentence names the file: whoever shows it knows which."""

from __future__ import annotations

from django.utils.translation import gettext as _

from danvan.common.errors import Refused
from danvan.documents.enums import FileKind


def damaged(kind: FileKind) -> Refused:
    """The refusal of a file of ``kind`` that cannot be read to its end."""
    if kind == FileKind.PICTURE:
        return Refused(
            _("Ảnh bị hỏng hoặc tải lên chưa trọn vẹn. Mở lại ảnh, lưu thành tệp JPEG mới rồi tải lên lần nữa.")
        )
    if kind == FileKind.PDF:
        return Refused(
            _("Tệp PDF bị hỏng hoặc tải lên chưa trọn vẹn. Mở lại tệp, lưu thành tệp PDF mới rồi tải lên lần nữa.")
        )
    if kind == FileKind.SHEET:
        return Refused(
            _("Tệp Excel bị hỏng hoặc tải lên chưa trọn vẹn. Mở lại bằng Excel, lưu thành tệp mới rồi tải lên lần nữa.")
        )
    return Refused(
        _("Tệp Word bị hỏng hoặc tải lên chưa trọn vẹn. Mở lại bằng Word, lưu thành tệp mới rồi tải lên lần nữa.")
    )


def locked() -> Refused:
    """The refusal of a file that opens only with a password."""
    return Refused(_("Tệp được bảo vệ bằng mật khẩu nên không đọc được. Bỏ mật khẩu rồi tải lên lần nữa."))


def swollen() -> Refused:
    """The refusal of a packed file that grows beyond measure when it is unpacked."""
    return Refused(
        _("Tệp phình ra quá lớn khi mở, có thể là tệp phá hoại. Lưu lại nội dung thành tệp mới rồi tải lên lần nữa.")
    )


def declares() -> Refused:
    """The refusal of a file whose XML brings its own declarations (entities), which no office program writes."""
    return Refused(
        _(
            "Tệp có khai báo lạ bên trong, không an toàn để mở. Mở lại bằng Word, Excel rồi lưu thành tệp mới và tải lên lần nữa."
        )
    )


def holds_another() -> Refused:
    """The refusal of a Word file part of whose text is a whole other file that cannot be cleaned."""
    return Refused(
        _(
            "Tệp Word có chèn nguyên một tệp khác làm nội dung. Mở lại bằng Word, lưu thành tệp .docx mới rồi tải lên lần nữa."
        )
    )


def too_many_pixels() -> Refused:
    """The refusal of a picture over the limit."""
    return Refused(_("Ảnh có quá nhiều điểm ảnh. Giảm kích thước ảnh xuống dưới 50 triệu điểm rồi tải lên lần nữa."))
