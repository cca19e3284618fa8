"""The tracks of the law as tables: states, moves, who takes them, and what each does to the clocks."""

from danvan.cases.enums import Track
from danvan.cases.tracks.complaints import COMPLAINT, COMPLAINT_2
from danvan.cases.tracks.requests import FIELD_REPORT, FRONT, PETITION, REGULATION, VOTERS
from danvan.cases.tracks.table import CaseMove, Clocked, TrackTable

TRACKS: dict[str, TrackTable] = {
    Track.COMPLAINT: COMPLAINT,
    Track.COMPLAINT_2: COMPLAINT_2,
    Track.PETITION: PETITION,
    Track.REGULATION: REGULATION,
    Track.FIELD_REPORT: FIELD_REPORT,
    Track.FRONT: FRONT,
    Track.VOTERS: VOTERS,
}

__all__ = ["TRACKS", "CaseMove", "Clocked", "TrackTable"]
