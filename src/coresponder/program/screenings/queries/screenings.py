"""One person's screenings and steps, as somebody may read them: by the access decision, with event and ledger."""

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from django.db.models import QuerySet

from coresponder.program.people.models import Person, PersonName
from coresponder.program.screenings.models import RequiredStep, SafetyPlan, Screening
from coresponder.program.screenings.vocabulary import StepAnswer
from coresponder.safeguards.access.reading import Record, Shown, read_record
from coresponder.safeguards.access.records import readable
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.notice import Part2Notice, travelling_with
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass, Purpose

MOST_OPEN_STEPS = 200


@dataclass(frozen=True, kw_only=True)
class SeenScreenings:
    """What somebody sees of a person's screenings, steps and safety plans."""

    person: Person
    record: Record

    @property
    def screenings(self) -> list[Any]:
        """Every screening that may be seen, the newest first; what was a mistake is marked."""
        return self.record.of(Screening)

    @property
    def steps(self) -> list[Any]:
        """Every step, open and answered."""
        return self.record.of(RequiredStep)

    @property
    def open_steps(self) -> list[Any]:
        """What still has to be done."""
        return [each for each in self.steps if each.is_open]

    @property
    def plans(self) -> list[Any]:
        """The safety plan of each agency that keeps one and lets it be seen."""
        return [each for each in self.record.of(SafetyPlan) if each.holds]  # type: ignore[attr-defined]

    @property
    def former_plans(self) -> list[Any]:
        """Versions that were in use once."""
        return [each for each in self.record.of(SafetyPlan) if not each.holds]  # type: ignore[attr-defined]

    @property
    def closed(self) -> list[str]:
        """Why nothing is shown of a class, a sentence for each; the same whether there is something or not."""
        kinds = (DataClass.CLINICAL, DataClass.SUBSTANCE_USE)
        return [
            f"{each.label.capitalize()}: {self.record.closed[each]}" for each in kinds if each in self.record.closed
        ]

    @property
    def name(self) -> str:
        """What the person is called, as far as it may be told."""
        names = self.record.of(PersonName)
        return str(names[0].full) if names else self.person.short_name  # type: ignore[attr-defined]

    def one(self, screening_id: UUID) -> Screening | None:
        """One of the screenings that may be seen."""
        return next((each for each in self.screenings if each.pk == screening_id), None)

    def part_2_notices(self, by: User) -> list[Part2Notice]:
        """The notice of 42 CFR 2.32 for everything shown with which one goes along, each once."""
        carrying = [each for each in self.record.shown if each.decision.carries_part_2_notice]
        return list(dict.fromkeys(self._notice(each, by) for each in carrying))

    def _notice(self, shown: Shown, by: User) -> Part2Notice:
        return travelling_with(
            person_id=self.person.pk,
            owner_agency_id=shown.part.owner_agency_id,
            purpose=self.record.purpose,
            opened_by=shown.decision.opened_by,
            by=by,
        )


def read_screenings(person: Person, *, by: User, purpose: Purpose) -> SeenScreenings:
    """Everything of a person's screenings and safety plans that somebody may see."""
    parts: list[QuerySet[Any]] = [each.offered_to(by) for each in (Screening, RequiredStep, SafetyPlan)]
    parts.append(PersonName.objects.filter(ended_at=None))
    record = read_record(person.pk, parts=parts, by=by, purpose=purpose, way="screenings")
    open_together([each.part for each in record.shown])
    return SeenScreenings(person=person, record=record)


def open_steps_of(user: User) -> list[RequiredStep]:
    """What the own agency still has to do after screenings, the oldest first. Call it in a transaction."""
    steps = RequiredStep.objects.filter(owner_agency=user.agency, answer=StepAnswer.OPEN)
    found = readable(steps.select_related("person", "screening__instrument"), by=user, purpose=Purpose.TREATMENT)
    rows = list(found.order_by("recorded_at")[:MOST_OPEN_STEPS])
    open_together(rows)
    return rows
