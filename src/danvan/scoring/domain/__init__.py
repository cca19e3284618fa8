"""Verbs and reads of criteria sets."""
