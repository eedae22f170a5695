"""Nobody at a scene is forgotten: a check-in that is missed and a call for help stay until a person has answered."""

from datetime import timedelta
from uuid import uuid4

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.actions.safety import (
    acknowledge_alert,
    acknowledge_missed,
    ask_for_help,
    close_alert,
    raise_missed_check_ins,
    set_check_in,
)
from coresponder.program.dispatch.clocks import CheckInState
from coresponder.program.dispatch.models import Assignment, SafetyAlert, Shift
from coresponder.program.dispatch.queries.safety import check_ins, open_alerts
from coresponder.program.dispatch.vocabulary import AlertKind, AlertOutcome, Step, TeamRole
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from tests.spec.dispatch.conftest import Tap, moment
from tests.support import dispatching


@pytest.fixture
def at_scene(assignment: Assignment, clara: User, tap: Tap) -> Assignment:
    """Clara and Omar are on scene since the fifth minute."""
    with time_machine.travel(moment(assignment, 5), tick=False):
        tap(assignment, Step.ON_SCENE, clara)
    return assignment


class TestCheckingIn:
    def test_the_clinician_is_asked_every_30_minutes_at_a_scene_and_the_officer_has_the_radio(
        self, at_scene: Assignment, clara: User
    ) -> None:
        due = check_ins([at_scene])
        assert [(each.member.user, each.minutes) for each in due] == [(clara, 30)]
        assert due[0].due_at == moment(at_scene, 35)

    @pytest.mark.parametrize(
        ("minutes", "state"), [(28, CheckInState.FINE), (29, CheckInState.SOON), (35, CheckInState.MISSED)]
    )
    def test_at_80_percent_it_warns_and_at_100_it_is_missed(
        self, at_scene: Assignment, minutes: int, state: CheckInState
    ) -> None:
        assert check_ins([at_scene])[0].state(moment(at_scene, minutes)) == state

    def test_any_tap_is_a_sign_of_life(self, at_scene: Assignment, clara: User, tap: Tap) -> None:
        with time_machine.travel(moment(at_scene, 20), tick=False):
            tap(at_scene, Step.CHECKED_IN, clara)
        assert check_ins([at_scene])[0].due_at == moment(at_scene, 50)

    def test_another_member_does_not_check_in_for_the_clinician(
        self, at_scene: Assignment, omar: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(at_scene, 20), tick=False):
            tap(at_scene, Step.CHECKED_IN, omar)
        assert check_ins([at_scene])[0].due_at == moment(at_scene, 35)

    def test_somebody_may_want_to_be_asked_more_often(self, at_scene: Assignment, omar: User) -> None:
        set_check_in(minutes=10, by=omar)
        assert {each.minutes for each in check_ins([at_scene])} == {10, 30}
        with pytest.raises(UsageError, match="5 to 120 minutes"):
            set_check_in(minutes=1, by=omar)

    def test_an_officer_who_was_released_is_asked_no_more(self, at_scene: Assignment, omar: User, tap: Tap) -> None:
        set_check_in(minutes=10, by=omar)
        with time_machine.travel(moment(at_scene, 10), tick=False):
            tap(at_scene, Step.OFFICER_RELEASED, omar)
        assert omar not in [each.member.user for each in check_ins([at_scene])]

    def test_whoever_helps_by_phone_or_video_is_at_no_scene(self, clara: User, dana: User, tap: Tap) -> None:
        from coresponder.program.dispatch.actions.sending import send_team

        shift = dispatching.on_duty(dispatching.team("TELE", "remote"), (clara, TeamRole.CLINICIAN))
        made = send_team(call=dispatching.call("E-8"), team=shift.team, by=dana)
        tap(made, Step.ON_SCENE, clara)
        assert not check_ins([made])


