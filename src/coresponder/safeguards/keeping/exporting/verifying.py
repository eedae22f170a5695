"""Whether an export is still what was written."""

import json
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coresponder.kernel.content_hash import file_sha256
from coresponder.kernel.errors import InputError
from coresponder.safeguards.keeping.exporting.writing import KIND, MANIFEST


@dataclass(frozen=True, kw_only=True)
class Verification:
    """How many files were compared, and a sentence for each difference."""

    files: int
    differences: tuple[str, ...]

    @property
    def is_unchanged(self) -> bool:
        return not self.differences


def verify_export(folder: Path) -> Verification:
    """Compare every file with the manifest, both ways. InputError where the folder is no export.

    Whoever changes a file and the manifest with it is not noticed; compare the manifest with a copy kept elsewhere.
    """
    manifest = _manifest(folder)
    listed = manifest["files"]
    return Verification(files=len(listed), differences=tuple(_differences(folder, listed)))


def _manifest(folder: Path) -> dict[str, Any]:
    try:
        manifest: dict[str, Any] = json.loads((folder / MANIFEST).read_text(encoding="utf-8"))
        if manifest["kind"] == KIND and isinstance(manifest["files"], dict):
            return manifest
    except (OSError, ValueError, KeyError, TypeError):
        pass
    raise InputError("no_export", f"The folder {folder} is no export of everything.", "Check the path.")


def _differences(folder: Path, listed: dict[str, Any]) -> Iterator[str]:
    there = {path.name for path in folder.iterdir()} - {MANIFEST}
    for name in sorted(listed.keys() - there):
        yield f"{name} is missing."
    for name in sorted(there - listed.keys()):
        yield f"{name} was not written by the export."
    for name in sorted(listed.keys() & there):
        if file_sha256(folder / name) != listed[name]["sha256"]:
            yield f"{name} was changed after it was written."
