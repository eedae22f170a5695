"""Receiving what a feed hands over, on whichever way it comes. A person's own entry takes the same way (by_hand)."""

import hashlib
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory
from uuid import UUID

from django.db import transaction
from django.db.models import F
from django.utils import timezone

from coresponder.kernel.errors import CoresponderError, InputError
from coresponder.program.calls.audit_events import DOCUMENTS_RECEIVED
from coresponder.program.calls.intake.advising import advise
from coresponder.program.calls.intake.eidos import item_of
from coresponder.program.calls.intake.items import Arrival, Item, Refusal, Settled
from coresponder.program.calls.intake.judging import rules_for
from coresponder.program.calls.intake.known import known_of
from coresponder.program.calls.intake.rows import items_of
from coresponder.program.calls.intake.settling import keep_refusal, settle
from coresponder.program.calls.models import Feed
from coresponder.program.calls.queries.feeds import is_silent as was_silent
from coresponder.program.calls.vocabulary import Channel, DocumentOutcome, FeedFormat
from coresponder.program.news.announcing import announce
from coresponder.program.news.vocabulary import Topic
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.recording import record, record_anonymous

DUPLICATE = "duplicate"
OUTCOMES = (*DocumentOutcome.values, DUPLICATE)
# So many rows of a file are taken up in one transaction; other documents of the feed wait no longer than for these.
MOST_AT_ONCE = 250


@dataclass(frozen=True, kw_only=True)
class Receipt:
    """What became of what was handed over: how many of each outcome, the calls in order, and what was refused."""

    counts: Counter[str] = field(default_factory=Counter)
    call_ids: tuple[UUID, ...] = ()
    refused: tuple[Refusal, ...] = ()
    dropped: int = 0

    @property
    def documents(self) -> int:
        return sum(self.counts.values())

    def __add__(self, other: "Receipt") -> "Receipt":
        return Receipt(
            counts=self.counts + other.counts,
            call_ids=(*self.call_ids, *other.call_ids),
            refused=(*self.refused, *other.refused),
            dropped=self.dropped + other.dropped,
        )


def receive_document(*, feed: Feed, payload: bytes, channel: Channel, by: User | None = None) -> Receipt:
    """Take up what a feed has sent: one EIDO, or the rows of a file in the layout of the feed's profile.

    The very same document again is counted and changes nothing. What cannot be read is refused with its reason, kept
    as a fingerprint, and stands in the receipt; nothing is raised for it.
    """
    at = timezone.now()
    sha256 = hashlib.sha256(payload).hexdigest()
    if feed.format == FeedFormat.EIDO:
        return take_in([_eido(payload, feed, sha256)], feed=feed, channel=channel, by=by, file_sha256=sha256)
    with TemporaryDirectory() as folder:
        path = Path(folder) / "rows.csv"
        path.write_bytes(payload)
        return _take_in_rows(path, feed=feed, channel=channel, by=by, written_at=at, sha256=sha256)


def receive_file(*, feed: Feed, path: Path, by: User | None = None) -> Receipt:
    """Take up a file that somebody dropped in the feed's folder. Its own time stands for rows that name none."""
    if feed.format == FeedFormat.EIDO:
        return receive_document(feed=feed, payload=path.read_bytes(), channel=Channel.FOLDER, by=by)
    written_at = datetime.fromtimestamp(path.stat().st_mtime, tz=timezone.get_current_timezone())
    sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
    return _take_in_rows(path, feed=feed, channel=Channel.FOLDER, by=by, written_at=written_at, sha256=sha256)


def _eido(payload: bytes, feed: Feed, sha256: str) -> Item | Refusal:
    try:
        return item_of(payload, feed)
    except InputError as problem:
        return Refusal.of(problem, sha256)


def _take_in_rows(
    path: Path, *, feed: Feed, channel: Channel, by: User | None, written_at: datetime, sha256: str
) -> Receipt:
    receipt, rows = Receipt(), _rows(path, feed, written_at, sha256)
    while some := list(islice(rows, MOST_AT_ONCE)):
        receipt += take_in(some, feed=feed, channel=channel, by=by, file_sha256=sha256)
    return receipt


