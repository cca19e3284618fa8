import datetime as dt
import random

from danvan.replay.invented.made import Made

BODIES = {
    "front": "Mặt trận Tổ quốc",
    "farmers": "Hội Nông dân",
    "women": "Hội Liên hiệp Phụ nữ",
    "youth": "Đoàn Thanh niên",
}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """An oversight without recommendations left open, or remarks on drafts."""
    form, body = numbers.choice(("oversight", "oversight", "criticism", "comment")), numbers.choice(tuple(BODIES))
    details: dict[str, object] = {
        "form": form,
        "body": body,
        "recommendations": 0,
        "programme": f"Kế hoạch năm {on.year}",
    }
    if form != "oversight":
        details["papers"] = numbers.randrange(1, 5)
    word = {"oversight": "giám sát", "criticism": "phản biện", "comment": "góp ý văn bản"}[form]
    return Made(f"{BODIES[body]} {word}", details)
