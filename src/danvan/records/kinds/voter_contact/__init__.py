"""Tiếp xúc cử tri: meetings of deputies with voters, what was asked, and what the government has to answer."""
