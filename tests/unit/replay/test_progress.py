"""Parts are timed; nothing is drawn where nobody looks."""

import io

from danvan.replay.progress import watch


def test_watch_off_a_terminal_draws_nothing() -> None:
    stream = io.StringIO()
    with watch(stream) as clock:
        assert list(clock.each("đọc", [1, 2, 3])) == [1, 2, 3]
    assert stream.getvalue() == ""
    assert list(clock.seconds) == ["đọc"]


def test_watch_same_part_twice_added_up() -> None:
    with watch(io.StringIO()) as clock:
        clock.add("ghi", 1.5)
        clock.add("ghi", 2.0)
    assert clock.report()["seconds"] == {"ghi": 3.5}
