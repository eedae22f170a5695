"""A dispatcher sends a team. Two who decide at the same time never undo each other, and each reads what happened."""

from concurrent.futures import ThreadPoolExecutor
from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.db import connection
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.calls.models import Call
from coresponder.program.dispatch.actions.availability import make_available, make_unavailable
from coresponder.program.dispatch.actions.expiring import expire_offers
from coresponder.program.dispatch.actions.requests import refuse_request, request_team, withdraw_request
from coresponder.program.dispatch.actions.sending import (
    assign_after_event,
    cancel_assignment,
    change_part,
    note_override,
    self_dispatch,
    send_team,
)
from coresponder.program.dispatch.actions.statuses import undo_last
from coresponder.program.dispatch.models import Assignment, Override, Shift
from coresponder.program.dispatch.queries.assignments import history_of_assignment, open_requests
from coresponder.program.dispatch.queries.on_duty import candidates_for, teams_on_duty
from coresponder.program.dispatch.vocabulary import (
    AskedBecause,
    AssignmentState,
    NotGoing,
    Origin,
    OverrideBecause,
    Part,
    RequestAnswer,
    Step,
    TeamRole,
    UnavailableBecause,
)
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.spec.dispatch.conftest import Tap
from tests.support import dispatching
from tests.support.cast import member


class TestSending:
    def test_the_team_is_asked_and_has_its_time_to_answer(self, assignment: Assignment) -> None:
        assert assignment.state == AssignmentState.OFFERED
        assert assignment.answer_due_at == assignment.offered_at + timedelta(
            seconds=120
        ) or assignment.answer_due_at - assignment.offered_at < timedelta(seconds=121)

    def test_it_is_one_event_of_the_trail_with_call_sign_and_codes(self, assignment: Assignment) -> None:
        event = AuditEvent.objects.get(event="assignment.sent")
        assert event.details["team"] == "CRT1"
        assert event.about == f"assignment:{assignment.pk}"

    def test_an_officer_sends_nobody(self, shift: Shift, call: Call, omar: User) -> None:
        with pytest.raises(Denied):
            send_team(call=call, team=shift.team, by=omar)

    def test_who_does_something_else_than_advised_says_why_with_one_code(
        self, shift: Shift, call: Call, dana: User
    ) -> None:
        send_team(call=call, team=shift.team, by=dana, advised="patrol_only", override=OverrideBecause.MORE_IS_KNOWN)
        kept = Override.objects.get()
        assert (kept.advised, kept.reason, kept.by) == ("patrol_only", OverrideBecause.MORE_IS_KNOWN, dana)

    def test_who_sends_nobody_though_advised_says_why_too(self, call: Call, dana: User) -> None:
        note_override(call=call, advised="co_response", reason=OverrideBecause.NO_TEAM_NEAR, by=dana)
        assert AuditEvent.objects.get(event="advice.not_followed").details["reason"] == "no_team_near"

    def test_a_team_off_duty_is_not_sent(self, call: Call, dana: User) -> None:
        with pytest.raises(StateError, match="CRT9 is not on duty"):
            send_team(call=call, team=dispatching.team("CRT9"), by=dana)

    def test_a_closed_call_gets_no_team(self, shift: Shift, call: Call, dana: User) -> None:
        with pytest.raises(StateError, match="E-1 is closed"):
            send_team(call=dispatching.close(call), team=shift.team, by=dana)

    def test_a_team_that_writes_its_report_is_not_sent_and_its_status_stays_free(
        self, shift: Shift, call: Call, dana: User, clara: User
    ) -> None:
        make_unavailable(shift=shift, reason=UnavailableBecause.REPORT_WRITING, by=clara)
        with pytest.raises(StateError, match="not available: writing a report"):
            send_team(call=call, team=shift.team, by=dana)
        seen = teams_on_duty(dana)[0]
        assert (seen.status_words, seen.can_be_sent) == ("free", False)
        make_available(shift=shift, by=clara)
        assert teams_on_duty(dana)[0].can_be_sent

    def test_unavailability_of_two_reasons_at_once_is_refused(self, shift: Shift, clara: User) -> None:
        make_unavailable(shift=shift, reason=UnavailableBecause.COURT, by=clara)
        with pytest.raises(StateError, match="not available already"):
            make_unavailable(shift=shift, reason=UnavailableBecause.MEAL, by=clara)


