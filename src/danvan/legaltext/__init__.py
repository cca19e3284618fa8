"""Reads administrative papers into facts that point back into the stored text. Pure Python: no database, no Django.

Stages, each a module: read/ (file to lines) → joins and runon (lines to paragraphs) → header → regions (the paper, its
foot, what is attached) → units, citations, laws → outline → duties, items, subjects, blocks, tables, deadlines →
relations → recipients, signature → lints, citecheck. Every fact names the rule that read it.

How a rule is added: docs/reading.md.
"""
