"""Tags and filters of the desk: icons, chips, dates and figures as Vietnamese offices write them."""

from __future__ import annotations

import datetime as dt
import uuid
from collections.abc import Iterable
from decimal import Decimal
from itertools import accumulate
from typing import Any

from django import template
from django.conf import settings
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from danvan.common import clock
from danvan.desk.templatetags.chip_table import CHIPS, Look
from danvan.officedocs.numbers import exact, format_number
from danvan.plans.domain import wording
from danvan.plans.models import Target

register = template.Library()
SPRITE = "desk/icons.svg"
WEEKDAYS = (
    gettext_lazy("Thứ Hai"), gettext_lazy("Thứ Ba"), gettext_lazy("Thứ Tư"), gettext_lazy("Thứ Năm"),
    gettext_lazy("Thứ Sáu"), gettext_lazy("Thứ Bảy"), gettext_lazy("Chủ nhật"),
)  # fmt: skip
LEGEND = (
    '<li><svg class="key" width="12" height="12" aria-hidden="true"><rect class="f-{}" width="12" height="12"/></svg>'
    '<span><b class="num">{}</b> {}</span></li>'
)
STACKED = (
    '<figure class="stacked"><figcaption class="visually-hidden">{}</figcaption>'
    '<svg width="100%" height="16" aria-hidden="true">{}</svg><ul class="legend">{}</ul></figure>'
)


@register.simple_tag
def icon(name: str, css: str = "") -> SafeString:
    """The symbol ``name`` of the sprite, hidden from readers: words always stand beside it."""
    return format_html(
        '<svg class="icon{}" width="20" height="20" aria-hidden="true" focusable="false"><use href="{}#{}"/></svg>',
        f" {css}" if css else "", static(SPRITE), name,
    )  # fmt: skip


@register.simple_tag
def lotus() -> SafeString:
    """The mark, in the accent of light or dark."""
    return format_html(
        '<svg class="flower" width="36" height="30" aria-hidden="true" focusable="false"><use href="{}#lotus"/></svg>',
        static(SPRITE),
    )


def _drawn(look: Look) -> SafeString:
    return format_html('<span class="chip {}">{}<span>{}</span></span>', look.tone, icon(look.icon), look.words)


@register.simple_tag
def chip(family: str, state: str, words: str = "", tone: str = "") -> SafeString:
    """The chip of a state. ``words`` and ``tone`` replace those of the table when the state alone says too little.

    Raises KeyError for a family or state the table lacks: a fault of the program, found by the tests.
    """
    look = CHIPS[family][str(state)]
    return _drawn(Look(look.icon, words or look.words, tone or look.tone))


@register.simple_tag
def plain_chip(words: str, icon_name: str = "info", tone: str = "quiet") -> SafeString:
    """A chip for something that is no state in the table."""
    return _drawn(Look(icon_name, words, tone))


@register.simple_tag
def due_chip(due: dt.date | None, today: dt.date, done_on: dt.date | None = None) -> SafeString:
    """How a date stands on ``today``. Late never turns green: work done after ``due`` keeps its days late.

    All dates are local dates (Asia/Ho_Chi_Minh); ``due`` is the last day on which the work is in time.
    """
    return _drawn(due_look(due=due, today=today, done_on=done_on))


def due_look(*, due: dt.date | None, today: dt.date, done_on: dt.date | None) -> Look:
    """The chip of ``due_chip``; warns from ``settings.SOON_DAYS`` calendar days before (3 unless set)."""
    if done_on is not None:
        return _done_look(due, done_on)
    if due is None:
        return CHIPS["time"]["no_date"]
    days = (due - today).days
    if days < 0:
        return Look("triangle", _("Quá hạn %(days)s ngày") % {"days": vn_number(-days)}, "bad")
    if days == 0:
        return Look("clock", _("Đến hạn hôm nay"), "warn")
    soon = days <= getattr(settings, "SOON_DAYS", 3)
    return Look("clock", _("Còn %(days)s ngày") % {"days": vn_number(days)}, "warn" if soon else "quiet")


def _done_look(due: dt.date | None, done_on: dt.date) -> Look:
    if due is None:
        return Look("tick", _("Đã xong"), "ok")
    late = (done_on - due).days
    if late > 0:
        return Look("tick", _("Xong, trễ %(days)s ngày") % {"days": vn_number(late)}, "warn")
    return Look("tick", _("Xong đúng hạn"), "ok")


def _local(moment: dt.date | dt.datetime) -> dt.date:
    if isinstance(moment, dt.datetime):
        return clock.local_date(moment) if moment.tzinfo else moment.date()
    return moment


