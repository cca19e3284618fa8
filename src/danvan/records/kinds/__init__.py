"""The kinds of record: a folder each, and a line here."""

KINDS = (
    "dissemination",
    "communication",
    "training",
    "dialogue",
    "disclosure",
    "consultation",
    "community_meeting",
    "land_acquisition",
    "coordination",
    "procedure_review",
    "one_stop",
    "apology",
    "survey",
    "digital_team",
    "legal_education",
    "inspection",
    "campaign",
    "contribution",
    "results",
    "communities",
)
