"""The invented people of the demo, with a password everybody knows."""

from __future__ import annotations

import datetime as dt

from django.contrib.auth.hashers import make_password
from django.db import transaction

from danvan.units.actor import program
from danvan.units.domain import loading, people
from danvan.units.models import Field, Post, Unit, User


@transaction.atomic
def load_people(*, password: str, on: dt.date) -> int:
    """Open the accounts of ``song-la-people.csv`` and give their posts from ``on``; returns how many accounts were new.

    All share one ``password``, hashed once: seventy slow hashes would make the demo wait. For the demo only.
    """
    rows, by = loading.shipped("song-la-people"), program("demo", on=on)
    known = set(User.objects.values_list("username", flat=True))
    fresh = [row for row in rows if row["username"] not in known]
    hashed = make_password(password)
    users = {
        row["username"]: User(username=row["username"], full_name=row["full_name"], password=hashed) for row in fresh
    }
    User.objects.bulk_create(users.values())
    units, fields = {unit.key: unit for unit in Unit.rows.all()}, {field.key: field for field in Field.rows.all()}
    for row in fresh:
        people.give_post(
            user=users[row["username"]], unit=units[row["unit_key"]], title=row["title"], role=row["role"], area=units.get(row["area_key"]),
            fields=[fields[key] for key in row["fields"].split("|") if key], by=by, on=on,
        )  # fmt: skip
    return len(users)


def is_loaded() -> bool:
    """Whether the demo's people are there already."""
    names = [row["username"] for row in loading.shipped("song-la-people")]
    return Post.rows.filter(user__username__in=names).exists()
