"""Working days of Vietnam and the arithmetic of due dates. Pure Python: no database, no Django."""
