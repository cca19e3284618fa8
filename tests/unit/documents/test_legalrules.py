"""Rules of law by their day: what ships, what an edit changes, and what is refused."""

import datetime as dt
from dataclasses import replace
from decimal import Decimal
from itertools import pairwise
from typing import Any

import pytest
from django.db import IntegrityError, transaction

from danvan.audit.models import Event
from danvan.common import clock
from danvan.common.errors import NotPermitted, Refused
from danvan.documents.domain import legalrules
from danvan.documents.models import RuleEdit
from danvan.documents.ruletable import SUBJECTS, Bound, LegalRule, RuleTable, RuleUnit, shipped
from tests.factories import DAY, Area

BASE = RuleTable(shipped())
FIRST, NEW = dt.date(2014, 7, 1), dt.date(2026, 7, 1)
GIVEN: dict[str, Any] = {
    "code": "TCD.XA", "variant": "", "valid_from": NEW, "value": Decimal(3), "valid_to": None, "checked": True,
    "article": "Luật mẫu, Điều 1", "note": "", "reason": "Đối chiếu Công báo",
}  # fmt: skip


def _edit(area: Area, who: str = "admin", **changes: Any) -> RuleEdit:
    return legalrules.edit(**GIVEN | changes, by=area.actor(who))


def _words(code: str, day: str, variant: str = "") -> str | None:
    rule = BASE.on(code, dt.date.fromisoformat(day), variant)
    return rule.words if rule else None


@pytest.mark.parametrize(
    ("code", "variant", "day", "words"),
    [
        ("CK.XA.HAN", "", "2023-06-30", None),
        ("CK.XA.HAN", "", "2023-07-01", "5 ngày làm việc"),
        ("CK.XA.NIEMYET", "", "2023-07-01", "ít nhất 20 ngày liên tục"),
        ("CK.XA.LOA", "", "2026-11-22", "ít nhất 3 ngày liên tục"),
        ("LYK.TOITHIEU", "", "2023-06-30", None),
        ("LYK.TOITHIEU", "", "2023-07-01", "ít nhất 20 ngày liên tục"),
        ("BIEUQUYET.GUI", "", "2023-08-13", None),
        ("BIEUQUYET.GUI", "", "2023-08-14", "5 ngày làm việc"),
        ("BIEUQUYET.HOP", "", "2023-07-01", "trên 50%"),
        ("HUONGUOC.DAT", "", "2024-01-01", "trên 50%"),
        ("DONGGOP.DAT", "", "2024-01-01", "ít nhất 66,67%"),
        ("DOITHOAI.SOLAN", "", "2015-12-31", None),
        ("DOITHOAI.SOLAN", "", "2025-06-30", "ít nhất 1 lần/năm"),
        ("DOITHOAI.BAOTRUOC", "", "2025-06-30", None),
        ("DOITHOAI.BAOTRUOC", "", "2025-07-01", "trước ít nhất 7 ngày"),
        ("DOITHOAI.CONGBO", "", "2025-06-30", None),
        ("DOITHOAI.CONGBO", "", "2025-07-01", "10 ngày"),
        ("TCD.XA", "", "2014-06-30", None),
        ("TCD.XA", "", "2026-06-30", "ít nhất 1 lần/tuần"),
        ("TCD.XA", "", "2026-07-01", "ít nhất 2 lần/tháng"),
        ("TCD.HUYEN", "", "2025-06-30", "ít nhất 2 lần/tháng"),
        ("TCD.HUYEN", "", "2025-07-01", None),
        ("KN.GQ1", "vùng sâu, phức tạp", "2023-03-01", "60 ngày"),
        ("KN.GQ2", "phức tạp", "2023-03-01", "60 ngày"),
        ("TC.GQ", "đặc biệt phức tạp", "2023-03-01", "90 ngày"),
        ("BC.TINH.CP", "", "2023-03-01", "ngày 25"),
        ("HNCBCC", "", "2023-07-01", "3 tháng"),
        ("BREACH", "", "2026-01-01", "72 giờ"),
    ],
)
def test_rule_is_the_one_of_the_day(code: str, variant: str, day: str, words: str | None) -> None:
    assert _words(code, day, variant) == words


