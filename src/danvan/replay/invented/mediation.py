import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """The mediation of some months."""
    cases, teams = numbers.randrange(2, 20), numbers.randrange(4, 14)
    details = {
        "teams": teams,
        "mediators": teams * 6,
        "cases": cases,
        "succeeded": cases - numbers.randrange(cases // 3 + 1),
    }
    return Made(f"Hòa giải ở cơ sở tính đến {on:%d/%m/%Y}", details)
