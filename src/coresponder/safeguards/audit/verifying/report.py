"""What a walk over the trail found, in sentences."""

from dataclasses import dataclass, field
from typing import Any

# Enough to see what happened; a rebuilt trail breaks at every event.
SENTENCES_KEPT = 100


@dataclass(frozen=True, kw_only=True)
class TrailReport:
    """How many events and seals were read, the hash of the last event, and a sentence for each break.

    `breaks` holds the first hundred; `break_count` counts them all.
    """

    events: int
    seals: int
    kept_seals: int
    last_hash: str
    breaks: tuple[str, ...]
    break_count: int

    @property
    def holds(self) -> bool:
        """True when no event was changed, left out or moved, and every seal says what the trail says."""
        return not self.break_count

    @property
    def sentence(self) -> str:
        """The result in one sentence."""
        read = f"{self.events:,} events and {self.seals:,} seals"
        if not self.holds:
            return f"The audit trail is broken: {self.break_count:,} breaks in {read}."
        kept = f", and agrees with {self.kept_seals} kept elsewhere" if self.kept_seals else ""
        return f"The audit trail holds: {read}{kept}."

    def to_mapping(self) -> dict[str, Any]:
        """The same for another program."""
        return {
            "holds": self.holds,
            "events": self.events,
            "seals": self.seals,
            "kept_seals": self.kept_seals,
            "last_hash": self.last_hash,
            "break_count": self.break_count,
            "breaks": list(self.breaks),
        }


@dataclass
class Breaks:
    """Breaks as they are found."""

    sentences: list[str] = field(default_factory=list)
    count: int = 0

    def add(self, sentence: str) -> None:
        """One more; only the first are kept in words."""
        self.count += 1
        if len(self.sentences) < SENTENCES_KEPT:
            self.sentences.append(sentence)
