"""Append-only history: who did what when, chained by hashes, kept as text and never as foreign keys."""
