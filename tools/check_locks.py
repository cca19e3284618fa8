"""Both locks answer pyproject.toml: every declared package is in them, every line is pinned with hashes."""

import re
import sys
import tomllib
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent


def plain(name: str) -> str:
    return re.sub(r"[-_.]+", "-", re.split(r"[\[<>=;! ]", name, maxsplit=1)[0]).lower()


def locked(file: str) -> set[str]:
    text = (ROOT / file).read_text(encoding="utf-8")
    blocks = re.split(r"\n(?=[a-zA-Z0-9])", text.strip())
    unhashed = [
        block.splitlines()[0] for block in blocks if "==" in block.splitlines()[0] and "--hash=sha256:" not in block
    ]
    if unhashed:
        sys.exit(f"{file}: without hashes: {unhashed}")
    return {plain(block) for block in blocks if "==" in block.splitlines()[0]}


def main() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
    runtime = {plain(name) for name in project["project"]["dependencies"]}
    runtime |= {plain(name) for extra in project["project"]["optional-dependencies"].values() for name in extra}
    dev = runtime | {plain(name) for name in project["dependency-groups"]["dev"]}
    for file, wanted in (("requirements.lock", runtime), ("requirements-dev.lock", dev)):
        if missing := wanted - locked(file):
            sys.exit(f"{file} does not hold {sorted(missing)}; run make lock.")
    print("locks: complete, pinned and hashed")


if __name__ == "__main__":
    main()
