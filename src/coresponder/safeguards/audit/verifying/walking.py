"""One pass over the trail in order, some thousand rows at a time, with every seal checked on the way.

A chain alone shows a change to it only to somebody who cannot compute a new one. Its end can be cut off, and whoever
owns the database can rebuild it. A seal that was kept elsewhere shows both.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field

from django.db.models import Max

from coresponder.kernel.progress import Progress, silent
from coresponder.safeguards.audit.chain import BEGINNING, COLUMNS, ChainedRow, hash_of
from coresponder.safeguards.audit.merkle import GrowingTree
from coresponder.safeguards.audit.models import AuditEvent, Seal
from coresponder.safeguards.audit.queries.seals import document_of
from coresponder.safeguards.audit.seals.document import SealDocument
from coresponder.safeguards.audit.verifying.report import Breaks, TrailReport

ROWS_AT_A_TIME = 5000


@dataclass(frozen=True, kw_only=True)
class KeptSeal:
    """A seal that was kept elsewhere, and the name by which it is called in a sentence."""

    name: str
    document: SealDocument


def verify_trail(
    *,
    believed_keys: Iterable[str],
    kept_seals: Sequence[KeptSeal] = (),
    kept_hash: str = "",
    progress: Progress = silent,
) -> TrailReport:
    """Read every event in order, recompute its hash, and compare what the seals say.

    `believed_keys` are public keys in hexadecimal: a seal that none of them signed is a break. `kept_seals` were kept
    outside of this database; `kept_hash` is a last hash that was written down. Without either, a trail that was cut
    off at its end, or rebuilt as a whole by somebody who has the database and the signing key, passes.
    """
    # The seals are counted first: what is written meanwhile is left to the next verification.
    last_seal = Seal.objects.aggregate(last=Max("number"))["last"] or 0
    last_event = AuditEvent.objects.aggregate(last=Max("position"))["last"] or 0
    walk = _Walk(believed=frozenset(believed_keys), stored=_stored_seals(last_seal))
    walk.expect_kept(kept_seals)
    for row in _rows(last_event):
        if walk.events % ROWS_AT_A_TIME == 0:
            progress("Reading the events of the audit trail.", min(walk.events / last_event, 1.0))
        walk.step(row)
        walk.kept_hash_found = walk.kept_hash_found or row.hash == kept_hash
    return walk.ended(kept_hash=kept_hash, kept=len(kept_seals))


def _rows(last: int) -> Iterator[ChainedRow]:
    """Every event up to the last, oldest first, without holding them all and without one long transaction."""
    found = AuditEvent.objects.filter(position__lte=last).order_by("position").values_list(*COLUMNS, named=True)
    after: int | None = None
    while rows := list((found if after is None else found.filter(position__gt=after))[:ROWS_AT_A_TIME]):
        yield from rows
        after = rows[-1].position


def _stored_seals(last: int) -> Iterator[SealDocument]:
    """Every seal up to the last, oldest first."""
    found = Seal.objects.filter(number__lte=last).order_by("number")
    after: int | None = None
    while seals := list((found if after is None else found.filter(number__gt=after))[:ROWS_AT_A_TIME]):
        yield from map(document_of, seals)
        after = seals[-1].number


@dataclass
class _Covered:
    """What a seal says about a stretch of events, and the tree that grows while they pass."""

    seal: SealDocument
    name: str
    tree: GrowingTree = field(default_factory=GrowingTree)
    last_hash: str = ""

    def step(self, row: ChainedRow) -> None:
        if self.seal.first_position <= row.position <= self.seal.last_position:
            self.tree.add(row.hash if _is_hash(row.hash) else BEGINNING)
            self.last_hash = row.hash

    @property
    def agrees(self) -> bool:
        said = (self.seal.merkle_root, self.seal.last_hash)
        return self.tree.leaves > 0 and (self.tree.root(), self.last_hash) == said


class _Walk:
    """Where the pass stands."""

    def __init__(self, *, believed: frozenset[str], stored: Iterator[SealDocument]) -> None:
        self.believed, self.stored = believed, stored
        self.breaks = Breaks()
        self.events, self.seals, self.last_hash, self.next_position = 0, 0, BEGINNING, 1
        self.last_position = 0
        self.kept_hash_found = False
        self.kept: list[_Covered] = []
        self.kept_by_number: dict[int, _Covered] = {}
        self.previous_seal, self.sealed_up_to = BEGINNING, 0
        self.current = self._next_seal()

    def expect_kept(self, kept_seals: Sequence[KeptSeal]) -> None:
        """Compare these as well; one with a signature that does not fit is not worth comparing."""
        for kept in kept_seals:
            if self._is_believed(kept.document):
                self.kept.append(_Covered(seal=kept.document, name=kept.name))
            else:
                self.breaks.add(f"{kept.name} is not signed by the key: it is forged, damaged, or of another program.")
        self.kept_by_number = {each.seal.number: each for each in self.kept}
        if self.current is not None:
            self._compare_with_kept(self.current.seal)

    def step(self, row: ChainedRow) -> None:
        """One event: the chain, then the seals that cover it."""
        self.events += 1
        if row.previous_hash != self.last_hash:
            self.breaks.add(
                f"Event {row.position} does not follow the event before it: one was left out, moved or changed."
            )
        elif row.position != self.next_position:
            self.breaks.add(f"Event {row.position} stands where event {self.next_position} should.")
        if row.hash != hash_of(row):
            self.breaks.add(f"Event {row.position} was changed after it was written.")
        self.last_hash, self.last_position, self.next_position = row.hash, row.position, row.position + 1
        self._seal_step(row)
        for each in self.kept:
            each.step(row)

    def _seal_step(self, row: ChainedRow) -> None:
        while self.current is not None and self.current.seal.last_position < row.position:
            self._end_current()
        if self.current is not None:
            self.current.step(row)

    def _end_current(self) -> None:
        """The stretch of the current seal is over: does the seal say what was read?"""
        if self.current is not None and not self.current.agrees:
            seal = self.current.seal
            stretch = f"events {seal.first_position} to {seal.last_position}"
            self.breaks.add(f"Seal {seal.number} does not fit {stretch}: they, or the seal, were changed since.")
        self.current = self._next_seal()

    def _next_seal(self) -> _Covered | None:
        seal = next(self.stored, None)
        if seal is None:
            return None
        self.seals += 1
        if not self._is_believed(seal):
            self.breaks.add(f"Seal {seal.number} is not signed by a key of this program, or was changed since.")
        follows = (self.seals, self.previous_seal, self.sealed_up_to + 1)
        if (seal.number, seal.previous_seal, seal.first_position) != follows:
            self.breaks.add(f"Seal {seal.number} does not follow the seal before it: one was left out or changed.")
        self._compare_with_kept(seal)
        self.previous_seal, self.sealed_up_to = seal.fingerprint, seal.last_position
        return _Covered(seal=seal, name=f"Seal {seal.number}")

    def _compare_with_kept(self, seal: SealDocument) -> None:
        kept = self.kept_by_number.get(seal.number)
        if kept is not None and kept.seal != seal:
            self.breaks.add(f"Seal {seal.number} is another one than {kept.name}: the trail was sealed anew since.")

    def _is_believed(self, seal: SealDocument) -> bool:
        return seal.public_key in self.believed and seal.is_signed_by(seal.public_key)

    def ended(self, *, kept_hash: str, kept: int) -> TrailReport:
        """What is left to say when the last event has passed."""
        while self.current is not None:
            self._end_current()
        for each in self.kept:
            self._compare_kept_with_events(each)
        if kept_hash and not self.kept_hash_found:
            self.breaks.add("The kept hash is not in the trail: it was cut off or rebuilt since.")
        return TrailReport(
            events=self.events,
            seals=self.seals,
            kept_seals=kept,
            last_hash=self.last_hash,
            breaks=tuple(self.breaks.sentences),
            break_count=self.breaks.count,
        )

    def _compare_kept_with_events(self, kept: _Covered) -> None:
        if self.last_position < kept.seal.last_position:
            self.breaks.add(
                f"{kept.name} covers events up to {kept.seal.last_position}, but the trail ends with event "
                f"{self.last_position}: its end was cut off."
            )
        elif not kept.agrees:
            self.breaks.add(
                f"{kept.name} does not fit events {kept.seal.first_position} to {kept.seal.last_position} as they are "
                "now: the trail was changed or rebuilt since."
            )
        if kept.seal.number > self.seals:
            self.breaks.add(f"{kept.name} is no longer among the stored seals: they were cut off since.")


def _is_hash(text: str) -> bool:
    try:
        return len(bytes.fromhex(text)) == 32
    except ValueError:
        return False
