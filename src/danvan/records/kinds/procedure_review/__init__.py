"""Thủ tục hành chính: how many there are, how many are posted, and what a review made shorter."""
