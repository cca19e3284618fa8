"""Writes administrative papers: .docx in the form of Decree 30/2020/NĐ-CP and .xlsx annexes. Pure Python: no database, no Django."""
