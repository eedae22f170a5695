"""Who is on the way to a facility, asked of whoever knows.

    inbound.register(arrivals)      # (service, at) -> when each should be there; None where nobody can say

Count and time, and nothing else: this is shown to whoever has the facility's link.
"""

from collections.abc import Callable, Iterable
from datetime import datetime

from coresponder.program.services.models import Service

Arrivals = Callable[[Service, datetime], Iterable[datetime | None]]

_registered: list[Arrivals] = []


def register(arrivals: Arrivals) -> None:
    """Make one more source of arrivals known, once."""
    if arrivals not in _registered:
        _registered.append(arrivals)


def arrivals_known_elsewhere(service: Service, at: datetime) -> list[datetime | None]:
    """What every source knows."""
    return [each for source in _registered for each in source(service, at)]
