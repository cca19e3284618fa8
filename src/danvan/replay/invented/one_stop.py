import datetime as dt
import random

from danvan.replay.invented.made import Made


def invent(numbers: random.Random, on: dt.date) -> Made:
    """What the desk received and solved; nothing is lost between the two."""
    direct, online, post = numbers.randrange(20, 90), numbers.randrange(5, 60), numbers.randrange(9)
    came = direct + online + post
    late, pending = numbers.randrange(4), numbers.randrange(came // 5 + 1)
    solved = came - late - pending
    early = solved // 3
    details = {
        "received_direct": direct, "received_online": online, "received_post": post, "handled_early": early,
        "handled_on_time": solved - early, "handled_late": late, "pending_in_time": pending,
        "paid_online": online // 2, "digitised": came - numbers.randrange(came // 4 + 1),
    }  # fmt: skip
    follows = {"received": came, "in_time": solved, "handled": solved + late}
    return Made(f"Kết quả một cửa tháng {on.month}/{on.year}", details, follows=follows)
