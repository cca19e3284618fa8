import datetime as dt
import random

from danvan.replay.invented.made import Made

PROJECTS = ("Nâng cấp đường tỉnh qua địa bàn xã", "Xây trường mẫu giáo", "Mở rộng chợ xã", "Kè chống sạt lở bờ sông")
STEPS = ("notice", "meeting", "posted", "asked", "minutes", "dialogue", "approved", "persuasion", "handover")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A project with the steps taken so far, its land not handed over, or by some or all households; some are closed."""
    households, done = numbers.randrange(3, 60), numbers.randrange(1, len(STEPS) + 1)
    over = done == len(STEPS) and numbers.random() < 0.5
    handed_over = households if over else numbers.randrange(households) if done == len(STEPS) else 0
    rows = [
        {"step": step, "held_on": on, "households_present": numbers.randrange(1, households + 1), "note": ""}
        for step in STEPS[:done]
    ]
    details = {
        "households": households, "handed_over": handed_over, "objections": numbers.randrange(households // 3 + 1),
        "closed_on": on if over else None,
    }  # fmt: skip
    return Made(numbers.choice(PROJECTS), details, rows={"land_steps": rows})
