"""Fields of the forms on units."""

from danvan.units.forms import UnitChoices

NAMES = [("a", "Phòng Nội vụ"), ("b", "Phòng Y tế"), ("c", "Phòng Tư pháp")]


def test_ticked_names_stand_first_and_the_others_keep_their_order() -> None:
    html = UnitChoices(choices=NAMES).widget.render("units", ["c"], {"id": "id_units"})

    assert html.index("Phòng Tư pháp") < html.index("Phòng Nội vụ") < html.index("Phòng Y tế")
    assert html.count("checked") == 1
    assert 'type="search"' in html
