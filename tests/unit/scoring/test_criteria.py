from dataclasses import replace
from decimal import Decimal

import pytest

from danvan.audit.models import Event
from danvan.common.errors import NotPermitted, Refused, StaleRow
from danvan.scoring.domain import criteria
from danvan.scoring.enums import How, SetState, Subject
from danvan.scoring.models import CriteriaSet
from danvan.scoring.shipped import CriterionInput, Heading
from tests.factories import Area

HEADING = Heading(
    "Bộ tiêu chí của huyện", "Quyết định số 9/QĐ-UBND", True, ((Decimal(80), "Tốt"), (Decimal(0), "Chưa tốt")), None, 2
)
GIVEN = [
    CriterionInput("Có kế hoạch", How.YES_NO, Decimal(40), "Chung"),
    CriterionInput("Hồ sơ đúng hạn", How.STEPS, Decimal(60), "Chung", steps=((Decimal(90), Decimal(30)), (Decimal(98), Decimal(60)))),
]  # fmt: skip
pytestmark = pytest.mark.usefixtures("fixed_day")


def _draft(area: Area) -> CriteriaSet:
    return criteria.copy(original=criteria.current(Subject.EVALUATION), by=area.actor("coordinator"))


def test_sets_that_come_with_danvan_are_whole_unchecked_and_made_once(area: Area) -> None:
    for subject, bars in ((Subject.MODEL, 0), (Subject.EVALUATION, 3)):
        first, again = criteria.current(subject), criteria.current(subject)
        assert first == again
        assert (first.state, first.checked) == (SetState.PUBLISHED, False)
        rows = list(first.criteria.all())
        assert sum(one.most for one in rows) == 100
        assert [one.how for one in rows].count(How.BAR) == bars
        for one in rows:
            assert not criteria._wrong(criteria.given_of(one)), one.text


def test_draft_is_changed_and_published_and_the_old_set_stays(area: Area) -> None:
    by, old = area.actor("coordinator"), criteria.current(Subject.EVALUATION)
    draft = _draft(area)
    assert criteria.current(Subject.EVALUATION) == old
    criteria.change(draft=draft, heading=HEADING, criteria=GIVEN, by=by)
    criteria.publish(draft=draft, by=by)
    new = criteria.current(Subject.EVALUATION)
    assert new == draft
    assert [criteria.given_of(one) for one in new.criteria.all()] == GIVEN
    assert criteria.heading_of(new) == HEADING
    old.refresh_from_db()
    assert (old.state, old.criteria.count()) == (SetState.RETIRED, 21)
    assert [one.action for one in Event.objects.filter(action__startswith="criteria.").order_by("pk")] == [
        "criteria.copy", "criteria.change", "criteria.publish",
    ]  # fmt: skip


def test_what_is_in_use_is_never_changed(area: Area) -> None:
    by, used = area.actor("coordinator"), criteria.current(Subject.MODEL)
    for verb in (criteria.publish, criteria.drop):
        with pytest.raises(Refused, match="Chép ra bản mới"):
            verb(draft=used, by=by)
    with pytest.raises(Refused, match="Chép ra bản mới"):
        criteria.change(draft=used, heading=HEADING, criteria=GIVEN, by=by)


def test_draft_is_dropped(area: Area) -> None:
    draft = _draft(area)
    criteria.drop(draft=draft, by=area.actor("coordinator"))
    assert not CriteriaSet.rows.filter(pk=draft.pk).exists()


@pytest.mark.parametrize("name", ["commune_officer", "observer", "admin", "head"])
def test_only_who_judges_the_area_writes_criteria(area: Area, name: str) -> None:
    with pytest.raises(NotPermitted):
        criteria.copy(original=criteria.current(Subject.MODEL), by=area.actor(name))


def test_second_writer_is_told(area: Area) -> None:
    draft, by = _draft(area), area.actor("coordinator")
    criteria.change(draft=draft, heading=HEADING, criteria=GIVEN, by=by, seen=1)
    with pytest.raises(StaleRow):
        criteria.change(draft=draft, heading=HEADING, criteria=GIVEN, by=by, seen=1)


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"text": " "}, "ghi nội dung"),
        ({"most": Decimal(0)}, "ghi điểm tối đa"),
        ({"most": Decimal(5000)}, "không quá"),
        ({"how": How.BAR}, "điểm liệt không có điểm"),
        ({"how": How.INDICATOR}, "chọn chỉ tiêu"),
        ({"indicator": "G3.08"}, "mới chọn chỉ tiêu"),
        ({"how": How.STEPS}, "ghi các bậc"),
        ({"how": How.STEPS, "steps": ((Decimal(9), Decimal(1)), (Decimal(8), Decimal(2)))}, "từ thấp lên cao"),
        ({"how": How.STEPS, "steps": ((Decimal(9), Decimal(41)),)}, "trong khoảng"),
        ({"steps": ((Decimal(9), Decimal(1)),)}, "mới ghi các bậc"),
    ],
)
def test_criterion_that_cannot_be_scored_is_refused(area: Area, change: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=f"Tiêu chí 2: .*{said}"):
        criteria.change(
            draft=_draft(area), heading=HEADING, criteria=[GIVEN[0], replace(GIVEN[0], **change)],  # type: ignore[arg-type]
            by=area.actor("coordinator"),
        )  # fmt: skip


@pytest.mark.parametrize(
    ("change", "said"),
    [
        ({"title": ""}, "Ghi tên"),
        ({"ranks": ((Decimal(50), "Khá"), (Decimal(80), "Tốt"))}, "từ cao xuống thấp"),
        ({"ranks": ((Decimal(50), ""),)}, "một tên"),
        ({"ceiling": 3}, "Mức cao nhất"),
    ],
)
def test_heading_that_contradicts_itself_is_refused(area: Area, change: dict[str, object], said: str) -> None:
    with pytest.raises(Refused, match=said):
        criteria.change(
            draft=_draft(area),
            heading=replace(HEADING, **change),
            criteria=GIVEN,
            by=area.actor("coordinator"),  # type: ignore[arg-type]
        )


def test_set_without_points_is_not_published(area: Area) -> None:
    draft, by = _draft(area), area.actor("coordinator")
    criteria.change(draft=draft, heading=HEADING, criteria=[CriterionInput("Bị kỷ luật", How.BAR)], by=by)
    with pytest.raises(Refused, match="chưa có tiêu chí nào cho điểm"):
        criteria.publish(draft=draft, by=by)
