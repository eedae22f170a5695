"""How often a person was met, asked of whoever records encounters.

An app that knows contacts registers a function in its AppConfig:

    contacts.register(count_by_person)      # (since: datetime) -> {person id: contacts that were not follow-ups}

Until one has, nobody is proposed by count, and the page says so. A program's own follow-ups never count.
"""

from collections.abc import Callable, Mapping
from datetime import datetime
from uuid import UUID

CountByPerson = Callable[[datetime], Mapping[UUID, int]]

_registered: list[CountByPerson] = []


def register(count_by_person: CountByPerson) -> None:
    """Make a source of counts known, once."""
    if count_by_person not in _registered:
        _registered.append(count_by_person)


def are_counted() -> bool:
    """True when some app records contacts."""
    return bool(_registered)


def counts_since(since: datetime) -> dict[UUID, int]:
    """Contacts by person since a moment, over every source."""
    total: dict[UUID, int] = {}
    for source in _registered:
        for person_id, count in source(since).items():
            total[person_id] = total.get(person_id, 0) + count
    return total
