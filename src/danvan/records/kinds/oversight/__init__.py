"""Giám sát, phản biện xã hội: what the Front and mass organisations looked into or remarked on, and the answer they got."""
