"""Họp dân, biểu quyết: what the households of a village or quarter decided, in counts of households."""
