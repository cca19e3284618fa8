"""Công tác dân tộc, tôn giáo: the government's own acts, and nothing about people."""
