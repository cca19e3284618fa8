"""Refusals that a person can read. Their text is shown as it is."""


class Refused(Exception):
    """An act cannot be done; the text says what is wrong and what to do (Vietnamese)."""


class NotPermitted(Refused):
    """The person has no right to this act."""


class StaleRow(Refused):
    """Somebody else changed the row since it was read."""
