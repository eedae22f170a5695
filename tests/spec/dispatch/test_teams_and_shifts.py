"""A coordinator forms teams and plans their weeks. Who may not work is on no shift; a night has its true length."""

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from uuid import uuid4
from zoneinfo import ZoneInfo

import pytest
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as st

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch.actions.sending import send_team
from coresponder.program.dispatch.actions.shifts import (
    call_off_shift,
    change_members,
    end_shift,
    plan_shift,
    start_shift,
)
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.actions.teams import TeamSettings, add_member, change_team, end_place, form_team
from coresponder.program.dispatch.forms.shifts import ShiftForm, instants_at
from coresponder.program.dispatch.models import Shift, Team
from coresponder.program.dispatch.queries.shifts import gaps_of, week_of
from coresponder.program.dispatch.vocabulary import CalledOffBecause, ShiftState, Step, TeamRole
from coresponder.safeguards.accounts.models import Credential, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.staff import credential_checks
from coresponder.safeguards.staff.credential_checks import Lapse
from tests.support import dispatching

CHICAGO = ZoneInfo("America/Chicago")
FIRST, LAST = datetime.fromisoformat("2020-01-01"), datetime.fromisoformat("2035-01-01")
MORNING = datetime(2026, 11, 9, 14, tzinfo=UTC)


@pytest.fixture
def team(cora: User) -> Team:
    """CRT1: an officer and a clinician in one car."""
    return dispatching.team("CRT1")


def planned(team: Team, by: User, *people: tuple[User, TeamRole], hours: float = 10, at: datetime = MORNING) -> Shift:
    """A planned shift."""
    return plan_shift(
        team=team, planned_from_at=at, planned_to_at=at + timedelta(hours=hours), members=dict(people), by=by
    )


class TestPlanning:
    def test_a_shift_has_its_people_with_their_languages(self, team: Team, cora: User, clara: User) -> None:
        add_member(team=team, user=clara, role=TeamRole.CLINICIAN, since_on=date(2026, 1, 1), languages=["es"], by=cora)
        shift = planned(team, cora, (clara, TeamRole.CLINICIAN))
        assert [member.languages for member in shift.members.all()] == [["es"]]
        assert AuditEvent.objects.get(event="shift.planned").details["minutes"] == 600

    def test_only_who_plans_plans(self, team: Team, dana: User) -> None:
        with pytest.raises(Denied):
            planned(team, dana)

    def test_a_shift_ends_after_it_begins_and_somebody_can_work_it(self, team: Team, cora: User) -> None:
        with pytest.raises(UsageError, match="ends before it begins"):
            planned(team, cora, hours=-1)
        with pytest.raises(UsageError, match="18 hours at most"):
            planned(team, cora, hours=19)

    def test_a_team_has_one_shift_at_a_time(self, team: Team, cora: User) -> None:
        planned(team, cora)
        with pytest.raises(StateError, match="has a shift planned at that time"):
            planned(team, cora, at=MORNING + timedelta(hours=9))

    def test_nobody_is_on_two_shifts_at_once(self, team: Team, cora: User, clara: User) -> None:
        planned(team, cora, (clara, TeamRole.CLINICIAN))
        with pytest.raises(StateError, match="Clara Clinician is on the shift of CRT1 from Nov 9, 08:00 CST on"):
            planned(dispatching.team("CRT2"), cora, (clara, TeamRole.CLINICIAN))

    def test_two_who_change_a_shift_at_once_lose_nothing(self, team: Team, cora: User, clara: User, omar: User) -> None:
        shift = planned(team, cora, (clara, TeamRole.CLINICIAN))
        change_members(shift=shift, members={omar: TeamRole.OFFICER}, by=cora, seen_version=1)
        with pytest.raises(StateError, match="Somebody else changed this shift"):
            change_members(shift=shift, members={clara: TeamRole.CLINICIAN}, by=cora, seen_version=1)
        assert [member.user for member in shift.members.all()] == [omar]


