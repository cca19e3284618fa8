import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """Letters for papers that were late or wrong."""
    letters = numbers.randrange(1, 4)
    details = {"letters": letters, "files": letters, "cause": numbers.choice(("late", "wrong"))}
    return Made("Thư xin lỗi người dân có hồ sơ trễ hẹn", details)
