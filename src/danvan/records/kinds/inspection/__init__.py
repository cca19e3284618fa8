"""Kiểm tra: of the plan, of public service, self-inspection; what was found becomes a commitment."""