class TestMissed:
    def test_it_is_seen_though_no_job_runs_and_the_phone_is_dead(self, at_scene: Assignment, dana: User) -> None:
        seen = open_alerts(dana, moment(at_scene, 36))
        assert [(each.kind, each.row) for each in seen] == [(AlertKind.OVERDUE, None)]

    def test_the_job_writes_it_down_once_with_its_event(self, at_scene: Assignment) -> None:
        assert raise_missed_check_ins(moment(at_scene, 36)) == 1
        assert raise_missed_check_ins(moment(at_scene, 37)) == 0
        assert AuditEvent.objects.get(event="safety.check_in_missed").by_id == 0

    def test_a_person_answers_for_it_and_says_how_it_ended(
        self, at_scene: Assignment, dana: User, cora: User, clara: User
    ) -> None:
        member = at_scene.shift.members.get(user=clara)
        with time_machine.travel(moment(at_scene, 36), tick=False):
            alert = acknowledge_missed(member=member, by=dana)
            with pytest.raises(StateError, match="Dana Dispatcher is looking after it already"):
                acknowledge_missed(member=member, by=cora)
            assert open_alerts(dana)[0].is_acknowledged
            close_alert(alert=alert, outcome=AlertOutcome.SAFE, by=dana)
            assert not open_alerts(dana)
        assert {"safety.acknowledged", "safety.closed"} <= set(AuditEvent.objects.values_list("event", flat=True))

    def test_being_heard_again_does_not_close_what_was_raised(
        self, at_scene: Assignment, clara: User, dana: User, tap: Tap
    ) -> None:
        raise_missed_check_ins(moment(at_scene, 36))
        with time_machine.travel(moment(at_scene, 37), tick=False):
            tap(at_scene, Step.CHECKED_IN, clara)
            assert len(open_alerts(dana)) == 1

    def test_nothing_is_left_to_do_once_somebody_was_heard_from(
        self, at_scene: Assignment, dana: User, clara: User
    ) -> None:
        member = at_scene.shift.members.get(user=clara)
        with (
            time_machine.travel(moment(at_scene, 10), tick=False),
            pytest.raises(StateError, match="was heard from again"),
        ):
            acknowledge_missed(member=member, by=dana)


class TestAskingForHelp:
    def test_it_is_raised_once_with_the_call_that_one_is_on(self, at_scene: Assignment, clara: User) -> None:
        alert_id = uuid4()
        first = ask_for_help(by=clara, alert_id=alert_id)
        assert ask_for_help(by=clara, alert_id=alert_id) == first
        assert (first.assignment, first.kind) == (at_scene, AlertKind.DURESS)
        assert AuditEvent.objects.filter(event="safety.duress").count() == 1

    def test_it_stands_before_missed_check_ins(self, at_scene: Assignment, omar: User, dana: User) -> None:
        ask_for_help(by=omar, alert_id=uuid4())
        kinds = [each.kind for each in open_alerts(dana, moment(at_scene, 36))]
        assert kinds == [AlertKind.DURESS, AlertKind.OVERDUE]

    def test_no_call_is_needed_but_a_shift_is(self, shift: Shift, clara: User, carlos: User) -> None:
        assert ask_for_help(by=clara, alert_id=uuid4()).assignment is None
        with pytest.raises(StateError, match="on no shift that is on duty"):
            ask_for_help(by=carlos, alert_id=uuid4())

    def test_nobody_answers_for_it_without_the_right_and_it_is_closed_once(
        self, shift: Shift, clara: User, dana: User
    ) -> None:
        alert = ask_for_help(by=clara, alert_id=uuid4())
        with pytest.raises(Denied):
            acknowledge_alert(alert=alert, by=clara)
        close_alert(alert=acknowledge_alert(alert=alert, by=dana), outcome=AlertOutcome.HELP_SENT, by=dana)
        with pytest.raises(StateError, match="closed this alert already"):
            close_alert(alert=alert, outcome=AlertOutcome.SAFE, by=dana)
        assert SafetyAlert.objects.get().acknowledged_at <= timezone.now() + timedelta(seconds=1)
