"""Where in its plan a duty stands, in words."""

from django import template
from django.utils.translation import gettext as _

from danvan.plans.domain.wording import place_of

register = template.Library()


@register.filter
def section_words(anchor: str) -> str:
    """«Mục II.6, gạch đầu dòng 2» for the anchor II.6.-2; the whole text for no anchor."""
    return _("Mục %(place)s") % {"place": place_of(anchor)} if anchor else _("Ngoài các mục")
