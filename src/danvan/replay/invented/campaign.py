import datetime as dt
import random

from danvan.replay.invented.made import Made

THEMES = ("Chung sức xây dựng nông thôn mới", "Cán bộ, công chức thi đua thực hiện văn hóa công sở", "Vì người nghèo")


def invent(numbers: random.Random, on: dt.date) -> Made:
    """A movement that is launched, joined or reviewed, or its best examples being named."""
    theme = numbers.choice(THEMES)
    form = numbers.choice(("launched", "launched", "registered", "review", "outstanding"))
    details: dict[str, object] = {"form": form, "theme": theme}
    if form in {"launched", "registered"}:
        details |= {"collectives": numbers.randrange(3, 30), "individuals": numbers.randrange(20, 200)}
    if form == "launched":
        details["valid_until"] = dt.date(on.year + numbers.randrange(3), 12, 31)
    act = {"launched": "Phát động", "registered": "Đăng ký", "review": "Sơ kết", "outstanding": "Biểu dương điển hình"}[
        form
    ]
    return Made(f"{act} phong trào “{theme}”", details, people=numbers.randrange(20, 120))
