"""Of the calls for which a team would suit: how many a team reached, and why it did not reach the others."""

from datetime import datetime, timedelta
from typing import Any
from uuid import uuid4

import pytest
from django.db import DatabaseError, connection, transaction
from django.http import Http404
from django.utils import timezone
from hypothesis import given
from hypothesis import strategies as some

from coresponder.program.calls.actions.by_hand import close_call, enter_call
from coresponder.program.calls.models import Call
from coresponder.program.coverage.actions.noting import note_reason
from coresponder.program.coverage.deciding import Duty, EligibleCall, Stretch, standing_of
from coresponder.program.coverage.queries.coverage import Coverage, coverage
from coresponder.program.coverage.vocabulary import OF_NOT_GOING, OF_OVERRIDE, Missed
from coresponder.program.deployment.actions.putting_in_force import put_in_force
from coresponder.program.deployment.actions.saving import save_version
from coresponder.program.dispatch.actions.sending import note_override, send_team
from coresponder.program.dispatch.actions.statuses import record_status
from coresponder.program.dispatch.models import Shift, Team, Unavailability
from coresponder.program.dispatch.vocabulary import NotGoing, OverrideBecause, Step, TeamRole, UnavailableBecause
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.support.criteria import criteria, reported, rule
from tests.support.dispatching import on_duty, team
from tests.support.page import PageClient

NOON = datetime(2026, 11, 24, 18, tzinfo=timezone.get_fixed_timezone(0))
HOUR = timedelta(hours=1)


@pytest.fixture(autouse=True)
def _criteria(cora: User) -> None:
    """A team suits whenever suicide is reported."""
    content = criteria(rule("suicide", reported("suicide")), rule("else", {"always": True}, "do_not_send"))
    put_in_force(version=save_version(content=content, based_on=None, by=cora), reason="Agreed.", by=cora)


def a_call(by: User, **more: Any) -> Call:
    return enter_call(fields={"narrative": "He says that he wants to die.", "suicide": "yes", **more}, by=by)


def over(call: Call, by: User, *, is_cancelled: bool = False) -> Call:
    return close_call(call=call, disposition="", by=by, is_cancelled=is_cancelled)


def counted(user: User) -> Coverage:
    today = timezone.localdate()
    return coverage(user, from_on=today - timedelta(days=1), to_on=today)


def reasons(user: User) -> list[Missed]:
    return [reason for reason, _ in counted(user).by_reason]


def crt1(omar: User, clara: User, **more: Any) -> tuple[Team, Shift]:
    found = team("CRT1", **more)
    return found, on_duty(found, (omar, TeamRole.OFFICER), (clara, TeamRole.CLINICIAN))


class TestWhatTheProgramKnows:
    def test_no_team_was_on_duty(self, dana: User) -> None:
        over(a_call(dana), dana)
        assert reasons(dana) == [Missed.OFF_SHIFT]

    def test_no_team_of_the_area_was_on_duty(self, dana: User, omar: User, clara: User) -> None:
        crt1(omar, clara, areas=["A1"])
        over(a_call(dana, beat="B2"), dana)
        assert reasons(dana) == [Missed.OUT_OF_AREA]

    def test_every_team_was_on_another_call(self, dana: User, omar: User, clara: User) -> None:
        found, _ = crt1(omar, clara)
        send_team(call=a_call(dana), team=found, by=dana)
        over(a_call(dana), dana)
        assert reasons(dana) == [Missed.BUSY]

    def test_the_team_on_duty_was_writing_a_report(self, dana: User, omar: User, clara: User) -> None:
        _, shift = crt1(omar, clara)
        earlier = timezone.now() - timedelta(minutes=5)
        Unavailability.objects.create(
            shift=shift, reason=UnavailableBecause.REPORT_WRITING, from_at=earlier, noted_by=omar
        )
        over(a_call(dana), dana)
        assert reasons(dana) == [Missed.UNAVAILABLE]

    def test_a_team_was_free_and_nobody_asked_it(self, dana: User, omar: User, clara: User) -> None:
        crt1(omar, clara)
        over(a_call(dana), dana)
        assert reasons(dana) == [Missed.NOT_ASKED]

    def test_the_team_declined_because_it_was_not_safe(self, dana: User, omar: User, clara: User) -> None:
        found, _ = crt1(omar, clara)
        call = a_call(dana)
        sent = send_team(call=call, team=found, by=dana)
        record_status(event_id=uuid4(), assignment=sent, step=Step.DECLINED, not_going=NotGoing.UNSAFE, by=omar)
        over(call, dana)
        assert reasons(dana) == [Missed.UNSAFE]

    def test_the_dispatcher_gave_a_reason_for_not_following_the_advice(
        self, dana: User, omar: User, clara: User
    ) -> None:
        crt1(omar, clara)
        call = a_call(dana)
        note_override(call=call, advised="send", reason=OverrideBecause.PATROL_DECLINED, by=dana)
        over(call, dana)
        assert reasons(dana) == [Missed.DECLINED]

    def test_a_call_that_is_still_open_is_not_missed_yet(self, dana: User) -> None:
        a_call(dana)
        found = counted(dana)
        assert (found.still_open, found.missed) == (1, [])


