"""Sealing: what must not stand in the database in clear, under keys that stand outside it."""
