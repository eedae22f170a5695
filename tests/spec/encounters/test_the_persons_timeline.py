"""What happened with a person stands on their page, newest first; what is closed is said to be closed, not left out."""

from datetime import timedelta

import pytest
from django.utils import timezone

from coresponder.program.calls.actions.persons import note_person_on_call
from coresponder.program.calls.models import Call
from coresponder.program.calls.vocabulary import PersonOnCall
from coresponder.program.dispatch.models import Assignment
from coresponder.program.people.actions.parts import add_identity_fact, add_name
from coresponder.program.people.models import Person
from coresponder.program.people.queries.lanes import months_of
from coresponder.program.people.timeline import Lane, Moment
from coresponder.program.people.vocabulary.identity import IdentityKind
from coresponder.safeguards.accounts.models import User
from tests.support.filing import document, file_as
from tests.support.page import PageClient

pytestmark = pytest.mark.django_db
FOLLOW_UP = {"contact_origin": "proactive_follow_up"}


@pytest.fixture
def met(assignment: Assignment, omar: User, clara: User, avery: Person) -> Person:
    """Avery was met: Omar and Clara each wrote their part."""
    add_name(person=avery, given="Avery", family="Example", by=omar)
    file_as(omar, document(assignment, person=avery.pk))
    file_as(clara, document(assignment, "clinical", narrative="Heard voices.", person=avery.pk))
    return avery


class TestOmar:
    def test_sees_the_contact_with_the_clinical_part_restricted_and_why(
        self, page: PageClient, omar: User, met: Person
    ) -> None:
        seen = page.as_(omar).get(f"/people/{met.pk}/").text
        assert "What happened" in seen
        assert "Restricted. Clinical part:" in seen
        assert "Restricted. Law and enforcement:" not in seen
        assert "Heard voices." not in seen

    def test_is_told_nothing_of_a_substance_use_part_not_even_that_it_is_closed(
        self, page: PageClient, omar: User, met: Person
    ) -> None:
        assert "Restricted. Substance-use part" not in page.as_(omar).get(f"/people/{met.pk}/").text

    def test_sees_the_calls_that_the_person_was_on(self, page: PageClient, omar: User, met: Person, call: Call) -> None:
        note_person_on_call(call=call, person=met, standing=PersonOnCall.KNOWN, by=omar)
        assert "Call E-1: the person is known to be on the call." in page.as_(omar).get(f"/people/{met.pk}/").text

    def test_looks_at_one_kind_alone(self, page: PageClient, omar: User, met: Person, call: Call) -> None:
        note_person_on_call(call=call, person=met, standing=PersonOnCall.KNOWN, by=omar)
        seen = page.as_(omar).get(f"/people/{met.pk}/?lane=contacts").text
        assert "Call E-1" not in seen
        assert "Restricted. Clinical part:" in seen


class TestHowOftenSomebodyWasMet:
    def test_a_contact_counts_once_however_many_parts_it_has(self, page: PageClient, omar: User, met: Person) -> None:
        assert "1 in 30 days, 1 in 90 days, 1 in 365 days" in page.as_(omar).get(f"/people/{met.pk}/").text

    def test_the_plan_that_is_read_at_the_door_says_it_too(self, page: PageClient, omar: User, met: Person) -> None:
        assert "1 in 30 days" in page.as_(omar).get(f"/people/{met.pk}/plan/").text

    def test_the_programs_own_follow_up_is_seen_and_is_no_repeat(
        self, page: PageClient, clara: User, avery: Person
    ) -> None:
        file_as(clara, document(part="clinical", answers=FOLLOW_UP, person=avery.pk))
        seen = page.as_(clara).get(f"/people/{avery.pk}/").text
        assert "Follow-up by the program" in seen
        assert "0 in 30 days" in seen

    def test_the_bar_shows_twelve_months_that_end_with_this_one(self) -> None:
        now = timezone.now()
        met = [
            Moment(at=now - timedelta(days=each), lane=Lane.CONTACT, title="", counts_as_contact=True)
            for each in (0, 1)
        ]
        months = months_of(met, timezone.localdate(now))
        assert len(months) == 12
        assert months[-1].first_on == timezone.localdate(now).replace(day=1)
        assert sum(month.contacts for month in months) == 2


def test_where_nothing_may_be_seen_the_page_does_not_say_that_nothing_happened(
    page: PageClient, clara: User, avery: Person
) -> None:
    add_identity_fact(person=avery, kind=IdentityKind.BIRTH_DATE, value="1990-01-01", by=clara)
    assert "That does not mean that nothing happened." in page.as_(clara).get(f"/people/{avery.pk}/").text
