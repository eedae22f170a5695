"""What the search answers."""

from dataclasses import dataclass

from coresponder.program.services.models import Location, Service, ServiceAtLocation
from coresponder.program.services.vocabulary.hours import OpenState


@dataclass(frozen=True, kw_only=True)
class Found:
    """One service at one place. `distance_miles` is as the crow flies, None where no place is known.

    `open_state` is None where no hour was asked for; `because` says why it is unknown.
    """

    service: Service
    at_location: ServiceAtLocation | None
    location: Location | None
    distance_miles: float | None
    open_state: OpenState | None
    because: str = ""

    @property
    def is_open(self) -> bool:
        """Open for certain. Unknown is not open."""
        return self.open_state == OpenState.OPEN
