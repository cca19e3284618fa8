import datetime as dt
import random

from danvan.replay.invented.made import Made

TOPICS = ("Luật Đất đai", "Luật Hôn nhân và gia đình", "Luật Giao thông đường bộ", "Luật Thực hiện dân chủ ở cơ sở")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A session on a law."""
    topic, people = numbers.choice(TOPICS), numbers.randrange(20, 120)
    details = {"sessions": numbers.choice((1, 1, 2)), "topic": topic, "papers": people}
    return Made(f"Phổ biến {topic}", details, people=people)
