"""What encounters tell, as answers by code. For counting alone: no word of anybody leaves, and no id but to tell apart.

It reads every agency's operational and clinical part, whoever asks, because what leaves the counting are numbers in
which nobody can be found (see releasing.py). The substance-use part is never read.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any
from uuid import UUID

from django.utils import timezone

from coresponder.program.encounters.models import Encounter, EncounterCall, PartAnswers
from coresponder.program.needs.vocabulary import NOT_KNOWN
from coresponder.program.people.models import DemographicFact
from coresponder.program.people.vocabulary.facts import ANSWERS, DemographicElement
from coresponder.safeguards.access.second_wall import everything_let_through
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import DataClass

AT_ONCE = 500
# Where both parts answer, the clinical one counts: it is asked for needs.
READ = (DataClass.OPERATIONAL, DataClass.CLINICAL)


@dataclass(frozen=True, kw_only=True)
class Told:
    """One encounter: its answers by element, when, in which area, in which language. `person` tells people apart."""

    person: str
    at: datetime
    area: str
    language: str
    answers: Mapping[str, Any]

    def codes(self, element: str) -> list[str] | None:
        """The codes of an answer with several; None where the question was not answered."""
        value = self.answers.get(element)
        return [str(each) for each in value] if isinstance(value, list) else None


def told_between(from_at: datetime, to_at: datetime) -> Iterator[Told]:
    """Every encounter in which somebody was met, from one instant until before another. Call it in a transaction."""
    met = Encounter.objects.filter(started_at__gte=from_at, started_at__lt=to_at, is_met=True)
    ids = list(met.order_by("started_at", "id").values_list("pk", flat=True))
    for first in range(0, len(ids), AT_ONCE):
        yield from _told(ids[first : first + AT_ONCE])


def _told(ids: Sequence[UUID]) -> Iterator[Told]:
    encounters = Encounter.objects.in_bulk(ids)
    answers, areas = _answers(ids), areas_of(ids)
    languages = languages_of([each.person_id for each in encounters.values() if each.person_id])
    for pk in ids:
        found = encounters[pk]
        yield Told(
            person=str(found.person_id or f"encounter {pk}"),
            at=timezone.localtime(found.started_at),
            area=areas.get(pk) or NOT_KNOWN,
            language=languages.get(found.person_id, NOT_KNOWN) if found.person_id else NOT_KNOWN,
            answers=answers.get(pk, {}),
        )


def _answers(ids: Sequence[UUID]) -> dict[UUID, dict[str, Any]]:
    rows = PartAnswers.objects.filter(encounter__in=ids, ended_at=None, data_class__in=READ)
    with everything_let_through():
        parts = list(rows.only("id", "person_id", "encounter_id", "data_class", "answers").order_by("recorded_at"))
    open_together(parts)
    found: dict[UUID, dict[str, Any]] = {}
    for part in sorted(parts, key=lambda each: READ.index(DataClass(each.data_class))):
        found.setdefault(part.encounter_id, {}).update(part.all_answers)
    return found


def areas_of(ids: Sequence[UUID]) -> dict[UUID, str]:
    """In which area the call of each encounter was."""
    rows = EncounterCall.objects.filter(encounter__in=ids).order_by("pk")
    return dict(rows.values_list("encounter_id", "call__beat"))


def languages_of(persons: Sequence[UUID]) -> dict[UUID, str]:
    """The language that somebody speaks; where there are several, none is taken for the one that counts."""
    rows = DemographicFact.objects.filter(person__in=persons, element=DemographicElement.LANGUAGE, ended_at=None)
    known = ANSWERS[DemographicElement.LANGUAGE]
    said = rows.order_by("recorded_at").values_list("person_id", "codes")
    return {person: codes[0] for person, codes in said if person and len(codes) == 1 and codes[0] in known}
