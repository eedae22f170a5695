"""The files of the project, as git knows them, so that nothing generated or private is looked at."""

import subprocess
from pathlib import Path

PROJECT = Path(__file__).resolve().parent.parent.parent
BINARY = {".png", ".gz", ".zst", ".xlsx", ".parquet", ".pdf", ".ico", ".woff2"}


def tracked_files(*, suffix: str = "") -> list[Path]:
    """Every file that git tracks or would add, below the project, with this ending."""
    listed = ["git", "ls-files", "--cached", "--others", "--exclude-standard", "-z"]
    names = subprocess.run(listed, cwd=PROJECT, check=True, capture_output=True, text=True).stdout.split("\0")
    found = [PROJECT / name for name in names if name.endswith(suffix)]
    return [path for path in found if path.is_file()]


def text_files() -> list[Path]:
    """Every tracked file that holds text."""
    return [path for path in tracked_files() if path.suffix not in BINARY]


def name_of(path: Path) -> str:
    """A file as a reader names it: from the project's folder."""
    return str(path.relative_to(PROJECT))
