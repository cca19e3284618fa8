import datetime as dt
import random

from danvan.replay.invented.made import Made

ERRANDS = ("Khảo sát đường ấp", "Nắm tình hình sau mưa bão", "Kiểm tra tiến độ làm cầu", "Gặp gỡ hộ khó khăn")
POSTS = ("Chủ tịch UBND", "Phó Chủ tịch UBND", "Trưởng phòng", "Phó Trưởng phòng")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A leader in one to three villages, with some households met and some opinions heard, perhaps none."""
    villages = numbers.choice((1, 1, 1, 2, 3))
    details = {
        "post": numbers.choice(POSTS), "villages": villages, "households": numbers.randrange(9 * villages),
        "opinions": numbers.randrange(7),
    }  # fmt: skip
    return Made(numbers.choice(ERRANDS), details)
