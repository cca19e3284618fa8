import datetime as dt
import random

from danvan.replay.invented.made import Made

DRAFTS = {
    "economy": "Dự thảo kế hoạch phát triển kinh tế - xã hội năm sau",
    "land_use": "Dự thảo quy hoạch sử dụng đất",
    "investment": "Chủ trương đầu tư đường liên ấp",
    "decision": "Dự thảo quyết định về thu gom rác thải sinh hoạt",
    "regulations": "Dự thảo quy chế thực hiện dân chủ của xã",
    "from_above": "Dự thảo văn bản do tỉnh gửi lấy ý kiến",
}
POINTS = (
    "Đề nghị làm cống thoát nước cùng lúc với đường.",
    "Đề nghị giãn thời gian thực hiện qua mùa mưa.",
    "Đề nghị ghi rõ mức thu đối với hộ mua bán nhỏ.",
    "Đề nghị bổ sung điểm sinh hoạt cộng đồng.",
)


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A draft with ballots or without, some of whose opinions were taken up and the others explained."""
    subject, by_ballot = numbers.choice(sorted(DRAFTS)), numbers.random() < 0.6
    opinions = numbers.randrange(len(POINTS) + 1)
    taken_up = numbers.randrange(opinions + 1)
    details: dict[str, object] = {
        "subject": subject, "closes_on": on + dt.timedelta(days=numbers.randrange(20, 41)),
        "plan_reference": f"Kế hoạch số {numbers.randrange(1, 90)}/KH-UBND", "meeting": not by_ballot, "ballot": by_ballot,
        "portal": numbers.random() < 0.5, "front": numbers.random() < 0.3, "opinions": opinions, "taken_up": taken_up,
        "explained": opinions - taken_up,
    }  # fmt: skip
    if by_ballot:
        sent = numbers.randrange(60, 400)
        back = sent - numbers.randrange(20)
        details |= {"ballots_out": sent, "ballots_in": back, "agreed": back - numbers.randrange(10)}
    points = numbers.sample(POINTS, opinions)
    rows = [
        {"text": text, "outcome": "taken_up" if place < taken_up else "explained", "answer": ""}
        for place, text in enumerate(points)
    ]
    people = None if by_ballot else numbers.randrange(30, 120)
    return Made(f"Lấy ý kiến: {DRAFTS[subject]}", details, people=people, rows={"consulted": rows})
