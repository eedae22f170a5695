"""What may follow what, and what is due when."""

from datetime import date, timedelta

from coresponder.kernel.transitions import Transitions
from coresponder.safeguards.accounts.models import Credential, Membership
from coresponder.safeguards.accounts.vocabulary import InvitationState, ReviewState
from coresponder.safeguards.permissions import ROLES, Role
from coresponder.safeguards.permissions.roles import OUTSIDER

INVITATION_TRANSITIONS = Transitions(
    noun="invitation",
    allowed={
        InvitationState.OPEN: {
            InvitationState.ACCEPTED: "the invited person sets a password",
            InvitationState.WITHDRAWN: "the coordinator withdraws it",
        },
        InvitationState.ACCEPTED: {},
        InvitationState.WITHDRAWN: {},
    },
)
REVIEW_TRANSITIONS = Transitions(
    noun="review",
    allowed={
        ReviewState.OPEN: {ReviewState.SIGNED_OFF: "the privacy officer signs it off"},
        ReviewState.SIGNED_OFF: {},
    },
)
# Somebody without a role needs no invitation.
ROLES_TO_GIVE: dict[str, Role] = {key: role for key, role in ROLES.items() if key != OUTSIDER.key}
DAYS_BEFORE_A_CREDENTIAL_EXPIRES = 60


def is_in_force(membership: Membership, on: date) -> bool:
    """Whether the membership holds on that day; its first and its last day count."""
    return membership.starts_on <= on and (membership.ends_on is None or on <= membership.ends_on)


def expiry_of(credential: Credential, on: date) -> str:
    """“expired”, “soon” or “valid”: how urgently a credential has to be renewed."""
    if credential.expires_on is None or credential.expires_on > on + timedelta(days=DAYS_BEFORE_A_CREDENTIAL_EXPIRES):
        return "valid"
    return "expired" if credential.expires_on < on else "soon"
