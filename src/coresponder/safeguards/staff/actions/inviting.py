"""One-time links: made by the coordinator, handed over in person, used once.

Only the hash of a link's token is kept, so that nobody who reads the database can use one. Nothing is sent by the
program.
"""

import hashlib
import secrets
from dataclasses import dataclass
from datetime import date, timedelta

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, Invitation, Membership, User
from coresponder.safeguards.accounts.vocabulary import InvitationState
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.staff.audit_events import (
    ACCOUNT_SET_UP_ANEW,
    FIRST_INVITED,
    INVITATION_ACCEPTED,
    INVITATION_WITHDRAWN,
    INVITED,
    INVITED_AGAIN,
)
from coresponder.safeguards.staff.locking import NOBODY_ID, release
from coresponder.safeguards.staff.rules import INVITATION_TRANSITIONS, ROLES_TO_GIVE

DAYS_UNTIL_IT_EXPIRES = 7


class NotValidError(StateError):
    """A link that cannot be used; why is not said to whoever holds it."""

    def __init__(self) -> None:
        super().__init__(
            "invitation_not_valid",
            "This link has been used, was withdrawn, or is older than seven days.",
            "Ask the coordinator for another one.",
        )


@dataclass(frozen=True, kw_only=True)
class HandedOut:
    """An invitation with its token, which is known only now."""

    invitation: Invitation
    token: str


@transaction.atomic
def invite(*, display_name: str, agency: Agency, role: str, by: User, ends_on: date | None = None) -> HandedOut:
    """Make a link with which one person gets an account with this role in this agency."""
    check(by, Permission.MANAGE_ACCOUNTS)
    refuse_unless_it_can_be_given(agency, role)
    made = _hand_out(display_name=display_name, agency=agency, role=role, invited_by=by, ends_on=ends_on)
    details: dict[str, int | str] = {"role": role, "agency": agency.pk}
    record(INVITED, by=by, about=f"invitation:{made.invitation.pk}", details=details)
    return made


@transaction.atomic
def invite_first(*, display_name: str, agency: Agency, role: str) -> HandedOut:
    """The link for the first coordinator, made on the server while nobody can make one in the browser."""
    refuse_unless_it_can_be_given(agency, role)
    if User.objects.filter(is_active=True, role=role).exists():
        raise StateError(
            "not_the_first", "Somebody with this role has an account already.", "Ask that person for an invitation."
        )
    made = _hand_out(display_name=display_name, agency=agency, role=role, invited_by=None, ends_on=None)
    nobody = User(pk=NOBODY_ID, role="")
    record(FIRST_INVITED, by=nobody, about=f"invitation:{made.invitation.pk}", details={})
    return made


@transaction.atomic
def invite_again(*, user: User, by: User) -> HandedOut:
    """Make a link with which the owner of an account sets it up anew, after a password or a device was lost."""
    check(by, Permission.MANAGE_ACCOUNTS)
    if not user.is_active or user.agency is None:
        raise StateError("account_closed", "This account is closed or acts for nobody.", "Open it again first.")
    if user.pk == by.pk:
        raise UsageError("own_account", "You cannot set up your own account anew.", "Ask another coordinator.")
    made = _hand_out(
        display_name=user.display_name, agency=user.agency, role=user.role, invited_by=by, ends_on=None, renews=user
    )
    record(INVITED_AGAIN, by=by, about=f"invitation:{made.invitation.pk}", details={"account": user.pk})
    return made


@transaction.atomic
def withdraw_invitation(*, invitation: Invitation, by: User) -> Invitation:
    """The link works no more."""
    check(by, Permission.MANAGE_ACCOUNTS)
    invitation = Invitation.objects.select_for_update().get(pk=invitation.pk)
    INVITATION_TRANSITIONS.check(current=invitation.state, wanted=InvitationState.WITHDRAWN)
    _end(invitation, InvitationState.WITHDRAWN)
    record(INVITATION_WITHDRAWN, by=by, about=f"invitation:{invitation.pk}", details={})
    return invitation