def test_variants_are_told_apart_and_unknown_ones_have_no_rule() -> None:
    assert BASE.on("KN.GQ1", DAY) is None
    assert BASE.on("KN.GQ9", DAY) is None
    assert [rule.variant for rule in BASE.of("KN.GQ1")] == ["thường", "phức tạp", "vùng sâu", "vùng sâu, phức tạp"]
    assert BASE.of("KN.GQ9") == ()


def test_periods_of_a_rule_neither_meet_nor_leave_gaps() -> None:
    for rule in BASE.all():
        assert rule.valid_to is None or rule.valid_from < rule.valid_to, rule.key
    for code, variant in {rule.key[:2] for rule in BASE.all()}:
        for before, after in pairwise(BASE.periods(code, variant)):
            assert before.valid_to == after.valid_from, before.key


def test_every_rule_has_its_words_and_comes_once() -> None:
    rules = shipped()
    assert len({rule.key for rule in rules}) == len(rules) == len(BASE.all()) > 60
    for rule in rules:
        assert rule.article.startswith(("Luật ", "Nghị ", "Quyết ", "Quy ", "Thông tư ")), rule.key
        assert rule.name, rule.key
        assert rule.value > 0, rule.key
        assert rule.subject, rule.key
    assert {rule.code.split(".")[0] for rule in rules} == set(SUBJECTS)


def test_term_has_an_event_to_count_from_and_nothing_else_has() -> None:
    countable = {RuleUnit.CALENDAR_DAYS, RuleUnit.WORKING_DAYS, RuleUnit.MONTHS, RuleUnit.HOURS}
    assert [rule.key for rule in shipped() if bool(rule.start_event) is not (rule.unit in countable)] == []


def test_law_on_democracy_is_unchecked_since_it_was_amended() -> None:
    rules = [
        rule
        for rule in shipped()
        if any(sign in rule.article for sign in ("10/2022/QH15", "59/2023/NĐ-CP", "61/2023/NĐ-CP"))
    ]
    amended = dt.date(2025, 7, 1)
    old, new = ([rule for rule in rules if rule.holds_on(day)] for day in (amended - dt.timedelta(days=1), amended))
    assert [rule.key[:2] for rule in old] == [rule.key[:2] for rule in new]
    assert len(old) > 10
    assert {rule.valid_to for rule in old} == {amended}
    assert {rule.checked for rule in new} == {False}
    assert all("Luật 97/2025/QH15" in rule.note for rule in new)
    assert {rule.checked for rule in old} == {True, False}


@pytest.mark.parametrize(
    ("code", "start", "due", "said"),
    [
        (
            "CK.XA.NIEMYET", "2025-08-04", "2025-08-25",
            ("20 ngày kể từ ngày niêm yết 04/8/2025, hạn 25/8/2025 "
             "(Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 13; chưa đối chiếu văn bản gốc)"),
        ),
        (
            "DOITHOAI.BAOTRUOC", "2025-07-20", "2025-07-13",
            "7 ngày trước ngày đối thoại 20/7/2025, hạn 13/7/2025 (Luật Tổ chức chính quyền địa phương 2025, Điều 43)",
        ),
        (
            "CK.XA.HAN", "2023-08-31", "2023-09-11",  # 1, 2 and 4 September are days off
            ("5 ngày làm việc kể từ ngày ban hành văn bản 31/8/2023, hạn 11/9/2023 "
             "(Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 12 khoản 2; chưa đối chiếu văn bản gốc)"),
        ),
        (
            "HNCBCC", "2023-12-31", "2024-04-01",
            ("3 tháng kể từ ngày kết thúc năm công tác 31/12/2023, hạn 01/4/2024 "
             "(Luật Thực hiện dân chủ ở cơ sở 10/2022/QH15, Điều 51)"),
        ),
    ],
)  # fmt: skip
def test_due_date_and_how_it_came_about(code: str, start: str, due: str, said: str) -> None:
    day, last = dt.date.fromisoformat(start), dt.date.fromisoformat(due)
    rule = BASE.on(code, day)
    assert rule is not None
    assert BASE.due(rule, day) == last
    assert BASE.explain(rule, day, last) == said


