"""What words tell before anything is kept: a denunciation in the wrong place, a state secret, personal data in a summary."""

from __future__ import annotations

import re
from collections.abc import Iterable

from django.utils.translation import gettext as _

from danvan.cases.guard.marks import Datum, Hit, plain
from danvan.common.errors import Refused

DATUM_WORDS = {
    Datum.NAME: _("họ tên"), Datum.PHONE: _("số điện thoại"), Datum.NUMBER: _("số giấy tờ"),
    Datum.ADDRESS: _("địa chỉ"), Datum.EMAIL: _("thư điện tử"),
}  # fmt: skip


class LooksLikeDenunciation(Refused):
    """The words denounce somebody. Nothing was kept; at the counter an official may say that the content is another."""


# Said of oneself or of the paper. «Không phải là tố cáo» and «giải quyết khiếu nại, tố cáo» name the procedure and denounce nobody.
_DENOUNCES = re.compile(
    r"\bdon to cao\b|\bto cao (ong|ba|anh|chi|ban|can bo|cong chuc|chu tich|bi thu|truong|pho|dong chi|hanh vi|viec|dich danh)\b"
    r"|\b(toi|chung toi|em|gia dinh toi) (xin |muon |lam don |viet don )*to cao\b|\bnguoi bi to cao\b"
)
_ACTS = re.compile(
    r"\b(nhan|dua|doi|vong|an) (tien )?hoi lo\b|\btham o\b|\bchiem doat\b|\ban chan\b|\bloi dung chuc vu\b|\bvoi vinh\b"
    r"|\bnhan tien cua dan\b|\blap khong\b|\bsach nhieu .{0,40}(doi|vòi) tien\b"
)
_ACCUSES = re.compile(
    r"\b(ong|ba|anh|chi|dong chi|can bo|cong chuc|chu tich|pho chu tich|bi thu|truong (ap|thon|phong|cong an))\b"
)
_PROCEDURE = re.compile(
    r"\bkhong (phai )?(la )?to cao\b|\bkhong to cao\b|\bkhieu nai,? to cao\b|\bgiai quyet to cao\b|\bluat to cao\b"
)
_SECRET = re.compile(r"^\s*(TUYỆT MẬT|TỐI MẬT|MẬT)\s*$", re.MULTILINE)
_NUMBERS = re.compile(r"(?<!\d)(?:\+?84|0)(?:[ .\-]?\d){9}(?!\d)|(?<!\d)\d{12}(?!\d)|[\w.+-]+@[\w-]+\.\w+")


def denounces(text: str) -> bool:
    """Whether ``text`` reads as a denunciation: it says so of itself, or names an official beside an act punished by law."""
    words = re.sub(r"\s+", " ", plain(text))
    words = _PROCEDURE.sub(" ", words)
    if _DENOUNCES.search(words):
        return True
    act = _ACTS.search(words)
    return bool(act and _ACCUSES.search(words[max(0, act.start() - 120) : act.end() + 60]))


def require_no_denunciation(text: str) -> None:
    """Raise LooksLikeDenunciation, with where to take it, for words that denounce somebody."""
    if denounces(text):
        raise LooksLikeDenunciation(
            _(
                "Nội dung này có dấu hiệu tố cáo nên chưa ghi gì vào phần mềm. Tố cáo được tiếp nhận trực tiếp tại nơi tiếp công "
                "dân hoặc gửi bằng đơn giấy đến người có thẩm quyền, để giữ bí mật tên, địa chỉ, bút tích của người tố cáo. "
                "Nếu đã đọc và thấy nội dung không phải tố cáo, đánh dấu vào ô xác nhận rồi gửi lại."
            )
        )


def require_no_secret(text: str) -> None:
    """Raise Refused when the paper carries a secrecy stamp: such papers are never kept here."""
    if _SECRET.search(text):
        raise Refused(_("Văn bản có dấu chỉ độ mật. Phần mềm không lưu tài liệu mật; xử lý theo chế độ mật trên giấy."))


def require_neutral(text: str, hits: Iterable[Hit], *, field: str) -> None:
    """Raise Refused when words that are kept in clear carry personal data: of this case's people (``hits``) or any number."""
    found = {hit.kind for hit in hits}
    if _NUMBERS.search(text):
        found.add(Datum.PHONE)
    if found:
        kinds = ", ".join(sorted(str(DATUM_WORDS[Datum(kind)]) for kind in found))
        raise Refused(
            _(
                "%(field)s có %(kinds)s của người gửi. Phần này không niêm phong: viết lại bằng lời trung tính, không nêu ai."
            )
            % {"field": field, "kinds": kinds}
        )
