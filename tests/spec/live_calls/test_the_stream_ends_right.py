"""A stream with duplicates, reordering, merges and re-opens ends in exactly the state that its inventor meant."""

from pathlib import Path

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from coresponder.analysis.synthetic.live_stream import LiveStream, Truth, live_stream
from coresponder.program.calls.actions.receiving import DUPLICATE
from coresponder.program.calls.models import Call, Document, Feed
from coresponder.program.calls.vocabulary import CallState, DocumentOutcome
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from tests.conftest import SHARED_DATA
from tests.support.live_calls import eido_feed, push

SAMPLE = SHARED_DATA / "eido-nena" / "Samples" / "Sample call transfer EIDO.json"
STREAM = live_stream(documents=300, seed=7)
SMALL = live_stream(documents=24, seed=11)


def shown(call: Call) -> dict[str, object]:
    """What the program says of a call, in the words of the truth."""
    return {
        "state": call.state,
        "over_since": call.closed_at,
        "merged_into": call.merged_into.source_incident_id if call.merged_into else None,
        "received_at": call.received_at,
        "type": call.type_text,
        "initial_type": call.initial_type,
        "priority": call.priority,
        "place": call.place_text.upper(),
        "beat": call.beat,
        "notes": call.narrative,
        "weapon": call.weapon == "yes",
        "age": call.age_band,
        "versions": call.version,
    }


def meant(truth: Truth) -> dict[str, object]:
    return {
        "state": truth.shown_state,
        "over_since": truth.shown_over_since,
        "merged_into": truth.merged_into,
        "received_at": truth.received_at,
        "type": truth.type_text,
        "initial_type": truth.initial_type,
        "priority": truth.priority,
        "place": truth.place_text.upper(),
        "beat": truth.beat,
        "notes": "\n".join(truth.notes),
        "weapon": truth.has_weapon,
        "age": truth.age_band,
        "versions": truth.versions,
    }


def all_shown() -> dict[str, dict[str, object]]:
    calls = list(Call.objects.select_related("merged_into"))
    open_together(calls)
    return {call.source_incident_id: shown(call) for call in calls}


def assert_ends_right(stream: LiveStream, feed: Feed) -> None:
    receipt = push(feed, *stream.deliveries)
    assert receipt.counts[DUPLICATE] == stream.duplicates > 0
    assert receipt.counts[DocumentOutcome.LATE] > 0
    assert not receipt.refused
    shown_now = all_shown()
    assert shown_now.keys() == stream.truths.keys()
    assert [each for each in shown_now.items() if each[1] != meant(stream.truths[each[0]])] == []


def test_three_hundred_documents_end_right(feed: Feed) -> None:
    states = {truth.shown_state for truth in STREAM.truths.values()}
    assert states == {"open", "closed", "cancelled", "merged"}, "The stream shows every state."
    assert_ends_right(STREAM, feed)


@pytest.mark.heavy
def test_five_thousand_documents_end_right(feed: Feed) -> None:
    assert_ends_right(live_stream(documents=5000, seed=3), feed)


@settings(
    max_examples=4,
    phases=(Phase.explicit, Phase.generate),
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)
@given(order=st.permutations(range(len(SMALL.deliveries))), again=st.lists(st.integers(0, 20), max_size=4))
def test_any_order_and_any_repetition_ends_the_same(cora: User, order: list[int], again: list[int]) -> None:
    feed = eido_feed(cora, name=f"Feed {Feed.objects.count()}")
    push(feed, *(SMALL.deliveries[number] for number in [*order, *again]))
    calls = list(Call.objects.filter(feed=feed).select_related("merged_into"))
    open_together(calls)
    assert {call.source_incident_id: shown(call) for call in calls} == {
        name: meant(truth) for name, truth in SMALL.truths.items()
    }


def test_the_same_seed_gives_the_same_stream() -> None:
    assert live_stream(documents=24, seed=11) == SMALL


@pytest.mark.shared_data
@pytest.mark.skipif(not SAMPLE.exists(), reason="NENA's sample is not beside the project.")
def test_the_official_sample_becomes_a_call_with_its_place_and_without_its_callers(feed: Feed) -> None:
    text = Path(SAMPLE).read_bytes()
    receipt = push(feed, text, text)
    call = Call.objects.get()
    assert receipt.counts == {DocumentOutcome.NEW_CALL: 1, DUPLICATE: 1}
    assert (call.event_number, call.state, call.source) == ("a56e556d871", CallState.OPEN, "911")
    assert call.place_text == "42 W Cellular Street, Wilmington, DE"
    assert call.received_at.isoformat() == "2021-04-30T18:40:00+00:00"
    kept = Document.objects.get().payload
    assert not any(word in kept for word in ("8195551212", "Tschofenig", "alice@", "302-555-0000"))
