"""A safety plan is the person's, in the person's words; the agency that wrote it down keeps it."""

from io import BytesIO

import pytest
from pypdf import PdfReader

from coresponder.kernel.errors import StateError, UsageError
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.safety_plans import end_safety_plan, write_safety_plan
from coresponder.program.screenings.models import SafetyPlan
from coresponder.program.screenings.vocabulary import Copy, Section
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.audit.models import AuditEvent
from coresponder.safeguards.permissions import Denied
from coresponder.safeguards.vocabulary import DataClass
from tests.support.agreeing import agreement_in_force
from tests.support.page import PageClient

WORDS = "I stop answering the phone."
SECTIONS = {Section.SIGNS: WORDS, Section.LINES: "988, any hour."}


def write(person: Person, by: User, *, seen: int = 0, **changed: str) -> SafetyPlan:
    sections = {**SECTIONS, **{Section(key): text for key, text in changed.items()}}
    return write_safety_plan(
        person=person, sections=sections, seen_number=seen, is_read_back=True, copy_given=Copy.PAPER, by=by
    )


def test_the_words_stand_as_the_person_said_them(person: Person, clara: User, page: PageClient) -> None:
    write(person, clara)
    read = page.as_(clara).get(f"/people/{person.pk}/safety-plan/")
    assert WORDS in read.text
    assert "who said that it is theirs" in read.text


def test_the_next_version_takes_the_place_of_the_one_before_which_stays(
    person: Person, clara: User, carlos: User
) -> None:
    first = write(person, clara)
    second = write(person, carlos, seen=1, alone="Water the tomatoes.")
    with everything_let_through():
        first.refresh_from_db()
    assert (first.holds, second.holds, second.number, second.replaces_id) == (False, True, 2, first.pk)


def test_two_who_write_at_once_lose_nothing(person: Person, clara: User, carlos: User) -> None:
    write(person, clara)
    with pytest.raises(StateError, match="Somebody else wrote a version"):
        write(person, carlos, alone="Walk.")
    with everything_let_through():
        assert SafetyPlan.objects.count() == 1


def test_an_empty_plan_is_none(person: Person, clara: User) -> None:
    with pytest.raises(UsageError, match="says nothing yet"):
        write(person, clara, signs=" ", lines="")


def test_a_plan_that_is_not_used_any_more_says_why(person: Person, clara: User) -> None:
    plan = write(person, clara)
    with pytest.raises(UsageError, match="Say why"):
        end_safety_plan(plan=plan, reason="", by=clara)
    assert not end_safety_plan(plan=plan, reason="Wanted another.", by=clara).holds


def test_an_officer_reads_no_safety_plan_even_with_an_agreement(
    person: Person, clara: User, omar: User, page: PageClient
) -> None:
    write(person, clara)
    agreement_in_force(from_=clara, to=omar, classes=(DataClass.IDENTITY, DataClass.CLINICAL))
    read = page.as_(omar).get(f"/people/{person.pk}/safety-plan/")
    assert WORDS not in read.text
    assert "no safety plan that you may see" in read.text


def test_an_officer_writes_none(person: Person, omar: User) -> None:
    with pytest.raises(Denied):
        write(person, omar)


def test_the_paper_copy_is_a_tagged_pdf_and_is_written_down(person: Person, clara: User, page: PageClient) -> None:
    write(person, clara)
    answer = page.as_(clara).client.get(f"/people/{person.pk}/safety-plan/paper/")
    assert answer["Content-Type"] == "application/pdf"
    assert "/StructTreeRoot" in PdfReader(BytesIO(answer.content)).trailer["/Root"]
    assert AuditEvent.objects.filter(event="safety_plan.handed_out").count() == 1
