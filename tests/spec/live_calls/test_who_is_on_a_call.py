"""Officers and dispatch note who is on a call, so that a plan on file shows; it tells nobody who may not know."""

import pytest

from coresponder.program.calls.models import Call, CallPerson
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.models import Person
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from tests.support import dispatching
from tests.support.page import PageClient


@pytest.fixture
def call(db: None) -> Call:
    return dispatching.call("26-1")


@pytest.fixture
def person(omar: User) -> Person:
    return add_person(given="Zyx", family="Inventedperson", by=omar)


class TestOmar:
    def test_finds_somebody_notes_them_and_takes_it_back(
        self, page: PageClient, omar: User, call: Call, person: Person
    ) -> None:
        browser, address = page.as_(omar), f"/calls/{call.pk}/people/"
        assert "Zyx Inventedperson" in browser.post(address, {"words": "inventedperson"}).text
        browser.post(f"{address}note/", {"person": str(person.pk), "standing": "known"})
        noted = CallPerson.objects.get()
        assert "is known to be on the call" in browser.get(address).text
        browser.post(f"{address}take-off/", {"noted": str(noted.pk)})
        assert "Nobody is noted whom you may know of" in browser.get(address).text

    def test_is_told_when_nothing_was_chosen(self, page: PageClient, omar: User, call: Call) -> None:
        answer = page.as_(omar).post(f"/calls/{call.pk}/people/note/", {})
        assert not CallPerson.objects.exists()
        assert "Choose somebody, and how sure it is." in answer.text

    def test_leaves_a_trace_by_looking(self, page: PageClient, omar: User, call: Call, person: Person) -> None:
        page.as_(omar).post(f"/calls/{call.pk}/people/note/", {"person": str(person.pk), "standing": "thought"})
        page.as_(omar).get(f"/calls/{call.pk}/people/")
        shown = AuditEvent.objects.filter(event="call.persons_shown", about=f"person:{person.pk}")
        assert shown.count() == 2  # once after noting, once by looking


def test_clara_sees_nobody_without_an_agreement_and_notes_nobody_here(
    page: PageClient, omar: User, clara: User, call: Call, person: Person
) -> None:
    page.as_(omar).post(f"/calls/{call.pk}/people/note/", {"person": str(person.pk), "standing": "known"})
    seen = page.as_(clara).get(f"/calls/{call.pk}/people/")
    assert "Nobody is noted whom you may know of" in seen.text
    assert "Clinicians say in their part of the encounter whom they met." in seen.text
    page.as_(clara).post(f"/calls/{call.pk}/people/note/", {"person": str(person.pk), "standing": "known"}, status=404)
