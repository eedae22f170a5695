"""A county without a CAD feed enters its calls on one page; what one writes does not overwrite what another wrote."""

import pytest

from coresponder.kernel.errors import CoresponderError
from coresponder.program.calls.actions.by_hand import (
    amend_call,
    close_call,
    enter_call,
    merge_calls,
    reopen_call,
    split_call,
)
from coresponder.program.calls.models import Call, Document, Feed
from coresponder.program.calls.queries.live import repeats_of
from coresponder.program.calls.vocabulary import CallState, Channel
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.live_calls import call_named, eido, push

SAID = {
    "narrative": "Talks to the wall.",
    "place_text": "12 Madeup St",
    "type_text": "Mental health crisis",
    "priority": 2,
}


@pytest.fixture
def call(dana: User) -> Call:
    return enter_call(fields=SAID, by=dana)


def test_a_call_by_hand_is_open_judged_and_has_a_number(call: Call) -> None:
    assert (call.state, call.nexus, call.priority, call.narrative) == ("open", "yes", 2, "Talks to the wall.")
    assert call.event_number.endswith("-001")
    assert Document.objects.get().channel == Channel.HAND


def test_the_next_call_of_the_day_has_the_next_number(call: Call, dana: User) -> None:
    assert enter_call(fields=SAID, by=dana).event_number.endswith("-002")


def test_a_call_that_says_nothing_is_refused(dana: User) -> None:
    with pytest.raises(CoresponderError, match="neither what happened nor where"):
        enter_call(fields={"type_text": "Mental health crisis"}, by=dana)


def test_a_code_that_there_is_not_is_refused(call: Call, dana: User) -> None:
    with pytest.raises(CoresponderError, match="not one of the choices"):
        amend_call(call=call, fields={"weapon": "perhaps"}, seen_version=1, by=dana)


def test_amending_keeps_what_was_known_before(call: Call, dana: User) -> None:
    amended = amend_call(call=call, fields={"weapon": "yes", "priority": 1}, seen_version=call.version, by=dana)
    assert (amended.weapon, amended.priority, amended.version) == ("yes", 1, 2)
    assert amended.narrative == "Talks to the wall."


def test_amending_nothing_writes_nothing(call: Call, dana: User) -> None:
    assert amend_call(call=call, fields={"priority": 2}, seen_version=1, by=dana).version == 1


def test_two_who_set_the_same_field_do_not_overwrite_each_other(call: Call, dana: User) -> None:
    amend_call(call=call, fields={"narrative": "Is calm now."}, seen_version=1, by=dana)
    with pytest.raises(CoresponderError, match="Somebody else changed"):
        amend_call(call=call, fields={"narrative": "Cries."}, seen_version=1, by=dana)
    assert amend_call(call=call, fields={"weapon": "no"}, seen_version=1, by=dana).weapon == "no"


def test_a_call_is_closed_opened_again_and_cancelled(call: Call, dana: User) -> None:
    closed = close_call(call=call, disposition="Settled", by=dana)
    assert (closed.state, closed.disposition) == (CallState.CLOSED, "Settled")
    assert closed.closed_at is not None
    opened = reopen_call(call=closed, by=dana)
    assert (opened.state, opened.closed_at) == (CallState.OPEN, None)
    assert close_call(call=opened, disposition="", is_cancelled=True, by=dana).state == CallState.CANCELLED


def test_a_call_that_is_over_cannot_be_closed_again(call: Call, dana: User) -> None:
    closed = close_call(call=call, disposition="", by=dana)
    with pytest.raises(CoresponderError, match="is closed"):
        close_call(call=closed, disposition="", by=dana)


def test_a_call_is_made_part_of_another_and_taken_out_again(call: Call, dana: User) -> None:
    other = enter_call(fields=SAID, by=dana)
    merged = merge_calls(call=other, into=call, by=dana)
    assert (merged.state, merged.merged_into) == (CallState.MERGED, call)
    with pytest.raises(CoresponderError, match="not merged itself"):
        merge_calls(call=call, into=merged, by=dana)
    split = split_call(call=merged, by=dana)
    assert (split.state, split.merged_into) == (CallState.OPEN, None)


def test_a_call_of_a_feed_can_be_made_part_of_one_by_hand(call: Call, feed: Feed, dana: User) -> None:
    push(feed, eido("a", 0))
    assert merge_calls(call=call_named("a"), into=call, by=dana).merged_into == call
    push(feed, eido("a", 3, notes={"More.": 3}))
    assert call_named("a").state == CallState.MERGED


class TestACallOfAFeed:
    def test_what_a_call_taker_finds_out_stands_over_the_feed(self, feed: Feed, dana: User) -> None:
        push(feed, eido("a", 0))
        amend_call(call=call_named("a"), fields={"weapon": "no", "language": "es"}, seen_version=1, by=dana)
        push(feed, eido("a", 5, priority=1))
        assert (call_named("a").weapon, call_named("a").language, call_named("a").priority) == ("no", "es", 1)

    def test_what_comes_from_the_feed_is_changed_there(self, feed: Feed, dana: User) -> None:
        push(feed, eido("a", 0))
        with pytest.raises(CoresponderError, match="comes from a feed"):
            amend_call(call=call_named("a"), fields={"type_text": "Other"}, seen_version=1, by=dana)

    def test_it_can_be_closed_here_until_the_feed_says_otherwise(self, feed: Feed, dana: User) -> None:
        push(feed, eido("a", 0))
        assert close_call(call=call_named("a"), disposition="", by=dana).state == CallState.CLOSED


@pytest.mark.parametrize("who", ["omar", "clara", "cora", "eve"])
def test_only_a_dispatcher_enters_calls(call: Call, who: str, request: pytest.FixtureRequest) -> None:
    with pytest.raises(Denied):
        enter_call(fields=SAID, by=request.getfixturevalue(who))


def test_a_place_is_recognized_however_it_is_spelled(call: Call, dana: User) -> None:
    again = enter_call(fields={**SAID, "place_text": "12  MADEUP st."}, by=dana)
    elsewhere = enter_call(fields={**SAID, "place_text": "13 Madeup St"}, by=dana)
    nowhere = enter_call(fields={"narrative": "Somebody."}, by=dana)
    repeats = repeats_of([call, again, elsewhere, nowhere])
    assert [repeats[each.pk].within_30_days for each in (call, again, elsewhere, nowhere)] == [0, 1, 0, 0]
