"""On these pages somebody is known: Avery, whom members of the program may know of."""

import pytest

from tests.support.known_persons import know_persons


@pytest.fixture(autouse=True)
def avery_is_known(monkeypatch: pytest.MonkeyPatch) -> None:
    """What program/people says when it starts."""
    know_persons(monkeypatch)
