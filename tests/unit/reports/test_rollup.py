"""The laws of rolling up, on invented reports: what several units' figures become."""

from decimal import Decimal

from hypothesis import given
from hypothesis import strategies as st

from danvan.indicators.declaration import FigureState, Indicator, RollUp, Source
from danvan.reports.frozen import MISSING, NOT_APPLICABLE, Cell, canonical, content_hash, written
from danvan.reports.rollup import Event, Sent, ratio, totals

COUNTED = Indicator("G3.08", "cuộc", "cuộc", 3, kind="dialogue")
PART = Indicator("G4.02a", "đúng hạn", "hồ sơ", 4, source=Source.TYPED)
WHOLE = Indicator("G4.02b", "đã giải quyết", "hồ sơ", 4, source=Source.TYPED)
RATE = Indicator("G4.02", "tỷ lệ", "%", 4, RollUp.RATIO, Source.TYPED, numerator="G4.02a", denominator="G4.02b")
FORM = [COUNTED, PART, WHOLE, RATE]


def number(value: int) -> Cell:
    return Cell.of(Decimal(value))


def sent(unit: str, events: dict[str, Event] | None = None, **cells: Cell) -> Sent:
    named = {code.replace("_", "."): cell for code, cell in cells.items()}
    count = sum(event.amounts["G3.08"] for event in (events or {}).values())
    own = named if events is None else {"G3.08": number(count)} | named
    return Sent(unit, own, events or {}, frozenset({"G4.02a", "G4.02b"}))


events = st.lists(
    st.tuples(st.sets(st.sampled_from("abcde"), min_size=1), st.integers(min_value=1, max_value=40)), max_size=12
)


def reports_of(drawn: list[tuple[set[str], int]]) -> list[Sent]:
    made = {
        str(place): Event(min(units), tuple(sorted(units)), {"G3.08": amount})
        for place, (units, amount) in enumerate(drawn)
    }
    return [sent(unit, {uid: event for uid, event in made.items() if unit in event.units}) for unit in "abcde"]


@given(events)
def test_total_of_units_is_the_total_of_the_events_themselves(drawn: list[tuple[set[str], int]]) -> None:
    """L2: what units froze, rolled up, is what the events give directly."""
    total = totals(reports_of(drawn), FORM, expected=5)["G3.08"]
    assert total.cell.value == sum(amount for _units, amount in drawn)


@given(events)
def test_distinct_is_at_most_the_sum_and_equal_without_sharing(drawn: list[tuple[set[str], int]]) -> None:
    """L3."""
    total = totals(reports_of(drawn), FORM, expected=5)["G3.08"]
    assert total.summed is not None
    assert total.joint >= 0
    assert (total.joint == 0) == all(len(units) == 1 for units, _amount in drawn)


pairs = st.lists(st.tuples(st.integers(0, 500), st.integers(0, 500)).map(sorted), min_size=1, max_size=8)


@given(pairs)
def test_ratio_of_the_parent_lies_between_those_of_its_children(drawn: list[list[int]]) -> None:
    """L8, but for the rounding to one decimal."""
    reports = [sent(str(place), G4_02a=number(part), G4_02b=number(whole)) for place, (part, whole) in enumerate(drawn)]
    rate = totals(reports, FORM, expected=len(drawn))["G4.02"].cell
    own = [ratio(one.cells["G4.02a"], one.cells["G4.02b"]).value for one in reports]
    known = [value for value in own if value is not None]
    if rate.value is None:
        assert known == []
    else:
        assert 0 <= rate.value <= 100
        assert min(known) <= rate.value <= max(known)


def test_ratio_is_made_of_the_parts_and_not_averaged() -> None:
    reports = [sent("a", G4_02a=number(1), G4_02b=number(1)), sent("b", G4_02a=number(0), G4_02b=number(99))]
    assert totals(reports, FORM, expected=2)["G4.02"].cell == Cell.of(Decimal("1.0"))


def test_total_is_missing_when_nobody_reported() -> None:
    total = totals([sent("a"), sent("b")], FORM, expected=3)["G4.02a"]
    assert (total.cell, total.answered, total.asked, total.summed) == (MISSING, 0, 3, None)


def test_missing_is_never_a_zero_but_stands_in_the_coverage() -> None:
    total = totals([sent("a", G4_02a=number(7)), sent("b")], FORM, expected=3)["G4.02a"]
    assert (total.cell.value, total.answered, total.asked) == (Decimal(7), 1, 3)


def test_zero_survives_as_a_confirmed_zero() -> None:
    """L11."""
    total = totals([sent("a", G4_02a=number(0)), sent("b", G4_02a=number(0))], FORM, expected=2)["G4.02a"]
    assert total.cell == Cell(FigureState.ZERO, Decimal(0))


def test_units_it_does_not_apply_to_are_not_asked() -> None:
    total = totals([sent("a", G4_02a=number(7)), sent("b", G4_02a=NOT_APPLICABLE)], FORM, expected=2)["G4.02a"]
    assert (total.answered, total.asked, total.not_applicable) == (1, 1, 1)


def test_total_does_not_apply_where_it_applies_to_nobody() -> None:
    reports = [sent("a", G4_02a=NOT_APPLICABLE), sent("b", G4_02a=NOT_APPLICABLE)]
    assert totals(reports, FORM, expected=2)["G4.02a"].cell == NOT_APPLICABLE


def test_joint_event_counts_as_its_host_froze_it() -> None:
    seen_by_guest = Event("a", ("a", "b"), {"G3.08": 9})
    seen_by_host = Event("a", ("a", "b"), {"G3.08": 4})
    for reports in ([sent("a", {"1": seen_by_host}), sent("b", {"1": seen_by_guest})],) * 2:
        assert totals(reports, FORM, expected=2)["G3.08"].cell.value == 4
        assert totals(reports[::-1], FORM, expected=2)["G3.08"].cell.value == 4


def test_joint_event_of_an_absent_host_counts_as_the_last_report_has_it() -> None:
    first, last = Event("h", ("h", "a", "b"), {"G3.08": 9}), Event("h", ("h", "a", "b"), {"G3.08": 4})
    assert totals([sent("a", {"1": first}), sent("b", {"1": last})], FORM, expected=3)["G3.08"].cell.value == 4


def test_number_typed_on_behalf_stands_in_place_of_the_count() -> None:
    shared = Event("a", ("a", "b"), {"G3.08": 1})
    paper = Sent("b", {"G3.08": number(5)}, {"1": shared}, frozenset({"G3.08"}))
    assert totals([sent("a", {"1": shared}), paper], FORM, expected=2)["G3.08"].cell.value == 6


def test_ratio_over_nought_does_not_apply() -> None:
    assert ratio(number(0), number(0)) == NOT_APPLICABLE


def test_ratio_rounds_half_up_to_one_decimal() -> None:
    assert ratio(number(1), number(16)).value == Decimal("6.3")


def test_canonical_json_does_not_depend_on_the_order_of_keys() -> None:
    assert content_hash(canonical({"b": 1, "a": "ấ"})) == content_hash(canonical({"a": "ấ", "b": 1}))


def test_numbers_are_frozen_without_needless_zeros() -> None:
    assert [written(Decimal(text)) for text in ("12.000", "1.50", "0.0", "100")] == ["12", "1.5", "0", "100"]
