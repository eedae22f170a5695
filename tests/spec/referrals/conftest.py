"""Avery Example, whom the clinic knows, and three services that take referrals."""

import pytest

from coresponder.program.people.models import Person
from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from tests.support import referring


@pytest.fixture
def avery(clara: User) -> Person:
    """Somebody whom the clinic knows, with a phone."""
    return referring.known_person(clara)


@pytest.fixture
def harbor(carlos: User) -> Service:
    """A shelter."""
    return referring.service("Harbor House")


@pytest.fixture
def lantern(carlos: User) -> Service:
    """Another one, which is called for the code, because it has no phone for text messages."""
    return referring.service("Lantern Rooms", phone="")


@pytest.fixture
def willow(carlos: User) -> Service:
    """A third one."""
    return referring.service("Willow Court")
