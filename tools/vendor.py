"""Checks the vendored files of the desk against their list of checksums.

Run from anywhere: ``python tools/vendor.py`` prints one line per fault and ends with 1 if there is any, else with 0.
``python tools/vendor.py --write`` writes the list anew after files were replaced on purpose.
"""

from __future__ import annotations

import argparse
import hashlib
import sys
from pathlib import Path

DESK = Path(__file__).resolve().parent.parent / "src" / "danvan" / "desk" / "static" / "desk"
LIST = "vendor.sha256"
VENDORED = ("fonts/*.woff2", "fonts/*-OFL.txt")


def checksums(folder: Path) -> dict[str, str]:
    """SHA-256 (hex) of every vendored file under ``folder``, by its path relative to it."""
    files = sorted(path for pattern in VENDORED for path in folder.glob(pattern))
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest() for path in files}


def read_list(path: Path) -> dict[str, str]:
    """The list as sha256sum writes it, ``<hex>  <path>`` a line. Raises ValueError for a line of another shape."""
    listed = {}
    for number, line in enumerate(path.read_text(encoding="utf-8").splitlines(), start=1):
        digest, gap, name = line.partition("  ")
        if not gap or len(digest) != 64:
            raise ValueError(f"{path.name}, line {number}: expected '<sha256>  <path>'")
        listed[name] = digest
    return listed


def faults(folder: Path) -> list[str]:
    """What differs between the files under ``folder`` and its list, a sentence each."""
    found, listed = checksums(folder), read_list(folder / LIST)
    missing = [f"{name}: listed but missing" for name in listed if name not in found]
    unlisted = [f"{name}: not in {LIST}" for name in found if name not in listed]
    changed = [f"{name}: changed since it was listed" for name in found if listed.get(name, found[name]) != found[name]]
    return missing + unlisted + changed


def write_list(folder: Path) -> None:
    """Write the list of ``folder`` from the files as they are."""
    lines = [f"{digest}  {name}\n" for name, digest in checksums(folder).items()]
    (folder / LIST).write_text("".join(lines), encoding="utf-8")


def main(arguments: list[str] | None = None) -> int:
    """Check or write; returns the exit code."""
    parser = argparse.ArgumentParser(description="Check the vendored files of the desk.")
    parser.add_argument("--write", action="store_true", help="write the list anew")
    parser.add_argument("--folder", type=Path, default=DESK, help="folder that holds the list")
    options = parser.parse_args(arguments)
    if options.write:
        write_list(options.folder)
    found = faults(options.folder)
    for fault in found:
        print(fault, file=sys.stderr)
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
