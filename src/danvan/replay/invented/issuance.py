import datetime as dt
import random

from danvan.replay.invented.made import Made

PAPERS = {
    "direction": "Kế hoạch công tác dân vận chính quyền",
    "internal_regulation": "Quy chế làm việc của cơ quan",
    "democracy_regulation": "Quy chế thực hiện dân chủ trong hoạt động của cơ quan",
    "convention": "Quy ước của các ấp",
}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """Papers of one form, mostly directives, above all in the first months; regulations and conventions are new or amended,
    some for a while only."""
    form = numbers.choice((*["direction"] * (12 if on.month < 6 else 3), *PAPERS))
    amended = form != "direction" and numbers.random() < 0.3
    details: dict[str, object] = {
        "form": form, "revision": "amended" if amended else "new", "reference": f"{numbers.randrange(1, 400)}/UBND",
        "items": numbers.randrange(1, 6) if form in {"direction", "convention"} else 1,
        "valid_until": dt.date(on.year + numbers.randrange(3), 12, 31) if numbers.random() < 0.3 else None,
        "people_asked": form != "direction",
    }  # fmt: skip
    if form == "convention":
        details["posted_on"] = on - dt.timedelta(days=numbers.randrange(30, 70))
    return Made(("Sửa đổi, bổ sung " if amended else "") + PAPERS[form], details)
