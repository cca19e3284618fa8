"""Puts whoever acts on the request: the person, in the post they chose."""

from collections.abc import Callable

from django.http import HttpRequest, HttpResponse
from django.utils.functional import SimpleLazyObject

from danvan.common import clock
from danvan.units.actor import Actor
from danvan.units.domain.people import posts_of
from danvan.units.models import Post

POST_KEY = "post"


class ActorMiddleware:
    """Sets ``request.actor``; computed on first use, so that static and login pages ask nothing of the database."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        request.actor = SimpleLazyObject(lambda: _actor(request))  # type: ignore[attr-defined]
        return self.get_response(request)


def _actor(request: HttpRequest) -> Actor:
    today = clock.today()
    if not request.user.is_authenticated:
        return Actor(user=None, post=None, on=today)
    posts = posts_of(request.user, on=today)
    return Actor(user=request.user, post=_chosen(posts, request.session.get(POST_KEY)), on=today)


def _chosen(posts: list[Post], uid: str | None) -> Post | None:
    """The post chosen in this session, or the first one held."""
    return next((post for post in posts if str(post.uid) == uid), posts[0] if posts else None)
