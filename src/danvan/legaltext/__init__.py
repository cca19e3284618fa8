"""Reads administrative papers into facts that point back into the stored text. Pure Python: no database, no Django."""
