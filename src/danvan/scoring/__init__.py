"""Criteria by which work is scored: editable sets, how points follow from what was found, and the rank of a sum."""
