"""A feed of EIDOs, set up by the coordinator."""

import pytest

from coresponder.program.calls.models import Feed
from coresponder.safeguards.accounts.models import User
from tests.support.live_calls import eido_feed


@pytest.fixture
def feed(cora: User) -> Feed:
    """The county's push."""
    return eido_feed(cora)
