"""Rows of a CAD export -> what each says of its call. They are read by the same profile as an export."""

from collections.abc import Iterator
from datetime import datetime, timedelta
from pathlib import Path

from coresponder.formats.cad.profile import Profile
from coresponder.formats.cad.reading.live_rows import LiveFile, LiveRow, read_live_rows
from coresponder.kernel.content_hash import content_sha256
from coresponder.program.calls.intake.items import Item, Refusal
from coresponder.program.calls.knowing import Observation, Register
from coresponder.program.calls.knowing.observation import ROW
from coresponder.program.calls.models import Feed

REJECTED_ROW = "row_rejected"


def items_of(path: Path, feed: Feed, *, written_at: datetime) -> Iterator[Item | Refusal]:
    """What each row says, in the order of the file. InputError and ProfileError say why it cannot be read at all.

    A row does not say when it was last changed; `written_at`, the time of the file, stands for it, and a row that
    stands further below is the later.
    """
    file = read_live_rows(path, _profile(feed), narrative_column=feed.narrative_column)
    for rejected in file.rejected:
        yield Refusal(
            code=REJECTED_ROW,
            sentence=rejected.reason,
            sha256=content_sha256([file.sha256, rejected.number]),
            row_number=rejected.number,
        )
    for row in file.rows:
        yield _item(row, file, feed, at=written_at + timedelta(microseconds=row.number))


def _profile(feed: Feed) -> Profile:
    if feed.saved_profile is None:
        raise ValueError("A feed of rows has a profile; the database refuses one without.")
    return feed.saved_profile.profile


def _item(row: LiveRow, file: LiveFile, feed: Feed, *, at: datetime) -> Item:
    told = Register(key=ROW, at=at, told_at=at, value=row.said, priority=feed.priority)
    dropped = [name for name in file.personal_columns if name.casefold() != feed.narrative_column.casefold()]
    return Item(
        incident_id=_incident_id(row, feed),
        observation=Observation(at=at, registers=(told,)),
        payload=row.said,
        dropped=len(dropped),
        row_number=row.number,
        has_own_clock=False,
    )


def _incident_id(row: LiveRow, feed: Feed) -> str:
    """The number with its local year: dispatch systems begin anew every year."""
    number = str(row.said["event_number"])
    received = row.said.get("received_at")
    if received is None:
        return number[:200]
    year = datetime.fromisoformat(received).astimezone(_profile(feed).zone).year
    return f"{number[:190]}/{year}"
