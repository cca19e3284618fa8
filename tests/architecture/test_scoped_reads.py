"""Who reads past the policy, and why: every ``unscoped`` call with its reason, and no plain reads in the faces."""

import ast
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[2] / "src" / "danvan"


def _calls() -> list[tuple[str, ast.Call]]:
    found = []
    for path in SOURCE.rglob("*.py"):
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute) and node.func.attr == "unscoped":
                found.append((path.relative_to(SOURCE).as_posix(), node))
    return found


def test_every_unscoped_read_gives_a_reason_in_plain_words() -> None:
    calls = _calls()
    assert calls
    for path, call in calls:
        reason = call.args[0] if call.args else None
        assert isinstance(reason, ast.Constant), path
        assert isinstance(reason.value, str), path
        assert len(reason.value.split()) >= 4, f"{path}:{call.lineno}: {reason.value}"


def test_faces_never_read_past_the_policy() -> None:
    assert [f"{path}:{call.lineno}" for path, call in _calls() if path.startswith("desk/")] == []
    plain = [
        f"{path.relative_to(SOURCE)}:{number}"
        for path in (SOURCE / "desk").rglob("*.py")
        for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), 1)
        if re.search(r"[A-Z]\w*\.rows\b|_base_manager", line)
    ]
    assert plain == []
