"""Invented work of every kind of record, a module each with ``invent``: what a unit did on a day, from seeded numbers."""
