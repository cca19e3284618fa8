import datetime as dt
import random
from decimal import Decimal

from danvan.replay.invented.made import Made

WORKS = ("Lộ giao thông nông thôn", "Cầu bê tông", "Sân nhà văn hóa ấp", "Đèn đường nông thôn")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """What people gave to one work of their village: mostly money and work, land where a road is widened."""
    works = numbers.choice(WORKS)
    details: dict[str, object] = {
        "works": works, "money": Decimal(numbers.randrange(10, 900)) / 2, "labour_days": numbers.randrange(10, 200),
    }  # fmt: skip
    if works.startswith("Lộ"):
        details |= {
            "land": Decimal(numbers.randrange(100, 4000)), "trees": numbers.randrange(60),
            "road_km": Decimal(numbers.randrange(1, 40)) / 10,
        }  # fmt: skip
    if works.startswith("Cầu"):
        details["bridges"] = 1
    return Made(f"Nhân dân đóng góp làm công trình: {works}", details)
