"""People as a clinic and a police department know them, with everything that has an address of its own."""

from functools import cached_property
from uuid import UUID

from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, COUNTY, DISPATCH, POLICE
from coresponder.program.people.actions.merging import merge_people
from coresponder.program.people.actions.persons import add_person, add_unknown_person
from coresponder.program.people.models import MatchProposal, Person, PersonName
from coresponder.program.response_plans.actions.approving import approve_version
from coresponder.program.response_plans.actions.suggesting import suggest
from coresponder.program.response_plans.actions.writing import start_version, submit_version, write_version
from coresponder.program.response_plans.models import PlanVersion
from coresponder.program.response_plans.vocabulary import Section
from coresponder.program.screenings.actions.instruments import put_in_use
from coresponder.program.screenings.actions.safety_plans import write_safety_plan
from coresponder.program.screenings.actions.screenings import Given, record_screening
from coresponder.program.screenings.models import RequiredStep
from coresponder.program.screenings.vocabulary import Copy, How
from coresponder.program.screenings.vocabulary import Section as PlanSection
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.agreements.models import Agreement
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.agreements import in_force, term
from tests.support.cast import member

# Every partner that meets people may know who the clinic's people are; the police may read its plans as well.
OPENED = (
    (POLICE, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE),
    (POLICE, DataClass.RESPONSE_GUIDANCE, Purpose.CRISIS_RESPONSE),
    (DISPATCH, DataClass.IDENTITY, Purpose.CRISIS_RESPONSE),
    (COUNTY, DataClass.IDENTITY, Purpose.AUDIT),
)
SAID = {
    Section.HELPS_FIRST: "Say your first name. Sit down before you ask.",
    Section.MAKES_WORSE: "Radios. Turn them down.",
    Section.WHOM_TO_CALL: "The sister, by day.",
}


class SamplePeople:
    """Makes each of them once, when it is first asked for."""

    @cached_property
    def agreement(self) -> Agreement:
        """What the clinic opens to the others."""
        return in_force(*(term(BEHAVIORAL_HEALTH, *opened) for opened in OPENED))

    @cached_property
    def known(self) -> Person:
        """Somebody of the clinic's whom everybody who looks people up may know of."""
        assert self.agreement
        return add_person(given="Avery", family="Example", by=member("clara"))

    @cached_property
    def other(self) -> Person:
        """Another one."""
        assert self.agreement
        return add_person(given="Avery", family="Exemplar", by=member("clara"))

    @cached_property
    def of_the_clinic(self) -> Person:
        """Somebody unidentified whom only the clinic met."""
        return add_unknown_person(by=member("clara"))

    @cached_property
    def of_the_police(self) -> Person:
        """Somebody unidentified whom only the police met."""
        return add_unknown_person(by=member("omar"))

    @cached_property
    def name(self) -> UUID:
        """The name of the person who is known, as the clinic wrote it."""
        return PersonName.objects.get(person=self.known).pk

    @cached_property
    def merge(self) -> UUID:
        """A third record that was joined with that of the person who is known."""
        assert self.name
        third = add_person(given="Avie", family="Example", by=member("clara"))
        return merge_people(survivor=self.known, loser=third, by=member("carlos")).pk

    @cached_property
    def proposal(self) -> UUID:
        """Two records of which the clinic's people may know."""
        return _proposed(self.known, self.other)

    @cached_property
    def proposal_of_the_police(self) -> UUID:
        """Two records of which only the police may know."""
        return _proposed(self.of_the_police, add_unknown_person(by=member("omar")))

    @cached_property
    def plan_in_use(self) -> PlanVersion:
        """Clara wrote it and Carlos approved it."""
        clara = member("clara")
        begun = start_version(person=self.known, by=clara)
        write_version(version=begun, sections=SAID, seen_edited_at=begun.edited_at, by=clara)
        return approve_version(version=submit_version(version=begun, by=clara), by=member("carlos"))

    @cached_property
    def plan_begun(self) -> PlanVersion:
        """The next version, which Clara is writing."""
        assert self.plan_in_use
        return start_version(person=self.known, by=member("clara"))

    @cached_property
    def instrument(self) -> str:
        """An instrument that the clinic uses."""
        clinic = member("clara").agency
        assert clinic is not None
        return put_in_use(agency=clinic, key="asq", by=member("cora")).instrument_key

    @cached_property
    def screening(self) -> UUID:
        """What Clara asked the person who is known."""
        given = Given(how=How.ITEMS, answers={"q1": "yes"})
        options = {"given": given, "administered_at": timezone.now(), "by": member("clara")}
        return record_screening(person=self.known, key=self.instrument, **options).pk

    @cached_property
    def step(self) -> UUID:
        """What it asks for."""
        with everything_let_through():
            return RequiredStep.objects.get(screening=self.screening).pk

    @cached_property
    def safety_plan(self) -> UUID:
        """The plan that Clara wrote with the person."""
        options = {"is_read_back": True, "copy_given": Copy.PAPER, "by": member("clara")}
        said = {PlanSection.SIGNS: "I stop answering the phone."}
        return write_safety_plan(person=self.known, sections=said, seen_number=0, **options).pk

    @cached_property
    def suggestion(self) -> UUID:
        """What Omar suggests to the plan."""
        options = {"is_urgent": False, "purpose": Purpose.CRISIS_RESPONSE, "by": member("omar")}
        return suggest(version=self.plan_in_use, text="A flashlight on our faces helped.", **options).pk


def _proposed(one: Person, other: Person) -> UUID:
    first, second = sorted((one, other), key=lambda each: each.pk)
    return MatchProposal.objects.create(first=first, second=second, probability=0.9, reasons=["family_exact"]).pk
