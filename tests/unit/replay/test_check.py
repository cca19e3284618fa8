"""The check of the replay finds every roll-up mistake it is there for, and names the figure."""

from __future__ import annotations

import ast
import csv
import datetime as dt
import json
import subprocess
import sys
from collections.abc import Callable, Iterator
from decimal import Decimal
from pathlib import Path

import pytest

from danvan.indicators.declaration import FigureState
from danvan.replay import check as checking
from danvan.replay.check import Unreadable, check
from danvan.reports.frozen import Cell
from danvan.reports.rollup import ratio

SOURCE = Path(checking.__file__)
Figures = dict[tuple[str, str, str], tuple[str, str]]
Lines = list[dict[str, object]]


def counts(of: str = "", **more: object) -> dict[str, object]:
    return {"of": of, "where": {}, "rows": "", "among": {}, "counts": "within", "until": ""} | more


def indicator(code: str, of: str = "", **more: object) -> dict[str, object]:
    plain = {
        "roll_up": "sum",
        "source": "records",
        "kind": "training",
        "counts": counts(of),
        "numerator": "",
        "denominator": "",
        "origins": [],
    }
    return {"type": "indicator", "code": code, **plain, **more}


def event(
    identity: str, host: str, date: str, recorded: str, *units: str, people: int = 0, **more: object
) -> dict[str, object]:
    return {
        "type": "event", "id": identity, "kind": "training", "date": date, "recorded_at": recorded + "T08:00:00+07:00",
        "host": host, "units": list(units), "facts": {"people": people}, **more,
    }  # fmt: skip


def commitment(
    identity: str, host: str, recorded: str, due: str, *units: str, resolved: str | None = None, **more: object
) -> dict[str, object]:
    plain = {"kind": "commitment", "origin": "dialogue", "first_due_on": due, "due_on": due}
    days = {"answered_on": None, "resolved_on": resolved}
    return event(identity, host, "2023-03-01", recorded, *units) | plain | days | more


def report(
    unit: str, version: int, at: str, typed: dict[str, tuple[str, str]], accepted: str = ""
) -> Iterator[dict[str, object]]:
    key = {"unit": unit, "period": "2023-H1", "version": version}
    yield {"type": "submission", **key, "submitted_at": at + "T10:00:00+07:00"}
    for code, (value, state) in typed.items():
        yield {"type": "typed", **key, "indicator": code, "value": value, "state": state}
    if accepted:
        yield {"type": "accepted", **key, "at": accepted + "T10:00:00+07:00"}


def a_year() -> Lines:
    """Four units, one period. B and A share an event; B corrects its report; C sends paper; D sends too late."""
    return [
        indicator("T.01"),
        indicator("T.02", "people"),
        indicator("P.01", source="typed"),
        indicator("P.02", source="typed"),
        indicator("C.01", "resolved", source="commitments", origins=["dialogue"]),
        indicator("C.02", "overdue", source="commitments", origins=["dialogue"]),
        indicator("R.01", roll_up="ratio", numerator="P.01", denominator="P.02"),
        {"type": "period", "period": "2023-H1", "from": "2023-01-01", "to": "2023-06-01"},
        *({"type": "unit", "unit": unit} for unit in "abcd"),
        event("e1", "a", "2023-01-01", "2023-01-02", "b", people=40),
        event("e2", "a", "2023-05-31", "2023-06-02", people=5),
        event("e3", "a", "2023-06-01", "2023-06-02", people=700),
        event("e4", "b", "2023-03-01", "2023-06-20", people=9000),
        event("e5", "b", "2023-02-01", "2023-02-01", people=10),
        event("e5", "b", "2023-02-01", "2023-05-01", people=12),
        event("e6", "b", "2023-02-02", "2023-02-02", people=3),
        event("e6", "b", "2023-02-02", "2023-02-03", people=3, archived=True),
        event("e7", "d", "2023-02-02", "2023-02-02", people=80),
        commitment("k1", "a", "2023-03-02", "2023-06-02", "b"),
        commitment("k1", "a", "2023-06-04", "2023-06-02", "b", resolved="2023-06-02"),
        commitment("k2", "a", "2023-03-02", "2023-06-03"),
        commitment("k3", "b", "2023-03-02", "2023-04-01", resolved="2023-05-01"),
        *report(
            "a", 1, "2023-06-03", {"C.01": ("0", "zero"), "P.01": ("1", "value"), "P.02": ("2", "value")}, "2023-06-04"
        ),
        *report("b", 1, "2023-06-03", {"P.01": ("77", "value"), "P.02": ("0", "zero")}),
        {"type": "returned", "unit": "b", "period": "2023-H1", "version": 1, "at": "2023-06-04T08:00:00+07:00"},
        *report(
            "b", 2, "2023-06-04", {"C.02": ("0", "zero"), "P.01": ("0", "zero"), "P.02": ("8", "value")}, "2023-06-05"
        ),
        {"type": "estimate", "unit": "b", "period": "2023-H1", "version": 2, "indicator": "P.02", "value": "4"},
        *report(
            "c",
            1,
            "2023-06-04",
            {"T.01": ("0", "zero"), "T.02": ("0", "zero"), "P.01": ("", "not_applicable")},
            "2023-06-05",
        ),
        {"type": "consolidation", "period": "2023-H1", "at": "2023-06-08T08:00:00+07:00"},
        *report("d", 1, "2023-06-09", {"P.01": ("5", "value"), "P.02": ("5", "value")}, "2023-06-10"),
    ]


