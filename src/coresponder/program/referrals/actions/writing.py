"""Writing a referral, asking more services, marking a mistake."""

from collections.abc import Sequence
from uuid import UUID

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError
from coresponder.program.encounters.models import Encounter
from coresponder.program.people.models import Person
from coresponder.program.referrals import audit_events
from coresponder.program.referrals.actions.happening import Said, happened, start_clock
from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.queries.locking import locked_referral
from coresponder.program.referrals.rules.answers import (
    refuse_unfit_number,
    refuse_unfit_reason,
    refuse_unknown_need,
)
from coresponder.program.referrals.vocabulary import (
    ConsentSaid,
    EventKind,
    ReferralState,
    Urgency,
    class_of_need,
)
from coresponder.program.services.models import Service
from coresponder.safeguards.access.records import check_part, reader
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.audit.recording import Detail, record
from coresponder.safeguards.permissions import Denied, Permission, check
from coresponder.safeguards.permissions.denials import STRANGER
from coresponder.safeguards.vocabulary import Deed, Purpose


@transaction.atomic
def write_referral(
    *,
    person: Person,
    need: str,
    urgency: Urgency,
    reason: str,
    services: Sequence[Service],
    consent_said: ConsentSaid,
    by: User,
    encounter: Encounter | None = None,
    identity: UUID | None = None,
) -> Referral:
    """A draft for one need, with the services that are to be asked. Nothing leaves yet.

    `identity` is an id that was made on a phone: the same referral that comes twice is one.
    """
    check(by, Permission.WRITE_REFERRALS)
    refuse_unknown_need(need)
    refuse_unfit_reason(reason)
    refuse_unfit_number(services)
    reader(by)
    known = Referral.objects.filter(pk=identity, author=by).first() if identity else None
    if known is not None:
        return known
    referral = Referral(person=person, encounter=encounter, need=need, urgency=urgency, consent_said=consent_said)
    referral.pk = identity or referral.pk
    referral.owner_agency, referral.author, referral.responsible = _agency_of(by), by, by
    referral.data_class, referral.changed_at = class_of_need(need), timezone.now()
    referral.reason = reason.strip()
    check_part(referral, by=by, deed=Deed.WRITE, purpose=Purpose.TREATMENT)
    start_clock(referral)
    referral.save(force_insert=True)
    for ordinal, service in enumerate(services, start=1):
        add_destination(referral, service, ordinal, by)
    happened(referral, Said(by=by), kind=EventKind.WRITTEN)
    details: dict[str, Detail] = {"referral": f"referral:{referral.pk}", "services": len(services)}
    record(audit_events.WRITTEN, by=by, about=f"person:{person.pk}", details=details)
    return referral


def add_destination(referral: Referral, service: Service, ordinal: int, by: User) -> Destination:
    """One more service that is to be asked."""
    destination = Destination(referral=referral, service=service, ordinal=ordinal, author=by)
    destination.person_id, destination.owner_agency_id = referral.person_id, referral.owner_agency_id
    destination.data_class = referral.data_class
    destination.save(force_insert=True)
    return destination


@transaction.atomic
def end_as_mistake(*, referral: Referral, reason: str, by: User) -> Referral:
    """It was written by mistake: of somebody else, or twice. Only a draft; what was sent is given up instead."""
    referral = locked_referral(referral.pk, by=by)
    refuse_unfit_reason(reason)
    if referral.state != ReferralState.DRAFT:
        raise StateError("sent_already", "It was sent already.", "Give it up, and say why.")
    now = timezone.now()
    referral.ended_at, referral.ended_by, referral.end_reason = now, by, reason.strip()
    referral.due_at = referral.raised_at = referral.raised_to = None
    referral.save()
    Destination.objects.filter(referral=referral).update(ended_at=now, ended_by=by)
    details = {"referral": f"referral:{referral.pk}"}
    record(audit_events.ENDED, by=by, about=f"person:{referral.person_id}", details=details)
    return referral


def _agency_of(by: User) -> Agency:
    if by.agency is None:
        raise Denied(STRANGER, "There is no such page.")
    return by.agency
