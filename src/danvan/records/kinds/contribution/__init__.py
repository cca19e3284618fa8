"""Nhân dân đóng góp: what people gave of their own to works of the community, as sums and never from whom."""
