"""The documents keep up with the code: glossary and models, links, decisions, commands and settings."""

import os
import re
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
os.environ.setdefault("DJANGO_SETTINGS_MODULE", "danvan.config.settings")
os.environ.setdefault("DANVAN_SECRET_KEY", "documents")


def broken_links() -> list[str]:
    """Relative links and pictures in Markdown that lead nowhere."""
    found = []
    for page in [*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")]:
        for target in re.findall(r"\]\(([^)#\s]+)", page.read_text(encoding="utf-8")):
            if "://" not in target and not target.startswith("mailto:") and not (page.parent / target).exists():
                found.append(f"{page.relative_to(ROOT)}: {target}")
    return found


def models_missing_from_glossary() -> list[str]:
    """Models of ours whose name stands nowhere in docs/glossary.md."""
    import django
    from django.apps import apps

    django.setup()
    glossary = (ROOT / "docs" / "glossary.md").read_text(encoding="utf-8")
    words = set(re.findall(r"`([A-Za-z]+)`", glossary))
    ours = [model.__name__ for model in apps.get_models() if model.__module__.startswith("danvan.")]
    return [f"docs/glossary.md: {name}" for name in ours if name not in words]


def settings_missing_from_guide() -> list[str]:
    """Environment variables the code reads and the administrators' guide does not name."""
    source = "".join(path.read_text(encoding="utf-8") for path in (ROOT / "src").rglob("*.py"))
    guide = (ROOT / "docs" / "guide" / "quan-tri.md").read_text(encoding="utf-8")
    return [
        f"docs/guide/quan-tri.md: {name}"
        for name in sorted(set(re.findall(r'"(DANVAN_[A-Z_]+)"', source)))
        if name not in guide
    ]


def decisions_out_of_order() -> list[str]:
    """Decision records are numbered without gaps from 0001."""
    numbers = sorted(int(path.name[:4]) for path in (ROOT / "docs" / "decisions").glob("[0-9]*.md"))
    return [] if numbers == list(range(1, len(numbers) + 1)) else [f"docs/decisions: {numbers}"]


def main() -> None:
    faults = [
        *broken_links(),
        *models_missing_from_glossary(),
        *settings_missing_from_guide(),
        *decisions_out_of_order(),
    ]
    for fault in faults:
        print("missing or broken:", fault)
    print(f"documents: {len(faults)} faults")
    sys.exit(bool(faults))


if __name__ == "__main__":
    main()
