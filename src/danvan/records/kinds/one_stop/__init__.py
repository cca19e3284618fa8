"""Một cửa: what the one-stop desk received, solved in time and late, online and on paper, month by month."""
