import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """The catalogue of a desk as it stands, with a review now and then."""
    whole, reviewed = numbers.randrange(90, 220), numbers.choice((0, 0, 12, 20))
    details = {
        "in_force": whole, "posted": whole - numbers.randrange(3), "at_counter": True, "on_portal": numbers.random() < 0.7,
        "full_online": whole // 4, "part_online": whole // 3, "one_stop": True, "reviewed": reviewed, "shortened": reviewed // 3,
    }  # fmt: skip
    return Made(f"Thủ tục hành chính tính đến {on:%d/%m/%Y}", details)
