import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A survey most people of which are satisfied."""
    sent = numbers.randrange(40, 160)
    back = sent - numbers.randrange(20)
    satisfied = back - numbers.randrange(back // 6 + 1)
    details = {
        "way": numbers.choice(("paper", "online", "kiosk")), "ballots_out": sent, "ballots_in": back, "satisfied": satisfied,
        "dissatisfied": (back - satisfied) // 2,
    }  # fmt: skip
    return Made("Khảo sát hài lòng về phục vụ hành chính", details)