def _rows(path: Path, feed: Feed, written_at: datetime, sha256: str) -> Iterator[Item | Refusal]:
    """What the file says, row by row; a file that cannot be read at all is one refusal."""
    try:
        yield from items_of(path, feed, written_at=written_at)
    except CoresponderError as problem:
        yield Refusal.of(problem, sha256)


@transaction.atomic
def take_in(
    found: Sequence[Item | Refusal], *, feed: Feed, channel: Channel, by: User | None = None, file_sha256: str = ""
) -> Receipt:
    """Settle some items of one feed, in their order, and write the one audit event of it."""
    arrival = arriving(feed, channel=channel, by=by, file_sha256=file_sha256)
    receipt = settle_all(found, arrival)
    details = {name: receipt.counts[name] for name in OUTCOMES} | {
        "documents": receipt.documents,
        "dropped": receipt.dropped,
    }
    told: dict[str, int | str] = {**details, "channel": channel.value}
    if by is None:
        record_anonymous(DOCUMENTS_RECEIVED, about=f"feed:{feed.pk}", details=told)
    else:
        record(DOCUMENTS_RECEIVED, by=by, about=f"feed:{feed.pk}", details=told)
    return receipt


def arriving(feed: Feed, *, channel: Channel, by: User | None, file_sha256: str = "") -> Arrival:
    """How something comes in. It holds the source until the transaction ends, so that its documents come in a row."""
    source = Feed.objects.select_for_update().get(pk=feed.source_id)
    return Arrival(
        feed=source if feed.pk == source.pk else feed,
        source=source,
        channel=channel,
        received_at=timezone.now(),
        rules=rules_for(feed),
        by=by,
        file_sha256=file_sha256,
    )


def settle_all(found: Iterable[Item | Refusal], arrival: Arrival) -> Receipt:
    """Settle items that came together: those that are known are counted, those that cannot be read are noted."""
    listed = list(found)
    known = known_of([each for each in listed if isinstance(each, Item)], arrival.source)
    counts: Counter[str] = Counter()
    settled: list[Settled] = []
    for each in listed:
        if isinstance(each, Refusal):
            keep_refusal(each, arrival)
            counts[DocumentOutcome.REFUSED.value] += 1
        elif known.has(each):
            counts[DUPLICATE] += 1
        else:
            settled.append(settle(each, arrival))
            known.note(each)
            counts[settled[-1].outcome] += 1
    dropped = sum(each.dropped for each in listed if isinstance(each, Item))
    _count_with_the_feed(arrival, counts, dropped)
    _tell(settled, arrival)
    return Receipt(
        counts=counts,
        call_ids=tuple(dict.fromkeys(each.call_id for each in settled)),
        refused=tuple(each for each in listed if isinstance(each, Refusal)),
        dropped=dropped,
    )


def _count_with_the_feed(arrival: Arrival, counts: Counter[str], dropped: int) -> None:
    """The feed was heard, if anything of it could be read."""
    heard = sum(counts.values()) > counts[DocumentOutcome.REFUSED.value]
    if heard and was_silent(arrival.feed, at=arrival.received_at):
        announce(Topic.FEEDS, arrival.feed.pk)
    Feed.objects.filter(pk=arrival.feed.pk).update(
        duplicates=F("duplicates") + counts[DUPLICATE],
        personal_parts_dropped=F("personal_parts_dropped") + dropped,
        **({"last_received_at": arrival.received_at} if heard else {}),
    )


def _tell(settled: Sequence[Settled], arrival: Arrival) -> None:
    """Judge every call that looks different now, and tell those who look on."""
    for call_id in dict.fromkeys(call_id for each in settled for call_id in sorted(each.changed)):
        advise(call_id, at=arrival.received_at)
        announce(Topic.CALLS, call_id)
