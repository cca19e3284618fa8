"""Signing in and out, choosing a post, one's own password and notices."""

from __future__ import annotations

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import update_session_auth_hash
from django.contrib.auth.views import LoginView, LogoutView
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _

from danvan.desk.middleware import POST_KEY
from danvan.desk.page import ANYONE, SIGNED_IN, page, perform
from danvan.units.domain import notices as notice_verbs
from danvan.units.domain import people
from danvan.units.forms import PasswordForm, SignInForm
from danvan.units.models import Notice


class Login(LoginView):
    redirect_authenticated_user = True
    authentication_form = SignInForm

    def get_context_data(self, **kwargs: object) -> dict[str, object]:
        return super().get_context_data(**kwargs) | _demo_accounts()


def _demo_accounts() -> dict[str, object]:
    """The accounts the sign-in page shows; only the demo, whose people are invented, has any."""
    if not settings.DEMO:
        return {}
    return {"demo_accounts": people.demo_accounts(), "demo_password": settings.DEMO_PASSWORD}


login = page(needs=ANYONE, methods=("GET", "HEAD", "POST"))(Login.as_view())
logout = page(needs=ANYONE, methods=("POST",))(LogoutView.as_view())


@page(needs=SIGNED_IN, methods=("POST",))
def choose_post(request: HttpRequest) -> HttpResponse:
    """Act in another post one holds, from now on in this session."""
    chosen = request.POST.get("post", "")
    if any(str(post.uid) == chosen for post in people.posts_of(request.user, on=request.actor.on)):
        request.session[POST_KEY] = chosen
    return redirect("desk:home")


@page(needs=SIGNED_IN, methods=("GET", "HEAD", "POST"))
def password(request: HttpRequest) -> HttpResponse:
    form = PasswordForm(request.user, request.POST or None)
    if request.method == "POST" and form.is_valid():
        new = form.cleaned_data["new_password1"]

        def work() -> str:
            people.set_password(user=request.user, password=new, by=request.actor)
            return request.path

        outcome = perform(request, work)
        if outcome.location:
            update_session_auth_hash(request, request.user)
            messages.success(request, _("Đã đổi mật khẩu."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/accounts/password.html", {"form": form})


@page(needs=SIGNED_IN)
def notices(request: HttpRequest) -> HttpResponse:
    rows = Notice.objects.visible_to(request.actor).order_by("-at")[:100]
    return render(request, "desk/accounts/notices.html", {"notices": rows})


@page(needs=SIGNED_IN, methods=("POST",))
def notice(request: HttpRequest, uid: str) -> HttpResponse:
    """Open a notice: note it as read and go where it leads."""
    row = get_object_or_404(Notice.objects.visible_to(request.actor), uid=uid)
    notice_verbs.mark_read(notice=row, by=request.actor)
    safe = url_has_allowed_host_and_scheme(row.path, allowed_hosts=None)
    return redirect(row.path if safe else "desk:notices")
