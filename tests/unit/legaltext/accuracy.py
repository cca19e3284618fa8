"""Prints how well the reader agrees with the annotated papers: `python -m tests.unit.legaltext.accuracy [name ...]`."""

from __future__ import annotations

import sys

from danvan.legaltext.contract import as_dict
from danvan.legaltext.reading import read_file
from tests.unit.legaltext.facts import CORPUS, Tally, compare, read_facts


def tally_of(name: str) -> Tally:
    """The agreement on one paper of the corpus, by the name of its files ("held-out/…" for those no rule is made for)."""
    facts = read_facts((CORPUS / f"{name}.facts").read_text(encoding="utf-8"))
    return compare(as_dict(read_file(CORPUS / f"{name}.txt")), facts)


def held_out() -> list[str]:
    """The papers kept aside: what they cost is an honest figure, so nobody mends a rule for their sake."""
    return sorted(f"held-out/{path.stem}" for path in (CORPUS / "held-out").glob("*.facts"))


def names() -> list[str]:
    return sorted(path.stem for path in CORPUS.glob("*.facts"))


def main(arguments: list[str]) -> None:
    _show(arguments or names())
    if not arguments:
        sys.stdout.write("\npapers kept aside\n")
        _show(held_out())


def _show(wanted: list[str]) -> None:
    total = Tally()
    for name in wanted:
        own = tally_of(name)
        total.add(own)
        for fault in own.faults:
            sys.stdout.write(f"{name}: {fault}\n")
    sys.stdout.write(f"{'fact':18}{'precision':>10}{'recall':>8}{'F1':>7}{'of':>6}\n")
    for kind in total.wanted:
        precision, recall, both = total.figures(kind)
        sys.stdout.write(f"{kind:18}{precision:10.3f}{recall:8.3f}{both:7.3f}{total.wanted[kind]:6}\n")
    sys.stdout.write(f"edits per paper {len(total.faults) / max(1, len(wanted)):.1f}\n")


if __name__ == "__main__":
    main(sys.argv[1:])
