"""The program drafts what it knows, the outgoing shift adds the rest, the incoming one reads it line by line."""

from collections.abc import Iterable, Iterator
from datetime import date, timedelta

import pytest
import time_machine
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.dispatch import handover_sources
from coresponder.program.dispatch.actions.handovers import (
    add_line,
    draft_handover,
    give_handover,
    read_line,
    take_handover,
)
from coresponder.program.dispatch.actions.requests import request_team
from coresponder.program.dispatch.actions.shifts import plan_shift
from coresponder.program.dispatch.handover_sources import DraftLine, Span
from coresponder.program.dispatch.models import Assignment, Handover, HandoverLine, Shift
from coresponder.program.dispatch.queries.handovers import sections_of
from coresponder.program.dispatch.vocabulary import AskedBecause, HandoverState, Section, Step
from coresponder.program.people.models import Person, SafetyFact
from coresponder.program.people.vocabulary.safety import SafetyCategory, SafetySource
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Denied
from tests.spec.dispatch.conftest import Tap, moment
from tests.support import dispatching


def lines_of(handover: Handover, section: Section) -> list[str]:
    """The words of a section."""
    return next([line.text for line in each.lines] for each in sections_of(handover) if each.section == section)


class TestDrafting:
    def test_a_team_at_work_stands_there_with_what_is_next(
        self, assignment: Assignment, omar: User, dana: User, tap: Tap
    ) -> None:
        with time_machine.travel(moment(assignment, 5), tick=False):
            tap(assignment, Step.ON_SCENE, omar)
        with time_machine.travel(moment(assignment, 75), tick=False):
            line = lines_of(draft_handover(by=dana), Section.OPEN_CALLS)[0]
        assert line.startswith("Call E-1: CRT1 on scene since ")
        assert line.endswith("(1 h 10 min). Next: ask whether the officer can be released.")

    def test_what_patrol_asked_for_is_not_forgotten(self, omar: User, dana: User) -> None:
        request_team(call=dispatching.call("E-6"), reason=AskedBecause.SUICIDE, by=omar)
        assert "Call E-6: patrol asked for a team" in lines_of(draft_handover(by=dana), Section.OPEN_CALLS)[0]

    def test_gaps_of_the_next_shifts_are_named(self, shift: Shift, cora: User, omar: User, dana: User) -> None:
        soon = timezone.now() + timedelta(hours=4)
        plan_shift(
            team=dispatching.team("CRT2"), planned_from_at=soon, planned_to_at=soon + timedelta(hours=8), members={},
            by=cora,
        )  # fmt: skip
        assert any("CRT2" in line and "nobody is officer" in line for line in _staffing(dana))

    def test_a_phone_on_which_entries_wait_is_named(self, shift: Shift, omar: User, dana: User) -> None:
        shift.members.filter(user=omar).update(phone_waiting=2, phone_heard_at=timezone.now())
        assert "Omar Officer, CRT1: 2 waiting on the phone" in lines_of(draft_handover(by=dana), Section.UNSENT)[0]

    def test_a_safety_fact_is_told_of_without_what_it_says(self, omar: User) -> None:
        person = Person.objects.create(created_by=omar, created_for=omar.agency)
        SafetyFact.objects.create(
            person=person, owner_agency=omar.agency, author=omar, text="A machete.", category=SafetyCategory.WEAPONS,
            source=SafetySource.SEEN, observed_on=timezone.localdate(), expires_on=date(2099, 1, 1),
        )  # fmt: skip
        line = lines_of(draft_handover(by=omar), Section.SAFETY)[0]
        assert "a safety fact was added" in line
        assert "machete" not in line

    def test_an_app_that_knows_follow_ups_tells_them(self, dana: User, follow_ups: None) -> None:
        assert lines_of(draft_handover(by=dana), Section.FOLLOW_UPS) == ["One is due at 18:00."]

    @pytest.fixture
    def follow_ups(self) -> Iterator[None]:
        """An app that knows of one."""

        def due(user: User, span: Span) -> Iterable[DraftLine]:
            return [DraftLine(section=Section.FOLLOW_UPS, text="One is due at 18:00.")]

        handover_sources.register(Section.FOLLOW_UPS, due)
        yield
        handover_sources.forget(Section.FOLLOW_UPS, due)


class TestGivingAndTaking:
    @pytest.fixture
    def given(self, dana: User) -> Handover:
        """One line of Dana's own, given."""
        drafted = draft_handover(by=dana)
        add_line(handover=drafted, text="The radio is being repaired.", by=dana)
        return give_handover(handover=drafted, by=dana)

    def test_a_line_says_something_and_nothing_is_added_once_it_is_given(self, given: Handover, dana: User) -> None:
        with pytest.raises(StateError, match="given"):
            add_line(handover=given, text="One more.", by=dana)
        with pytest.raises(UsageError, match="says nothing yet"):
            add_line(handover=draft_handover(by=dana), text="  ", by=dana)

    def test_the_next_shift_reads_every_line_before_it_takes(self, given: Handover, omar: User) -> None:
        with pytest.raises(StateError, match="1 lines have not been read"):
            take_handover(handover=given, by=omar)
        read = read_line(handover=given, line=given.lines.get(), by=omar)
        assert (read.read_by, read.read_at is not None) == (omar, True)
        taken = take_handover(handover=given, by=omar)
        assert (taken.state, taken.given_by.username, taken.taken_by) == (HandoverState.TAKEN, "dana", omar)

    def test_nobody_takes_what_they_gave(self, given: Handover, dana: User) -> None:
        with pytest.raises(StateError, match="somebody else has to take it"):
            read_line(handover=given, line=given.lines.get(), by=dana)

    def test_the_words_are_stored_encrypted(self, given: Handover) -> None:
        stored = HandoverLine.objects.filter(handover=given).values_list("text", flat=True).get()
        assert b"radio" not in bytes(stored)

    def test_who_works_on_no_team_and_at_no_desk_hands_nothing_over(self, eve: User) -> None:
        with pytest.raises(Denied):
            draft_handover(by=eve)


def _staffing(dana: User) -> list[str]:
    return lines_of(draft_handover(by=dana), Section.STAFFING)
