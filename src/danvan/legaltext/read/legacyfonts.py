"""Text typed in TCVN3 (.VnTime …) and VNI (VNI-Times …) fonts, turned into Unicode.

Only the font of a run proves such text: its characters are plain Latin-1 letters and signs.
"""

from __future__ import annotations

import re
import unicodedata

# TCVN3 gives each Vietnamese letter a code of its own; capitals with marks are small letters in a font of capitals.
_TCVN3_FROM = "¸µ¶·¹¨¾»¼½Æ©ÊÇÈÉË®ÐÌÎÏÑªÕÒÓÔÖÝ×ØÜÞãßáâä«èåæçé¬íêëìîóïñòô\u00adøõö÷ùýúûüþ¡¢§£¤¥¦"
_TCVN3_TO = "áàảãạăắằẳẵặâấầẩẫậđéèẻẽẹêếềểễệíìỉĩịóòỏõọôốồổỗộơớờởỡợúùủũụưứừửữựýỳỷỹỵĂÂĐÊÔƠƯ"
_TCVN3 = str.maketrans(dict(zip(_TCVN3_FROM, _TCVN3_TO, strict=True)))

# VNI writes a letter and then its mark; some letters have codes of their own.
_VNI_MARKS = {
    "ù": "\u0301",
    "ø": "\u0300",
    "û": "\u0309",
    "õ": "\u0303",
    "ï": "\u0323",
    "ê": "\u0306",
    "é": "\u0306\u0301",
    "è": "\u0306\u0300",
    "ú": "\u0306\u0309",
    "ü": "\u0306\u0303",
    "ë": "\u0306\u0323",
    "â": "\u0302",
    "á": "\u0302\u0301",
    "à": "\u0302\u0300",
    "å": "\u0302\u0309",
    "ã": "\u0302\u0303",
    "ä": "\u0302\u0323",
}
_VNI_ALONE = {"ô": "ơ", "ö": "ư", "ñ": "đ", "í": "í", "ì": "ì", "æ": "ỉ", "ó": "ĩ", "ò": "ị", "î": "ỵ"}
_VNI_MARKS |= {mark.upper(): made for mark, made in _VNI_MARKS.items()}
_VNI_ALONE |= {sign.upper(): made.upper() for sign, made in _VNI_ALONE.items()}
_VNI = re.compile(rf"([aeouyôöAEOUYÔÖ])([{''.join(_VNI_MARKS)}])|([{''.join(_VNI_ALONE)}])")


def is_tcvn3(font: str) -> bool:
    return font.startswith(".Vn")


def is_vni(font: str) -> bool:
    return font.upper().startswith("VNI-")


def decoded(text: str, font: str) -> str:
    """`text` as it looks in `font`: Unicode (NFC) for the two legacy encodings, unchanged for any other font."""
    if is_tcvn3(font):
        plain = text.translate(_TCVN3)
        return plain.upper() if font.endswith("H") else plain
    if is_vni(font):
        return unicodedata.normalize("NFC", _VNI.sub(_vni, text))
    return text


def _vni(match: re.Match[str]) -> str:
    if match[3]:
        return _VNI_ALONE[match[3]]
    return _VNI_ALONE.get(match[1], match[1]) + _VNI_MARKS[match[2]]