def test_notice_in_working_days_is_counted_back() -> None:
    rule = replace(_shipped("CK.XA.HAN"), bound=Bound.BEFORE)
    assert BASE.due(rule, dt.date(2023, 7, 10)) == dt.date(2023, 7, 3)


@pytest.mark.parametrize("code", ["TCD.TINH", "BIEUQUYET.DAT", "BC.TINH.CP", "BREACH"])
def test_rule_that_is_no_term_gives_no_due_date(code: str) -> None:
    with pytest.raises(ValueError, match="no term"):
        BASE.due(_shipped(code), DAY)


def _shipped(code: str) -> LegalRule:
    return BASE.of(code)[0]


def test_table_takes_one_query_and_is_the_shipped_one_without_edits(db: None, django_assert_num_queries: Any) -> None:
    with django_assert_num_queries(1):
        assert legalrules.table().all() == BASE.all()


def test_edit_wins_over_what_ships_and_the_latest_over_the_first(area: Area, fixed_day: dt.date) -> None:
    _edit(area, value=Decimal(4))
    _edit(area, value=Decimal(3))
    rule = legalrules.table().on("TCD.XA", NEW)
    assert rule is not None
    assert (rule.value, rule.words, rule.edited, rule.article) == (3, "ít nhất 3 lần/tháng", True, "Luật mẫu, Điều 1")
    before = legalrules.table().on("TCD.XA", NEW - dt.timedelta(days=1))
    assert before is not None
    assert (before.words, before.edited) == ("ít nhất 1 lần/tuần", False)
    assert [change.rule.value for change in legalrules.history("TCD.XA", area.actor("observer"))] == [3, 4]
    assert [rule.key for rule in legalrules.table().all()] == [rule.key for rule in BASE.all()]


def test_new_period_follows_once_the_old_one_is_ended(area: Area) -> None:
    later = dt.date(2027, 1, 1)
    with pytest.raises(Refused, match="trùng với quy định «ít nhất 2 lần/tháng» có hiệu lực từ 01/7/2026"):
        _edit(area, valid_from=later)
    _edit(area, value=Decimal(2), valid_to=later)
    _edit(area, valid_from=later, value=Decimal(5))
    table = legalrules.table()
    found = [table.on("TCD.XA", day) for day in (later - dt.timedelta(days=1), later)]
    assert [rule and rule.words for rule in found] == ["ít nhất 2 lần/tháng", "ít nhất 5 lần/tháng"]
    assert [rule.valid_from for rule in table.of("TCD.XA")] == [FIRST, NEW, later]


def test_period_before_the_first_takes_its_words(area: Area) -> None:
    _edit(area, valid_from=dt.date(2010, 1, 1), valid_to=FIRST, value=Decimal(1))
    rule = legalrules.table().on("TCD.XA", dt.date(2012, 1, 1))
    assert rule is not None
    assert rule.words == "ít nhất 1 lần/tuần"


def test_audit_keeps_old_and_new_numbers_and_no_texts(area: Area) -> None:
    row = _edit(area, code="CK.XA.NIEMYET", valid_from=dt.date(2025, 7, 1), value=Decimal(25))
    event = Event.objects.get(action="rule.edit")
    assert (event.object_kind, event.object_uid) == ("documents.ruleedit", str(row.uid))
    assert event.changes == {
        "code": "CK.XA.NIEMYET", "variant": "", "valid_from": "2025-07-01", "value": ["20", "25"],
        "checked": [False, True], "article": "…", "note": "…",
    }  # fmt: skip
    _edit(area, code="CK.XA.NIEMYET", valid_from=dt.date(2025, 7, 1), value=Decimal(30))
    assert Event.objects.filter(action="rule.edit").latest("pk").changes["value"] == ["25", "30"]


