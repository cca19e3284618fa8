import datetime as dt
import random

from danvan.replay.invented.made import HOST, Done, Made

POSTS = ("Công chức tư pháp", "Công chức một cửa", "Trưởng ấp", "Chỉ huy trưởng Quân sự")
SUBMITTED = Done("submit", 1, "head", day="submitted_on")
COUNCIL = Done("council", 3, "judge", note="9/9 phiếu tán thành.", day="council_on")
DECIDED = Done("decide", 5, "judge", day="decided_on", given={"decision": "Quyết định số 58/QĐ-UBND"})
FATES = (
    ("proposed", ()),
    ("submitted", (SUBMITTED,)),
    ("decided", (SUBMITTED, COUNCIL, DECIDED)),
    ("decided", (SUBMITTED, DECIDED)),
    ("refused", (SUBMITTED, Done("refuse", 4, "judge", note="Thành tích chưa nổi bật."))),
    ("withdrawn", (Done("withdraw", 1, note="Lập lại hồ sơ theo mẫu mới."),)),
)


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A proposal to commend the unit itself and some of its people, by post, for last year's merit."""
    stage, moves = numbers.choice(FATES)
    people = numbers.sample(POSTS, numbers.randrange(3))
    return Made(
        f"Khen thưởng công tác dân vận chính quyền năm {on.year - 1}",
        {
            "form": numbers.choice(("certificate", "certificate", "merit", "letter")), "achievement": "mobilisation",
            "achieved_from": dt.date(on.year - 1, 1, 1), "achieved_to": dt.date(on.year - 1, 12, 31),
            "merit": "Hoàn thành tốt kế hoạch, không có đơn vượt cấp.",
        },
        rows={
            "awardees": [
                {"unit": HOST, "party": "collective", "post": ""},
                *({"unit": HOST, "party": "individual", "post": post} for post in people),
            ]
        },
        moves=moves, follows={"stage": stage},
    )  # fmt: skip
