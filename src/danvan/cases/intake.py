"""The door for faces that are not the counter: a portal, an API. They reach cases through here and through ``track`` alone."""

from __future__ import annotations

from danvan.cases.domain import intake
from danvan.cases.domain.casefiles import Upload
from danvan.cases.domain.intake import Receipt, Voice
from danvan.cases.domain.persons import Sender
from danvan.cases.domain.wording import LooksLikeDenunciation
from danvan.cases.enums import Channel
from danvan.common import clock
from danvan.common.errors import Refused
from danvan.units.actor import program
from danvan.units.models import Unit

__all__ = ["Channel", "LooksLikeDenunciation", "Receipt", "Sender", "Upload", "Voice", "take"]

DOORS = frozenset({Channel.PORTAL, Channel.API})


def take(*, voice: Voice, unit: Unit) -> Receipt:
    """Take in what a person sent to ``unit`` through the portal or the API.

    Words that denounce somebody are stopped without exception: there is no official here who read them. Raises
    LooksLikeDenunciation, Refused; nothing is kept then.
    """
    if voice.channel not in DOORS:
        raise Refused("Only the portal and the API come in by this door.")
    return intake.register(voice=voice, unit=unit, by=program("what people send", on=clock.today()))
