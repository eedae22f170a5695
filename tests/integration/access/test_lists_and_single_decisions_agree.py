"""A list shows exactly the parts that the decision on each single part allows, over generated worlds in a database."""

from collections import Counter
from dataclasses import replace
from uuid import UUID

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from coresponder.safeguards.access import gathering
from coresponder.safeguards.access.asking import Ask
from coresponder.safeguards.access.deciding import decide
from coresponder.safeguards.access.records import decision_on, readable
from coresponder.safeguards.accounts.models import User
from tests.integration.access.kept_worlds import MODELS, KeptWorld, asks_about
from tests.unit.access.worlds import NOW, World

PARTS = 8
SEEDS = st.integers(min_value=0, max_value=2**64)
AS_THEY_COME = list(HealthCheck)


@pytest.fixture
def kept(db: None) -> KeptWorld:
    """Who there is, for every example."""
    return KeptWorld()


@settings(max_examples=20, suppress_health_check=AS_THEY_COME)
@given(seed=SEEDS)
def test_a_list_shows_what_the_single_decisions_allow(
    kept: KeptWorld, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    compare(kept, monkeypatch, World(seed))


@pytest.mark.heavy
@settings(max_examples=1000, suppress_health_check=AS_THEY_COME)
@given(seed=SEEDS)
def test_a_list_shows_what_the_single_decisions_allow_in_a_thousand_worlds(
    kept: KeptWorld, monkeypatch: pytest.MonkeyPatch, seed: int
) -> None:
    compare(kept, monkeypatch, World(seed))


def test_the_worlds_open_and_close_enough_to_prove_something() -> None:
    worlds = [World(seed) for seed in range(2000)]
    asks = [replace(world.ask, part=world.part()) for world in worlds]
    allowed = Counter(decide(ask, world.facts).is_allowed for ask, world in zip(asks, worlds, strict=True))
    assert allowed[True] > 150
    assert allowed[False] > 150


def compare(kept: KeptWorld, monkeypatch: pytest.MonkeyPatch, world: World) -> None:
    """Keep the world, ask one question to every part and every list, and leave nothing behind."""
    monkeypatch.setattr(gathering, "rules_of", lambda pack: tuple(world.facts.jurisdiction))
    with transaction.atomic():
        kept.keep(world.facts)
        parts = kept.parts(world, PARTS)
        user = kept.account_of(world.ask.subject)
        expected = {pk for each, pk in asks_about(world.ask, parts) if decide(each, world.facts).is_allowed}
        assert listed(user, world.ask) == expected
        assert {row.pk for _, row in parts if is_allowed(row, user, world.ask)} == expected
        transaction.set_rollback(True)


def listed(user: User, ask: Ask) -> set[UUID]:
    """Everything that lists show this person, over every model of parts."""
    found: set[UUID] = set()
    for model in set(MODELS.values()):
        seen = readable(model._default_manager.all(), by=user, purpose=ask.purpose, deed=ask.deed, at=NOW)
        found |= set(seen.values_list("pk", flat=True))
    return found


def is_allowed(row: object, user: User, ask: Ask) -> bool:
    """The decision on one part, with what the database holds."""
    return decision_on(row, by=user, deed=ask.deed, purpose=ask.purpose, at=NOW).is_allowed
