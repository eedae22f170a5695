"""Merged, split, opened again, linked: said by either call, in any order, also before the other has come."""

from itertools import permutations
from typing import Any

import pytest

from coresponder.program.calls.models import Call, CallRelation, Feed
from coresponder.program.calls.queries.live import history_of, open_calls
from coresponder.program.calls.vocabulary import CallState
from coresponder.safeguards.accounts.models import User
from tests.support.live_calls import NOON, call_named, eido, incident_id, merge_part, prologue, push


def merged(name: str, other: str, minute: float, direction: str = "REPLACED") -> dict[str, Any]:
    return eido(name, minute, incident_minute=0, parts=merge_part(name, other, direction, minute))


@pytest.mark.parametrize("direction", ["REPLACED", "REPLACING"])
def test_a_merged_call_leaves_the_board_and_points_to_the_one_that_goes_on(
    feed: Feed, dana: User, direction: str
) -> None:
    said = merged("a", "b", 5) if direction == "REPLACED" else merged("b", "a", 5, "REPLACING")
    push(feed, eido("a", 0), eido("b", 0), said)
    child = call_named("a")
    assert (child.state, child.merged_into) == (CallState.MERGED, call_named("b"))
    assert child.closed_at is not None
    assert list(open_calls(dana)) == [call_named("b")]


def test_a_call_stays_on_the_board_until_the_one_that_goes_on_has_come(feed: Feed, dana: User) -> None:
    push(feed, eido("a", 0), merged("a", "b", 5))
    assert call_named("a").state == CallState.OPEN
    push(feed, eido("b", 0))
    assert call_named("a").merged_into == call_named("b")


def test_any_order_ends_the_same(feed: Feed) -> None:
    documents = [
        eido("a", 0),
        eido("b", 0),
        merged("a", "b", 5),
        merged("b", "a", 8, "SPLIT"),
    ]
    for number, order in enumerate(permutations(documents)):
        renamed = [_renamed(each, f"x{number}") for each in order]
        push(feed, *renamed)
        child = Call.objects.get(source_incident_id=incident_id(f"x{number}a"))
        assert (child.state, child.merged_into, child.version) == (CallState.OPEN, None, 2)


def _renamed(document: dict[str, Any], before: str) -> dict[str, Any]:
    """The same for incidents of other names."""
    import json

    text = json.dumps(document)
    for name in ("a", "b"):
        text = text.replace(incident_id(name), incident_id(f"{before}{name}"))
    return dict(json.loads(text))


def test_a_merged_call_that_its_source_opens_again_stands_by_itself(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("b", 0), merged("a", "b", 5), eido("a", 9, statuses=["ReOpened"]))
    assert (call_named("a").state, call_named("a").merged_into) == (CallState.OPEN, None)


def test_news_of_a_merged_call_leave_it_merged(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("b", 0), merged("a", "b", 5), eido("a", 9, notes={"Late news.": 9}))
    call = call_named("a")
    assert (call.state, call.narrative) == (CallState.MERGED, "Late news.")


def test_two_calls_cannot_each_be_part_of_the_other(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("b", 0), merged("a", "b", 5), merged("b", "a", 6))
    assert (call_named("a").state, call_named("b").state) == (CallState.OPEN, CallState.MERGED)


def test_a_link_is_shown_from_both_sides_and_ends_with_an_unlink(feed: Feed, dana: User) -> None:
    def linked(direction: str, minute: float) -> dict[str, Any]:
        told = {"incidentTrackingIdentifier": incident_id("b"), "linkDirectionCode": direction}
        return eido("a", minute, parts={"linkComponent": [{**prologue("a:link", minute), **told}]})

    push(feed, eido("b", 0), linked("RELATED", 1))
    assert [each.from_call for each in history_of(dana, call_named("b")).related_from] == [call_named("a")]
    push(feed, linked("UNLINK", 2))
    assert not history_of(dana, call_named("b")).related_from
    assert CallRelation.objects.get().ended_at is not None


def test_a_closed_call_that_goes_on_is_open_since_nothing_is_over(feed: Feed) -> None:
    push(feed, eido("a", 0), eido("a", 5, statuses=["Closed"]))
    assert (call_named("a").closed_at or NOON) > NOON
    push(feed, eido("a", 9, statuses=["ReOpened", "Active"]))
    assert (call_named("a").state, call_named("a").closed_at) == (CallState.OPEN, None)
