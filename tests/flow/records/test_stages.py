"""The pages on which a record goes on after it was entered: moves, score sheet, ranking, and the criteria."""

from __future__ import annotations

import re
import uuid
from collections.abc import Callable
from decimal import Decimal

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.urls import reverse

from danvan.officedocs.numbers import exact, format_number
from danvan.records.domain import stages
from danvan.records.models import Mark, Record
from danvan.scoring.domain import criteria
from danvan.scoring.enums import SetState
from danvan.scoring.models import CriteriaSet
from danvan.units.models import Notice
from tests.factories import DAY, Area
from tests.unit.records.marked import judge, mark_all
from tests.unit.records.samples import entered

pytestmark = pytest.mark.usefixtures("fixed_day")
Browse = Callable[[str], Client]


def _page(client: Client, name: str, *arguments: object) -> str:
    answer = client.get(reverse(f"desk:{name}", args=arguments))
    assert answer.status_code == 200, answer.status_code
    return answer.content.decode()


def _sent(html: str, **values: object) -> dict[str, object]:
    """The form of a page as it stands, with ``values`` typed over it."""
    found: dict[str, object] = dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', html))
    return found | {"once": str(uuid.uuid4())} | values


def _move(client: Client, row: Record, name: str, **values: object) -> str:
    url = reverse("desk:record-move", args=[row.uid, name])
    page = client.get(url)
    assert page.status_code == 200, (name, page.get("Location"))
    seen = re.search(r'name="seen" value="(\d+)"', page.content.decode())
    assert seen
    answer = client.post(url, {"seen": seen[1], "once": str(uuid.uuid4()), "note": ""} | values)
    return answer["Location"] if answer.status_code == 302 else answer.content.decode()


def _points(client: Client, row: Record, share: str) -> dict[str, object]:
    """The score sheet filled in."""
    html = _page(client, "record-marks", row.uid)
    values = {}
    for one in row_set(row).criteria.all():
        values[f"c{one.order}"] = format_number(exact(one.most * Decimal(share)))
    return _sent(html, **values)


def row_set(row: Record) -> CriteriaSet:
    return Record.rows.select_related("model__criteria").get(pk=row.pk).model.criteria  # type: ignore[attr-defined]


def test_model_is_led_through_its_pages_by_two_people(area: Area, browse: Browse) -> None:
    row, officer, coordinator = entered(area, "model"), browse("commune_officer"), browse("coordinator")
    home = reverse("desk:record", args=[row.uid])
    assert "Duyệt vào danh mục" not in _page(officer, "record", row.uid)
    assert "Chờ xét" in _page(coordinator, "record-kind", "mo-hinh-dan-van-kheo")
    assert "1 hồ sơ chờ xét: Mô hình" in _page(coordinator, "home")
    assert "chờ xét" not in _page(officer, "home")
    assert _move(coordinator, row, "approve", note="Ghi số liệu từng tháng") == home
    assert Notice.rows.filter(post=area.posts["commune_officer"], text__contains="Duyệt vào danh mục").exists()
    picture = SimpleUploadedFile("anh.txt", "ảnh tiến độ".encode(), content_type="text/plain")
    assert _move(officer, row, "note", note="Lắp xong 5 camera", evidence=picture) == home
    marks_url = reverse("desk:record-marks", args=[row.uid])
    assert officer.post(marks_url, _points(officer, row, "0.9"))["Location"] == marks_url
    assert "Còn phải ghi" not in _move(officer, row, "assess", results="Không còn trộm", spread="Hai ấp xin học")
    assert Notice.rows.filter(post=area.posts["coordinator"], text__contains="Gửi tự đánh giá").exists()
    coordinator.post(marks_url, _points(coordinator, row, "0.8"))
    assert _move(coordinator, row, "recognise", decision="Quyết định số 12/QĐ-UBND") == home
    page = _page(officer, "record", row.uid)
    for words in ("Đã công nhận", "Lắp xong 5 camera", "anh.txt", "Quyết định số 12/QĐ-UBND", "được chấm 80 điểm"):
        assert words in page
    ranked = _page(officer, "record-ranking", "mo-hinh-dan-van-kheo")
    assert "Xếp hạng năm 2023" in ranked
    assert row.title in ranked


def test_refused_move_keeps_what_was_typed(area: Area, browse: Browse) -> None:
    row = stages.take(record=entered(area, "model"), name="approve", by=judge(area))
    page = _move(
        browse("commune_officer"), row, "assess", results="Không còn trộm", spread="Hai ấp", note="Xin thêm vốn"
    )
    assert "Còn 6 tiêu chí chưa có điểm" in page
    assert "Không còn trộm" in page
    assert "Xin thêm vốn" in page


def test_move_that_is_not_mine_or_not_now_is_not_offered(area: Area, browse: Browse) -> None:
    row = entered(area, "model")
    for who, name in (("commune_officer", "approve"), ("coordinator", "recognise"), ("observer", "approve")):
        answer = browse(who).get(reverse("desk:record-move", args=[row.uid, name]))
        assert answer["Location"] == reverse("desk:record", args=[row.uid])
    url = reverse("desk:record-move", args=[row.uid, "approve"])
    sent = {"seen": "1", "once": str(uuid.uuid4()), "note": ""}
    assert browse("commune_officer").post(url, sent).status_code == 403
    assert browse("sibling_officer").get(url).status_code == 404
    assert browse("coordinator").get(reverse("desk:record-move", args=[row.uid, "explode"])).status_code == 404


def test_score_sheet_is_read_by_who_may_not_mark(area: Area, browse: Browse) -> None:
    row = entered(area, "model")
    html = _page(browse("commune_officer"), "record-marks", row.uid)
    assert "chỉ xem" in html
    assert "Lưu điểm" not in html
    training = entered(area, "training")
    assert browse("commune_officer").get(reverse("desk:record-marks", args=[training.uid])).status_code == 404


