"""Persons as the safeguards know them, registered by a fake where program/people would."""

from uuid import UUID

import pytest

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent import persons

# Somebody whom everybody with an agency may know of.
AVERY = UUID("a0000000-0000-4000-8000-000000000001")
# Somebody whose record was merged into Avery's.
AVERY_BEFORE = UUID("a0000000-0000-4000-8000-000000000002")
# Somebody whom nobody may know of.
HIDDEN = UUID("b0000000-0000-4000-8000-000000000001")
# Nobody.
NOBODY = UUID("c0000000-0000-4000-8000-000000000001")


def know_persons(monkeypatch: pytest.MonkeyPatch) -> None:
    """Register the fake, and put back what was registered before when the test is over."""
    monkeypatch.setattr(persons, "_registered", None)
    persons.register(
        exists=lambda person_id: person_id in (AVERY, HIDDEN),
        may_see=_is_member_and_open,
        ids_of=lambda person_id: {AVERY, AVERY_BEFORE} if person_id == AVERY else {person_id},
        page_of=lambda person_id: "",
    )


def _is_member_and_open(person_id: UUID, by: User) -> bool:
    return person_id == AVERY and by.agency is not None