class TestWhoMayWork:
    def test_nobody_whose_license_lapses_before_the_shift_is_over_is_on_it(
        self, team: Team, cora: User, clara: User
    ) -> None:
        _license(clara, until=date(2026, 11, 8))
        with pytest.raises(StateError, match="professional license of Clara Clinician was valid until November 8"):
            planned(team, cora, (clara, TeamRole.CLINICIAN))
        assert not Shift.objects.exists()

    def test_on_the_last_day_it_is_valid_and_a_renewal_counts(self, team: Team, cora: User, clara: User) -> None:
        _license(clara, until=date(2026, 11, 9))
        assert planned(team, cora, (clara, TeamRole.CLINICIAN)).members.count() == 1
        _license(clara, until=date(2027, 11, 9))
        later = planned(team, cora, (clara, TeamRole.CLINICIAN), at=MORNING + timedelta(days=60))
        assert later.members.count() == 1

    def test_what_lapses_between_planning_and_duty_keeps_the_shift_from_duty(
        self, team: Team, cora: User, clara: User, omar: User
    ) -> None:
        people = (clara, TeamRole.CLINICIAN), (omar, TeamRole.OFFICER)
        shift = planned(team, cora, *people, at=timezone.now())
        _license(clara, until=timezone.localdate() - timedelta(days=1))
        assert gaps_of(shift) == ["something that Clara Clinician needs has lapsed by then"]
        with pytest.raises(StateError, match="was valid until"):
            start_shift(shift=shift, by=omar)

    def test_an_app_that_knows_the_training_says_so_too(
        self, team: Team, cora: User, omar: User, training: None
    ) -> None:
        with pytest.raises(StateError, match="The yearly refresher of Omar Officer is due") as refused:
            planned(team, cora, (omar, TeamRole.OFFICER))
        assert refused.value.code == "refresher_due"

    @pytest.fixture
    def training(self) -> Iterator[None]:
        """A program in which every officer's refresher is due."""

        def refresher(user: User, role: str, on: date) -> list[Lapse]:
            return [Lapse(code="refresher_due", sentence="The yearly refresher of {name} is due.")]

        credential_checks.register(refresher)
        yield
        credential_checks.forget(refresher)


class TestOnAndOffDuty:
    def test_half_a_team_does_not_come_on_duty(self, team: Team, cora: User, omar: User) -> None:
        shift = planned(team, cora, (omar, TeamRole.OFFICER), at=timezone.now())
        assert gaps_of(shift) == ["nobody is clinician"]
        with pytest.raises(StateError, match="nobody on the shift is clinician"):
            start_shift(shift=shift, by=omar)

    def test_the_shift_of_another_day_does_not_come_on_duty(
        self, team: Team, cora: User, omar: User, clara: User
    ) -> None:
        people = (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN)
        for days in (-1, 2):
            other = planned(team, cora, *people, at=timezone.now() + timedelta(days=days))
            with pytest.raises(StateError, match="This shift is planned from"):
                start_shift(shift=other, by=omar)

    def test_who_has_been_at_work_on_a_shift_stays_on_it(self, cora: User, omar: User, clara: User, dana: User) -> None:
        people = (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN)
        shift = dispatching.on_duty(dispatching.team("CRT3"), *people)
        made = send_team(call=dispatching.call(), team=shift.team, by=dana)
        record_status(assignment=made, step=Step.EN_ROUTE, by=omar, event_id=uuid4())
        change_members(shift=shift, members={}, by=cora, seen_version=1)
        assert [member.user for member in shift.members.all()] == [omar]

    def test_planned_and_worked_are_kept_side_by_side(self, team: Team, cora: User, omar: User, clara: User) -> None:
        shift = planned(team, cora, (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN), at=timezone.now())
        ended = end_shift(shift=start_shift(shift=shift, by=clara), by=omar)
        assert (ended.state, ended.planned_minutes, ended.worked_minutes) == (ShiftState.ENDED, 600, 0)

    def test_a_team_on_a_call_finishes_it_first(self, omar: User, dana: User) -> None:
        shift = dispatching.on_duty(dispatching.team("CRT3"), (omar, TeamRole.OFFICER))
        send_team(call=dispatching.call(), team=shift.team, by=dana)
        with pytest.raises(StateError, match="CRT3 is on a call"):
            end_shift(shift=shift, by=omar)

    def test_a_colleague_of_another_team_does_not_start_it(self, team: Team, cora: User, carlos: User) -> None:
        with pytest.raises(Denied):
            start_shift(shift=planned(team, cora), by=carlos)

    def test_a_shift_that_is_called_off_stays_in_the_plan_with_the_reason(self, team: Team, cora: User) -> None:
        shift = call_off_shift(shift=planned(team, cora), reason=CalledOffBecause.SICK, by=cora)
        assert (shift.state, shift.called_off_because) == (ShiftState.CALLED_OFF, CalledOffBecause.SICK)
        assert planned(team, cora).pk != shift.pk


