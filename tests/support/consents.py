"""Consents, lines of the ledger and openings for tests, with everything that a test does not care about filled in."""

from dataclasses import replace
from datetime import timedelta
from typing import Any

from django.utils import timezone

from coresponder.delivery.web.cast import BEHAVIORAL_HEALTH, DISPATCH, POLICE, CastAgency, cast_agency
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.consent.actions.consents import record_consent
from coresponder.safeguards.consent.ledger import note_disclosure
from coresponder.safeguards.consent.models import Consent, Disclosure
from coresponder.safeguards.consent.terms import Terms
from coresponder.safeguards.consent.vocabulary import ConsentKind, ConsentLanguage, ConsentMethod
from coresponder.safeguards.emergencies.rules import Emergency
from coresponder.safeguards.emergencies.vocabulary import EmergencyKind, ThreatTo
from coresponder.safeguards.vocabulary import DataClass, Purpose
from tests.support.known_persons import AVERY

RECOVERY_HOUSE = CastAgency(name="Marigold Recovery House (invented)", kind=AgencyKind.SUBSTANCE_USE_PROGRAM)
CAPACITY = "Calm, oriented, and explained it back."
OWN_WORDS = "You tell the house that I see you, and they help me."
REASON = "She is on the bridge and speaks of jumping."


def police() -> Agency:
    """Omar's agency."""
    return cast_agency(POLICE)


def clinic() -> Agency:
    """Clara's and Carlos's agency."""
    return cast_agency(BEHAVIORAL_HEALTH)


def dispatch() -> Agency:
    """Dana's agency."""
    return cast_agency(DISPATCH)


def recovery_house() -> Agency:
    """An agency of nobody of the cast, whose records 42 CFR Part 2 protects."""
    return cast_agency(RECOVERY_HOUSE)


def terms(**changes: Any) -> Terms:
    """The recovery house may share its records with the clinic for treatment, signed today."""
    today = timezone.localdate()
    usual = Terms(
        kind=ConsentKind.SHARING,
        holder=recovery_house(),
        recipient=clinic(),
        recipient_kind="",
        data_classes=frozenset({DataClass.SUBSTANCE_USE}),
        purposes=frozenset({Purpose.TREATMENT}),
        given_on=today,
        expires_on=today + timedelta(days=300),
        method=ConsentMethod.SIGNATURE,
        language=ConsentLanguage.ENGLISH,
        document_name="Scan 14",
        capacity_note=CAPACITY,
    )
    return replace(usual, **changes)


def consent_of_avery(by: User, **changes: Any) -> Consent:
    """A consent on file."""
    return record_consent(person_id=AVERY, terms=terms(**changes), own_words=OWN_WORDS, by=by)


def shared(by: User, *, opened_by: str, **changes: Any) -> Disclosure:
    """Something of the recovery house was shown to `by`."""
    usual: dict[str, Any] = {
        "person_id": AVERY,
        "owner_agency_id": recovery_house().pk,
        "data_classes": [DataClass.SUBSTANCE_USE],
        "purpose": Purpose.TREATMENT,
        "way": "page",
        "carried_part_2_notice": True,
    }
    return note_disclosure(**usual | changes, opened_by=opened_by, by=by)


def emergency(**changes: Any) -> Emergency:
    """A threat for which safety facts and clinical information are needed for two hours."""
    usual = Emergency(
        kind=EmergencyKind.SERIOUS_THREAT,
        threat_to=ThreatTo.THE_PERSON,
        data_classes=frozenset({DataClass.CLINICAL, DataClass.SAFETY}),
        reason=REASON,
        hours=2,
    )
    return replace(usual, **changes)
