"""Khảo sát hài lòng: ballots out and in, and how many were satisfied."""
