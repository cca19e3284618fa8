"""Regimes, periods, figures, reports and their versions, consolidation, and writing out."""
