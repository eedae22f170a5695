"""Freezing: one content, one hash, written whole or not at all."""

import json
import shutil
import tempfile
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from coresponder.kernel.content_hash import content_sha256
from coresponder.kernel.errors import CoresponderError, InputError, IntegrityError, UsageError

FORMAT = "coresponder-baseline/1"
HASH_KEY = "content_sha256"
DECIMALS = 6
BASELINE_FILE, HTML_FILE, PDF_FILE, DATASET_FOLDER = "baseline.json", "report.html", "report.pdf", "dataset"
REJECTS_FILE = "rejects.csv"  # beside the baseline, not part of it: written only where rows were rejected


@dataclass(frozen=True, kw_only=True)
class Baseline:
    """A baseline as it was frozen. `content` is everything but the hash of it.

    `notes` are sentences for whoever made it, such as a report that could not be written. They are not part of it.
    """

    content: Mapping[str, Any]
    content_sha256: str
    notes: tuple[str, ...] = ()

    def to_mapping(self) -> dict[str, Any]:
        """What baseline.json holds."""
        return {**self.content, HASH_KEY: self.content_sha256}


def freeze(content: Mapping[str, Any], *, notes: Sequence[str] = ()) -> Baseline:
    """The content with every number rounded to 6 decimals, and its hash: the same calls always give the same hash."""
    rounded = rounded_numbers(content)
    return Baseline(content=rounded, content_sha256=content_sha256(rounded), notes=tuple(notes))


def rounded_numbers(content: Any) -> Any:
    """The same plain data with every float rounded to 6 decimals, so that no machine's last digit shows."""
    if isinstance(content, float):
        return round(content, DECIMALS) + 0.0
    if isinstance(content, Mapping):
        return {key: rounded_numbers(value) for key, value in content.items()}
    return [rounded_numbers(value) for value in content] if isinstance(content, list | tuple) else content


def read_baseline(folder: Path) -> Baseline:
    """The baseline in that folder, as it stands there; InputError where there is none.

    Its hash is the one written in the file. Whether that is right is asked by `verify`.
    """
    path = folder / BASELINE_FILE
    if not path.is_file():
        raise InputError(
            "no_baseline",
            f"There is no {BASELINE_FILE} in “{folder.name}”.",
            "Give the folder that coresponder baseline --out wrote.",
        )
    content = _parsed(path)
    if not isinstance(content, dict) or content.get("format") != FORMAT:
        raise InputError(
            "baseline_format",
            f"{BASELINE_FILE} is not a baseline of the format {FORMAT}.",
            "Use the version of Coresponder that it was made with.",
        )
    known = {key: value for key, value in content.items() if key != HASH_KEY}
    return Baseline(content=known, content_sha256=str(content.get(HASH_KEY) or ""))


def _parsed(path: Path) -> Any:
    try:
        return json.loads(path.read_text(encoding="utf-8"))
    except ValueError as error:
        raise IntegrityError(
            "baseline_not_json", f"{path.name} is not valid JSON any more.", "Take an untouched copy of the folder."
        ) from error


def write_baseline(baseline: Baseline, out: Path, *, with_reports: bool = True) -> Baseline:
    """The baseline's files in a new folder `out`: baseline.json and, unless told otherwise, the report twice.

    Where `out` already holds this very baseline, nothing is done. Returns the baseline, with a note for each report
    that could not be written on this machine.
    """
    if _holds(out, baseline):
        return baseline
    with new_folder(out) as folder:
        return write_files(baseline, folder, with_reports=with_reports)


def write_files(baseline: Baseline, folder: Path, *, with_reports: bool = True) -> Baseline:
    """The baseline's files into an existing folder; see `write_baseline`."""
    text = json.dumps(baseline.to_mapping(), ensure_ascii=False, allow_nan=False, indent=1)
    (folder / BASELINE_FILE).write_text(text + "\n", encoding="utf-8")
    notes = _write_reports(baseline, folder) if with_reports else ()
    return Baseline(content=baseline.content, content_sha256=baseline.content_sha256, notes=(*baseline.notes, *notes))


@contextmanager
def new_folder(out: Path) -> Iterator[Path]:
    """A folder to fill that becomes `out` once it is complete, and is gone without a trace after any error.

    UsageError where `out` exists and is not empty. Only the user who makes it can read it: it may hold single calls.
    """
    check_out(out)
    out.parent.mkdir(parents=True, exist_ok=True)
    folder = Path(tempfile.mkdtemp(prefix=f".{out.name}-", dir=out.parent))
    try:
        yield folder
        if out.is_dir():
            out.rmdir()
        folder.replace(out)
    except BaseException:
        shutil.rmtree(folder, ignore_errors=True)
        raise


def check_out(out: Path) -> None:
    """UsageError where nothing can be written to `out`, before any work is done."""
    if out.is_dir() and not any(out.iterdir()):
        return
    if out.exists():
        raise UsageError(
            "out_exists", f"“{out.name}” already exists and is not empty.", "Give a folder that does not exist yet."
        )


def _holds(out: Path, baseline: Baseline) -> bool:
    try:
        return read_baseline(out).to_mapping() == baseline.to_mapping()
    except CoresponderError:
        return False


def _write_reports(baseline: Baseline, folder: Path) -> tuple[str, ...]:
    # Imported here: a baseline without reports needs none of what draws them.
    from coresponder.analysis.report import render_html, render_pdf

    content = baseline.to_mapping()
    (folder / HTML_FILE).write_text(render_html(content), encoding="utf-8")
    try:
        (folder / PDF_FILE).write_bytes(render_pdf(content))
    except UsageError as error:
        return (f"{PDF_FILE} was not written. {error}",)
    return ()
