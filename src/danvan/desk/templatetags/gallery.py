"""What the gallery of components lists: every chip and every icon there is."""

from __future__ import annotations

import re
from pathlib import Path

from django import template

from danvan.desk.templatetags.chip_table import CHIPS

register = template.Library()
SPRITE = Path(__file__).parents[1] / "static" / "desk" / "icons.svg"


@register.simple_tag
def all_chips() -> dict[str, list[str]]:
    """States of the chip table, by family."""
    return {family: list(states) for family, states in CHIPS.items()}


@register.simple_tag
def all_icons() -> list[str]:
    """Names of the sprite's icons, without the mark."""
    names = re.findall(r'<symbol id="([\w-]+)"', SPRITE.read_text(encoding="utf-8"))
    return [name for name in names if name != "lotus"]


@register.simple_tag
def sample_parts() -> list[tuple[int, str, str]]:
    """Counts for a bar cut in four."""
    return [(21, "ok", "đúng hạn"), (5, "warn", "trễ"), (11, "quiet", "đang làm"), (4, "bad", "quá hạn")]
