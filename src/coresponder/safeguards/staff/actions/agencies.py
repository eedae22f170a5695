"""The partners of the program."""

from django.db import transaction

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, User
from coresponder.safeguards.accounts.vocabulary import AgencyKind
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.actions.memberships import settle_memberships
from coresponder.safeguards.staff.audit_events import AGENCY_ADDED, AGENCY_CLOSED, AGENCY_REOPENED


@transaction.atomic
def add_agency(*, name: str, kind: AgencyKind, by: User) -> Agency:
    """A new partner. Its kind decides which rules bind its records, and cannot be changed later."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if Agency.objects.filter(name__iexact=name).exists():
        raise UsageError("agency_exists", "There is an agency of this name already.", "Use that one.")
    agency = Agency.objects.create(name=name, kind=kind)
    record(AGENCY_ADDED, by=by, about=f"agency:{agency.pk}", details={})
    return agency


@transaction.atomic
def close_agency(*, agency: Agency, by: User) -> Agency:
    """A partner leaves: whoever acts for it acts in another membership, or the account closes. Records stay."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if by.agency_id == agency.pk:
        raise UsageError("own_agency", "You act for this agency yourself.", "Act for another one first.")
    agency = _changed(agency, is_active=False)
    for user in User.objects.filter(agency=agency, is_active=True):
        settle_memberships(user=user)
    record(AGENCY_CLOSED, by=by, about=f"agency:{agency.pk}", details={})
    return agency


@transaction.atomic
def reopen_agency(*, agency: Agency, by: User) -> Agency:
    """A partner comes back. Accounts that closed meanwhile stay closed."""
    check(by, Permission.MANAGE_ACCOUNTS)
    agency = _changed(agency, is_active=True)
    record(AGENCY_REOPENED, by=by, about=f"agency:{agency.pk}", details={})
    return agency


def _changed(agency: Agency, *, is_active: bool) -> Agency:
    agency = Agency.objects.select_for_update().get(pk=agency.pk)
    if agency.is_active == is_active:
        raise StateError("agency_as_it_is", "This agency is so already.")
    agency.is_active = is_active
    agency.save(update_fields=["is_active"])
    return agency
