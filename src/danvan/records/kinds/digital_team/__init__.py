"""Tổ công nghệ số cộng đồng: teams, and people they helped with online services."""
