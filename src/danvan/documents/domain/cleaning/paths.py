"""Tells addresses on the web from places on somebody's machine or office network."""

from __future__ import annotations

import re

_PLACE = r"(?: file: | [a-z]:[\\/] | \\\\ | /(?:home|users|mnt|media|volumes|tmp)/ | \.\.[\\/] )"
_LOCAL = re.compile(rf"(?ix) ^ [\s\"]* {_PLACE}")
_LOCAL_INSIDE = re.compile(rf"(?ix) (?: ^ | [\s\"] ) {_PLACE}")
_WEB = re.compile(r"(?i)\s*(?:https?://|ftp://|mailto:|tel:|#)")


def names_local_path(address: str) -> bool:
    """True for C:\\…, \\\\server\\…, file:…, /home/… and paths that lead up from the file's own folder."""
    return _LOCAL.match(address) is not None


def holds_local_path(text: str) -> bool:
    """True when a word of ``text``, such as the instruction of a field, is such an address."""
    return _LOCAL_INSIDE.search(text) is not None


def leads_to_web(address: str) -> bool:
    """True for an address anybody can follow; false for a file beside this one, whose name nobody else needs."""
    return _WEB.match(address) is not None
