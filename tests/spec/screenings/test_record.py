"""Screenings and safety plans are parts of the person's record: joined, hidden, kept and forgotten with it."""

from datetime import timedelta
from typing import Any

from django.utils import timezone

from coresponder.program.people.actions.merging import merge_people
from coresponder.program.people.actions.persons import add_person
from coresponder.program.people.forgetting import forget_person
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.safety_plans import end_safety_plan, write_safety_plan
from coresponder.program.screenings.actions.screenings import end_screening
from coresponder.program.screenings.actions.steps import answer_step
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
from coresponder.program.screenings.retention import delete_mistake, mistakes
from coresponder.program.screenings.vocabulary import Copy, Section, StepAnswer
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.accounts.models import User
from tests.spec.screenings.conftest import Ask, steps_of
from tests.support.page import PageClient


def plan_of(person: Person, by: User, words: str = "I stop answering.") -> SafetyPlan:
    sections = {Section.SIGNS: words}
    options: dict[str, Any] = {"seen_number": 0, "is_read_back": True, "copy_given": Copy.PAPER, "by": by}
    return write_safety_plan(person=person, sections=sections, **options)


def test_a_query_that_forgets_to_ask_finds_none(ask: Ask) -> None:
    ask("asq", q1="yes")
    assert (Screening.objects.count(), RequiredStep.objects.count()) == (0, 0)


def test_two_records_of_one_person_bring_their_screenings_together(
    ask: Ask, person: Person, clara: User, carlos: User, page: PageClient
) -> None:
    ask("asq", q1="yes")
    plan_of(person, clara)
    other = add_person(given="Testa", family="Nobody-Else", by=clara)
    plan_of(other, clara, words="I count the lamps.")
    merge_people(survivor=other, loser=person, by=carlos)
    read = page.as_(clara).get(f"/people/{other.pk}/screenings/")
    assert "Brief suicide safety assessment" in read.text
    plans = page.as_(clara).get(f"/people/{other.pk}/safety-plan/").text
    assert "I stop answering." in plans
    assert "I count the lamps." in plans


def test_the_next_version_takes_the_place_of_both(person: Person, clara: User, carlos: User) -> None:
    plan_of(person, clara)
    other = add_person(given="Testa", family="Nobody-Else", by=clara)
    plan_of(other, clara, words="I count the lamps.")
    merge_people(survivor=other, loser=person, by=carlos)
    write_safety_plan(
        person=other,
        sections={Section.SIGNS: "Both."},
        seen_number=1,
        is_read_back=True,
        copy_given=Copy.PAPER,
        by=clara,
    )
    with everything_let_through():
        assert [each.signs for each in SafetyPlan.objects.filter(ended_at=None)] == ["Both."]


def test_an_officer_sees_that_it_is_closed_and_not_whether_there_is_any(
    ask: Ask, person: Person, omar: User, clara: User, page: PageClient
) -> None:
    ask("asq", q1="yes")
    page.as_(omar).get(f"/people/{person.pk}/screenings/", status=404)


def test_a_mistake_is_due_once_its_step_is_answered(ask: Ask, clara: User) -> None:
    screening = ask("asq", q1="yes")
    end_screening(screening=screening, reason="Asked of the sister.", by=clara)
    later = timezone.now() + timedelta(days=1)
    assert mistakes(before=later) == []
    answer_step(step=steps_of(screening)[0], answer=StepAnswer.NOT_NEEDED, note="Was a mistake.", by=clara)
    assert [each.id for each in mistakes(before=later)] == [str(screening.pk)]
    delete_mistake(str(screening.pk))
    with everything_let_through():
        assert not Screening.objects.exists()


def test_whoever_is_forgotten_is_forgotten_with_every_screening(ask: Ask, person: Person, clara: User) -> None:
    ask("asq", q1="yes")
    end_safety_plan(plan=plan_of(person, clara), reason="Wanted another.", by=clara)
    forget_person(str(person.pk))
    with everything_let_through():
        assert not Screening.objects.exists()
        assert not SafetyPlan.objects.exists()
