"""Who works for which agency in which role, and which of one's memberships one acts in now."""

from datetime import date, timedelta

from django.db import transaction
from django.utils import timezone

from coresponder.kernel.errors import StateError, UsageError
from coresponder.safeguards.accounts.models import Agency, Membership, User
from coresponder.safeguards.accounts.vocabulary import ClosedBecause
from coresponder.safeguards.audit.recording import record
from coresponder.safeguards.permissions import Permission, check
from coresponder.safeguards.permissions.roles import OUTSIDER
from coresponder.safeguards.staff.actions.inviting import refuse_unless_it_can_be_given
from coresponder.safeguards.staff.audit_events import (
    ACCOUNT_CLOSED_BY_ITSELF,
    ACTS_FOR_ANOTHER,
    MEMBERSHIP_ADDED,
    MEMBERSHIP_ENDED,
    MEMBERSHIP_RAN_OUT,
)
from coresponder.safeguards.staff.queries.accounts import (
    acts_within_a_membership,
    memberships_in_force,
    others_who_manage_accounts,
)
from coresponder.safeguards.staff.rules import is_in_force


@transaction.atomic
def add_membership(
    *, user: User, agency: Agency, role: str, starts_on: date, by: User, ends_on: date | None = None
) -> Membership:
    """Somebody with an account works for another agency, or in another role, as well.

    Nobody gives a role to themselves: the people who manage accounts do not decide alone what they may see.
    """
    check(by, Permission.MANAGE_ACCOUNTS)
    refuse_unless_it_can_be_given(agency, role)
    user = User.objects.select_for_update().get(pk=user.pk)
    _refuse_unless_sound(user, by, starts_on, ends_on)
    membership = Membership.objects.create(user=user, agency=agency, role=role, starts_on=starts_on, ends_on=ends_on)
    if user.agency_id is None and is_in_force(membership, timezone.localdate()):
        _act(user, membership)
    details: dict[str, int | str] = {"account": user.pk, "role": role, "agency": agency.pk}
    record(MEMBERSHIP_ADDED, by=by, about=f"membership:{membership.pk}", details=details)
    return membership


@transaction.atomic
def end_membership(*, membership: Membership, last_day: date, by: User) -> Membership:
    """The membership ends after `last_day`. One that is over at once ends the sessions of the account, too."""
    check(by, Permission.MANAGE_ACCOUNTS)
    membership = Membership.objects.select_for_update().get(pk=membership.pk)
    _refuse_an_end_that_makes_no_sense(membership, last_day, by)
    membership.ends_on = last_day
    membership.save(update_fields=["ends_on"])
    settle_memberships(user=membership.user)
    details: dict[str, int | str] = {"account": membership.user_id, "last_day": last_day.isoformat()}
    record(MEMBERSHIP_ENDED, by=by, about=f"membership:{membership.pk}", details=details)
    return membership


@transaction.atomic
def act_for(*, membership: Membership, by: User) -> User:
    """The account acts in another of its memberships from now on."""
    user = User.objects.select_for_update().get(pk=by.pk)
    if not memberships_in_force(user, timezone.localdate()).filter(pk=membership.pk).exists():
        raise StateError("not_in_force", "This is no membership of yours that holds today.", "Choose another one.")
    _act(user, membership)
    details: dict[str, int | str] = {"role": membership.role, "agency": membership.agency_id}
    record(ACTS_FOR_ANOTHER, by=user, about=f"membership:{membership.pk}", details=details)
    return user


@transaction.atomic
def settle_memberships(*, user: User) -> User:
    """Bring an account in line with its memberships of today: it acts within one that is in force, or is closed.

    Does nothing for an account that acts for no agency, and nothing where all is in line already.
    """
    user = User.objects.select_for_update().get(pk=user.pk)
    today = timezone.localdate()
    if user.agency_id is None or acts_within_a_membership(user, today):
        return user
    over = user.memberships.filter(agency_id=user.agency_id, role=user.role).order_by("-ends_on").first()
    last_day = over.ends_on.isoformat() if over and over.ends_on else "none"
    user.session_generation += 1
    following = memberships_in_force(user, today).first()
    _act(user, following) if following else _leave(user)
    about = f"membership:{over.pk}" if over else f"account:{user.pk}"
    record(MEMBERSHIP_RAN_OUT, by=user, about=about, details={"account": user.pk, "last_day": last_day})
    return user


def settle_all_memberships() -> int:
    """Settle every open account, once a night; says how many changed."""
    before = {user.pk: user for user in User.objects.filter(is_active=True, agency__isnull=False)}
    after = [settle_memberships(user=user) for user in before.values()]
    return sum(user.session_generation != before[user.pk].session_generation for user in after)


def _act(user: User, membership: Membership) -> None:
    user.agency, user.role = membership.agency, membership.role
    user.save(update_fields=["agency", "role", "session_generation"])


def _leave(user: User) -> None:
    """Nobody to act for is left, so the account closes."""
    user.agency, user.role, user.is_active = None, OUTSIDER.key, False
    user.closed_at, user.closed_because = timezone.now(), ClosedBecause.LEFT
    user.save(update_fields=["agency", "role", "is_active", "closed_at", "closed_because", "session_generation"])
    details: dict[str, int | str] = {"because": ClosedBecause.LEFT.value}
    record(ACCOUNT_CLOSED_BY_ITSELF, by=user, about=f"account:{user.pk}", details=details)


def _refuse_unless_sound(user: User, by: User, starts_on: date, ends_on: date | None) -> None:
    if user.pk == by.pk:
        raise UsageError("own_account", "You cannot give a role to yourself.", "Ask another coordinator.")
    if not user.is_active:
        raise StateError("account_closed", "This account is closed.", "Open it again first.")
    if ends_on is not None and ends_on < starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first.", "Correct one of the two.")


def _refuse_an_end_that_makes_no_sense(membership: Membership, last_day: date, by: User) -> None:
    if membership.ends_on is not None and membership.ends_on < timezone.localdate():
        raise StateError("already_ended", "This membership has ended already.")
    if last_day < membership.starts_on:
        raise UsageError("ends_before_it_starts", "The last day is before the first.", "Choose a later one.")
    if last_day < timezone.localdate() - timedelta(days=1):
        raise UsageError(
            "too_long_ago",
            "A membership cannot end in the past.",
            "Choose yesterday to end it at once, or a later day.",
        )
    if membership.user_id == by.pk and not others_who_manage_accounts(by).exists():
        raise UsageError("last_one", "Nobody else could manage accounts then.", "Invite another coordinator first.")