@pytest.mark.parametrize("typed", ["11", "-1", "mười"])
def test_points_out_of_bounds_are_said_at_their_field(area: Area, browse: Browse, typed: str) -> None:
    row = stages.take(record=entered(area, "model"), name="approve", by=judge(area))
    client, url = browse("commune_officer"), reverse("desk:record-marks", args=[row.uid])
    answer = client.post(url, _points(client, row, "0.5") | {"c1": typed})
    assert answer.status_code == 200
    assert 'class="error' in answer.content.decode() or "error-summary" in answer.content.decode()
    assert not Mark.rows.exists()


def test_published_result_of_another_unit_is_ranked_without_its_own_marks(area: Area, browse: Browse) -> None:
    row = entered(area, "evaluation")
    row = mark_all(row, by=area.actor("commune_officer"), share="0.9")
    stages.take(record=row, name="submit", by=area.actor("commune_head"))
    assert row.title not in _page(browse("sibling_officer"), "record-ranking", "danh-gia-xep-loai")
    row = mark_all(row, by=judge(area), share="0.9")
    stages.take(record=row, name="verify", by=judge(area))
    stages.take(record=row, name="publish", by=judge(area), given={"decision": "TB 30"})
    html = _page(browse("sibling_officer"), "record-ranking", "danh-gia-xep-loai")
    assert row.title in html
    assert str(row.uid) not in html
    Record.rows.filter(pk=row.pk).update(visibility="unit")
    assert row.title not in _page(browse("sibling_officer"), "record-ranking", "danh-gia-xep-loai")
    assert "Tốt" in html
    assert browse("sibling_officer").get(reverse("desk:record-ranking", args=["tap-huan"])).status_code == 404


def test_commendation_shows_what_the_register_knows_of_the_units(area: Area, browse: Browse) -> None:
    for title in ("Lớp một", "Lớp hai"):
        entered(area, "training", title=title, began_on=DAY.replace(year=2022, month=6))
    row = entered(area, "commendation", rows=True)
    html = _page(browse("coordinator"), "record", row.uid)
    assert "Căn cứ tự tổng hợp từ sổ" in html
    assert re.search(r"Tập huấn</span><b class=\"num\">2</b>", html)


def test_criteria_are_copied_changed_and_put_to_use(area: Area, browse: Browse) -> None:
    client, used = browse("coordinator"), criteria.current("evaluation")
    assert used.title in _page(client, "criteria-sets")
    assert "Số cuộc người đứng đầu đối thoại" in _page(browse("commune_officer"), "criteria-set", used.uid)
    answer = client.post(reverse("desk:criteria-copy", args=[used.uid]), {"once": str(uuid.uuid4())})
    draft = CriteriaSet.rows.get(state=SetState.DRAFT)
    url = reverse("desk:criteria-change", args=[draft.uid])
    assert answer["Location"] == url
    html = client.get(url).content.decode()
    sent = _form(html) | {"title": "Bộ tiêu chí huyện", "criteria-1-text": "", "criteria-0-most": "10", "checked": "on"}
    more = client.post(url, sent | {"add": "1"}).content.decode()
    assert 'name="criteria-26-text"' in more
    wrong = client.post(url, sent | {"criteria-0-how": "steps", "once": str(uuid.uuid4())}).content.decode()
    assert "Tiêu chí 1: ghi các bậc" in wrong
    sent["once"] = str(uuid.uuid4())
    assert client.post(url, sent)["Location"] == reverse("desk:criteria-set", args=[draft.uid])
    assert draft.criteria.count() == used.criteria.count() - 1
    client.post(reverse("desk:criteria-publish", args=[draft.uid]), {"once": str(uuid.uuid4())})
    now = criteria.current("evaluation")
    assert (now.title, now.checked, now.criteria.first().most) == ("Bộ tiêu chí huyện", True, 10)  # type: ignore[union-attr]
    assert [[one.text, one.pairs] for one in now.criteria.filter(how="steps")] == [
        [one.text, one.pairs] for one in used.criteria.filter(how="steps")
    ]


def test_draft_is_thrown_away(area: Area, browse: Browse) -> None:
    draft = criteria.copy(original=criteria.current("model"), by=area.actor("coordinator"))
    answer = browse("coordinator").post(reverse("desk:criteria-drop", args=[draft.uid]), {"once": str(uuid.uuid4())})
    assert answer["Location"] == reverse("desk:criteria-sets")
    assert not CriteriaSet.rows.filter(pk=draft.pk).exists()
    assert browse("commune_officer").post(reverse("desk:criteria-copy", args=[draft.uid])).status_code == 403


def _form(html: str) -> dict[str, object]:
    """Every field of a page's form as it stands."""
    values: dict[str, object] = {}
    for tag in re.findall(r"<input[^>]*>", html):
        name, value = re.search(r'name="([^"]+)"', tag), re.search(r'value="([^"]*)"', tag)
        if name and 'type="checkbox"' not in tag:
            values[name[1]] = value[1] if value else ""
    for name, text in re.findall(r'<textarea name="([^"]+)"[^>]*>\s*(.*?)</textarea>', html, flags=re.DOTALL):
        values[name] = text
    for name, options in re.findall(r'<select name="([^"]+)".*?>(.*?)</select>', html, flags=re.DOTALL):
        chosen = re.search(r'<option value="([^"]*)" selected', options) or re.search(
            r'<option value="([^"]*)"', options
        )
        values[name] = chosen[1] if chosen else ""
    return values | {"once": str(uuid.uuid4())}
