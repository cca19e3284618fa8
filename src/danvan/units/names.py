"""Comparing names as people write them."""

import re
import unicodedata

_ABBREVIATIONS = (
    ("ubnd", "uy ban nhan dan"),
    ("ubmttq", "uy ban mat tran to quoc"),
    ("mttq", "mat tran to quoc"),
    ("hdnd", "hoi dong nhan dan"),
    ("vh-tt", "van hoa va thong tin"),
    ("vhtt", "van hoa va thong tin"),
)


def folded(name: str) -> str:
    """``name`` without case, marks and punctuation, with the usual abbreviations written out: equal for equal names."""
    plain = unicodedata.normalize("NFD", name.lower().replace("đ", "d").replace("ð", "d"))
    plain = "".join(char for char in plain if not unicodedata.combining(char))
    for short, full in _ABBREVIATIONS:
        plain = re.sub(rf"\b{short}\b", full, plain)
    return re.sub(r"[^a-z0-9]+", " ", plain).strip()


def search_key(*names: str) -> str:
    """The column a unit is found by: every folded name between bars."""
    return "|" + "|".join(dict.fromkeys(folded(name) for name in names if name)) + "|"