class TestClocks:
    """In Chicago clocks go back on November 1, 2026, at 2:00, and forward on March 8, 2026, at 2:00."""

    def test_a_night_over_the_autumn_change_is_an_hour_longer_than_its_clocks_say(self, team: Team, cora: User) -> None:
        evening = datetime(2026, 10, 31, 22, tzinfo=CHICAGO)
        shift = plan_shift(
            team=team,
            planned_from_at=evening,
            planned_to_at=datetime(2026, 11, 1, 6, tzinfo=CHICAGO),
            members={},
            by=cora,
        )
        assert shift.planned_minutes == 9 * 60

    def test_the_week_says_that_a_day_has_25_hours(self, cora: User) -> None:
        assert week_of(cora, date(2026, 11, 1)).odd_hours == [
            "Sunday, November 1 has 25 hours, because clocks are moved."
        ]

    def test_a_time_that_spring_skips_is_refused_in_a_sentence(self, team: Team) -> None:
        form = ShiftForm({"team": team.pk, "planned_from_at": "2026-03-08T02:30", "planned_to_at": "2026-03-08T09:00"})
        assert not form.is_valid()
        assert "There is no such time on that day" in form.errors["planned_from_at"][0]

    def test_the_same_shift_on_several_days_keeps_its_local_times(self, team: Team) -> None:
        form = ShiftForm(
            {
                "team": team.pk,
                "planned_from_at": "2026-10-31T22:00",
                "planned_to_at": "2026-11-01T06:00",
                "days": "2",
            }
        )
        assert form.is_valid(), form.errors
        hours = [(ends - begins).total_seconds() / 3600 for begins, ends in form.spans]
        assert hours == [9, 8]
        assert {timezone.localtime(begins).hour for begins, _ in form.spans} == {22}

    @given(local=st.datetimes(min_value=FIRST, max_value=LAST))
    def test_a_local_time_names_none_one_or_two_instants_and_each_shows_it(self, local: datetime) -> None:
        found = instants_at(local, CHICAGO)
        assert len(found) <= 2
        assert all(each.astimezone(CHICAGO).replace(tzinfo=None) == local for each in found)


class TestTeams:
    def test_a_team_is_formed_changed_and_closed(self, cora: User, omar: User) -> None:
        given = _settings(omar, "CRT5")
        made = form_team(settings=given, by=cora)
        with pytest.raises(UsageError, match="There is a team with this call sign"):
            form_team(settings=given, by=cora)
        changed = change_team(team=made, settings=_settings(omar, "CRT6"), is_active=False, by=cora)
        assert (changed.call_sign, changed.is_active) == ("CRT6", False)

    def test_a_team_on_a_call_is_not_closed(self, cora: User, omar: User, dana: User) -> None:
        shift = dispatching.on_duty(dispatching.team("CRT3"), (omar, TeamRole.OFFICER))
        send_team(call=dispatching.call(), team=shift.team, by=dana)
        with pytest.raises(StateError, match="CRT3 is on a call"):
            change_team(team=shift.team, settings=_settings(omar, "CRT3"), is_active=False, by=cora)

    def test_somebody_is_on_a_team_once_until_taken_off(self, team: Team, cora: User, clara: User) -> None:
        place = add_member(team=team, user=clara, role=TeamRole.CLINICIAN, since_on=date(2026, 1, 1), by=cora)
        with pytest.raises(StateError, match="on the team already"):
            add_member(team=team, user=clara, role=TeamRole.CLINICIAN, since_on=date(2026, 1, 1), by=cora)
        assert end_place(place=place, by=cora).until_on is not None


def _license(user: User, *, until: date) -> None:
    Credential.objects.create(user=user, kind=CredentialKind.LICENSE, issued_on=date(2024, 1, 1), expires_on=until)


def _settings(user: User, call_sign: str) -> TeamSettings:
    assert user.agency is not None
    return TeamSettings(
        call_sign=call_sign, agency=user.agency, variant=dispatching.variant(), areas=[], answer_seconds=60,
        check_in_minutes=30,
    )  # fmt: skip
