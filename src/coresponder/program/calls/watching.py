"""Files that systems drop into a folder: each feed has a folder of its own below the watched one.

    INCOMING/county-cad/2026-11-25-0700.csv        taken up, then moved
    INCOMING/county-cad/done/2026-11-25/…          read, all of it or in part
    INCOMING/county-cad/refused/2026-11-25/…       not read; and for everything not read in full, NAME.reasons.csv

A file is taken up when nobody has written to it for a few seconds. Names that begin with a full stop, or end in .part
or .tmp, are not looked at. Where something unforeseen happens, the file stays and is tried again.
"""

import csv
import logging
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from django.utils import timezone

from coresponder.program.calls.actions.receiving import Receipt, receive_file
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import DocumentOutcome, FeedFormat

log = logging.getLogger(__name__)

SECONDS_UNTOUCHED = 2.0
UNFINISHED = (".part", ".tmp", ".filepart")
DONE, REFUSED, REASONS = "done", "refused", ".reasons.csv"


@dataclass(kw_only=True)
class Round:
    """What one look into the folder found: files by what became of them, and documents by outcome."""

    done: int = 0
    refused: int = 0
    failed: int = 0
    receipt: Receipt = field(default_factory=Receipt)

    def to_mapping(self) -> dict[str, int | dict[str, int]]:
        """As plain data."""
        files = {"done": self.done, "refused": self.refused, "failed": self.failed}
        return {**files, "documents": dict(sorted(self.receipt.counts.items()))}

    @property
    def sentence(self) -> str:
        """In one line."""
        counts = ", ".join(f"{count} {name}" for name, count in sorted(self.receipt.counts.items()) if count)
        return f"{self.done} files read, {self.refused} refused, {self.failed} to be tried again. {counts}".strip()


def look_into(folder: Path, *, seconds_untouched: float = SECONDS_UNTOUCHED) -> Round:
    """Take up every file that is complete, the oldest of each feed first."""
    found = Round()
    feeds = Feed.objects.filter(is_active=True).exclude(folder="").exclude(format=FeedFormat.BY_HAND)
    for feed in feeds.select_related("saved_profile"):
        for path in _complete_files(folder / feed.folder, seconds_untouched):
            _take_up(path, feed, found)
    return found


def _complete_files(folder: Path, seconds_untouched: float) -> Iterator[Path]:
    if not folder.is_dir():
        return
    now = time.time()
    files = [path for path in folder.iterdir() if path.is_file() and not path.is_symlink()]
    waiting = [path for path in files if not path.name.startswith(".") and not path.name.endswith(UNFINISHED)]
    yield from sorted(
        (path for path in waiting if now - path.stat().st_mtime >= seconds_untouched),
        key=lambda path: (path.stat().st_mtime_ns, path.name),
    )


def _take_up(path: Path, feed: Feed, found: Round) -> None:
    try:
        receipt = receive_file(feed=feed, path=path)
    except Exception as error:
        # The words of an error may hold a row. Its kind is enough to look for.
        log.error("A file of feed %s could not be taken up: %s.", feed.pk, type(error).__name__)
        found.failed += 1
        return
    found.receipt += receipt
    is_read = receipt.documents > receipt.counts[DocumentOutcome.REFUSED.value] or not receipt.refused
    found.done += is_read
    found.refused += not is_read
    moved = _moved(path, DONE if is_read else REFUSED)
    if receipt.refused:
        _write_reasons(_place(path, REFUSED) / f"{moved.name}{REASONS}", receipt)


def _place(path: Path, name: str) -> Path:
    place = path.parent / name / timezone.localdate().isoformat()
    place.mkdir(parents=True, exist_ok=True)
    return place


def _moved(path: Path, name: str) -> Path:
    """The file in its new place, under a name that nothing has there yet."""
    place, target, count = _place(path, name), path.name, 1
    while (place / target).exists():
        count += 1
        target = f"{path.stem}-{count}{path.suffix}"
    return path.rename(place / target)


def _write_reasons(path: Path, receipt: Receipt) -> None:
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.writer(stream)
        writer.writerow(["row", "code", "reason"])
        writer.writerows([each.row_number or "", each.code, each.sentence] for each in receipt.refused)
