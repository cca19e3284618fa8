"""Phổ biến, giáo dục pháp luật: sessions, what about, how many came."""