def right_figures() -> Figures:
    """Worked out by hand from ``a_year``."""
    codes = ("T.01", "T.02", "C.01", "C.02", "P.01", "P.02", "R.01")
    rows = {
        "a": ("2", "45", "0 zero", "1", "1", "2", "50.0"),
        "b": ("2", "52", "2", "0 zero", "0 zero", "8", "0.0 zero"),
        "c": (
            "0 zero",
            "0 zero",
            " not_reported",
            " not_reported",
            " not_applicable",
            " not_reported",
            " not_reported",
        ),
        "d": (" not_reported",) * 7,
        "total": ("3", "57", "1", "1", "1", "10", "10.0"),
    }
    cells = {(unit, code): text for unit, texts in rows.items() for code, text in zip(codes, texts, strict=True)}
    parts = {place: text.partition(" ") for place, text in cells.items()}
    return {("2023-H1", *place): (value, state or "value") for place, (value, _space, state) in parts.items()}


def write(folder: Path, lines: Lines, figures: Figures) -> Path:
    (folder / "events.jsonl").write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    with (folder / "figures.csv").open("w", encoding="utf-8", newline="") as file:
        writer = csv.writer(file)
        writer.writerow(["period", "unit", "indicator", "value", "state"])
        writer.writerows([*place, *cell] for place, cell in figures.items())
    return folder


def places(folder: Path) -> list[tuple[str, str, str]]:
    return [tuple(difference.place) for difference in check(folder)]


def test_check_right_figures_no_difference(tmp_path: Path) -> None:
    assert check(write(tmp_path, a_year(), right_figures())) == []


PLANTED: dict[str, tuple[tuple[str, str], tuple[str, str]]] = {
    # what went wrong: (unit, indicator), (value, state) as the mistake gives it
    "joint event counted once per unit": (("total", "T.01"), ("4", "value")),
    "people of a joint event added twice": (("total", "T.02"), ("97", "value")),
    "ratio averaged over units": (("total", "R.01"), ("25.0", "value")),
    "missing counted as zero": (("d", "P.01"), ("0", "zero")),
    "not applicable counted as zero": (("c", "P.01"), ("0", "zero")),
    "zero dropped": (("b", "P.01"), ("", "not_reported")),
    "zero of a count dropped": (("c", "T.01"), ("", "not_reported")),
    "record of the first day after the window counted": (("a", "T.02"), ("745", "value")),
    "record of the first day of the window left out": (("a", "T.01"), ("1", "value")),
    "record of the last day of the window left out": (("a", "T.02"), ("40", "value")),
    "record entered after the report counted": (("b", "T.02"), ("9052", "value")),
    "record as it stood before its correction": (("b", "T.02"), ("50", "value")),
    "withdrawn record counted": (("b", "T.01"), ("3", "value")),
    "promise kept after the report counted as kept": (("a", "C.01"), ("1", "value")),
    "promise due on the day of the report counted as overdue": (("a", "C.02"), ("2", "value")),
    "promise of a joint dialogue counted twice": (("total", "C.01"), ("2", "value")),
    "blank turned into zero": (("c", "C.01"), ("0", "zero")),
    "estimate added to what was done": (("total", "P.02"), ("14", "value")),
    "unit left out of the total": (("total", "P.02"), ("2", "value")),
    "report sent after the consolidation added": (("total", "P.01"), ("6", "value")),
    "returned version added": (("total", "P.01"), ("78", "value")),
}


