"""Screens with which a technical admin keeps accounts and posts."""

from __future__ import annotations

from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404, redirect, render
from django.urls import reverse
from django.utils.translation import gettext as _

from danvan.desk.listing import paginated
from danvan.desk.page import page, perform
from danvan.units.domain import directory
from danvan.units.domain import people as verbs
from danvan.units.domain.queries import names
from danvan.units.forms import AccountForm, EndForm, PostForm, ResetForm
from danvan.units.models import Post, User
from danvan.units.roles import RIGHTS, Permission, Role

READ_WRITE = ("GET", "HEAD", "POST")


@page(needs=Permission.MANAGE_PEOPLE)
def person_list(request: HttpRequest) -> HttpResponse:
    search = request.GET.get("search", "")
    context = paginated(request, directory.people(on=request.actor.on, search=search))
    context["units"] = names([post.unit_id for person in context["rows"] for post in person.held], on=request.actor.on)
    return render(request, "desk/people/list.html", context | {"search": search})


@page(needs=Permission.MANAGE_PEOPLE, methods=READ_WRITE)
def person_new(request: HttpRequest) -> HttpResponse:
    form = AccountForm(request.POST or None)
    if request.method == "POST" and form.is_valid():

        def work() -> str:
            user = verbs.open_account(**form.cleaned_data, by=request.actor)
            return reverse("desk:post-give", args=[user.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã lập tài khoản. Giao chức danh để người này bắt đầu làm việc."))
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(
        request, "desk/people/form.html", {"form": form, "title": _("Lập tài khoản"), "submit": _("Lập tài khoản")}
    )


@page(needs=Permission.MANAGE_PEOPLE)
def person_detail(request: HttpRequest, uid: str) -> HttpResponse:
    person = get_object_or_404(directory.people(on=request.actor.on), uid=uid)
    units = names(
        [post.unit_id for post in person.held] + [post.area_id for post in person.held if post.area_id],
        on=request.actor.on,
    )
    return render(request, "desk/people/detail.html", {"person": person, "units": units})


@page(needs=Permission.MANAGE_PEOPLE, methods=READ_WRITE)
def post_give(request: HttpRequest, uid: str) -> HttpResponse:
    person = get_object_or_404(User, uid=uid)
    form = PostForm(request.POST or None, on=request.actor.on, initial={"valid_from": request.actor.on})
    if request.method == "POST" and form.is_valid():
        given = form.cleaned_data

        def work() -> str:
            verbs.give_post(
                user=person, unit=given["unit"], title=given["title"], role=given["role"], area=given["area"],
                fields=given["fields_in_charge"], by=request.actor, on=given["valid_from"],
            )  # fmt: skip
            return reverse("desk:person", args=[person.uid])

        outcome = perform(request, work)
        if outcome.location:
            messages.success(request, _("Đã giao chức danh %(title)s.") % {"title": given["title"]})
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    context = {
        "form": form, "person": person, "title": _("Giao chức danh"), "submit": _("Giao chức danh"),
        "roles": [(role.label, RIGHTS[role].purpose) for role in Role],
    }  # fmt: skip
    return render(request, "desk/people/form.html", context)


@page(needs=Permission.MANAGE_PEOPLE, methods=READ_WRITE)
def post_end(request: HttpRequest, uid: str) -> HttpResponse:
    post = get_object_or_404(Post.objects.visible_to(request.actor).select_related("user", "unit"), uid=uid)

    def act(form: EndForm) -> str:
        verbs.end_post(post=post, by=request.actor, on=form.cleaned_data["on"])
        return _("Đã ghi ngày thôi giữ chức danh.")

    return _small_form(request, EndForm, post.user, _("Thôi giữ chức danh: %(title)s") % {"title": post.title}, act)


@page(needs=Permission.MANAGE_PEOPLE, methods=READ_WRITE)
def password_reset(request: HttpRequest, uid: str) -> HttpResponse:
    person = get_object_or_404(User, uid=uid)

    def act(form: ResetForm) -> str:
        verbs.set_password(user=person, password=form.cleaned_data["password"], by=request.actor)
        return _("Đã đặt mật khẩu mới.")

    return _small_form(request, ResetForm, person, _("Đặt lại mật khẩu"), act)


@page(needs=Permission.MANAGE_PEOPLE, methods=("POST",))
def account_close(request: HttpRequest, uid: str) -> HttpResponse:
    person = get_object_or_404(User, uid=uid)

    def work() -> str:
        verbs.close_account(user=person, by=request.actor)
        return reverse("desk:people")

    outcome = perform(request, work)
    if outcome.refusal:
        messages.error(request, outcome.refusal)
        return redirect("desk:person", person.uid)
    messages.success(request, _("Đã khóa tài khoản %(name)s.") % {"name": person.username})
    return redirect(outcome.location)


def _small_form(request, kind, person, title, act):
    """One small form about a person; ``act`` performs the verb and says what was done."""
    form = kind(request.POST or None)
    if request.method == "POST" and form.is_valid():
        said = []

        def work() -> str:
            said.append(act(form))
            return reverse("desk:person", args=[person.uid])

        outcome = perform(request, work)
        if outcome.location:
            for sentence in said:
                messages.success(request, sentence)
            return redirect(outcome.location)
        form.add_error(None, outcome.refusal)
    return render(request, "desk/people/form.html", {"form": form, "person": person, "title": title, "submit": title})
