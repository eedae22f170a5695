"""A coordinator's own decision on one spelling: what, who, when and why."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from coresponder.analysis.nexus.vocabulary import CATEGORIES, Nexus
from coresponder.kernel.errors import UsageError


@dataclass(frozen=True, kw_only=True)
class Decision:
    """A person's decision about one spelling. It stands before every rule, and carries who, when and why."""

    spelling: str
    nexus: Nexus
    decided_by: str
    decided_on: date
    why: str
    category: str | None = None

    def __post_init__(self) -> None:
        if self.nexus not in ("yes", "possible", "no"):
            raise UsageError("decision_nexus", "A decision says yes, possible or no.", "Choose one of the three.")
        if self.category is not None and self.category not in CATEGORIES:
            raise UsageError("decision_category", "That category does not exist.", f"Use {', '.join(CATEGORIES)}.")
        if not self.why.strip():
            raise UsageError("decision_why", "A decision needs its reason.", "Say in a sentence why.")

    @property
    def sentence(self) -> str:
        return f"Decided by {self.decided_by} on {self.decided_on.isoformat()}: {self.why}"

    def to_mapping(self) -> dict[str, Any]:
        """The decision as plain data, for storing and hashing."""
        return {
            "spelling": self.spelling,
            "nexus": self.nexus,
            "category": self.category,
            "decided_by": self.decided_by,
            "decided_on": self.decided_on.isoformat(),
            "why": self.why,
        }

    @classmethod
    def from_mapping(cls, content: Mapping[str, Any]) -> "Decision":
        """A decision from plain data as `to_mapping` gives it."""
        return cls(**{**content, "decided_on": date.fromisoformat(content["decided_on"])})
