"""What the command refuses before it begins, in words, with exit code 2."""

from __future__ import annotations

from pathlib import Path

import pytest

from danvan.replay.command import run, scratch_environment


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "ke-hoach.txt"
    path.write_text("KẾ HOẠCH\n", encoding="utf-8")
    return path


def said(capsys: pytest.CaptureFixture[str], *arguments: str | Path) -> str:
    assert run([str(argument) for argument in arguments]) == 2
    return capsys.readouterr().err


def test_run_missing_plan(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = said(capsys, tmp_path / "khong-co.docx", "--out", tmp_path / "out")
    assert message == f"Không tìm thấy tệp kế hoạch «{tmp_path / 'khong-co.docx'}». Kiểm tra lại đường dẫn.\n"


def test_run_folder_not_empty(tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = said(capsys, plan, "--out", tmp_path)
    assert message == f"Thư mục «{tmp_path}» đã có tệp. Chọn thư mục trống để không ghi đè lên kết quả cũ.\n"


def test_run_folder_is_a_file(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert said(capsys, plan, "--out", plan).startswith(f"Không ghi được vào thư mục «{plan}»: ")


def test_run_folder_not_writable(plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    closed = Path("/proc/danvan")  # a place where not even root can make a folder
    assert said(capsys, plan, "--out", closed).startswith(f"Không ghi được vào thư mục «{closed}»: ")


def test_run_too_few_communes(tmp_path: Path, plan: Path, capsys: pytest.CaptureFixture[str]) -> None:
    message = said(capsys, plan, "--out", tmp_path / "out", "--communes", "1")
    assert message == "Cần ít nhất 2 xã, thị trấn; --communes đang là 1.\n"


def test_scratch_environment_stays_below_its_home(tmp_path: Path) -> None:
    settings = scratch_environment(tmp_path)
    assert settings["DANVAN_HOME"] == str(tmp_path)
    assert settings["DANVAN_DATABASE"] == f"sqlite:///{tmp_path}/replay.sqlite3"
