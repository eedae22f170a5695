"""How an incident stands, kept event by event while its life is told."""

from dataclasses import dataclass, field
from datetime import datetime


@dataclass(kw_only=True)
class Truth:
    """What is so of one incident after everything that has happened to it so far. Nothing is read out of a document."""

    incident_id: str
    received_at: datetime
    state: str = "open"
    over_since: datetime | None = None
    merged_into: str | None = None
    merged_at: datetime | None = None
    type_text: str = ""
    initial_type: str = ""
    priority: int | None = None
    place_text: str = ""
    beat: str = ""
    notes: list[str] = field(default_factory=list)
    has_weapon: bool = False
    age_band: str = "unknown"
    versions: int = 0

    @property
    def shown_state(self) -> str:
        """The state that a board shows."""
        return "merged" if self.merged_into else self.state

    @property
    def shown_over_since(self) -> datetime | None:
        """Since when it needs nobody."""
        return self.merged_at if self.merged_into else self.over_since

    def take_type(self, text: str, priority: int) -> None:
        """It is of another type now."""
        self.initial_type = self.initial_type or text
        self.type_text, self.priority = text, priority

    def end(self, state: str, at: datetime) -> None:
        """It is over."""
        self.state, self.over_since = state, at

    def open_again(self) -> None:
        """It goes on, and stands by itself."""
        self.state, self.over_since = "open", None
        self.stand_alone()

    def merge(self, into: str, at: datetime) -> None:
        """It is part of another one."""
        self.merged_into, self.merged_at = into, at

    def stand_alone(self) -> None:
        """It is part of no other one any more."""
        self.merged_into = self.merged_at = None
