"""A planning team with one empty seat."""

from datetime import date

import pytest

from coresponder.program.partnerships.actions.team import WhoSits, fill_seat, open_seats
from coresponder.program.partnerships.models import Member, Seat
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User

SINCE = date(2025, 1, 1)


@pytest.fixture
def seats(cora: User) -> dict[Sector, Seat]:
    """Patrol, families and people with lived experience each have a seat."""
    sectors = (Sector.PATROL, Sector.FAMILIES, Sector.LIVED_EXPERIENCE)
    return {Sector(each.sector): each for each in open_seats(sectors=sectors, by=cora)}


@pytest.fixture
def fay(seats: dict[Sector, Seat], cora: User) -> Member:
    """Somebody's mother, who has no account and keeps her name private."""
    who = WhoSits(name="Fay Madeupson", contact="555-0100", name_is_open=False)
    return fill_seat(seat=seats[Sector.FAMILIES], who=who, from_on=SINCE, by=cora).member


@pytest.fixture
def pat(seats: dict[Sector, Seat], cora: User, omar: User) -> Member:
    """Omar sits for patrol."""
    who = WhoSits(name="Omar Officer", user=omar, agency=omar.agency)
    return fill_seat(seat=seats[Sector.PATROL], who=who, from_on=SINCE, by=cora).member
