"""Invented screenings and a safety plan for the demonstration, at an agency that uses every free instrument."""

from collections.abc import Sequence
from datetime import timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.formats.instruments import shipped_packs
from coresponder.program.encounters.demonstration.history import Told
from coresponder.program.people.models import Person
from coresponder.program.screenings.actions.instruments import put_in_use
from coresponder.program.screenings.actions.safety_plans import write_safety_plan
from coresponder.program.screenings.actions.screenings import Given, record_screening
from coresponder.program.screenings.actions.steps import answer_step
from coresponder.program.screenings.models import InstrumentInUse, SafetyPlan
from coresponder.program.screenings.queries.locking import open_wall
from coresponder.program.screenings.vocabulary import Copy, How, Section, StepAnswer
from coresponder.safeguards.accounts.models import User

LOW_MOOD = {
    **{f"q{number}": "several_days" for number in range(1, 9)},
    "q2": "more_than_half",
    "q3": "more_than_half",
    "q9": "several_days",
}
WISHED = {"q1": "yes", "q2": "no", "q3": "no", "q4": "no", "q5": "no"}
DONE = "Talked for an hour; the plan below was made together."
PLAN = {
    Section.SIGNS: "I stop answering the phone. I count the lamps on the bridge.",
    Section.ALONE: "Walk round the block with the radio on.\nWater the tomatoes.",
    Section.COMPANY: "The bench at the bakery. Sunday cards next door.",
    Section.ASKING: "My sister, evenings: the number is on the fridge.",
    Section.LINES: "988, any hour.\nClara’s team by day.",
    Section.SAFER: "My sister keeps the pills and brings two days’ worth.",
    Section.REASONS: "The tomatoes, and seeing them in August.",
}


# Of so many days before the last contact, what was asked is told; steps of the last ones are still open.
TOLD_DAYS, OPEN_DAYS = 14, 3
DONE_THEN = "Invented: done before the contact ended."


@transaction.atomic
def load_of_contacts(told: Sequence[Told]) -> None:
    """What was asked in the last contacts that were stored, and the plans made there, at agencies that use instruments.

    The steps that a result asked for are done, but those of the last days.
    """
    if not told:
        return
    last = max(each.encounter.started_at for each in told)
    using = set(InstrumentInUse.objects.values_list("agency", flat=True))
    for each in told:
        is_recent = each.encounter.started_at > last - timedelta(days=TOLD_DAYS)
        if is_recent and each.encounter.person and each.clinician.agency_id in using:
            _tell(each, is_over=each.encounter.started_at <= last - timedelta(days=OPEN_DAYS))


def _tell(told: Told, *, is_over: bool) -> None:
    person, at = told.encounter.person, told.contact.situation.ended_at
    assert person is not None  # noqa: S101 - nothing is told of a contact with nobody known
    for each in told.contact.screenings:
        given = Given(how=How.ITEMS, answers=each.answers)
        if each.entered:
            given = Given(how=How.ENTERED, entered=each.entered)
        asked = record_screening(
            person=person, key=each.instrument, given=given, administered_at=at, by=told.clinician,
            encounter=told.encounter,
        )  # fmt: skip
        open_wall(told.clinician)
        for step in asked.steps.all() if is_over else ():
            answer_step(step=step, answer=StepAnswer.DONE, note=DONE_THEN, by=told.clinician)
    if told.contact.safety_plan:
        _plan(told, person)


def _plan(told: Told, person: Person) -> None:
    assert told.contact.safety_plan is not None  # noqa: S101 - asked before
    open_wall(told.clinician)
    numbers = SafetyPlan.objects.filter(person=person, owner_agency=told.clinician.agency).values_list("number")
    sections = {Section(name): text for name, text in told.contact.safety_plan.sections.items()}
    write_safety_plan(
        person=person, sections=sections, seen_number=max((number for (number,) in numbers), default=0),
        is_read_back=True, copy_given=Copy.PAPER, by=told.clinician, encounter=told.encounter,
    )  # fmt: skip


@transaction.atomic
def load(*, people: list[Person], clinician: User, coordinator: User) -> None:
    """Instruments in use at the clinician's agency; screenings and a plan for the first of these people."""
    if clinician.agency is None or InstrumentInUse.objects.exists() or len(people) < 2:
        return
    for pack in shipped_packs():
        put_in_use(agency=clinician.agency, key=pack.key, by=coordinator)
    now, first, second = timezone.now(), people[0], people[1]
    low, wished = (Given(how=How.ITEMS, answers=answers) for answers in (LOW_MOOD, WISHED))
    record_screening(person=first, key="phq-9", given=low, administered_at=now - timedelta(hours=3), by=clinician)
    asked = record_screening(
        person=second, key="asq", given=wished, administered_at=now - timedelta(days=2), by=clinician
    )
    open_wall(clinician)
    for step in asked.steps.all():
        answer_step(step=step, answer=StepAnswer.DONE, note=DONE, by=clinician)
    write_safety_plan(
        person=second, sections=PLAN, seen_number=0, is_read_back=True, copy_given=Copy.PAPER, by=clinician
    )
