"""Bringing all accounts in line with the day. Sessions are checked on every request; this is for those not in use."""

from dataclasses import dataclass

from django.contrib.sessions.models import Session
from django.utils import timezone

from coresponder.safeguards.staff.actions.closing import close_idle_accounts
from coresponder.safeguards.staff.actions.memberships import settle_all_memberships
from coresponder.safeguards.staff.locking import forget_what_no_longer_counts


@dataclass(frozen=True, kw_only=True)
class KeptInLine:
    """How many accounts changed because a membership ran out, and which were closed for being idle."""

    settled: int
    idle_account_ids: tuple[int, ...]


def keep_accounts_in_line() -> KeptInLine:
    """Settle memberships, close idle accounts, forget failures and sessions that no longer count."""
    settled = settle_all_memberships()
    idle = close_idle_accounts()
    forget_what_no_longer_counts()
    Session.objects.filter(expire_date__lt=timezone.now()).delete()
    return KeptInLine(settled=settled, idle_account_ids=tuple(user.pk for user in idle))
