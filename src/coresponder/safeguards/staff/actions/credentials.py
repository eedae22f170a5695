"""What somebody is qualified as, written down by the coordinator."""

from datetime import date

from django.db import transaction

from coresponder.kernel.errors import UsageError
from coresponder.safeguards.accounts.models import Credential, User
from coresponder.safeguards.accounts.vocabulary import CredentialKind
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.audit_events import CREDENTIAL_ADDED, CREDENTIAL_REMOVED


@transaction.atomic
def add_credential(
    *, user: User, kind: CredentialKind, number: str, issued_on: date, expires_on: date | None, by: User
) -> Credential:
    """One license, certification or training, with the day on which it has to be renewed."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if expires_on is not None and expires_on < issued_on:
        raise UsageError("expires_before_issued", "It would expire before it was issued.", "Correct one of the two.")
    credential = Credential.objects.create(
        user=user, kind=kind, number=number, issued_on=issued_on, expires_on=expires_on
    )
    record(CREDENTIAL_ADDED, by=by, about=f"credential:{credential.pk}", details={"account": user.pk})
    return credential


@transaction.atomic
def remove_credential(*, credential: Credential, by: User) -> None:
    """One that was recorded by mistake, or has been replaced."""
    check(by, Permission.MANAGE_ACCOUNTS)
    about, details = f"credential:{credential.pk}", {"account": credential.user_id}
    credential.delete()
    record(CREDENTIAL_REMOVED, by=by, about=about, details=details)
