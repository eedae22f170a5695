"""The decision holds against the same rules in Cedar, over generated worlds."""

from collections import Counter

from hypothesis import given, settings
from hypothesis import strategies as st

from coresponder.safeguards.access.deciding import decide
from tests.unit.access.cedar_policies import cedar_allows
from tests.unit.access.worlds import World

# Every rule that can decide; one that no world comes to would be held to nothing.
RULES = {
    "agreement", "author_only", "consent", "consent_missing", "eight_items_only", "emergency", "jurisdiction_drawn",
    "kept_from", "not_opened", "not_yours", "own_agency", "part_2_against_the_person", "part_2_never_police",
    "part_2_without_consent", "role", "sealed", "stranger",
}  # fmt: skip


@settings(max_examples=1000)
@given(seed=st.integers(min_value=0, max_value=2**64))
def test_cedar_and_the_decision_point_give_the_same_answer(seed: int) -> None:
    world = World(seed)
    for ask in (world.ask, *world.other_asks(2)):
        decision = decide(ask, world.facts)
        assert decision.is_allowed == cedar_allows(ask, world.facts), (ask, world.facts, decision)


def test_the_worlds_come_to_every_rule() -> None:
    worlds = [World(seed) for seed in range(4000)]
    found = Counter(decide(world.ask, world.facts).rule for world in worlds)
    assert set(found) == RULES
    assert min(found.values()) >= 10, found
