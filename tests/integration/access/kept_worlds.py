"""Generated worlds, kept in the database: agencies, accounts, people, parts, and what opens or closes them."""

from collections.abc import Iterator
from datetime import date, timedelta
from uuid import UUID

from coresponder.program.people.models import (
    CareNote,
    DemographicFact,
    JusticeNote,
    Person,
    PersonName,
    PersonPart,
    SafetyFact,
    SocialFact,
)
from coresponder.program.response_plans.models import PlanDecision
from coresponder.safeguards.access.asking import Ask, Part, Subject
from coresponder.safeguards.access.facts import Facts, GivenConsent, Grant, KeptFrom, OpenInEmergency
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.consent.models import Consent, Restriction
from coresponder.safeguards.emergencies.models import Opening
from coresponder.safeguards.vocabulary import DataClass
from tests.support.agreements import in_force, term
from tests.support.cast import member
from tests.unit.access.worlds import AGENCIES, NOW, PERSONS, USERS, World

# Operational facts of calls are no parts of a person's record yet.
MODELS: dict[DataClass, type[PersonPart]] = {
    DataClass.IDENTITY: PersonName,
    DataClass.DEMOGRAPHICS: DemographicFact,
    DataClass.SAFETY: SafetyFact,
    DataClass.RESPONSE_GUIDANCE: PlanDecision,
    DataClass.CRIMINAL_JUSTICE: JusticeNote,
    DataClass.CLINICAL: CareNote,
    DataClass.SUBSTANCE_USE: CareNote,
    DataClass.SOCIAL_NEEDS: SocialFact,
}
ALSO_NEEDED: dict[type[PersonPart], dict[str, object]] = {
    DemographicFact: {"element": "language", "codes": ["unknown"], "source": "observed"},
    SocialFact: {"element": "housing", "codes": ["unknown"], "source": "observed"},
    SafetyFact: {
        "category": "animal",
        "source": "seen",
        "observed_on": date(2026, 1, 1),
        "expires_on": date(2027, 1, 1),
    },
    CareNote: {"kind": "clinical_note"},
    PlanDecision: {"decided": "plan"},
}
LONG_AGO = NOW - timedelta(days=100)


class KeptWorld:
    """What of a world stands in the database for every example: who there is."""

    def __init__(self) -> None:
        self.agencies = {
            number: Agency.objects.create(name=f"Agency {number} (invented)", kind=kind)
            for number, kind in AGENCIES.items()
        }
        self.users = {
            number: User.objects.create_user(f"user{number}", display_name="Somebody", role="outsider")
            for number in USERS
        }
        member("cora")
        for number in PERSONS:
            Person.objects.create(pk=number, created_by=self.users[1], created_for=self.agencies[1])

    def keep(self, facts: Facts) -> None:
        """Write down everything that opens or closes something."""
        for grant in facts.grants:
            self._grant(grant)
        for consent in facts.consents:
            self._consent(consent)
        for restriction in facts.restrictions:
            self._restriction(restriction)
        for opening in facts.openings:
            self._opening(opening)

    def parts(self, world: World, number: int) -> list[tuple[Part, PersonPart]]:
        """So many parts, each as plain values and as a row."""
        drawn = [part for part in (world.part() for _ in range(number)) if part.data_class in MODELS]
        return [(part, self._part(part)) for part in drawn]

    def account_of(self, subject: Subject) -> User:
        """The account as somebody who works for that agency in that role, or for nobody."""
        user = self.users[subject.user_id]
        user.agency = self.agencies[subject.agency_id] if subject.agency_id else None
        user.role = subject.role
        user.save()
        Membership.objects.filter(user=user).delete()
        if user.agency:
            Membership.objects.create(user=user, agency=user.agency, role=user.role, starts_on=LONG_AGO.date())
        return user

    def _part(self, part: Part) -> PersonPart:
        model = MODELS[part.data_class]
        return model._default_manager.create(
            person_id=part.person_id,
            owner_agency=self.agencies[part.owner_agency_id],
            author=self.users[part.author_id],
            data_class=part.data_class,
            is_author_only=part.is_author_only,
            sealed_at=NOW if part.is_sealed else None,
            **ALSO_NEEDED.get(model, {}),
        )

    def _grant(self, grant: Grant) -> None:
        owner, reader = self.agencies[grant.from_agency_id], self.agencies[grant.to_agency_id]
        needs, roles = grant.needs_consent, sorted(grant.roles)
        cell = term(owner, reader, grant.data_class, grant.purpose, needs_consent=needs, roles=roles)
        in_force(cell, starts_on=LONG_AGO.date())

    def _consent(self, consent: GivenConsent) -> None:
        Consent.objects.create(
            person_id=consent.person_id,
            holder=self._agency(consent.holder_id),
            recipient=self._agency(consent.recipient_id),
            recipient_kind=consent.recipient_kind,
            data_classes=sorted(consent.data_classes),
            purposes=sorted(consent.purposes),
            method="signature",
            form_version="drawn",
            given_at=LONG_AGO,
            expires_at=NOW + timedelta(days=1),
            obtained_by=self.users[1],
        )

    def _restriction(self, restriction: KeptFrom) -> None:
        kept = Restriction.objects.create(
            person_id=restriction.person_id,
            kept_from=self._agency(restriction.agency_id),
            data_class=restriction.data_class,
            recorded_by=self.users[1],
        )
        Restriction.objects.filter(pk=kept.pk).update(recorded_at=LONG_AGO)

    def _opening(self, opening: OpenInEmergency) -> None:
        Opening.objects.create(
            person_id=opening.person_id,
            opened_by=self.users[opening.user_id],
            kind=opening.kind,
            data_classes=sorted(opening.data_classes),
            opened_at=NOW - timedelta(hours=1),
            closes_at=opening.closes_at,
            review_due_on=NOW.date(),
        )

    def _agency(self, number: int | None) -> Agency | None:
        return self.agencies[number] if number else None


def asks_about(ask: Ask, parts: list[tuple[Part, PersonPart]]) -> Iterator[tuple[Ask, UUID]]:
    """The same question about each part, with the id of its row."""
    for part, row in parts:
        yield Ask(subject=ask.subject, part=part, deed=ask.deed, purpose=ask.purpose, at=ask.at), row.pk
