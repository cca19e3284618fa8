"""Đi cơ sở: leaders go to the villages, meet households, and promise."""