def invitation_behind(token: str) -> Invitation:
    """The invitation that a link leads to, if it can still be accepted; StateError says that it cannot."""
    found = Invitation.objects.select_related("agency", "renews").filter(token_hash=_hash_of(token)).first()
    return _acceptable(found)


def invitation_still_open(invitation_id: str) -> Invitation:
    """The invitation whose link was followed before, if it can still be accepted."""
    return _acceptable(Invitation.objects.select_related("agency", "renews").filter(pk=invitation_id).first())


@transaction.atomic
def accept_invitation(*, invitation: Invitation, username: str, password: str | None) -> User:
    """The invited person has chosen a username and a password, and has an account now.

    Without a password nobody signs in to it except through a single sign-on that is connected in the same transaction.
    """
    invitation = _acceptable(Invitation.objects.select_for_update().get(pk=invitation.pk))
    INVITATION_TRANSITIONS.check(current=invitation.state, wanted=InvitationState.ACCEPTED)
    user = _renewed(invitation.renews, password) if invitation.renews else _new(invitation, username, password)
    # Somebody may have tried the name before it was anybody's.
    release(user.username)
    _end(invitation, InvitationState.ACCEPTED, accepted_by=user)
    event = ACCOUNT_SET_UP_ANEW if invitation.renews else INVITATION_ACCEPTED
    record(event, by=user, about=f"invitation:{invitation.pk}", details={})
    return user


def refuse_unless_it_can_be_given(agency: Agency, role: str) -> None:
    """A role that there is, in an agency that is part of the program."""
    if role not in ROLES_TO_GIVE:
        raise UsageError("no_such_role", "There is no such role to give.", "Choose one of the list.")
    if not agency.is_active:
        raise UsageError("agency_closed", "This agency is no longer part of the program.", "Choose another one.")


def _acceptable(found: Invitation | None) -> Invitation:
    if found is None or found.state != InvitationState.OPEN or found.expires_at <= timezone.now():
        raise NotValidError
    if found.renews is not None and not found.renews.is_active:
        raise NotValidError
    return found


def _hand_out(
    *,
    display_name: str,
    agency: Agency,
    role: str,
    invited_by: User | None,
    ends_on: date | None,
    renews: User | None = None,
) -> HandedOut:
    token = secrets.token_urlsafe(32)
    invitation = Invitation.objects.create(
        display_name=display_name,
        agency=agency,
        role=role,
        ends_on=ends_on,
        renews=renews,
        token_hash=_hash_of(token),
        invited_by=invited_by,
        expires_at=timezone.now() + timedelta(days=DAYS_UNTIL_IT_EXPIRES),
    )
    return HandedOut(invitation=invitation, token=token)


def _new(invitation: Invitation, username: str, password: str | None) -> User:
    if User.objects.filter(username__iexact=username).exists():
        raise UsageError("username_taken", "This username is taken.", "Choose another one.")
    user = User.objects.create_user(
        username, password, display_name=invitation.display_name, role=invitation.role, agency=invitation.agency
    )
    Membership.objects.create(
        user=user,
        agency=invitation.agency,
        role=invitation.role,
        starts_on=timezone.localdate(),
        ends_on=invitation.ends_on,
    )
    return user


def _renewed(user: User, password: str | None) -> User:
    """A new password, no second factor any more, and every session of before ended."""
    user = User.objects.select_for_update().get(pk=user.pk)
    user.set_password(password)
    user.session_generation += 1
    user.save(update_fields=["password", "session_generation"])
    Authenticator.objects.filter(user_id=user.pk).delete()
    return user


def _end(invitation: Invitation, state: InvitationState, accepted_by: User | None = None) -> None:
    invitation.state, invitation.ended_at, invitation.accepted_by = state, timezone.now(), accepted_by
    invitation.save(update_fields=["state", "ended_at", "accepted_by"])


def _hash_of(token: str) -> str:
    return hashlib.sha256(token.encode()).hexdigest()
