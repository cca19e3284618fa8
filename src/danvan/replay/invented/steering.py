import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A committee set up for a while or without end, officials put in charge, or a meeting of the committee."""
    form, number = numbers.choice(("committee", "officers", "officers", "meeting")), numbers.randrange(1, 300)
    details: dict[str, object] = {"form": form}
    if form == "meeting":
        return Made("Họp Ban Chỉ đạo công tác dân vận chính quyền", details, people=numbers.randrange(5, 25))
    until = dt.date(on.year + numbers.randrange(4), 12, 31) if numbers.random() < 0.5 else None
    details |= {"reference": f"Quyết định số {number}/QĐ-UBND", "valid_until": until}
    if form == "committee":
        details["members"] = numbers.randrange(5, 22)
        return Made("Kiện toàn Ban Chỉ đạo công tác dân vận chính quyền", details)
    full_time, part_time, leads = numbers.randrange(2), numbers.randrange(1, 6), numbers.random() < 0.7
    details |= {"full_time": full_time, "part_time": part_time, "leads": leads}
    follows = {"officers": full_time + part_time, "led": int(leads)}
    return Made("Phân công cán bộ phụ trách công tác dân vận chính quyền", details, follows=follows)
