"""Fixtures every test may use."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from django.test import Client

from danvan.common import clock
from tests.factories import DAY, Area, make_area

ROOT = Path(__file__).resolve().parent.parent


@pytest.fixture
def area(db: None) -> Area:
    """The invented district of tests/factories.py."""
    return make_area()


@pytest.fixture
def fixed_day() -> Iterator[dt.date]:
    """The clock stands at noon of DAY (1 March 2023) in Asia/Ho_Chi_Minh."""
    with clock.fixed(lambda: clock.at_noon(DAY)):
        yield DAY


@pytest.fixture
def browse(area: Area) -> Callable[[str], Client]:
    """``browse("coordinator")``: a client signed in as that person of the area."""

    def signed_in(name: str) -> Client:
        client = Client()
        client.force_login(area.user(name), backend="django.contrib.auth.backends.ModelBackend")
        return client

    return signed_in
