"""What can be said of a service in which state of the referral."""

from collections.abc import Mapping

from coresponder.program.referrals.models import Destination, Referral
from coresponder.program.referrals.vocabulary import DestinationState, ReferralState, Step

OPEN = (DestinationState.SENT, DestinationState.SEEN, DestinationState.WAITLISTED)
FOR_ASKED = (Step.ACCEPT, Step.DECLINE, Step.WAITLIST)
# What can be said in which state of the referral, in the order in which a page offers it.
OFFERED: Mapping[ReferralState, tuple[Step, ...]] = {
    ReferralState.SENT: (Step.ACCEPT, Step.DECLINE, Step.WAITLIST),
    ReferralState.SEEN: (Step.ACCEPT, Step.DECLINE, Step.WAITLIST),
    ReferralState.WAITLISTED: (Step.ACCEPT, Step.DECLINE),
    ReferralState.ACCEPTED: (Step.APPOINTMENT, Step.ATTENDED, Step.GIVE_BACK),
    ReferralState.APPOINTMENT: (Step.ATTENDED, Step.NO_SHOW, Step.CANCELLED, Step.APPOINTMENT, Step.GIVE_BACK),
    ReferralState.NO_SHOW: (Step.APPOINTMENT, Step.ATTENDED, Step.GIVE_BACK),
    ReferralState.CANCELLED: (Step.APPOINTMENT, Step.ATTENDED, Step.GIVE_BACK),
    ReferralState.ATTENDED: (Step.ATTENDED, Step.ENGAGED, Step.COMPLETED),
    ReferralState.ENGAGED: (Step.COMPLETED, Step.ATTENDED),
}


def offered(referral: Referral, destination: Destination) -> tuple[Step, ...]:
    """What can be said of one service now."""
    if referral.is_over or (destination.state not in OPEN and not destination.is_winner):
        return ()
    found = OFFERED.get(ReferralState(referral.state), ())
    if destination.state == DestinationState.WAITLISTED:
        return tuple(each for each in found if each != Step.WAITLIST)
    return found
