"""Agencies at one table: what is shown is what everybody there may see, and the notes can go without names."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.follow_up.actions.caring import do_task
from coresponder.program.follow_up.actions.conferences import (
    add_to_agenda,
    begin_conference,
    close_conference,
    copy_without_names,
    draw_agenda,
    give_task_at_table,
    plan_conference,
    read_conference,
    show_at_table,
    write_decision,
)
from coresponder.program.follow_up.actions.reading import read_today
from coresponder.program.follow_up.models import AgendaItem, Conference
from coresponder.program.follow_up.queries.conferences import conference_of
from coresponder.program.follow_up.vocabulary import AgendaReason, ConferenceDecision
from coresponder.program.people.actions.parts import write_care_note
from coresponder.program.people.models import Person, PersonName
from coresponder.program.people.vocabulary.notes import CareNoteKind
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.consent.models import Disclosure
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreeing import agreement_in_force
from tests.support.following_up import planned

TABLE = Purpose.CASE_CONFERENCE


@pytest.fixture
def conference(carlos: User, omar: User) -> Conference:
    """The clinic convenes; the police are asked."""
    seats = [(omar.agency, "officer")]
    return plan_conference(title="November", starts_at=timezone.now(), place="Room 2", seats=seats, by=carlos)


@pytest.fixture
def item(conference: Conference, avery: Person, carlos: User) -> AgendaItem:
    """Avery is on the agenda, and the meeting has begun with both agencies there."""
    item = add_to_agenda(conference=conference, person=avery, by=carlos)
    begin_conference(conference=conference, present={each.pk for each in conference.seats.all()}, by=carlos)
    return item


def test_the_agenda_is_drawn_from_what_is_long_overdue(conference: Conference, avery: Person, carlos: User) -> None:
    planned(avery, carlos, hours=-80)
    assert draw_agenda(conference=conference, by=carlos) == 1
    assert draw_agenda(conference=conference, by=carlos) == 0, "nobody stands there twice"
    (line,) = read_conference(conference=conference, by=carlos).items
    assert (line.name, line.item.reason) == ("Avery Example", AgendaReason.OVERDUE)


def test_nothing_is_shown_that_one_at_the_table_may_not_see(item: AgendaItem, carlos: User, omar: User) -> None:
    shown = show_at_table(item=item, by=carlos)
    assert shown.shown == []
    assert shown.kept_back
    assert shown.name != "Avery Example", "not even the name"
    assert not Disclosure.objects.filter(recipient=omar.agency).exists()


def test_an_agreement_for_case_conferences_opens_what_it_names(item: AgendaItem, carlos: User, omar: User) -> None:
    agreement_in_force(from_=carlos, to=omar, classes=(DataClass.IDENTITY,), purpose=TABLE)
    shown = show_at_table(item=item, by=carlos)
    assert shown.name == "Avery Example"
    assert {type(part) for part, _ in shown.shown} == {PersonName}
    line = Disclosure.objects.get(recipient=omar.agency, way="conference")
    assert line.purpose == TABLE
    show_at_table(item=item, by=carlos)
    assert Disclosure.objects.filter(recipient=omar.agency, way="conference").count() == 1


def test_an_agreement_for_something_else_opens_nothing_here(item: AgendaItem, carlos: User, omar: User) -> None:
    agreement_in_force(from_=carlos, to=omar, classes=(DataClass.IDENTITY,), purpose=Purpose.CRISIS_RESPONSE)
    assert show_at_table(item=item, by=carlos).shown == []


def test_clinical_notes_do_not_come_to_the_table_of_the_police(
    item: AgendaItem, avery: Person, carlos: User, omar: User
) -> None:
    agreement_in_force(from_=carlos, to=omar, classes=(DataClass.IDENTITY, DataClass.CLINICAL), purpose=TABLE)
    write_care_note(person=avery, kind=CareNoteKind.CLINICAL_NOTE, text="Sleeps badly.", by=carlos)
    planned(avery, carlos)
    shown = show_at_table(item=item, by=carlos)
    assert {part.data_class for part, _ in shown.shown} == {DataClass.IDENTITY}, "an officer's role reads no such class"


def test_without_the_police_the_clinic_sees_its_own(conference: Conference, avery: Person, carlos: User) -> None:
    item = add_to_agenda(conference=conference, person=avery, by=carlos)
    begin_conference(conference=conference, present=set(), by=carlos)
    assert show_at_table(item=item, by=carlos).name == "Avery Example"


def test_the_page_says_of_every_class_who_may_see_it(item: AgendaItem, carlos: User, omar: User) -> None:
    agreement_in_force(from_=carlos, to=omar, classes=(DataClass.IDENTITY,), purpose=TABLE)
    lines = show_at_table(item=item, by=carlos).lines
    of_clinic = {line.data_class: line for line in lines if line.owner == carlos.agency}
    assert of_clinic[DataClass.IDENTITY].is_for_everybody
    clinical = of_clinic[DataClass.CLINICAL]
    assert [cell.is_open for cell in clinical.cells] == [True, False]
    assert "may not read clinical" in clinical.cells[1].sentence


def test_what_is_decided_is_written_with_an_event_for_the_person(item: AgendaItem, carlos: User) -> None:
    write_decision(
        item=item, notes="Avery wants a room.", decision=ConferenceDecision.REFER, shareable="Find a room.", by=carlos
    )
    event = AuditEvent.objects.get(event="conference.person_discussed")
    assert event.about == f"person:{item.person_id}"


class TestTheCopyWithoutNames:
    def test_a_text_that_names_the_person_or_holds_a_number_is_refused(self, item: AgendaItem, carlos: User) -> None:
        for text in ("Avery gets a room.", "EXAMPLE is to be seen.", "Call 555-0142 first."):
            with pytest.raises(UsageError):
                write_decision(item=item, notes="", decision=ConferenceDecision.REFER, shareable=text, by=carlos)

    def test_it_holds_what_was_decided_and_no_notes(
        self, item: AgendaItem, conference: Conference, carlos: User
    ) -> None:
        write_decision(
            item=item, notes="Secret.", decision=ConferenceDecision.REFER, shareable="A room by spring.", by=carlos
        )
        seen = copy_without_names(conference=conference, by=carlos)
        assert [each.item.shareable for each in seen.items] == ["A room by spring."]


class TestTasks:
    def test_a_task_stands_on_the_page_of_its_owner(self, item: AgendaItem, carlos: User, clara: User) -> None:
        task = give_task_at_table(
            item=item, text="Ask about the room.", owner=clara, due_on=timezone.localdate(), by=carlos
        )
        assert [each.text for each in read_today(by=clara).tasks] == ["Ask about the room."]
        do_task(task=task, by=clara)
        assert read_today(by=clara).tasks == []

    def test_nobody_gets_one_who_may_not_read_it(self, item: AgendaItem, carlos: User, omar: User) -> None:
        with pytest.raises(StateError, match="opens this task"):
            give_task_at_table(item=item, text="Drive by.", owner=omar, due_on=timezone.localdate(), by=carlos)


def test_notes_are_fixed_when_the_meeting_is_over(item: AgendaItem, conference: Conference, carlos: User) -> None:
    close_conference(conference=conference, by=carlos)
    with pytest.raises(StateError, match="notes are fixed"):
        write_decision(item=item, notes="", decision=ConferenceDecision.CLOSE, shareable="", by=carlos)


def test_who_sits_there_sees_the_meeting_and_others_do_not(
    item: AgendaItem, conference: Conference, omar: User, dana: User
) -> None:
    assert conference_of(omar, conference.pk) == conference
    assert read_conference(conference=conference, by=omar).items == [], "and nobody whom nothing opens"
    with pytest.raises(Denied):
        conference_of(dana, conference.pk)
    assert timezone.now() - conference.created_at < timedelta(hours=1)
    with everything_let_through():
        assert AgendaItem.objects.count() == 1
