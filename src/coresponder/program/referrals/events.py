"""What apps further up do when something happened with a referral, in the same transaction.

    when_referral_changed(plan_follow_up)      # (referral, kind of event) -> None

`ReferralEvent` rows keep what happened; this only tells of it. Nothing about the person is handed on but the referral.
"""

from collections.abc import Callable

from coresponder.program.referrals.models import Referral
from coresponder.program.referrals.vocabulary import EventKind

Deed = Callable[[Referral, EventKind], None]
_told: list[Deed] = []


def when_referral_changed(deed: Deed) -> None:
    """Make known what is to be done, once."""
    if deed not in _told:
        _told.append(deed)


def referral_changed(referral: Referral, kind: EventKind) -> None:
    """Something happened with a referral."""
    for deed in _told:
        deed(referral, kind)
