import datetime as dt
import random

from danvan.replay.invented.made import Made

BODIES = ("Ủy ban Mặt trận Tổ quốc Việt Nam", "Hội Nông dân", "Hội Liên hiệp Phụ nữ", "Đoàn Thanh niên")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A programme signed for one to three years, or a meeting under one."""
    body, form = numbers.choice(BODIES), numbers.choice(("programme", "meeting", "meeting", "review"))
    details: dict[str, object] = {"form": form, "partners": body}
    if form != "programme":
        return Made(f"Giao ban phối hợp với {body}", details, people=numbers.randrange(8, 40))
    details |= {
        "reference": f"{numbers.randrange(1, 60)}/CTrPH",
        "valid_until": dt.date(on.year + numbers.randrange(3), 12, 31),
    }
    return Made(f"Ký chương trình phối hợp với {body}", details)
