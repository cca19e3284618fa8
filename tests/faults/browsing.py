"""A person at a browser without pictures: keeps cookies, fills the forms of pages, and tries again when no answer comes."""

from __future__ import annotations

import http.client
import random
import threading
import time
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Mapping
from dataclasses import dataclass, field
from html.parser import HTMLParser
from http.cookiejar import CookieJar

from tests.factories import PASSWORD

PATIENCE = 120  # seconds without an answer after which nobody tries again
ANSWERS_LOST = 0.2
PLAIN = "application/x-www-form-urlencoded"
NO_ANSWER = (OSError, http.client.HTTPException)


@dataclass
class Form:
    """A form as a browser would send it untouched."""

    action: str
    method: str
    values: list[tuple[str, str]] = field(default_factory=list)

    def filled(self, given: Mapping[str, str]) -> list[tuple[str, str]]:
        kept = [(name, value) for name, value in self.values if name not in given]
        return [*kept, *given.items()]

    def asks(self, name: str) -> bool:
        return any(one == name for one, _value in self.values)


@dataclass
class Page:
    """Where one arrived, and what stands there."""

    path: str
    html: str
    forms: list[Form]

    def form(self, action: str = "", *, having: str = "") -> Form:
        """The form that is sent to an address ending in ``action`` and has a field whose name begins with ``having``."""
        for one in self.forms:
            if one.action.endswith(action) and any(name.startswith(having) for name, _value in one.values):
                return one
        raise LookupError(f"{self.path}: no form «{action}» with «{having}» among {[one.action for one in self.forms]}")

    def has(self, action: str) -> bool:
        return any(one.action.endswith(action) for one in self.forms)


class Broken(Exception):
    """The service answered with a fault of its own."""


class _StayWhereYouAre(urllib.request.HTTPRedirectHandler):
    """Leaves it to ``Person`` to go where an answer leads."""

    def redirect_request(self, *_args: object) -> None:  # type: ignore[override]
        return None


class Person:
    """One signed-in person. ``sending`` is set whenever a form goes out. ``acts`` counts forms sent that are performed once,
    ``again`` what was asked once more because no answer came, ``cut`` the forms among them that had been received, ``lost``
    forms whose answer did not reach the person, as ``luck`` has it."""

    def __init__(self, url: str, username: str, sending: threading.Event, luck: random.Random) -> None:
        self.url, self.username, self.sending, self.luck = url, username, sending, luck
        self.acts, self.again, self.cut, self.lost = 0, 0, 0, 0
        self.opener = urllib.request.build_opener(urllib.request.HTTPCookieProcessor(CookieJar()), _StayWhereYouAre)
        page = self.get("/dang-nhap/")
        page = self.send(page, page.form(having="password"), {"username": username, "password": PASSWORD})
        if page.path.startswith("/dang-nhap/"):
            raise Broken(f"{username} cannot sign in: {page.html[:500]}")

    def get(self, path: str) -> Page:
        return self._ask(urllib.parse.urljoin(self.url, path), None)

    def send(
        self, page: Page, form: Form, given: Mapping[str, str] = {}, *, file: tuple[str, str, bytes] | None = None
    ) -> Page:
        """Fill ``form`` of ``page`` and send it, the very same again for as long as no answer comes.

        ``file`` is (field, name, content) of an upload.
        """
        fields = form.filled(given)
        kind, data = _multipart(fields, file) if file else (PLAIN, urllib.parse.urlencode(fields).encode())
        url = urllib.parse.urljoin(self.url + page.path, form.action)
        if any(name == "once" for name, _value in fields):
            self.acts += 1
            if self.luck.random() < ANSWERS_LOST:
                self.lost += 1
                self._ask(url, data, kind)
        return self._ask(url, data, kind)

    def _ask(self, url: str, data: bytes | None, kind: str = PLAIN) -> Page:
        patience = time.monotonic() + PATIENCE
        while True:
            if data:
                self.sending.set()
            try:
                asked = urllib.request.Request(url, data, {"Content-Type": kind} if data else {})
                with self.opener.open(asked, timeout=60) as answer:
                    return _page(answer.url, answer.read().decode())
            except urllib.error.HTTPError as fault:
                if fault.code in {
                    301,
                    302,
                }:  # answered: whatever happens now, only the page it leads to is asked for again
                    url, data = urllib.parse.urljoin(url, fault.headers["Location"]), None
                    continue
                raise Broken(f"{self.username}: {url} answers {fault.code}: {fault.read()[:2000]!r}") from fault
            except NO_ANSWER as trouble:
                if time.monotonic() > patience:
                    raise
                self.again += 1
                self.cut += data is not None and not isinstance(trouble, urllib.error.URLError)
                time.sleep(0.3)


def _multipart(fields: list[tuple[str, str]], file: tuple[str, str, bytes]) -> tuple[str, bytes]:
    """Content type and body of a form with an upload."""
    edge, (field_name, name, content) = "edge-of-a-part", file
    parts = [f'--{edge}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n' for key, value in fields]
    head = f'--{edge}\r\nContent-Disposition: form-data; name="{field_name}"; filename="{name}"\r\n\r\n'
    body = "".join(parts).encode() + head.encode() + content + f"\r\n--{edge}--\r\n".encode()
    return f"multipart/form-data; boundary={edge}", body


def _page(url: str, html: str) -> Page:
    reader = _Forms()
    reader.feed(html)
    return Page(urllib.parse.urlsplit(url).path, html, reader.forms)


class _Forms(HTMLParser):
    """Collects the forms of a page with the values they would be sent with."""

    def __init__(self) -> None:
        super().__init__()
        self.forms: list[Form] = []
        self.text: str | None = None
        self.select = ""
        self.options: list[tuple[str, bool]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        given = {name: value or "" for name, value in attrs}
        if tag == "form":
            self.forms.append(Form(given.get("action", ""), given.get("method", "get")))
        elif self.forms and (name := given.get("name", "")) and "disabled" not in given:
            self._field(tag, name, given)
        elif tag == "option" and self.select:
            self.options.append((given.get("value", ""), "selected" in given))

    def _field(self, tag: str, name: str, given: dict[str, str]) -> None:
        if tag == "select":
            self.select, self.options = name, []
        elif tag == "textarea":
            self.forms[-1].values.append((name, ""))
            self.text = name
        elif tag == "input":
            kind = given.get("type", "text")
            ticked = kind not in {"checkbox", "radio"} or "checked" in given
            if ticked and kind not in {"file", "submit", "button"}:
                self.forms[-1].values.append((name, given.get("value", "on" if kind == "checkbox" else "")))

    def handle_data(self, data: str) -> None:
        if self.text is not None:
            name, text = self.forms[-1].values[-1]
            self.forms[-1].values[-1] = (name, (text + data).removeprefix("\n"))

    def handle_endtag(self, tag: str) -> None:
        if tag == "textarea":
            self.text = None
        elif tag == "select" and self.select:
            chosen = [value for value, selected in self.options if selected] or [
                value for value, _no in self.options[:1]
            ]
            self.forms[-1].values += [(self.select, value) for value in chosen]
            self.select = ""
