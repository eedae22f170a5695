"""Reading from the database what holds now for the person who asks."""

from datetime import datetime
from uuid import UUID

from django.conf import settings
from django.db.models import Q
from django.utils import timezone

from coresponder.safeguards.access.asking import Subject
from coresponder.safeguards.access.facts import Facts, GivenConsent, Grant, KeptFrom, OpenInEmergency
from coresponder.safeguards.access.jurisdiction import rules_of
from coresponder.safeguards.accounts.models import Membership, User
from coresponder.safeguards.agreements.models import Term
from coresponder.safeguards.agreements.queries import terms_in_force
from coresponder.safeguards.consent.queries import consents_in_force, restrictions_in_force
from coresponder.safeguards.emergencies.queries import openings_of
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind
from coresponder.safeguards.vocabulary import DataClass, Purpose


def subject_of(user: User, at: datetime) -> Subject:
    """Who asks, as far as a membership in force bears it out; without one, a stranger of no agency."""
    today = timezone.localdate(at)
    holds = user.is_active and user.agency is not None and user.agency.is_active
    in_force = Membership.objects.filter(
        Q(ends_on__isnull=True) | Q(ends_on__gte=today),
        user=user, agency=user.agency, role=user.role, starts_on__lte=today,
    )  # fmt: skip
    if user.agency is None or not holds or not in_force.exists():
        return Subject(user_id=user.pk, agency_id=None, agency_kind="", role="outsider")
    return Subject(user_id=user.pk, agency_id=user.agency_id, agency_kind=user.agency.kind, role=user.role)


def facts_for(user: User, at: datetime, *, person_id: UUID | None = None) -> Facts:
    """What holds now. Consents and restrictions are read for one person only; a list asks for them in SQL."""
    return Facts(
        grants=_grants(user, at),
        consents=consents_of(person_id, at) if person_id else (),
        restrictions=restrictions_of(person_id, at) if person_id else (),
        openings=_openings(user, at),
        jurisdiction=rules_of(settings.JURISDICTION),
    )


def every_grant(at: datetime) -> tuple[Grant, ...]:
    """The terms in force of all agreements, to say what would be decided for anybody."""
    return tuple(grant_of(term) for term in terms_in_force(at))


def _grants(user: User, at: datetime) -> tuple[Grant, ...]:
    return tuple(grant_of(term) for term in terms_in_force(at).filter(to_agency_id=user.agency_id))


def grant_of(term: Term) -> Grant:
    """A term of an agreement in the plain values that the decision needs."""
    return Grant(
        agreement_id=term.agreement_id,
        from_agency_id=term.from_agency_id,
        to_agency_id=term.to_agency_id,
        data_class=DataClass(term.data_class),
        purpose=Purpose(term.purpose),
        needs_consent=term.needs_consent,
        roles=frozenset(term.roles),
    )


def consents_of(person_id: UUID, at: datetime) -> tuple[GivenConsent, ...]:
    """What one person has agreed to and not taken back."""
    return tuple(
        GivenConsent(
            consent_id=found.pk,
            person_id=found.person_id,
            holder_id=found.holder_id,
            recipient_id=found.recipient_id,
            recipient_kind=found.recipient_kind,
            data_classes=frozenset(DataClass(each) for each in found.data_classes),
            purposes=frozenset(Purpose(each) for each in found.purposes),
        )
        for found in consents_in_force(at).filter(person_id=person_id)
    )


def restrictions_of(person_id: UUID, at: datetime) -> tuple[KeptFrom, ...]:
    """What one person wants kept from somebody."""
    found = restrictions_in_force(at).filter(person_id=person_id)
    return tuple(
        KeptFrom(person_id=each.person_id, agency_id=each.kept_from_id, data_class=each.data_class) for each in found
    )


def _openings(user: User, at: datetime) -> tuple[OpenInEmergency, ...]:
    return tuple(
        OpenInEmergency(
            opening_id=found.pk,
            user_id=found.opened_by_id,
            person_id=found.person_id,
            kind=EmergencyKind(found.kind),
            data_classes=frozenset(DataClass(each) for each in found.data_classes),
            closes_at=found.closes_at,
        )
        for found in openings_of(user, at)
    )
