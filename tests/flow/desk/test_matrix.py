"""Role × page, generated from the addresses: every page says what it needs, and answers each role accordingly."""

from collections.abc import Callable, Iterator

import pytest
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from danvan.desk.page import ANYONE, SIGNED_IN
from danvan.units.roles import Permission, allows
from tests.factories import PEOPLE, Area
from tests.flow.desk.samples import sample_arguments

Browse = Callable[[str], Client]
# One person of every role, and those of another unit.
NAMES = [
    *{role: name for name, _username, _unit, role, _area in reversed(PEOPLE)}.values(),
    "sibling_officer",
    "sibling_head",
]


def _pages(patterns: list[URLPattern | URLResolver], space: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in patterns:
        if isinstance(pattern, URLResolver):
            yield from _pages(
                pattern.url_patterns,
                f"{pattern.namespace or pattern.app_name}:" if pattern.namespace or pattern.app_name else space,
            )
        else:
            yield f"{space}{pattern.name}", pattern


PAGES = dict(_pages(get_resolver().url_patterns))


def test_every_page_says_what_it_needs() -> None:
    assert len(PAGES) > 30
    silent = [name for name, pattern in PAGES.items() if not hasattr(pattern.callback, "needs")]
    assert silent == []
    odd = [
        name
        for name, pattern in PAGES.items()
        if not isinstance(pattern.callback.needs, Permission) and pattern.callback.needs not in {ANYONE, SIGNED_IN}
    ]
    assert odd == []


def test_every_page_has_a_sample(area: Area) -> None:
    arguments = sample_arguments(area)
    without = [name for name, pattern in PAGES.items() if "<" in str(pattern.pattern) and name not in arguments]
    assert without == []


@pytest.mark.parametrize("name", NAMES)
def test_pages_answer_each_role_as_the_table_says(area: Area, browse: Browse, name: str) -> None:
    """Without the permission: 403. With it: the page, a redirect, or 404 for a row outside the person's reach; never 500."""
    arguments, client = sample_arguments(area), browse(name)
    role = area.posts[name].role
    for page, pattern in PAGES.items():
        needs, methods = pattern.callback.needs, getattr(pattern.callback, "methods", ("GET",))
        if "GET" not in methods:
            continue
        answer = client.get(reverse(page, args=arguments.get(page, [])))
        if isinstance(needs, Permission) and allows(role, needs) is None:
            assert answer.status_code == 403, (page, name)
        else:
            assert answer.status_code in {200, 302, 404}, (page, name, answer.status_code)


def test_stranger_sees_only_open_pages(area: Area) -> None:
    arguments, client = sample_arguments(area), Client()
    for page, pattern in PAGES.items():
        if "GET" not in getattr(pattern.callback, "methods", ("GET",)):
            continue
        answer = client.get(reverse(page, args=arguments.get(page, [])))
        expected = {200, 302, 404} if pattern.callback.needs == ANYONE else {302}
        assert answer.status_code in expected, (page, answer.status_code)
        if pattern.callback.needs != ANYONE:
            assert answer["Location"].startswith(reverse("desk:login"))


@pytest.mark.parametrize("name", NAMES)
def test_acts_are_refused_without_the_permission(area: Area, browse: Browse, name: str) -> None:
    arguments, client, role = sample_arguments(area), browse(name), area.posts[name].role
    for page, pattern in PAGES.items():
        needs, methods = pattern.callback.needs, getattr(pattern.callback, "methods", ("GET",))
        if "POST" in methods and isinstance(needs, Permission) and allows(role, needs) is None:
            assert client.post(reverse(page, args=arguments.get(page, []))).status_code == 403, (page, name)
