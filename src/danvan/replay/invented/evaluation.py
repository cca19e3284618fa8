import datetime as dt
import random

from danvan.replay.invented.made import Done, Made

# Share of the points given by hand, and the grade it leads to whatever the five points of the one figure come to.
SHARES = (("0.98", 1), ("0.82", 2), ("0.60", 3), ("0.40", 4), ("0.20", 5))


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A unit that marked itself, and how far its evaluation came."""
    share, grade = numbers.choice(SHARES)
    moves = (
        Done("submit", 1, "head", share=share, day="submitted_on"),
        Done("verify", 3, "judge", share=share, day="verified_on"),
        Done("publish", 5, "judge", day="published_on", given={"decision": "Thông báo số 21/TB-UBND"}),
    )
    far = numbers.choice((0, 1, 3, 3))
    return Made(
        f"Tự đánh giá công tác dân vận chính quyền năm {on.year}",
        {"year": on.year},
        moves=moves[:far],
        follows={"stage": ("draft", "submitted", "verified", "published")[far], "grade": grade if far else None},
    )
