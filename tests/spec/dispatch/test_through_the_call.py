"""A team taps its way through a call. Taps arrive late, out of order and twice; what they add up to does not change."""

import itertools
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from uuid import UUID, uuid4

import pytest
import time_machine
from django.db import connection, transaction
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.errors import StateError
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Assignment, StatusEvent
from coresponder.program.dispatch.ordering import happened_at, standing_of
from coresponder.program.dispatch.queries.assignments import history_of_assignment
from coresponder.program.dispatch.queries.safety import stuck_questions
from coresponder.program.dispatch.vocabulary import (
    TAPS,
    AssignmentState,
    Destination,
    Half,
    Step,
    UnitStatus,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.spec.dispatch.conftest import Tap, moment

State = AssignmentState
NOON = datetime(2026, 6, 1, 12, tzinfo=UTC)


class TestTapping:
    def test_five_taps_and_each_time_is_kept(self, assignment: Assignment, omar: User, clara: User, tap: Tap) -> None:
        with time_machine.travel(moment(assignment, 90), tick=False):
            tap(assignment, Step.ACCEPTED, clara, 1)
            tap(assignment, Step.EN_ROUTE, omar, 2)
            tap(assignment, Step.ON_SCENE, omar, 10)
            tap(assignment, Step.OFFICER_RELEASED, omar, 25)
            tap(assignment, Step.TRANSPORTING, clara, 40, destination=Destination.CRISIS_CENTER)
            tap(assignment, Step.CLEAR, clara, 70)
        assert assignment.state == State.CLEAR
        assert assignment.on_scene_at == moment(assignment, 10)
        assert assignment.officer_released_at == moment(assignment, 25)
        assert (assignment.ended_at, assignment.destination) == (moment(assignment, 70), Destination.CRISIS_CENTER)

    def test_on_the_way_to_a_hospital_is_a_set_of_statuses_and_not_one(
        self, assignment: Assignment, clara: User, tap: Tap
    ) -> None:
        tap(assignment, Step.ON_SCENE, clara)
        made = tap(assignment, Step.TRANSPORTING, clara, destination=Destination.EMERGENCY_DEPARTMENT)
        assert set(made.statuses) == {UnitStatus.EN_ROUTE, UnitStatus.TRANSPORTING, UnitStatus.HOSPITAL}

    def test_a_forgotten_tap_stops_nobody(self, assignment: Assignment, omar: User, tap: Tap) -> None:
        tap(assignment, Step.ON_SCENE, omar)
        assert (assignment.state, assignment.en_route_at) == (State.ON_SCENE, None)

    def test_what_the_state_does_not_allow_is_kept_and_set_aside_with_a_sentence(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        tap(assignment, Step.CLEAR, omar, not_going="")
        assert assignment.state == State.OFFERED
        assert history_of_assignment(assignment)[-1].set_aside.startswith("The team was offered by then")

    def test_nobody_else_sees_or_taps_it(self, assignment: Assignment, carlos: User, otis: User, tap: Tap) -> None:
        for stranger in (carlos, otis):
            with pytest.raises(Denied):
                tap(assignment, Step.EN_ROUTE, stranger)

    def test_an_event_cannot_be_changed_or_deleted_by_the_program(self, assignment: Assignment) -> None:
        event = assignment.events.get()
        for statement in ("UPDATE dispatch_statusevent SET step = 'clear'", "DELETE FROM dispatch_statusevent"):
            with pytest.raises(Exception, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
                cursor.execute(statement)
        assert StatusEvent.objects.get() == event


class TestSentTwice:
    def test_the_same_id_again_changes_nothing_and_is_one_event_of_the_trail(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        event_id = uuid4()
        first = tap(assignment, Step.EN_ROUTE, omar, event_id=event_id)
        version = assignment.version
        assert tap(assignment, Step.EN_ROUTE, omar, event_id=event_id) == first
        assert assignment.version == version
        assert AuditEvent.objects.filter(event="assignment.status").count() == 1

    def test_an_id_that_says_something_else_is_refused_and_nothing_is_lost(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        event_id = uuid4()
        tap(assignment, Step.EN_ROUTE, omar, event_id=event_id)
        with pytest.raises(StateError, match="the id of another one"):
            tap(assignment, Step.ON_SCENE, omar, event_id=event_id)


class TestLateAndOutOfOrder:
    def test_what_was_tapped_without_a_line_stands_where_it_happened(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(assignment, 60), tick=False):
            tap(assignment, Step.ON_SCENE, omar, 10, number=2)
            tap(assignment, Step.EN_ROUTE, omar, 2, number=1)
        assert (assignment.en_route_at, assignment.on_scene_at) == (moment(assignment, 2), moment(assignment, 10))
        assert assignment.state == State.ON_SCENE

    def test_a_phone_whose_clock_is_an_hour_ahead_is_corrected(self, assignment: Assignment, omar: User) -> None:
        now = moment(assignment, 20)
        with time_machine.travel(now, tick=False):
            record_status(
                assignment=assignment, step=Step.EN_ROUTE, by=omar, event_id=uuid4(),
                recorded_at=moment(assignment, 70), sent_at=now + timedelta(hours=1),
            )  # fmt: skip
        assignment.refresh_from_db()
        assert assignment.en_route_at == moment(assignment, 10)

    def test_nothing_happens_before_the_offer_or_after_it_arrived(self) -> None:
        early = happened_at(
            recorded_at=NOON - timedelta(days=1), sent_at=None, received_at=NOON + timedelta(hours=1), not_before=NOON
        )
        late = happened_at(recorded_at=NOON + timedelta(days=1), sent_at=None, received_at=NOON, not_before=NOON)
        assert (early, late) == (NOON, NOON)


@dataclass(frozen=True)
class Tapped:
    """An event as the rule sees it."""

    id: UUID
    step: str
    happened_at: datetime
    received_at: datetime
    number: int
    by_id: int
    not_going: str = ""
    destination: str = ""
    undoes_id: UUID | None = None


@st.composite
def taps_of_two_phones(draw: st.DrawFn) -> list[Tapped]:
    """What two phones tapped within an hour, each with its own count, received some time later."""
    found = [Tapped(UUID(int=0), Step.OFFERED, NOON, NOON, 0, 9)]
    steps = st.sampled_from([*TAPS, Step.ACCEPTED, Step.STILL])
    for by_id, size in ((1, draw(st.integers(0, 4))), (2, draw(st.integers(0, 4)))):
        for number in range(1, size + 1):
            at = NOON + timedelta(minutes=draw(st.integers(0, 60)))
            received = at + timedelta(minutes=draw(st.integers(0, 60)))
            found.append(Tapped(UUID(int=by_id * 100 + number), draw(steps), at, received, number, by_id))
    return found


class TestTheRule:
    @given(events=taps_of_two_phones(), seed=st.randoms(use_true_random=False), both=st.booleans())
    def test_whatever_order_they_arrive_in_the_standing_is_the_same(self, events, seed, both) -> None:
        halves = {1: Half.OFFICER, 2: Half.PARTNER} if both else {}
        expected = standing_of(events, halves=halves)
        shuffled = list(events)
        seed.shuffle(shuffled)
        assert standing_of(shuffled, halves=halves) == expected

    @given(events=taps_of_two_phones())
    def test_what_one_phone_counted_later_never_stands_earlier(self, events) -> None:
        from coresponder.program.dispatch.ordering import in_order

        ordered = in_order(events)
        assert all(before[0] <= after[0] for before, after in itertools.pairwise(ordered))
        for by_id in (1, 2):
            numbers = [event.number for _, event in ordered if event.by_id == by_id]
            assert numbers == sorted(numbers)

    @given(events=taps_of_two_phones())
    def test_every_event_counts_or_says_why_not_and_stamps_rise(self, events) -> None:
        standing = standing_of(events)
        assert all(sentence.endswith((".", "”")) for sentence in standing.set_aside.values())
        stamps = list(standing.stamps.values())
        assert stamps == sorted(stamps)


class TestAStatusThatStands:
    def test_after_two_hours_somebody_is_asked_whether_it_is_still_so(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(assignment, 5), tick=False):
            tap(assignment, Step.ON_SCENE, omar)
        asked = stuck_questions([assignment], moment(assignment, 135))
        assert [each.sentence for each in asked] == ["Still on scene? 2 h 10 min"]

    def test_saying_so_heals_it_without_another_state(self, assignment: Assignment, omar: User, tap: Tap) -> None:
        with time_machine.travel(moment(assignment, 5), tick=False):
            tap(assignment, Step.ON_SCENE, omar)
        with time_machine.travel(moment(assignment, 135), tick=False):
            tap(assignment, Step.STILL, omar)
            assert not stuck_questions([assignment], timezone.now())
        assert assignment.state == State.ON_SCENE
