"""The opened half-year of the invented area, seen through the browser's door."""

from tests.unit.reports.conftest import in_may, period, report  # noqa: F401 (fixtures by import)
