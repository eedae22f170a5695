"""Folders that a command writes: whole or not at all, and never over something without being told so."""

import shutil
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from coresponder.kernel.errors import UsageError


def refuse_to_overwrite(folder: Path, *, replace: bool, made_by_us: str = "") -> None:
    """UsageError where the folder holds something already and the person has not said to write over it.

    Even then only a folder that holds `made_by_us`, or any where that is empty, may be replaced as a whole.
    """
    if not folder.exists() or not any(folder.iterdir()):
        return
    if not replace:
        raise UsageError(
            "folder_not_empty",
            f"The folder {folder} is not empty.",
            "Choose another folder, or add --replace to write a new one in its place.",
        )
    if made_by_us and not (folder / made_by_us).exists():
        raise UsageError(
            "folder_not_ours",
            f"The folder {folder} holds something that this command did not write.",
            "Choose another folder; nothing there was touched.",
        )


@contextmanager
def folder_to_fill(out: Path) -> Iterator[Path]:
    """A folder beside `out` that takes its place once it is complete, and is gone without a trace after any error."""
    out.parent.mkdir(parents=True, exist_ok=True)
    room = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        folder = room / out.name
        folder.mkdir(mode=0o700)  # it may hold single calls
        yield folder
        if out.exists():
            out.replace(room / "replaced")
        folder.replace(out)
    finally:
        shutil.rmtree(room, ignore_errors=True)
