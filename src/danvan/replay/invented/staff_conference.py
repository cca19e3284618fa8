import datetime as dt
import random

from danvan.replay.invented.made import Made

TITLES = {
    "staff": "Hội nghị cán bộ, công chức, viên chức",
    "workers": "Hội nghị người lao động tại doanh nghiệp",
    "workplace_dialogue": "Đối thoại định kỳ tại nơi làm việc",
}


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A conference most of whose people came and some spoke up; a few opinions wait for an answer."""
    form = numbers.choice(("staff", "staff", "workers", "workplace_dialogue"))
    delegates = numbers.randrange(12, 160)
    people = numbers.randrange(delegates * 7 // 10, delegates + 1)
    opinions = numbers.randrange(min(people, 12) + 1)
    details: dict[str, object] = {
        "form": form, "delegates": delegates, "opinions": opinions, "answered": numbers.randrange(opinions + 1),
        "resolution": f"Số {numbers.randrange(1, 90)}, ngày {on:%d/%m/%Y}",
    }  # fmt: skip
    if form == "staff":
        details["year_ended_on"] = dt.date(on.year - (on.month <= 6), 12, 31)
    return Made(TITLES[form], details, people=people)
