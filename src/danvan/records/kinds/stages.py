"""Stages of a record: what may happen to it after it was entered, as a table of moves of its kind."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move
from danvan.scoring.enums import Subject

NOTE, DONE = _("Ghi rõ"), _("Đã ghi.")
STAYS = ""
"""The target of a move that leaves the stage as it is."""


@dataclass(frozen=True)
class StageMove(Move):
    """A move of a record. ``asks`` are columns of the details that are filled in with it, ``day`` the one that takes its
    local date; ``words`` is what the note is asked as, ``done`` what the page says afterwards. A stage
    from which a judge has an ``awaited`` move waits for that judge; one that ``publishes`` lets everybody who signs in
    see the result.
    """

    asks: tuple[str, ...] = ()
    day: str = ""
    words: str | Promise = NOTE
    done: str | Promise = DONE
    awaited: bool = True
    publishes: bool = False


@dataclass(frozen=True)
class Marking:
    """That records of a kind are scored by the criteria of ``subject``.

    The host gives its own marks in the stages ``own_in``. In ``judged_in`` the marks are either those of a ``panel``
    (each judge for themselves, averaged) or verified by one who looks after the area, with a reason for each that
    differs from the host's own. ``year`` is the column of the year whose figures count (that of the record's day).
    """

    subject: Subject
    own_in: tuple[str, ...]
    judged_in: tuple[str, ...]
    panel: bool = False
    year: str = ""
