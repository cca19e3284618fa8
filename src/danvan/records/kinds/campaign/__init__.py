"""Phong trào thi đua: movements launched, who registered, how they were reviewed and who was held up as an example."""
