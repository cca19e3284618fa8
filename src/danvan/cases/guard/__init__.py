"""The egress guard: no paper, list, mail or page that leaves a case carries the people behind it, unless it is meant for them."""
