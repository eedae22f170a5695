"""What holds at the moment of a question: agreements' terms, consents, restrictions, openings, jurisdiction rules."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from uuid import UUID

from coresponder.safeguards.access.asking import Ask, Part, Subject
from coresponder.safeguards.access.jurisdiction import JurisdictionRule
from coresponder.safeguards.emergencies.openable import openable
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.vocabulary import DataClass, Purpose


@dataclass(frozen=True, kw_only=True)
class Grant:
    """A term of an agreement in force, as seen from the agency that it opens something to."""

    agreement_id: UUID
    from_agency_id: int
    to_agency_id: int
    data_class: DataClass
    purpose: Purpose
    needs_consent: bool = False
    roles: frozenset[str] = frozenset()

    def is_for(self, subject: Subject) -> bool:
        """True when it opens something to this person's agency and role."""
        return self.to_agency_id == subject.agency_id and (not self.roles or subject.role in self.roles)

    def covers(self, ask: Ask) -> bool:
        """True when it opens this part for this purpose."""
        return (
            self.is_for(ask.subject)
            and self.from_agency_id == ask.part.owner_agency_id
            and self.data_class == ask.part.data_class
            and self.purpose == ask.purpose
        )


@dataclass(frozen=True, kw_only=True)
class GivenConsent:
    """A consent in force."""

    consent_id: UUID
    person_id: UUID
    holder_id: int | None
    recipient_id: int | None
    recipient_kind: str
    data_classes: frozenset[DataClass]
    purposes: frozenset[Purpose]

    def covers(self, ask: Ask) -> bool:
        """True when the person agreed that this part goes to this agency for this purpose."""
        return (
            self.person_id == ask.part.person_id
            and self.holder_id in (None, ask.part.owner_agency_id)
            and self._names(ask.subject)
            and ask.part.data_class in self.data_classes
            and ask.purpose in self.purposes
        )

    def _names(self, subject: Subject) -> bool:
        if self.recipient_id is not None:
            return self.recipient_id == subject.agency_id
        return self.recipient_kind == subject.agency_kind


@dataclass(frozen=True, kw_only=True)
class KeptFrom:
    """A restriction in force: what a person wants kept from one agency, or from every other."""

    person_id: UUID
    agency_id: int | None
    data_class: str

    def covers(self, ask: Ask) -> bool:
        """True when the person wants this part kept from this agency."""
        return (
            self.person_id == ask.part.person_id
            and self.agency_id in (None, ask.subject.agency_id)
            and self.data_class in ("", ask.part.data_class)
        )


@dataclass(frozen=True, kw_only=True)
class OpenInEmergency:
    """An opening of this account that is open now."""

    opening_id: UUID
    user_id: int
    person_id: UUID
    kind: EmergencyKind
    data_classes: frozenset[DataClass]
    closes_at: datetime

    def covers(self, subject: Subject, part: Part) -> bool:
        """True when this account opened this class of this person's record, and may open it in such an emergency."""
        if subject.user_id != self.user_id or part.person_id != self.person_id:
            return False
        return part.data_class in self.data_classes and self.may_open(part.data_class, subject.role)

    def may_open(self, data_class: DataClass, role: str) -> bool:
        """True while somebody in this role may open this class in such an emergency."""
        return data_class in openable(role, self.kind)


@dataclass(frozen=True, kw_only=True)
class Facts:
    """Everything that holds for one person who asks, at one moment."""

    grants: Iterable[Grant] = ()
    consents: Iterable[GivenConsent] = ()
    restrictions: Iterable[KeptFrom] = ()
    openings: Iterable[OpenInEmergency] = ()
    jurisdiction: Iterable[JurisdictionRule] = ()