class TestCoverageThreeWays:
    def test_eligible_on_duty_and_responded_are_counted_apart(self, dana: User, omar: User, clara: User) -> None:
        over(a_call(dana), dana)
        over(enter_call(fields={"narrative": "Loud music.", "suicide": "no"}, by=dana), dana)
        found, _ = crt1(omar, clara)
        call = a_call(dana)
        sent = send_team(call=call, team=found, by=dana)
        record_status(event_id=uuid4(), assignment=sent, step=Step.ON_SCENE, by=omar)
        record_status(event_id=uuid4(), assignment=sent, step=Step.CLEAR, by=omar)
        over(call, dana)
        Shift.objects.update(worked_from_at=call.received_at)
        shown = counted(dana)
        assert shown.all_calls == 3
        assert [(each.count, each.of) for each in (shown.on_duty, shown.responded, shown.responded_on_duty)] == [
            (1, 2),
            (1, 2),
            (1, 1),
        ]

    def test_every_eligible_call_is_reached_missed_for_one_reason_or_open(self, dana: User) -> None:
        over(a_call(dana), dana)
        a_call(dana)
        found = counted(dana)
        assert found.responded.count + len(found.missed) + found.still_open == len(found.eligible)
        assert sum(missed for _, _, missed, _ in found.by_hour) == len(found.missed)

    def test_whatever_else_is_recorded_does_not_change_the_count_of_eligible_calls(self, dana: User) -> None:
        over(a_call(dana), dana, is_cancelled=True)
        assert len(counted(dana).eligible) == 1


class TestSayingWhy:
    def test_what_a_person_said_stands_over_what_the_program_found(self, dana: User) -> None:
        call = over(a_call(dana), dana)
        note_reason(call=call, reason=Missed.UNSAFE, by=dana)
        assert reasons(dana) == [Missed.UNSAFE]
        note_reason(call=call, reason=Missed.DECLINED, by=dana)
        assert reasons(dana) == [Missed.DECLINED]

    def test_a_call_that_was_not_missed_has_no_reason(self, dana: User) -> None:
        with pytest.raises(Http404):
            note_reason(call=a_call(dana), reason=Missed.UNSAFE, by=dana)

    def test_whoever_does_not_work_the_desk_says_no_reason(self, dana: User, eve: User) -> None:
        call = over(a_call(dana), dana)
        with pytest.raises(Denied):
            note_reason(call=call, reason=Missed.UNSAFE, by=eve)

    def test_the_database_keeps_every_reason(self, dana: User) -> None:
        note_reason(call=over(a_call(dana), dana), reason=Missed.UNSAFE, by=dana)
        with pytest.raises(DatabaseError, match="never changed"), transaction.atomic(), connection.cursor() as cursor:
            cursor.execute("DELETE FROM coverage_missedreason")

    def test_dana_reads_the_page_and_says_why(self, page: PageClient, dana: User, eve: User) -> None:
        call = over(a_call(dana), dana)
        as_dana = page.as_(dana)
        assert "No team was on duty" in as_dana.get("/coverage/").text
        after = as_dana.post(f"/coverage/missed/{call.pk}/", {"reason": "cancelled"})
        assert "The call was over before a team could be there" in after.text
        assert call.event_number not in page.as_(eve).get("/coverage/").text

    def test_days_that_stand_the_wrong_way_round_are_refused(self, page: PageClient, dana: User) -> None:
        shown = page.as_(dana).get("/coverage/", {"from_on": "2026-02-01", "to_on": "2026-01-01"}, status=422)
        assert "Choose a day on or after the first" in shown.text


def test_every_reason_of_dispatch_is_counted_as_something_or_says_nothing_about_missing() -> None:
    assert set(NotGoing) - set(OF_NOT_GOING) == {NotGoing.BETTER_TEAM, NotGoing.TAKEN_BACK}
    assert set(OF_OVERRIDE) == set(OverrideBecause)


DUTIES = some.builds(
    lambda start, length, areas, most, away, busy: Duty(
        worked=Stretch(from_at=NOON + start * HOUR, to_at=NOON + (start + length) * HOUR),
        areas=frozenset(areas),
        most_at_once=most,
        away=(Stretch(from_at=NOON, to_at=NOON + HOUR),) * away,
        on_calls=(Stretch(from_at=NOON - HOUR, to_at=NOON + HOUR),) * busy,
    ),
    some.integers(-3, 1),
    some.integers(1, 4),
    some.sets(some.sampled_from(["A1", "B2"])),
    some.integers(1, 3),
    some.booleans(),
    some.integers(0, 3),
)


@given(duties=some.lists(DUTIES, max_size=4), beat=some.sampled_from(["", "A1", "B2"]), more=DUTIES)
def test_one_more_team_on_duty_never_makes_a_call_off_shift(duties: list[Duty], beat: str, more: Duty) -> None:
    call = EligibleCall(received_at=NOON, beat=beat, is_reached=False)
    before, after = standing_of(call, duties), standing_of(call, [*duties, more])
    assert before.missed is not None
    assert after.on_duty >= before.on_duty
    assert (before.missed == Missed.OFF_SHIFT) is (not before.on_duty)
    if before.missed == Missed.NOT_ASKED:
        assert after.missed == Missed.NOT_ASKED
