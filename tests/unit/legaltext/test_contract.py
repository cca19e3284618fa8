"""The object `danvan read --json` prints, and the command around it."""

import io
import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator
from rich.console import Console

from danvan.legaltext.childread import read_in_child
from danvan.legaltext.command import run
from danvan.legaltext.contract import as_dict, json_schema
from danvan.legaltext.read import UnreadableFile
from danvan.legaltext.reading import read_file, read_text
from danvan.legaltext.terminal import show
from tests.unit.legaltext.conftest import AnnotatedPlan

PLAN = """ỦY BAN NHÂN DÂN
HUYỆN SÔNG LA
Số:     /KH-UBND
Sông La, ngày    tháng    năm 2023

KẾ HOẠCH
Thực hiện công tác dân vận chính quyền năm 2023

Thực hiện Kế hoạch số 39a/KH-UBND ngày 20/4/2022 của UBND huyện, Ủy ban nhân dân huyện ban hành Kế hoạch như sau:

I. NHIỆM VỤ

1. Nội dung

- Phòng Tư pháp chủ trì, phối hợp với Hội Nông dân huyện tổ chức 02 lớp tập huấn, xong trước ngày 30/9/2023.

Định kỳ hằng năm (trước ngày 30/11), các cơ quan, đơn vị báo cáo kết quả gửi Phòng Nội vụ tổng hợp.

Nơi nhận:
- Sở Nội vụ (b/c);
- Lưu: VT.

TM. ỦY BAN NHÂN DÂN
CHỦ TỊCH

Nguyễn Văn An
"""


@pytest.fixture
def path(tmp_path: Path) -> Path:
    path = tmp_path / "kế hoạch.txt"
    path.write_text(PLAN, encoding="utf-8")
    return path


def _validate(value: dict) -> None:
    validator = Draft202012Validator(json_schema(), format_checker=Draft202012Validator.FORMAT_CHECKER)
    assert [error.message for error in validator.iter_errors(value)] == []


def test_schema_is_itself_sound() -> None:
    Draft202012Validator.check_schema(json_schema())


@pytest.mark.parametrize("text", [PLAN, "", "Một dòng.", "I. A\n- b"])
def test_every_output_obeys_the_schema(text: str) -> None:
    _validate(as_dict(read_text(text)))


def test_annotated_plans_obey_the_schema(plan: AnnotatedPlan) -> None:
    _validate(as_dict(read_text(plan.text)))


def test_every_traced_fact_points_at_its_words(plan: AnnotatedPlan) -> None:
    out = as_dict(read_text(plan.text))
    text = out["text"]

    def words(span: list[int]) -> str:
        return text[span[0] : span[1]]

    assert [words(one["span"]) for one in out["citations"]] == [one["ref"] for one in out["citations"]]
    assert [words(one["span"]) for one in out["units"]] == [one["mention"] for one in out["units"]]
    assert [words(one["span"]) for one in out["duties"]] == [one["text"] for one in out["duties"]]
    assert [words(due["span"]) for one in out["duties"] for due in one["due"]] == [
        due["text"] for one in out["duties"] for due in one["due"]
    ]
    assert all(one["name"] in " ".join(words(one["span"]).split()) for one in out["recipients"])


def test_stored_text_is_the_file_exactly(path: Path) -> None:
    assert read_file(path).source.text == PLAN


def test_names_the_issue_of_each_object(path: Path) -> None:
    out = as_dict(read_file(path))

    assert out["schema"] == "danvan-read/1"
    assert set(out["source"]) == {"name", "sha256", "format", "chars", "scan"}
    assert (out["source"]["name"], out["source"]["format"], out["source"]["chars"]) == (
        "kế hoạch.txt",
        "txt",
        len(PLAN),
    )
    assert out["citations"][0]["legal_basis"] is True
    report = next(duty for duty in out["duties"] if duty["kind"] == "reporting")
    assert report["due"][0] | {"span": None} == {"text": "trước ngày 30/11", "last_day": "2023-11-29", "span": None}
    assert out["signature"]["signer"] == "Nguyễn Văn An"


def test_command_prints_json(path: Path, capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    assert run([str(path), "--json"]) == 0

    assert json.loads(capsysbinary.readouterr().out) == as_dict(read_file(path))


def test_command_prints_a_readable_outline(path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(path)]) == 0

    shown = re.sub(r"[\s│├└─]+", " ", capsys.readouterr().out)
    for words in (
        "I NHIỆM VỤ",
        "I.1.-1",
        "chủ trì: Phòng Tư pháp",
        "hết ngày 29/11/2023",
        "Chưa ghi số của văn bản",
        "Nguyễn Văn An",
    ):
        assert words in shown


def test_command_out_of_memory_answers_in_a_sentence(
    path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def exhausted(*_: object, **__: object) -> None:
        raise MemoryError

    monkeypatch.setattr("danvan.legaltext.reading.read_file", exhausted)

    assert run([str(path), "--json"]) == 2
    assert "quá nhiều bộ nhớ" in capsys.readouterr().err


def test_a_closed_pipe_is_no_error(path: Path) -> None:
    code = f"import sys; from danvan.__main__ import main; sys.exit(main(['read', '--json', {str(path)!r}]))"
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    assert child.stdout is not None
    assert child.stderr is not None
    child.stdout.close()

    assert child.stderr.read() == b""
    child.stderr.close()
    assert child.wait() == 0


def test_outline_is_coloured_on_a_terminal(path: Path) -> None:
    stream = io.StringIO()

    show(read_file(path), Console(file=stream, force_terminal=True, color_system="standard", width=100))

    assert "\x1b[" in stream.getvalue()


def test_reading_starts_without_the_web_framework(path: Path) -> None:
    code = (
        "import sys; from danvan.__main__ import main\n"
        "code = main(['read', '--json', sys.argv[1]])\n"
        "heavy = [m for m in ('django', 'docx', 'pdfplumber', 'rich', 'lxml') if m in sys.modules]\n"
        "print(heavy, file=sys.stderr); sys.exit(code)"
    )

    done = subprocess.run([sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=False)

    assert (done.returncode, done.stderr.strip()) == (0, "[]")


def test_child_reads_like_the_parent(path: Path) -> None:
    assert read_in_child(path) == as_dict(read_file(path))


def test_child_passes_a_refusal_on(tmp_path: Path) -> None:
    empty = tmp_path / "x"
    empty.write_bytes(b"")

    with pytest.raises(UnreadableFile) as refusal:
        read_in_child(empty, name="--json.docx")

    assert refusal.value.message == "Không đọc được tệp “--json.docx”: tệp rỗng. Hãy chọn lại tệp."


def test_child_out_of_memory_is_a_message(path: Path) -> None:
    with pytest.raises(UnreadableFile) as refusal:
        read_in_child(path, memory_mb=24)

    assert refusal.value.code in ("memory", "crash")
    assert "kế hoạch.txt" in refusal.value.message


def test_child_out_of_time_is_a_message(tmp_path: Path) -> None:
    slow = tmp_path / "dài.txt"
    bullet = "- Phòng Tư pháp phối hợp với Hội Nông dân huyện tổ chức lớp tập huấn trước ngày 30/9/2023.\n"
    slow.write_text("KẾ HOẠCH\nThử\n\nI. NHIỆM VỤ\n" + bullet * 30_000, encoding="utf-8")

    with pytest.raises(UnreadableFile) as refusal:
        read_in_child(slow, seconds=1)

    assert refusal.value.code == "timeout"
    assert "quá 1 giây" in refusal.value.message
