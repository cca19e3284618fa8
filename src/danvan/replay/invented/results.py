import datetime as dt
import random
from decimal import Decimal

from danvan.replay.invented.made import Made

DONE = {
    "escaped": 12, "houses": 5, "shacks": 6, "gifts": 300, "helped": 400, "helpers": 150, "jobs": 120, "borrowers": 80,
    "paid": 500,
}  # fmt: skip
MONEY = {"houses_money": 400, "welfare_money": 900, "fund": 300, "loans": 4000, "paid_money": 2500}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """What stands in a unit, with the wholes its shares are made of, and some of what was done."""
    households = numbers.randrange(900, 3200)
    poor, population = numbers.randrange(20, households // 8), households * 4 + numbers.randrange(400)
    called_up = numbers.randrange(8, 24)
    values: dict[str, int | Decimal] = {
        "poor": poor, "near_poor": numbers.randrange(20, households // 8), "households": households,
        "culture_families": households - numbers.randrange(households // 6), "population": population,
        "insured": population - numbers.randrange(population // 10), "recruits": called_up, "recruits_wanted": called_up,
        "security": numbers.randrange(1, 6),
    }  # fmt: skip
    values |= {name: numbers.randrange(most) for name, most in DONE.items() if numbers.random() < 0.6}
    values |= {name: Decimal(numbers.randrange(2 * most)) / 2 for name, most in MONEY.items() if numbers.random() < 0.6}
    lines = [{"item": name, "value": Decimal(value), "target": None, "note": ""} for name, value in values.items()]
    return Made("Kết quả kinh tế - xã hội, an sinh", {"source": "Báo cáo của đơn vị"}, rows={"result_lines": lines})