class TestTwoDispatchers:
    def test_the_second_reads_who_sent_which_team_and_when(
        self, assignment: Assignment, call: Call, omar: User
    ) -> None:
        other = dispatching.on_duty(dispatching.team("CRT2"), (member("lena"), TeamRole.OFFICER))
        with pytest.raises(StateError, match=r"Dana Dispatcher sent CRT1 to this call at .* it is offered") as told:
            send_team(call=call, team=other.team, by=member("dana"))
        assert "Send your team as assisting" in told.value.next_step

    def test_the_second_may_still_assist(self, assignment: Assignment, call: Call, dana: User) -> None:
        other = dispatching.on_duty(dispatching.team("CRT2"), (member("lena"), TeamRole.OFFICER))
        made = send_team(call=call, team=other.team, part=Part.ASSIST, by=dana)
        assert made.part == Part.ASSIST

    def test_a_team_is_on_one_call_at_a_time(self, assignment: Assignment, dana: User) -> None:
        with pytest.raises(StateError, match="CRT1 is offered for the call E-1, to which Dana Dispatcher sent it at"):
            send_team(call=dispatching.call("E-2"), team=assignment.team, by=dana)

    def test_who_decided_on_an_older_state_is_told_in_a_sentence(
        self, assignment: Assignment, dana: User, omar: User, tap: Tap
    ) -> None:
        seen = assignment.version
        tap(assignment, Step.EN_ROUTE, omar)
        with pytest.raises(StateError, match=r"Omar Officer changed this at .* and CRT1 is en route now"):
            cancel_assignment(assignment=assignment, reason=NotGoing.NOT_NEEDED, by=dana, seen_version=seen)

    def test_the_database_itself_allows_one_open_primary_team(self, assignment: Assignment, call: Call) -> None:
        other = dispatching.team("CRT2")
        with pytest.raises(Exception, match="a_call_has_one_open_primary_team"):
            Assignment.objects.create(
                call=call, team=other, part=Part.PRIMARY, origin=Origin.DISPATCHED, offered_at=timezone.now(),
                offered_by=assignment.offered_by,
            )  # fmt: skip


@pytest.mark.django_db(transaction=True)
def test_ten_who_send_at_the_same_moment_send_one_team() -> None:
    """Real connections, real locks: one wins, nine read why not, and nothing is lost."""
    dana, call = member("dana"), None
    shifts = [dispatching.on_duty(dispatching.team(f"T{number}"), (dana, TeamRole.OFFICER)) for number in range(10)]
    call = dispatching.call("E-1")

    def send(shift: Shift) -> str:
        try:
            send_team(call=call, team=shift.team, by=dana)
        except StateError as problem:
            return problem.code
        finally:
            connection.close()
        return "sent"

    with ThreadPoolExecutor(4) as pool:
        answers = list(pool.map(send, shifts))
    assert sorted(answers) == ["call_has_a_team"] * 9 + ["sent"]
    assert Assignment.objects.count() == 1


