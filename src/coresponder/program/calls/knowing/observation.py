"""What one document said about one call: a few registers, each with the moment for which it speaks.

Three kinds of sources write registers:

    incidentComponent · callComponent <id> · notesComponent <id> · …    an EIDO: one for each of its components
    row                                                                 a row of a CAD export: all of it
    hand/<field>                                                        a person: one for each field that was set
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any, Self

from coresponder.kernel.content_hash import content_sha256

ROW = "row"
HAND = "hand/"


@dataclass(frozen=True, kw_only=True)
class Register:
    """One thing that was said, and for when. `told_at` is the moment for which the whole document speaks.

    `priority` is the feed's: of two that speak for the same moment, the higher is believed.
    """

    key: str
    at: datetime
    told_at: datetime
    value: Any
    priority: int = 0

    @property
    def moment(self) -> tuple[datetime, datetime]:
        """The later holds. A sender that changes a part and not its time is believed by the time of the document."""
        return self.at, self.told_at

    @property
    def rank(self) -> tuple[datetime, datetime, int, str]:
        """The higher holds. Where moment and priority are the same, the content decides, so that no order matters."""
        return *self.moment, self.priority, content_sha256(self.value)

    def contradicts(self, other: "Register") -> bool:
        """True for another register of the same moment that says something else."""
        return self.key == other.key and self.moment == other.moment and self.value != other.value


@dataclass(frozen=True, kw_only=True)
class Observation:
    """What one document said. `at` is the moment for which the document as a whole speaks."""

    at: datetime
    registers: tuple[Register, ...]

    def to_json(self) -> dict[str, Any]:
        """As plain data, to be stored."""
        told = [
            {"key": each.key, "at": each.at.isoformat(), "value": each.value, "priority": each.priority}
            for each in self.registers
        ]
        return {"at": self.at.isoformat(), "registers": told}

    @classmethod
    def from_json(cls, content: dict[str, Any]) -> Self:
        """What `to_json` gave."""
        told_at = datetime.fromisoformat(content["at"])
        told = tuple(
            Register(
                key=each["key"],
                at=datetime.fromisoformat(each["at"]),
                told_at=told_at,
                value=each["value"],
                priority=each["priority"],
            )
            for each in content["registers"]
        )
        return cls(at=told_at, registers=told)
