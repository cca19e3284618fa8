"""Khen thưởng: proposals, their way through the council, and the decision. Collectives and posts, never names."""
