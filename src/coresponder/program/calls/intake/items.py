"""What a document says of one call, ready to be settled; and what could not be read."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import cached_property
from typing import Any
from uuid import UUID

from coresponder.analysis.nexus import RuleSet
from coresponder.kernel.content_hash import canonical_json, content_sha256
from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.knowing import Observation
from coresponder.program.calls.models import Feed
from coresponder.program.calls.vocabulary import Channel
from coresponder.safeguards.accounts.models import User


@dataclass(frozen=True, kw_only=True)
class Item:
    """What one document says of one call. `payload` is what is kept of it, without personal parts.

    `has_own_clock` is false for a row that does not say when it was last changed: its file's time stands for it.
    """

    incident_id: str
    observation: Observation
    payload: Mapping[str, Any]
    dropped: int = 0
    row_number: int | None = None
    has_own_clock: bool = True

    @cached_property
    def text(self) -> str:
        """What is kept, as text."""
        return canonical_json(self.payload)

    @cached_property
    def sha256(self) -> str:
        """The fingerprint of what is kept, by which the same document is recognized."""
        return content_sha256(self.payload)


@dataclass(frozen=True, kw_only=True)
class Refusal:
    """What could not be read: nothing of it is kept but a fingerprint, the code and the sentence why."""

    code: str
    sentence: str
    sha256: str
    row_number: int | None = None

    @classmethod
    def of(cls, problem: CoresponderError, sha256: str) -> "Refusal":
        """Why a whole document could not be read."""
        return cls(code=problem.code, sentence=str(problem), sha256=sha256)


@dataclass(frozen=True, kw_only=True)
class Arrival:
    """How something came in: over which feed, on which way, from whom, when, and by which rules types are judged.

    `source` is the feed under which its calls are filed, locked until the transaction ends.
    """

    feed: Feed
    source: Feed
    channel: Channel
    received_at: datetime
    rules: RuleSet
    by: User | None = None
    file_sha256: str = ""


@dataclass(frozen=True, kw_only=True)
class Settled:
    """What became of one item. `changed` are the calls that look different now."""

    outcome: str
    call_id: UUID
    changed: frozenset[UUID] = frozenset()