class TestAnswering:
    def test_a_team_accepts(self, assignment: Assignment, clara: User, tap: Tap) -> None:
        tap(assignment, Step.ACCEPTED, clara)
        assert (assignment.state, assignment.accepted_at is not None) == (AssignmentState.ACCEPTED, True)

    def test_a_team_that_declines_says_why_and_the_call_waits_again(
        self, assignment: Assignment, omar: User, dana: User, tap: Tap
    ) -> None:
        with pytest.raises(UsageError, match="Say why"):
            tap(assignment, Step.DECLINED, omar)
        tap(assignment, Step.DECLINED, omar, not_going=NotGoing.UNSAFE)
        assert (assignment.state, assignment.not_going) == (AssignmentState.DECLINED, NotGoing.UNSAFE)
        assert send_team(call=assignment.call, team=assignment.team, by=dana).is_open

    def test_an_offer_that_nobody_answers_runs_out_when_its_time_was_over(self, assignment: Assignment) -> None:
        with time_machine.travel(assignment.offered_at + timedelta(minutes=9), tick=False):
            assert expire_offers() == 1
            assert expire_offers() == 0
        assignment.refresh_from_db()
        assert (assignment.state, assignment.ended_at) == (AssignmentState.EXPIRED, assignment.answer_due_at)

    def test_an_answer_made_in_time_counts_though_it_arrives_late(
        self, assignment: Assignment, clara: User, tap: Tap
    ) -> None:
        with time_machine.travel(assignment.offered_at + timedelta(minutes=9), tick=False):
            expire_offers()
            tap(assignment, Step.ACCEPTED, clara, minutes=1)
        assert assignment.state == AssignmentState.ACCEPTED

    def test_where_another_team_has_the_call_by_then_the_late_one_assists(
        self, assignment: Assignment, clara: User, dana: User, tap: Tap
    ) -> None:
        other = dispatching.on_duty(dispatching.team("CRT2"), (member("lena"), TeamRole.OFFICER))
        with time_machine.travel(assignment.offered_at + timedelta(minutes=9), tick=False):
            expire_offers()
            send_team(call=assignment.call, team=other.team, by=dana)
            tap(assignment, Step.ACCEPTED, clara, minutes=1)
        assert (assignment.state, assignment.part) == (AssignmentState.ACCEPTED, Part.ASSIST)

    def test_where_the_team_was_sent_elsewhere_by_then_it_is_shown_on_both(
        self, assignment: Assignment, clara: User, dana: User, tap: Tap
    ) -> None:
        with time_machine.travel(assignment.offered_at + timedelta(minutes=9), tick=False):
            expire_offers()
            send_team(call=dispatching.call("E-2"), team=assignment.team, by=dana)
            tap(assignment, Step.ACCEPTED, clara, minutes=1)
            assert len(teams_on_duty(dana)[0].assignments) == 2

    def test_an_answer_after_the_time_is_kept_and_does_not_count(
        self, assignment: Assignment, clara: User, tap: Tap
    ) -> None:
        with time_machine.travel(assignment.offered_at + timedelta(minutes=9), tick=False):
            expire_offers()
            tap(assignment, Step.ACCEPTED, clara, minutes=5)
        assert assignment.state == AssignmentState.EXPIRED
        assert assignment.events.filter(step=Step.ACCEPTED).exists()


class TestTakingBack:
    def test_a_dispatcher_takes_a_team_back_within_eight_seconds(self, assignment: Assignment, dana: User) -> None:
        undo_last(assignment=assignment, by=dana, event_id=uuid4())
        assignment.refresh_from_db()
        assert (assignment.state, assignment.not_going) == (AssignmentState.CANCELLED, NotGoing.TAKEN_BACK)
        assert assignment.events.count() == 2

    def test_after_eight_seconds_it_stays(self, assignment: Assignment, dana: User) -> None:
        with (
            time_machine.travel(timezone.now() + timedelta(seconds=9), tick=False),
            pytest.raises(StateError, match="within 8 seconds"),
        ):
            undo_last(assignment=assignment, by=dana, event_id=uuid4())

    def test_on_a_phone_a_tap_is_taken_back_in_time_or_kept_with_the_sentence(
        self, assignment: Assignment, omar: User, tap: Tap
    ) -> None:
        first = tap(assignment, Step.EN_ROUTE, omar, minutes=0.01)
        with time_machine.travel(assignment.offered_at + timedelta(minutes=5), tick=False):
            tap(assignment, Step.UNDONE, omar, minutes=0.1, undoes_id=first.pk)
            assert assignment.state == AssignmentState.OFFERED
            late = tap(assignment, Step.ON_SCENE, omar, minutes=1)
            tap(assignment, Step.UNDONE, omar, minutes=3, undoes_id=late.pk)
        assert assignment.state == AssignmentState.ON_SCENE
        assert history_of_assignment(assignment)[-1].set_aside == "It was too late to take that back."

    def test_nobody_takes_back_what_another_did(self, assignment: Assignment, omar: User) -> None:
        with pytest.raises(StateError, match="own last step"):
            undo_last(assignment=assignment, by=omar, event_id=uuid4())

    def test_a_team_is_called_back_on_the_way_and_not_from_the_scene(
        self, assignment: Assignment, dana: User, omar: User, tap: Tap
    ) -> None:
        tap(assignment, Step.ON_SCENE, omar)
        with pytest.raises(StateError, match="on_scene"):
            cancel_assignment(assignment=assignment, reason=NotGoing.NOT_NEEDED, by=dana)


