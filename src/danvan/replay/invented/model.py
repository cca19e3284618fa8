import datetime as dt
import random

from danvan.replay.invented.made import Done, Made, Partner

TITLES = (
    "Camera an ninh", "Tổ phụ nữ tiết kiệm", "Tuyến đường hoa", "Ngày thứ Bảy vì dân", "Cà phê với người dân",
    "Thùng rác tại nhà", "Ba cùng với đồng bào", "Trả kết quả tại nhà", "Nhóm Zalo ấp", "Vườn rau học đường",
)  # fmt: skip
AREAS = ("economy", "culture", "defence", "system")
FOUND = {"results": "Đạt các mục tiêu đã đăng ký.", "spread": "Hai đơn vị bạn đã đến học."}
APPROVED = Done("approve", 2, "judge", day="approved_on")
LATER = (
    Done("note", 3, note="Đã làm xong bước đầu, người dân đồng tình."),
    Done("assess", 4, given=FOUND, share="0.9"),
)
RECOGNISED = Done(
    "recognise", 5, "judge", share="0.85", day="recognised_on", given={"decision": "Quyết định số 36/QĐ-UBND"}
)
RETIRED = Done("retire", 4, note="Đã thành nếp, chuyển vào quy ước ấp.", day="retired_on")
# What became of it by the time it was written down: the stage, and the moves that led there.
FATES = (
    ("registered", ()),
    ("declined", (Done("decline", 2, "judge", note="Trùng nội dung với mô hình đã có."),)),
    ("running", (APPROVED,)),
    ("assessed", (APPROVED, *LATER)),
    ("recognised", (APPROVED, *LATER, RECOGNISED)),
    ("recognised", (APPROVED, *LATER, RECOGNISED)),
    ("retired", (APPROVED, RETIRED)),
)


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A model that is registered, and how far it came; some were taken over by other units."""
    stage, moves = numbers.choice(FATES)
    spread = numbers.randrange(3) if stage == "recognised" else 0
    return Made(
        f"{numbers.choice(TITLES)} ({numbers.randrange(1, 90)})",
        {
            "nature": "model", "holder": numbers.choice(("collective", "collective", "individual")),
            "area": numbers.choice(AREAS), "level": numbers.choice(("commune", "district", "province")),
            "lead_post": "Công chức văn hóa - xã hội", "target": "Mọi hộ trong ấp tham gia.",
            "beneficiaries": numbers.randrange(20, 900), "people_money": numbers.randrange(0, 40),
        },
        rows={"adoptions": [{"unit": Partner(place), "adopted_on": on} for place in range(spread)]},
        partners=spread, moves=moves, follows={"stage": stage},
    )  # fmt: skip
