"""Lists in pages of fifty: by number where a list is short, by place where it may be long."""

from __future__ import annotations

import datetime as dt
from typing import Any

from django import forms
from django.core.paginator import Paginator
from django.db.models import Q, QuerySet
from django.http import HttpRequest
from django.utils.translation import gettext

PER_PAGE = 50
Place = tuple[dt.date, int]


def in_words(form: forms.Form) -> str:
    """What a filter was asked for, as people read it: «Loại hoạt động: Đối thoại; Từ ngày: 01/01/2023»."""
    given = {name: value for name, value in getattr(form, "cleaned_data", {}).items() if value}
    return "; ".join(f"{form.fields[name].label}: {_chosen(form.fields[name], value)}" for name, value in given.items())


def _chosen(field: forms.Field, value: Any) -> str:
    if isinstance(value, dt.date):
        return f"{value:%d/%m/%Y}"
    if value is True:
        return gettext("Có")
    if isinstance(field, forms.ModelChoiceField):
        return str(value)
    offered: Any = getattr(field, "choices", ())
    return str(dict(offered).get(str(getattr(value, "uid", value)), value))


def paginated(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> dict[str, Any]:
    """``page_obj`` (for _pagination.html) and ``rows`` (the page's rows, fetched) of the page asked for by ?trang=."""
    pages = Paginator(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("trang"))
    return {"page_obj": page, "rows": list(page.object_list)}


MOST_COUNTED = 1000


def by_place(request: HttpRequest, rows: QuerySet[Any], *, day: str, shown: QuerySet[Any]) -> dict[str, Any]:
    """The page of ``rows`` (latest ``day`` first, then by key) after the place asked for by ?sau= or before ?truoc=.

    ``rows`` of the context are fetched from ``shown`` (the same rows with what a line needs, unfiltered), ``older`` and
    ``newer`` are the places for the links (none: empty), ``count`` how many there are, counted up to a thousand (``many``:
    there are more). A place is a day and a key; nonsense is the first page. However long the list, a page costs the same:
    what is asked is looked for once, and rows before the page are not stepped over.
    """
    after, before = _place(request.GET.get("sau")), _place(request.GET.get("truoc"))
    known = [*rows.order_by(f"-{day}", "-pk").values_list(day, "pk")[: MOST_COUNTED + 1]]
    many = len(known) > MOST_COUNTED
    if before:
        near = [key for key in known if key > before]
        if many and len(near) == len(known):
            near = [
                *rows.filter(_beyond(day, before, "gt")).order_by(day, "pk").values_list(day, "pk")[: PER_PAGE + 1]
            ][::-1]
        keys, older, newer = near[-PER_PAGE:], bool(near), len(near) > PER_PAGE
    else:
        near = [key for key in known if not after or key < after]
        if after and many and len(near) <= PER_PAGE:
            near = [
                *rows.filter(_beyond(day, after, "lt"))
                .order_by(f"-{day}", "-pk")
                .values_list(day, "pk")[: PER_PAGE + 1]
            ]
        keys, older, newer = near[:PER_PAGE], len(near) > PER_PAGE, bool(after and near)
    found = {row.pk: row for row in shown.filter(pk__in=[pk for _day, pk in keys])}
    return {
        "rows": [found[pk] for _day, pk in keys if pk in found], "count": min(len(known), MOST_COUNTED), "many": many,
        "older": _said(keys[-1]) if older else "", "newer": _said(keys[0]) if newer else "",
    }  # fmt: skip


def _beyond(day: str, place: Place, side: str) -> Q:
    """Rows behind ``place``: a range of days, which an index can walk, less those of its day on the other side."""
    on, key = place
    other = {"lt": "gte", "gt": "lte"}[side]
    return Q(**{f"{day}__{side}e": on}) & ~Q(**{day: on, f"pk__{other}": key})


def _place(text: str | None) -> Place | None:
    on, _dot, key = (text or "").partition(".")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        return dt.date.fromisoformat(on), int(key)
    except ValueError:
        return None


def _said(place: Place) -> str:
    return f"{place[0].isoformat()}.{place[1]}"
