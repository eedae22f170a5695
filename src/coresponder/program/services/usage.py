"""How often services are used, asked of whoever refers people to them.

An app that knows registers a function in its AppConfig:

    usage.register(count_by_service)      # (since: datetime) -> {service id: times used}

Until one has, the call list goes by age alone, and says so.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

CountByService = Callable[[datetime], Mapping[UUID, int]]

_registered: list[CountByService] = []


def register(count_by_service: CountByService) -> None:
    """Make a source of counts known, once."""
    if count_by_service not in _registered:
        _registered.append(count_by_service)


def is_counted() -> bool:
    """True when some app knows how often services are used."""
    return bool(_registered)


def counts_since(since: datetime) -> dict[UUID, int]:
    """Uses by service since a moment, over every source."""
    total: dict[UUID, int] = {}
    for source in _registered:
        for service, count in source(since).items():
            total[service] = total.get(service, 0) + count
    return total
