"""Hòa giải ở cơ sở: how many teams, how many cases, how many ended well. Never what a case was about."""
