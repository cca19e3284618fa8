import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """Teams that are founded, and afternoons on which they help people."""
    if numbers.random() < 0.4:
        teams = numbers.randrange(4, 14)
        return Made("Kiện toàn Tổ công nghệ số cộng đồng", {"form": "team", "teams": teams, "members": teams * 6})
    return Made("Hướng dẫn người dân nộp hồ sơ trực tuyến", {"form": "guiding", "guided": numbers.randrange(8, 90)})
