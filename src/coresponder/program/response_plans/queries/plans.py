"""One person's plan, as somebody may read it: through the access decision, with the audit event and the ledger."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from coresponder.program.people.models import Person, PersonName, SafetyFact
from coresponder.program.people.queries.lanes import Month, counts_of, months_of
from coresponder.program.people.queries.record import PersonRecord
from coresponder.program.people.timeline import Moment, contact_parts, moments_of
from coresponder.program.response_plans.models import PlanVersion, Suggestion
from coresponder.program.response_plans.vocabulary import SuggestionAnswer, VersionState
from coresponder.program.response_plans.wording import seconds_to_read, words_in
from coresponder.safeguards.access.reading import Record, read_record
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose


@dataclass(frozen=True, kw_only=True)
class SeenPlan:
    """What somebody sees of a person's plans: those in use, what the own agency has begun, and what was suggested."""

    person: Person
    record: Record

    @property
    def in_use(self) -> list[Any]:
        """The plan of each agency that keeps one and lets it be seen; the newest first."""
        return [each for each in self._versions() if each.part.state == VersionState.APPROVED]

    @property
    def begun(self) -> Any:
        """The own agency's version that is being written or waits for approval; None when there is none."""
        states = (VersionState.DRAFT, VersionState.SUBMITTED)
        return next((each.part for each in self._versions() if each.part.state in states), None)

    @property
    def history(self) -> list[Any]:
        """Versions that were in use once."""
        states = (VersionState.REPLACED, VersionState.RETIRED)
        return [each.part for each in self._versions() if each.part.state in states]

    @property
    def suggestions(self) -> list[Any]:
        """What was suggested and is not answered, the urgent first."""
        found = [each.part for each in self.record.shown if isinstance(each.part, Suggestion)]
        return [each for each in found if each.answer == SuggestionAnswer.OPEN]

    @property
    def moments(self) -> list[Moment]:
        """What of the person's timeline was read with the plan: the contacts that may be seen."""
        return moments_of(PersonRecord(person=self.person, record=self.record))

    @property
    def contacts(self) -> list[tuple[int, int]]:
        """How often the person was met, as far as it may be seen."""
        return counts_of(self.moments, timezone.now())

    @property
    def months(self) -> list[Month]:
        """The same by month."""
        return months_of(self.moments, timezone.localdate())

    @property
    def seconds(self) -> int:
        """How long it takes to read what is in use."""
        return seconds_to_read(sum(words_in(each.part.sections.values()) for each in self.in_use))

    def _versions(self) -> list[Any]:
        return [each for each in self.record.shown if isinstance(each.part, PlanVersion)]


def read_plan(person: Person, *, by: User, purpose: Purpose) -> SeenPlan:
    """What somebody may see of a person's plans, with the safety facts beside them, the names and the contacts."""
    parts: list[Any] = [PlanVersion.offered_to(by), Suggestion.offered_to(by), SafetyFact.objects.filter(ended_at=None)]
    parts.append(PersonName.objects.filter(ended_at=None))
    parts += [model.offered_to(by) for model in contact_parts()]
    record = read_record(person.pk, parts=parts, by=by, purpose=purpose, way="plan")
    open_together([each.part for each in record.shown])
    return SeenPlan(person=person, record=record)
