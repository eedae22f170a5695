"""Harbor of Nowhere is a crisis center with beds and chairs. Its desk has no account."""

import pytest

from coresponder.program.services.models import Service
from coresponder.safeguards.accounts.models import User
from tests.support import facilities


@pytest.fixture
def harbor(cora: User) -> Service:
    """The crisis center, with a live page that Cora has set up."""
    return facilities.facility(by=cora)
