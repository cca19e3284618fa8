"""Counts of cases: the only door for reports. Numbers leave here, never a case's words, never whose it is."""