@register.filter
def vn_date(day: dt.date | dt.datetime | None) -> str:
    """05/6/2023, 22/02/2023: the day in two digits, the month in two only for 01 and 02. Nothing for None.

    A moment is turned into the local date first.
    """
    return f"{vn_day(day)}/{_local(day).year}" if day else ""


@register.filter
def vn_day(day: dt.date | dt.datetime | None) -> str:
    """05/6, 22/02: a date without its year."""
    if not day:
        return ""
    local = _local(day)
    return f"{local.day:02d}/{local.month:02d}" if local.month <= 2 else f"{local.day:02d}/{local.month}"


@register.filter
def vn_weekday(day: dt.date) -> str:
    """Thứ Hai to Chủ nhật."""
    return str(WEEKDAYS[day.weekday()])


@register.filter
def day_before(day: dt.date) -> dt.date:
    """The last day of a window whose end is the day after it."""
    return day - dt.timedelta(days=1)


@register.filter
def vn_time(moment: dt.datetime | dt.time | None) -> str:
    """14 giờ, 8 giờ 30; a moment in local time (Asia/Ho_Chi_Minh)."""
    if moment is None:
        return ""
    if isinstance(moment, dt.datetime) and moment.tzinfo:
        moment = moment.astimezone(clock.VIETNAM)
    hour = _("%(hour)s giờ") % {"hour": moment.hour}
    return f"{hour} {moment.minute:02d}" if moment.minute else hour


@register.filter
def vn_number(value: int | float | Decimal | None) -> str:
    """1.234,5: points between thousands, a comma before decimals, decimals without needless noughts. Nothing for None."""
    if value is None:
        return ""
    return format_number(exact(Decimal(str(value))))


@register.simple_tag
def target_words(target: Target) -> str:
    """A number the plan sets, in words."""
    return wording.target_words(target)


@register.filter
def initials(name: str) -> str:
    """First letters of the last two words: Đỗ Thị Ngọc Vy gives NV."""
    return "".join(word[0] for word in name.split()[-2:]).upper()


@register.simple_tag
def progress(value: int, total: int, label: str, css: str = "") -> SafeString:
    """A bar of ``value`` out of ``total`` with its words; ``css`` may hold ok, warn, inline."""
    return format_html(
        '<label class="progress {}"><span>{}</span><progress value="{}" max="{}">{} / {}</progress></label>',
        css, label, value, max(total, 1), value, total,
    )  # fmt: skip


@register.simple_tag
def stacked_bar(parts: Iterable[tuple[int, str, str]], caption: str) -> SafeString:
    """One bar cut by counts, with a legend in words.

    ``parts`` are (count, tone, words), tone one of ok, warn, bad, quiet, lotus; ``caption`` states the finding.
    """
    kept = [part for part in parts if part[0]]
    counts = [count for count, _tone, _words in kept]
    shares = [round(100 * count / sum(counts), 2) for count in counts]
    offsets = [0.0, *accumulate(shares)]
    bars = format_html_join(
        "",
        '<rect class="f-{}" x="{}%" width="{}%" height="16"/>',
        ((part[1], round(left, 2), share) for part, left, share in zip(kept, offsets, shares, strict=False)),
    )
    legend = format_html_join("", LEGEND, ((tone, vn_number(count), words) for count, tone, words in kept))
    return format_html(STACKED, caption, bars, legend)


@register.simple_tag
def once_token() -> SafeString:
    """Hidden field by which a form sent twice is performed once."""
    return format_html('<input type="hidden" name="once" value="{}">', uuid.uuid4())


@register.simple_tag
def bar_items(nav: list[dict[str, Any]]) -> list[dict[str, Any]]:
    """The three entries of the phone's bottom bar: those marked ``bar``, else the first three of the rail."""
    items = [item for group in nav or [] for item in group["items"]]
    return ([item for item in items if item.get("bar")] or items)[:3]


class Captured(template.Node):
    """Renders what it encloses once, into a name of the page's context."""

    def __init__(self, nodelist: template.NodeList, name: str) -> None:
        self.nodelist = nodelist
        self.name = name

    def render(self, context: template.Context) -> SafeString:
        context[self.name] = mark_safe(self.nodelist.render(context).strip())  # noqa: S308 rendered by the engine itself
        return mark_safe("")


@register.tag
def capture(parser: template.base.Parser, token: template.base.Token) -> Captured:
    """``{% capture name %}...{% endcapture %}``: one block of a page shown both in the tab and in the heading."""
    _tag, name = token.split_contents()
    nodelist = parser.parse(("endcapture",))
    parser.delete_first_token()
    return Captured(nodelist, name)
