import datetime as dt
import random

from danvan.replay.invented.made import Made

SUBJECTS = ("đất đai", "hộ tịch", "đăng ký kinh doanh", "chính sách xã hội")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """Letters for papers that were late or wrong."""
    letters, cause = numbers.randrange(1, 6), numbers.choice(("late", "late", "wrong", "other"))
    details = {"letters": letters, "files": letters + numbers.randrange(3), "cause": cause}
    return Made(f"Thư xin lỗi người dân có hồ sơ về {numbers.choice(SUBJECTS)}", details)
