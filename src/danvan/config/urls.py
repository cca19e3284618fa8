"""Addresses: the desk at the root."""

from django.http import HttpRequest, HttpResponse
from django.urls import include, path


def healthz(request: HttpRequest) -> HttpResponse:
    """Answers that the process serves; asks nothing of the database."""
    return HttpResponse("ok\n", content_type="text/plain")


healthz.needs = "anyone"  # type: ignore[attr-defined]

urlpatterns = [
    path("healthz", healthz, name="healthz"),
    path("", include("danvan.desk.urls")),
]
handler400 = "danvan.desk.views.errors.bad_request"
handler403 = "danvan.desk.views.errors.forbidden"
handler404 = "danvan.desk.views.errors.not_found"
handler500 = "danvan.desk.views.errors.broken"
