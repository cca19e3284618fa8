"""Lấy ý kiến Nhân dân: a draft, what people said to it in numbers, and what became of it."""
