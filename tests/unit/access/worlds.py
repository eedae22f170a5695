"""Generated worlds: a few agencies, people and parts, and everything that can open or close a record between them.

They are drawn around one question. An agreement that is drawn at random would touch it once in thousands of times; so
each value of what opens or closes is the question's own in most cases, and any other in the rest.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from random import Random
from typing import TypeVar
from uuid import UUID

from coresponder.safeguards.access.asking import Ask, Part, Subject
from coresponder.safeguards.access.facts import Facts, GivenConsent, Grant, KeptFrom, OpenInEmergency
from coresponder.safeguards.access.jurisdiction import JurisdictionRule
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.permissions.roles import ROLES
from coresponder.safeguards.vocabulary import DataClass, Deed, Purpose

NOW = datetime(2026, 11, 25, 18, 42, tzinfo=UTC)
PERSONS = (UUID(int=11), UUID(int=12))
USERS = (1, 2)
AGENCIES = {
    1: AgencyKind.POLICE,
    2: AgencyKind.MENTAL_HEALTH,
    3: AgencyKind.SUBSTANCE_USE_PROGRAM,
    4: AgencyKind.DISPATCH_CENTER,
}
# Where the rules are densest.
CLASSES = (DataClass.CLINICAL, DataClass.SUBSTANCE_USE, DataClass.IDENTITY, *DataClass)
PURPOSES = (Purpose.CRISIS_RESPONSE, Purpose.TREATMENT, Purpose.LAW_ENFORCEMENT_REQUEST, *Purpose)
ROLE_KEYS = ("officer", "clinician", "case_manager", "clinician", *sorted(ROLES))
DEEDS = (Deed.READ, Deed.READ, Deed.READ, Deed.READ, Deed.WRITE, Deed.EXPORT)

T = TypeVar("T")


class World:
    """One drawn question, and the facts around it."""

    def __init__(self, seed: int) -> None:
        self.dice = Random(seed)  # noqa: S311 - a test's dice
        self.ask = self._ask()
        self.facts = Facts(
            grants=self._several(self._grant, 5),
            consents=self._several(self._consent, 3),
            restrictions=self._several(self._restriction, 1),
            openings=self._several(self._opening, 1),
            jurisdiction=self._several(self._jurisdiction, 1),
        )

    def other_asks(self, number: int) -> list[Ask]:
        """More questions to the same facts, by other people about other parts."""
        return [replace(self._ask(), at=self.ask.at) for _ in range(number)]

    def _ask(self) -> Ask:
        agency = self.dice.choice([None, *sorted(AGENCIES) * 4])
        role = self.dice.choice(ROLE_KEYS) if agency else "outsider"
        kind = AGENCIES[agency] if agency else ""
        subject = Subject(user_id=self.dice.choice(USERS), agency_id=agency, agency_kind=kind, role=role)
        deed, purpose = self.dice.choice(DEEDS), self.dice.choice(PURPOSES)
        return Ask(subject=subject, part=self.part(), deed=deed, purpose=purpose, at=NOW)

    def part(self) -> Part:
        """A part of somebody's record."""
        owner = self.dice.choice(sorted(AGENCIES))
        return Part(
            person_id=self.dice.choice(PERSONS),
            owner_agency_id=owner,
            owner_kind=AGENCIES[owner],
            data_class=self.dice.choice(CLASSES),
            author_id=self.dice.choice(USERS),
            is_author_only=self.dice.random() < 0.1,
            is_sealed=self.dice.random() < 0.05,
        )

    def _several(self, make: Callable[[], T], up_to: int) -> tuple[T, ...]:
        return tuple(make() for _ in range(self.dice.randint(0, up_to)))

    def _near(self, own: T, others: Sequence[T]) -> T:
        return own if self.dice.random() < 0.8 else self.dice.choice(others)

    def _any_id(self) -> UUID:
        return UUID(int=self.dice.randrange(1, 2**100))

    def _class(self) -> DataClass:
        return self._near(self.ask.part.data_class, CLASSES)

    def _purpose(self) -> Purpose:
        return self._near(self.ask.purpose, PURPOSES)

    def _agency(self) -> int:
        return self._near(self.ask.subject.agency_id or 1, sorted(AGENCIES))

    def _person(self) -> UUID:
        return self._near(self.ask.part.person_id, PERSONS)

    def _grant(self) -> Grant:
        to = self._agency()
        owner = self._near(self.ask.part.owner_agency_id, sorted(AGENCIES))
        return Grant(
            agreement_id=self._any_id(),
            from_agency_id=owner if owner != to else owner % len(AGENCIES) + 1,
            to_agency_id=to,
            data_class=self._class(),
            purpose=self._purpose(),
            needs_consent=self.dice.random() < 0.4,
            roles=frozenset()
            if self.dice.random() < 0.7
            else frozenset({self._near(self.ask.subject.role, ROLE_KEYS)}),
        )

    def _consent(self) -> GivenConsent:
        recipient = self.dice.choice([None, self._agency()])
        kind = self._near(str(self.ask.subject.agency_kind) or "police", sorted(set(AGENCIES.values())))
        return GivenConsent(
            consent_id=self._any_id(),
            person_id=self._person(),
            holder_id=self.dice.choice([None, self._near(self.ask.part.owner_agency_id, sorted(AGENCIES))]),
            recipient_id=recipient,
            recipient_kind="" if recipient else kind,
            data_classes=frozenset({self._class(), self._class()}),
            purposes=frozenset({self._purpose(), self._purpose()}),
        )

    def _restriction(self) -> KeptFrom:
        return KeptFrom(
            person_id=self._person(),
            agency_id=self.dice.choice([None, self._agency()]),
            data_class=self.dice.choice(["", self._class().value]),
        )

    def _opening(self) -> OpenInEmergency:
        return OpenInEmergency(
            opening_id=self._any_id(),
            user_id=self._near(self.ask.subject.user_id, USERS),
            person_id=self._person(),
            kind=self.dice.choice(list(EmergencyKind)),
            data_classes=frozenset({self._class(), self._class()}),
            closes_at=NOW + timedelta(hours=2),
        )

    def _jurisdiction(self) -> JurisdictionRule:
        return JurisdictionRule(
            key="drawn",
            effect=self.dice.choice(["deny", "needs_consent"]),
            data_class=self._class(),
            recipient_kind=self.dice.choice(["", str(self.ask.subject.agency_kind)]),
            purpose=self.dice.choice(["", self._purpose().value]),
            citation="Example Code 1-1 (invented)",
            sentence="Refused here.",
        )
