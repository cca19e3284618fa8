"""Công khai: what a commune makes public, in which forms, and whether in time."""