@pytest.mark.parametrize("mistake", PLANTED)
def test_check_planted_mistake_names_the_figure(tmp_path: Path, mistake: str) -> None:
    (unit, code), wrong = PLANTED[mistake]
    figures = right_figures()
    assert figures["2023-H1", unit, code] != wrong
    figures["2023-H1", unit, code] = wrong
    folder = write(tmp_path, a_year(), figures)
    assert places(folder) == [("2023-H1", unit, code)]
    assert f"2023-H1, {unit}, {code}:" in str(check(folder)[0])


NOWHERE = {"P.01": ("", "not_applicable"), "P.02": ("", "not_applicable")}
A_PART = {"P.01": ("3", "value"), "P.02": ("", "not_applicable")}


@pytest.mark.parametrize(
    ("typed", "state"),
    [([NOWHERE, NOWHERE], "not_applicable"), ([NOWHERE, A_PART], "not_reported"), ([NOWHERE, {}], "not_reported")],
)
def test_check_ratio_applies_nowhere_only_where_neither_part_does(
    tmp_path: Path, typed: list[dict[str, tuple[str, str]]], state: str
) -> None:
    """The same rule as the program's own ratio, for a unit and for the total."""
    lines = [
        line for line in a_year() if line["type"] in {"indicator", "period"} and line.get("source") != "commitments"
    ]
    lines = [line for line in lines if line.get("code") not in {"T.01", "T.02"}]
    units = [{"type": "unit", "unit": unit} for unit in "ab"]
    sent = [line for unit, said in zip("ab", typed, strict=True) for line in report(unit, 1, "2023-06-03", said)]
    made = {"type": "consolidation", "period": "2023-H1", "at": "2023-06-08T08:00:00+07:00"}
    year = checking.read_events(_written(tmp_path / "events.jsonl", [*lines, *units, *sent, made]))
    figures = checking.expected_figures(year)
    assert figures[checking.Place("2023-H1", "a", "R.01")].state == "not_applicable"
    assert figures[checking.Place("2023-H1", "b", "R.01")].state == state
    total = {code: figures[checking.Place("2023-H1", checking.TOTAL, code)] for code in ("P.01", "P.02", "R.01")}
    parts = (reported_cell(total["P.01"]), reported_cell(total["P.02"]))
    assert total["R.01"].state == ratio(*parts).state.value


def reported_cell(cell: checking.Cell) -> Cell:
    return Cell(FigureState(cell.state), cell.value)


def _written(path: Path, lines: Lines) -> Path:
    path.write_text("".join(json.dumps(line) + "\n" for line in lines), encoding="utf-8")
    return path


def without_units(lines: Lines) -> Lines:
    return [{**line, "units": []} if line["type"] == "event" else line for line in lines]


def recorded_in_time(lines: Lines) -> Lines:
    return [{**line, "recorded_at": "2023-03-02T08:00:00+07:00"} if line.get("id") == "e4" else line for line in lines]


def window_a_day_longer(lines: Lines) -> Lines:
    return [{**line, "to": "2023-06-02"} if line["type"] == "period" else line for line in lines]


