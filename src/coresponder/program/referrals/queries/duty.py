"""Who acts for a referral, and to whom it rises when nobody did."""

from django.db.models import Case, IntegerField, QuerySet, Value, When

from coresponder.program.referrals.models import Referral, RisesTo
from coresponder.safeguards.accounts.models import User
from coresponder.safeguards.permissions import Permission, may
from coresponder.safeguards.permissions.roles import CASE_MANAGER, CLINICIAN, COORDINATOR


def who_acts_for(referral: Referral) -> User:
    """The responsible person; where that account is closed, the one to whom referrals of the agency rise."""
    if referral.responsible.is_active and may(referral.responsible, Permission.WRITE_REFERRALS):
        return referral.responsible
    return who_is_told_of_overdue(referral)


def who_is_told_of_overdue(referral: Referral) -> User:
    """Who was chosen for that; without one a case manager of the agency, a clinician of it, or a coordinator.

    Another one than is responsible, as long as there is another. Where nobody of these has an account, whoever is
    responsible: that somebody is named is worth more than that it is somebody else.
    """
    chosen = chosen_for(referral.owner_agency_id)
    if chosen is not None and chosen.pk != referral.responsible_id:
        return chosen
    return _others(referral).exclude(pk=referral.responsible_id).first() or referral.responsible


def chosen_for(agency_id: int) -> User | None:
    """Who was chosen for an agency, as long as that account is open and belongs to it."""
    row = RisesTo.objects.filter(agency_id=agency_id, ended_at=None).select_related("account").first()
    if row is None or not row.account.is_active or row.account.agency_id != agency_id:
        return None
    return row.account


def may_be_chosen(agency_id: int) -> QuerySet[User]:
    """The colleagues who write referrals there."""
    return User.objects.filter(
        is_active=True, agency_id=agency_id, role__in=(CASE_MANAGER.key, CLINICIAN.key)
    ).order_by("display_name")


def _others(referral: Referral) -> QuerySet[User]:
    own = User.objects.filter(is_active=True, agency_id=referral.owner_agency_id)
    rank = Case(
        When(role=CASE_MANAGER.key, agency_id=referral.owner_agency_id, then=Value(0)),
        When(role=CLINICIAN.key, agency_id=referral.owner_agency_id, then=Value(1)),
        When(role=COORDINATOR.key, then=Value(2)),
        default=Value(3),
        output_field=IntegerField(),
    )
    careful = own.filter(role__in=(CASE_MANAGER.key, CLINICIAN.key)) | User.objects.filter(
        is_active=True, role=COORDINATOR.key
    )
    return careful.annotate(rank=rank).order_by("rank", "pk")
