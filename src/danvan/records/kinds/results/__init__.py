"""Kết quả kinh tế - xã hội, an sinh: what stands or was done in a unit or one of its villages, in counts only."""
