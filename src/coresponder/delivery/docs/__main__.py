"""Writes the generated documents, or checks that they are current."""

import os
import sys
from pathlib import Path

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coresponder.settings.tests")

PROJECT = Path(__file__).resolve().parents[4]


def main(arguments: list[str]) -> None:
    """Write, or with --check compare and name what differs."""
    django.setup()
    # Imported here: the pages read registries that fill while Django starts.
    from coresponder.delivery.docs.registry import DOCUMENTS

    if arguments == ["--check"]:
        stale = [each.path for each in DOCUMENTS if _on_disk(PROJECT / each.path) != each.text()]
        sys.exit(f"Out of date: {', '.join(stale)}. Run “make docs”." if stale else 0)
    for each in DOCUMENTS:
        (PROJECT / each.path).write_text(each.text())


def _on_disk(path: Path) -> str:
    return path.read_text() if path.exists() else ""


if __name__ == "__main__":
    main(sys.argv[1:])