@pytest.mark.parametrize(
    ("turn", "moved"),
    [
        (without_units, [("b", "C.01"), ("b", "T.01"), ("b", "T.02")]),
        (recorded_in_time, [("b", "T.01"), ("b", "T.02"), ("total", "T.01"), ("total", "T.02")]),
        (window_a_day_longer, [("a", "T.01"), ("a", "T.02"), ("total", "T.01"), ("total", "T.02")]),
    ],
)
def test_check_other_events_other_figures(
    tmp_path: Path, turn: Callable[[Lines], Lines], moved: list[tuple[str, str]]
) -> None:
    folder = write(tmp_path, turn(a_year()), right_figures())
    assert places(folder) == [("2023-H1", unit, code) for unit, code in moved]


JUDGED = ("made", "answered", "answered_in_time", "resolved", "overdue")


@pytest.mark.parametrize(
    ("days", "true"),
    [
        # the report is sent on 3 June, the promise first due on 1 June
        ({}, "made overdue"),
        ({"due_on": "2023-06-03"}, "made"),
        ({"answered_on": "2023-06-01"}, "made answered answered_in_time overdue"),
        ({"answered_on": "2023-06-02", "due_on": "2023-06-20"}, "made answered"),
        ({"answered_on": "2023-06-04", "due_on": "2023-06-20"}, "made"),
        ({"resolved_on": "2023-06-01"}, "made answered answered_in_time resolved"),
        ({"resolved_on": "2023-06-02"}, "made answered resolved"),
        ({"answered_on": "2023-05-30", "resolved_on": "2023-06-03"}, "made answered answered_in_time resolved"),
        ({"origin": "land"}, ""),
    ],
)
def test_check_judges_a_commitment_of_an_origin_itself(tmp_path: Path, days: dict[str, str], true: str) -> None:
    origins = ["oversight", "criticism"]
    promised = commitment("k", "a", "2023-03-02", "2023-06-01") | {
        "origin": "criticism",
        "recorded_at": "2023-03-02T08:00:00+07:00",
    }
    lines = [
        *(indicator(f"K.{word}", word, source="commitments", origins=origins) for word in JUDGED),
        {"type": "period", "period": "2023-H1", "from": "2023-01-01", "to": "2023-06-01"},
        {"type": "unit", "unit": "a"},
        promised | days,
        *report("a", 1, "2023-06-03", {f"K.{word}": ("0", "zero") for word in JUDGED}),
        {"type": "consolidation", "period": "2023-H1", "at": "2023-06-08T08:00:00+07:00"},
    ]
    figures = checking.expected_figures(checking.read_events(_written(tmp_path / "events.jsonl", lines)))
    found = [word for word in JUDGED if figures[checking.Place("2023-H1", "a", f"K.{word}")].state == "value"]
    assert found == true.split()


def test_check_figure_missing_and_figure_too_many(tmp_path: Path) -> None:
    figures = right_figures()
    figures["2023-H1", "e", "T.01"] = figures.pop(("2023-H1", "a", "T.01"))
    assert places(write(tmp_path, a_year(), figures)) == [("2023-H1", "a", "T.01"), ("2023-H1", "e", "T.01")]


def test_check_numbers_compared_by_value(tmp_path: Path) -> None:
    figures = right_figures()
    figures["2023-H1", "total", "R.01"] = ("10.00", "value")
    assert check(write(tmp_path, a_year(), figures)) == []


FACTS = {
    "form": "article", "items": 3, "half": "1.5", "none": None, "until": "2023-06-30", "late": False,
    "rows": [{"passed": True, "n": 2}, {"passed": False, "n": 5}, {"passed": True, "n": None}],
}  # fmt: skip


@pytest.mark.parametrize(
    ("how", "amount"),
    [
        (counts(), 1),
        (counts("items"), 3),
        (counts("half"), Decimal("1.5")),
        (counts("none"), None),
        (counts("items", where={"form": "article"}), 3),
        (counts("items", where={"form": ["poster", "article"]}), 3),
        (counts("items", where={"form": "poster"}), None),
        (counts(where={"late": False, "until": True}), 1),
        (counts(where={"none": True}), None),
        (counts(rows="rows"), 3),
        (counts(rows="rows", among={"passed": True}), 2),
        (counts("n", rows="rows"), 7),
        (counts("n", rows="rows", among={"passed": True}), 2),
        (counts(rows="nothing"), None),
    ],
)
def test_check_counts_as_the_indicator_says(how: dict[str, object], amount: object) -> None:
    assert checking.added(how, FACTS) == amount


