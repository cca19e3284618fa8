"""Reads administrative papers into facts that point back into the stored text. Pure Python: no database, no Django.

Stages, each a module: read/ (file to lines) → joins and runon (lines to paragraphs) → header → regions (the paper, its
foot, what is attached) → units, citations, laws → outline → duties, items, subjects, blocks, tables, deadlines →
relations → recipients, signature → lints, citecheck. Every fact names the rule that read it.

To add a rule: write an invented paper of the shape with its facts (tests/unit/legaltext/corpus), see what is missing
with `python -m tests.unit.legaltext.accuracy NAME`, find the stage with `danvan read FILE --explain PLACE`, change that
stage for the shape and never for one paper, and run the whole corpus again.
"""
