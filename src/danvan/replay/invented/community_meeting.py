import datetime as dt
import random

from danvan.replay.invented.made import Made

DECIDED_BY_RULE_FROM = dt.date(2023, 7, 1)  # before, no rule of shares is known
ASKED = {
    "contribution": "Mức đóng góp làm đường ấp",
    "spending": "Thu, chi quỹ của ấp",
    "convention": "Sửa đổi quy ước của ấp",
    "head": "Bầu trưởng ấp",
    "board": "Bầu thành viên Ban Giám sát đầu tư của cộng đồng",
    "other": "Lịch dọn vệ sinh đường ấp",
}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A meeting or ballot of 60 to 400 households on one to three matters, most of them agreed to."""
    households = numbers.randrange(60, 400)
    attending = numbers.randrange(households * 6 // 10, households + 1)
    asked = numbers.sample(sorted(ASKED), numbers.randrange(1, 4))
    rows, passed = [], []
    for subject in asked:
        against, silent = numbers.randrange(attending // 4 + 1), numbers.randrange(attending // 8 + 1)
        agree = attending - against - silent
        rows.append(
            {"text": ASKED[subject], "subject": subject, "agree": agree, "disagree": against, "abstain": silent}
        )
        passed.append({"passed": _passed(subject, agree, households) if on >= DECIDED_BY_RULE_FROM else None})
    details = {
        "form": numbers.choice(("meeting", "meeting", "ballot", "online")), "households": households, "attending": attending,
        "sent_on": on if numbers.random() < 0.8 else None,
    }  # fmt: skip
    title = f"Họp dân: {ASKED[asked[0]].lower()}"
    return Made(
        title, details, people=attending, rows={"meeting_items": rows}, follows={"meeting_items": passed}
    )  # fmt: skip


def _passed(subject: str, agree: int, households: int) -> bool:
    """Two thirds of all households for what each has to pay, more than half for everything else."""
    return agree * 3 >= households * 2 if subject == "contribution" else agree * 2 > households
