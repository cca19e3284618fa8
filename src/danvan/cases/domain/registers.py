"""Numbers of the registers: each unit counts its own, from 1 every year, without a gap while nothing fails."""

from danvan.cases.models import RegisterNumber
from danvan.units.models import Unit

CASES, VISITS, DENUNCIATIONS, FILES, REQUESTS = "cases", "visits", "tc", "tc-files", "requests"


def next_number(unit: Unit, *, year: int, register: str) -> int:
    """The next number. Call inside the transaction of the act: it is given back when the act fails."""
    RegisterNumber.rows.get_or_create(unit=unit, year=year, register=register)
    row = RegisterNumber.rows.select_for_update().get(unit=unit, year=year, register=register)
    row.last += 1
    row.save(update_fields=["last"])
    return row.last
