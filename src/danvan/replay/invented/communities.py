import datetime as dt
import random
from decimal import Decimal

from danvan.replay.invented.made import Made

OCCASIONS = ("Tết Chôl Chnăm Thmây", "Lễ Sene Dolta", "Lễ Phật đản", "Lễ Giáng sinh", "Tết Nguyên đán")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """The government meets or visits on a feast day, or carries out a programme."""
    form, occasion = numbers.choice(("meeting", "visit", "visit", "programme")), numbers.choice(OCCASIONS)
    if form == "programme":
        details: dict[str, object] = {"form": form, "disbursed": Decimal(numbers.randrange(100, 4000)) / 2}
        return Made("Giải ngân vốn chương trình mục tiêu quốc gia", details)
    gifts = numbers.randrange(4, 40)
    details = {"form": form, "occasion": occasion, "gifts": gifts, "money": gifts * Decimal("0.5")}
    return Made(f"{'Gặp mặt' if form == 'meeting' else 'Thăm, chúc mừng'} nhân dịp {occasion}", details)
