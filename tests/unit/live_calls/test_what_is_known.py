"""What is known of a call does not depend on the order in which it was heard, nor on how often."""

import json
from datetime import timedelta
from typing import Any
from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from coresponder.formats.eido import checked, read_eido
from coresponder.program.calls.knowing import Observation, Register, picture_of, standing_of
from coresponder.program.calls.knowing.relations import Merge, Release, merged_into
from tests.support.live_calls import NOON, eido

FEED, CHILD, PARENT = 50, UUID(int=1), UUID(int=2)


def heard(document: dict[str, Any], *, priority: int = FEED) -> Observation:
    """What a document says, as the program takes it up."""
    found = read_eido(checked(json.dumps(document)))
    told = tuple(
        Register(key=each.key, at=each.updated_at, told_at=found.updated_at, value=each.content, priority=priority)
        for each in found.components
    )
    return Observation(at=found.updated_at, registers=told)


def by_hand(minute: float, **fields: Any) -> Observation:
    at = NOON + timedelta(minutes=minute)
    told = tuple(
        Register(key=f"hand/{name}", at=at, told_at=at, value=value, priority=1000) for name, value in fields.items()
    )
    return Observation(at=at, registers=told)


DOCUMENTS = [
    heard(eido("a", 0, type_text=None, notes={"Hears voices.": 0})),
    heard(eido("a", 1, type_text="Check welfare")),
    heard(eido("a", 2, type_text="Mental health crisis", priority=2)),
    heard(eido("a", 3, incident_minute=2, type_text="Mental health crisis", priority=2, notes={"Is outside now.": 3})),
    heard(eido("a", 4, type_text="Mental health crisis", priority=2, statuses=["Closed"])),
    heard(eido("a", 5, type_text="Mental health crisis", priority=1, statuses=["ReOpened", "Active"])),
    heard(eido("a", 5, type_text="Something else", priority=4, statuses=["Closed"])),
    by_hand(2.5, weapon="no", language="es"),
    by_hand(4.5, weapon="yes"),
]


@given(order=st.permutations(DOCUMENTS), again=st.lists(st.sampled_from(DOCUMENTS), max_size=4))
def test_any_order_and_any_repetition_gives_the_same_picture(
    order: list[Observation], again: list[Observation]
) -> None:
    assert picture_of([*order, *again]) == picture_of(DOCUMENTS)


@given(st.data())
def test_what_was_stored_says_the_same_as_what_was_heard(data: st.DataObject) -> None:
    chosen = data.draw(st.lists(st.sampled_from(DOCUMENTS), min_size=1))
    stored = [Observation.from_json(json.loads(json.dumps(each.to_json()))) for each in chosen]
    assert picture_of(stored) == picture_of(chosen)


def test_a_component_keeps_its_own_clock() -> None:
    """A document may be newer and carry an old incident component; the newer component stays."""
    newer_component = heard(eido("a", 3, type_text="New type"))
    newer_document = heard(eido("a", 9, incident_minute=1, type_text="Old type"))
    assert picture_of([newer_component, newer_document]).type_text == "New type"


def test_two_documents_of_the_same_moment_are_contested_and_the_trusted_feed_is_believed() -> None:
    trusted, other = heard(eido("a", 3, type_text="A"), priority=90), heard(eido("a", 3, type_text="B"), priority=10)
    assert standing_of([other, trusted]).contested == {"incidentComponent"}
    assert picture_of([other, trusted]).type_text == "A"


def test_a_later_document_ends_the_contest() -> None:
    said = [heard(eido("a", minute, type_text=text)) for minute, text in [(3, "A"), (3, "B"), (4, "C")]]
    assert not picture_of(said).is_contested


def test_an_incident_is_over_since_it_was_first_said_to_be() -> None:
    said = [heard(eido("a", minute, statuses=["Closed"])) for minute in (4, 7, 9)]
    assert picture_of([heard(eido("a", 0)), *said]).closed_at == NOON + timedelta(minutes=4)


def test_what_somebody_found_out_stands_over_what_a_feed_says() -> None:
    caution = {"cautionTypeInternalText": "KNIFE", "cautionTypeCommonRegistryText": "Weapon", "cautionSeverity": "high"}
    said = eido("a", 9)
    said["cautionComponent"] = [{**said["agencyComponent"][0], **caution, "$id": "c"}]
    assert picture_of([heard(said)]).weapon == "yes"
    assert picture_of([heard(said), by_hand(1, weapon="no")]).weapon == "no"


def test_whether_it_is_over_follows_whoever_spoke_last() -> None:
    closed_by_hand = by_hand(5, state="closed")
    assert picture_of([heard(eido("a", 1)), closed_by_hand]).state == "closed"
    assert picture_of([heard(eido("a", 1)), closed_by_hand, heard(eido("a", 6))]).state == "open"


class TestWhichCallIsPartOfWhich:
    claim = Merge(child=CHILD, parent=PARENT, at=NOON)

    def test_the_newest_claim_holds(self) -> None:
        other = Merge(child=CHILD, parent=UUID(int=3), at=NOON + timedelta(minutes=1))
        assert merged_into([other, self.claim], [])[CHILD].parent == UUID(int=3)

    def test_a_split_said_by_either_side_takes_it_back(self) -> None:
        later = NOON + timedelta(minutes=1)
        for child, apart_from in ((CHILD, PARENT), (PARENT, CHILD)):
            assert merged_into([self.claim], [Release(child=child, apart_from=apart_from, at=later)]) == {}

    def test_a_split_before_the_merge_takes_nothing_back(self) -> None:
        earlier = Release(child=CHILD, apart_from=None, at=NOON - timedelta(minutes=1))
        assert CHILD in merged_into([self.claim], [earlier])

    @given(order=st.permutations(range(3)))
    def test_of_a_ring_the_oldest_claim_is_dropped(self, order: list[int]) -> None:
        ring = [
            Merge(child=UUID(int=n), parent=UUID(int=(n + 1) % 3), at=NOON + timedelta(minutes=n)) for n in range(3)
        ]
        held = merged_into([ring[n] for n in order], [])
        assert set(held) == {UUID(int=1), UUID(int=2)}
