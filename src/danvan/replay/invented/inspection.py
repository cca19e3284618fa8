import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """An inspection of the plan or of public service, or a self-inspection."""
    subject = numbers.choice(("plan", "public_service", "self", "self"))
    details: dict[str, object] = {
        "subject": subject, "findings": numbers.randrange(4), "conclusion": f"Thông báo số {numbers.randrange(1, 90)}/TB-UBND",
        "concluded_on": on,
    }  # fmt: skip
    if subject == "public_service":
        details["disciplined"] = numbers.choice((0, 0, 0, 1))
    title = {"plan": "Kiểm tra thực hiện kế hoạch", "public_service": "Kiểm tra công vụ", "self": "Tự kiểm tra"}[
        subject
    ]
    return Made(title, details, others={} if subject == "self" else {"visited": numbers.randrange(1, 4)})
