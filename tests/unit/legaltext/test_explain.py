"""Tracing a fact to the rule that read it."""

from pathlib import Path

import pytest

from danvan.legaltext.command import run
from danvan.legaltext.contract import as_dict
from danvan.legaltext.explain import explain, parse_place
from danvan.legaltext.reading import read_text

TEXT = "I. VIỆC\n1. Phòng Nội vụ thực hiện Chỉ thị số 33/CT-TTg ngày 26/11/2021 của Thủ tướng Chính phủ.\n"


def test_every_fact_at_a_place_names_its_rule() -> None:
    at = TEXT.index("33/CT")

    rules = [line.split("\t")[:2] for line in explain(as_dict(read_text(TEXT)), at, at + 1)]

    assert rules == [
        ["outline", "outline.decimal"],
        ["citations", "citation.state"],
        ["duties", "duty.task+lead.subject"],
    ]


def test_command_prints_only_the_place_asked_for(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "a.txt"
    path.write_text(TEXT, encoding="utf-8")

    assert run(["--explain", "0:3", str(path)]) == 0
    assert capsys.readouterr().out == "outline\toutline.roman\t1.00\t0:7\tI. VIỆC\n"


@pytest.mark.parametrize("words", ["", "a", "5:5", "9:3", "-1", "1:x"])
def test_place_that_is_none_is_refused(words: str) -> None:
    with pytest.raises(ValueError, match=r".*"):
        parse_place(words)
