"""Fixtures every test may use."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Protocol

import pytest
from django.db import transaction
from django.test import Client

from danvan.common import clock
from tests.factories import DAY, Area, make_area
from tests.keeping import Written, difference, put, rows_of_all

ROOT = Path(__file__).resolve().parent.parent


class Blocker(Protocol):
    def unblock(self) -> AbstractContextManager[None]: ...


@pytest.fixture(scope="session")
def founded_area(django_db_setup: None, django_db_blocker: Blocker) -> tuple[bytes, Written]:
    """The invented district founded once by the real verbs and taken back: its objects, and the rows by table."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = rows_of_all()
        area = make_area()
        written = difference(before, rows_of_all())
        transaction.set_rollback(True)
    return pickle.dumps(area), written


@pytest.fixture
def area(db: None, founded_area: tuple[bytes, Written]) -> Area:
    """The invented district of tests/factories.py; its rows are put back, which costs a tenth of founding it."""
    pickled, written = founded_area
    put(written)
    area = pickle.loads(pickled)
    assert isinstance(area, Area)
    return area


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
