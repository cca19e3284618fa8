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


def by_place(request: HttpRequest, rows: QuerySet[Any], *, day: str) -> dict[str, Any]:
    """The page of ``rows`` (latest ``day`` first, then by key) after the place asked for by ?sau= or before ?truoc=.

    ``rows`` are fetched, ``older`` and ``newer`` are the places for the links (none: empty), ``count`` how many there are,
    counted up to a thousand (``many``: there are more). A place is a day and a key; nonsense is the first page. However
    long the list, a page costs the same: rows before it are not stepped over.
    """
    after, before = _place(request.GET.get("sau")), _place(request.GET.get("truoc"))
    if before:
        found = list(rows.filter(_beyond(day, before, "gt")).order_by(day, "pk")[: PER_PAGE + 1])
        more, found = len(found) > PER_PAGE, found[:PER_PAGE][::-1]
        older, newer = bool(found), more
    else:
        found = list((rows.filter(_beyond(day, after, "lt")) if after else rows)[: PER_PAGE + 1])
        more, found = len(found) > PER_PAGE, found[:PER_PAGE]
        older, newer = more, bool(after and found)
    count = rows.order_by()[: MOST_COUNTED + 1].count()
    return {
        "rows": found, "count": min(count, MOST_COUNTED), "many": count > MOST_COUNTED,
        "older": _said(found[-1], day) if older else "", "newer": _said(found[0], day) if newer else "",
    }  # fmt: skip


def _beyond(day: str, place: tuple[dt.date, int], side: str) -> Q:
    """Rows behind ``place``: a range of days, which an index can walk, less those of its day on the other side."""
    on, key = place
    other = {"lt": "gte", "gt": "lte"}[side]
    return Q(**{f"{day}__{side}e": on}) & ~Q(**{day: on, f"pk__{other}": key})


def _place(text: str | None) -> tuple[dt.date, int] | None:
    on, _dot, key = (text or "").partition(".")
    if not (key.isascii() and key.isdigit() and len(key) < 19):
        return None
    try:
        return dt.date.fromisoformat(on), int(key)
    except ValueError:
        return None


def _said(row: Any, day: str) -> str:
    return f"{getattr(row, day).isoformat()}.{row.pk}"
