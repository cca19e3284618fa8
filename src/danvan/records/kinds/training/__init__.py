"""Tập huấn: classes on công tác dân vận."""
