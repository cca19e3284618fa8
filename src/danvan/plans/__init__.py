"""Plans in: import and review, outline and duties, assignments, progress and difficulties."""
