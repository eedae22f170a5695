"""Fixtures for people: the cast by first name, and the page-checking client."""

import pytest

from coresponder.safeguards.accounts.models import User
from tests.support.cast import member
from tests.support.page import PageClient


@pytest.fixture
def dana(db: None) -> User:
    """The dispatcher."""
    return member("dana")


@pytest.fixture
def omar(db: None) -> User:
    """The police officer."""
    return member("omar")


@pytest.fixture
def clara(db: None) -> User:
    """The clinician."""
    return member("clara")


@pytest.fixture
def carlos(db: None) -> User:
    """The case manager."""
    return member("carlos")


@pytest.fixture
def cora(db: None) -> User:
    """The coordinator."""
    return member("cora")


@pytest.fixture
def eve(db: None) -> User:
    """The evaluator."""
    return member("eve")


@pytest.fixture
def priya(db: None) -> User:
    """The privacy officer."""
    return member("priya")


@pytest.fixture
def otis(db: None) -> User:
    """The outsider: an account without a role."""
    return member("otis")


@pytest.fixture
def page(db: None) -> PageClient:
    """A browser without scripts in which nobody is signed in, and which checks every page that it shows."""
    return PageClient()
