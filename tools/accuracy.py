"""Prints how well the reader reads the corpus, dress by dress, and what was gained and lost since the kept figures.

`accuracy.py [--quick] [--faults] [--write] [variant ...]`: --quick reads plain texts only, --faults tells every
disagreement, --write keeps the new figures.
"""

from __future__ import annotations

import argparse
import json
import sys
from pathlib import Path
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from tests.corpus.figures import VARIANTS, WANTED, counted, f1  # noqa: E402
from tests.corpus.measure import Count  # noqa: E402
from tests.corpus.papers import RECIPES  # noqa: E402

KEPT = ROOT / "tests" / "corpus" / "accuracy.json"
_PLAIN = "txt"


def main() -> int:
    """Exit code 1 when a fact on plain texts stands below what it must reach."""
    options = _options()
    variants = [_PLAIN] if options.quick else options.variant or list(VARIANTS)
    results = {variant: counted(variant) for variant in variants}
    kept = json.loads(KEPT.read_text(encoding="utf-8")) if KEPT.exists() else {"figures": {}, "faults": []}
    if _PLAIN in results:
        _print_plain(results[_PLAIN][0])
    _print_all({variant: count for variant, (count, _) in results.items()})
    _print_moves(kept, results)
    if options.faults:
        for variant, (_, faults) in results.items():
            print(*(f"{variant}: {fault}" for fault in faults), sep="\n")
    if options.write:
        _keep(kept, results)
    short = [
        fact for fact, least in WANTED.items() if least and _PLAIN in results and f1(results[_PLAIN][0], fact) < least
    ]
    print(f"Below what is wanted on plain texts: {', '.join(short) or 'nothing'}.")
    return int(bool(short))


def _options() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__.split("\n")[0] if __doc__ else None)
    parser.add_argument("--quick", action="store_true")
    parser.add_argument("--faults", action="store_true")
    parser.add_argument("--write", action="store_true")
    parser.add_argument("variant", nargs="*", choices=[[], *VARIANTS])
    return parser.parse_args()


def _print_plain(count: Count) -> None:
    print(f"{len(RECIPES)} papers as plain text")
    print(f"{'fact':16}{'precision':>10}{'recall':>8}{'F1':>7}{'of':>6}{'wanted':>8}")
    for fact, least in WANTED.items():
        wanted = f"{least:8.2f}" if least else ""
        if fact == "kind (macro)":
            print(f"{fact:16}{'':18}{count.kind_macro():7.3f}{count.wanted['kind']:6}{wanted}")
            continue
        precision, recall, both = count.figures(fact)
        print(f"{fact:16}{precision:10.3f}{recall:8.3f}{both:7.3f}{count.wanted[fact]:6}{wanted}")


def _print_all(counts: dict[str, Count]) -> None:
    print(f"\n{'F1':16}" + "".join(f"{variant:>8}" for variant in counts))
    for fact in WANTED:
        print(f"{fact:16}" + "".join(f"{f1(count, fact):8.3f}" for count in counts.values()))
    print(f"{'edits per plan':16}" + "".join(f"{count.edits / len(RECIPES):8.2f}" for count in counts.values()))


def _print_moves(kept: dict[str, Any], results: dict[str, tuple[Count, list[str]]]) -> None:
    print("\nAgainst the kept figures:")
    still = True
    for variant, (count, _) in results.items():
        for fact, old in kept["figures"].get(variant, {}).items():
            new = round(f1(count, fact), 3)
            if new != old:
                still = False
                print(f"  {variant:8}{fact:16}{old:.3f} -> {new:.3f} {'gain' if new > old else 'LOSS'}")
    if _PLAIN in results:
        now, before = set(results[_PLAIN][1]), set(kept["faults"])
        still = still and now == before
        print(*(f"  gained  {fault}" for fault in sorted(before - now)), sep="\n", end="\n" if before - now else "")
        print(*(f"  lost    {fault}" for fault in sorted(now - before)), sep="\n", end="\n" if now - before else "")
    if still:
        print("  nothing changed")


def _keep(kept: dict[str, Any], results: dict[str, tuple[Count, list[str]]]) -> None:
    for variant, (count, _) in results.items():
        kept["figures"][variant] = {fact: round(f1(count, fact), 3) for fact in WANTED}
    if _PLAIN in results:
        kept["faults"] = sorted(set(results[_PLAIN][1]))
    KEPT.write_text(json.dumps(kept, ensure_ascii=False, indent=1) + "\n", encoding="utf-8")


if __name__ == "__main__":
    sys.exit(main())
