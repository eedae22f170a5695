"""Each way of working of the seed brief, shown working."""

from datetime import timedelta

import pytest
import time_machine

from coresponder.kernel.errors import StateError
from coresponder.program.calls.models import Call, Judgement
from coresponder.program.deployment.models import ModelVariant
from coresponder.program.deployment.vocabulary import Presence
from coresponder.program.dispatch.actions.sending import assign_after_event, self_dispatch, send_team
from coresponder.program.dispatch.models import Assignment, Shift
from coresponder.program.dispatch.queries.on_duty import candidates_for, teams_on_duty
from coresponder.program.dispatch.queries.phone import phone_screen
from coresponder.program.dispatch.rules.staffing import refuse_unless_staffed
from coresponder.program.dispatch.vocabulary import AssignmentState, Part, Step, TeamRole
from coresponder.program.dispatch.ways_of_working import against_the_advice
from coresponder.safeguards.accounts.models import User
from tests.spec.dispatch.conftest import Tap, moment
from tests.support import dispatching

State = AssignmentState
PAIR = ModelVariant(key="pair", presence=Presence.TOGETHER)
AFAR = ModelVariant(key="afar", presence=Presence.REMOTE, with_officer=False)


@pytest.fixture
def apart(omar: User, clara: User, dana: User, call: Call) -> Assignment:
    """A team whose halves come by themselves has been sent."""
    shift = dispatching.on_duty(
        dispatching.team("SEP1", "separate"), (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN)
    )
    return send_team(call=call, team=shift.team, by=dana)


class TestBothHaveToArrive:
    def test_the_team_is_on_scene_only_once_both_are_and_each_time_is_kept(
        self, apart: Assignment, omar: User, clara: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(apart, 30), tick=False):
            tap(apart, Step.ON_SCENE, omar, 5)
            assert (apart.state, apart.officer_on_scene_at) == (State.EN_ROUTE, moment(apart, 5))
            tap(apart, Step.ON_SCENE, clara, 12)
        assert apart.state == State.ON_SCENE
        assert (apart.partner_on_scene_at, apart.on_scene_at) == (moment(apart, 12), moment(apart, 12))

    def test_it_does_not_matter_whose_tap_arrives_first(
        self, apart: Assignment, omar: User, clara: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(apart, 30), tick=False):
            tap(apart, Step.ON_SCENE, clara, 12)
            tap(apart, Step.ON_SCENE, omar, 5)
        assert apart.on_scene_at == moment(apart, 12)

    def test_the_phone_of_the_first_says_that_the_other_is_not_there_yet(
        self, apart: Assignment, omar: User, tap: Tap
    ) -> None:
        tap(apart, Step.ON_SCENE, omar)
        shown = phone_screen(omar).assignments[0]
        assert [(half.role, half.at is not None) for half in shown.arrivals] == [
            ("officer", True),
            ("clinician", False),
        ]


class TestByPhoneOrVideo:
    def test_one_clinician_helps_several_teams_at_once_and_no_more_than_the_way_of_working_allows(
        self, clara: User, dana: User
    ) -> None:
        shift = dispatching.on_duty(dispatching.team("TELE", "remote"), (clara, TeamRole.CLINICIAN))
        for number in range(3):
            send_team(call=dispatching.call(f"E-{number}"), team=shift.team, part=Part.CONSULT, by=dana)
        assert len(teams_on_duty(dana)[0].assignments) == 3
        shown = phone_screen(clara).assignments[0]
        assert [tap.words for tap in shown.taps] == ["connected", "clear"]
        with pytest.raises(StateError, match="TELE is offered for the call"):
            send_team(call=dispatching.call("E-9"), team=shift.team, part=Part.CONSULT, by=dana)


class TestAfterTheEvent:
    def test_a_team_for_follow_up_only_is_not_sent_to_a_call_that_goes_on(
        self, call: Call, carlos: User, dana: User
    ) -> None:
        shift = dispatching.on_duty(dispatching.team("FU1", "follow-up"), (carlos, TeamRole.CASE_MANAGER))
        with pytest.raises(StateError, match="works only after the event"):
            send_team(call=call, team=shift.team, by=dana)

    def test_a_team_for_people_who_survived_an_overdose_is_given_that_call_afterwards(
        self, carlos: User, clara: User, dana: User
    ) -> None:
        shift = dispatching.on_duty(
            dispatching.team("OD1", "overdose"), (carlos, TeamRole.PEER), (clara, TeamRole.PARAMEDIC)
        )
        over = dispatching.close(dispatching.call("E-5", category="overdose"))
        made = assign_after_event(call=over, team=shift.team, by=dana)
        assert made.is_open
        assert "is for people who survived an overdose" in _reservations(dana, dispatching.call("E-6"), "OD1")


class TestPartners:
    @pytest.mark.parametrize(("kind", "role"), [("peer", TeamRole.PEER), ("ems", TeamRole.PARAMEDIC)])
    def test_a_peer_or_ems_takes_the_place_of_the_clinician(
        self, kind: str, role: TeamRole, omar: User, carlos: User
    ) -> None:
        found = dispatching.team("ALT1", kind)
        without = dispatching.on_duty(found, (omar, TeamRole.OFFICER))
        with pytest.raises(StateError, match=f"nobody on the shift is {role.label}"):
            refuse_unless_staffed(found, without.members.all())
        without.members.create(user=carlos, role=role)
        refuse_unless_staffed(found, without.members.all())

    def test_a_team_that_waits_to_be_sent_does_not_send_itself(self, call: Call, carlos: User) -> None:
        dispatching.on_duty(dispatching.team("FU1", "follow-up"), (carlos, TeamRole.CASE_MANAGER))
        with pytest.raises(StateError, match="goes where it is sent"):
            self_dispatch(call=call, by=carlos)


class TestTheAdvice:
    """Dana is offered first the kind of team that the criteria advise; of the others it says what speaks against."""

    @pytest.mark.parametrize(
        ("answer", "of_the_pair", "of_the_clinician_afar"),
        [
            ("by_phone", ["the advice is help by phone or video"], []),
            ("other_team", ["the advice is a team without police"], []),
            ("send", [], ["helps by phone or video alone"]),
            ("consider", [], []),
        ],
    )
    def test_speaks_against_a_team_that_works_in_another_way(
        self, answer: str, of_the_pair: list[str], of_the_clinician_afar: list[str]
    ) -> None:
        advice = Judgement(answer=answer)
        assert against_the_advice(PAIR, advice) == of_the_pair
        assert against_the_advice(AFAR, advice) == of_the_clinician_afar

    def test_that_names_a_kind_of_team_speaks_against_every_other(self) -> None:
        advice = Judgement(answer="send", variant="afar")
        assert against_the_advice(PAIR, advice) == ["the criteria ask for another kind of team"]
        assert against_the_advice(AFAR, advice) == []

    def test_nothing_speaks_against_a_team_before_a_call_was_judged(self) -> None:
        assert against_the_advice(PAIR, None) == []


def _reservations(dana: User, call: Call, call_sign: str) -> list[str]:
    return next(each.reservations for each in candidates_for(dana, call) if each.team.call_sign == call_sign)


def test_a_shift_with_true_hours(shift: Shift) -> None:
    assert timedelta(minutes=shift.planned_minutes) == shift.planned_to_at - shift.planned_from_at
