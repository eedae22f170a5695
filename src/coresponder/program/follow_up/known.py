"""What is known of an encounter to whoever is asked to follow up, in plain values."""

from dataclasses import dataclass, field


@dataclass(frozen=True, kw_only=True)
class Known:
    """What is known of an encounter to whoever is asked to follow up."""

    result: str
    origin: str
    outcome: str
    counts_as_repeat: bool
    problems: frozenset[str] = field(default_factory=frozenset)