def _standing(how: dict[str, object], lines: Lines, unit: str = "a") -> dict[str, dict[str, Decimal]]:
    found = checking.unit_events(
        {str(line["id"]): line for line in lines}, {"S.01": indicator("S.01") | {"counts": how}}, unit,
        first=dt.date(2023, 7, 1), end=dt.date(2024, 1, 1), on=dt.date(2024, 1, 5),
    )  # fmt: skip
    return {identity: dict(one.amounts) for identity, one in found.items()}


def test_check_what_stands_counts_whenever_it_began() -> None:
    ends = {"e1": "2023-12-30", "e2": "2023-12-31", "e3": None, "e4": None}
    days = {"e1": "2022-01-01", "e2": "2022-01-01", "e3": "2023-08-01", "e4": "2024-01-01"}
    lines = [event(name, "a", day, "2024-01-02") | {"facts": {"until": ends[name]}} for name, day in days.items()]
    assert set(_standing(counts(counts="standing", until="until"), lines)) == {"e2", "e3"}


def test_check_latest_is_the_last_number_of_the_host_alone() -> None:
    lines = [
        event("e1", "a", "2023-05-01", "2023-05-01", people=3), event("e2", "a", "2023-08-01", "2023-08-01", "b", people=4),
        event("e3", "b", "2023-09-01", "2023-09-01", "a", people=9),
        event("e4", "a", "2023-10-01", "2023-10-01") | {"facts": {"people": None}},
    ]  # fmt: skip
    latest = counts("people", counts="latest")
    assert _standing(latest, lines) == {"e2": {"S.01": 4}}
    assert _standing(latest, lines, "b") == {"e3": {"S.01": 9}}


@pytest.mark.parametrize("line", ["{", '{"type": "rumour"}', '{"type": "period"}', '{"type": "returned", "unit": "x"}'])
def test_check_bad_line_named(tmp_path: Path, line: str) -> None:
    folder = write(tmp_path, a_year(), right_figures())
    with (folder / "events.jsonl").open("a", encoding="utf-8") as file:
        file.write(line + "\n")
    with pytest.raises(Unreadable, match=rf"events.jsonl, line {len(a_year()) + 1}: "):
        check(folder)


def test_check_figure_twice_refused(tmp_path: Path) -> None:
    folder = write(tmp_path, a_year(), right_figures())
    with (folder / "figures.csv").open("a", encoding="utf-8") as file:
        file.write("2023-H1,a,T.01,2,value\n")
    with pytest.raises(Unreadable, match=r"2023-H1, a, T\.01 stands twice"):
        check(folder)


def run_alone(*arguments: str) -> subprocess.CompletedProcess[str]:
    """The check as a stranger runs it: a file copied anywhere, a bare interpreter."""
    return subprocess.run([sys.executable, "-I", str(SOURCE), *arguments], capture_output=True, text=True, check=False)


def test_check_as_a_script_exit_codes(tmp_path: Path) -> None:
    folder = write(tmp_path, a_year(), right_figures())
    assert run_alone(str(folder)).returncode == 0
    figures = right_figures()
    figures["2023-H1", "total", "T.01"] = ("4", "value")
    write(tmp_path, a_year(), figures)
    wrong = run_alone(str(folder))
    assert (wrong.returncode, wrong.stdout.splitlines()[0]) == (
        1,
        "2023-H1, total, T.01: events give 3 (value), figures.csv has 4 (value)",
    )
    assert run_alone(str(tmp_path / "nowhere")).returncode == 2
    assert run_alone().returncode == 2


def test_check_imports_the_standard_library_only() -> None:
    tree = ast.parse(SOURCE.read_text(encoding="utf-8"))
    named = {alias.name for node in ast.walk(tree) if isinstance(node, ast.Import) for alias in node.names}
    named |= {node.module or "." for node in ast.walk(tree) if isinstance(node, ast.ImportFrom)}
    assert {name.split(".")[0] for name in named} <= sys.stdlib_module_names
