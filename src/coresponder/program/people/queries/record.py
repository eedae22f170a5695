"""One person's record, as somebody reads it: through the access decision, with the audit event and the ledger."""

from dataclasses import dataclass
from typing import Any

from django.utils import timezone

from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    IdentityFact,
    JusticeNote,
    Person,
    PersonName,
    PersonPart,
    SafetyFact,
    SocialFact,
)
from coresponder.program.people.models.facts import CodedFact
from coresponder.program.people.models.registry import part_models
from coresponder.program.people.queries.ages import age_words
from coresponder.program.people.vocabulary.facts import DemographicElement
from coresponder.program.people.vocabulary.identity import IdentityKind, NameKind
from coresponder.safeguards.access.reading import Record, Shown, read_record
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.notice import Part2Notice, travelling_with
from coresponder.safeguards.encryption.fields import open_together
from coresponder.safeguards.vocabulary import Purpose


@dataclass(frozen=True, kw_only=True)
class PersonRecord:
    """What somebody sees of one person: what holds, by kind, and what is kept as history."""

    person: Person
    record: Record

    @property
    def display_name(self) -> str:
        """The legal name where one may be seen, else any name, else the label."""
        found = [each.part for each in self.names if isinstance(each.part, PersonName)]
        best = next((each for each in found if each.kind == NameKind.LEGAL), found[0] if found else None)
        return best.full if best is not None else self.person.short_name

    @property
    def safety(self) -> list[Any]:
        """What to be careful about today."""
        return [each for each in self._holding(SafetyFact) if each.part.expires_on >= timezone.localdate()]

    @property
    def expired_safety(self) -> list[Any]:
        """What there was to be careful about once."""
        return [each for each in self._holding(SafetyFact) if each.part.expires_on < timezone.localdate()]

    @property
    def names(self) -> list[Any]:
        """Every name that holds."""
        return self._holding(PersonName)

    @property
    def identity(self) -> list[Any]:
        """What else tells who it is."""
        return self._holding(IdentityFact)

    @property
    def demographics(self) -> list[Any]:
        """For every question each agency's newest answer."""
        return self._newest(DemographicFact)

    @property
    def social(self) -> list[Any]:
        """For every need each agency's newest answer."""
        return self._newest(SocialFact)

    @property
    def care(self) -> list[Any]:
        """Notes of care."""
        return self._holding(CareNote)

    @property
    def justice(self) -> list[Any]:
        """Notes of justice."""
        return self._holding(JusticeNote)

    @property
    def former(self) -> list[Shown]:
        """What was corrected, what no longer holds, and answers before the newest."""
        newest = {each.part.pk for each in (*self.demographics, *self.social)}
        return [
            each
            for each in self.record.shown
            if isinstance(each.part, PersonPart)
            and each.part.IS_HISTORY_ON_PERSON_PAGE
            and (not each.part.holds or (isinstance(each.part, CodedFact) and each.part.pk not in newest))
        ]

    @property
    def age(self) -> str:
        """How old somebody is, as far as it may be told."""
        kinds = {each.part.kind: each.part.value for each in reversed(self.identity)}
        return age_words(kinds.get(IdentityKind.BIRTH_DATE, ""), kinds.get(IdentityKind.BIRTH_YEARS, ""))

    @property
    def language(self) -> str:
        """Which language somebody speaks, as far as it is known and may be told."""
        spoken = [each.part for each in self.demographics if each.part.element == DemographicElement.LANGUAGE]
        return next((each.words for each in spoken if not each.is_absent), "")

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

    def _holding(self, model: type[PersonPart]) -> list[Any]:
        return [each for each in self.record.shown if isinstance(each.part, model) and each.part.holds]

    def _newest(self, model: type[CodedFact]) -> list[Any]:
        found: dict[tuple[str, int], Any] = {}
        for each in self._holding(model):
            found.setdefault((each.part.element, each.part.owner_agency_id), each)
        return sorted(found.values(), key=lambda each: str(each.part.element))


def read_person(person: Person, *, by: User, purpose: Purpose, way: str = "page") -> PersonRecord:
    """Everything of a person's record that somebody may see; who read it, and what for, is written down."""
    querysets = [model.offered_to(by) for model in part_models()]
    record = read_record(person.pk, parts=querysets, by=by, purpose=purpose, way=way)
    open_together([each.part for each in record.shown])
    return PersonRecord(person=person, record=record)
