"""What a track is made of."""

from __future__ import annotations

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from danvan.common.moves import Move

STAYS = ""  # the target of a move that leaves the state as it is

CLOCK_NAMES: dict[str, Promise] = {
    "sort": _("Phân loại, chuyển xử lý"),
    "notify": _("Thông báo kết quả sau tiếp công dân"),
    "accept": _("Thụ lý hoặc trả lời không thụ lý"),
    "decide": _("Giải quyết"),
    "send": _("Gửi quyết định"),
    "next": _("Thời hạn người dân đi bước tiếp theo"),
    "answer": _("Trả lời"),
    "given": _("Hạn được giao"),
}
# The term of the sender, not of the office: its end makes nobody late.
SENDERS = frozenset({"next"})


@dataclass(frozen=True)
class Clocked:
    """A clock that begins to run: what it measures (``name``), by which rule of law (``code`` of ``documents.ruletable``).

    ``variants`` of the rule: plain, complex, remote, remote and complex; four empty ones for a rule that knows none.
    """

    name: str
    code: str
    variants: tuple[str, str, str, str] = ("", "", "", "")

    def variant(self, *, complex_one: bool, remote: bool) -> str:
        """The variant of a case."""
        return self.variants[complex_one + 2 * remote]


@dataclass(frozen=True)
class CaseMove(Move):
    """A move with what it asks for and what it does to the clocks.

    ``paper``: number and date of the signed paper are asked for. ``grounds``: why, out of a list («refuse», «pause» or «»).
    ``outcome``: what was found is asked for. ``to_agency``: the agency it goes to is asked for. ``starts`` clocks, ``stops`` them
    by name; ``pauses`` and ``resumes`` all that run. ``public`` is what the sender reads of the state that follows.
    """

    paper: bool = False
    grounds: str = ""
    outcome: bool = False
    to_agency: bool = False
    starts: tuple[Clocked, ...] = ()
    stops: tuple[str, ...] = ()
    pauses: bool = False
    resumes: bool = False
    public: str | Promise = ""


@dataclass(frozen=True)
class TrackTable:
    """One track: its clocks at the door, its moves, and the clocks that say whether it was handled in time."""

    at_the_door: tuple[Clocked, ...]
    moves: dict[str, CaseMove]
    decisive: tuple[str, ...]

    @property
    def states(self) -> frozenset[str]:
        """Every state a case of this track can be in."""
        return frozenset().union(
            *(move.sources for move in self.moves.values()),
            (move.target for move in self.moves.values() if move.target),
        )
