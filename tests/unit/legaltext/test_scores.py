"""The reader against the gold annotations, in every dress a plan comes in. The floors are the same for all plans."""

from pathlib import Path

import pytest

from danvan.legaltext.contract import as_dict
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.conftest import AnnotatedPlan
from tests.unit.legaltext.scoring import Score, score
from tests.unit.legaltext.variants import CLOTHES, changed


def _scored(tmp_path: Path, plan: AnnotatedPlan, dress: str) -> tuple[dict, Score]:
    suffix, make = CLOTHES[dress]
    path = tmp_path / f"plan.{suffix}"
    path.write_bytes(make(plan.text))
    out = as_dict(read_file(path))
    return out, score(out, plan.gold)


def _assert_facts(out: dict, result: Score, gold: dict) -> None:
    allowed = max(1, len(gold["obligations"]) * 3 // 34)
    assert (result.citations_missing, result.citations_extra) == ([], [])
    assert len(result.duties_missing) <= allowed, result.duties_missing
    assert len(result.anchors_wrong) + len(result.duties_missing) <= allowed, result.anchors_wrong
    assert len(result.kinds_wrong) + len(result.duties_missing) <= 2 * allowed, result.kinds_wrong
    assert len(result.leads_wrong) <= 2, result.leads_wrong
    assert result.report_days == result.gold_report_days
    assert result.report_anchors == result.gold_report_anchors
    assert result.recipients_missing == []
    assert result.signer
    assert len(out["duties"]) <= len(gold["obligations"]) * 42 // 34
    assert len(out["recipients"]) <= len(gold["recipients"]) + 2


@pytest.mark.parametrize("dress", CLOTHES)
def test_every_dress_of_a_plan_reads_like_its_gold(tmp_path: Path, plan: AnnotatedPlan, dress: str) -> None:
    out, result = _scored(tmp_path, plan, dress)

    _assert_facts(out, result, plan.gold)
    assert (result.outline_missing, result.bullets_missing) == ([], [])


@pytest.mark.parametrize("dress", CLOTHES)
def test_a_plan_with_units_dates_and_order_changed_reads_like_its_changed_gold(
    tmp_path: Path, plan: AnnotatedPlan, dress: str
) -> None:
    text, gold = changed(plan.text, plan.gold)
    assert gold["obligations"] != plan.gold["obligations"]
    assert gold["citations"] != plan.gold["citations"]
    assert sorted(text) != sorted(plan.text)

    out, result = _scored(tmp_path, AnnotatedPlan(text, gold), dress)

    _assert_facts(out, result, gold)


def test_lints_find_the_plain_faults_and_stay_few(tmp_path: Path, plan: AnnotatedPlan) -> None:
    out, result = _scored(tmp_path, plan, "as-is")

    assert len(result.plain_lints_missing) * 4 <= result.plain_lints_total, result.plain_lints_missing
    assert len(out["lints"]) <= 35
