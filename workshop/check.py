"""`make check`: everything that can be wrong without running the program. Changes nothing, reports every failure."""

import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent
BIN = Path(sys.executable).parent

CHECKS = {
    "format": ["ruff", "format", "--check", "."],
    "lint": ["ruff", "check", "."],
    "types": ["mypy"],
    "arrows between rooms": ["lint-imports"],
    "migrations": ["python", "manage.py", "makemigrations", "--check", "--dry-run"],
    "generated documents": ["python", "-m", "coresponder.delivery.docs", "--check"],
    "lock files": ["python", "workshop/locks.py", "--check"],
}


def main() -> None:
    """Run every check, then fail if any of them failed, naming them."""
    failed = [name for name, command in CHECKS.items() if not passes(name, command)]
    if failed:
        sys.exit(f"\nFailed: {', '.join(failed)}.")
    print("\nEverything is in order.")


def passes(name: str, command: list[str]) -> bool:
    """Run one check, show what it says, and tell whether it is content."""
    print(f"── {name}: {' '.join(command)}", flush=True)
    program, *arguments = command
    return subprocess.run([str(BIN / program), *arguments], cwd=PROJECT, check=False).returncode == 0


if __name__ == "__main__":
    main()
