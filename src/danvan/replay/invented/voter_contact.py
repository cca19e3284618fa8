import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """Deputies meet voters; everything is answered on the spot."""
    asked = numbers.randrange(15)
    level = numbers.choice(("commune", "commune", "district", "province", "nation"))
    details = {"level": level, "opinions": asked, "answered": asked}
    return Made("Tiếp xúc cử tri trước kỳ họp", details, people=numbers.randrange(30, 160))
