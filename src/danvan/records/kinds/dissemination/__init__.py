"""Quán triệt văn bản: making directives known to those who must act on them."""
