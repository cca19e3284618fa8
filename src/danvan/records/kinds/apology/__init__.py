"""Thư xin lỗi: letters to people whose papers were late or wrong; how many, never to whom."""
