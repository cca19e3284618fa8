"""Lists in pages of fifty."""

from __future__ import annotations

from typing import Any

from django.core.paginator import Paginator
from django.db.models import QuerySet
from django.http import HttpRequest

PER_PAGE = 50


def paginated(request: HttpRequest, rows: QuerySet[Any] | list[Any]) -> dict[str, Any]:
    """``page_obj`` (for _pagination.html) and ``rows`` (the page's rows, fetched) of the page asked for by ?trang=."""
    pages = Paginator(rows, PER_PAGE)
    page = pages.get_page(request.GET.get("trang"))
    return {"page_obj": page, "rows": list(page.object_list)}
