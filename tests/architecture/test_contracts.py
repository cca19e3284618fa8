"""The import contracts hold, and each of them breaks when a violation is planted."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PLANTS = {
    "flow": ("plans/enums.py", "import danvan.records.enums"),
    "inside": ("plans/enums.py", "import danvan.plans.scopes"),
    "pure": ("calendars/__init__.py", "import django"),
    "oracle": ("replay/check.py", "import danvan.common.clock"),
    "face": ("desk/page.py", "import danvan.audit.models"),
}
NAMES = {
    "flow": "Data flows one way between apps",
    "inside": "Inside an app",
    "pure": "Libraries of the field know nothing",
    "oracle": "The check of the replay imports nothing",
    "face": "The face holds no models",
}


def _lint(root: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=root, capture_output=True, text=True,
        check=False, env={"PYTHONPATH": str(root / "src"), "PATH": "/usr/bin:/bin", "COLUMNS": "200"},
    )  # fmt: skip


@pytest.fixture
def copy(tmp_path: Path) -> Path:
    shutil.copytree(
        ROOT / "src", tmp_path / "src", ignore=shutil.ignore_patterns("__pycache__", "static", "*.woff2", "*.egg-info")
    )
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    return tmp_path


def test_contracts_hold(copy: Path) -> None:
    run = _lint(copy)
    assert run.returncode == 0, run.stdout


@pytest.mark.parametrize("contract", PLANTS)
def test_contract_breaks_on_a_planted_violation(copy: Path, contract: str) -> None:
    name, line = PLANTS[contract]
    file = copy / "src/danvan" / name
    file.write_text(file.read_text(encoding="utf-8") + f"\n{line}\n", encoding="utf-8")
    run = _lint(copy)
    assert run.returncode != 0
    broken = [row for row in run.stdout.splitlines() if "BROKEN" in row]
    assert any(row.startswith(NAMES[contract]) for row in broken), run.stdout
