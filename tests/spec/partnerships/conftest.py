"""A planning team with one empty seat."""

from datetime import date

import pytest

from coresponder.program.partnerships.actions.negotiating import set_matrix
from coresponder.program.partnerships.actions.team import WhoSits, fill_seat, open_seats
from coresponder.program.partnerships.models import Member, Negotiation, Seat
from coresponder.program.partnerships.vocabulary.team import Sector
from coresponder.safeguards.accounts.models import User
from tests.support.cast import member
from tests.support.negotiating import line, negotiated

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


@pytest.fixture
def sol(db: None) -> User:
    """The head of the police department."""
    return member("sol")


@pytest.fixture
def sade(db: None) -> User:
    """The head of behavioral health."""
    return member("sade")


@pytest.fixture
def negotiation(cora: User, sol: User, sade: User) -> Negotiation:
    """It opens who somebody is, from behavioral health to the police, for crisis response."""
    begun = negotiated(cora, sol, sade)
    return set_matrix(negotiation=begun, lines=[line(sade, sol)], seen_version=1, by=cora)
