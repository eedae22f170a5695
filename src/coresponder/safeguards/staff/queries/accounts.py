"""Who has an account, for the coordinator; what is one's own, for everybody."""

from datetime import date

from django.db.models import Q, QuerySet
from django.db.models.functions import Lower
from django.shortcuts import get_object_or_404

from coresponder.safeguards.accounts.models import Agency, Credential, Invitation, Membership, ReviewedAccount, User
from coresponder.safeguards.accounts.vocabulary import InvitationState, ReviewState, ReviewVerdict
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.permissions.roles import roles_with
from coresponder.safeguards.staff.queries.second_factors import with_second_factor


def accounts_managed_by(user: User) -> QuerySet[User]:
    """Every account by name, with agency, lock, and whether there is a second factor."""
    check(user, Permission.MANAGE_ACCOUNTS)
    return (
        User.objects.select_related("agency", "sign_in_lock")
        .annotate(has_second_factor=with_second_factor())
        .order_by("-is_active", Lower("display_name"), "pk")
    )


def account_managed_by(user: User, account_id: int) -> User:
    """One account, or 404."""
    return get_object_or_404(accounts_managed_by(user), pk=account_id)


def agencies_managed_by(user: User) -> QuerySet[Agency]:
    """Every agency by name."""
    check(user, Permission.MANAGE_ACCOUNTS)
    return Agency.objects.order_by("-is_active", "name")


def invitations_managed_by(user: User) -> QuerySet[Invitation]:
    """Every invitation, newest first."""
    check(user, Permission.MANAGE_ACCOUNTS)
    return Invitation.objects.select_related("agency", "invited_by", "renews").order_by("-invited_at")


def open_invitations(user: User) -> QuerySet[Invitation]:
    """Those that somebody may still accept, or has let run out."""
    return invitations_managed_by(user).filter(state=InvitationState.OPEN)


def memberships_of(user: User) -> QuerySet[Membership]:
    """All memberships of an account, also those that have ended."""
    return user.memberships.select_related("agency").order_by("-starts_on", "pk")


def memberships_in_force(user: User, on: date) -> QuerySet[Membership]:
    """The memberships of an account that hold on that day, in agencies that are still part of the program."""
    holds = Q(starts_on__lte=on) & (Q(ends_on__isnull=True) | Q(ends_on__gte=on))
    return memberships_of(user).filter(holds, agency__is_active=True)


def acts_within_a_membership(user: User, on: date) -> bool:
    """Whether the agency and role that the account acts in now are those of a membership in force."""
    if user.agency_id is None:
        return False
    return memberships_in_force(user, on).filter(agency_id=user.agency_id, role=user.role).exists()


def credentials_of(user: User) -> QuerySet[Credential]:
    """What the account is qualified as, what expires first on top."""
    return user.credentials.all()


def credentials_to_renew(user: User, before: date) -> QuerySet[Credential]:
    """Credentials of open accounts that expire before that day."""
    check(user, Permission.MANAGE_ACCOUNTS)
    return Credential.objects.select_related("user").filter(user__is_active=True, expires_on__lt=before)


def others_who_manage_accounts(user: User) -> QuerySet[User]:
    """Open accounts besides this one whose role may manage accounts: somebody must be left."""
    roles = [role.key for role in roles_with(Permission.MANAGE_ACCOUNTS)]
    return User.objects.filter(is_active=True, role__in=roles).exclude(pk=user.pk)


def changes_asked_for(user: User) -> QuerySet[ReviewedAccount]:
    """What signed-off reviews want changed and nobody has changed yet."""
    check(user, Permission.MANAGE_ACCOUNTS)
    return ReviewedAccount.objects.select_related("user", "review", "agency").filter(
        verdict=ReviewVerdict.CHANGE, changed_at=None, review__state=ReviewState.SIGNED_OFF
    )
