"""Templates and user-facing strings keep the rules that a strict policy and translation need."""

import ast
import re
from pathlib import Path

import pytest

SOURCE = Path(__file__).resolve().parents[2] / "src" / "danvan"
TEMPLATES = sorted(SOURCE.rglob("*.html"))
MODULES = sorted(SOURCE.rglob("*.py"))
TRANSLATORS = {"_", "gettext", "gettext_lazy", "ngettext"}


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_template_holds_no_inline_script_style_or_handler(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert re.findall(r"<script(?![^>]*\bsrc=)[^>]*>", text) == []
    assert re.findall(r"<style\b", text) == []
    assert re.findall(r"\sstyle\s*=", text) == []
    assert re.findall(r"\son[a-z]+\s*=\s*[\"']", text) == []
    assert "javascript:" not in text


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(SOURCE).as_posix())
def test_posting_form_carries_its_token(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for form in re.findall(r"<form\b[^>]*method=\"post\".*?</form>", text, flags=re.DOTALL):
        assert "{% csrf_token %}" in form, form[:120]


def _strings() -> list[tuple[str, int, ast.expr]]:
    found = []
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if (
                isinstance(node, ast.Call)
                and isinstance(node.func, ast.Name)
                and node.func.id in TRANSLATORS
                and node.args
            ):
                found.append((path.relative_to(SOURCE).as_posix(), node.lineno, node.args[0]))
    return found


def test_translated_strings_are_plain_and_name_their_placeholders() -> None:
    strings = _strings()
    assert len(strings) > 100
    for path, line, string in strings:
        assert isinstance(string, ast.Constant), f"{path}:{line}"
        assert re.findall(r"%[sd]", str(string.value)) == [], f"{path}:{line}"


def test_exceptions_are_never_swallowed() -> None:
    for path in MODULES:
        for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
            if isinstance(node, ast.ExceptHandler):
                broad = node.type is None or (
                    isinstance(node.type, ast.Name) and node.type.id in {"Exception", "BaseException"}
                )
                empty = all(isinstance(step, ast.Pass) for step in node.body)
                assert not (broad and empty), f"{path}:{node.lineno}"


def test_clock_is_read_in_one_place() -> None:
    """Only common/clock.py, the job queue and the check of signs of life may ask the machine what time it is."""
    allowed = {"common/clock.py", "common/queue.py"}
    readers = [
        path.relative_to(SOURCE).as_posix()
        for path in MODULES
        if re.search(r"timezone\.now\(|datetime\.now\(|date\.today\(|auto_now", path.read_text(encoding="utf-8"))
        and "migrations" not in path.parts
    ]
    assert set(readers) <= allowed
