"""Remarks: by whoever may read, told to the host, never in the audit."""

import pytest

from danvan.audit.models import Event
from danvan.common.errors import NotPermitted, Refused
from danvan.records.domain import history
from danvan.records.domain.comments import comment, comments_of
from danvan.units.models import Notice
from tests.factories import PEOPLE, Area
from tests.unit.records.samples import entered

pytestmark = pytest.mark.usefixtures("fixed_day")
WORDS = "Bổ sung biên bản có chữ ký giúp."


@pytest.mark.parametrize("name", [name for name, *_rest in PEOPLE])
def test_whoever_reads_a_record_may_remark_on_it_and_nobody_else(area: Area, name: str) -> None:
    row, by = entered(area, "training"), area.actor(name)
    from danvan.records.models import Record

    if Record.objects.visible_to(by).filter(pk=row.pk).exists():
        comment(record=row, text=f" {WORDS} ", by=by)
        assert [(one.text, one.post) for one in comments_of(row)] == [(WORDS, by.post)]
    else:
        with pytest.raises(NotPermitted):
            comment(record=row, text=WORDS, by=by)


def test_host_is_told_of_remarks_of_others_and_the_audit_keeps_no_words(area: Area) -> None:
    row = entered(area, "training")
    comment(record=row, text=WORDS, by=area.actor("commune_head"))
    assert not Notice.rows.filter(key__startswith="comment:").exists()
    comment(record=row, text=WORDS, by=area.actor("observer"))
    assert Notice.rows.filter(key__startswith="comment:").exists()
    events = Event.objects.filter(action="record.comment")
    assert events.count() == 2
    assert WORDS not in "".join(str(event.changes) for event in events)
    assert history.of(row)[0].text == "Ghi trao đổi"


@pytest.mark.parametrize("text", ["", "   ", "x" * 2001])
def test_empty_and_endless_remarks_are_refused(area: Area, text: str) -> None:
    with pytest.raises(Refused):
        comment(record=entered(area, "training"), text=text, by=area.actor("commune_officer"))
