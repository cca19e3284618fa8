"""Mô hình, điển hình “Dân vận khéo”: registered, kept in a diary, scored, recognised, spread, and one day given up."""
