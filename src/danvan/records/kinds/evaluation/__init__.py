"""Đánh giá, xếp loại đơn vị: once a year, marked by the unit itself, verified with reasons, ranked and published."""