class TestOtherWaysToACall:
    def test_patrol_asks_and_sending_a_team_answers(self, shift: Shift, call: Call, omar: User, dana: User) -> None:
        asked = request_team(call=call, reason=AskedBecause.SUICIDE, by=omar)
        assert list(open_requests(dana)) == [asked]
        made = send_team(call=call, team=shift.team, by=dana)
        asked.refresh_from_db()
        assert (made.origin, asked.answer, asked.assignment) == (Origin.PATROL_REQUEST, RequestAnswer.SENT, made)

    def test_patrol_is_told_when_no_team_comes_and_may_take_the_request_back(
        self, call: Call, omar: User, dana: User
    ) -> None:
        asked = request_team(call=call, reason=AskedBecause.OTHER, by=omar)
        with pytest.raises(StateError, match="asked for a team at this call already"):
            request_team(call=call, reason=AskedBecause.OTHER, by=omar)
        refused = refuse_request(request=asked, reason=NotGoing.STAFFING, by=dana)
        assert (refused.answer, refused.not_going) == (RequestAnswer.NOT_SENT, NotGoing.STAFFING)
        again = request_team(call=call, reason=AskedBecause.OTHER, by=omar)
        assert withdraw_request(request=again, by=omar).answer == RequestAnswer.WITHDRAWN

    def test_a_team_off_the_radio_sends_itself_and_is_on_its_way_at_once(
        self, shift: Shift, call: Call, omar: User
    ) -> None:
        made = self_dispatch(call=call, by=omar)
        assert (made.state, made.origin, made.part) == (AssignmentState.EN_ROUTE, Origin.SELF_DISPATCHED, Part.PRIMARY)

    def test_a_call_that_is_over_is_given_to_a_team_after_the_event(self, call: Call, carlos: User, dana: User) -> None:
        follows = dispatching.on_duty(dispatching.team("FU1", "follow-up"), (carlos, TeamRole.CASE_MANAGER))
        with pytest.raises(StateError, match="still open"):
            assign_after_event(call=call, team=follows.team, by=dana)
        made = assign_after_event(call=dispatching.close(call), team=follows.team, by=dana)
        assert (made.state, made.origin) == (AssignmentState.ACCEPTED, Origin.AFTER_EVENT)

    def test_the_part_of_a_team_can_change_while_the_call_has_one_of_its_own(
        self, assignment: Assignment, dana: User
    ) -> None:
        changed = change_part(assignment=assignment, part=Part.ASSIST, by=dana)
        assert (changed.part, changed.version) == (Part.ASSIST, assignment.version + 1)


class TestWhoIsProposed:
    def test_a_team_that_can_be_sent_stands_before_one_that_cannot_and_area_and_language_are_said(
        self, shift: Shift, dana: User
    ) -> None:
        far = dispatching.on_duty(dispatching.team("AFAR", areas=["B9"]), (member("lena"), TeamRole.OFFICER))
        busy = dispatching.on_duty(dispatching.team("BUSY"), (member("carlos"), TeamRole.OFFICER))
        send_team(call=dispatching.call("E-3"), team=busy.team, by=dana)
        found = candidates_for(dana, dispatching.call("E-4", beat="B1", language="es"))
        assert [each.team.call_sign for each in found] == ["CRT1", "AFAR", "BUSY"]
        assert found[1].reservations == ["outside its area", "nobody on it speaks the caller’s language"]
        assert far.team.areas == ["B9"]
