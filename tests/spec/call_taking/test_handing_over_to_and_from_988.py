"""A call is offered to 988, handed over, accepted or not, and perhaps returned; each step is kept with its reason."""

import pytest
from django.db import DatabaseError, connection, transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.call_taking.actions.transferring import move_transfer, offer_transfer
from coresponder.program.call_taking.models import Transfer
from coresponder.program.call_taking.transitions import TRANSFER_TRANSITIONS
from coresponder.program.call_taking.vocabulary import REASONS, Because, Direction, TransferState
from coresponder.program.calls.actions.by_hand import enter_call
from coresponder.program.calls.models import Call
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.page import PageClient

State = TransferState


@pytest.fixture
def call(dana: User) -> Call:
    """Somebody who wants to talk."""
    return enter_call(fields={"narrative": "She wants to talk to somebody."}, by=dana)


def offered(call: Call, by: User, direction: Direction = Direction.TO_988) -> Transfer:
    return offer_transfer(call=call, direction=direction, because=Because.WANTS_TO_TALK, by=by)


def moved(transfer: Transfer, *states: State, by: User) -> Transfer:
    for state in states:
        because = REASONS[state][0] if state in REASONS else ""
        transfer = move_transfer(transfer_id=transfer.pk, state=state, because=because, by=by)
    return transfer


def test_a_call_that_comes_back_from_988_says_why_and_keeps_every_step(call: Call, dana: User) -> None:
    transfer = moved(offered(call, dana), State.MADE, State.ACCEPTED, State.RETURNED, by=dana)
    kept = [(each.state, each.because) for each in transfer.steps.all()]
    assert kept == [
        ("offered", "wants_to_talk"),
        ("made", ""),
        ("accepted", ""),
        ("returned", "needs_response"),
    ]


def test_nobody_answered_and_it_is_tried_again(call: Call, dana: User) -> None:
    assert (
        moved(offered(call, dana), State.MADE, State.UNANSWERED, State.MADE, State.ACCEPTED, by=dana).state
        == "accepted"
    )


def test_988_hands_a_call_over_to_the_center_the_same_way(call: Call, dana: User) -> None:
    transfer = moved(offered(call, dana, Direction.FROM_988), State.MADE, State.ACCEPTED, by=dana)
    assert transfer.direction == "from_988"


def test_what_was_never_handed_over_is_not_accepted(call: Call, dana: User) -> None:
    with pytest.raises(StateError, match="cannot become accepted"):
        moved(offered(call, dana), State.ACCEPTED, by=dana)


def test_a_step_that_needs_a_reason_is_refused_without_one_that_fits(call: Call, dana: User) -> None:
    transfer = offered(call, dana)
    for because in ("", Because.WANTS_TO_TALK):
        with pytest.raises(UsageError, match="Say why"):
            move_transfer(transfer_id=transfer.pk, state=State.DECLINED, because=because, by=dana)


def test_a_call_has_one_transfer_at_a_time(call: Call, dana: User) -> None:
    transfer = offered(call, dana)
    with pytest.raises(StateError, match="goes on already"):
        offered(call, dana)
    moved(transfer, State.DECLINED, by=dana)
    assert offered(call, dana).state == "offered"


def test_every_state_can_be_reached_and_every_way_ends() -> None:
    reached, waiting = {State.OFFERED.value}, [State.OFFERED.value]
    while waiting:
        for follower in TRANSFER_TRANSITIONS.allowed[waiting.pop()]:
            if follower not in reached:
                reached.add(follower)
                waiting.append(follower)
    assert reached == set(State.values)
    assert {state for state, next_ones in TRANSFER_TRANSITIONS.allowed.items() if not next_ones} == {
        State.DECLINED,
        State.RETURNED,
    }


def test_the_database_lets_nobody_change_a_step(call: Call, dana: User) -> None:
    offered(call, dana)
    with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
        cursor.execute("UPDATE call_taking_transferstep SET because = 'other'")


def test_whoever_takes_no_calls_hands_none_over(call: Call, omar: User) -> None:
    with pytest.raises(Denied):
        offered(call, omar)


def test_dana_notes_a_transfer_on_its_page(page: PageClient, call: Call, dana: User, omar: User) -> None:
    as_dana = page.as_(dana)
    address = f"/calls/{call.pk}/988/"
    shown = as_dana.post(f"{address}offer/", {"direction": "to_988", "because": "wants_to_talk"})
    assert "Transfer to 988: offered" in shown.text
    transfer = Transfer.objects.get()
    as_dana.post(f"{address}{transfer.pk}/", {"state": "made"})
    shown = as_dana.post(f"{address}{transfer.pk}/", {"state": "unanswered", "because": "waited_too_long"})
    assert "nobody answered in time" in shown.text
    assert "Say why" in as_dana.post(f"{address}{transfer.pk}/", {"state": "declined"}).text
    assert "Note the offer" not in page.as_(omar).get(address).text
