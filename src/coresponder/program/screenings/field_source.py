"""What the phone takes along to ask with: the instruments that somebody may ask, as packs, of one class.

Nothing of a person is in it, so it is no reading of a record.
"""

from datetime import datetime
from typing import Any

from coresponder.program.screenings.queries.instruments import instruments_of
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.vocabulary import DataClass


def clinical(user: User, at: datetime) -> list[dict[str, Any]]:
    """Everything but what is about alcohol and drugs."""
    return [each for each in _offered(user) if each["data_class"] != DataClass.SUBSTANCE_USE]


def substance_use(user: User, at: datetime) -> list[dict[str, Any]]:
    """What is about alcohol and drugs, which is filed with the part that is kept apart."""
    return [each for each in _offered(user) if each["data_class"] == DataClass.SUBSTANCE_USE]


def _offered(user: User) -> list[dict[str, Any]]:
    if not may(user, Permission.RECORD_SCREENINGS):
        return []
    return [
        {"key": each.instrument_key, "sha256": each.sha256, "data_class": each.pack.data_class, "pack": each.content}
        for each in instruments_of(user)
    ]
