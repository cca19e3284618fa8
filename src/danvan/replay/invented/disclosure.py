import datetime as dt
import random

from danvan.replay.invented.made import Made

JUDGED_FROM = dt.date(2023, 7, 1)  # before, no rule of days is known
WAYS = (
    "posted", "portal", "broadcast", "village_head", "in_writing", "meeting", "organisations", "social_network", "other"
)  # fmt: skip
PAPERS = {
    "CK01": "Kế hoạch phát triển kinh tế - xã hội của xã",
    "CK02": "Dự toán thu, chi ngân sách xã",
    "CK03": "Tiến độ thi công đường giao thông nông thôn",
    "CK06": "Thu, chi quỹ đền ơn đáp nghĩa",
    "CK07": "Kết quả bình xét hộ nghèo, hộ cận nghèo",
    "CK09": "Danh mục thủ tục hành chính cấp xã",
    "CK12": "Kết quả tiếp thu ý kiến Nhân dân về dự thảo kế hoạch",
    "CK13": "Danh sách trợ cấp xã hội thường xuyên",
}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A paper made public within days of its signing, or clearly late (four weeks), in one to four ways."""
    item, late = numbers.choice(sorted(PAPERS)), numbers.random() < 0.15
    decided = on - dt.timedelta(days=numbers.randrange(28, 60) if late else numbers.randrange(5))
    used = set(numbers.sample(WAYS, numbers.randrange(1, 5)))
    details: dict[str, object] = {"item": item, "decided_on": decided} | {way: way in used for way in WAYS}
    if "posted" in used:
        details["posted_until"] = on + dt.timedelta(days=numbers.randrange(20, 46))
    if "broadcast" in used:
        details["broadcast_days"] = numbers.randrange(3, 8)
    follows = {"in_time": not late if decided >= JUDGED_FROM else None, "forms": len(used)}
    return Made(PAPERS[item], details, follows=follows)
