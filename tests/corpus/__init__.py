"""Invented administrative papers whose facts are known because the code that writes a sentence also notes what it says."""
