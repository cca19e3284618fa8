import datetime as dt
import random
from decimal import Decimal

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A board of the people that is founded, or one of its sessions."""
    board = numbers.choice(("inspection", "investment"))
    details: dict[str, object] = {"board": board, "deed": "session", "findings": numbers.randrange(3)}
    name = "Ban Thanh tra nhân dân"
    if board == "investment":
        name = "Ban Giám sát đầu tư của cộng đồng"
        details["project"] = f"Đường ấp số {numbers.randrange(1, 20)}"
    if numbers.random() < 0.4:
        del details["findings"]
        details |= {"deed": "founded", "members": numbers.randrange(5, 12), "term_until": dt.date(on.year + 1, 12, 31)}
        return Made(f"Kiện toàn {name}", details)
    if board == "investment":
        details["recovered"] = Decimal(numbers.randrange(400)) / 10
    return Made(f"{name} giám sát", details)
