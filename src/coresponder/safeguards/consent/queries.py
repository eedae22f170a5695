"""Which consents and restrictions hold at a moment, which of them somebody may see, and what the ledger says."""

from collections.abc import Collection
from datetime import datetime
from uuid import UUID

from django.db.models import Q, QuerySet

from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.consent.models import Consent, Disclosure, Restriction
from coresponder.safeguards.permissions import Permission, check, may
from coresponder.safeguards.vocabulary import DataClass, Purpose


def consents_in_force(at: datetime) -> QuerySet[Consent]:
    """Every consent that was given, has not expired, and is not revoked."""
    not_revoked = Q(revoked_at__isnull=True) | Q(revoked_at__gt=at)
    return Consent.objects.filter(not_revoked, given_at__lte=at, expires_at__gt=at)


def restrictions_in_force(at: datetime) -> QuerySet[Restriction]:
    """Every restriction that is not lifted."""
    return Restriction.objects.filter(Q(lifted_at__isnull=True) | Q(lifted_at__gt=at), recorded_at__lte=at)


def consent_covering(
    *,
    person_id: UUID,
    owner_agency_id: int,
    data_classes: Collection[DataClass],
    purpose: Purpose,
    by: User,
    at: datetime,
) -> Consent | None:
    """The newest consent in force under which all of this may be shown to the agency that `by` acts for."""
    if by.agency is None:
        return None
    return consents_in_force(at).filter(
        Q(holder__isnull=True) | Q(holder_id=owner_agency_id),
        Q(recipient=by.agency) | Q(recipient__isnull=True, recipient_kind=by.agency.kind),
        person_id=person_id, data_classes__contains=sorted(data_classes), purposes__contains=[purpose],
    ).first()  # fmt: skip


def consents_seen_by(user: User, person_id: UUID) -> QuerySet[Consent]:
    """Every consent of the person that concerns the agency of `user`; all of them for whoever sees the ledger.

    That somebody agreed to share records of substance-use treatment says that there may be some, so a consent is shown
    to those who hold, receive or asked for what it covers, and not to everybody who cares for people.
    """
    check(user, Permission.VIEW_CONSENTS)
    found = Consent.objects.filter(person_id=person_id).select_related(
        "holder", "recipient", "obtained_by", "revoked_by"
    )
    return found if may(user, Permission.VIEW_DISCLOSURES) else found.filter(_concerns(user))


def restrictions_seen_by(user: User, person_id: UUID) -> QuerySet[Restriction]:
    """Every restriction of the person that was recorded by the agency of `user`; all for whoever sees the ledger.

    Whom somebody wants something kept from is nothing for that agency to read.
    """
    check(user, Permission.VIEW_CONSENTS)
    found = Restriction.objects.filter(person_id=person_id).select_related("kept_from", "recorded_by", "lifted_by")
    if may(user, Permission.VIEW_DISCLOSURES):
        return found
    return found.filter(recorded_by__agency__isnull=False, recorded_by__agency=user.agency)


def disclosures_about(
    person_ids: Collection[UUID],
    *,
    since: datetime | None = None,
    until: datetime | None = None,
    recipient_id: int | None = None,
    data_class: str = "",
) -> QuerySet[Disclosure]:
    """The lines of the ledger about a person, newest first; `until` is the first moment that no longer counts."""
    wanted: dict[str, object] = {"at__gte": since, "at__lt": until, "recipient_id": recipient_id}
    given = {name: value for name, value in wanted.items() if value is not None}
    if data_class:
        given["data_classes__contains"] = [data_class]
    found = Disclosure.objects.filter(person_id__in=person_ids, **given)
    return found.select_related("owner_agency", "recipient", "by")


def shared_under(consent: Consent) -> QuerySet[Disclosure]:
    """What was shown or handed out under a consent, newest first."""
    return Disclosure.objects.filter(consent_id=consent.pk).select_related("owner_agency", "recipient", "by")


def _concerns(user: User) -> Q:
    if user.agency is None:
        return Q(pk__in=())
    received = Q(recipient=user.agency) | Q(recipient_kind=user.agency.kind)
    held = Q(holder__isnull=True) | Q(holder=user.agency)
    return received | held | Q(obtaining_agency=user.agency)
