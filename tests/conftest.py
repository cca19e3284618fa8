"""Fixtures every test may use."""

from __future__ import annotations

import datetime as dt
import pickle
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any, Protocol

import pytest
from django.apps import apps
from django.db import connection, transaction
from django.test import Client

from danvan.common import clock
from tests.factories import DAY, Area, make_area

ROOT = Path(__file__).resolve().parent.parent


Rows = dict[str, list[tuple[Any, ...]]]


class Blocker(Protocol):
    def unblock(self) -> AbstractContextManager[None]: ...


@pytest.fixture(scope="session")
def founded_area(django_db_setup: None, django_db_blocker: Blocker) -> tuple[bytes, Rows]:
    """The invented district founded once by the real verbs and taken back: its objects, and the rows by table."""
    with django_db_blocker.unblock(), transaction.atomic():
        before = _rows()
        area = make_area()
        rows = {table: [row for row in of_table if row not in before[table]] for table, of_table in _rows().items()}
        transaction.set_rollback(True)
    return pickle.dumps(area), {table: of_table for table, of_table in rows.items() if of_table}


@pytest.fixture
def area(db: None, founded_area: tuple[bytes, Rows]) -> Area:
    """The invented district of tests/factories.py; its rows are put back, which costs a tenth of founding it."""
    pickled, rows = founded_area
    with connection.cursor() as cursor:
        for table, of_table in rows.items():
            marks = ", ".join(["%s"] * len(of_table[0]))
            cursor.executemany(f'INSERT INTO "{table}" VALUES ({marks})', of_table)
    area = pickle.loads(pickled)
    assert isinstance(area, Area)
    return area


def _rows() -> Rows:
    """Every row of every table, as the database gives it."""
    with connection.cursor() as cursor:
        out = {}
        for model in apps.get_models(include_auto_created=True):
            cursor.execute(f'SELECT * FROM "{model._meta.db_table}"')
            out[model._meta.db_table] = cursor.fetchall()
    return out


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
