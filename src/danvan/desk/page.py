"""How a view says who may open it, and how it performs an act."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from typing import Any

from django.contrib.auth.decorators import login_required
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_http_methods

from danvan.common.errors import NotPermitted, Refused
from danvan.common.once import once
from danvan.documents.domain.files import too_large
from danvan.units.actor import Actor
from danvan.units.roles import Permission

View = Callable[..., HttpResponse]
ANYONE = "anyone"
SIGNED_IN = "signed in"


def page(*, needs: Permission | str, methods: tuple[str, ...] = ("GET", "HEAD")) -> Callable[[View], View]:
    """Mark a view with the permission it needs anywhere (the matrix test reads it), SIGNED_IN or ANYONE.

    Over which rows the permission holds is the policy's word, not this decorator's: views fetch through
    ``visible_to(request.actor)`` and verbs check again.
    """

    def mark(view: View) -> View:
        @wraps(view)
        def guarded(request: HttpRequest, *args: Any, **kwargs: Any) -> HttpResponse:
            if isinstance(needs, Permission) and not request.actor.holds(needs):  # type: ignore[attr-defined]
                raise PermissionDenied(
                    _("Trang này dành cho chức danh khác. Nếu kiêm nhiệm, đổi chức danh ở góc dưới bên trái.")
                )
            return view(request, *args, **kwargs)

        limited = require_http_methods(list(methods))(guarded)
        wrapped = limited if needs == ANYONE else login_required(limited)
        wrapped.needs = needs  # type: ignore[attr-defined]
        wrapped.methods = methods  # type: ignore[attr-defined]
        return wrapped

    return mark


@dataclass(frozen=True)
class Outcome:
    """Where to go after the act, or why it was refused (a sentence for the form)."""

    location: str = ""
    refusal: str = ""


def perform(request: HttpRequest, work: Callable[[], str]) -> Outcome:
    """Run ``work`` once for the form's token; it performs verbs and returns the address that answers the form.

    A second submit of the same form leads to the first one's address. NotPermitted becomes the 403 page.
    """
    actor: Actor = request.actor  # type: ignore[attr-defined]
    if getattr(request, "upload_too_large", False):
        return Outcome(refusal=too_large(_("vừa chọn")))
    try:
        with once(request.POST.get("once", ""), actor=actor.uid) as act:
            if not act.result:
                act.result = work()
            return Outcome(location=act.result)
    except NotPermitted as refusal:
        raise PermissionDenied(str(refusal)) from refusal
    except Refused as refusal:
        return Outcome(refusal=str(refusal))
