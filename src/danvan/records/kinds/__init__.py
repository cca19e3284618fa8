"""The kinds of record: a folder each, and a line here."""

KINDS = (
    "dissemination",
    "communication",
    "training",
    "dialogue",
    "coordination",
    "inspection",
    "campaign",
    "contribution",
    "results",
    "communities",
)