def test_edit_names_the_post_and_the_moment(area: Area, fixed_day: dt.date) -> None:
    row = _edit(area)
    assert (row.edited_by, clock.local_date(row.edited_at)) == (area.posts["admin"], fixed_day)


@pytest.mark.parametrize(
    ("changes", "said"),
    [
        ({"code": "TCD.AP"}, "Không có quy định «TCD.AP»"),
        ({"variant": "vùng sâu"}, "Không có quy định «TCD.XA vùng sâu»"),
        ({"reason": "  "}, "Ghi lý do sửa"),
        ({"article": " "}, "Ghi văn bản và điều"),
        ({"value": Decimal(0)}, "Giá trị 0 không hợp lệ"),
        ({"value": Decimal(-1)}, "Giá trị -1 không hợp lệ"),
        ({"value": Decimal("0.00001")}, "không hợp lệ"),
        ({"value": Decimal(10001)}, r"không quá 10\.000"),
        ({"value": Decimal("2.5")}, "Giá trị 2,5 phải là số nguyên"),
        ({"code": "BIEUQUYET.DAT", "valid_from": dt.date(2025, 7, 1), "value": Decimal(101)}, "không quá 100"),
        ({"code": "BC.TINH.CP", "valid_from": dt.date(2019, 3, 12), "value": Decimal(32)}, "không quá 31"),
        ({"valid_to": NEW}, "phải sau ngày 01/7/2026"),
        ({"valid_from": FIRST}, "trùng với quy định «ít nhất 2 lần/tháng»"),
        (
            {"valid_from": dt.date(2020, 1, 1), "valid_to": dt.date(2021, 1, 1)},
            "trùng với quy định «ít nhất 1 lần/tuần»",
        ),
    ],
)
def test_what_is_refused_says_why(area: Area, changes: dict[str, Any], said: str) -> None:
    with pytest.raises(Refused, match=said):
        _edit(area, **changes)
    assert not RuleEdit.rows.exists()
    assert not Event.objects.filter(action="rule.edit").exists()


def test_edit_that_changes_nothing_is_refused(area: Area) -> None:
    _edit(area)
    with pytest.raises(Refused, match="Chưa có gì khác"):
        _edit(area, reason="lần nữa")
    assert RuleEdit.rows.count() == 1


@pytest.mark.parametrize("who", ["coordinator", "head", "leader", "observer", "commune_officer", "office"])
def test_only_who_manages_rules_may_edit(area: Area, who: str) -> None:
    with pytest.raises(NotPermitted):
        _edit(area, who)
    assert not RuleEdit.rows.exists()


def test_database_refuses_an_end_before_the_beginning(area: Area) -> None:
    row = _edit(area)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleEdit.rows.filter(pk=row.pk).update(valid_to=NEW)
    with pytest.raises(IntegrityError), transaction.atomic():
        RuleEdit.rows.filter(pk=row.pk).update(value=0)


def test_edit_of_a_code_that_ships_no_more_is_passed_over(area: Area) -> None:
    row = _edit(area)
    RuleEdit.rows.filter(pk=row.pk).update(code="TCD.CU")
    assert legalrules.table().all() == BASE.all()
    assert legalrules.history("TCD.CU", area.actor("admin")) == []


@pytest.mark.parametrize(
    ("code", "part", "whole", "reached"),
    [
        ("BIEUQUYET.DAT", 50, 100, False),
        ("BIEUQUYET.DAT", 51, 100, True),
        ("DONGGOP.DAT", 2, 3, True),
        ("DONGGOP.DAT", 66, 100, False),
        ("DONGGOP.DAT", 67, 100, True),
    ],
)
def test_share_is_reached_or_not(code: str, part: int, whole: int, reached: bool) -> None:
    rule = BASE.on(code, dt.date(2024, 1, 1))
    assert rule is not None
    assert rule.is_reached(part, whole) is reached
